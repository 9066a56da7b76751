// Longer than a source file should be: a hold from the words that begin it to the return, with all that tells it from other silence.
import { countBefore } from "../sorted.js";
import type { Span } from "../call.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { isBefore, type Direction, type Place } from "./directions.js";
import { durationsIn } from "./durations.js";
import type { Silence } from "./silences.js";

/** What an agent says on coming back from a hold: the rest of a turn from `at.start` on. */
export interface Return {
  turn: Utterance;
  at: Span;
  /** Thanks or an apology for the wait are among it. */
  thanked: boolean;
}

/** The customer is kept waiting on the line. */
export interface Hold {
  /** The agent's turn that leads into it. */
  turn: Utterance;
  /** The words that speak of holding; the whole turn where there are none. */
  at: Span;
  mention?: Mention;
  /** Whether it was put as a question, or the customer offered. */
  asked: boolean;
  /** Whether a reason or a length was given. */
  explained: boolean;
  /** Seconds that the agent said it would take. */
  length?: number;
  /** What shows that the customer had to wait; undefined where only the agent's words speak of it. */
  shown?: "event" | "direction" | "silence" | "thanks" | "return";
  /** Whether the customer was kept waiting for all that can be seen: shown, or announced in a transcript without times. */
  happened: boolean;
  /** Seconds from the start of the call, where known. */
  start?: number;
  end?: number;
  /** Seconds that it lasted, where known. */
  waited?: number;
  /** Undefined where nobody came back. */
  back?: Return;
  /** Turns in which the agent only asked for more time. */
  checkIns: readonly Utterance[];
  /** Where it is over. */
  until: Place;
}

/** Seconds of silence after "one moment" that make it a hold (RULES.md). */
const WAIT = 10;
/** In transcripts with start times only, seconds beyond slow speech that leave no doubt of a wait. */
const GAP = 30;
/** Words a minute of slow speech. */
const SLOW = 90;
/** How many agent turns after a request are looked at for the wait. */
const REACH = 4;

/** All holds of a call, in order. */
export function holdsOf(call: Conversation): readonly Hold[] {
  const holds: Hold[] = [];
  for (const lead of leadsOf(call)) {
    const last = holds.at(-1);
    if (last !== undefined && isBefore(placeOf(lead), last.until)) join(last, lead, call);
    else {
      const hold = holdFrom(lead, call);
      if (hold !== undefined) holds.push(hold);
    }
  }
  for (const direction of call.directions) {
    const hold = direction.long ? wordlessHold(direction, holds, call) : undefined;
    if (hold !== undefined) holds.push(hold);
  }
  return holds.sort((one, other) => one.turn.index - other.turn.index || one.at.start - other.at.start);
}

function leadsOf(call: Conversation): Mention[] {
  const leads: Mention[] = [];
  for (const turn of call.turns)
    if (turn.role === "agent" && turn.has("hold-words", "hold-on"))
      leads.push(...turn.mentions("hold-words", "hold-on").filter((lead) => !isOfThing(lead)));
  return leads;
}

/** "Can you hold the little button in": the thing that is held follows. */
function isOfThing({ turn: { tokens }, last }: Mention): boolean {
  const { words } = tokens;
  if (words[last] !== "hold" || !/^(?:the|your|his|her|both|these|those|an?|each|either)$/.test(words[last + 1] ?? "")) return false;
  return !words
    .slice(last + 2, last + 5)
    .some((word) => /^(?:line|phone|moments?|minutes?|mins?|sec(?:ond)?s?|ticks?|mo|while|bit|call)$/.test(word));
}

/** "Don't go away", "I'll be back in a tick": whoever is sorry in their next words is sorry for the wait. */
const LEAVES = /\b(?:go|back)\b/i;

function placeOf({ turn, start }: Mention): Place {
  return { turn: turn.index, offset: start };
}

