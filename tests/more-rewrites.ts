import { wordsOf, type Segment, type SourceCall } from "../src/call.js";
import { eachText, REWRITES, type Rewrite } from "./rewrites.js";

const named = (name: string) => REWRITES.find((rewrite) => rewrite.name === name)!;

/** Further ways to say a call anew: measured by `npm run bench:accuracy`. */
export const MORE_REWRITES: readonly Rewrite[] = [
  {
    name: "lower case, no punctuation",
    concerns: named("no punctuation").concerns,
    rewrite: (call) => named("no punctuation").rewrite(named("lower case").rewrite(call)),
  },
  { name: "stutters", concerns: {}, rewrite: eachText(stutter) },
  { name: "turns split in two", concerns: {}, rewrite: splitTurns },
  { name: "British spelling", concerns: {}, rewrite: eachText((text) => respell(text, 1, 0)) },
  { name: "American spelling", concerns: {}, rewrite: eachText((text) => respell(text, 0, 1)) },
  { name: "other courtesies", concerns: {}, rewrite: eachText(otherCourtesies) },
];

/** Every seventh of the words that people trip over is said twice. */
function stutter(text: string): string {
  let count = 0;
  return text.replaceAll(/\b(?:I|the|we|you|to|a|it|and|that|your|my|is)\b(?=\s)/gi, (word) =>
    ++count % 3 === 0 ? `${word} ${word.toLowerCase() === "i" ? word : word.toLowerCase()}` : word,
  );
}

const AMERICAN_AND_BRITISH = [
  ["apologize", "apologise"],
  ["apologizing", "apologising"],
  ["realize", "realise"],
  ["realized", "realised"],
  ["recognize", "recognise"],
  ["organize", "organise"],
  ["organized", "organised"],
  ["color", "colour"],
  ["favor", "favour"],
  ["favorite", "favourite"],
  ["neighbor", "neighbour"],
  ["neighbors", "neighbours"],
  ["neighborhood", "neighbourhood"],
  ["behavior", "behaviour"],
  ["honor", "honour"],
  ["center", "centre"],
  ["canceled", "cancelled"],
  ["canceling", "cancelling"],
  ["traveling", "travelling"],
  ["inquiry", "enquiry"],
  ["inquire", "enquire"],
  ["gray", "grey"],
  ["license", "licence"],
  ["program", "programme"],
  ["mom", "mum"],
  ["zip code", "post code"],
] as const;

function respell(text: string, from: 0 | 1, to: 0 | 1): string {
  // Written in the one spelling first, then in the other.
  return AMERICAN_AND_BRITISH.reduce(
    (told, pair) =>
      told.replaceAll(new RegExp(`\\b${pair[1 - from]!}\\b`, "gi"), (word) =>
        word[0] === word[0]!.toUpperCase() ? pair[1 - to]![0]!.toUpperCase() + pair[1 - to]!.slice(1) : pair[1 - to]!,
      ),
    text,
  );
}

const COURTESIES: readonly [RegExp, string][] = [
  [/\bthank you very much\b/gi, "many thanks"],
  [/\bthank you for\b/gi, "thanks so much for"],
  [/\bgood (morning|afternoon|evening)\b/gi, "hi there and good $1"],
  [/\bhave a (nice|great|good) (day|evening|weekend)\b/gi, "have a lovely $2"],
  [/\bgoodbye\b/gi, "bye for now"],
  [/\bI'm (?:so |very |really )?sorry\b/gi, "I'm terribly sorry"],
  [/\bI apologi([sz])e\b/gi, "I do apologi$1e"],
  [/\bof course\b/gi, "certainly"],
  [/\b(can|may|could) I help\b/gi, "$1 I assist"],
  [/\bplease\b/gi, "kindly"],
  [/\banything else\b/gi, "anything further"],
];

function otherCourtesies(text: string): string {
  return COURTESIES.reduce(
    (told, [said, instead]) =>
      told.replaceAll(said, (...found: string[]) =>
        inCase(
          found[0]!,
          instead.replace(/\$(\d)/g, (_, n: string) => found[Number(n)]!),
        ),
      ),
    text,
  );
}

function inCase(said: string, instead: string): string {
  return said[0] === said[0]!.toUpperCase() && !instead.startsWith("I") ? instead[0]!.toUpperCase() + instead.slice(1) : instead;
}

/** Each longer segment becomes two of the same speaker, cut between two sentences or, failing that, in the middle. */
function splitTurns(call: SourceCall): SourceCall {
  const before: number[] = [];
  const segments = call.segments.flatMap((segment) => {
    const parts = splitSegment(segment);
    before.push(parts.length);
    return parts;
  });
  const placed = (count: number) => before.slice(0, count).reduce((sum, length) => sum + length, 0);
  return { ...call, segments, events: call.events.map((event) => ({ ...event, before: placed(event.before) })) };
}

function splitSegment(segment: Segment): Segment[] {
  const { text, start, end } = segment;
  const cut = cutOf(text);
  if (segment.role === "system" || cut === undefined) return [segment];
  const time =
    wordsOf(segment).find(({ at }) => at >= cut)?.start ??
    (start === undefined || end === undefined ? undefined : start + ((end - start) * cut) / text.length);
  const pieces = [{ at: 0, from: 0 }];
  return [
    {
      ...segment,
      text: text.slice(0, cut).trimEnd(),
      end: end === undefined ? undefined : time,
      words: timesOf(segment, (at) => (at < cut ? at : undefined)),
      pieces,
    },
    {
      ...segment,
      text: text.slice(cut),
      start: start === undefined ? undefined : (time ?? start),
      words: timesOf(segment, (at) => (at >= cut ? at - cut : undefined)),
      pieces,
    },
  ];
}

/** The times of the words that are kept, each where it then stands. */
function timesOf(segment: Segment, move: (at: number) => number | undefined): Segment["words"] {
  const kept = wordsOf(segment).flatMap(({ at, start, end }) => {
    const moved = move(at);
    return moved === undefined ? [] : [moved, start, end];
  });
  return kept.length === 0 ? undefined : kept;
}

function cutOf(text: string): number | undefined {
  if (text.split(/\s+/).length < 8) return undefined;
  const sentences = [...text.matchAll(/[.?!]\s+(?=\S)/g)].map(({ index, 0: end }) => index + end.length);
  const middle = text.length / 2;
  const places = sentences.length > 0 ? sentences : [...text.matchAll(/\s+(?=\S)/g)].map(({ index, 0: space }) => index + space.length);
  return places.sort((one, other) => Math.abs(one - middle) - Math.abs(other - middle))[0];
}
