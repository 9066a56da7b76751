import { skewNotes } from "./clock-skew.js";
import { countBefore } from "../sorted.js";
import type { CallEvent, CallMeta, Piece, Segment } from "../call.js";
import { isTextPart, layoutOf, plainKey, type Layout } from "./fields.js";
import { eventKind, eventOf } from "./events-json.js";
import { pointerStep } from "./json-places.js";
import { timeline, type Timeline } from "./timeline.js";
import type { Unit } from "./times.js";
import { roleOf, roleOfType, Voices, type Roster, type Voice } from "./voices.js";
import { alignWords, segmentsOfWords, wordKeys } from "./words.js";

/** What a list of turns holds. */
export interface Said {
  segments: Segment[];
  events: CallEvent[];
  /** Seconds since 1970 at which the call began, where the turns tell. */
  startedAt?: number;
  /** Unit of the turns' times, where they were bare numbers. */
  unit?: Unit;
  /** What the words themselves say of the call, in a header. */
  meta?: CallMeta;
  notes: readonly string[];
}

/** What is known of a list beside its rows. */
export interface RowsContext {
  roster?: Roster;
  /** Seconds since 1970 at which the call began. */
  startedAt?: number;
}

/** A text that stands in its string from the first character on. */
export const FROM_START: readonly Piece[] = [{ at: 0, from: 0 }];

/** What is known of all rows of a list. */
interface Reading {
  layout: Layout;
  /** The pointer step to a row's text. */
  textStep: string;
  times: Timeline;
  voices: Voices;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * Reads a list of turns in whatever shape: objects, `[speaker, text]` pairs, rows with lists of sentences inside.
 * @param pointer The JSON pointer to the list, or to each of the rows.
 */
export function readRows(
  list: readonly unknown[],
  pointer: string | ((index: number) => string),
  { roster, startedAt }: RowsContext = {},
): Said {
  const pointerTo = typeof pointer === "string" ? (index: number) => `${pointer}/${index}` : pointer;
  const { rows, pointers, layout } = spread(list, pointerTo);
  const times = timesOf(rows, layout, startedAt);
  const reading: Reading = { layout, textStep: pointerStep(layout.text ?? ""), times, voices: new Voices(roster) };
  const segments: Segment[] = [];
  const events: CallEvent[] = [];
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!;
    if (isPartial(row, layout)) continue;
    const before = segments.length;
    addSegments(segments, row, index, pointers?.[index] ?? pointerTo(index), reading);
    if (segments.length > before && segments[before]!.speaker !== undefined) continue;
    const event = eventOf(row, layout, before, times.starts[index], times.ends[index]);
    if (event !== undefined) events.push(event);
  }
  bySpeechTime(segments, events);
  const notes = [...skewNotes(rows, layout, times.unit), ...botNotes(segments)];
  return { segments, events, startedAt: times.startedAt, unit: times.unit, notes };
}

/** Reads rows whose keys name who speaks: `{agent: "Hello"}`. */
export function readSides(rows: readonly Row[], pointerTo: (index: number) => string, { roster }: RowsContext): Said {
  const voices = new Voices(roster);
  const segments: Segment[] = [];
  for (const [index, row] of rows.entries()) {
    // Rows were judged by the first of them: others may be anything.
    if (typeof row !== "object" || row === null) continue;
    for (const [label, said] of Object.entries(row)) {
      const segment =
        typeof said === "string"
          ? segmentOf(said, pointerTo(index) + pointerStep(label), voices.of(label, undefined), undefined, undefined)
          : undefined;
      if (segment !== undefined) segments.push(segment);
    }
  }
  return { segments, events: [], notes: botNotes(segments) };
}

/** The rows that hold turns, opened up where a row wraps one or holds a list of sentences. */
function spread(
  list: readonly unknown[],
  pointerTo: (index: number) => string,
): { rows: readonly Row[]; pointers?: string[]; layout: Layout } {
  const layout = withSides(layoutOf(list), list);
  const { text, nested } = layout;
  const wrapper = text === undefined && nested === undefined ? wrapperOf(list) : undefined;
  const isPlain = nested === undefined && wrapper === undefined && list.every((row) => typeof row === "object" && row !== null);
  if (isPlain) return { rows: list as Row[], layout: Array.isArray(list[0]) ? layoutOfPairs(list as unknown[][]) : layout };
  const rows: Row[] = [];
  const pointers: string[] = [];
  const add = (row: unknown, place: string) => {
    if (typeof row !== "object" || row === null) return;
    rows.push(row as Row);
    pointers.push(place);
  };
  for (const [index, row] of (list as (Row | null)[]).entries()) {
    if (typeof row !== "object" || row === null) continue;
    const place = pointerTo(index);
    const inside = nested === undefined ? undefined : row[nested];
    if (wrapper !== undefined) add(row[wrapper], place + pointerStep(wrapper));
    else if (Array.isArray(inside) && (text === undefined || typeof row[text] !== "string")) {
      const outer = layoutOf([row]);
      for (const [number, one] of inside.entries())
        if (typeof one === "object" && one !== null) add(inherit(row, outer, one as Row), `${place}${pointerStep(nested!)}/${number}`);
    } else add(row, place);
  }
  return { rows, pointers, layout: Array.isArray(rows[0]) ? layoutOfPairs(rows as unknown as unknown[][]) : layoutOf(rows) };
}