/** Another "one moment" on the way into a hold: it may ask, explain, and be the one that leads into it. */
function join(hold: Hold, lead: Mention, call: Conversation): void {
  if (lead.turn === hold.turn) return;
  const asked = isAsked(lead.turn, call);
  const explained = isExplained(lead.turn);
  const isLater = hold.mention?.cue === "hold-on" && !hold.asked && lead.turn !== hold.back?.turn && !hold.checkIns.includes(lead.turn);
  if (isLater)
    Object.assign(hold, {
      turn: lead.turn,
      at: saying(lead),
      mention: lead,
      asked,
      explained: explained || wasExplained(lead.turn),
      ...statedLength(lead.turn),
    });
  else Object.assign(hold, { asked: hold.asked || asked, explained: hold.explained || explained });
}

function holdFrom(lead: Mention, call: Conversation): Hold | undefined {
  const from = { turn: lead.turn.index, offset: lead.end };
  // "Stay on the line while I check" is a hold where the script calls it one.
  const outright = lead.cue === "hold-words" || (/^(?:stay|hold|wait)\b/i.test(lead.text) && / hold(?:ing)? /.test(lead.turn.occasion));
  const wait = waitAfter(from, outright, call, LEAVES.test(lead.text));
  if (wait?.transfers && (!outright || leadsIntoTransfer(lead))) return undefined;
  if (
    !outright &&
    (wait?.shown === undefined || ((wait.shown === "silence" || isPatience(lead, wait, call)) && isActAnnounced(lead, wait, call)))
  )
    return undefined;
  if (outright && leadsIntoTransfer(lead) && wait?.shown !== "event" && wait?.shown !== "direction") return undefined;
  const happened = wait?.shown !== undefined || (!isTimed(call) && !wait?.transfers && isTakenUp(lead, wait?.back, call));
  return finish(
    {
      turn: lead.turn,
      at: saying(lead),
      mention: lead,
      asked: isAsked(lead.turn, call),
      explained: isExplained(lead.turn) || wasExplained(lead.turn),
      ...statedLength(lead.turn),
      happened,
      checkIns: [],
      until: { turn: lead.turn.index, offset: lead.turn.text.length },
    },
    wait,
    call,
  );
}

/** Seconds that an act may take for which nobody is put on hold (RULES.md). */
const ACT = 60;

/** "Bear with me, I'm opening the list": an act that is named, and a silence while it is done. */
function isActAnnounced({ turn, text, first, last }: Mention, { start = 0, end = ACT }: Wait, call: Conversation): boolean {
  if (
    !/^(?:bear|(?:just )?give me|half a|(?:moment|minute|second)s? while)/i.test(text) ||
    turn.mentions("hold-on", "hold-words").some((one) => one.first > last || one.last < first)
  )
    return false;
  // "I'll go quiet on you while I read it."
  if (!turn.has("named-act") && !/ (?:quiet|silent) /.test(turn.tokens.norm)) return false;
  return end - start <= ACT && !isAsked(turn, call);
}

/** "Bear with me, I'm running a test." "Thanks for your patience": the talk went on, and nobody was told to wait. */
function isPatience({ text }: Mention, { shown, back }: Wait, call: Conversation): boolean {
  if (shown !== "thanks" || back === undefined || !/^bear/i.test(text)) return false;
  const between = call.turns[back.turn - 1];
  return between?.role === "customer" && !/ (?:waiting|holding|hanging|wait) /.test(call.turns[back.turn]!.tokens.norm);
}

const LEAD_IN = new Set(
  "i we am are will going to just let me please now have need like would you could can may mind quickly shall be".split(" "),
);

/** The words of a mention together with the "I'm going to" or "would you" before it. */
export function saying({ turn, first, last }: Mention): Span {
  const { words } = turn.tokens;
  let start = first;
  while (start > 0 && first - start < 7 && LEAD_IN.has(words[start - 1]!) && !turn.tokens.sentences.includes(start)) start--;
  // "Bear with me, I'm putting you through".
  if (words[start] === "me" && start < first) start++;
  return turn.spanOf(start, last);
}

/** "Please hold while I transfer you": the customer waits for someone else. */
function leadsIntoTransfer({ turn, start, end }: Mention): boolean {
  return turn.mentions("transfer-words").some((mention) => mention.start >= end - 5 && mention.start - end < 60 && mention.end > start);
}

function isTimed(call: Conversation): boolean {
  return call.timing === "turns" || call.timing === "words";
}

