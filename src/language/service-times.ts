import type { Span } from "../call.js";
import type { Conversation, Utterance } from "./conversation.js";
import { durationsIn } from "./durations.js";
import { notionAt } from "./stems.js";
import { tokenize } from "./tokens.js";

/** A time within which a script says that something will happen. */
export interface ServiceTime {
  at: Span;
  /** The longest that is meant; business days count as days. */
  seconds: number;
  /** What the sentence and its turn are about, as notions of their words in order. */
  about: readonly string[];
  aboutTurn: readonly string[];
}

const DAY = 86_400;

/** All times of service that a script names, in the order of the file. */
export function serviceTimesOf(call: Conversation): readonly ServiceTime[] {
  return call.turns.filter(({ role }) => role === "agent").flatMap(timesIn);
}

function timesIn(turn: Utterance): ServiceTime[] {
  const { words, sentences } = turn.tokens;
  const times = [...durationsIn(words).filter(({ vague }) => !vague), ...daysIn(words)];
  const aboutTurn = times.length === 0 ? [] : notionsIn(words);
  return times.flatMap(({ first, last, seconds }) => {
    const from = sentences.findLast((start) => start <= first) ?? 0;
    const to = sentences.find((start) => start > last) ?? words.length;
    if (!isPromised(words, from, first, last)) return [];
    return [{ at: turn.spanOf(from, to - 1), seconds, about: notionsIn(words.slice(from, to)), aboutTurn }];
  });
}

/** "By tomorrow" may be the end of tomorrow. */
function daysIn(words: readonly string[]): { first: number; last: number; seconds: number }[] {
  if (!words.includes("tomorrow")) return [];
  return words.flatMap((word, index) => (word === "tomorrow" ? [{ first: index, last: index, seconds: 2 * DAY }] : []));
}

const LEADS = /^(?:within|in|inside|under|by|takes|take|after|than|to|about|around|approximately|just|only|most|least)$/;
/** What is theirs to do within the time, and what lies behind. */
const THEIRS = / you (?:should|must|can|could|may|might|have|need|had|did|do|would|want)(?: not)? /;
const AFTER = /^(?:of|ago|after|from|before|guarantee|warranty|trial|return|old|late|free|notice)$/;

function isPromised(words: readonly string[], from: number, first: number, last: number): boolean {
  if (words[first] !== "tomorrow" && !LEADS.test(words[first - 1] ?? "")) return false;
  if (AFTER.test(words[last + 1] ?? "")) return false;
  return !THEIRS.test(` ${words.slice(from, first).join(" ")} `);
}

function notionsIn(words: readonly string[]): string[] {
  return words.map((_, index) => notionAt(words, index).notion);
}

/** The notions of a text's words ("technician_visit"). */
export function notionsOf(text: string): readonly string[] {
  return notionsIn(tokenize(text.replaceAll(/[_-]/g, " ")).words);
}

/** The length of time that a text names, in seconds ("7 business days"); undefined where it names none. */
export function lengthOf(text: string): number | undefined {
  return durationsIn(tokenize(text).words).find(({ vague }) => !vague)?.seconds;
}
