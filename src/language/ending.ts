// Longer than a source file should be: how calls come to their end, and where the end begins, is one procedure.
import type { Conversation, Utterance } from "./conversation.js";
import type { Direction } from "./directions.js";
import { leanPattern } from "../lean-pattern.js";

/**
 * How a call ends: `closed` to its end, the customer `left` before the agent closed it, it was passed on (`transferred`) or to a machine
 * (`mailbox`), the line or the recording was `cut-off`, or the recording `stops` while they still talk.
 */
export interface Ending {
  kind: "closed" | "left" | "transferred" | "mailbox" | "cut-off" | "stops";
  /** The turn with which the closing begins; undefined where nobody closes. */
  from?: Utterance;
  /** The turns that were spoken, without stage directions and marks of the file's end. */
  spoken: readonly Utterance[];
}

/** Shorter recordings than this many turns hold no whole call (RULES.md). */
const SHORTEST = 4;
/** Agent turns that may follow the words of a transfer until the customer is gone. */
const AFTERWORDS = 2;

/** How a call ends, and where its closing begins. */
export function endingOf(call: Conversation): Ending {
  const spoken = call.turns.filter((turn) => turn.role !== "system" && isSpeech(turn));
  const passed = passedOn(call, spoken);
  if (passed !== undefined) return { kind: passed, spoken };
  const closing = closingOf(spoken);
  if (isDropped(call, spoken)) return { kind: "cut-off", spoken };
  if (spoken.length < SHORTEST) return { kind: "stops", spoken };
  if (isBrokenOff(spoken)) return { kind: "cut-off", spoken };
  if (closing === undefined) return { kind: isSettledDown(spoken) ? "closed" : "stops", spoken };
  if (closing.role === "customer") return { kind: "left", from: closing, spoken };
  const last = spoken.at(-1)!;
  if (last.role === "agent" && isOpenOffer(last)) return { kind: "stops", spoken };
  return { kind: "closed", from: closing, spoken };
}

function isSpeech({ tokens }: Utterance): boolean {
  return tokens.words.some((word) => word !== "unk") && !END_MARK.test(tokens.norm);
}

/** What files write at their end as if somebody said it. */
const END_MARK = leanPattern(
  /^ (?:the )?(?:end|(?:call|conversation|transcript|recording|chat)(?: is| has| was)?(?: now| been)? (?:end|ends|ended|over|complete|completed|closed)|end of (?:the )?(?:call|conversation|transcript|recording|chat|dialog|dialogue)|(?:call|conversation|chat|transcript)_end(?:ed)?) $/,
);

/** The call went on elsewhere, and nobody who took it is heard to close it. */
function passedOn(call: Conversation, spoken: readonly Utterance[]): "transferred" | "mailbox" | undefined {
  const isLast = (index: number, offset: number) =>
    !spoken.some((turn) => turn.role === "agent" && !turn.backchannel && (turn.index > index || (turn.index === index && offset === 0)));
  const { at, kind, after } = call.directions.findLast((one) => one.kind === "mailbox" || one.kind === "transfer") ?? {};
  if (kind === "mailbox" && isLast(after!.turn, at!.turn === after!.turn ? 1 : 0)) return "mailbox";
  const transfer = call.transfers.at(-1);
  if (transfer === undefined) return undefined;
  const from = transfer.receiver?.index ?? transfer.event?.after.turn ?? transfer.turn.index + 1;
  const later = spoken.filter((turn) => turn.role === "agent" && !turn.backchannel && turn.index >= from);
  return later.length <= AFTERWORDS && !later.some((turn) => transfer.receiver !== undefined && turn.has("farewell", "parting-thanks"))
    ? transfer.toMailbox
      ? "mailbox"
      : "transferred"
    : undefined;
}

/** The line went dead, or somebody hung up on the other in the middle. */
function isDropped({ directions, call }: Conversation, spoken: readonly Utterance[]): boolean {
  const end: Direction | undefined = directions.findLast((one) => one.kind === "end");
  const last = spoken.at(-1);
  if (end?.span === undefined || last === undefined || end.at.turn < last.index) return false;
  const said = call.turns[end.span.turn]!.text.slice(end.span.start, end.span.end).toLowerCase();
  return /\b(?:drop|disconnect|cut|dead|lost|terminated)/.test(said) && !last.has("farewell");
}

