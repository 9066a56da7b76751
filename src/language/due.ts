// Longer than two screens: how days, weeks, parts of the day and hours are said belongs together.
import { createRequire } from "node:module";
import type * as Chrono from "chrono-node/en";
import {
  addBusinessDays, addBusinessHours, DAY, dayOf, endOfDay, HOUR, instantOf, MINUTE, wallTimeOf, type BusinessTime, type Moment, type WallTime,
} from "./calendar.js"; // prettier-ignore
import { durationsIn } from "./durations.js";
import { numbersIn } from "./numbers.js";

let loaded: typeof Chrono | undefined;

/** chrono's English; loaded when a date is first asked for. */
function chrono(): typeof Chrono {
  loaded ??= createRequire(import.meta.url)("chrono-node/en") as typeof Chrono;
  return loaded;
}

/**
 * The instant by which something is due that was promised with some words ("by five on wednesday", "in 5 to 7 business days").
 * @param said words as `Tokens.words` has them.
 * @returns milliseconds since 1970; undefined where the words hang on something else ("on your next bill").
 */
export function dueOf(said: readonly string[], made: Moment, business: BusinessTime): number | undefined {
  const words = said.filter((word) => word !== "");
  const text = ` ${words.join(" ")} `;
  if (HANGS.test(text)) return undefined;
  const wall = wallTimeOf(made);
  const due = byBusiness(words, text, wall, business) ?? byLength(words, text, wall, made) ?? byPoint(words, text, wall, business);
  return due === undefined ? undefined : instantOf(due, business.zone, made.offset);
}

/** Times that no calendar tells. */
const HANGS =
  / (?:billing|bill|bills|statement|invoice|payment|paycheck|payday|payslip|payroll|delivery|renewal|cycle|cycles|arrival|arrive|appointment|visit|flight|trip|stay|surgery|hearing|checkout|quarter|year|then) /;

function byBusiness(words: readonly string[], text: string, wall: WallTime, business: BusinessTime): WallTime | undefined {
  const [, unit] = / (?:business|working|work) (days?|hours?|weeks?) /.exec(text) ?? [];
  if (unit === undefined) return undefined;
  const count = / (?:next|same) (?:business|working|work) /.test(text) ? (text.includes(" same ") ? 0 : 1) : highest(words);
  if (count === undefined) return undefined;
  if (unit.startsWith("hour")) return addBusinessHours(wall, count, business);
  return endOfDay(addBusinessDays(wall, unit.startsWith("week") ? count * business.days.size : count, business));
}

/** The most that is meant: "five to seven" is seven, "a couple of" two. */
function highest(words: readonly string[]): number | undefined {
  if (words.includes("few")) return 5;
  if (words.includes("couple")) return 2;
  const values = numbersIn(words).map(({ value }) => value);
  return values.length > 0 ? Math.max(...values) : words.includes("a") || words.includes("one") ? 1 : undefined;
}

function byLength(words: readonly string[], text: string, wall: WallTime, { dayOnly }: Moment): WallTime | undefined {
  if (/ (?:within|in|inside) the (?:next )?hour /.test(text)) return dayOnly ? endOfDay(wall) : wall + HOUR;
  if (WEEK_ON.test(text)) return undefined;
  const [length] = durationsIn(words);
  if (length === undefined || length.vague) return IMMEDIATE.test(text) ? endOfDay(wall) : undefined;
  const milliseconds = length.seconds * 1000;
  if (milliseconds < DAY && !dayOnly) return wall + milliseconds;
  return / hours? /.test(text) && !dayOnly ? wall + milliseconds : endOfDay(wall + milliseconds);
}

const IMMEDIATE = / (?:right now|right away|straight away|straightaway|immediately|at once|now|any (?:minute|moment)) /;

