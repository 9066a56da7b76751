import type { Segment, Word } from "../call.js";
import { plainKey } from "./fields.js";
import { ANY, pointerStep, STRIDE } from "./json-places.js";
import { timeline } from "./timeline.js";
import { mayBeTime, parseTime, UNITS, type Unit } from "./times.js";
import { Voices } from "./voices.js";

/** The keys of a word's text and times. */
interface WordKeys {
  text: string;
  start?: string;
  end?: string;
  speaker?: string;
  unit?: Unit;
}

const TEXTS = ["punctuatedword", "word", "text", "content", "displaytext", "value", "token"];
const STARTS = [
  "start",
  "starttime",
  "beginoffsetmillis",
  "startms",
  "startoffset",
  "startoffsetms",
  "starttimestampmillis",
  "starttimestamp",
  "ts",
  "from",
  "offset",
  "offsetms",
  "startsec",
  "time",
];
const ENDS = [
  "end",
  "endtime",
  "endoffsetmillis",
  "endms",
  "endoffset",
  "endoffsetms",
  "endtimestampmillis",
  "endtimestamp",
  "endts",
  "to",
  "endsec",
];
const SPEAKERS = ["speaker", "speakerlabel", "speakertag", "speakerid"];

/** Finds the keys of word lists; undefined where the rows are no words. */
export function wordKeys(words: readonly unknown[]): WordKeys | undefined {
  const keys = new Map<string, string>();
  for (const word of words.slice(0, 5)) {
    if (typeof word !== "object" || word === null) return undefined;
    for (const key of Object.keys(word)) keys.set(plainKey(key), key);
  }
  const first = (names: readonly string[]) => keys.get(names.find((name) => keys.has(name)) ?? "");
  const text = first(TEXTS);
  const start = first(STARTS);
  if (text === undefined) return undefined;
  const unit = /(?:ms|millis)$/.test(plainKey(start ?? "")) ? "ms" : undefined;
  return { text, start, end: first(ENDS), speaker: first(SPEAKERS), unit };
}

/** A word with its times in the file's own unit. */
interface RawWord {
  text: string;
  start: number | undefined;
  end: number | undefined;
}

function rawWord(word: unknown, keys: WordKeys): RawWord | undefined {
  const row = word as Record<string, unknown> | null;
  const text = row?.[keys.text];
  if (typeof text !== "string") return undefined;
  return { text: text.trim(), start: bareNumber(row![keys.start ?? ""]), end: bareNumber(row![keys.end ?? ""]) };
}

function bareNumber(value: unknown): number | undefined {
  if (typeof value === "number") return mayBeTime(value) ? value : undefined;
  // Recall.ai tells each time twice: `{relative: 1.5, absolute: "2025-…"}`.
  if (typeof value === "object" && value !== null) return bareNumber((value as { relative?: unknown }).relative);
  const time = typeof value === "string" ? parseTime(value) : undefined;
  return time === undefined || time.kind === "instant" ? undefined : time.value;
}

/** How far, in characters, a word may stand from the end of the one before: punctuation and what recognisers leave out. */
const REACH = 24;

/** Finds the words of a list in the text that they were recognised as; what is not found is left out. */
export function alignWords(
  text: string,
  list: readonly unknown[],
  segment: { start?: number; end?: number },
  unit: Unit | undefined,
): Word[] {
  const keys = wordKeys(list);
  if (keys?.start === undefined) return [];
  const raw = list.map((word) => rawWord(word, keys)).filter((word) => word !== undefined);
  const { scale, shift } = scaleOf(raw, segment, keys.unit ?? unit);
  const words: Word[] = [];
  let cursor = 0;
  for (const { text: word, start, end } of raw) {
    if (word === "") continue;
    const at = findFrom(text, word, cursor);
    if (at === -1) continue;
    cursor = at + word.length;
    while (text.charCodeAt(cursor) === 32) cursor++;
    if (start !== undefined && end !== undefined) words.push({ at, start: start / scale + shift, end: end / scale + shift });
  }
  return words;
}