/** The turn with which the closing that lasts to the end begins. */
function closingOf(spoken: readonly Utterance[]): Utterance | undefined {
  let closing: Utterance | undefined;
  let offered = false;
  let talk = 0;
  for (const [position, turn] of spoken.entries()) {
    if (turn.role === "agent") {
      if (position >= OPENING && isClosing(turn)) closing ??= turn;
      offered = isOpenOffer(turn) || turn.has("resolution-check") || (offered && turn.backchannel);
    } else if (turn.role === "customer") {
      if (position >= OPENING && isLeaving(turn)) closing ??= offered && !hasAll(turn, spoken[position - 1]!) ? spoken[position - 1] : turn;
      else if (closing !== undefined && (isReopening(turn, offered) || (isTalk(turn) && ++talk >= GOES_ON))) closing = undefined;
      if (closing === undefined) talk = 0;
      offered &&= turn.backchannel;
    }
  }
  return closing;
}

/** So many more things the customer says where nothing was closed. */
const GOES_ON = 3;

/** More than thanks, a farewell or an okay. */
function isTalk(turn: Utterance): boolean {
  return turn.tokens.words.length >= 5 && !isLeaving(turn) && !turn.has("thanks", "says-pleased");
}

/** "Did I cover it all?" "Yes, that's everything I needed.": more than the answer, the customer wraps up. */
function hasAll(turn: Utterance, asked: Utterance): boolean {
  return (
    !isOpenOffer(asked) &&
    (turn.mentions("that-is-all").some(({ text }) => /\b(?:need|want|after$|came for|called (?:for|about))/i.test(text)) ||
      SAYS_ALL.test(turn.tokens.norm))
  );
}

/** "It has, that's everything": an answer, and then more than one. */
const SAYS_ALL = /^ (?:\S+ ){1,6}that is (?:the lot|everything|all|me done|us done) /;

/** Turns at the start that greet and close nothing. */
const OPENING = 2;

function isClosing(turn: Utterance): boolean {
  return turn.has("farewell", "parting-thanks", "more-help-offer") && !turn.has("takes-call");
}

/** An offer of more help that waits for its answer. */
function isOpenOffer(turn: Utterance): boolean {
  const offer = turn.mentions("more-help-offer").at(-1);
  return (
    offer !== undefined && turn.tokens.words.length - offer.last < 12 && !turn.has("farewell") && !LATER.test(offer.text.toLowerCase())
  );
}

/** "Call us if anything else comes up" waits for no answer. */
const LATER = /\b(?:hesitate|feel free|if|should|whenever|know where|call|contact|reach|shout|here|available)\b/;

/** The customer says good-bye or wraps up, and asks nothing in the same breath. */
export function isLeaving(turn: Utterance): boolean {
  return turn.has("says-goodbye", "customer-leaves", "that-is-all") && !isAsking(turn) && !goesOn(turn) && !isOfAnother(turn);
}

/** "It was under your old name, that's why." "That'd be it.", "the twelve pounds?" "That's it.": said of a reason, or of what was asked. */
export function isOfAnother(turn: Utterance): boolean {
  const asked = turn.previous("agent");
  if (asked === undefined || isOpenOffer(asked) || asked.has("resolution-check")) return false;
  return THAT_WOULD.test(turn.tokens.norm) || (THAT_IS.test(turn.tokens.norm) && ASKED.test(asked.text));
}

const THAT_WOULD = /^ (?:\S+ ){0,2}that (?:would|will|must|might) be it $/;
const THAT_IS = /^ (?:yes )?that is it $/;
/** A question, and not whether that is all. */
const ASKED = /^(?!.*\b(?:all|else|everything|lot)\b).*\?\W*$/is;

/** "Is that still the one?" "That's it. And could I keep two of them?": an answer, and a question that comes after it. */
function goesOn(turn: Utterance): boolean {
  const last = turn.mentions("says-goodbye", "customer-leaves", "that-is-all").reduce((one, other) => (other.end > one.end ? other : one));
  return /\?/.test(turn.text.slice(last.end));
}

/** "Can you", "did that": not the "did that" of "you did that's everything". */
const QUESTION =
  /(?<! (?:i|you|we|they|he|she|it)) (?:can|could|would|will|do|does|did|is|are|when|what|how|where|why|who) (?:i|you|we|it|they|that|there|the|my|he|she|long|much|many)(?= )/;

/** "Great that's what I needed": no question for all its "what". */
const TOLD = / (?:is|was) (?:just |exactly |all )?what (?:i|we)(?= )/g;