function byPoint(words: readonly string[], text: string, wall: WallTime, business: BusinessTime): WallTime | undefined {
  const clock = clockIn(words, text, business);
  const day = dayIn(words, text, wall, business) ?? (clock === undefined ? undefined : dayOf(wall));
  if (day === undefined) return undefined;
  if (clock === undefined) return endOfDay(day);
  const due = day + clock * MINUTE;
  return due < wall && dayOf(due) === dayOf(wall) && !/ (?:today|tonight|this) /.test(text) ? due + DAY : due;
}

const PARTS: readonly (readonly [RegExp, number | "closes"])[] = [
  [/ (?:noon|midday|lunch|lunchtime|morning|first thing) /, 12 * 60],
  [/ (?:end|close) of (?:the |your |our )?(?:business|play|shift|working day)? ?(?:day )?| cob | eod | eob | afternoon /, "closes"],
  [/ (?:tonight|evening|night|midnight|teatime|dinner) /, 24 * 60 - 1],
];
const WEEKS = / (?:week|month|year|quarter|weekend) /;

/** Minutes after midnight of the latest clock time or part of the day that is said. */
function clockIn(words: readonly string[], text: string, business: BusinessTime): number | undefined {
  const times = words.flatMap((word, index) => {
    const [, hour, minute, half] = /^(\d{1,2})(?::(\d\d))?(am|pm)?$/.exec(word) ?? [];
    const value = hour === undefined ? HOURS.indexOf(word) : Number(hour);
    if (value < 1 || value > 24 || !isClock(words, index, minute !== undefined || half !== undefined)) return [];
    return [onClock(value, Number(minute ?? 0) + pastIn(words, index), half ?? words[index + 1] ?? "")];
  });
  const last = times.at(-1);
  if (last !== undefined) return times.length > 1 && last < times[0]! ? last + 12 * 60 : last;
  if (WEEKS.test(text)) return undefined;
  const part = PARTS.find(([pattern]) => pattern.test(text))?.[1];
  return part === "closes" ? business.closes : part;
}

const HOURS = "- one two three four five six seven eight nine ten eleven twelve".split(" ");
const AFTER_DAY =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|of|days?|weeks?|hours?|minutes?|months?)$/;

function isClock(words: readonly string[], index: number, written: boolean): boolean {
  const [before, after] = [words[index - 1] ?? "", words[index + 1] ?? ""];
  if (written || /^(?:am|pm|oclock)$/.test(after)) return true;
  if (AFTER_DAY.test(after) || /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/.test(before))
    return false;
  const isHalf = before === "half" && (index < 2 || /^(?:at|by|before|until|till|around|about|\w+day|tomorrow)$/.test(words[index - 2]!));
  return isHalf || /^(?:at|by|before|until|till|around|about|past|to|and|between|from|after)$/.test(before);
}

/** "Half past ten", "quarter to five": minutes to add to the hour. */
function pastIn(words: readonly string[], index: number): number {
  const [amount, way] = [words[index - 2] ?? "", words[index - 1] ?? ""];
  // "By half five"
  if (way === "half") return 30;
  const minutes = { half: 30, quarter: 15, ten: 10, twenty: 20, five: 5 }[amount];
  if (minutes === undefined || (way !== "past" && way !== "to")) return 0;
  return way === "past" ? minutes : -minutes;
}

/** Without am or pm, hours from one to six are in the afternoon. */
function onClock(hour: number, minutes: number, half: string): number {
  const isAfternoon = half === "pm" ? hour < 12 : half !== "am" && hour < 7;
  const midnight = half === "am" && hour === 12;
  return (midnight ? 0 : isAfternoon ? hour + 12 : hour) * 60 + minutes;
}

const WEEKDAY = / (mon|tues|wednes|thurs|fri|satur|sun)days? /;
const DAYS = / (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today) /;
const TENS: Readonly<Record<string, number>> = { twenty: 20, thirty: 30 };

/** "A week on Tuesday", "Tuesday week". */
const WEEK_ON =
  / (?:a )?week (?:on |from )?(?=(?:mon|tues|wednes|thurs|fri|satur|sun)day )| (?:mon|tues|wednes|thurs|fri|satur|sun)day(?= week )/;

