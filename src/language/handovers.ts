import type { Span } from "../call.js";
import type { Conversation, Utterance } from "./conversation.js";
import { names } from "./matter.js";
import { notionsOf } from "./notions.js";
import type { Transfer } from "./transfers.js";

/** A transfer after which whoever took the call is heard. */
export interface Handover {
  /** The first turn of whoever took it. */
  receiver: Utterance;
  /** They know who calls or what about before the customer says so again. */
  introduced: boolean;
}

/** A transfer that ends at a machine. */
export interface MailboxTransfer {
  at: Span;
  /** The customer asked for it, or said yes when it was offered. */
  askedFor: boolean;
}

/** A customer's turn of more words than these tells it all again. */
const GREETING = 5;
/** Customer turns before a transfer in which a mailbox may have been asked for. */
const REACH = 3;

/** The transfers of a call after which it can be told whether the customer was introduced. */
export function handoversOf(call: Conversation): readonly Handover[] {
  const cold = call.agentTurns.find((turn) => isCold(turn, call));
  if (cold !== undefined) return [{ receiver: cold, introduced: false }];
  return call.transfers.flatMap((transfer) => {
    const { receiver } = transfer;
    if (receiver === undefined || transfer.toMailbox) return [];
    const { heard, retold } = heardUntilRetold(receiver, call);
    // Whoever asks for the name has it from the customer.
    const asked = heard.findIndex((turn) => turn.has("name-request"));
    const introduced = heard.some((turn, index) => isInformed(turn, call, asked >= 0 && index > asked));
    const asks = heard.some((turn) => turn.has("invites-matter", "name-request", "takes-over-cold"));
    return introduced || asks || retold ? [{ receiver, introduced }] : [];
  });
}

/** "Workshop, caller for you": said to the colleague, and no more than that. */
const COLD =
  / (?:caller|customer|somebody|someone|call|gentleman|lady|man|woman|one) (?:here )?for you (?!from |in |who |that |at |here |now )/;

/** Whether a colleague is brought in before the customer's ears and told neither who it is nor what about. */
function isCold(turn: Utterance, call: Conversation): boolean {
  const [next] = turn.following("agent", 1);
  if (next?.speaker === undefined || next.speaker === turn.speaker || !COLD.test(turn.tokens.norm)) return false;
  return !isInformed(turn, call, false);
}

/** What agents say from the pick-up on, until the customer tells the matter again. */
function heardUntilRetold(receiver: Utterance, call: Conversation): { heard: Utterance[]; retold: boolean } {
  const heard: Utterance[] = [];
  for (const turn of call.turns.slice(receiver.index)) {
    if (turn.role === "customer" && turn.tokens.words.length > GREETING) return { heard, retold: true };
    if (turn.role === "agent") heard.push(turn);
    if (heard.length > REACH) break;
  }
  return { heard, retold: false };
}

function isInformed(turn: Utterance, call: Conversation, isNameAsked: boolean): boolean {
  if (turn.has("knows-matter")) return true;
  if (!isNameAsked && call.names.uses.some((use) => use.turn === turn.index)) return true;
  if (call.matter === undefined) return false;
  const { notions } = call.matter;
  const place = placeOf(turn);
  const numbers = numbersAskedIn(turn);
  if (ABOUT.test(turn.tokens.norm) && [...notionsOf(turn, [place, ...numbers])].some((notion) => notions.has(notion))) return true;
  return !turn.has("invites-matter") && names(turn, notions, [place, ...numbers]);
}

/** "What's your permit number?": a permit may be the matter, but its number is asked of everybody. */
function numbersAskedIn({ tokens: { words } }: Utterance): { first: number; last: number }[] {
  return [...words.keys()]
    .filter((index) => /^(?:number|numbers|reference|ref|id)$/.test(words[index]!))
    .map((last) => ({ first: Math.max(0, last - 2), last }));
}

/** "Is this about the lamp?" shows that somebody told them. */
const ABOUT =
  / (?:is (?:this|it|that)|this is|it is|calling|ringing|phoning|here|you are) (?:\S+ )?(?:about|regarding|concerning|for|with) (?!what|which|me )/;

const GREETS = /^(?:hello|hi|hiya|hey|good|morning|afternoon|evening|this|it|speaking|here|thank|thanks|yes|my)$/;
const DESK =
  /^(?:clinic|team|desk|department|office|line|unit|ward|center|services?|support|helpline|reception|section|branch|speaking|here)$/;
const ASKS_NEXT = /^(?:can|may|could|how|what|who|is|do|name|your|i|you)$/;
/** Words of a place's name. */
const NAME = 4;

/** Whoever picks up says so many words at least if they say more than where. */
const BARE = 3;

/** "Roof team, hello", "you're through to the lost parcels desk": whoever picks up says where, which is no word of the matter. */
function placeOf({ tokens: { words } }: Utterance): { first: number; last: number } {
  const through = words.findIndex((word, index) => word === "to" && /^(?:through|speaking|reached)$/.test(words[index - 1] ?? ""));
  const start = through >= 0 && through < 6 ? through + 1 : words.findIndex((word) => !GREETS.test(word));
  const isNear = (index: number) => index > start && index <= start + NAME;
  const desk = words.findIndex((word, index) => isNear(index) && (DESK.test(word) || GREETS.test(word)));
  const end = desk >= 0 ? desk : words.findIndex((word, index) => isNear(index) && ASKS_NEXT.test(word)) - 1;
  // "Cards."
  if (words.length <= BARE) return { first: 0, last: words.length - 1 };
  return start < 0 || end < 0 || start > NAME + 2 ? { first: 0, last: -1 } : { first: start, last: end };
}

/** The transfers of a call that end at a machine. */
export function mailboxTransfersOf(call: Conversation): readonly MailboxTransfer[] {
  return call.transfers
    .filter((transfer) => transfer.toMailbox)
    .map((transfer) => ({ at: transfer.mailbox ?? transfer.at, askedFor: isAskedFor(transfer, call) }));
}

function isAskedFor({ turn, event }: Transfer, call: Conversation): boolean {
  const until = event?.at.turn ?? turn.index + 2;
  const said = [...turn.preceding("customer", REACH), ...call.turns.slice(turn.index, until).filter((one) => one.role === "customer")];
  if (said.some((one) => one.has("mailbox-named") && !one.has("transfer-declined") && !isRefused(one))) return true;
  // A script says for whom the line is: "You asked for his voicemail, I'm putting you through."
  if (call.call.kind === "script" && / you (?:have |did )?(?:asked|wanted|wished|ask|want|prefer|preferred|like) /.test(turn.tokens.norm))
    return true;
  return [turn, ...turn.preceding("agent", 1)].some(
    (offer) => offer.has("mailbox-offered") && YES.test(offer.next("customer")?.tokens.norm ?? ""),
  );
}

const YES =
  /^ (?:(?:oh|well|okay|all right|um) )*(?:yes|sure|please|okay|all right|fine|that is fine|that would|go ahead|i guess so|do that|go on)(?= )/;

function isRefused({ tokens }: Utterance): boolean {
  return / (?:not|no|without|instead of|another|hate) (?:\S+ ){0,4}(?:voicemail|mailbox|machine|answering|message|answerphone) /.test(
    tokens.norm,
  );
}
