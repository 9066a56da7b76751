import { wordsOf, type Span, type Word } from "../call.js";
import { isListeningWord } from "./backchannels.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { cutOff, isHelp } from "./cut-offs.js";
import { speechOf, type Speech } from "./silences.js";

/** The agent cut the customer off. */
export interface Interruption {
  /** The agent's turn that cut in. */
  turn: Utterance;
  at: Span;
  /** What shows it: times, a turn that breaks off, or the customer's protest. */
  by: "overlap" | "cut" | "protest";
  /** Seconds during which both spoke. */
  seconds?: number;
  /** The customer's turn that was cut off. */
  customer: Utterance;
  protest?: Mention;
}

/** The agent begins to speak while the customer does. */
export interface Overlap {
  turn: Utterance;
  customer: Speech;
  /** Seconds from the agent's first word of substance to the customer's last word. */
  seconds: number;
  /** Words of the customer's that were still to come. */
  toCome: number;
  /** Both speak on from here: "no" where the customer has the last word. */
  takesFloor: boolean;
}

/** Seconds of overlap from which on it is an interruption (RULES.md): with times of words, and of turns. */
const WITH_WORDS = 0.5;
const WITH_TURNS = 0.8;
/** Words of the customer's still to come. */
const TO_COME = 2;
/** Starting or finishing together, in seconds. */
const TOGETHER = 0.25;
/** Seconds between two words of one utterance at most (RULES.md: "less than a second apart"). */
const PAUSE = 1;

/** All interruptions of a call, at most one a turn, in order. */
export function interruptionsOf(call: Conversation): readonly Interruption[] {
  const found = new Map<Utterance, Interruption>();
  const overlaps = overlapsOf(call);
  for (const overlap of overlaps) {
    const { turn, customer, seconds } = overlap;
    if (isInterruption(overlap)) found.set(turn, { turn, at: turn.span, by: "overlap", seconds, customer: customer.turn });
  }
  for (const turn of call.customerTurns) {
    const cut = cutOff(turn, call);
    if (cut !== undefined && !found.has(cut)) found.set(cut, { turn: cut, at: cut.span, by: "cut", customer: turn });
    const protested = protestedIn(turn, call);
    if (protested !== undefined && !found.has(protested.turn)) found.set(protested.turn, protested);
  }
  return [...found.values()].sort((one, other) => one.turn.index - other.turn.index);
}

/** Where the agent's turns begin within the customer's speech. */
export function overlapsOf(call: Conversation): readonly Overlap[] {
  const overlaps: Overlap[] = [];
  const speech = call.fact(speechOf);
  const begun = new Set<Utterance>();
  /** The stretch of each side that ends last so far. */
  let customer: Speech | undefined;
  let agent: Speech | undefined;
  for (const one of speech) {
    if (one.role === "customer") {
      if (customer === undefined || one.end > customer.end) customer = one;
    } else if (one.role === "agent") {
      const from = begun.has(one.turn) || one.turn.read.backchannel ? undefined : substanceAt(one);
      if (from !== undefined) {
        begun.add(one.turn);
        if (customer !== undefined && customer.end > one.start && !isCutInto(agent, customer, one))
          overlaps.push(overlapOf(one, from, customer));
      }
      if (agent === undefined || one.end > agent.end) agent = one;
    }
  }
  return overlaps;
}

/** The customer spoke up while the agent was speaking, and the agent speaks on. */
function isCutInto(before: Speech | undefined, customer: Speech, agent: Speech): boolean {
  return before !== undefined && before.end > customer.start && agent.start - before.end < PAUSE;
}

function overlapOf(agent: Speech, from: number, customer: Speech): Overlap {
  const { turn } = agent;
  const rest = restOf(customer, from);
  return {
    turn,
    customer,
    seconds: customer.start + TOGETHER >= agent.start ? 0 : rest.end - from,
    toCome: rest.words,
    takesFloor: (turn.end ?? agent.end) > rest.end + TOGETHER,
  };
}