/** A wait that began after some words of the agent's. */
interface Wait {
  shown?: Hold["shown"];
  start?: number;
  end?: number;
  back?: Place;
  /** Where the wait is over, whoever speaks then. */
  until?: Place;
  /** It led into a transfer, a mailbox or the end of the call. */
  transfers: boolean;
}

/** "Okay, hi again, I'm back" comes within so many words. */
const AT_ONCE = 5;

/** What follows a request to hold, up to the agent's next words of substance. */
function waitAfter(from: Place, outright: boolean, call: Conversation, isAway = false): Wait | undefined {
  const reply = replyAfter(from, call);
  const limit = reply ?? { turn: call.turns.length, offset: 0 };
  const direction = firstOf(
    call.directions,
    from,
    limit,
    (one) => one.at,
    (one) => isWait(one, call),
  );
  const silence = firstOf(
    call.silences,
    from,
    limit,
    (one) => one.before,
    (one) => one.seconds >= WAIT && !isBefore(limit, one.after),
  );
  if (direction !== undefined && (silence === undefined || !isBefore(silence.before, direction.at) || direction.kind === "hold")) {
    if (direction.kind !== "hold" && direction.kind !== "wait") return { transfers: true };
    return byDirection(direction, call);
  }
  if (silence !== undefined) return bySilence(silence, call);
  const back = returnWithin(from, call);
  if (back !== undefined) return { shown: "return", back, until: back, transfers: false };
  const thanks = thanksAt(from, reply, outright || isAway, call);
  if (thanks !== undefined) return { shown: "thanks", back: thanks, until: thanks, transfers: false };
  if (reply !== undefined && isBackAt(call.turns[reply.turn]!)) return { shown: "return", back: reply, until: reply, transfers: false };
  const gap = byGap(from, limit, call);
  if (gap !== undefined) return { ...gap, back: reply, until: reply ?? limit, transfers: false };
  return reply === undefined ? undefined : { back: reply, until: reply, transfers: false };
}

/** "I'll put you on hold." "Right, I'm back.": two stretches of one turn. */
function returnWithin({ turn: index, offset }: Place, { turns }: Conversation): Place | undefined {
  const turn = turns[index]!;
  const starts = turn.offsets.filter((start) => start > offset);
  if (starts.length === 0) return undefined;
  const returns = turn.mentions("hold-return");
  const start = starts.find((at) => {
    const first = turn.tokens.from.findIndex((from) => from >= at);
    return returns.some((mention) => mention.first >= first && mention.first <= first + AT_ONCE);
  });
  return start === undefined ? undefined : { turn: index, offset: start };
}

/** "I'm back", "are you still there?", "hello?" */
function isBackAt(turn: Utterance): boolean {
  return (
    turn.mentions("hold-return").some(({ first }) => first <= AT_ONCE) ||
    MAKES_SURE.test(turn.tokens.norm) ||
    /^\W*hello\?/i.test(turn.text)
  );
}

const MAKES_SURE = /^ (?:\S+ ){0,4}(?:are you|you) (?:still )?(?:there|on the line) /;

/** The first of some things in order that stands between two places and passes a test. */
function firstOf<T>(all: readonly T[], from: Place, limit: Place, placeOf: (one: T) => Place, test: (one: T) => boolean): T | undefined {
  const first = countBefore(all.length, (index) => isBefore(placeOf(all[index]!), from));
  for (let index = first; index < all.length && !isBefore(limit, placeOf(all[index]!)); index++) if (test(all[index]!)) return all[index];
  return undefined;
}

/** Where the agent next says something of substance; "thank you, one minute" is not it. */
function replyAfter(from: Place, call: Conversation): Place | undefined {
  let seen = 0;
  for (let index = from.turn + 1; index < call.turns.length && seen <= REACH; index++) {
    const turn = call.turns[index]!;
    if (turn.role !== "agent" || turn.backchannel) continue;
    const [thanks] = turn.mentions("hold-thanks");
    if (thanks !== undefined && isPassing(turn, thanks.first)) return { turn: index, offset: thanks.first > 6 ? thanks.start : 0 };
    if (!isPassing(turn, turn.tokens.words.length) && !isBeforeWait(turn, call) && !isAside(turn, call)) return { turn: index, offset: 0 };
    seen++;
  }
  return undefined;
}

