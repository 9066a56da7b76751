import type { Segment } from "../call.js";
import { plainKey } from "./fields.js";
import { ANY, pointerStep } from "./json-places.js";
import { joinWords } from "./spoken-words.js";
import { timeAt, timeline, type Timeline } from "./timeline.js";
import { mayBeTime, parseTime, UNITS, type Unit } from "./times.js";
import { Voices } from "./voices.js";

type Row = Readonly<Record<string, unknown>>;

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
  // Happy Scribe.
  "datastart",
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
  "dataend",
];
const SPEAKERS = ["speaker", "speakerlabel", "speakertag", "speakerid"];

/** How many words of a list tell its keys. */
const SAMPLE = 5;

/** The keys of lists seen lately, by the names of all keys of their first words. */
const recent: { names: readonly string[]; keys: WordKeys | undefined }[] = [];
const MOST_RECENT = 8;
let next = 0;

/** Finds the keys of word lists; undefined where the rows are no words. */
export function wordKeys(words: readonly unknown[]): WordKeys | undefined {
  for (const one of recent) if (hasNames(words, one.names)) return one.keys;
  const names: string[] = [];
  for (const word of words.slice(0, SAMPLE)) {
    if (typeof word !== "object" || word === null) return undefined;
    names.push(...Object.keys(word));
  }
  const keys = keysOf(names);
  if (names.length < MOST_NAMES) recent[next++ % MOST_RECENT] = { names, keys };
  return keys;
}

/** Words with more names than these are nobody's. */
const MOST_NAMES = 100;

/** Whether the first words of a list have these names, all together and in this order. */
function hasNames(words: readonly unknown[], names: readonly string[]): boolean {
  let count = 0;
  for (let index = 0; index < SAMPLE && index < words.length; index++) {
    const word = words[index];
    if (typeof word !== "object" || word === null) return false;
    for (const key in word) if (names[count++] !== key) return false;
  }
  return count === names.length;
}

function keysOf(names: readonly string[]): WordKeys | undefined {
  const keys = new Map(names.map((key) => [plainKey(key), key]));
  const first = (among: readonly string[]) => keys.get(among.find((name) => keys.has(name)) ?? "");
  const text = first(TEXTS);
  const start = first(STARTS);
  if (text === undefined) return undefined;
  const unit = /(?:ms|millis)$/.test(plainKey(start ?? "")) ? "ms" : undefined;
  return { text, start, end: first(ENDS), speaker: first(SPEAKERS), unit };
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

/** Finds the words of a list in the text that they were recognised as, for `Segment.words`; what is not found is left out. */
export function alignWords(
  text: string,
  list: readonly unknown[],
  segment: { start?: number; end?: number },
  unit: Unit | undefined,
): number[] {
  const keys = wordKeys(list);
  if (keys?.start === undefined) return [];
  const { scale, shift } = scaleOf(list, keys, segment, keys.unit ?? unit);
  const words: number[] = [];
  let cursor = 0;
  for (let index = 0; index < list.length; index++) {
    const row = list[index] as Row | null;
    const given = row?.[keys.text];
    const word = typeof given === "string" ? given.trim() : "";
    if (word === "") continue;
    const at = findFrom(text, word, cursor);
    if (at === -1) continue;
    cursor = at + word.length;
    while (text.charCodeAt(cursor) === 32) cursor++;
    const start = bareNumber(row![keys.start]);
    const end = keys.end === undefined ? undefined : bareNumber(row![keys.end]);
    if (start !== undefined && end !== undefined) words.push(at, start / scale + shift, end / scale + shift);
  }
  // A list that grew has room for as much again.
  return words.slice();
}

/** Where a word stands at a place or soon after it, as a whole: "i" is not in "with". */
function findFrom(text: string, word: string, cursor: number): number {
  if (text.startsWith(word, cursor)) return cursor;
  const near = text.slice(cursor, cursor + word.length + REACH);
  const lower = near.toLowerCase();
  // Lower case of some letters is longer than the letter: then places are guesses.
  if (lower.length !== near.length) return -1;
  const wanted = word.toLowerCase();
  for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, at + 1))
    if (!joins(lower, at) && !joins(lower, at + wanted.length)) return cursor + at;
  return -1;
}

