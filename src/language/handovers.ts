import type { Span } from "../call.js";
import type { Conversation, Utterance } from "./conversation.js";
import { names } from "./matter.js";
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
  return call.transfers.flatMap((transfer) => {
    const { receiver } = transfer;
    if (receiver === undefined || transfer.toMailbox) return [];
    const { heard, retold } = heardUntilRetold(receiver, call);
    const introduced = heard.some((turn) => isInformed(turn, call));
    const asks = heard.some((turn) => turn.has("invites-matter", "name-request", "takes-over-cold"));
    return introduced || asks || retold ? [{ receiver, introduced }] : [];
  });
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

function isInformed(turn: Utterance, call: Conversation): boolean {
  if (turn.has("knows-matter")) return true;
  if (call.names.uses.some((use) => use.turn === turn.index)) return true;
  return call.matter !== undefined && !turn.has("invites-matter") && names(turn, call.matter.notions);
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