/** Rows looked at to find the column of sides. */
const LOOKED_AT = 200;

/** Where no column is named for who speaks, one that holds nothing but words for the two sides says it: `Agent/Customer`, `Direction`. */
export function withSides(layout: Layout, list: readonly unknown[]): Layout {
  const { text, speaker, role } = layout;
  if (text === undefined || speaker !== undefined || role !== undefined || layout.byAgent !== undefined || layout.byCustomer !== undefined)
    return layout;
  const rows = list.slice(0, LOOKED_AT).filter((row): row is Row => typeof row === "object" && row !== null && !Array.isArray(row));
  const key = Object.keys(rows[0] ?? {}).find((one) => one !== text && holdsSides(rows.map((row) => row[one])));
  return key === undefined ? layout : { ...layout, role: key };
}

function holdsSides(values: readonly unknown[]): boolean {
  const roles = new Set<unknown>();
  for (const value of values) {
    if (value === undefined || value === null || value === "") continue;
    const role = typeof value === "string" && value.length < 30 ? roleOf(value) : undefined;
    if (role === undefined) return false;
    roles.add(role);
  }
  return roles.has("customer") && (roles.has("agent") || roles.has("bot"));
}

/** A sentence has the speaker of its paragraph; never its times, which are those of all its sentences. */
function inherit(outer: Row, { speaker, role, call, final, partial }: Layout, inner: Row): Row {
  const row: Record<string, unknown> = {};
  for (const key of [speaker, role, call, final, partial]) if (key !== undefined) row[key] = outer[key];
  return Object.assign(row, inner);
}

const WRAPPERS = new Set([
  "message",
  "utterance",
  "transcript",
  "turn",
  "data",
  "segment",
  "item",
  "utteranceevent",
  "node",
  "attributes",
  "fields",
]);

/** The key under which each row holds what matters, if that is how the list is made. */
export function wrapperOf(list: readonly unknown[]): string | undefined {
  for (const row of list.slice(0, 20)) {
    if (typeof row !== "object" || row === null || Array.isArray(row)) continue;
    for (const [key, value] of Object.entries(row))
      if (
        WRAPPERS.has(plainKey(key)) &&
        typeof value === "object" &&
        value !== null &&
        !Array.isArray(value) &&
        layoutOf([value]).text !== undefined
      )
        return key;
  }
  return undefined;
}

function timesOf(rows: readonly Row[], layout: Layout, startedAt: number | undefined): Timeline {
  const { start, end, duration, text, units } = layout;
  if (start === undefined && end === undefined) return { starts: [], ends: [] };
  const column = (key: string | undefined) => (key === undefined ? [] : rows.map((row) => row[key]));
  const lengths = rows.map((row) => {
    const said = row[text ?? ""];
    return typeof said === "string" ? said.length + 1 : 0;
  });
  const padded = (key: string | undefined) => (key === undefined ? new Array<undefined>(rows.length).fill(undefined) : column(key));
  return timeline({ starts: padded(start), ends: padded(end), durations: padded(duration), units, lengths, startedAt });
}

function isPartial(row: Row, { partial, final }: Layout): boolean {
  return (partial !== undefined && row[partial] === true) || (final !== undefined && row[final] === false);
}

function addSegments(all: Segment[], row: Row, index: number, pointer: string, { layout, textStep, times, voices }: Reading): void {
  const said = layout.text === undefined ? undefined : row[layout.text];
  if (typeof said !== "string" && !Array.isArray(said)) return;
  const voice = voiceOf(row, layout, voices);
  const start = times.starts[index];
  const end = times.ends[index];
  if (typeof said === "string") {
    const segment = segmentOf(said, pointer + textStep, voice, start, end);
    if (segment === undefined) return;
    const words = layout.words === undefined ? undefined : row[layout.words];
    if (Array.isArray(words)) addWords(segment, words, times);
    all.push(segment);
    return;
  }
  // Recall.ai has words with their times and no text beside them.
  if (wordKeys(said)?.start !== undefined) {
    for (const segment of segmentsOfWords(said, pointer + textStep)) all.push({ ...segment, ...voice });
    return;
  }
  for (const [part, one] of said.entries()) {
    if (!isTextPart(one)) continue;
    const isBare = typeof one === "string";
    const value = isBare ? one : (one as { text: string }).text;
    const segment = segmentOf(value, `${pointer}${textStep}/${part}${isBare ? "" : "/text"}`, voice, start, end);
    if (segment !== undefined) all.push(segment);
  }
}

