import type { CallMeta, Segment } from "../call.js";
import type { Shape } from "./json-document.js";
import { ANY } from "./json-places.js";
import { languageOf } from "./metadata.js";
import { botNotes, type RowsContext, type Said } from "./rows.js";
import { segmentOf } from "./segment.js";
import type { FormatNote } from "./reader.js";
import { bySpeechTime } from "./speech-time.js";
import { joinWords, type SpokenWord } from "./spoken-words.js";
import { mayBeTime, numberIn, type Unit } from "./times.js";
import { callOf, levelsOf } from "./turns-json.js";
import type { Voice } from "./voices.js";
import { alignWords } from "./words.js";

/** An object of some vendor's JSON. */
export type Row = Readonly<Record<string, unknown>>;

/** Whether a value is an object and no list. */
export function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The objects of a list, each with its place in it; none where the value is no list. */
export function rowsIn(value: unknown): { row: Row; index: number }[] {
  if (!Array.isArray(value)) return [];
  const rows: { row: Row; index: number }[] = [];
  for (let index = 0; index < value.length; index++) {
    const row = value[index] as unknown;
    if (isRow(row)) rows.push({ row, index });
  }
  return rows;
}

/** The objects of a list; none where the value is no list. */
export function listOf(value: unknown): readonly Row[] {
  if (!Array.isArray(value)) return NOTHING;
  return value.every(isRow) ? value : value.filter(isRow);
}

const NOTHING: readonly Row[] = [];

/** The first object of a list. */
export function firstRow(value: unknown): Row | undefined {
  return Array.isArray(value) ? (isRow(value[0]) ? value[0] : value.find(isRow)) : undefined;
}

/** Words of a list whose texts and times stand where only the vendor knows. */
export function wordsIn(
  list: unknown,
  wordOf: (row: Row) => unknown,
  timesOf: (row: Row) => { start?: number; end?: number },
): { word: unknown; start: number | undefined; end: number | undefined }[] {
  return listOf(list).map((row) => {
    const { start, end } = timesOf(row);
    return { word: wordOf(row), start, end };
  });
}

/** Rows looked at to tell what a list is. */
const LOOKED_AT = 500;

/** Whether a list has a row of some kind among its first. */
export function hasRow(value: unknown, isSuch: (row: Row) => boolean = () => true): boolean {
  if (!Array.isArray(value)) return false;
  for (let index = 0; index < value.length && index < LOOKED_AT; index++) {
    const row = value[index] as unknown;
    if (isRow(row) && isSuch(row)) return true;
  }
  return false;
}

/** The language that the first of some rows to name one names. */
export function languageIn(list: unknown, key: string): string | undefined {
  if (!Array.isArray(list)) return undefined;
  for (const row of list as unknown[]) {
    const language = isRow(row) ? languageOf(row[key]) : undefined;
    if (language !== undefined) return language;
  }
  return undefined;
}

