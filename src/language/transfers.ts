import type { Span } from "../call.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { customersBefore, destinationAfter, isSpokenOf, isTelling, placeAskedFor, placeNear } from "./destinations.js";
import { saying } from "./holds.js";
import { isBefore, type Direction, type Place } from "./directions.js";

/** The customer is passed on to someone else. */
export interface Transfer {
  /** The agent's turn that sends the customer off. */
  turn: Utterance;
  /** The words that do; the whole turn where only an event or a direction shows the transfer. */
  at: Span;
  mention?: Mention;
  /** Where to, as the customer was told before it happened. */
  to?: string;
  /** Whether a person was named or described. */
  person: boolean;
  /** Whether the customer was told why. */
  reason: boolean;
  toMailbox: boolean;
  /** The words that send the customer to the mailbox, if that is where it goes. */
  mailbox?: Span;
  /** The first turn of whoever took the call. */
  receiver?: Utterance;
  /** The event or stage direction that shows it. */
  event?: Direction;
}

/** A transfer that is being put together: what was said of it so far. */
interface Open {
  said: Mention[];
  /** The words that announced it, where it was not only offered. */
  sent?: Mention;
}

/** How many agent turns after the words a transfer may take until it is done. */
const REACH = 4;

/** All transfers of a call, in order: those that were announced and those that events or new voices show. */
export function transfersOf(call: Conversation): readonly Transfer[] {
  const transfers: Transfer[] = [];
  let open: Open | undefined;
  let spoken = 0;
  const close = (event: Direction | undefined, receiver: Utterance | undefined) => {
    const made = open === undefined ? undefined : transferFrom(open, event, receiver, call);
    if (made !== undefined) transfers.push(made);
    open = undefined;
    spoken = 0;
  };
  let next = 0;
  const happen = (until: Place) => {
    for (; next < call.directions.length && isBefore(call.directions[next]!.at, until); next++) {
      const direction = call.directions[next]!;
      if (direction.kind !== "transfer") continue;
      const silent = open === undefined ? silentTransfer(direction, transfers, call) : undefined;
      if (silent !== undefined) transfers.push(silent);
      close(direction, receiverAfter(direction, call));
    }
  };
  for (const turn of call.turns) {
    happen({ turn: turn.index, offset: 1 });
    if (turn.role !== "agent" || turn.backchannel) continue;
    const sender: Utterance | undefined = open?.said[0]?.turn;
    const isOther = sender !== undefined && turn.speaker !== sender.speaker;
    if (isOther || (sender !== undefined && turn.has("takes-call") && !turn.has("transfer-words"))) close(undefined, turn);
    const said = wordsOf(turn);
    // "I'll send you over to Maud. … Here's Maud.": the last words send the customer off.
    if (said.length === 0 && open !== undefined) open.said.push(...turn.mentions("puts-them-on"));
    if (said.length === 0) spoken++;
    else {
      if (spoken > REACH) close(undefined, undefined);
      const sent: Mention | undefined = open?.sent ?? said.find(({ sure }) => sure)?.mention;
      open = { said: [...(open?.said ?? []), ...said.map(({ mention }) => mention)], ...(sent === undefined ? {} : { sent }) };
      spoken = 0;
    }
  }
  happen({ turn: call.turns.length + 1, offset: 0 });
  close(undefined, undefined);
  return transfers;
}

/** What the words before "transfer you" make of it: nothing that happens, an offer, or an announcement. */
const NOT_NOW =
  / (?:not|never|cannot|without|instead of|rather than|than|did|was|were|been|had|got|kept|keep|who|they|he|she|him|them|someone|somebody|people|nobody|everyone|that would|it would|agent will|will he|will she|should have|could have|would have|no need to|avoid|want to avoid|where|which|we|always) (?:\S+ ){0,3}$/;