function voiceOf(row: Row, layout: Layout, voices: Voices): Voice {
  const { speaker, role, type } = layout;
  const voice = voices.of(speaker === undefined ? undefined : row[speaker], role === undefined ? sideOf(row, layout) : row[role]);
  const kind = type === undefined ? undefined : row[type];
  if (typeof kind !== "string" || kind === "") return voice;
  const meant = eventKind(kind) === undefined ? roleOfType(kind) : voice.speaker === undefined ? "system" : undefined;
  return meant === "system" || (voice.role === undefined && meant !== undefined) ? { ...voice, role: meant } : voice;
}

/** `isAgent: true`, `from_customer: 0`: the side that a row's flag tells. */
function sideOf(row: Row, { byAgent, byCustomer }: Layout): string | undefined {
  const agent = byAgent === undefined ? undefined : row[byAgent];
  if (agent !== undefined && agent !== null) return agent ? "agent" : "customer";
  const customer = byCustomer === undefined ? undefined : row[byCustomer];
  return customer === undefined || customer === null ? undefined : customer ? "customer" : "agent";
}

/** A segment of a string, without the space around it; undefined where nothing is left. */
export function segmentOf(
  value: string,
  pointer: string,
  { speaker, name, role }: Voice,
  start?: number,
  end?: number,
): Segment | undefined {
  const text = value.trim();
  if (text === "") return undefined;
  const pieces = text.length === value.length ? FROM_START : [{ at: 0, from: value.indexOf(text) }];
  return { speaker, name, role, text, start, end, words: undefined, pieces, pointer };
}

function addWords(segment: Segment, list: readonly unknown[], times: Timeline): void {
  const words = alignWords(segment.text, list, segment, times.unit);
  if (words.length === 0) return;
  segment.words = words;
  segment.start ??= words[0]!.start;
  segment.end ??= Math.max(...words.slice(-3).map((word) => word.end));
}

/** Columns of `[speaker, text]` rows: the text is the longest of the columns of strings, the speaker another one. */
function layoutOfPairs(rows: readonly unknown[][]): Layout {
  const layout = layoutOf(rows);
  const width = Math.max(...rows.slice(0, 50).map((row) => (Array.isArray(row) ? row.length : 0)));
  const columns = Array.from({ length: Math.min(width, 8) }, (_, column) =>
    rows.slice(0, 50).map((row) => (Array.isArray(row) ? row[column] : undefined)),
  );
  const lengthOf = (column: number) =>
    columns[column]!.reduce<number>((sum, cell) => sum + (typeof cell === "string" ? cell.length : 0), 0);
  const isTime = (column: number) =>
    columns[column]!.every((cell) => typeof cell === "number" || (typeof cell === "string" && /^[\d:.,]+$/.test(cell)));
  const strings = columns.map((_, column) => column).filter((column) => lengthOf(column) > 0 && !isTime(column));
  const text = strings.reduce((best, column) => (lengthOf(column) > lengthOf(best) ? column : best), strings[0] ?? 1);
  const speaker = strings.find((column) => column !== text);
  const [start, end] = columns.map((_, column) => column).filter((column) => isTime(column));
  const key = (column: number | undefined) => (column === undefined ? undefined : String(column));
  return { ...layout, text: key(text), speaker: key(speaker), start: key(start), end: key(end), units: {} };
}

/** Puts segments in the order in which they begin, where all tell; events keep their place between them. */
export function bySpeechTime(segments: Segment[], events: CallEvent[]): void {
  for (let index = 1; index < segments.length; index++) {
    const before = segments[index - 1]!.start;
    const start = segments[index]!.start;
    if (before === undefined || start === undefined) return placeEvents(segments, events);
  }
  // Array.prototype.sort is stable: what begins together keeps the order of the file.
  if (segments.some((segment, index) => index > 0 && segment.start! < segments[index - 1]!.start!))
    segments.sort((one, other) => one.start! - other.start!);
  placeEvents(segments, events);
}

function placeEvents(segments: readonly Segment[], events: CallEvent[]): void {
  if (events.length === 0) return;
  // How late it is by each segment: where times are missing or go back, the latest so far.
  let latest = Number.NEGATIVE_INFINITY;
  const clock = segments.map(({ start }) => (latest = Math.max(latest, start ?? latest)));
  for (const event of events)
    if (event.start !== undefined) event.before = countBefore(clock.length, (index) => clock[index]! < event.start!);
}

/** What to say of a call in which only a bot serves the customer. */
export function botNotes(segments: readonly Segment[]): string[] {
  const bot = segments.find(({ role }) => role === "bot");
  if (bot === undefined || segments.some(({ role }) => role === "agent" || role === undefined)) return [];
  return [`a bot serves the customer, no agent: to lint the bot as an agent, name it with --agent "${bot.speaker ?? "bot"}"`];
}
