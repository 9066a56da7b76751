import { segmentOffset, type Segment, type SourceCall } from "../call.js";
import { wordPairs } from "../language/word-pairs.js";
import type { Input } from "../readers/reader.js";

/** Something that a file holds and that is not among its turns. */
export interface LeftOut {
  /** Where: a line, or the path of a JSON value with `*` for any number. */
  where: string;
  /** How many such there are. */
  count: number;
  why: string;
  /** What it says, cut short. */
  text: string;
}

/** Larger files are not searched: this is for a person who looks at one file. */
const LARGEST = 8_000_000;
const LONGEST_TEXT = 60;
/** Shorter strings are names, dates and ids. */
const FEWEST_WORDS = 4;

/** What of a file is not among the turns of its calls, and why, as far as that can be told from outside. */
export function leftOutOf(input: Input, calls: readonly SourceCall[]): LeftOut[] {
  const text = calls.length === 0 ? "" : textOf(input);
  if (text === "" || text.length > LARGEST) return [];
  if (!/^\s*[[{]/.test(text)) return linesLeftOut(text, calls);
  try {
    return stringsLeftOut(JSON.parse(text), calls);
  } catch {
    return linesLeftOut(text, calls);
  }
}

function textOf(input: Input): string {
  try {
    return input.text();
  } catch {
    // Standard input that was read to its end, or a file too large for one text.
    return input.complete ? input.head : "";
  }
}

function stringsLeftOut(value: unknown, calls: readonly SourceCall[]): LeftOut[] {
  const segments = calls.flatMap((call) => call.segments);
  const used = new Set(segments.flatMap(pointersOf));
  const said = pairsOf(segments.map(({ text }) => text).join(" "));
  const found = new Map<string, LeftOut>();
  const visit = (one: unknown, pointer: string, path: string, isPartial: boolean) => {
    if (typeof one === "string") {
      if (used.has(pointer) || used.has(pointer.replace(/\/[^/]*$/, "")) || one.trim().split(/\s+/, FEWEST_WORDS).length < FEWEST_WORDS)
        return;
      const known = found.get(path);
      const why = isPartial ? "a partial result, said again in full later" : reasonOf(one, said);
      if (known !== undefined) known.count++;
      else found.set(path, { where: path, count: 1, why, text: short(one) });
      return;
    }
    if (typeof one !== "object" || one === null) return;
    const isOpen = isPartial || isInterim(one as Record<string, unknown>);
    for (const [key, inner] of Object.entries(one)) {
      const step = key.replaceAll("~", "~0").replaceAll("/", "~1");
      visit(inner, `${pointer}/${step}`, `${path}/${Array.isArray(one) ? "*" : step}`, isOpen);
    }
  };
  visit(value, "", "", false);
  return [...found.values()];
}

/** Where the words of a segment stand: behind `/~` a pointer goes into its string, or means any entry of its list. */
function pointersOf({ pointer = "", row, joined }: Segment): readonly string[] {
  const [whole] = pointer.split(/\/~[=j]/, 1);
  const rows = joined?.filter((_, index) => index % 3 === 1) ?? (row === undefined ? [] : [row]);
  return rows.length === 0 ? [whole!.replace(/\/~\*.*$/s, "")] : rows.map((one) => whole!.replace("/~*", `/${one}`));
}

function isInterim(row: Record<string, unknown>): boolean {
  return row["IsPartial"] === true || row["is_final"] === false || row["final"] === false || row["isFinal"] === false;
}

function reasonOf(text: string, said: ReadonlySet<string>): string {
  const pairs = [...pairsOf(text)];
  const again = pairs.filter((pair) => said.has(pair)).length;
  // Labels between the words, and other spellings of numbers, make no other text.
  return again >= pairs.length * 0.8 ? "says again what the turns say" : "not said by a side of the call, as far as the format tells";
}

function pairsOf(text: string): Set<string> {
  return wordPairs(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** Marks of formats that are no words: cue times and numbers, signatures, rules, quotes and brackets. */
const STRUCTURE = /^(?:.*-->.*|WEBVTT\b.*|\d+|[-=_*~#+|\s]+|[[({]?[\d:.,\s-]+[\])}]?|["'\s]*)$/;

function linesLeftOut(text: string, calls: readonly SourceCall[]): LeftOut[] {
  const lines = text.split(/\r\n|\n|\r/);
  const covered = new Set<number>();
  let first = Number.POSITIVE_INFINITY;
  for (const { segments, source } of calls) {
    for (const segment of segments) {
      const [from, to] = [place(segment, 0, source), place(segment, segment.text.length - 1, source)];
      first = Math.min(first, from);
      for (let line = from; line <= to; line++) covered.add(line);
    }
  }
  return lines.flatMap((line, index) => {
    const isLabel = covered.has(index + 2) && line.length < LONGEST_TEXT && !/[.?!]$/.test(line);
    if (covered.has(index + 1) || isLabel || STRUCTURE.test(line.trim())) return [];
    const why = index + 1 < first ? "stands before the first turn" : "no turn begins or goes on here";
    return [{ where: `line ${index + 1}`, count: 1, why, text: short(line.trim()) }];
  });
}

function place(segment: Segment, at: number, source: SourceCall["source"]): number {
  const { from, pointer } = segmentOffset(segment, at);
  return source.locate(from, pointer).line;
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT - 1)}…` : line;
}
