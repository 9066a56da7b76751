// Longer than a source file should be: all that a call leaves to the story of its customer.
import { placeOf, type Span } from "../call.js";
import { colleaguesOf } from "./colleagues.js";
import { complaintIn } from "./broken-promises.js";
import type { Conversation, Utterance } from "./conversation.js";
import { isSameMatter, type Act, type PromiseMade } from "./promise-made.js";
import { timeFramesIn } from "./times.js";
import type { Tokens } from "./tokens.js";
import { wordsAt } from "./words-at.js";

/** Words of a call at their place, with all that a finding there says of it. */
export interface Quote {
  /** 0-based. */
  turn: number;
  role: string;
  speaker?: string;
  /** Seconds from the start of the call at which the turn starts and ends, where known. */
  start?: number;
  end?: number;
  /** 1-based place in the source file. */
  line: number;
  column: number;
  quote: string;
  /** Offset of the quote in `text`. */
  at: number;
  /** The whole turn. */
  text: string;
  /** Stands for the words in fingerprints where they were hidden since. */
  digest?: string;
}

/** A promise as the ledger keeps it. */
export interface PromiseSummary extends Quote {
  act: Act;
  /** Who made it, where that is another agent than the one whose call it is. */
  agent?: string;
  /** Who is to act, in the agent's word: "i", "we", "engineer". */
  by: string;
  /** The words of its time, as `Tokens.words` has them. */
  time?: readonly string[];
  /** It hangs on something that must happen first. */
  conditional?: true;
  /** Where the call itself shows it to be kept. */
  done?: Quote;
  /** The call itself shows it to be broken. */
  broken: boolean;
}

/** The customer says that something promised did not happen. */
export interface Complaint extends Quote {
  /** What it may have been. */
  acts: readonly Act[];
  /** Told outright, promise and all; otherwise only that nothing happened. */
  outright: boolean;
}

/** What a call adds to the story of its customer: small, and put together in any order. */
export interface CallSummary {
  file: string;
  /** 0-based position of the call in its file. */
  index: number;
  id?: string;
  agent?: string;
  customer?: { id?: string; names: readonly string[] };
  /** ISO 8601, as precise as the file has it. */
  startedAt?: string;
  /** The company rang the customer. */
  outbound: boolean;
  /** Its first words. */
  begins: Quote;
  promises: readonly PromiseSummary[];
  complaints: readonly Complaint[];
  transfers: readonly Quote[];
}

/** What a call with at least one turn adds to the story of its customer. */
export function summaryOf(call: Conversation): CallSummary {
  const { meta, source, index } = call.call;
  return {
    file: source.file,
    index,
    ...(meta.id === undefined ? {} : { id: meta.id }),
    ...(meta.agent === undefined ? {} : { agent: meta.agent }),
    ...(meta.customer === undefined ? {} : { customer: meta.customer }),
    ...(meta.startedAt === undefined ? {} : { startedAt: meta.startedAt }),
    outbound: call.opening.outbound,
    begins: quoteAt(call, (call.turns.find(({ role }) => role !== "system") ?? call.turns[0]!).span),
    promises: promisesIn(call),
    complaints: complaintsIn(call),
    transfers: call.transfers.map(({ at }) => quoteAt(call, at)),
  };
}

function quoteAt({ call }: Conversation, { turn: index, start, end }: Span): Quote {
  const turn = call.turns[index]!;
  return {
    turn: index,
    role: turn.role,
    ...(turn.speaker === undefined ? {} : { speaker: turn.speaker }),
    ...(turn.start === undefined ? {} : { start: turn.start }),
    ...(turn.end === undefined ? {} : { end: turn.end }),
    ...placeOf({ source: call.source }, turn, start),
    quote: turn.text.slice(start, end),
    at: start,
    text: turn.text,
  };
}

/** Each promise once: what is only said again is left out. */
function promisesIn(call: Conversation): PromiseSummary[] {
  const kept: { promise: PromiseMade; time: string }[] = [];
  for (const promise of call.promises) {
    if (promise.conditional && promise.deadline === undefined) continue;
    const time = timeOf(promise).join(" ");
    const again = kept.some(
      (one) => isSameMatter(one.promise, promise) && (one.time === time || time === "" || promise.deadline!.turn !== promise.turn),
    );
    if (!again) kept.push({ promise, time });
  }
  const broken = new Set(call.brokenPromises.filter(({ how }) => how !== "reported").map(({ at }) => at.turn));
  const colleagues = colleaguesOf(call.call);
  return kept.map(({ promise, time }) => ({
    ...quoteAt(call, promise.at),
    ...agentAt(colleagues, promise.turn.index),
    act: promise.act,
    by: promise.by,
    ...(time === "" ? {} : { time: time.split(" ") }),
    ...(promise.conditional ? { conditional: true as const } : {}),
    ...(promise.done === undefined ? {} : { done: quoteAt(call, promise.done.span) }),
    broken: broken.has(promise.turn.index),
  }));
}

function agentAt(colleagues: ReadonlyMap<number, string>, turn: number): { agent?: string } {
  const agent = colleagues.get(turn);
  return agent === undefined ? {} : { agent };
}