const PASSING = new Set(
  "unk thank you thanks okay great perfect lovely brilliant wonderful so much very all right cheers i will be appreciate it that just sure certainly of course no problem excellent super good one minute".split(
    " ",
  ),
);

/** Only "thank you", "great", "one minute": said before going, not on coming back. */
function isPassing(turn: Utterance, upTo: number): boolean {
  const words = turn.tokens.words.slice(0, upTo);
  if (words.every((word) => PASSING.has(word))) return true;
  return words.length <= 12 && turn.has("hold-words", "hold-on");
}

/** Words of "too easy", "here goes": whatever they are, the wait comes after them. */
const WORD_OR_TWO = 4;
/** Words of "grand, I'm away to have a look". */
const GOING = 12;

/** A word or two before the wait begins, or a few from whoever thanks for waiting in the next breath. */
function isBeforeWait({ index, tokens: { words } }: Utterance, { turns, silences }: Conversation): boolean {
  if (words.length > GOING) return false;
  const next = turns[index + 1];
  if (next?.role === "agent" && next.mentions("hold-thanks", "hold-return").some(({ first }) => first <= AT_ONCE)) return true;
  return words.length <= WORD_OR_TWO && silences.some(({ before, seconds }) => before.turn === index && seconds >= WAIT);
}

/** Words of an aside before the wait: "it's a man who reads our hours out, I'm sorry in advance". */
const ASIDE = 25;

/** "Does it have music?" "A bit." "Go on then.": the wait comes after the customer's next words, and ends in thanks for it. */
function isAside({ index, tokens: { words } }: Utterance, { turns, silences }: Conversation): boolean {
  const next = turns[index + 1];
  const back = turns[index + 2];
  if (words.length > ASIDE || next?.role !== "customer" || next.tokens.words.length > GOING || back?.role !== "agent") return false;
  if (!back.mentions("hold-thanks").some(({ first }) => first <= AT_ONCE)) return false;
  return silences.some(({ before, after, seconds }) => seconds >= WAIT && before.turn === next.index && after.turn === back.index);
}

/** Whether a direction says that the customer waits, or where else they went. */
function isWait(direction: Direction, call: Conversation): boolean {
  if (direction.kind === "hold") return true;
  if (direction.kind === "wait") {
    const next = speakerAfter(direction, call);
    return !direction.byCustomer && (next?.role !== "customer" || next.has("line-check"));
  }
  return direction.kind === "transfer" || direction.kind === "mailbox" || direction.kind === "end";
}

function speakerAfter({ after }: Direction, call: Conversation): Utterance | undefined {
  for (let index = after.turn; index < call.turns.length; index++) {
    const turn = call.turns[index]!;
    if (turn.role !== "system" && (index > after.turn || hasWordsFrom(turn, after.offset))) return turn;
  }
  return undefined;
}

function hasWordsFrom({ tokens }: Utterance, offset: number): boolean {
  const last = tokens.from.at(-1);
  return last !== undefined && last >= offset;
}

function byDirection(direction: Direction, call: Conversation): Wait {
  const back = agentAfter(direction.after, call);
  const start = direction.event?.start ?? direction.turn?.start;
  return {
    shown: direction.event === undefined ? "direction" : "event",
    ...(start === undefined ? {} : { start }),
    back,
    until: back ?? direction.after,
    transfers: false,
  };
}

function bySilence(silence: Silence, call: Conversation): Wait {
  const back = agentAfter(silence.after, call);
  return { shown: "silence", start: silence.start, end: silence.end, back, until: back ?? silence.after, transfers: false };
}

/** Where the agent next speaks, unless the customer is passed on before. */
function agentAfter(from: Place, call: Conversation): Place | undefined {
  const off = firstOf(
    call.directions,
    from,
    { turn: call.turns.length, offset: 0 },
    (one) => one.at,
    (one) => one.kind === "transfer",
  )?.at;
  for (let index = from.turn; index < call.turns.length; index++) {
    const turn = call.turns[index]!;
    const offset = index === from.turn ? from.offset : 0;
    if (off !== undefined && isBefore(off, { turn: index, offset: 0 })) return undefined;
    if (turn.role === "agent" && !(turn.backchannel && index > from.turn) && hasWordsFrom(turn, offset)) return { turn: index, offset };
  }
  return undefined;
}