function isAsking({ text, tokens }: Utterance): boolean {
  return /\?\W*$/.test(text) || (!/[.!?]/.test(text) && QUESTION.test(tokens.norm.replace(TOLD, " ")));
}

/** The customer takes up the offer, or comes up with something new. */
function isReopening(turn: Utterance, offered: boolean): boolean {
  if (isLeaving(turn) || turn.backchannel) return false;
  if (offered && /^ (?:(?:oh|well|actually|so|and|um) )*yes /.test(turn.tokens.norm)) return true;
  if (offered && /^ (?:(?:oh|well|um) )*no /.test(turn.tokens.norm) && !turn.has("states-request")) return false;
  return isAsking(turn) || (turn.has("states-request", "states-problem") && !turn.has("thanks"));
}

/** "Right you are", "so we will": whole for all that they end in a word that begins something. */
const WHOLE =
  / (?:(?:right|there|here) (?:you|we) (?:are|go)|(?:so|indeed) (?:i|we|you|it|they) (?:will|are|is)|(?:i|we|that|it) (?:will|is|are)) $/;

function isWhole({ text, tokens: { norm } }: Utterance): boolean {
  return /[.!?]\W*$/.test(text) || WHOLE.test(norm);
}

const TRAILS_OFF = new Set("the a an to and or but of for with your my our i we in on at is are will if that because so let".split(" "));

/** "Right so", "okay then, that's you done": said when all is said. */
const WINDS_UP =
  / (?:(?:right|okay|all right|grand|sound|lovely|perfect|well|great|good|done|sorted) (?:so|then)|that is (?:you|us|it|that|everything|all) (?:all )?(?:then |now )?(?:done|sorted|set|finished|booked|settled|complete)(?: (?:then|so|now))?|(?:so )?that is that(?: then)?) $/;

/** The last turn ends in the middle of a sentence. */
function isBrokenOff(spoken: readonly Utterance[]): boolean {
  const last = spoken.at(-1)!;
  if (last.has("farewell", "parting-thanks", "more-help-offer", "thanks")) return false;
  if (WINDS_UP.test(last.tokens.norm)) return false;
  if ((TRAILS_OFF.has(last.tokens.words.at(-1)!) && !isWhole(last)) || /(?:--|[-–—…,])\s*$/.test(last.text)) return true;
  const others = spoken.slice(0, -1);
  const isStopped = ({ text }: Utterance) => /[.!?"'”’)\]*]\s*$/.test(text);
  return !isStopped(last) && others.length > 0 && others.filter(isStopped).length / others.length > 0.9;
}

const ACKNOWLEDGING = new Set(
  "yes okay all right cool sure fine no problem problems worries welcome great mmhm mm hm hmm yeah you got it not at anytime any time are great perfect good lovely very well fair enough grand righto right then will do that is and so sound done nice super alrighty ciao sorry".split(
    " ",
  ),
);

/** "Right, thanks." "Okay then." "Okay.": thanks and nothing but okays after. */
function isThanksAndOkays(spoken: readonly Utterance[]): boolean {
  const okays = spoken.slice(-3).filter(({ tokens: { words } }) => words.length <= 5 && words.every((word) => ACKNOWLEDGING.has(word)));
  const before = okays.length === 2 ? spoken.at(-3)! : undefined;
  return before?.role === "customer" && before.has("thanks") && !isAsking(before) && !okays.includes(before);
}

/** Nobody takes leave, but they have done: an "okay thanks", or a bare "yep" to what the customer said last. */
function isSettledDown(spoken: readonly Utterance[]): boolean {
  if (isThanksAndOkays(spoken)) return true;
  const last = spoken.at(-1)!;
  const before = spoken.at(-2)!;
  const [agent, customer] = last.role === "agent" ? [last, before] : [undefined, last];
  if (customer.role !== "customer" || isAsking(customer)) return false;
  if (customer.has("thanks")) return true;
  if (agent !== undefined && WINDS_UP.test(agent.tokens.norm) && agent.tokens.words.length <= 10) return true;
  const isOkay = customer.tokens.words.every((word) => ACKNOWLEDGING.has(word));
  // "Good." "Thursday, then."
  if (agent !== undefined && isOkay && agent.tokens.words.length <= 4 && agent.tokens.words.at(-1) === "then") return true;
  return agent !== undefined && agent.tokens.words.length <= 5 && agent.tokens.words.every((word) => ACKNOWLEDGING.has(word));
}
