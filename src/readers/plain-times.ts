// Times as nearly all files write them, read digit by digit: a long call holds tens of thousands. The patterns of times.ts read the rest.
import type { Time } from "./times.js";

const [DOT, COMMA, COLON, DASH, PLUS, SPACE] = [46, 44, 58, 45, 43, 32];
const [LETTER_S, LETTER_T, LETTER_Z] = [115, 84, 90];
/** More digits than this are not exact in a double, and left to the parser of JavaScript. */
const EXACT = 15;
const POWERS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/** `12`, `12.5`, `12.5s`, `PT12.5S`, `1:02`, `00:01:02.500`, `2026-03-02T10:00:00.5Z`; undefined where the text may be another time, or none. */
export function plainTime(text: string): Time | undefined {
  const whole = digits(text, 0, EXACT);
  if (whole === 0) return text.startsWith("PT") && text.endsWith("S") ? plainDuration(text) : undefined;
  const next = text.charCodeAt(whole);
  if (whole === text.length) return { kind: "number", value: number(text, 0, whole) };
  if (next === COLON) return plainClock(text, whole);
  if (next === DASH) return whole === 4 ? plainInstant(text) : undefined;
  const end = next === DOT ? whole + 1 + digits(text, whole + 1, EXACT - whole) : whole;
  const value = end === whole ? number(text, 0, whole) : decimal(text, whole, end);
  if (end === text.length) return { kind: "number", value };
  return text.charCodeAt(end) === LETTER_S && end + 1 === text.length ? { kind: "seconds", value } : undefined;
}

/** A plain number in a text; undefined where it may be written in another way. */
export function plainNumber(text: string): number | undefined {
  const whole = digits(text, 0, EXACT);
  if (whole === 0) return undefined;
  if (whole === text.length) return number(text, 0, whole);
  if (text.charCodeAt(whole) !== DOT) return undefined;
  const end = whole + 1 + digits(text, whole + 1, EXACT - whole);
  return end === text.length ? decimal(text, whole, end) : undefined;
}

/** `PT12.5S`. */
function plainDuration(text: string): Time | undefined {
  const value = plainNumber(text.slice(2, -1));
  return value === undefined || text.charCodeAt(text.length - 2) === DOT ? undefined : { kind: "seconds", value };
}

/** How many digits stand from a place on, `most` at most. */
function digits(text: string, from: number, most: number): number {
  let count = 0;
  while (count < most && isDigit(text, from + count)) count++;
  return count;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function number(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}

/** A number whose point stands at `dot`: one division of two exact numbers is as exact as what JavaScript's parser gives. */
function decimal(text: string, dot: number, end: number): number {
  const places = end - dot - 1;
  return (number(text, 0, dot) * POWERS[places]! + number(text, dot + 1, end)) / POWERS[places]!;
}

/** `0.5` for the digits `5` from a place on. */
function fraction(text: string, from: number, to: number): number {
  return number(text, from, to) / POWERS[to - from]!;
}

/** `1:02`, `00:01:02`, `00:01:02.500`, `00:01:02,500`. */
function plainClock(text: string, first: number): Time | undefined {
  if (first > 2) return undefined;
  const middle = first + 1 + digits(text, first + 1, 2);
  const hasHours = text.charCodeAt(middle) === COLON;
  const last = hasHours ? middle + 1 : first + 1;
  const end = last + digits(text, last, 2);
  const seconds = number(text, last, end);
  const minutes = hasHours ? number(text, first + 1, middle) : number(text, 0, first);
  const hours = hasHours ? number(text, 0, first) : 0;
  if (middle - first !== 3 || end - last !== 2 || seconds > 59 || (hasHours && minutes > 59)) return undefined;
  const value = hours * 3600 + minutes * 60 + seconds;
  if (end === text.length) return { kind: "clock", value };
  const mark = text.charCodeAt(end);
  const decimals = end + 1 + digits(text, end + 1, 9);
  if ((mark !== DOT && mark !== COMMA) || decimals === end + 1 || decimals !== text.length) return undefined;
  return { kind: "clock", value: value + fraction(text, end + 1, decimals) };
}

/** `2026-03-02T10:00:00`, with parts of a second and a zone or without. */
function plainInstant(text: string): Time | undefined {
  const separator = text.charCodeAt(10);
  if (text.charCodeAt(7) !== DASH || (separator !== LETTER_T && separator !== SPACE)) return undefined;
  if (text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON || text.length < 19) return undefined;
  if (digits(text, 5, 2) + digits(text, 8, 2) + digits(text, 11, 2) + digits(text, 14, 2) + digits(text, 17, 2) !== 10) return undefined;
  const year = number(text, 0, 4);
  const month = number(text, 5, 7);
  const day = number(text, 8, 10);
  const hour = number(text, 11, 13);
  const minute = number(text, 14, 16);
  const second = number(text, 17, 19);
  // Years of two digits mean others, and what is no date is told elsewhere.
  if (year < 100 || month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return undefined;
  const hasDecimals = text.charCodeAt(19) === DOT;
  const end = hasDecimals ? 20 + digits(text, 20, 9) : 19;
  if (hasDecimals && end === 20) return undefined;
  const offset = zoneAt(text, end);
  if (offset === undefined) return undefined;
  const value = (daysTo(year, month) + day - 1) * 86_400 + hour * 3600 + minute * 60;
  return { kind: "instant", value: value + (second + (hasDecimals ? fraction(text, 20, end) : 0)) - offset };
}

/** Seconds by which the zone that stands from a place on is ahead: none, `Z`, `+01:00`. */
function zoneAt(text: string, at: number): number | undefined {
  if (at === text.length) return 0;
  const code = text.charCodeAt(at);
  if (code === LETTER_Z) return at + 1 === text.length ? 0 : undefined;
  const isZone = (code === PLUS || code === DASH) && at + 6 === text.length && text.charCodeAt(at + 3) === COLON;
  if (!isZone || digits(text, at + 1, 2) + digits(text, at + 4, 2) !== 4) return undefined;
  const seconds = number(text, at + 1, at + 3) * 3600 + number(text, at + 4, at + 6) * 60;
  return code === DASH ? -seconds : seconds;
}

let known = { year: 0, month: 0, days: 0 };

/** Days from 1970 to the first of a month; a call is over in one or two. */
function daysTo(year: number, month: number): number {
  if (known.year !== year || known.month !== month) known = { year, month, days: Date.UTC(year, month - 1) / 86_400_000 };
  return known.days;
}