/** The day that is said; undefined where none is. */
function dayIn(words: readonly string[], text: string, wall: WallTime, business: BusinessTime): WallTime | undefined {
  const today = dayOf(wall);
  if (WEEK_ON.test(text)) {
    const day = ` ${WEEKDAY.exec(text)![0].trim()} `;
    return namedIn(day.trim().split(" "), day, today)! + 7 * DAY;
  }
  if (/ day after tomorrow /.test(text)) return today + 2 * DAY;
  if (/ (?:next day|overnight) /.test(text)) return today + DAY;
  if (
    / (?:end|close) of (?:the |your |our )?(?:business |working )?(?:day|business|play|shift) | cob | eod | eob /.test(text) &&
    !DAYS.test(text)
  )
    return today;
  if (/ end of (?:the |this )?week | this week | eow /.test(text) && !WEEKDAY.test(text)) return lastOfWeek(today, business);
  if (/ (?:next|following|coming) week /.test(text) && !WEEKDAY.test(text)) return sundayAfter(today) + 7 * DAY;
  if (/ (?:this )?weekend /.test(text)) return sundayAfter(today);
  if (/ end of (?:the |this )?month | this month | eom /.test(text)) return monthEnd(today, 0);
  if (/ (?:next|following) month /.test(text)) return monthEnd(today, 1);
  return dateIn(words, today) ?? namedIn(words, text, today);
}

/** A sentence's calendar date or weekday, as chrono reads it. */
function namedIn(words: readonly string[], text: string, today: WallTime): WallTime | undefined {
  const spoken = words.map((word, index) => (isOrdinal(words, index) ? `${ordinalAt(words, index)}` : word)).join(" ");
  const reference = { instant: new Date(today), timezone: 0 };
  const [found] = chrono().parse(spoken.replaceAll(/\b(?:by|at|before|until|on|around) \S+ on /g, "on "), reference, { forwardDate: true });
  if (found === undefined) return undefined;
  const { start } = found;
  const day = Date.UTC(start.get("year")!, start.get("month")! - 1, start.get("day")!);
  // On a Friday, "by Friday" is more likely a week away; whoever means today says "today".
  const named = WEEKDAY.test(text) && !start.isCertain("day");
  if (named && day === today) return day + 7 * DAY;
  return named || start.isCertain("day") || start.isCertain("month") ? day : undefined;
}

/** "The tenth", "Monday the thirtieth": the next day of that number. */
function dateIn(words: readonly string[], today: WallTime): WallTime | undefined {
  const index = words.findIndex((_, position) => isOrdinal(words, position));
  if (
    index < 0 ||
    words.some((word) => /^(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\w*$|^may$/.test(word) && !/^(?:second|march past)$/.test(word))
  )
    return undefined;
  const number = ordinalAt(words, index);
  for (let month = 0; month < 3; month++) {
    const date = new Date(today);
    const day = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + month, number);
    if (day >= today && new Date(day).getUTCDate() === number) return day;
  }
  return undefined;
}

function isOrdinal(words: readonly string[], index: number): boolean {
  const [number] = numbersIn(words.slice(index, index + 1));
  return number?.ordinal === true && number.value >= 1 && number.value <= 31 && words[index + 1] !== "thing";
}

function ordinalAt(words: readonly string[], index: number): number {
  const [number] = numbersIn(words.slice(index, index + 1));
  return number!.value + (number!.value < 10 ? (TENS[words[index - 1] ?? ""] ?? 0) : 0);
}

function sundayAfter(today: WallTime): WallTime {
  return today + ((7 - new Date(today).getUTCDay()) % 7) * DAY;
}

function lastOfWeek(today: WallTime, { days }: BusinessTime): WallTime {
  const sunday = sundayAfter(today);
  for (let day = sunday; day > today; day -= DAY) if (days.has(new Date(day).getUTCDay())) return day;
  return today;
}

function monthEnd(today: WallTime, ahead: number): WallTime {
  const date = new Date(today);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + ahead + 1, 0);
}
