import { epochSeconds, mayBeTime, numberIn, parseTime, UNITS, type Time, type Unit } from "./times.js";

/** The times of a list of turns as a file has them, one entry a turn. */
export interface TimeColumns {
  starts: readonly unknown[];
  ends: readonly unknown[];
  durations: readonly unknown[];
  /** Units that the columns' names tell. */
  units: { start?: Unit; end?: Unit; duration?: Unit };
  /** Characters said in each turn. */
  lengths: readonly number[];
  /** Seconds since 1970 at which the call began, where something else tells. */
  startedAt?: number;
}

type Seconds = (number | undefined)[];

/** Times in seconds from the start of the call. */
export interface Timeline {
  starts: Seconds;
  ends: Seconds;
  /** Seconds since 1970 at which the call began, where the turns tell. */
  startedAt?: number;
  /** Unit of the starts, where they were bare numbers. */
  unit?: Unit;
}

/** Finds out in which unit and from when on a file counts, and counts in seconds from the start of the call instead. */
export function timeline({ starts, ends, durations, units, lengths, startedAt }: TimeColumns): Timeline {
  const until: Seconds = [];
  const start = readColumn(starts, until);
  const end = readColumn(ends);
  if (start.kind === undefined && end.kind === undefined) return { starts: start.values, ends: end.values };
  const duration = readColumn(durations);
  const inDays = units.start === undefined && areDays(start, lengths);
  if (inDays) for (const column of [start, end]) column.values = column.values.map(secondsOfDays);
  const found = toSeconds(start, end, duration, inDays ? { start: "s" } : units, lengths);
  const inMinutes = areMinutes(found);
  const startedAtSeconds = rebase(found, startedAt);
  // Times of whole minutes tell when a call was, not how long anybody was silent.
  if (inMinutes) return { starts: [], ends: [], startedAt: startedAtSeconds, unit: found.unit };
  const result = { starts: found.starts, ends: found.ends, startedAt: startedAtSeconds, unit: found.unit };
  for (let index = 0; index < result.starts.length; index++) {
    const begun = result.starts[index];
    const last = result.ends[index];
    if (begun !== undefined && last !== undefined && last < begun) result.ends[index] = undefined;
  }
  return result;
}

interface Column {
  values: Seconds;
  /** Kind of the first time in the column; times of another kind are left out. */
  kind: Time["kind"] | undefined;
}

/** Reads times of any shape; where one entry tells start and end at once, the end goes to `until`. */
function readColumn(given: readonly unknown[], until?: Seconds): Column {
  const values: Seconds = new Array<number | undefined>(given.length).fill(undefined);
  let kind: Time["kind"] | undefined;
  for (let index = 0; index < given.length; index++) {
    const one = given[index];
    if (one === undefined || one === null) continue;
    const time = typeof one === "number" ? (mayBeTime(one) ? { kind: "number" as const, value: one } : undefined) : readTime(one);
    if (time === undefined) {
      const range = until === undefined ? undefined : readRange(one);
      if (range === undefined || (kind !== undefined && range[0].kind !== kind)) continue;
      kind = range[0].kind;
      values[index] = range[0].value;
      if (range[1]?.kind === kind) until![index] = range[1].value;
      continue;
    }
    kind ??= time.kind;
    values[index] = inKind(time, kind);
  }
  return { values, kind };
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
  const { seconds, nanos, relative } = value as Record<string, unknown>;
  if (relative !== undefined) return typeof relative === "number" && mayBeTime(relative) ? { kind: "seconds", value: relative } : undefined;
  // Protocol buffers leave out what is 0: a time of nothing is the start.
  if (seconds === undefined && nanos === undefined) return Object.keys(value).length === 0 ? { kind: "seconds", value: 0 } : undefined;
  const total = numberIn(seconds ?? 0) + numberIn(nanos ?? 0) * UNITS.ns;
  return mayBeTime(total) ? { kind: "seconds", value: total } : undefined;
}

const RANGE = /^(\S{1,30}(?: [ap]\.?m\.?)?)\s*(?:-->|–|—|-| to )\s*(\S{1,30}(?: [ap]\.?m\.?)?)$/i;

/** Start and end in one: `"0:01 - 0:05"`, `[0, 4.2]`, `{from, to}`. */
function readRange(value: unknown): [Time, Time | undefined] | undefined {
  let pair: readonly unknown[] | null;
  if (typeof value === "string") pair = value.length > 70 ? null : (RANGE.exec(value.trim())?.slice(1) ?? null);
  else if (Array.isArray(value)) pair = value.length === 2 ? value : null;
  else {
    const { from, to, start, end, begin } = value as Record<string, unknown>;
    pair = [from ?? start ?? begin, to ?? end];
  }
  const [first, last] = (pair ?? []).map((one) =>
    typeof one !== "number" ? readTime(one) : mayBeTime(one) ? ({ kind: "number", value: one } as const) : undefined,
  );
  return first === undefined ? undefined : [first, last];
}

/** Days from the first of 1900, as spreadsheets count them, to the first of 1970. */
const DAYS_TO_1970 = 25_569;
/** Dates of spreadsheets from 2000 to 2099. */
const [FIRST_DAY, LAST_DAY] = [36_526, 73_050];
/** Words a unit that nobody says in a second, and everybody in a day. */
const DAYS_PACE = 1000;

