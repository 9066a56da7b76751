import type { Span } from "../call.js";
import type { Conversation, Utterance } from "./conversation.js";
import { durationsIn } from "./durations.js";
import { notionAt } from "./stems.js";
import { sentenceEnd, sentenceStart, tokenize } from "./tokens.js";

/** A time within which a script says that something will happen. */
export interface ServiceTime {
  at: Span;
  /** The longest that is meant; business days count as days. */
  seconds: number;
  /** What the clause, its sentence and its turn are about, as notions of their words in order. */
  aboutClause: readonly string[];
  about: readonly string[];
  aboutTurn: readonly string[];
  /** What the script and its step are about, by their titles. */
  aboutStep: readonly string[];
}

const HOUR = 3600;
const DAY = 86_400;

/** All times of service that a script names, in the order of the file. */
export function serviceTimesOf(call: Conversation): readonly ServiceTime[] {
  const { flow } = call.call;
  const top = flow?.steps[0]?.from === 0 ? "" : (call.turns[0]?.text ?? "");
  /** The step after that of the turn. */
  let next = 0;
  return call.turns.flatMap((turn) => {
    const times = turn.role === "agent" ? timesIn(turn) : [];
    if (times.length === 0) return [];
    while (flow !== undefined && next < flow.steps.length && flow.steps[next]!.from <= turn.index) next++;
    const step = flow?.steps[next - 1];
    const aboutStep = notionsOf([top, step?.title, step?.section, step?.id].join(" "));
    return times.map((time) => ({ ...time, aboutStep }));
  });
}

/** A time in a turn: indices of words, `last` included. */
interface Said {
  first: number;
  last: number;
  seconds: number;
  /** By a name ("today", "the hour"), and not by a number. */
  named: boolean;
}

function timesIn(turn: Utterance): Omit<ServiceTime, "aboutStep">[] {
  const { words, sentences } = turn.tokens;
  // "Another day" is one to choose.
  const lengths = durationsIn(words).filter(({ vague, first }) => !vague && words[first] !== "another");
  const times = [...lengths.map((length) => ({ ...length, named: false })), ...namedIn(words)].sort(
    (one, other) => one.first - other.first,
  );
  const aboutTurn = times.length === 0 ? [] : notionsIn(words);
  return times.flatMap((time) => {
    const { first, last, seconds } = time;
    const from = sentenceStart(sentences, first);
    const to = sentenceEnd(sentences, words, last);
    if (!isPromised(words, from, time)) return [];
    const aboutClause = notionsIn(clauseOf(words.slice(from, to), first - from, last - from));
    return [{ at: turn.spanOf(from, to - 1), seconds, aboutClause, about: notionsIn(words.slice(from, to)), aboutTurn }];
  });
}

/** The clause of a sentence that holds a time: "ring you within a day" of "they weigh it again and ring you within a day". */
function clauseOf(words: readonly string[], first: number, last: number): readonly string[] {
  const joins = (word: string) => /^(?:and|or|but|so|then|while)$/.test(word);
  const after = words.findIndex((word, index) => index > last && joins(word));
  return words.slice(words.slice(0, first).findLastIndex(joins) + 1, after < 0 ? words.length : after);
}

/** Times without a number, and the longest that is meant: "tomorrow" may be its evening, "by Friday" a week from now. */
const NAMED: readonly (readonly [RegExp, number])[] = [
  [/^ (?:within|inside|in) the hour /, HOUR],
  [
    /^ (?:today|tonight|overnight|this (?:morning|afternoon|evening)|(?:later|first thing) (?:today|this \S+)|(?:the )?same day|end of (?:the )?day) /,
    DAY,
  ],
  [/^ (?:the )?day after tomorrow /, 3 * DAY],
  [/^ tomorrow /, 1.5 * DAY],
  [/^ (?:this week|end of the week|within the week|(?:mon|tues|wednes|thurs|fri|satur|sun)day) /, 7 * DAY],
  [/^ next week /, 14 * DAY],
];
/** Words that such a time begins with. */
const BEGINS = new Set(
  "within inside in day today tonight overnight this later first the same end tomorrow next monday tuesday wednesday thursday friday saturday sunday".split(
    " ",
  ),
);

function namedIn(words: readonly string[]): Said[] {
  const found: Said[] = [];
  for (let index = 0; index < words.length; index++) {
    if (!BEGINS.has(words[index]!)) continue;
    const here = ` ${words.slice(index, index + 4).join(" ")} `;
    for (const [pattern, seconds] of NAMED) {
      const said = pattern.exec(here)?.[0];
      if (said === undefined) continue;
      const last = index + said.trim().split(" ").length - 1;
      found.push({ first: index, last, seconds, named: true });
      index = last;
      break;
    }
  }
  return found;
}

const LEADS = /^(?:within|in|inside|under|by|takes|take|after|than|to|about|around|approximately|just|only|most|least)$/;
/** What is theirs to do within the time, and what lies behind. */
const THEIRS = / you (?:should|must|can|could|may|might|have|need|had|did|do|would|want)(?: not)? /;
/** Words that a clause before a time has at most. */
const CLAUSE = 8;
const AFTER = /^(?:of|ago|after|from|before|guarantee|warranty|trial|return|old|late|free|notice|ahead|beforehand|prior)$/;
/** Seconds that something done on the line may take. */
const ON_THE_LINE = 300;
/** What is said to come by a day, and not what was, what a call is about, or when it closes. */
const COMES =
  / (?:will|shall|can|going to|get|gets|goes|comes|arrives|lands|reaches|reach you|guarantee|promise|be with you|(?:is|are) with you|back (?:to|with|in|on) (?:you|your)) /;
const WAS = / (?:was|were|been|made|did|received|called|came|calling|help|helping|assist|speak|speaking|until|till|closes?|opens?|since) /;

function isPromised(words: readonly string[], from: number, { first, last, named, seconds }: Said): boolean {
  const before = ` ${words.slice(from, first).join(" ")} `;
  // What takes a minute is done while the customer waits.
  if (seconds < ON_THE_LINE) return false;
  if (/ (?:most|many|some) (?:people|customers|guests|patients|members|of) /.test(before)) return false;
  if (
    (AFTER.test(words[last + 1] ?? "") && !isTimeOfDay(words, last + 2) && !(words[last + 1] === "of" && isWithin(words, first))) ||
    THEIRS.test(` ${words.slice(Math.max(from, first - CLAUSE), first).join(" ")} `)
  )
    return false;
  if (!named) return LEADS.test(words[first - (/^(?:next|coming|following)$/.test(words[first - 1] ?? "") ? 3 : 1)] ?? "");
  return words[last] === "tomorrow" || (COMES.test(before) && !WAS.test(before));
}

/** "Within two days of the collection" */
function isWithin(words: readonly string[], first: number): boolean {
  return /^(?:within|inside)$/.test(words[first - 1] ?? "");
}

/** "Tomorrow before noon": when on that day, and not before what. */
function isTimeOfDay(words: readonly string[], at: number): boolean {
  return (
    words[at - 1] === "before" &&
    /^(?:noon|midday|lunch|lunchtime|close|closing|evening|night|[\d:]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/.test(
      words[at] ?? "",
    )
  );
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
