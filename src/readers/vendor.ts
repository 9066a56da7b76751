import type { CallMeta, Segment } from "../call.js";
import type { Shape } from "./json-document.js";
import { bySpeechTime, botNotes, segmentOf, type RowsContext, type Said } from "./rows.js";
import { mayBeTime, numberIn, UNITS, type Unit } from "./times.js";
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

/** A text with something in it. */
export function textIn(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** Seconds of a number, or of a string that holds one, in a unit that the vendor's documentation names. */
export function secondsIn(value: unknown, unit: Unit = "s"): number | undefined {
  const number = numberIn(value);
  if (!mayBeTime(number)) return undefined;
  return unit === "s" ? number : number / Math.round(1 / UNITS[unit]);
}

/** One turn as a vendor tells it. */
export interface Told {
  text: unknown;
  /** JSON pointer of the text. */
  pointer: string;
  voice: Voice;
  /** Seconds from the start of the call. */
  start?: number;
  end?: number;
  /** The words as the vendor lists them, and the unit of their times. */
  words?: unknown;
  unit?: Unit;
}

/** Segments of what a vendor tells; what is empty is left out. */
export function segmentsOfTold(told: Iterable<Told>): Segment[] {
  const segments: Segment[] = [];
  for (const { text, pointer, voice, start, end, words, unit } of told) {
    if (typeof text !== "string") continue;
    const segment = segmentOf(text, pointer, voice, start, end !== undefined && start !== undefined && end < start ? undefined : end);
    if (segment === undefined) continue;
    const aligned = Array.isArray(words) ? alignWords(segment.text, words, segment, unit ?? "s") : [];
    if (aligned.length > 0) segment.words = aligned;
    segments.push(segment);
  }
  return segments;
}

/** What a vendor's kind of JSON is, in as few words as it takes. */
export interface Vendor {
  name: string;
  title: string;
  fits(value: Row): boolean;
  /** Whether a value is one of many events that tell a call together, one on each line. */
  isEvent?(value: Row): boolean;
  /** The turns, `pointer` being the place of the value. */
  turns(value: Row, pointer: string, context: RowsContext): Segment[] | Said;
  /** What the vendor says of the call where its names mean something of their own. */
  meta?(value: Row): CallMeta;
}

/** The kind of JSON that a vendor writes; what is known beside the turns is found as in any JSON. */
export function vendorShape({ name, title, fits, isEvent, turns, meta }: Vendor): Shape {
  return {
    name,
    title,
    extensions: [".json"],
    fits: (value) => fits(value as Row),
    ...(isEvent === undefined ? {} : { isEvent: (value: object) => isEvent(value as Row) }),
    call(document, place, hints) {
      const value = place.value as Row;
      const call = callOf(document, levelsOf(place), hints, (context) => {
        const found = turns(value, place.pointer, context);
        const said: Said = Array.isArray(found) ? { segments: found, events: [], notes: [] } : found;
        bySpeechTime(said.segments, said.events);
        return { ...said, notes: [...said.notes, ...botNotes(said.segments)] };
      });
      return { ...call, reader: name, meta: { ...call.meta, ...meta?.(value) } };
    },
  };
}