/** Whether a column holds a spreadsheet's times, which are parts of a day. */
function areDays({ kind, values }: Column, lengths: readonly number[]): boolean {
  const known = values.filter((value) => value !== undefined);
  if (kind !== "number" || known.length < 2 || !mostlyFractions(known)) return false;
  const [least, most] = [smallest(known)!, largest(known)];
  if (!(least >= 0 && most < 1) && !(least >= FIRST_DAY && most < LAST_DAY)) return false;
  const words = lengths.reduce((sum, length) => sum + length, 0) / LETTERS;
  return words > (most - least) * DAYS_PACE;
}

function secondsOfDays(days: number | undefined): number | undefined {
  if (days === undefined) return undefined;
  return Math.round((days >= FIRST_DAY ? days - DAYS_TO_1970 : days) * 86_400_000) / 1000;
}

interface Found {
  starts: Seconds;
  ends: Seconds;
  /** Whether the times are instants, or a clock's. */
  kind: Time["kind"];
  unit?: Unit;
}

function toSeconds(start: Column, end: Column, duration: Column, units: TimeColumns["units"], lengths: readonly number[]): Found {
  const hasStarts = start.kind !== undefined;
  const kind = start.kind ?? end.kind!;
  let unit = units.start ?? units.end;
  let starts = start.values;
  let ends = end.values;
  let isEpoch = false;
  if (kind === "number") {
    unit ??= epochUnit(smallest(hasStarts ? starts : ends)) ?? unitOf(starts, ends, duration, lengths);
    starts = scaled(starts, UNITS[unit]);
    if (end.kind === "number") ends = scaled(ends, UNITS[units.end ?? (units.start === undefined ? unit : units.start)]);
    isEpoch = (smallest(hasStarts ? starts : ends) ?? 0) >= 1e9;
  }
  if (end.kind !== kind && end.kind !== undefined && hasStarts) ends = comparable(kind, end.kind) ? ends : ends.map(() => undefined);
  if (duration.kind !== undefined) ends = withDurations(starts, ends, duration, units.duration ?? unit, lengths);
  return { starts, ends, kind: isEpoch ? "instant" : kind, unit };
}

/** Turns told to the minute: five at least, for four may begin on the minute by chance. */
function areMinutes({ starts, ends, kind }: Found): boolean {
  const known = starts.filter((start) => start !== undefined);
  return (
    (kind === "clock" || kind === "instant") &&
    known.length > 4 &&
    known.every((start) => start % 60 === 0) &&
    ends.every((end) => end === undefined)
  );
}

function comparable(one: Time["kind"], other: Time["kind"]): boolean {
  return one !== "instant" && other !== "instant";
}

function scaled(values: Seconds, by: number): Seconds {
  if (by === 1) return values;
  const parts = Math.round(1 / by);
  return values.map((value) => (value === undefined ? undefined : value / parts));
}

function smallest(values: Seconds): number | undefined {
  let least: number | undefined;
  for (const value of values) if (value !== undefined && (least === undefined || value < least)) least = value;
  return least;
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
function unitOf(starts: Seconds, ends: Seconds, duration: Column, lengths: readonly number[]): Unit {
  if (starts.length > ENOUGH) return unitOf(starts.slice(0, ENOUGH), ends.slice(0, ENOUGH), duration, lengths);
  let spoken = 0;
  let time = 0;
  const add = (index: number, length: number) => {
    spoken += lengths[index]! / LETTERS;
    time += length;
  };
  for (let index = 0; index < starts.length; index++) {
    const start = starts[index];
    const end = ends[index];
    const length = start !== undefined && end !== undefined ? end - start : duration.kind === "number" ? duration.values[index] : undefined;
    if (length !== undefined && length > 0) add(index, length);
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
  for (const column of columns) for (const value of column) if (value !== undefined && value > most) most = value;
  return most;
}

function byGaps(starts: Seconds, add: (index: number, length: number) => void): void {
  for (let index = 0; index + 1 < starts.length; index++) {
    const start = starts[index];
    const next = starts[index + 1];
    if (start !== undefined && next !== undefined && next > start) add(index, next - start);
  }
}

function mostlyFractions(values: Seconds): boolean {
  let fractions = 0;
  let all = 0;
  for (const value of values) {
    if (value === undefined) continue;
    all++;
    if (!Number.isInteger(value)) fractions++;
  }
  return fractions * 2 > all;
}

function withDurations(starts: Seconds, ends: Seconds, duration: Column, unit: Unit | undefined, lengths: readonly number[]): Seconds {
  const none: Seconds = [];
  const by = duration.kind === "number" ? UNITS[unit ?? unitOf(none, none, duration, lengths)] : 1;
  const lengthsInSeconds = scaled(duration.values, by);
  return starts.map((start, index) => {
    const length = lengthsInSeconds[index];
    if (ends[index] !== undefined || start === undefined || length === undefined || length <= 0) return ends[index];
    return start + length;
  });
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
    base = found.starts.find((start) => start !== undefined) ?? first;
  }
  if (base === 0) return undefined;
  const shift = (value: number | undefined) => (value === undefined ? undefined : afterMidnight(round(value - base), found.kind));
  found.starts = found.starts.map(shift);
  found.ends = found.ends.map(shift);
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
