import { numbersIn, type SpokenNumber } from "./numbers.js";

/** A length of time that is said: indices of words, `last` included. */
export interface Duration {
  first: number;
  last: number;
  /** The longest that is meant: "two or three minutes" is 180, "a few minutes" 300, "a moment" 60. */
  seconds: number;
  /** No length that anyone would time: "a moment", "one sec", "two ticks". */
  vague: boolean;
}

const SECOND = 1;
const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

const UNITS = new Map<string, number>();
for (const [words, seconds] of [
  ["second seconds sec secs", SECOND],
  ["minute minutes min mins", MINUTE],
  ["hour hours hr hrs", HOUR],
  ["day days", DAY],
  ["week weeks", 7 * DAY],
  ["fortnight fortnights", 14 * DAY],
  ["month months", 30 * DAY],
  ["year years", 365 * DAY],
  ["moment moments mo tick ticks jiffy jiff bit while", 0],
] as const)
  for (const word of words.split(" ")) UNITS.set(word, seconds);

/** How long a wait without a length is taken to be (RULES.md, no-dead-air: "else 60 s"). */
export const UNSTATED = 60;

/** "A few" and "several" of something, at most. */
const FEW = 5;
const SEVERAL = 7;

/** Words between a number and its unit that change nothing. */
const BETWEEN = /^(?:more|short|quick|wee|little|brief|full|whole|good|business|working|of|extra|additional|calendar|tiny|small)$/;

const COMPACT = /^(\d{1,4})(s|secs?|seconds?|mins?|minutes?|hrs?|hours?|h|m)$/;

/** Numbers by the index of their last word. */
type Numbers = ReadonlyMap<number, SpokenNumber>;

/** All lengths of time in the words of a turn (`Tokens.words`), first to last. */
export function durationsIn(words: readonly string[]): Duration[] {
  const found: Duration[] = [];
  let numbers: Numbers | undefined;
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    const unit = UNITS.get(word);
    if (unit !== undefined) {
      numbers ??= new Map(numbersIn(words).map((number) => [number.last, number]));
      const duration = durationAt(words, index, unit, numbers);
      if (duration !== undefined) found.push(duration);
    } else if (word.charCodeAt(0) < 58) {
      const [, count, name] = COMPACT.exec(word) ?? [];
      if (name !== undefined) found.push({ first: index, last: index, seconds: Number(count) * compactUnit(name), vague: false });
    }
  }
  return found;
}

function compactUnit(name: string): number {
  return name.startsWith("s") ? SECOND : name.startsWith("m") ? MINUTE : HOUR;
}

function durationAt(words: readonly string[], at: number, unit: number, numbers: Numbers): Duration | undefined {
  let before = at - 1;
  while (before > 0 && BETWEEN.test(words[before]!)) before--;
  const quantity = quantityAt(words, before, numbers);
  if (quantity === undefined) return undefined;
  let { count } = quantity;
  let last = at;
  const after = words.slice(at + 1, at + 4).join(" ");
  if (/^or (?:two|2)\b/.test(after) && count <= 1) [count, last] = [2, at + 2];
  else if (/^or (?:three|3)\b/.test(after) && count <= 2) [count, last] = [3, at + 2];
  else if (/^or so\b/.test(after)) last = at + 2;
  else if (after.startsWith("and a half")) [count, last] = [count + 0.5, at + 3];
  const vague = unit === 0 || (unit === SECOND && count <= FEW);
  return { first: quantity.first, last, seconds: vague ? UNSTATED : count * unit, vague };
}

/** How many of a unit, read backwards from the word before it. */
function quantityAt(words: readonly string[], last: number, numbers: Numbers): { count: number; first: number } | undefined {
  const word = words[last] ?? "";
  const before = words[last - 1] ?? "";
  if (word === "a" || word === "an" || word === "another" || word === "the" || word === "each") {
    if (before === "half") return { count: 0.5, first: last - 1 };
    if (before === "of" && words[last - 2] === "quarter") return { count: 0.25, first: last - 2 };
    return word === "the" || word === "each" ? undefined : { count: 1, first: last };
  }
  if (word === "half") {
    const whole = before === "a" && words[last - 2] === "and" ? numbers.get(last - 3) : undefined;
    return whole === undefined ? { count: 0.5, first: last } : { count: whole.value + 0.5, first: whole.first };
  }
  const article = before === "a" || before === "another" || before === "the" ? last - 1 : last;
  if (word === "couple") return { count: 2, first: article };
  if (word === "few") return { count: FEW, first: article };
  if (word === "several") return { count: SEVERAL, first: last };
  const number = numbers.get(last);
  if (number === undefined || number.ordinal) return undefined;
  const joined = words[number.first - 1] === "or" || words[number.first - 1] === "to" || words[number.first - 1] === "and";
  const lower = joined ? numbers.get(number.first - 2) : undefined;
  return { count: number.parts.at(-1)!, first: lower !== undefined && lower.value < number.value ? lower.first : number.first };
}