function findFrom(text: string, word: string, cursor: number): number {
  if (text.startsWith(word, cursor)) return cursor;
  const near = text.slice(cursor, cursor + word.length + REACH);
  let at = near.indexOf(word);
  if (at === -1) at = near.toLowerCase().indexOf(word.toLowerCase());
  // Lower case of some letters is longer than the letter: then the place is a guess and not taken.
  return at === -1 || near.slice(at, at + word.length).toLowerCase() !== word.toLowerCase() ? -1 : cursor + at;
}

/** The unit in which words stand within their segment, counted from the start of the call or of the segment. */
function scaleOf(
  words: readonly RawWord[],
  { start, end }: { start?: number; end?: number },
  unit: Unit | undefined,
): { scale: number; shift: number } {
  const first = words.find((word) => word.start !== undefined)?.start;
  const last = words.findLast((word) => word.end !== undefined)?.end;
  const units = [...new Set([unit ?? "s", "s", "ms", "us"] as const)];
  const length = start === undefined || end === undefined ? 30 : end - start;
  if (first !== undefined && start !== undefined) {
    for (const one of units) if (Math.abs(first * UNITS[one] - start) <= length + 1) return { scale: perSecond(one), shift: 0 };
    for (const one of units) if (last !== undefined && last * UNITS[one] <= length + 1) return { scale: perSecond(one), shift: start };
  }
  return { scale: perSecond(unit ?? "s"), shift: 0 };
}

function perSecond(unit: Unit): number {
  return Math.round(1 / UNITS[unit]);
}

/** A pause of this many seconds between two words of one speaker starts a new segment. */
const PAUSE = 1;

/** Segments of a list of single words with their speakers, joined by speaker. */
export function segmentsOfWords(list: readonly unknown[], pointer: string, voices = new Voices()): Segment[] {
  const keys = wordKeys(list);
  if (keys === undefined) return [];
  const raw = list.map((word) => rawWord(word, keys));
  const times = timeline({
    starts: raw.map((word) => word?.start),
    ends: raw.map((word) => word?.end),
    durations: [],
    units: { start: keys.unit },
    lengths: raw.map((word) => (word?.text.length ?? 0) + 1),
  });
  const place = `${pointer}${ANY}${pointerStep(keys.text)}`;
  const segments: (Segment & { words: Word[]; pieces: { at: number; from: number }[] })[] = [];
  for (const [index, word] of raw.entries()) {
    if (word === undefined || word.text === "") continue;
    const value = (list[index] as Record<string, unknown>)[keys.text] as string;
    const from = index * STRIDE + value.indexOf(word.text);
    const start = times.starts[index];
    const end = times.ends[index];
    const { speaker, name, role } = voices.of((list[index] as Record<string, unknown>)[keys.speaker ?? ""], undefined);
    let last = segments.at(-1);
    const isNew =
      last === undefined || speaker !== last.speaker || (start !== undefined && last.end !== undefined && start - last.end >= PAUSE);
    if (isNew) segments.push((last = { speaker, name, role, text: "", start, end, words: [], pieces: [], pointer: place }));
    append(last!, word.text, from, start, end);
  }
  return segments;
}

function append(
  segment: Segment & { words: Word[]; pieces: { at: number; from: number }[] },
  word: string,
  from: number,
  start?: number,
  end?: number,
) {
  const isPunctuation = !/[\p{L}\p{N}[\]*]/u.test(word);
  if (segment.text !== "" && !isPunctuation) segment.text += " ";
  const at = segment.text.length;
  segment.text += word;
  segment.pieces.push({ at, from });
  if (start !== undefined && end !== undefined && !isPunctuation) segment.words.push({ at, start, end });
  if (end !== undefined) segment.end = Math.max(segment.end ?? end, end);
  segment.start ??= start;
}
