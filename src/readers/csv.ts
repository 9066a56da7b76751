import { InputError, type LineColumn, type Segment, type Source, type SourceCall } from "../call.js";
import { DELIMITERS, placeInRow, tableRows, type Delimiter, type TableRow } from "./csv-table.js";
import { layoutOf, plainKey } from "./fields.js";
import { findTurns } from "./find-turns.js";
import { documentOf } from "./json-document.js";
import { firstStep, JsonPlaces } from "./json-places.js";
import { metaOf } from "./metadata.js";
import type { Hints, Input, Reader } from "./reader.js";
import { withSides } from "./row-list.js";
import { readRows, readSides } from "./rows.js";
import { roleOf } from "./voices.js";
import { SHAPES } from "./shapes.js";
import { readText } from "./text.js";
import { callsOf } from "./turns-json.js";

/** Tables with a turn a row, or a whole call in one cell; many calls a file. */
export const csvReader: Reader = {
  name: "csv",
  title: "CSV or TSV",
  note: {
    from: "spreadsheets, BI and QA tools; one call or many",
    roles: "stated",
    times: "turns",
    events: "a column `event`",
    metadata: "any column that is known",
    example: String.raw`call_id,speaker,start,text\nLP-1,agent,0.0,Hello.`,
  },
  extensions: [".csv", ".tsv", ".tab"],
  recognises: (input) => delimiterOf(input) !== undefined,
  *read(input, hints) {
    const delimiter = delimiterOf(input) ?? bestDelimiter(firstLine(input.head));
    const rows = tableRows(input, delimiter);
    const header = headerOf(rows);
    if (header === undefined) return;
    const columns = header.cells.map((cell, index) => cell.trim() || `column ${index + 1}`);
    const names = renamed(columns, hints);
    if (layoutOf([sample(names)]).text === undefined && sidesIn(names) === undefined) throw noText(columns, names);
    let isEmpty = true;
    for (const call of readCalls(rows, names, input, delimiter)) {
      isEmpty = false;
      yield call;
    }
    if (isEmpty) yield withoutRows(input);
  },
};

/** Lines that may stand above the header: titles, dates, filters of the export. */
const MOST_ABOVE = 12;

/** The row of the columns' names: the first that has two that are known, else the first of all. */
function headerOf(rows: Iterator<TableRow, undefined>): TableRow | undefined {
  const first = rows.next().value;
  if (first === undefined || knownIn(first.cells) >= 2 || first.cells.every((cell) => cell.trim() !== "")) return first;
  for (let row: TableRow | undefined = first, above = 0; row !== undefined && above < MOST_ABOVE; row = rows.next().value, above++)
    if (knownIn(row.cells) >= 2 && layoutOf([sample(row.cells)]).text !== undefined) return row;
  return first;
}

/** How many of a line's cells are names of columns that matter. */
function knownIn(cells: readonly string[]): number {
  const { text, speaker, role, start, call } = layoutOf([sample(cells.map((cell) => cell.trim()))]);
  return [text, speaker, role, start, call].filter((key) => key !== undefined).length;
}

/** Columns that are sides, each row holding what they said: `agent`, `customer`. */
function sidesIn(names: readonly string[]): readonly string[] | undefined {
  if (layoutOf([sample(names)]).text !== undefined) return undefined;
  const sides = names.filter((name) => /^(?:agent|customer|caller|advisor|adviser|rep|client|user|assistant|bot)$/i.test(name.trim()));
  const roles = sides.map((name) => roleOf(name));
  return roles.includes("customer") && (roles.includes("agent") || roles.includes("bot")) ? sides : undefined;
}

function only(object: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, object[key]]));
}

/** A header and nothing below it. */
function withoutRows({ file }: Input): SourceCall {
  const source = { file, locate: () => ({ line: 1, column: 1 }) };
  return { kind: "call", reader: "csv", source, index: 0, meta: {}, segments: [], events: [], notes: ["no turns: the table has no rows"] };
}

function firstLine(head: string): string {
  const [first = "", second = ""] = head.replace(/^\ufeff/, "").split(/\r\n|\n|\r/, 2);
  return /^sep=.$/.test(first) ? second : first;
}

function bestDelimiter(line: string): Delimiter {
  return DELIMITERS.reduce((best, one) => (line.split(one).length > line.split(best).length ? one : best));
}