const ANNOUNCED =
  / (?:i will|i am|we will|we are|let me|let us|going to|have to|need to|must|shall now|will need to|like to|allow me to|now|then|and|so|okay|all right|while i|go ahead and|please hold|just) (?:\S+ ){0,3}$|^ (?:(?:the|line|tight|there|for|a|bit|wait|stay|bear|with|me|two|ticks|sec|second|minute|great|right|thanks|thank|you|perfect|lovely|yes|well|sir|madam|maam|hold|on|one|moment|please|sure|certainly|of|course|absolutely|no|problem|thing|okay|all) )*$/;
const OFFERED =
  / (?:can|could|would you|may|might|shall|should|want me to|like me to|you want|mind if|if|happy to|able to|okay to|offer to|option|possible|either|or|when|once|before) (?:\S+ ){0,4}$/;

/** "She's not in, I'll put you through". */
const NEW_CLAUSE = /^ not (?:(?!going |go |want |to )\S+ )?(?:so )?(?:i will|i am|we will|let me) /;

const NOT_BEING =
  / (?:not|never|cannot|without|than|did|was|were|been|kept|keep|who|they|he|she|people|nobody|everyone|avoid|of|which|always|them) (?:\S+ ){0,1}$/;
const DOING = / $/;
const NOT_DOING =
  / (?:of|about|by|for|before|after|from|like|mean|means|stop|start|hate|mind|is|was|be|on|with|recommend|suggest|consider|through|could|can|would) $/;

function wordsOf(turn: Utterance): { mention: Mention; sure: boolean }[] {
  const found: { mention: Mention; sure: boolean }[] = [];
  if (!turn.has("transfer-words")) return isTakenByAnother(turn) ? [{ mention: turn.mentions("takes-customer")[0]!, sure: true }] : found;
  for (const mention of turn.mentions("transfer-words")) {
    // "Wait where you are, you're being transferred": nobody else's.
    const before = wordsBetween(turn, sentenceStart(turn, mention.first, 7), mention.first - 1).replace(/ where you are /, " ");
    const isBeing = /^\w+ing you/i.test(mention.text);
    const denied = (isBeing ? NOT_BEING : NOT_NOW).exec(before);
    if (denied !== null && !NEW_CLAUSE.test(denied[0])) continue;
    const offered = OFFERED.exec(before);
    // "Righto, flicking you through": what is being done needs no "I am".
    const isDoing = isBeing && !NOT_DOING.test(before);
    const announced = isDoing ? DOING.exec(before) : ANNOUNCED.exec(before);
    const sure = announced !== null && (offered === null || announced.index > offered.index);
    if (sure || offered !== null || /^you |^call /.test(mention.text.toLowerCase()))
      found.push({ mention, sure: sure || offered === null });
  }
  return found;
}

/** "Let me get you to tech support", and another voice takes the call. */
function isTakenByAnother(turn: Utterance): boolean {
  if (!turn.has("takes-customer")) return false;
  const [next] = turn.following("agent", 1);
  return next !== undefined && next.speaker !== turn.speaker && next.has("takes-call");
}

function sentenceStart({ tokens }: Utterance, word: number, reach: number): number {
  let start = Math.max(0, word - reach);
  for (const sentence of tokens.sentences) if (sentence <= word && sentence > start) start = sentence;
  return start;
}

function wordsBetween({ tokens }: Utterance, first: number, last: number): string {
  return last < first ? " " : ` ${tokens.words.slice(first, last + 1).join(" ")} `;
}

function transferFrom(
  { said, sent }: Open,
  event: Direction | undefined,
  receiver: Utterance | undefined,
  call: Conversation,
): Transfer | undefined {
  const [first] = said;
  if (first === undefined) return undefined;
  const shows = event !== undefined || receiver !== undefined;
  if (!shows && (sent === undefined || isDeclined(first.turn))) return undefined;
  const until = event?.at.turn ?? receiver?.index ?? call.turns.length;
  const mailbox = said.find(({ turn }) => turn.has("mailbox-named"));
  const place =
    said.map(destinationAfter).find((one) => one !== undefined) ??
    placeNear(said, until, call) ??
    (mailbox === undefined ? undefined : { to: "mailbox", person: false });
  return {
    turn: (sent ?? first).turn,
    at: saying(sent ?? first),
    mention: sent ?? first,
    ...(place === undefined ? {} : { to: place.to }),
    person: place?.person ?? false,
    reason: said.some(({ turn }) => REASON.test(turn.tokens.norm)) || REASON.test(first.turn.preceding("agent", 1)[0]?.tokens.norm ?? ""),
    toMailbox: mailbox !== undefined || reachesMailbox(event, said.at(-1)!.turn, call),
    // "I'll put you through to them. Transferring now.": the last words send the customer off.
    mailbox: saying(mailbox ?? said.at(-1)!),
    ...(receiver === undefined ? {} : { receiver }),
    ...(event === undefined ? {} : { event }),
  };
}