/** Whether two letters or digits meet; in scripts without spaces words do. */
function joins(text: string, at: number): boolean {
  return /^[a-z\d\u00df-\u024f]{2}$/.test(text.slice(at - 1, at + 1));
}

/** The unit in which words stand within their segment, counted from the start of the call or of the segment. */
function scaleOf(
  list: readonly unknown[],
  keys: WordKeys,
  { start, end }: { start?: number; end?: number },
  unit: Unit | undefined,
): { scale: number; shift: number } {
  const first = firstTime(list, keys.text, keys.start);
  const length = start === undefined || end === undefined ? 30 : end - start;
  const units = UNIT_ORDER[unit ?? "s"];
  if (first !== undefined && start !== undefined) {
    for (const one of units) if (Math.abs(first * UNITS[one] - start) <= length + 1) return { scale: perSecond(one), shift: 0 };
    const last = firstTime(list, keys.text, keys.end, true);
    for (const one of units) if (last !== undefined && last * UNITS[one] <= length + 1) return { scale: perSecond(one), shift: start };
  }
  return { scale: perSecond(unit ?? "s"), shift: 0 };
}

/** Units that words are tried in: the one that is told, then those that recognisers use. */
const UNIT_ORDER: Readonly<Record<Unit, readonly Unit[]>> = {
  s: ["s", "ms", "us"],
  ms: ["ms", "s", "us"],
  us: ["us", "s", "ms"],
  ticks: ["ticks", "s", "ms", "us"],
  ns: ["ns", "s", "ms", "us"],
};

/** The first time under a key among the words that have a text; the last, where they are looked through from the end. */
function firstTime(list: readonly unknown[], text: string, key: string | undefined, isFromEnd = false): number | undefined {
  if (key === undefined) return undefined;
  for (let count = 0; count < list.length; count++) {
    const row = list[isFromEnd ? list.length - 1 - count : count] as Row | null;
    const time = typeof row?.[text] === "string" ? bareNumber(row[key]) : undefined;
    if (time !== undefined) return time;
  }
  return undefined;
}

function perSecond(unit: Unit): number {
  return Math.round(1 / UNITS[unit]);
}

const MARK = /^[^\p{L}\p{N}[\]*]+$/u;

/** Segments of a list of single words with their speakers, joined by speaker; `pointer` is the list's. */
export function segmentsOfWords(list: readonly unknown[], pointer: string, voices = new Voices()): Segment[] {
  const keys = wordKeys(list);
  if (keys === undefined) return [];
  const { starts, ends } = timesOf(list, keys);
  const { text: key, speaker } = keys;
  return joinWords(list, `${pointer}${ANY}${pointerStep(key)}`, (one, index) => {
    const row = one as Row | null;
    const text = row?.[key];
    if (typeof text !== "string") return undefined;
    const voice = voices.of(speaker === undefined ? undefined : row![speaker], undefined);
    return { text, voice, attached: MARK.test(text), start: timeAt(starts, index), end: timeAt(ends, index) };
  });
}

/** The times of single words; a number may stand as text, or in an object. */
function timesOf(list: readonly unknown[], keys: WordKeys): Timeline {
  const { text, start, end, unit } = keys;
  const layout = { start, end, units: { start: unit } };
  const textOf = (index: number) => (list[index] as Row | null)?.[text];
  const lengthOf = (index: number) => {
    const said = textOf(index);
    return typeof said === "string" ? said.trim().length + 1 : 1;
  };
  const isBare = (value: unknown) => typeof value === "number" || value === undefined;
  const areBare = list.every((row, index) => typeof textOf(index) === "string" && isBare((row as Row)[start ?? ""]) && isBare((row as Row)[end ?? ""])); // prettier-ignore
  if (areBare) return timeline({ rows: list, layout, lengthOf });
  const rows = list.map((row, index) => {
    const timed = typeof textOf(index) === "string" ? (row as Row) : {};
    return { [start ?? ""]: bareNumber(timed[start ?? ""]), [end ?? " "]: bareNumber(timed[end ?? ""]) };
  });
  return timeline({ rows, layout, lengthOf });
}
