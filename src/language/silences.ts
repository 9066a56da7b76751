import type { Role, Segment } from "../call.js";
import { countBefore } from "../sorted.js";
import type { Conversation, Utterance } from "./conversation.js";
import type { Place } from "./directions.js";

/** Somebody speaks without a break: a segment, or a run of words where words have times. */
export interface Speech {
  role: Role;
  turn: Utterance;
  segment: Segment;
  /** Where its text begins and ends in the turn. */
  from: number;
  to: number;
  /** Seconds from the start of the call. */
  start: number;
  end: number;
}

/** A stretch without speech on any channel. */
export interface Silence {
  /** Seconds from the start of the call. */
  start: number;
  end: number;
  seconds: number;
  /** Where the last words before it end. */
  before: Place;
  /** Where the words that end it begin. */
  after: Place;
}

/** Shorter silences are of interest to no rule. */
const SHORTEST = 3;
/** A word cannot last longer than this many seconds; recognisers stretch the last one over the silence that follows. */
const LONGEST_WORD = 4;
/** What transcripts write for speech that nobody could make out, as words. */
const UNINTELLIGIBLE = new Set([
  "unk",
  "xxx",
  "inaudible",
  "unintelligible",
  "noise",
  "silence",
  "blank",
  "blank_audio",
  "laughter",
  "music",
]);

/** All speech that has times, by start; noises and listening noises are none. */
export function speechOf(call: Conversation): readonly Speech[] {
  if (call.timing === "none" || call.timing === "starts") return [];
  const speech: Speech[] = [];
  for (const turn of call.turns)
    if (turn.role !== "system" || isAnnouncement(turn))
      for (const [index, segment] of turn.segments.entries()) addSegment(speech, turn, index, segment);
  return speech.sort((one, other) => one.start - other.start || one.end - other.end);
}

/** A machine that talks, unlike a stage direction. */
function isAnnouncement({ text, tokens }: Utterance): boolean {
  return !/^\s*[[(*<]/.test(text) && tokens.words.length > 3;
}

function addSegment(speech: Speech[], turn: Utterance, index: number, segment: Segment): void {
  const { start, end, words, text } = segment;
  const from = turn.offsets[index]!;
  if (start === undefined || !saysSomething(turn, from, from + text.length)) return;
  const whole = { role: turn.role, turn, segment, from, to: from + text.length, start, end: end ?? Infinity }; // the silence after a segment without an end cannot be told
  const breaks = words === undefined ? [] : breaksIn(words);
  if (breaks.length === 0) speech.push(whole);
  else
    for (const run of runsOf(words!, breaks)) speech.push({ ...whole, ...run, from: from + run.from, to: from + (run.to ?? text.length) });
}

function saysSomething({ tokens }: Utterance, from: number, to: number): boolean {
  const first = countBefore(tokens.from.length, (index) => tokens.from[index]! < from);
  for (let index = first; index < tokens.words.length && tokens.from[index]! < to; index++)
    if (!UNINTELLIGIBLE.has(tokens.words[index]!)) return true;
  return false;
}

/** Where words begin, in a segment's list of threes, that come after a silence inside the segment. */
function breaksIn(words: NonNullable<Segment["words"]>): number[] {
  const breaks: number[] = [];
  for (let third = 3; third < words.length; third += 3)
    if (words[third + 1]! - heardUntil(words, third - 3) >= SHORTEST) breaks.push(third);
  return breaks;
}

function heardUntil(words: NonNullable<Segment["words"]>, third: number): number {
  return Math.min(words[third + 2]!, words[third + 1]! + LONGEST_WORD);
}

function runsOf(words: NonNullable<Segment["words"]>, breaks: readonly number[]) {
  return [0, ...breaks].map((first, index) => {
    const next = breaks[index];
    return {
      start: words[first + 1]!,
      end: heardUntil(words, (next ?? words.length) - 3),
      from: words[first]!,
      to: next === undefined ? undefined : words[next]! - 1,
    };
  });
}

/** All stretches of `SHORTEST` seconds and more inside the call in which nobody speaks; noises and unintelligible speech are silence. */
export function silencesOf(call: Conversation): readonly Silence[] {
  const silences: Silence[] = [];
  let last: Speech | undefined;
  for (const speech of call.fact(speechOf)) {
    const seconds = last === undefined ? 0 : speech.start - last.end;
    if (seconds >= SHORTEST) {
      const before = { turn: last!.turn.index, offset: last!.to };
      const after = { turn: speech.turn.index, offset: speech.from };
      if (!hasUntimed(call, before.turn, after.turn)) silences.push({ start: last!.end, end: speech.start, seconds, before, after });
    }
    if (last === undefined || speech.end > last.end || last.end === Infinity) last = speech;
  }
  return silences;
}

/** Whether somebody speaks at an unknown time between two turns. */
function hasUntimed(call: Conversation, from: number, to: number): boolean {
  for (let index = from; index <= to; index++) {
    const { role, segments } = call.turns[index]!;
    if (role !== "system" && segments.some((segment) => segment.start === undefined)) return true;
  }
  return false;
}
