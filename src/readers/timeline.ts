// Longer than a source file should be: telling units of time apart takes all signs together.
import type { Layout } from "./fields.js";
import { frameRateOf } from "./frames.js";
import { epochSeconds, mayBeTime, numberIn, parseTime, UNITS, type Time, type Unit } from "./times.js";

/** The times of a list of turns as a file has them. */
export interface TimeColumns {
  rows: readonly unknown[];
  /** The keys under which a row has its times, and the units that the keys' names tell. */
  layout: Pick<Layout, "start" | "end" | "duration" | "units">;
  /** How many characters are said in a row, with the space behind them. */
  lengthOf(index: number): number;
  /** Seconds since 1970 at which the call began, where something else tells. */
  startedAt?: number;
}

/** Times by row; NaN where none is known. */
type Seconds = Float64Array;

/** Times in seconds from the start of the call. */
export interface Timeline {
  starts: Seconds;
  ends: Seconds;
  /** Seconds since 1970 at which the call began, where the turns tell. */
  startedAt?: number;
  /** Unit of the starts, where they were bare numbers. */
  unit?: Unit;
  /** The rows stand from the last to the first, and their times are too coarse to be given. */
  isBackward?: true;
  /** What a person should know of how the times were read. */
  note?: string;
}

const NONE: Seconds = new Float64Array(0);

/** No times at all. */
export const UNTIMED: Timeline = { starts: NONE, ends: NONE };

/** The time of a row, if it is known. */
export function timeAt(times: Seconds, index: number): number | undefined {
  const time = times[index];
  return time === undefined || Number.isNaN(time) ? undefined : time;
}

/** Finds out in which unit and from when on a file counts, and counts in seconds from the start of the call instead. */
export function timeline({ rows, layout, lengthOf, startedAt }: TimeColumns): Timeline {
  const until: Seconds = new Float64Array(rows.length).fill(Number.NaN);
  const rate = rateOf(rows, layout);
  const start = readColumn(rows, layout.start, { until, rate });
  const own = readColumn(rows, layout.end, { rate });
  const end = own.kind === undefined && countKnown(until) > 0 ? { values: until, kind: start.kind } : own;
  if (start.kind === undefined && end.kind === undefined) return UNTIMED;
  const duration = readColumn(rows, layout.duration);
  const inDays = layout.units.start === undefined && areDays(start, lengthOf);
  if (inDays) for (const column of [start, end]) column.values = column.values.map(secondsOfDays);
  const found = toSeconds(start, end, duration, inDays ? { start: "s" } : layout.units, lengthOf);
  const isRewritten = areRewritten(found, lengthOf);
  if (isRewritten) for (const column of [found.starts, found.ends]) scaled(column, 1 / 60);
  const inMinutes = !isRewritten && areMinutes(found);
  const startedAtSeconds = rebase(found, startedAt);
  // Times of whole minutes tell when a call was, not how long anybody was silent.
  if (inMinutes)
    return { ...UNTIMED, startedAt: startedAtSeconds, unit: found.unit, ...(isFalling(found.starts) ? { isBackward: true } : {}) };
  const { starts, ends, unit } = found;
  for (let index = 0; index < starts.length; index++) if (ends[index]! < starts[index]!) ends[index] = Number.NaN;
  return { starts, ends, startedAt: startedAtSeconds, unit, ...(isRewritten ? { note: REWRITTEN } : {}) };
}

interface Column {
  values: Seconds;
  /** Kind of the first time in the column; times of another kind are left out. */
  kind: Time["kind"] | undefined;
}

/** Pictures a second, where the times of the first rows count such. */
function rateOf(rows: readonly unknown[], { start, end }: TimeColumns["layout"]): number | undefined {
  const keys = [start, end].filter((key) => key !== undefined);
  const timesOf = (some: readonly unknown[]) => some.flatMap((row) => keys.map((key) => (row as Row | null | undefined)?.[key]));
  return frameRateOf(timesOf(rows.slice(0, LOOKED_AT))) === undefined ? undefined : frameRateOf(timesOf(rows));
}

type Row = Readonly<Record<string, unknown>>;
const LOOKED_AT = 20;