/** "Hang on, that's ours." "Sorry about that": no thanks for a wait. */
const OF_A_WAIT =
  /wait|hold|hang|bear|patien|patiently|delay|keep|kept|long|while|\bages?\b|forever|took|taken|taking|silence|pause|left|leaving|stay|stick|sitting|standing|remaining/i;

/** "Thank you for waiting" in the agent's next words shows that the customer waited; said ahead it shows nothing. */
function thanksAt(from: Place, reply: Place | undefined, outright: boolean, call: Conversation): Place | undefined {
  const own = call.turns[from.turn]!;
  for (const thanks of own.mentions("hold-thanks")) {
    if (thanks.start < from.offset || !/ (?:holding|waiting) /.test(` ${own.tokens.words.slice(thanks.first, thanks.last + 1).join(" ")} `))
      continue;
    const isReturn =
      own.offsets.some((offset) => offset > from.offset && offset <= thanks.start) || own.tokens.words.length - thanks.last > 4;
    if (isReturn) return { turn: from.turn, offset: thanks.start };
  }
  if (reply === undefined) return undefined;
  const turn = call.turns[reply.turn]!;
  const [thanks] = turn
    .mentions("hold-thanks")
    .filter((mention) => mention.start >= reply.offset && (outright || OF_A_WAIT.test(mention.text)));
  return thanks !== undefined && thanks.first < 16 ? reply : undefined;
}

/** Between start times far apart. */
function byGap(from: Place, limit: Place, call: Conversation): Pick<Wait, "shown" | "start" | "end"> | undefined {
  if (call.timing !== "starts" || call.fact(isClockTold)) return undefined;
  for (let index = from.turn; index < limit.turn && index < call.turns.length; index++) {
    const { start, tokens } = call.turns[index]!;
    const next = call.turns[index + 1]?.start;
    if (start === undefined || next === undefined) return undefined;
    const spoken = start + (tokens.words.length / SLOW) * 60;
    if (next - spoken >= GAP) return { shown: "silence", start: spoken, end: next };
  }
  return undefined;
}

/** Whether turns start so far apart throughout the call that their times tell nothing of waits. */
function isClockTold({ turns }: Conversation): boolean {
  const gaps = turns.flatMap(({ start, tokens }, index) => {
    const next = turns[index + 1]?.start;
    return start === undefined || next === undefined ? [] : [next - start - (tokens.words.length / SLOW) * 60];
  });
  return gaps.filter((gap) => gap >= GAP).length * 2 > gaps.length;
}

/** Without times: the customer agrees in a few words, and then the agent is back with the result. */
function isTakenUp(lead: Mention, back: Place | undefined, call: Conversation): boolean {
  if (back === undefined || lead.turn.tokens.words.length - lead.last > 25) return false;
  if (call.turns[back.turn]!.speaker !== lead.turn.speaker) return false;
  const between = call.turns.slice(lead.turn.index + 1, back.turn).filter((turn) => turn.role === "customer");
  return between.length <= 1 && between.every((turn) => turn.tokens.words.length <= 8 && !turn.has("hold-declined"));
}

/** Words between a hold and the question that belongs to it. */
const NEAR = 15;

/** "Shall I ring them? You'd be on hold a minute or so." */
const OFFERED =
  / (?:would you like me to|do you want me to|want me to|shall i|should i|will i) (?:\S+ ){1,16}you (?:would|will) (?:just |only )?be on (?:a |short |brief )*hold /;

function isAsked(turn: Utterance, call: Conversation): boolean {
  const words = turn.mentions("hold-words", "hold-on");
  if (OFFERED.test(turn.tokens.norm)) return true;
  const asked = turn.mentions("hold-permission");
  if (asked.some((one) => words.length === 0 || words.some((hold) => one.first - hold.last <= NEAR && hold.first - one.last <= NEAR)))
    return true;
  // "It'll take a minute. Kindly stay with me?"
  if (words.some((hold) => turn.text.slice(hold.end).trimStart().startsWith("?"))) return true;
  const before = call.turns[turn.index - 1];
  if (before?.role === "customer" && before.has("customer-holds")) return true;
  const [earlier] = turn.preceding("agent", 1);
  if (earlier === undefined || !earlier.has("hold-permission")) return false;
  // "Would you mind if I check with him? I'll be less than a minute."
  return earlier.has("hold-words", "hold-on") || durationsIn(earlier.tokens.words).some(({ seconds }) => seconds <= SHORT);
}

