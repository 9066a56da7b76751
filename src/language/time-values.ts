// Longer than a source file should be: the ways in which times are said, each with what it is worth.
import { durationsIn } from "./durations.js";
import { numbersIn } from "./numbers.js";
import type { TimeFrame } from "./times.js";

/** What one or more time frames say, as far as it can be compared without a calendar. */
export interface TimeValue {
  weekdays: ReadonlySet<string>;
  /** Seconds from the call on, fewest and most. */
  ahead?: readonly [number, number];
  /** Hours of the day, first and last; from seven to eleven they may be those of the evening as well. */
  clock?: readonly [number, number];
  /** "june 27" */
  dates: ReadonlySet<string>;
  /** "friday afternoon" */
  part?: string;
}

const DAY = 86_400;
const WEEK = 7 * DAY;

/** Days that have names, by what is said: fewest and most days ahead. */
const NAMED: readonly (readonly [RegExp, number, number])[] = [
  [/ day after tomorrow /, 2, 2],
  [/ week after next /, 8, 20],
  [/ month after next /, 32, 92],
  [/ tomorrow | next day | overnight /, 0.5, 1.9],
  [
    / today | tonight | this (?:morning|afternoon|arvo|evening) | end of (?:the )?(?:business |working )?day | close of business | eod | cob | same day /,
    0,
    0,
  ],
  [/ within the hour | inside the hour /, 0, 0],
  [/ (?:this|the) quarter /, 0, 92],
  [/ this week | end of (?:the|this) week | eow /, 0, 6],
  [/ end of (?:the )?(?:next|following) week /, 7, 13],
  [/ next week | following week | coming week /, 1, 13],
  [/ this month | end of (?:the|this) month | eom /, 0, 31],
  [/ next month | following month /, 1, 62],
];

const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day/;
const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/;
const UP_TO = / (?:within|inside|under|up to|by|before|until|no later than|less than) /;

/** What some time frames of one turn say together. */
export function valueOf(words: readonly string[], frames: readonly TimeFrame[]): TimeValue {
  const weekdays = new Set<string>();
  const dates = new Set<string>();
  let ahead: readonly [number, number] | undefined;
  let clock: readonly [number, number] | undefined;
  let part: string | undefined;
  for (const { first, last, kind } of frames) {
    const said = words.slice(first, last + 1);
    for (const word of said) if (WEEKDAY.test(word)) weekdays.add(word.slice(0, 3));
    if (/ (?:the|this) weekend /.test(` ${words.slice(Math.max(0, first - 1), last + 1).join(" ")} `)) weekdays.add("sat").add("sun");
    const date = dateIn(said);
    if (date !== undefined) dates.add(date);
    ahead ??= kind === "now" ? [0, 60] : (namedIn(said) ?? (date === undefined ? lengthIn(said, words[first - 1] ?? "") : undefined));
    part ??= PART.exec(` ${words.slice(Math.max(0, first - 1), last + PART_AFTER).join(" ")} `)?.[1];
    if (kind === "point" && date === undefined)
      clock ??= clockIn(words.slice(isOne(words, first) ? first : Math.max(0, first - 1), windowEnd(words, first, last) + 1));
  }
  return {
    weekdays,
    dates,
    ...(ahead === undefined ? {} : { ahead }),
    ...(clock === undefined ? {} : { clock }),
    ...(part === undefined ? {} : { part }),
  };
}

/** "A new one tomorrow": a thing, and no hour. */
function isOne(words: readonly string[], first: number): boolean {
  return words[first - 1] === "one" && words[first - 2] !== "at";
}

/** "Tomorrow in the afternoon" */
const PART = / (morning|afternoon|evening) /;
const PART_AFTER = 4;

/** "Between eight and twelve", "eight to twelve" end with their second hour. */
function windowEnd(words: readonly string[], first: number, last: number): number {
  const joins = words[last + 1] === "and" || words[last + 1] === "to";
  const opens = words.slice(Math.max(0, first - 1), last).some((word) => word === "between" || word === "from");
  return joins && opens && HOURS.includes(words[last + 2] ?? "") ? last + 2 : last;
}

function namedIn(said: readonly string[]): readonly [number, number] | undefined {
  const text = ` ${said.join(" ")} `;
  if (said.some((word) => WEEKDAY.test(word))) return undefined;
  for (const [pattern, least, most] of NAMED) if (pattern.test(text)) return [least * DAY, most * DAY];
  return undefined;
}

