import { isDigit, lineFrom, type Line } from "./text-lines.js";

/** A number before the words of a line: `12  Agent: …`, `003             came`. */
const NUMBER = /^(\d{1,5})(?:[.):|]?\s+(?=\S)|$)/;
/** Fewer numbered lines may be a list. */
const FEWEST = 5;

/** Lines without the numbers that a print has in its margin, one for each line, begun anew on each page. */
export function withoutLineNumbers(lines: Line[]): Line[] {
  const numbered = lines.filter(
    ({ kind, text, start }) => kind === "text" && start === undefined && isDigit(text.charCodeAt(0)) && NUMBER.test(text),
  );
  const filled = lines.reduce((sum, { kind }) => sum + (kind === "text" || kind === "direction" ? 1 : 0), 0);
  if (numbered.length < FEWEST || numbered.length < filled * 0.7) return lines;
  const numbers = numbered.map(({ text }) => Number(NUMBER.exec(text)![1]));
  // "1: …" and "2: …" by turns are two who speak.
  if (Math.max(...numbers) < 3) return lines;
  const steps = numbers.filter((number, index) => index > 0 && (number === numbers[index - 1]! + 1 || number === 1)).length;
  // Of numbered turns each begins with who speaks; lines that go on do not.
  if (steps < (numbers.length - 1) * 0.8) return lines;
  const own = new Set(numbered);
  return lines.map((line) => {
    if (!own.has(line)) return line;
    const { length } = NUMBER.exec(line.text)![0];
    return lineFrom(line.text.slice(length), line.from + length);
  });
}

const QUOTED = /^"(.+)"[,;]?$/;

/** Lines without the quotation marks around each, as a column of a spreadsheet is saved or copied. */
export function withoutQuotes(lines: Line[]): Line[] {
  const filled = lines.filter(({ kind }) => kind === "text");
  const quoted = filled.filter((line) => line.text.startsWith('"') && QUOTED.test(line.text));
  if (quoted.length < 3 || quoted.length < filled.length * 0.8) return lines;
  const inside = new Map(quoted.map((line) => [line, lineFrom(QUOTED.exec(line.text)![1]!, line.from + 1)]));
  return [...inside.values()].filter((line) => isLabelled(line)).length < quoted.length * 0.6
    ? lines
    : lines.map((line) => inside.get(line) ?? line);
}

/** `Agent: Good morning. (00:05)`, `Agent: Good morning.   10:40 AM`, `Agent: 0:05`: a time at the end of the words, or where the words stand below. */
const AT_END =
  /(?<=\S)(?:\s*[([](?<start>\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:\s?[AaPp][Mm])?)(?:\s?[-–]\s?(?<end>\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?))?[)\]]|(?:\t| {2,})\s*(\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp][Mm])?)|(?<=:)[ \t]+(\d{1,3}:\d{2}(?::\d{2})?)|(?<=[.?!…]) (\d\d:\d\d(?::\d\d)?))$/;

function mayEndInTime(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return isDigit(last) || CLOSING.includes(last);
}

/** What may end a time beside a digit: brackets, and the M of "PM". */
const CLOSING = [...")]Mm"].map((one) => one.charCodeAt(0));

function isLabelled({ kind, text }: Line): boolean {
  return kind === "text" && /^(?:[^:]{1,48}:\s*|[^:\t]{1,48}\t+)\S/.test(text);
}

/** Lines whose times stand at their ends, as times of lines; where nearly all that is said has one, and nothing has one before it. */
export function withTimesAhead(lines: Line[]): Line[] {
  const timed = lines.filter((line) => mayEndInTime(line.text) && isLabelled(line) && AT_END.test(line.text.slice(-40)));
  if (timed.length < 3 || timed.length < lines.filter(isLabelled).length * 0.8) return lines;
  if (lines.slice(lines.indexOf(timed[0]!)).some(({ start }) => start !== undefined)) return lines;
  return lines.map((line) => {
    const found = line.kind === "text" ? AT_END.exec(line.text.slice(-40)) : null;
    if (found === null) return line;
    const { start = found[3] ?? found[4] ?? found[5], end } = found.groups!;
    return { ...line, text: line.text.slice(0, -found[0].length).trimEnd(), start, end };
  });
}