function isExplained(turn: Utterance): boolean {
  if (turn.has("hold-reason", "stated-wait") || statedLength(turn).length !== undefined || isSentOff(turn)) return true;
  // "I'll place the call on hold" names no act beside the hold.
  const words = turn.mentions("hold-words");
  return turn.mentions("named-act").some((act) => !words.some(({ first, last }) => act.last >= first && act.first <= last));
}

/** "I'll hang on while you look.": the customer knows what for. */
function isSentOff(turn: Utterance): boolean {
  const before = turn.previous();
  return before?.role === "customer" && before.has("customer-holds") && / (?:while|whilst|till|until) you /.test(before.tokens.norm);
}

/** The agent's turn before said what they would do, or how long it takes. */
function wasExplained(turn: Utterance): boolean {
  return turn
    .preceding("agent", 1)
    .some(
      (before) =>
        before.has("looking-up") || (before.has("stated-wait", "hold-words", "hold-on") && statedLength(before).length !== undefined),
    );
}

/** Seconds of a wait that may be asked for without a word of holding. */
const SHORT = 300;

/** Longer than this many seconds nobody asks a caller to hold. */
const LONGEST = 3600;

function statedLength(turn: Utterance): { length?: number } {
  if (!turn.has("hold-words", "hold-on", "stated-wait")) return {};
  const lengths = durationsIn(turn.tokens.words).filter((duration) => !duration.vague && duration.seconds <= LONGEST);
  return lengths.length === 0 ? {} : { length: Math.max(...lengths.map((duration) => duration.seconds)) };
}

/** Follows a hold through its check-ins to the agent's return. */
function finish(hold: Hold, first: Wait | undefined, call: Conversation): Hold {
  let wait = first;
  const checkIns: Utterance[] = [];
  while (wait?.back !== undefined && checkIns.length < 10) {
    const turn = call.turns[wait.back.turn]!;
    if (!turn.has("hold-check-in")) break;
    const next = waitAfter({ turn: turn.index, offset: turn.text.length }, true, call);
    if (next?.shown === undefined) break;
    checkIns.push(turn);
    wait = { ...next, start: wait.start };
  }
  const back = wait?.back === undefined || !hold.happened ? undefined : returnAt(wait.back, hold, call);
  const start = wait?.start ?? saidBy(hold.turn, call);
  const end = wait?.end ?? back?.turn.start;
  return {
    ...hold,
    checkIns,
    until: later(hold.until, wait?.until),
    ...(first?.shown === undefined ? {} : { shown: first.shown }),
    ...(wait?.start === undefined ? {} : { start: wait.start }),
    ...(end === undefined ? {} : { end }),
    ...(start === undefined || end === undefined ? {} : { waited: end - start }),
    ...(back === undefined ? {} : { back }),
  };
}

/** When a turn has been said: where only its start is known, at slow speech. */
function saidBy({ start, end, tokens }: Utterance, call: Conversation): number | undefined {
  if (end !== undefined || start === undefined) return end;
  return call.fact(isClockTold) ? undefined : start + (tokens.words.length / SLOW) * 60;
}

function later(one: Place, other: Place | undefined): Place {
  return other === undefined || isBefore(other, one) ? one : other;
}

/** A return of so few words, or of twice as many that only make sure of the line, is no answer yet; what is due may come in the next turn. */
const BARE = 3;

function returnAt({ turn: index, offset }: Place, hold: Hold, call: Conversation): Return | undefined {
  const turn = call.turns[index]!;
  if (turn.speaker !== hold.turn.speaker) return undefined;
  const first = turn.tokens.from.findIndex((from) => from >= offset);
  const rest = turn.tokens.words.length - first;
  const isBare = rest <= BARE || (rest <= BARE * 2 && turn.has("line-check", "hold-return", "greeting"));
  const next = isBare ? turn.following("agent", 1)[0] : undefined;
  const asksForMore = offset === 0 && isCheckIn(turn, isBare, next);
  const thanked = thanksFrom(turn, offset) || (next !== undefined && thanksFrom(next, 0)) || asksForMore;
  return { turn, at: { turn: index, start: turn.tokens.from[first] ?? offset, end: turn.text.length }, thanked };
}