/** Words between two times that are said as one: "by five on Wednesday". */
const APART = 3;

/** The words of a promise's time, with the other times beside it. */
function timeOf({ deadline, turn, first, end }: PromiseMade): readonly string[] {
  if (deadline === undefined) return [];
  const { tokens } = deadline.turn;
  const isWithin = (word: number) => deadline.turn !== turn || (word >= first - 6 && word <= end) || word === deadline.frame.first;
  const from = leadOf(tokens, deadline.frame.first);
  let to = tailOf(tokens, deadline.frame.last);
  for (const frame of timeFramesIn(deadline.turn))
    if (isWithin(frame.first) && frame.last > to && frame.first - to <= APART) to = tailOf(tokens, frame.last);
  return tokens.words.slice(from, to + 1);
}

/** What bears on when a time begins or ends: "by", "no earlier than", "after". */
const LEAD = /^(?:by|before|within|until|at|on|in|after|from|than|around|about|roughly|approximately|the)$/;

function leadOf({ words, sentences }: Tokens, first: number): number {
  let from = first;
  const isOpening = (pattern: RegExp) => !sentences.includes(from) && pattern.test(words[from - 1] ?? "");
  while (from > 0 && first - from < LEADS && isOpening(LEAD)) from--;
  if (words[from] === "than") while (isOpening(/^(?:no|not|any|earlier|sooner|later)$/)) from--;
  if (words[from] === "before" && isOpening(/^not$/)) from--;
  return words[from] === "the" ? first : from;
}

/** Words before a time that are looked at. */
const LEADS = 3;
/** "By Thursday noon", "between eight and ten", "at noon or thereabouts", "Tuesday at the earliest". */
const TAIL =
  /^ (?:(?:noon|midday|midnight|lunchtime|morning|afternoon|evening|night|ish|onwards?|(?:or|and) (?:so|thereabouts|later|(?:the )?day after|the week after|onwards?)|give or take|at the (?:very )?(?:earliest|latest)) |(?:and|to|or|till|until) (?:half past |quarter past |quarter to )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}(?::\d\d)?(?:am|pm)?) (?:(?:am|pm|oclock) )?(?!(?:of|day|week|hour|minute|month|business|working|other|more)))/;
/** What a further hour may follow. */
const HOUR = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|am|pm|oclock|\d{1,2}(?::\d\d)?(?:am|pm)?)$/;

function tailOf({ words, sentences }: Tokens, last: number): number {
  const stop = sentences.find((start) => start > last) ?? words.length;
  const [tail] = TAIL.exec(` ${words.slice(last + 1, Math.min(stop, last + 8)).join(" ")} `) ?? [];
  if (tail === undefined) return last;
  const said = tail.trim().split(" ");
  const isHour = /^(?:and|to|or|till|until)$/.test(said[0]!) && HOUR.test(said.at(-1)!);
  return isHour && !HOUR.test(words[last]!) ? last : last + said.length;
}

const OF_ACT: Readonly<Record<Act, RegExp>> = {
  contact:
    /\b(?:call|called|rang|ring|rung|phone|phoned|contact|contacted|heard|hear|word|back|touch|reach|reached|follow|followed|update|nobody|no one)\b/i,
  send: /\b(?:e-?mail|emailed|letter|send|sent|post|posted|text|form|parcel|package|card|arrive|arrived|received|receive|got|came|come|here|delivered)\b/i,
  visit: /\b(?:engineer|technician|plumber|driver|came|come|showed|show|turned|visit|crew)\b/i,
  money: /\b(?:refund|refunded|credit|credited|money|paid|payment|deposit)\b/i,
  work: /\b(?:fix|fixed|look|looked|investigate|investigated|done|happened|change|changed|sort|sorted|heard|hear|nothing)\b/i,
};
/** Customers complain at the start of a call. */
const EARLY = 6;

function complaintsIn(call: Conversation): Complaint[] {
  const complaints: Complaint[] = [];
  for (const [position, turn] of call.customerTurns.entries()) {
    const outright = complaintIn(turn, call);
    const at = outright ?? (position < EARLY ? missedIn(turn) : undefined);
    if (at === undefined) continue;
    const quote = quoteAt(call, at);
    const acts = (Object.keys(OF_ACT) as Act[]).filter((act) => OF_ACT[act].test(quote.quote));
    complaints.push({ ...quote, acts, outright: outright !== undefined });
  }
  return complaints;
}

/** "Nobody rang": only that nothing happened. */
function missedIn(turn: Utterance): Span | undefined {
  const { norm } = turn.tokens;
  const missed = MISSED.exec(norm);
  if (missed === null) return undefined;
  const { first, last } = wordsAt(norm, missed.index, missed[0]);
  return turn.spanOf(first, last);
}

const MISSED =
  / (?:(?:nobody|no one|none of you|never|nothing|(?:has|have) not) (?:\S+ )??(?:called|rang|rung|phoned|contacted|heard|got back|gotten back|came back|come back|been in touch|emailed|replied|responded|followed up|returned)|did not (?:\S+ )??(?:call|ring|phone|contact|hear|get back|get a call|come back|email|reply|respond|follow up)|(?:heard|had) nothing|no (?:call|word|reply|response|callback|news)) /;