/** Reads times of any shape; where one entry tells start and end at once, the end goes to `until`. */
function readColumn(rows: readonly unknown[], key: string | undefined, { until, rate }: { until?: Seconds; rate?: number } = {}): Column {
  const values: Seconds = new Float64Array(rows.length).fill(Number.NaN);
  let kind: Time["kind"] | undefined;
  if (key === undefined) return { values, kind };
  for (let index = 0; index < rows.length; index++) {
    const one = (rows[index] as Row | null | undefined)?.[key];
    if (one === undefined || one === null) continue;
    if (typeof one === "number") {
      if (!mayBeTime(one)) continue;
      kind ??= "number";
      values[index] = kind === "number" ? one : (inKind({ kind: "number", value: one }, kind) ?? Number.NaN);
      continue;
    }
    const time = readTime(one);
    const range = time === undefined && until !== undefined ? readRange(one) : undefined;
    const begun = time ?? range?.[0];
    if (begun === undefined || (time === undefined && kind !== undefined && begun.kind !== kind)) continue;
    kind ??= begun.kind;
    values[index] = (inKind(begun, kind) ?? Number.NaN) + partOf(begun, rate);
    if (range?.[1]?.kind === kind) until![index] = range[1].value + partOf(range[1], rate);
  }
  return { values, kind };
}

/** The part of a second that a number of pictures is. */
function partOf({ frames }: Time, rate = 25): number {
  return frames === undefined ? 0 : frames / rate;
}

function inKind(time: Time, kind: Time["kind"]): number | undefined {
  if (time.kind === kind) return time.value;
  if (kind === "instant") return time.kind === "number" ? epochSeconds(time.value) : undefined;
  if (kind === "number") return undefined;
  return time.kind === "instant" ? undefined : time.value;
}