/** "Two to three days" is two to three, "within three days" none to three. */
function lengthIn(said: readonly string[], before: string): readonly [number, number] | undefined {
  const [length] = durationsIn(said);
  if (length === undefined || length.vague) return undefined;
  const most = length.seconds;
  if (UP_TO.test(` ${before} ${said.join(" ")} `)) return [0, most];
  const counts = numbersIn(said).map(({ value }) => value);
  const high = Math.max(...counts);
  const low = Math.min(...counts);
  return counts.length === 2 && high > 0 ? [(most * low) / high, most] : [most, most];
}

function dateIn(said: readonly string[]): string | undefined {
  const month = said.findIndex((word) => MONTH.test(word) && word.length > 2);
  if (month < 0) return dayIn(said);
  const [day] = numbersIn([...said.slice(0, month), ...said.slice(month + 1)].filter((word) => word !== "of"));
  return day === undefined ? undefined : `${said[month]!.slice(0, 3)} ${day.value}`;
}

const ORDINALS =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  );

/** "The twenty third": a day of some month. */
function dayIn(said: readonly string[]): string | undefined {
  const at = said.findIndex(
    (word, index) =>
      said[index + 1] !== "thing" && (ORDINALS.includes(word) || word === "thirtieth" || /^\d{1,2}(?:st|nd|rd|th)$/.test(word)),
  );
  if (at < 0) return undefined;
  const word = said[at]!;
  const unit = word === "thirtieth" ? 30 : /^\d/.test(word) ? parseInt(word, 10) : ORDINALS.indexOf(word) + 1;
  const tens = said[at - 1] === "twenty" ? 20 : said[at - 1] === "thirty" ? 30 : 0;
  return `${ANY_MONTH} ${tens + unit}`;
}

const ANY_MONTH = "any";

/** "Between three and four" is three to four, "by five" none to five. */
function clockIn(said: readonly string[]): readonly [number, number] | undefined {
  const hours = said.flatMap((word) => {
    const [, digits] = /^(\d{1,2})(?::\d\d)?(?:am|pm)?$/.exec(word) ?? [];
    const hour = digits === undefined ? HOURS.indexOf(word) : Number(digits);
    const isEarly = hour > 0 && hour <= EARLY && !said.some((one) => /^\d*am$/.test(one));
    return hour > 0 && hour <= 24 ? [isEarly ? hour + 12 : hour] : [];
  });
  // "At seven tonight"
  if (said.some((word) => /^(?:tonight|evening)$/.test(word)) && hours.every((hour) => hour < 12))
    hours.forEach((hour, at) => (hours[at] = hour + 12));
  if (hours.length === 0 && / after lunch /.test(` ${said.join(" ")} `)) return [NOON + 1, AFTERNOON + 2];
  if (said.some((word) => /^(?:noon|midday)$/.test(word))) hours.push(12);
  if (said.includes("midnight")) hours.push(24);
  if (hours.length === 0) return undefined;
  if (/^(?:by|before|until|till)$/.test(said.find((word) => /^(?:by|before|until|till|at|between|from|after)$/.test(word)) ?? ""))
    return [0, Math.max(...hours)];
  return hours.length === 1 ? [hours[0]!, hours[0]!] : [hours[0]!, hours[1]! < hours[0]! ? hours[1]! + 12 : hours[1]!];
}

/** Hours up to here that are said without more are those of the afternoon. */
const EARLY = 6;
const HOURS = "none one two three four five six seven eight nine ten eleven twelve".split(" ");

/** Whether two times cannot both be meant; undecided counts as no. */
export function isOtherTime(one: TimeValue, other: TimeValue): boolean {
  if (one.dates.size > 0 && other.dates.size > 0) return isOtherDate(one.dates, other.dates);
  if (one.weekdays.size > 0 && other.weekdays.size > 0) return isDisjoint(one.weekdays, other.weekdays) || isOtherHour(one, other);
  // Nobody calls today by its name.
  if (one.weekdays.size > 0 && other.ahead !== undefined) return isPastWeek(other.ahead) || isSoon(other.ahead) || isOtherPart(one, other);
  if (other.weekdays.size > 0 && one.ahead !== undefined) return isPastWeek(one.ahead) || isSoon(one.ahead) || isOtherPart(one, other);
  if (one.ahead !== undefined && other.ahead !== undefined && !(isToday(one) && isToday(other))) {
    const isOneDay = one.ahead[1] - one.ahead[0] < LAXER * DAY && one.ahead[1] === other.ahead[1] && one.ahead[0] === other.ahead[0];
    if (isOneDay && one.ahead[0] > 0) return isOtherHour(one, other);
    return (
      isApart(wholeDay(one.ahead), wholeDay(other.ahead)) ||
      isLaxer(wholeDay(one.ahead), other.ahead) ||
      isLaxer(wholeDay(other.ahead), one.ahead)
    );
  }
  return isOtherHour(one, other);
}