/** "They book the crews", "so she can look at it", "because we only do insurance". */
const REASON =
  / (?:they|she|he|who|that) (?:can |will |could |also )?(?:help|handle|handles|book|books|deal|deals|look|looks|do|does|take|takes|fix|sort|explain|answer|check|process|approve|log|write|assist|manage|manages|specialize|specializes)|because|so (?:that )?(?:they|she|he|you|we)| (?:for|about|regarding|with|to discuss|to get|to help) (?:your|the|this|that|you) /;

function isDeclined(turn: Utterance): boolean {
  return turn.next("customer")?.has("transfer-declined") === true;
}

/** A transfer that nobody spoke of: the agent's last turn before it sent the customer off. */
function silentTransfer(direction: Direction, transfers: readonly Transfer[], call: Conversation): Transfer | undefined {
  let index = Math.min(direction.at.turn, call.turns.length - 1);
  while (index >= 0 && !isSender(call.turns[index]!, direction)) index--;
  const turn = call.turns[index];
  const last = transfers.at(-1);
  if (turn === undefined || (last?.event !== undefined && last.event.at.turn >= turn.index)) return undefined;
  if (call.turns.slice(turn.index + 1, direction.at.turn).some(({ role }) => role === "bot")) return undefined;
  const told = turn
    .mentions("takes-customer")
    .map(destinationAfter)
    .find((one) => one !== undefined);
  const named =
    [turn, ...turn.preceding("agent", 1)].flatMap((one) => one.mentions("place-named")).find((one) => isTelling(one) && isSpokenOf(one)) ??
    placeAskedFor(customersBefore(turn, call));
  const receiver = receiverAfter(direction, call);
  const to = told?.to ?? named?.text;
  return {
    turn,
    at: turn.span,
    ...(to === undefined ? {} : { to }),
    person: told?.person ?? false,
    reason: REASON.test(turn.tokens.norm),
    toMailbox: turn.has("mailbox-named") || reachesMailbox(direction, turn, call),
    ...(receiver === undefined ? {} : { receiver }),
    event: direction,
  };
}

function isSender(turn: Utterance, { at }: Direction): boolean {
  return turn.role === "agent" && !turn.backchannel && (turn.index < at.turn || at.offset > 0);
}

function receiverAfter({ after }: Direction, call: Conversation): Utterance | undefined {
  return call.turns.find((turn) => turn.index > after.turn - (after.offset === 0 ? 1 : 0) && turn.role === "agent" && !turn.backchannel);
}

/** Whether a machine answers before a person does. */
function reachesMailbox(event: Direction | undefined, turn: Utterance, call: Conversation): boolean {
  const from = event?.after.turn ?? turn.index + 1;
  for (const direction of call.directions) {
    if (direction.at.turn < from) continue;
    // What answers after the next transfer is that one's.
    if (direction.kind === "transfer" && direction !== event && direction.at.turn > from) return false;
    if (direction.kind !== "mailbox") continue;
    return !call.turns.slice(from, direction.at.turn).some((one) => isAnother(one, turn));
  }
  return false;
}

/** Someone else who has picked up; whoever sends the customer off may still say goodbye. */
function isAnother(one: Utterance, sender: Utterance): boolean {
  return one.role === "agent" && !one.backchannel && (one.speaker !== sender.speaker || one.speaker === undefined || one.has("takes-call"));
}