/** A time that is no plain number: a string, or an object such as `{seconds, nanos}` and `{relative, absolute}`. */
function readTime(value: unknown): Time | undefined {
  if (typeof value === "string") return parseTime(value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const { seconds, nanos, relative, $date } = value as Record<string, unknown>;
  if ($date !== undefined) return readDate($date);
  if (relative !== undefined) return typeof relative === "number" && mayBeTime(relative) ? { kind: "seconds", value: relative } : undefined;
  // Protocol buffers leave out what is 0: a time of nothing is the start.
  if (seconds === undefined && nanos === undefined) return Object.keys(value).length === 0 ? { kind: "seconds", value: 0 } : undefined;
  const total = numberIn(seconds ?? 0) + numberIn(nanos ?? 0) * UNITS.ns;
  return mayBeTime(total) ? { kind: "seconds", value: total } : undefined;
}

/** MongoDB's dates: `{$date: "2025-06-03T10:40:00Z"}`, `{$date: {$numberLong: "1748947200000"}}`. */
function readDate(date: unknown): Time | undefined {
  const given = typeof date === "object" && date !== null ? (date as { $numberLong?: unknown }).$numberLong : date;
  if (typeof given === "string" && !/^-?\d+$/.test(given)) return parseTime(given);
  const milliseconds = numberIn(given);
  return mayBeTime(milliseconds) ? { kind: "instant", value: milliseconds / 1000 } : undefined;
}

const RANGE = /^(\S{1,30}(?: [ap]\.?m\.?)?)\s*(?:-->|–|—|-| to )\s*(\S{1,30}(?: [ap]\.?m\.?)?)$/i;

/** Start and end in one: `"0:01 - 0:05"`, `[0, 4.2]`, `{from, to}`. */
function readRange(value: unknown): [Time, Time | undefined] | undefined {
  let pair: readonly unknown[] | null;
  if (typeof value === "string") pair = value.length > 70 ? null : (RANGE.exec(value.trim())?.slice(1) ?? null);
  else if (Array.isArray(value)) pair = value.length === 2 ? value : value.length > 2 && areRising(value) ? [value[0], value.at(-1)] : null;
  else {
    const { from, to, start, end, begin } = value as Record<string, unknown>;
    pair = [from ?? start ?? begin, to ?? end];
  }
  const [first, last] = (pair ?? []).map((one) =>
    typeof one !== "number" ? readTime(one) : mayBeTime(one) ? ({ kind: "number", value: one } as const) : undefined,
  );
  return first === undefined ? undefined : [first, last];
}

/** `[1.2, 1.4, 1.9]`: when each word begins. */
function areRising(values: readonly unknown[]): boolean {
  return values.every((one, index) => typeof one === "number" && (index === 0 || one >= (values[index - 1] as number)));
}

/** Days from the first of 1900, as spreadsheets count them, to the first of 1970. */
const DAYS_TO_1970 = 25_569;
/** Dates of spreadsheets from 2000 to 2099. */
const [FIRST_DAY, LAST_DAY] = [36_526, 73_050];
/** Words a unit that nobody says in a second, and everybody in a day. */
const DAYS_PACE = 1000;

/** Whether a column holds a spreadsheet's times, which are parts of a day. */
function areDays({ kind, values }: Column, lengthOf: TimeColumns["lengthOf"]): boolean {
  if (kind !== "number") return false;
  const [least, most] = [smallest(values)!, largest(values)];
  if (!(least >= 0 && most < 1) && !(least >= FIRST_DAY && most < LAST_DAY)) return false;
  if (countKnown(values) < 2 || !mostlyFractions(values)) return false;
  let letters = 0;
  for (let index = 0; index < values.length; index++) letters += lengthOf(index);
  return letters / LETTERS > (most - least) * DAYS_PACE;
}

function countKnown(values: Seconds): number {
  let known = 0;
  for (const value of values) if (!Number.isNaN(value)) known++;
  return known;
}

function secondsOfDays(days: number): number {
  return Math.round((days >= FIRST_DAY ? days - DAYS_TO_1970 : days) * 86_400_000) / 1000;
}

interface Found {
  starts: Seconds;
  ends: Seconds;
  /** Whether the times are instants, or a clock's. */
  kind: Time["kind"];
  unit?: Unit;
}

function toSeconds(start: Column, end: Column, duration: Column, units: Layout["units"], lengthOf: TimeColumns["lengthOf"]): Found {
  const hasStarts = start.kind !== undefined;
  const kind = start.kind ?? end.kind!;
  let unit = units.start ?? units.end;
  let starts = start.values;
  let ends = end.values;
  let isEpoch = false;
  if (kind === "number") {
    unit ??= epochUnit(smallest(hasStarts ? starts : ends)) ?? unitOf(starts, ends, duration, lengthOf);
    starts = scaled(starts, UNITS[unit]);
    if (end.kind === "number") ends = scaled(ends, UNITS[units.end ?? (units.start === undefined ? unit : units.start)]);
    isEpoch = (smallest(hasStarts ? starts : ends) ?? 0) >= 1e9;
  }
  if (end.kind !== kind && end.kind !== undefined && hasStarts) ends = comparable(kind, end.kind) ? ends : ends.fill(Number.NaN);
  if (duration.kind !== undefined) ends = withDurations(starts, ends, duration, units.duration ?? unit, lengthOf);
  return { starts, ends, kind: isEpoch ? "instant" : kind, unit };
}

/** Turns told to the minute: five at least, for four may begin on the minute by chance. */
function areMinutes({ starts, ends, kind }: Found): boolean {
  if (kind !== "clock" && kind !== "instant") return false;
  for (const start of starts) if (start % 60 !== 0 && !Number.isNaN(start)) return false;
  return countKnown(starts) > 4 && ends.every((end) => Number.isNaN(end));
}

const REWRITTEN = "times such as 0:05:00 are read as five seconds: spreadsheets write minutes and seconds as hours and minutes";

/** Whether a spreadsheet took minutes and seconds for hours and minutes: read so, the call would be slower than anybody talks. */
function areRewritten({ starts, ends, kind }: Found, lengthOf: TimeColumns["lengthOf"]): boolean {
  if (kind !== "clock" || countKnown(starts) < 3 || ![starts, ends].every((column) => column.every((time) => !(time % 60 > 0))))
    return false;
  const [first, last] = [smallest(starts)!, largest(starts)];
  let letters = 0;
  for (let index = 0; index < starts.length; index++) if (starts[index]! < last) letters += lengthOf(index);
  const pace = letters / LETTERS / ((last - first) / 60);
  return first < LATEST_FIRST && pace > 0.1 && pace < 4.5;
}

/** Nobody waits longer than half a minute, taken for half an hour, to say the first word. */
const LATEST_FIRST = 1800;

/** Whether each time is before the one above it, or the same. */
function isFalling(starts: Seconds): boolean {
  const known = starts.filter((start) => !Number.isNaN(start));
  return known[0]! > known.at(-1)! && known.every((start, index) => index === 0 || start <= known[index - 1]!);
}

function comparable(one: Time["kind"], other: Time["kind"]): boolean {
  return one !== "instant" && other !== "instant";
}

function scaled(values: Seconds, by: number): Seconds {
  if (by === 1) return values;
  const parts = Math.round(1 / by);
  for (let index = 0; index < values.length; index++) values[index]! /= parts;
  return values;
}

function smallest(values: Seconds): number | undefined {
  let least = Number.NaN;
  for (const value of values) if (value < least || Number.isNaN(least)) least = value;
  return Number.isNaN(least) ? undefined : least;
}

/** The unit in which a number as large as this counts from 1970; undefined if it need not be an instant. */
function epochUnit(value: number | undefined): Unit | undefined {
  if (value === undefined || value < 1e9) return undefined;
  if (value >= 1e17) return "ns";
  if (value >= 1e14) return "us";
  return value >= 1e11 ? "ms" : "s";
}

/** Characters a word takes up, its space included. */
const LETTERS = 5.5;
/**
 * The slowest pace, in words a unit, at which each unit is believed: people say up to 6 words a second, and with long holds
 * 0.01; more than 7 a second in one unit means the next larger one.
 */
const SLOWEST: readonly [Unit, number][] = [["s", 0.0075], ["ms", 7.5e-6], ["us", 8e-7], ["ticks", 1.5e-8]]; // prettier-ignore
/** No call is over in less than a second: numbers below are seconds, however slow. */
const SHORTEST_IN_MS = 1000;

/** Turns that tell the unit of all. */
const ENOUGH = 5000;

/** The unit of bare numbers, by the pace of speech that they would mean. */
function unitOf(starts: Seconds, ends: Seconds, duration: Column, lengthOf: TimeColumns["lengthOf"]): Unit {
  if (starts.length > ENOUGH) return unitOf(starts.subarray(0, ENOUGH), ends.subarray(0, ENOUGH), duration, lengthOf);
  let spoken = 0;
  let time = 0;
  const add = (index: number, length: number) => {
    spoken += lengthOf(index) / LETTERS;
    time += length;
  };
  for (let index = 0; index < starts.length; index++) {
    const length = ends[index]! - starts[index]!;
    const known = Number.isNaN(length) && duration.kind === "number" ? duration.values[index]! : length;
    if (known > 0) add(index, known);
  }
  if (time === 0) byGaps(starts, add);
  if (time === 0) return "s";
  const pace = spoken / time;
  // Milliseconds are whole; a very slow call with fractions is one with long silences.
  if (pace > 0.0015 && mostlyFractions(starts)) return "s";
  if (largest(starts, ends) < SHORTEST_IN_MS) return "s";
  return SLOWEST.find(([, slowest]) => pace > slowest)?.[0] ?? "ns";
}

function largest(...columns: Seconds[]): number {
  let most = 0;
  for (const column of columns) for (const value of column) if (value > most) most = value;
  return most;
}

function byGaps(starts: Seconds, add: (index: number, length: number) => void): void {
  for (let index = 0; index + 1 < starts.length; index++) {
    const gap = starts[index + 1]! - starts[index]!;
    if (gap > 0) add(index, gap);
  }
}

function mostlyFractions(values: Seconds): boolean {
  let fractions = 0;
  let all = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    all++;
    if (!Number.isInteger(value)) fractions++;
  }
  return fractions * 2 > all;
}