/** A table shows in its first line: several short names, some of them known. */
function delimiterOf({ head, file }: Input): Delimiter | undefined {
  const line = firstLine(head);
  const delimiter = bestDelimiter(line);
  const cells = line.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, ""));
  if (cells.length < 2 || cells.some((cell) => cell.length > 40 || /[.!?]$/.test(cell))) return undefined;
  const known = knownIn(cells);
  const isNamed = /\.(?:csv|tsv|tab)$/i.test(file) && (cells.length > 2 || known > 0);
  return known >= 2 || isNamed || looksLikeMetadata(cells) ? delimiter : undefined;
}

/** A row in which every column holds something that any field may be. */
function sample(columns: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(columns.map((column) => [column, undefined]));
}

/** Columns under the names that the config gives them (`readers.csv.columns`). */
function renamed(columns: readonly string[], { columns: named = {} }: Hints): string[] {
  const wanted = new Map(Object.entries(named).map(([field, column]) => [plainKey(column), field]));
  return columns.map((column) => wanted.get(plainKey(column)) ?? column);
}

function looksLikeMetadata(columns: readonly string[]): boolean {
  const plain = columns.map(plainKey);
  return (
    plain.some((column) => /^(?:call|conversation|contact|interaction)id$/.test(column)) &&
    plain.some((column) => /agent|start|date|queue|team/.test(column))
  );
}

function noText(columns: readonly string[], names: readonly string[]): InputError {
  const found = `the columns are ${columns.map((column) => `"${column}"`).join(", ")}`;
  return new InputError(
    looksLikeMetadata(names)
      ? `this table has no text but looks like data about calls; give it with --meta (${found})`
      : `no column holds what was said; ${found}; name it in the config: readers: { csv: { columns: { text: "…" } } }`,
    1,
    1,
  );
}

function* readCalls(rows: Generator<TableRow>, names: readonly string[], input: Input, delimiter: Delimiter): Generator<SourceCall> {
  const { call: idColumn } = layoutOf([sample(names)]);
  const idIndex = idColumn === undefined ? -1 : names.indexOf(idColumn);
  let group: TableRow[] = [];
  let id: string | undefined;
  let index = 0;
  const seen = new Set<string>();
  for (const row of rows) {
    const own = idIndex < 0 ? undefined : row.cells[idIndex]?.trim();
    if (isHeaderAgain(row, names) || isRule(row)) continue;
    if (isWholeCall(row, names)) {
      yield wholeCall(row, names, input, delimiter, index++);
      continue;
    }
    if (group.length > 0 && own !== id) {
      yield readCall(group, names, input, delimiter, index++, seen);
      group = [];
    }
    id = own;
    group.push(row);
  }
  if (group.length > 0) yield readCall(group, names, input, delimiter, index, seen);
}

/** The line below the header of a Markdown table: `|---|:--:|`. */
function isRule({ cells }: TableRow): boolean {
  return cells.some((cell) => cell.trim() !== "") && cells.every((cell) => /^\s*(?::?-{2,}:?)?\s*$/.test(cell));
}

function isHeaderAgain({ cells }: TableRow, names: readonly string[]): boolean {
  return cells.length > 1 && cells.every((cell, column) => plainKey(cell) === plainKey(names[column] ?? ""));
}

function objectOf({ cells }: TableRow, names: readonly string[]): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [column, name] of names.entries()) {
    const cell = cells[column];
    if (cell !== undefined && cell !== "") object[name] = numeric(name, withoutGuard(cell));
  }
  return object;
}

