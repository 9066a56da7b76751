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

/** By when something is due. */
export interface Due {
  /** Milliseconds since 1970. */
  at: number;
  /** Milliseconds by which it may be later and still be in time. */
  grace: number;
}

/** A time of the day is kept by what comes so much later: nobody dials on the stroke of the hour. */
const CLOCK_GRACE = 15 * MINUTE;
/** "Around ten", "in two hours or so". */
const ABOUT_GRACE = HOUR;

/**
 * By when something is due that was promised with some words ("by five on wednesday", "in 5 to 7 business days").
 * @param said words as `Tokens.words` has them.
 * @returns undefined where the words hang on something else ("on your next bill"), or tell no latest time ("not before Tuesday").
 */
export function dueOf(said: readonly string[], made: Moment, business: BusinessTime): Due | undefined {
  const words = said.filter((word) => word !== "");
  const text = ` ${words.join(" ")} `;
  if (HANGS.test(text) || isOpenEnded(words)) return undefined;
  const wall = wallTimeOf(made);
  const due = latestOf(words, wall, business) ?? wallOf(words, made, wall, business);
  if (due === undefined) return undefined;
  const isDay = due === endOfDay(due);
  const grace = ABOUT.test(text) ? (isDay ? DAY : ABOUT_GRACE) : isDay ? 0 : CLOCK_GRACE;
  return { at: instantOf(due, business.zone, made.offset), grace };
}

/** Whether words tell only when something comes at the earliest: "no earlier than Tuesday", "Monday at the earliest". */
export function isOpenEnded(said: readonly string[]): boolean {
  return OPEN.test(` ${said.filter((word) => word !== "").join(" ")} `);
}

const OPEN =
  /(?: (?:(?:no|not) (?:any )?(?:earlier|sooner) than|not before)|(?<! (?:day|week|month)) (?:after|from)) (?:(?:on|the|next|this|coming) )*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|weekend|week|month|holidays?|christmas|easter|\d{1,2}(?:st|nd|rd|th)|\w+(?:fth|xth|nth|hth|ieth)|first|second|third|ninth|twelfth) (?!.* (?:to|till|until|and|by) )| (?:at the (?:very )?earliest|or later|onwards?) /;

const ABOUT = / (?:about|around|roughly|approximately|approx|ish|\w+ish|thereabouts|or so|give or take) /;

/** "Tomorrow or Monday": the last of the days that are offered. */
function latestOf(words: readonly string[], wall: WallTime, business: BusinessTime): WallTime | undefined {
  const parts = ` ${words.join(" ")} `.split(" or ").map((part) => part.trim().split(" "));
  if (parts.length < 2 || parts.some((part) => dayIn(part, ` ${part.join(" ")} `, wall, business) === undefined)) return undefined;
  return Math.max(...parts.map((part) => byPoint(part, ` ${part.join(" ")} `, wall, business)!));
}

function wallOf(words: readonly string[], made: Moment, wall: WallTime, business: BusinessTime): WallTime | undefined {
  const text = ` ${words.join(" ")} `;
  return byBusiness(words, text, wall, business) ?? byLength(words, text, wall, made) ?? byPoint(words, text, wall, business);
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
  if (WEEK_ON.test(text) || AFTER_NEXT.test(text)) return undefined;
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
  [/ after (?:noon|midday|lunch|lunchtime) /, "closes"],
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
    // "After three on Monday": until the day ends.
    if (isEarliest(words, index)) return [24 * 60 - 1];
    return [onClock(value, Number(minute ?? 0) + pastIn(words, index), half ?? words[index + 1] ?? "", text)];
  });
  const last = times.at(-1);
  if (last !== undefined) return times.length > 1 && last < times[0]! && last < 12 * 60 ? last + 12 * 60 : last;
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
  return isHalf || /^(?:at|by|before|until|till|around|about|past|to|and|or|than|between|from|after)$/.test(before);
}

/** "After three", "no earlier than ten", "not before nine": the hour at which a time begins. */
function isEarliest(words: readonly string[], index: number): boolean {
  const past = /^(?:past|to)$/.test(words[index - 1] ?? "") ? 2 : words[index - 1] === "half" ? 1 : 0;
  return / (?:after|from|(?:earlier|sooner) than|not before)(?: about| around)? $/.test(
    ` ${words.slice(Math.max(0, index - past - 4), index - past).join(" ")} `,
  );
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

/** Without am or pm, hours from one to six are in the afternoon, and those of the evening after it. */
function onClock(hour: number, minutes: number, half: string, text: string): number {
  const isLate = hour < 7 ? !text.includes(" in the morning ") : hour < 12 && / (?:evening|tonight|at night) /.test(text);
  const isAfternoon = half === "pm" ? hour < 12 : half !== "am" && isLate;
  const midnight = half === "am" && hour === 12;
  return (midnight ? 0 : isAfternoon ? hour + 12 : hour) * 60 + minutes;
}

const WEEKDAY = / (mon|tues|wednes|thurs|fri|satur|sun)days? /;
const DAYS = / (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today) /;
const TENS: Readonly<Record<string, number>> = { twenty: 20, thirty: 30 };

/** "A week on Tuesday", "Tuesday week". */
const WEEK_ON =
  / (?:a )?week (?:on |from )?(?=(?:mon|tues|wednes|thurs|fri|satur|sun)day )| (?:mon|tues|wednes|thurs|fri|satur|sun)day(?= week )/;

/** "The week after next", "next week or the week after". */
const AFTER_NEXT = / (?:week|month) after (?:next |that |$)/;

/** The day that is said; undefined where none is. */
function dayIn(words: readonly string[], text: string, wall: WallTime, business: BusinessTime): WallTime | undefined {
  const today = dayOf(wall);
  if (WEEK_ON.test(text)) {
    const day = ` ${WEEKDAY.exec(text)![0].trim()} `;
    return namedIn(day.trim().split(" "), today)! + 7 * DAY;
  }
  if (AFTER_NEXT.test(text) && !WEEKDAY.test(text))
    return text.includes(" month after ") ? monthEnd(today, 2) : sundayAfter(today) + 14 * DAY;
  if (/ day after tomorrow | (?:tomorrow or )?the day after $/.test(text)) return today + 2 * DAY;
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
  return dateIn(words, today) ?? namedIn(words, today);
}

/** A sentence's calendar date or weekday, as chrono reads it. */
function namedIn(words: readonly string[], today: WallTime): WallTime | undefined {
  const spoken = words.map((word, index) => (isOrdinal(words, index) ? `${ordinalAt(words, index)}` : word)).join(" ");
  const reference = { instant: new Date(today), timezone: 0 };
  const found = chrono().parse(spoken.replaceAll(/\b(?:by|at|before|until|on|around) \S+ on /g, "on "), reference, { forwardDate: true });
  // "Monday to Wednesday"
  const points = found.flatMap(({ start, end }) => (end === null || end === undefined ? [start] : [start, end]));
  const dates = points.filter((point) => point.isCertain("day") || point.isCertain("month"));
  const named = dates.length > 0 ? dates : points.filter((point) => point.isCertain("weekday"));
  if (named.length === 0) return undefined;
  const day = Math.max(...named.map((point) => Date.UTC(point.get("year")!, point.get("month")! - 1, point.get("day")!)));
  // On a Friday, "by Friday" is more likely a week away; whoever means today says "today".
  return day === today && dates.length === 0 ? day + 7 * DAY : day;
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