/** "The ninth" and "the ninth of May" may be one. */
function isOtherDate(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const isOne = (date: string, late: string) =>
    date === late || (/^any /.test(date) !== /^any /.test(late) && date.split(" ")[1] === late.split(" ")[1]);
  return ![...one].some((date) => [...other].some((late) => isOne(date, late)));
}

/** "Between eight and twelve" and "between one and five", "by six" and "by midnight". */
function isOtherHour(one: TimeValue, other: TimeValue): boolean {
  if (isOfDay(one) === isOfDay(other) && isOtherPart(one, other)) return true;
  if (one.clock === undefined || other.clock === undefined) return false;
  if (isOfDay(one) !== isOfDay(other) && !(isWindow(one.clock) && isWindow(other.clock))) return false;
  const isBy = one.clock[0] === 0 && other.clock[0] === 0;
  return isBy ? one.clock[1] !== other.clock[1] : isApart(one.clock, other.clock);
}

/** "In the morning" and "in the afternoon", "between ten and twelve" and "in the afternoon". */
function isOtherPart(one: TimeValue, other: TimeValue): boolean {
  const [part, others] = [partOf(one), partOf(other)];
  return part !== undefined && others !== undefined && part !== others;
}

function partOf({ part, clock }: TimeValue): string | undefined {
  if (part !== undefined || clock === undefined || !isWindow(clock)) return part;
  if (clock[0] >= MORNING && clock[1] <= NOON) return "morning";
  return clock[0] >= NOON && clock[0] <= AFTERNOON ? "afternoon" : undefined;
}

/** Hours from which windows of the morning and of the afternoon begin. */
const MORNING = 8;
const NOON = 12;
const AFTERNOON = 16;

function isWindow([low, high]: readonly [number, number]): boolean {
  return low > 0 && low < high;
}

/** Later than any day of this week and the next that is called by its name alone. */
function isPastWeek([low, high]: readonly [number, number]): boolean {
  return low >= WEEK || high >= LAXER * WEEK;
}

/** "Within a day" and "within two days" */
const TWICE = 2;
/** Today. */
function isSoon([, high]: readonly [number, number]): boolean {
  return high === 0;
}

/** So many times as long, a limit is another one. */
const LAXER = 2.5;

/** "Within a day" and "by the end of the month": the second limit is far beyond the first. */
function isLaxer([, soon]: readonly [number, number], [, late]: readonly [number, number]): boolean {
  return soon > 0 && late >= Math.max(DAY, soon) * (late > LAXER * WEEK ? LAXER : TWICE);
}

/** What is to be today may be at any hour of it. */
function wholeDay([low, high]: readonly [number, number]): readonly [number, number] {
  return high === 0 ? [0, DAY * 0.49] : [low, high];
}

/** Whether two times are told in the same way, so that they can be compared. */
export function isComparable(one: TimeValue, other: TimeValue): boolean {
  const isDay = (value: TimeValue) => value.weekdays.size > 0 || value.dates.size > 0 || value.ahead !== undefined;
  return (isDay(one) && isDay(other)) || (one.clock !== undefined && other.clock !== undefined);
}

/** Said of another day than the call's. */
function isOfDay(value: TimeValue): boolean {
  return value.weekdays.size > 0 || value.dates.size > 0 || (value.ahead !== undefined && !isToday(value));
}

function isToday({ weekdays, dates, ahead }: TimeValue): boolean {
  return weekdays.size === 0 && dates.size === 0 && ahead?.[1] === 0;
}

function isDisjoint(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return ![...one].some((value) => other.has(value));
}

function isApart([low, high]: readonly [number, number], [least, most]: readonly [number, number]): boolean {
  return high < least || most < low;
}
