import { CsvError, parse, type Options } from "csv-parse/sync";
import { InputError, type LineColumn } from "../call.js";
import type { Input } from "./reader.js";

/** A row of a table, with what it takes to say where a cell stands. */
export interface TableRow {
  cells: readonly string[];
  /** As it stands in the file, quotes and line ends included. */
  raw: string;
  /** 1-based line on which it starts. */
  line: number;
}

export const DELIMITERS = [",", ";", "\t", "|", "│"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Lines parsed at a time: enough to be fast, few enough to stay small. */
const BATCH = 2000;
/** No cell spans more lines than the longest call; a quote left open must not swallow the file. */
const LONGEST_CELL = 20_000;

/** Reads a table in constant memory. @throws InputError where a quote is never closed. */
export function* tableRows(input: Input, delimiter: Delimiter): Generator<TableRow, undefined> {
  let batch: string[] = [];
  let first = 1;
  let quoted = false;
  let opened = 1;
  for (const { text, number } of input.lines()) {
    if (number === 1 && /^\ufeff?sep=.$/.test(text)) {
      first = 2;
      continue;
    }
    if (!quoted) opened = number;
    quoted = quoted !== opensQuote(text, delimiter, quoted);
    if (quoted && number - opened > LONGEST_CELL)
      throw new InputError("a quote opens here and is never closed", opened, text.indexOf('"') + 1);
    batch.push(text);
    if (quoted || batch.length < BATCH) continue;
    yield* parseBatch(batch, first, delimiter);
    batch = [];
    first = number + 1;
  }
  if (quoted) throw new InputError("a quote opens in this row and is never closed", opened, 1);
  yield* parseBatch(batch, first, delimiter);
  return undefined;
}

/** Whether a line leaves a quote open that was closed, or the other way round. */
function opensQuote(text: string, delimiter: Delimiter, inside: boolean): boolean {
  let open = inside;
  for (let index = text.indexOf('"'); index >= 0; index = text.indexOf('"', index + 1)) {
    if (open) {
      if (text[index + 1] === '"') index++;
      else open = false;
    } else if (index === 0 || text[index - 1] === delimiter || text[index - 1] === " " || text[index - 1] === "\ufeff") open = true;
  }
  return open !== inside;
}

interface Parsed {
  record: string[];
  raw: string;
}

function* parseBatch(lines: readonly string[], first: number, delimiter: Delimiter): Generator<TableRow> {
  let line = first;
  const options = { delimiter, bom: true, raw: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false } as const;
  const records = parsed(lines, first, options);
  for (const { record, raw } of records) {
    const text = raw.replace(/\n$/, "");
    if (record.some((cell) => cell.trim() !== "")) yield { cells: record, raw: text, line };
    line += text.split("\n").length;
  }
}

/** @throws InputError where the parser sees a quote that is never closed and we did not. */
function parsed(lines: readonly string[], first: number, options: Options): Parsed[] {
  try {
    return parse(lines.join("\n"), options) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(/ at line (\d+)/.exec(error.message)?.[1] ?? 1);
    throw new InputError("a quote opens in this row and is never closed", first + line - 1, 1);
  }
}

/** The place of a character of a cell. */
export function placeInRow({ raw, line }: TableRow, column: number, offset: number, delimiter: Delimiter): LineColumn {
  let index = raw.startsWith("\ufeff") ? 1 : 0;
  for (let cell = 0; cell < column && index < raw.length; cell++) index = cellEnd(raw, index, delimiter) + 1;
  const quoted = raw[index] === '"';
  if (quoted) index++;
  for (let count = 0; count < offset && index < raw.length; count++) index += quoted && raw.startsWith('""', index) ? 2 : 1;
  const before = raw.slice(0, index).split("\n");
  return { line: line + before.length - 1, column: before.at(-1)!.length + 1 };
}

function cellEnd(raw: string, start: number, delimiter: Delimiter): number {
  let index = start;
  if (raw[index] === '"') {
    index++;
    while (index < raw.length && !(raw[index] === '"' && raw[index + 1] !== '"')) index += raw[index] === '"' ? 2 : 1;
  }
  const end = raw.indexOf(delimiter, index);
  return end < 0 ? raw.length : end;
}

/** All rows of a small table: cells only. */
export function csvRows(text: string): string[][] {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = DELIMITERS.reduce((best, one) => (head.split(one).length > head.split(best).length ? one : best));
  return parse(text, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true });
}