function withDurations(
  starts: Seconds,
  ends: Seconds,
  duration: Column,
  unit: Unit | undefined,
  lengthOf: TimeColumns["lengthOf"],
): Seconds {
  const by = duration.kind === "number" ? UNITS[unit ?? unitOf(NONE, NONE, duration, lengthOf)] : 1;
  const lengths = scaled(duration.values, by);
  for (let index = 0; index < starts.length; index++)
    if (Number.isNaN(ends[index]) && lengths[index]! > 0) ends[index] = starts[index]! + lengths[index]!;
  return ends;
}

/** A clock that starts at three in the afternoon tells the time of day, not the time into the call. */
const TIME_OF_DAY = 3600;
/** The first turn comes at most this many seconds after the call began; otherwise the two clocks differ. */
const LATEST_FIRST_TURN = 600;

/** Counts from the start of the call; returns when that was, where the times are instants. */
function rebase(found: Found, startedAt: number | undefined): number | undefined {
  const first = smallest(found.starts) ?? smallest(found.ends);
  if (first === undefined) return undefined;
  let base = 0;
  if (found.kind === "instant") {
    const known = startedAt !== undefined && first - startedAt >= 0 && first - startedAt <= LATEST_FIRST_TURN;
    base = known ? startedAt : first;
  } else if (found.kind === "clock" && first >= TIME_OF_DAY) {
    base = found.starts.find((start) => !Number.isNaN(start)) ?? first;
  }
  if (base === 0) return undefined;
  for (const times of [found.starts, found.ends])
    for (let index = 0; index < times.length; index++) times[index] = afterMidnight(round(times[index]! - base), found.kind);
  return found.kind === "instant" ? base : undefined;
}

/** A call that passes midnight on a clock goes on the next day. */
function afterMidnight(seconds: number, kind: Time["kind"]): number {
  return kind === "clock" && seconds < -43_200 ? seconds + 86_400 : seconds;
}

/** Instants lose their last digits in a double; a microsecond is more than any file means. */
function round(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