/** "It'll be another minute"; "you still there?" is one where nothing comes with it. */
function isCheckIn(turn: Utterance, isBare: boolean, next: Utterance | undefined): boolean {
  const said = turn.mentions("hold-check-in");
  if (said.some(({ text }) => !/^still (?:with|there|on|holding)/i.test(text))) return true;
  return said.length > 0 && isBare && !(turn.has("line-check") && next !== undefined);
}

/** "Thank you, so I've checked" and "sorry, that's done" will do as well as the full form. */
const BARE_THANKS =
  /^ (?:(?!for |if |please )\S+ ){0,4}?(?:thank you|thanks|sorry|apologies)(?: so much| very much)?(?! for | to | but | i can| we can| there is| your | this is | that is )/;

/** "I do appreciate that." */
const APPRECIATES = /^\W*(?:\S+ ){0,5}?appreciate (?:that|it|you)(?:[.,!]|(?! (?:you|it|this|is|that)\b))/i;

function thanksFrom(turn: Utterance, offset: number): boolean {
  if (turn.mentions("hold-thanks").some((mention) => mention.start >= offset)) return true;
  const first = turn.tokens.from.findIndex((from) => from >= offset);
  const said = first < 0 ? "" : turn.tokens.norm.slice(turn.tokens.at[first]! - 1);
  return BARE_THANKS.test(said) || APPRECIATES.test(turn.text.slice(offset));
}

/** Words of a turn between the request to hold and the hold. */
const SAID_ON_THE_WAY = 12;

/** A hold that only an event or a direction shows: "[hold music]", "(the customer waits)", "(a few minutes pass)". */
function wordlessHold(direction: Direction, holds: readonly Hold[], call: Conversation): Hold | undefined {
  if (holds.some((hold) => !isBefore(direction.at, placeOfHold(hold)) && !isBefore(hold.until, direction.at))) return undefined;
  const turn = agentBefore(direction.at, call);
  if (turn === undefined || (direction.kind === "wait" && speakerAfter(direction, call)?.role !== "agent")) return undefined;
  if (turn.has("transfer-words") || isPartedAt(direction, turn, call)) return undefined;
  const wait = byDirection(direction, call);
  const until = { turn: turn.index, offset: turn.text.length };
  // "Are you okay to hang on a minute?" "Sure. Do you play tunes?" "Only old ones.": asked a turn before.
  const earlier = turn
    .preceding("agent", 1)
    .filter((one) => one.has("hold-words", "hold-permission") && turn.tokens.words.length <= SAID_ON_THE_WAY);
  const asked = isAsked(turn, call) || earlier.some((one) => isAsked(one, call));
  const explained = isExplained(turn) || wasExplained(turn) || earlier.some(isExplained);
  return finish({ turn, at: turn.span, asked, explained, ...statedLength(turn), happened: true, checkIns: [], until }, wait, call);
}

function placeOfHold(hold: Hold): Place {
  return { turn: hold.turn.index, offset: hold.at.start };
}

function agentBefore(at: Place, call: Conversation): Utterance | undefined {
  for (let index = Math.min(at.turn, call.turns.length - 1); index >= 0; index--) {
    const turn = call.turns[index]!;
    if (turn.role === "agent" && !turn.backchannel && (index < at.turn || at.offset > 0)) return turn;
  }
  return undefined;
}

/** The call was broken off or passed on in between, and what follows is another conversation. */
function isPartedAt(direction: Direction, turn: Utterance, call: Conversation): boolean {
  const between = (one: Direction) => one.kind === "transfer" || one.kind === "end" || one.kind === "mailbox";
  if (firstOf(call.directions, { turn: turn.index, offset: 0 }, direction.at, (one) => one.at, between) !== undefined) return true;
  const next = speakerAfter(direction, call);
  if (next === undefined || next.has("hold-thanks")) return false;
  return next.role === "agent" ? next.has("takes-call") : direction.kind !== "hold";
}