/** Spreadsheets are told by an apostrophe that `=` or `-` begins no formula. */
function withoutGuard(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** Numbers with a decimal comma, as European spreadsheets write them. */
function numeric(name: string, cell: string): unknown {
  const plain = cell.trim();
  if (/^-?\d+(?:[.,]\d+)?$/.test(plain) && plain.length < 16 && isTimeName(name)) return Number(plain.replace(",", "."));
  return cell;
}

/** `start_ms`, `EndTime`, `to`; not `customer_id`, `sender` or `agent`. */
function isTimeName(name: string): boolean {
  return (
    /start|begin|time(?!zone)|offset|duration|seconds|^from$|^to$|(?:^|[^a-z])end(?:[^a-z]|$)|^[a-z]*End(?![a-z])|^end/i.test(name) &&
    !/id$/i.test(name)
  );
}

function readCall(
  rows: readonly TableRow[],
  names: readonly string[],
  input: Input,
  delimiter: Delimiter,
  index: number,
  seen: Set<string>,
): SourceCall {
  const objects = rows.map((row) => objectOf(row, names));
  // A column may be empty in the first rows.
  objects[0] = { ...sample(names), ...objects[0]! };
  const sides = sidesIn(names);
  const { segments, events, startedAt, notes } =
    sides === undefined ? readRows(withoutCallWide(objects), { pointer: "" }) : readSides(objects.map((object) => only(object, sides)), { pointer: "" }, {}); // prettier-ignore
  const layout = withSides(layoutOf(objects), objects);
  // What differs from row to row belongs to the turns, not to the call.
  const turnColumns = new Set([
    layout.text,
    layout.speaker,
    layout.role,
    layout.start,
    layout.end,
    layout.duration,
    layout.event,
    layout.type,
  ]);
  const common = Object.fromEntries(
    Object.entries(objects[0]).filter(([name]) => !turnColumns.has(name) && sides?.includes(name) !== true),
  );
  const meta = metaOf([{ value: common, pointer: "" }], segments.at(-1)?.end, () => "");
  if (layout.call !== undefined) meta.id = String(objects[0][layout.call] ?? "") || undefined;
  if (startedAt !== undefined) meta.startedAt ??= new Date(startedAt * 1000).toISOString();
  const again =
    meta.id !== undefined && seen.has(meta.id)
      ? [`the rows of call ${meta.id} are not all together; they are read as calls of their own`]
      : [];
  if (meta.id !== undefined && seen.size < 1e6) seen.add(meta.id);
  const source = tableSource(input.file, rows, names, delimiter);
  return { kind: "call", reader: "csv", source, index, meta, segments, events, notes: [...notes, ...again] };
}

/** A queue that is the same in all rows is the call's, not where an event leads. */
function withoutCallWide(rows: readonly Record<string, unknown>[]): readonly Record<string, unknown>[] {
  const [first = {}] = rows;
  const wide = Object.keys(first).filter((name) => /^(?:queue|department)$/i.test(name) && rows.every((row) => row[name] === first[name]));
  if (wide.length === 0) return rows;
  return rows.map((row) => ({ ...row, ...Object.fromEntries(wide.map((name) => [name, undefined])) }));
}

/** Resolves `/row/column` pointers. */
function tableSource(file: string, rows: readonly TableRow[], names: readonly string[], delimiter: Delimiter): Source {
  return {
    file,
    locate(offset, pointer = "/0/0") {
      const { step, rest, offset: inside } = firstStep(pointer, offset);
      const column = names.indexOf(rest.slice(1).replaceAll("~1", "/").replaceAll("~0", "~"));
      return placeInRow(rows[Number(step)] ?? rows[0]!, Math.max(0, column), inside, delimiter);
    },
  };
}

/** Whether a row holds a whole call: several labelled lines in one cell. */
function isWholeCall({ cells }: TableRow, names: readonly string[]): boolean {
  const { text, speaker, role } = layoutOf([sample(names)]);
  // Who speaks is told: one turn, whatever its words look like.
  if ([speaker, role].some((name) => name !== undefined && (cells[names.indexOf(name)] ?? "") !== "")) return false;
  const cell = cells[names.indexOf(text!)] ?? "";
  if (/^\s*[[{]\s*["{[]/.test(cell)) return true;
  return cell.includes("\n") && (cell.match(/^[^\n:]{1,40}:\s/gm)?.length ?? 0) > 1;
}

function wholeCall(row: TableRow, names: readonly string[], input: Input, delimiter: Delimiter, index: number): SourceCall {
  const object = objectOf(row, names);
  const { text, call } = layoutOf([object]);
  const column = names.indexOf(text!);
  const cell = row.cells[column] ?? "";
  const inner = jsonCall(input.file, cell, (offset) => placeInRow(row, column, offset, delimiter)) ?? textCall(input.file, cell, text!);
  const meta = { ...inner.meta, ...metaOf([{ value: object, pointer: "" }], undefined, () => "") };
  if (call !== undefined) meta.id = String(object[call]);
  const source = inner.reader === "text" ? tableSource(input.file, [row], names, delimiter) : inner.source;
  return { ...inner, reader: "csv", index, meta, source };
}

function textCall(file: string, cell: string, column: string): SourceCall {
  const inner = readText(file, cell);
  return { ...inner, segments: inner.segments.map((segment): Segment => ({ ...segment, pointer: `/0/${column}` })) };
}

/** A cell that holds JSON, as warehouses export it. */
function jsonCall(file: string, cell: string, placeAt: (offset: number) => LineColumn): SourceCall | undefined {
  if (!/^\s*[[{]/.test(cell)) return undefined;
  try {
    const document = documentOf(file, cell);
    const [finding] = findTurns(document.value, SHAPES);
    const call = finding === undefined ? undefined : callsOf(document, finding, {}).next().value;
    const places = new JsonPlaces(cell);
    return call === undefined
      ? undefined
      : { ...call, source: { file, locate: (offset, pointer = "") => placeAt(places.offsetOf(offset, pointer)) } };
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