/** When the first word of substance of a stretch is said, if it has one: "uh", and "okay" and "right" before it, are listening. */
function substanceAt({ turn, segment, start, end, from, to }: Speech): number | undefined {
  const { words, from: offsets } = turn.tokens;
  const first = offsets.findIndex((offset) => offset >= from);
  let telling = first;
  while (telling >= 0 && telling < words.length && isListeningWord(words[telling]!)) telling++;
  const offset = offsets[telling];
  if (offset === undefined || offset >= to) return undefined;
  const inSegment = offset - turn.offsets[turn.segments.indexOf(segment)]!;
  const timed = wordsOf(segment).find((word) => word.at >= inSegment);
  if (timed !== undefined || telling === first) return timed?.start ?? start;
  return start + ((offset - from) / Math.max(1, to - from)) * (Math.min(end, start + 60) - start);
}

/** What a stretch still holds of the utterance that is being said at a time; reckoned from its length where words have no times. */
function restOf({ turn, segment, start, end, from, to }: Speech, time: number): { end: number; words: number } {
  if (segment.words !== undefined && segment.words.length > 0)
    return restOfWords(
      wordsOf(segment).filter((word) => word.start >= start && word.start <= end),
      time,
    );
  const words = turn.tokens.from.filter((offset) => offset >= from && offset < to).length;
  return { end, words: Math.round((words * (end - time)) / Math.max(0.001, end - start)) };
}

/** A pause ends an utterance: who begins to speak in it cuts nobody off, even if the other goes on. */
function restOfWords(words: readonly Word[], time: number): { end: number; words: number } {
  const next = words.findIndex((word) => word.start >= time);
  const first = next < 0 ? words.length : next;
  let last = Math.max(0, first - 1);
  if (first > 0 && words[last]!.end <= time && (words[first]?.start ?? Infinity) - words[last]!.end >= PAUSE)
    return { end: time, words: 0 };
  while (last + 1 < words.length && words[last + 1]!.start - words[last]!.end < PAUSE) last++;
  return { end: words[last]!.end, words: last - first + 1 };
}

function isInterruption({ turn, customer, seconds, toCome, takesFloor }: Overlap): boolean {
  const least = customer.segment.words === undefined ? WITH_TURNS : WITH_WORDS;
  if (
    seconds < least ||
    toCome < TO_COME ||
    !(takesFloor || isResumed(turn) || isAsking(turn, customer, seconds)) ||
    !Number.isFinite(seconds)
  )
    return false;
  return !trailsOff(customer.segment.text) && !isHelp(turn);
}

/** Seconds before the customer's end at which no question is put to help them along. */
const LONG_BEFORE = 1.5;

/** "Order number?" in the middle of the story: the question takes the floor, also where the story goes on under it. */
function isAsking(turn: Utterance, customer: Speech, seconds: number): boolean {
  const { words } = turn.tokens;
  if (seconds < LONG_BEFORE || words.length < 2 || !/\?\W*$/.test(turn.text)) return false;
  const heard = new Set(customer.turn.tokens.words);
  return words.some((word) => word.length > 3 && !heard.has(word));
}

/** The customer's next words: "sorry, I was just saying …". */
function isResumed(turn: Utterance): boolean {
  const next = turn.next("customer");
  return next !== undefined && next.index <= turn.index + 2 && RESUMES.test(next.tokens.norm);
}

const RESUMES =
  /^ (?:\S+ ){0,3}i was (?:just |only |still |about to |trying to )?(?:say|saying|tell|telling|explain|explaining|getting to|coming to) | (?:what|as|like) i was (?:just |about to |trying to )?(?:say|saying|tell|telling|explain|explaining) /;

function trailsOff(text: string): boolean {
  return /(?:\.\.\.?|…)["'”’)\s]*$/.test(text);
}

/** The agent's turn that the customer protests against. */
function protestedIn(turn: Utterance, call: Conversation): Interruption | undefined {
  if (!turn.has("interruption-protest")) return undefined;
  const [cutIn] = turn.preceding("agent", 1);
  if (cutIn === undefined) return undefined;
  const customer = call.turns.slice(0, cutIn.index).findLast(({ role }) => role === "customer");
  if (customer === undefined) return undefined;
  return { turn: cutIn, at: cutIn.span, by: "protest", customer, protest: turn.mentions("interruption-protest")[0]! };
}
