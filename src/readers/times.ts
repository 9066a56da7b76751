import { plainNumber, plainTime } from "./plain-times.js";

/** Units in which files tell times, with the seconds of one. */
export const UNITS = { s: 1, ms: 1e-3, us: 1e-6, ticks: 1e-7, ns: 1e-9 } as const;
export type Unit = keyof typeof UNITS;

/** A time as a file tells it: a number whose unit is still open, seconds, a clock's hours, minutes and seconds, or an instant (seconds since 1970). */
export interface Time {
  kind: "number" | "seconds" | "clock" | "instant";
  value: number;
  /** Pictures after the second, of a clock that counts such: `00:00:01:12`; how many a second has is for the file to tell. */
  frames?: number;
}

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const WITH_UNIT = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))\s*(s|secs?|seconds?|ms|msecs?|millis|milliseconds?|us|µs|m|min|mins|minutes?)$/i;
const CLOCK = /^(-)?(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:([.,:;])(\d{1,9}))?\s*([ap])?\.?(?:m\.?)?$/i;
const ISO_DURATION = /^(-)?P(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/i;
const ISO_INSTANT =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:[T\s_]\s*(\d\d?)[:_.](\d\d)(?:[:_.](\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?$/i;
/** `Tue, Jun 3, 2025 at 10:40 AM`, `03 Jun 2025, 10:40:05`. */
const WORDED_INSTANT =
  /^(?:[a-z]{3,9},? )?(?:(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{4})|([a-z]{3,9})\.? (\d{1,2}),? (\d{4})),?(?: at)? +(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*([ap]\.?m\.?)?$/i;
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const SLASHED_INSTANT = /^(\d\d?)[/.](\d\d?)[/.](\d{4}|\d\d),?\s+(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*([ap]\.?m\.?)?$/i;

/** `1h 2m 3s`, `1m 10s`, `1 minute 10 seconds`. */
const IN_WORDS = /^(?:(\d{1,2})\s?h(?:ours?|rs?)?\s?)?(?:(\d{1,3})\s?m(?:in(?:ute)?s?)?\s?)?(\d{1,2}(?:\.\d{1,6})?)\s?s(?:ec(?:ond)?s?)?$/i;

/** The largest number that is taken for a time: nanoseconds since 1970 get there in the year 5138. */
const LATEST = 1e20;

/** Whether a number can be a time in some unit; sums of such stay finite. */
export function mayBeTime(value: number): boolean {
  return value <= LATEST && value >= -LATEST;
}

/** A number, or what a string holds of one; NaN for anything else. */
export function numberIn(value: unknown): number {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return Number.NaN;
  return plainNumber(value) ?? (value.trim() === "" ? Number.NaN : Number(value));
}

/** Longer strings are no times; the patterns need not look at them. */
const LONGEST = 48;

/** What a string says as a time; undefined if it is none. */
export function parseTime(given: string): Time | undefined {
  if (given.length === 0 || given.length > LONGEST) return undefined;
  const plain = plainTime(given);
  if (plain !== undefined) return plain;
  // Behind an apostrophe, spreadsheets keep a time as text.
  const text = given.trim().replace(/^'(?=\d)/, "");
  if (NUMBER.test(text)) return mayBeTime(Number(text)) ? { kind: "number", value: Number(text) } : undefined;
  const unit = WITH_UNIT.exec(text);
  if (unit !== null) return { kind: "seconds", value: Number(unit[1]) * secondsIn(unit[2]!.toLowerCase()) };
  return parseClock(text) ?? parseWords(text) ?? parseDuration(text) ?? parseInstant(text);
}

function parseWords(text: string): Time | undefined {
  const [whole, hours = "0", minutes = "0", seconds] = IN_WORDS.exec(text) ?? [];
  return whole === undefined ? undefined : { kind: "seconds", value: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) };
}

function secondsIn(unit: string): number {
  if (unit.startsWith("ms") || unit.startsWith("mil")) return UNITS.ms;
  if (unit === "us" || unit === "µs") return UNITS.us;
  return unit.startsWith("m") ? 60 : 1;
}

function fraction(digits: string | undefined): number {
  return digits === undefined ? 0 : Number(`0.${digits}`);
}

/** `1:02`, `00:01:02.5`, `00:01:02,500`, `2:05 PM`, `00:01:02:12`. */
function parseClock(text: string): Time | undefined {
  const match = CLOCK.exec(text);
  if (match === null) return undefined;
  const [, minus, first, second, third, mark, decimals, half] = match;
  const isFrames = (mark === ":" || mark === ";") && decimals!.length === 2 && first !== undefined;
  const hasHours = first !== undefined || half !== undefined;
  const [hours, minutes, seconds] = first === undefined && half !== undefined ? [second, third, "0"] : [first ?? "0", second, third];
  if (Number(seconds) > 59 || (hasHours && Number(minutes) > 59)) return undefined;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0);
  const value = hour * 3600 + Number(minutes) * 60 + Number(seconds) + (isFrames ? 0 : fraction(decimals));
  return { kind: "clock", value: minus === undefined ? value : -value, ...(isFrames ? { frames: Number(decimals) } : {}) };
}

/** `PT1M2.5S`. */
function parseDuration(text: string): Time | undefined {
  const match = ISO_DURATION.exec(text);
  if (match === null || text.length < 3) return undefined;
  const [, minus, days = "0", hours = "0", minutes = "0", seconds = "0"] = match;
  const value = Number(days) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(",", "."));
  return { kind: "seconds", value: minus === undefined ? value : -value };
}

/** `2025-03-04T10:00:00.5Z`, `2025-03-04 10:00`, `3/4/2025 2:05 PM`. Without a zone: as if UTC, for results must not depend on the machine. */
function parseInstant(text: string): Time | undefined {
  const parts = instantParts(text);
  if (parts === undefined) return undefined;
  const { year, month, day, hour, minute, second, offset } = parts;
  const value = Date.UTC(year, month - 1, day, hour, minute) / 1000 + second - offset;
  // The 31st of February would be the 3rd of March.
  const fits =
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= new Date(Date.UTC(year, month, 0)).getUTCDate() &&
    hour <= 24 &&
    minute <= 59 &&
    second < 61;
  return fits && Number.isFinite(value) ? { kind: "instant", value } : undefined;
}

function instantParts(text: string) {
  const iso = ISO_INSTANT.exec(text);
  if (iso !== null) {
    const [, year, month, day, hour = "0", minute = "0", second = "0", decimals, zone] = iso;
    const time = { hour: Number(hour), minute: Number(minute), second: Number(second) + fraction(decimals) };
    return { year: Number(year), month: Number(month), day: Number(day), ...time, offset: zoneOffset(zone) };
  }
  const slashed = SLASHED_INSTANT.exec(text);
  if (slashed === null) return wordedParts(text);
  const [, first, other, year, hour, minute, second = "0", decimals, half] = slashed;
  // American exports put the month first; where that cannot be, it is the day.
  const monthFirst = text.includes("/") && Number(first) <= 12;
  const [month, day] = monthFirst ? [first, other] : [other, first];
  const time = { hour: hourIn(hour!, half), minute: Number(minute), second: Number(second) + fraction(decimals) };
  return { year: Number(year!.length === 2 ? `20${year}` : year), month: Number(month), day: Number(day), ...time, offset: 0 };
}

function wordedParts(text: string) {
  const worded = WORDED_INSTANT.exec(text);
  if (worded === null) return undefined;
  const [, before, monthBehind, yearBehind, monthBefore, behind, year = yearBehind, hour, minute, second = "0", decimals, half] = worded;
  const month = MONTHS.indexOf((monthBehind ?? monthBefore)!.slice(0, 3).toLowerCase()) + 1;
  const time = { hour: hourIn(hour!, half), minute: Number(minute), second: Number(second) + fraction(decimals) };
  return { year: Number(year), month, day: Number(before ?? behind), ...time, offset: 0 };
}

function hourIn(hour: string, half: string | undefined): number {
  return half === undefined ? Number(hour) : (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0);
}

function zoneOffset(zone: string | undefined): number {
  const match = /^([+-])(\d\d):?(\d\d)?$/.exec(zone ?? "");
  if (match === null) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3] ?? 0) * 60;
  return match[1] === "-" ? -seconds : seconds;
}

/** Seconds since 1970 of a number that can only be an instant, by its size; undefined if it may as well be a time into the call. */
export function epochSeconds(value: number): number | undefined {
  if (value > LATEST) return undefined;
  if (value >= 1e17) return value * UNITS.ns;
  if (value >= 1e14) return value * UNITS.us;
  if (value >= 1e11) return value / 1000;
  return value >= 1e9 ? value : undefined;
}

/** The least of some times; undefined where there is none. */
export function earliest(times: Iterable<number | undefined>): number | undefined {
  let least: number | undefined;
  for (const time of times) if (time !== undefined && (least === undefined || time < least)) least = time;
  return least;
}

/** Seconds of an instant from the first one, to the microsecond: of instants, a double keeps no more. */
export function secondsAt(instant: number | undefined, first: number | undefined): number | undefined {
  return instant === undefined || first === undefined ? undefined : Math.round((instant - first) * 1e6) / 1e6;
}

/** A date and time as ISO 8601, its zone kept; undefined if the value is none. */
export function isoOf(value: unknown): string | undefined {
  if (typeof value === "number") {
    const seconds = epochSeconds(value);
    return seconds === undefined || seconds > 8e12 ? undefined : new Date(Math.round(seconds * 1000)).toISOString();
  }
  if (typeof value !== "string" || value.length > LONGEST) return undefined;
  const time = parseTime(value);
  if (time?.kind === "number") return isoOf(time.value);
  if (time?.kind !== "instant") return undefined;
  const text = value.trim();
  if (/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/.test(text)) return text;
  const iso = new Date(Math.round(time.value * 1000)).toISOString().replace(".000", "");
  const zoned = /(?:Z|UTC|GMT|:\d\d(?:[.,]\d+)?\s*[+-]\d\d(?::?\d\d)?)$/i.test(text);
  return zoned ? iso : iso.slice(0, -1);
}

/** Seconds since 1970 of a date and time, if the value is one. */
export function instantOf(value: unknown): number | undefined {
  if (typeof value === "number") return epochSeconds(value);
  const time = typeof value === "string" ? parseTime(value) : undefined;
  if (time?.kind === "number") return epochSeconds(time.value);
  return time?.kind === "instant" ? time.value : undefined;
}
