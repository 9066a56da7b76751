import type { Span } from "../call.js";
import type { Conversation, Utterance } from "./conversation.js";
import { isNumberWord } from "./numbers.js";

/** What agents ask for, or customers give, by which one tells who is calling; a name alone does not. */
const ASKED = [
  "datum-birth",
  "datum-address",
  "datum-social",
  "datum-secret",
  "datum-phone",
  "datum-email",
  "datum-postcode",
  "datum-number",
  "datum-card",
];

/** "[Verifying account information]", "(after verification)": stage directions are not words that cues see. */
const VERIFIED = /verif|authenticat|identity|security (?:check|question)|\b(?:id|pin) (?:checked|confirmed|entered)/i;

/** The first place where somebody checks who is calling: asks for data that only the owner knows, is given them, or says that it is done. */
export function identityCheckOf(call: Conversation): Span | undefined {
  for (const turn of call.turns) {
    if (turn.role === "system" && VERIFIED.test(turn.text)) return turn.span;
    const cues = turn.role === "customer" ? ["gives-identity"] : ["identity-check"];
    if (turn.role === "agent" && turn.has("asks-for")) cues.push(...ASKED);
    const [mention] = turn.mentions(...cues);
    if (mention !== undefined) return mention.span;
  }
  return undefined;
}

/** "Your balance is forty-one dollars", or the answer to what customers ask of their own account: where it is first told. */
export function disclosureIn(call: Conversation): Span | undefined {
  for (const turn of call.agentTurns) {
    const [mention] = turn.mentions("account-detail");
    if (mention !== undefined) return mention.span;
    const asked = turn.previous();
    if (asked?.role === "customer" && asksOfTheirOwn(asked, call) && tells(turn)) return turn.span;
  }
  return undefined;
}

/** "What's my balance?"; asked of those who keep accounts, anything of the customer's own: "am I overdrawn?", "when did I last pay?" */
function asksOfTheirOwn(asked: Utterance, call: Conversation): boolean {
  if (asked.has("asks-of-account")) return true;
  return OF_THEIR_OWN.test(asked.tokens.norm) && !OF_ORDERS.test(asked.tokens.norm) && KEEPS_ACCOUNTS.test(call.agentTurns[0]!.tokens.norm);
}

const OF_THEIR_OWN =
  / (?:(?:did|has|have|had|was|is) my (?!name)|(?:did|have|had|am|was) i (?!(?:able|allowed|supposed|right|too|correct|through|speaking|to|eligible|covered|need) )|what did (?:\S+ ){1,3}(?:put me|give me|prescribe|start me) |how (?:much|many) (?:\S+ )?(?:am|do) i (?:on|still|paying|left) )/;
const OF_ORDERS =
  / (?:appointments?|orders?|parcel|delivery|booking|tickets?|cake|table|car|bike|phone|laptop|package|engineer|slot|visit) /;
const KEEPS_ACCOUNTS =
  / (?:\S*banks?|building society|credit|mortgages?|loans?|savings|pensions?|\S*insurance|assurance|energy|power|gas|electric\S*|water|mobile|telecom|broadband|wireless|clinic|surgery|hospital|medical|health|practice|tax|benefits?|payroll|finance|financial|investments?) /;

/** An answer with a number, a date or an address, or a plain "yes": no question, and nobody goes to look it up. */
function tells(turn: Utterance): boolean {
  if (turn.has("asks-for", "hold-words", "hold-on", "named-act", "transfer-words") || /\?\W*$/.test(turn.text)) return false;
  return turn.tokens.words.some((word) => isNumberWord(word) && word !== "one") || ANSWERS.test(turn.tokens.norm);
}

const ANSWERS = / (?:yes|they|it|you) (?:it |they |you |your \S+ )?(?:is|are|have|has|had|did|came|went|was|were) (?:\S+ ){2}/;