/** A text with something in it. */
export function textIn(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

const PER_SECOND: Readonly<Record<Unit, number>> = { s: 1, ms: 1e3, us: 1e6, ticks: 1e7, ns: 1e9 };

/** Seconds of a number, or of a string that holds one, in a unit that the vendor's documentation names. */
export function secondsIn(value: unknown, unit: Unit = "s"): number | undefined {
  const number = numberIn(value);
  if (!mayBeTime(number)) return undefined;
  return unit === "s" ? number : number / PER_SECOND[unit];
}

/** One turn as a vendor tells it. */
export interface Told {
  text: unknown;
  /** Where the text stands in its row, as a JSON pointer. */
  at: string;
  voice: Voice;
  /** Seconds from the start of the call. */
  start?: number;
  end?: number;
  /** The words as the vendor lists them, and the unit of their times. */
  words?: unknown;
  unit?: Unit;
}

/**
 * Segments of a list, one of each row; what is empty is left out.
 * @param pointer JSON pointer to the list.
 * @param tell What a row says; undefined where it says nothing.
 * @param segments What stands before them, where a call has several lists.
 */
export function segmentsOf(
  list: unknown,
  pointer: string,
  tell: (row: Row, index: number) => Told | undefined,
  segments: Segment[] = [],
): Segment[] {
  if (!Array.isArray(list)) return segments;
  let at: string | undefined;
  let shared = "";
  for (let index = 0; index < list.length; index++) {
    const row = list[index] as unknown;
    const told = isRow(row) ? tell(row, index) : undefined;
    if (told === undefined) continue;
    if (told.at !== at) shared = pointer + ANY + (at = told.at);
    const segment = segmentOfTold(told.text, told, shared, index);
    if (segment !== undefined) segments.push(segment);
  }
  return segments;
}

/**
 * Segments of the lists that the rows of a list hold, as paragraphs hold sentences.
 * @param pointer JSON pointer to the list of rows.
 * @param key Under which a row has its list.
 * @param text Under which an entry of that has its text.
 * @param tell What else an entry says.
 */
export function segmentsInRows(
  list: unknown,
  pointer: string,
  key: string,
  text: string,
  tell: (one: Row, row: Row) => Omit<Told, "text" | "at">,
): Segment[] {
  const segments: Segment[] = [];
  // One pointer serves all that stand at the same place of their lists.
  const places: string[] = [];
  for (const { row, index } of rowsIn(list)) {
    for (const { row: one, index: place } of rowsIn(row[key])) {
      const segment = segmentOfTold(one[text], tell(one, row), (places[place] ??= `${pointer}${ANY}/${key}/${place}/${text}`), index);
      if (segment !== undefined) segments.push(segment);
    }
  }
  return segments;
}

/** The instant of each row of a list, read once; undefined for what is no object. */
export function instantsOf(list: unknown, timeIn: (row: Row) => number | undefined): readonly (number | undefined)[] {
  return Array.isArray(list) ? list.map((row: unknown) => (isRow(row) ? timeIn(row) : undefined)) : [];
}

/** The segment of what stands alone, none where it is empty; `pointer` is the one of what `at` leads from. */
export function segmentsOfOne(told: Told, pointer: string, row?: number): Segment[] {
  const segment = segmentOfTold(told.text, told, pointer + told.at, row);
  return segment === undefined ? [] : [segment];
}

function segmentOfTold(
  text: unknown,
  { voice, start, end, words, unit }: Omit<Told, "text" | "at">,
  pointer: string,
  row: number | undefined,
): Segment | undefined {
  if (typeof text !== "string") return undefined;
  const isBackward = end !== undefined && start !== undefined && end < start;
  const segment = segmentOf(text, pointer, voice, start, isBackward ? undefined : end, row);
  if (segment === undefined || !Array.isArray(words)) return segment;
  const aligned = alignWords(segment.text, words, segment, unit ?? "s");
  if (aligned.length > 0) segment.words = aligned;
  return segment;
}

/** Joins the words of a list into segments; what is no object is no word. */
export function joinRows(
  list: unknown,
  pointer: string,
  tell: (row: Row, index: number) => SpokenWord | undefined,
  space?: string,
): Segment[] {
  return Array.isArray(list) ? joinWords(list, pointer, (one, index) => (isRow(one) ? tell(one, index) : undefined), space) : [];
}

/** What a vendor's kind of JSON is, in as few words as it takes. */
export interface Vendor {
  name: string;
  title: string;
  note: FormatNote;
  fits(value: Row): boolean;
  /** Whether a value is one of many events that tell a call together, one on each line. */
  isEvent?(value: Row): boolean;
  /** The turns, `pointer` being the place of the value. */
  turns(value: Row, pointer: string, context: RowsContext): Segment[] | Said;
  /** What the vendor says of the call where its names mean something of their own. */
  meta?(value: Row): CallMeta;
}

/** The kind of JSON that a vendor writes; what is known beside the turns is found as in any JSON. */
export function vendorShape({ name, title, note, fits, isEvent, turns, meta }: Vendor): Shape {
  return {
    name,
    title,
    note,
    extensions: [".json"],
    fits: (value) => fits(value as Row),
    ...(isEvent === undefined ? {} : { isEvent: (value: object) => isEvent(value as Row) }),
    call(document, place, hints) {
      const value = place.value as Row;
      const call = callOf(document, levelsOf(place), hints, (context) => {
        const found = turns(value, place.pointer, { ...context, around: place.around });
        const said: Said = Array.isArray(found) ? { segments: found, events: [], notes: [] } : found;
        bySpeechTime(said.segments, said.events);
        return { ...said, notes: [...said.notes, ...botNotes(said.segments)] };
      });
      return { ...call, reader: name, meta: { ...call.meta, ...meta?.(value) } };
    },
  };
}
