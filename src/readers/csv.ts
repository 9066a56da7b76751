// Longer than a source file should be: from bytes to rows to calls a table is one stream.
import { InputError, type CallMeta, type SourceCall } from "../call.js";
import { objectOf, sample, tableSource } from "./csv-cells.js";
import { callsIn, fileColumnOf, fillDown, inOrder } from "./csv-calls.js";
import { wholeCall, wholeCallsOf } from "./csv-whole.js";
import { DELIMITERS, tableRows, type Delimiter, type TableRow } from "./csv-table.js";
import { layoutOf, plainKey } from "./fields.js";
import { isMetadata, metaOf } from "./metadata.js";
import type { Hints, Input, Reader } from "./reader.js";
import { withSides } from "./row-list.js";
import { readRows } from "./rows.js";
import { holdSentences, sideColumns, voiceColumns, type SideColumn } from "./side-columns.js";
import { readSides } from "./side-rows.js";
import { looksLikePerson } from "./text-speakers.js";
import { isNumbered, isSurelySpeaker } from "./speaker.js";
import { isoOf } from "./times.js";
import { NO_SPEAKERS } from "./text-notes.js";

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
    const { above, header, rows } = withHeader(tableRows(input, delimiter));
    if (header === undefined) return;
    if (isTurn(header)) {
      yield readPairs([header, ...rows], input, delimiter);
      return;
    }
    const columns = header.cells.map((cell, index) => cell.trim() || `column ${index + 1}`);
    const names = renamed(columns, hints);
    const first = take(rows, LOOKED_AT);
    const sides = sidesIn(names, first);
    if (layoutOf([sample(names)]).text === undefined && sides.length === 0) throw noText(columns, names);
    let isEmpty = true;
    for (const call of readCalls(first, rows, { names, sides, input, delimiter })) {
      isEmpty = false;
      yield above.length === 0 ? call : { ...call, meta: { ...metaAbove(above), ...call.meta } };
    }
    if (isEmpty) yield withoutRows(input);
  },
};

/** Whether a column of this name is understood: what a config may call one. */
export function isKnownColumn(name: string): boolean {
  // Beside the units there is what the name is taken for.
  return Object.keys(layoutOf([sample([name])])).length > 1 || isMetadata(name) || sideColumns([name]).length > 0 || /^event$/i.test(name);
}

/** Lines that may stand above the header: titles, dates, filters of the export. */
const MOST_ABOVE = 12;

interface Headed {
  /** Rows above the header: a title, fields of the call. */
  above: readonly TableRow[];
  header?: TableRow;
  rows: Generator<TableRow, undefined>;
}

/** The row of the columns' names, and those below it: the first that has two that are known, else the first of all. */
function withHeader(rows: Generator<TableRow, undefined>): Headed {
  const above: TableRow[] = [];
  for (let row = rows.next().value; row !== undefined; row = rows.next().value) {
    const isHeader = knownIn(row.cells) >= 2 && (above.length === 0 || layoutOf([sample(row.cells)]).text !== undefined);
    if (isHeader) return { above, header: row, rows };
    if (above.push(row) > MOST_ABOVE) break;
  }
  const [header, ...others] = above;
  return { above: [], header, rows: chain(others, rows) };
}

/** What stands above a header of its call: `Call ID:` and its value in the next cell, or both in one. */
function metaAbove(rows: readonly TableRow[]): CallMeta {
  const value: Record<string, string> = {};
  for (const { cells } of rows) {
    const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
    for (const [index, cell] of filled.entries()) {
      const [, key = cell, within] = /^([^:]{1,40}?)\s*:\s*(.*)$/.exec(cell) ?? [];
      // Of cells without colons two in a row are a name and its value.
      const next = within !== undefined || (filled.length === 2 && index === 0) ? filled[index + 1] : undefined;
      const told = within === undefined || within === "" ? next : within;
      if (told !== undefined) value[key] ??= told;
    }
  }
  const { call } = layoutOf([value]);
  return { ...(call === undefined ? {} : { id: value[call] }), ...metaOf([{ value, pointer: "" }], undefined, () => "") };
}

function* chain(first: readonly TableRow[], rows: Generator<TableRow, undefined>): Generator<TableRow, undefined> {
  yield* first;
  return yield* rows;
}

/** How many of a line's cells are names of columns that matter. */
function knownIn(cells: readonly string[]): number {
  const { text, speaker, role, start, call } = layoutOf([sample(cells.map((cell) => cell.trim()))]);
  return [text, speaker, role, start, call].filter((key) => key !== undefined).length;
}

/**
 * Columns that are sides, each row holding what they said: `agent`, `customer`; `agent_text`, `customer_text`; `Speaker 1`, `Speaker 2`.
 * None where another column has the words, or where these hold the names of who spoke.
 */
function sidesIn(names: readonly string[], rows: readonly TableRow[]): readonly SideColumn[] {
  const sides = sideColumns(names);
  const { text } = layoutOf([sample(names)]);
  if (text !== undefined && !sides.every(({ isTold }) => isTold)) return [];
  const objects = rows.map(({ cells }) => Object.fromEntries(cells.map((cell, column) => [names[column] ?? "", cell])));
  if (sides.length > 0) return rows.length === 0 || holdSentences(sides, objects) ? sides : [];
  return text === undefined ? voiceColumns(names, objects) : [];
}

/** A header and nothing below it. */
function withoutRows({ file }: Input): SourceCall {
  const source = { file, locate: () => ({ line: 1, column: 1 }) };
  return { kind: "call", reader: "csv", source, index: 0, meta: {}, segments: [], events: [], notes: ["no turns: the table has no rows"] };
}

/** The border of a table as databases print it on the screen: `+----+-------+`, `┌────┬───────┐`. */
const BORDER = /^\s*(?:\+[-=+]+\+|[┌├└╔╠╚╞][─═┬┼┴╦╬╩┐┤┘╗╣╝╪╡]+)\s*$/;

function firstLine(head: string): string {
  const [first = "", second = ""] = head.replace(/^\ufeff/, "").split(/\r\n|\n|\r/, 2);
  return /^sep=.$/.test(first) || BORDER.test(first) ? second : first;
}

function bestDelimiter(line: string): Delimiter {
  return DELIMITERS.reduce((best, one) => (line.split(one).length > line.split(best).length ? one : best));
}

function isTableName(file: string): boolean {
  return /\.(?:csv|tsv|tab)$/i.test(file);
}

/** Whether a row that should name the columns is the first turn of a call: `Agent,00:00:01,"Good morning."`, `00:01,00:04,Niamh,"Good morning."` */
function isTurn({ cells }: Pick<TableRow, "cells">): boolean {
  const isTimed = /^\d{1,3}(?::\d\d){1,2}(?:\.\d{1,3})?$/.test(cells[0]!.trim());
  const hasSpeaker = cells.some((cell) => cell.length < 30 && (isSurelySpeaker(cell) || (isTimed && looksLikePerson(cell.trim()))));
  const isSaid = (cell: string) => /\S\s\S/.test(cell.trim()) && /[.?!]"?$/.test(cell.trim());
  return cells.length > 1 && cells.length < 9 && hasSpeaker && cells.some(isSaid) && knownIn(cells) < 3;
}

/** A table without a header: the columns are told by what they hold. */
function readPairs(rows: readonly TableRow[], { file }: Input, delimiter: Delimiter): SourceCall {
  const { segments, events, notes } = readRows(rows.map(({ cells }) => cells), { pointer: "" }); // prettier-ignore
  const names = Array.from({ length: 9 }, (_, column) => String(column));
  const source = tableSource(file, rows, names, delimiter);
  return { kind: "call", reader: "csv", source, index: 0, meta: {}, segments, events, notes: ["the table has no header: its columns were told by what they hold", ...notes] }; // prettier-ignore
}

/** The line of a report's first that names columns, where what stands above it is no table: `Generated: 2025-06-04`. */
function headerIn(head: string): string | undefined {
  const [first = "", ...others] = head.replace(/^\ufeff/, "").split(/\r\n|\n|\r/, MOST_ABOVE);
  const cellsIn = (line: string) => line.split(bestDelimiter(line)).map((cell) => cell.trim().replace(/^"|"$/g, ""));
  const isHeader = (line: string) => knownIn(cellsIn(line)) >= 2 && layoutOf([sample(cellsIn(line))]).text !== undefined;
  return knownIn(cellsIn(first)) > 1 ? undefined : others.find(isHeader);
}

/** A table shows in its first line: several short names, some of them known. */
function delimiterOf({ head, file }: Input): Delimiter | undefined {
  const line = (isTableName(file) ? headerIn(head) : undefined) ?? firstLine(head);
  const delimiter = bestDelimiter(line);
  const cells = line.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, ""));
  if (isTableName(file) && isTurn({ cells })) return delimiter;
  if (cells.length < 2 || cells.some((cell) => cell.length > 40 || (cell.length > 4 && /[.!?]$/.test(cell)))) return undefined;
  const known = knownIn(cells);
  const isNamed = isTableName(file) && (cells.length > 2 || known > 0 || cells.every(isNumbered));
  const areSides = delimiter === "\t" && cells.length < 5 && sideColumns(cells).length > 0;
  return known >= 2 || isNamed || areSides || looksLikeMetadata(cells) ? delimiter : undefined;
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

/** Rows looked at to tell whether a file's name stands for a call. */
const LOOKED_AT = 50;

function take(rows: Iterator<TableRow, undefined>, count: number): TableRow[] {
  const taken: TableRow[] = [];
  for (let row = rows.next().value; row !== undefined; row = taken.length < count ? rows.next().value : undefined) taken.push(row);
  return taken;
}

/** What is known of a table before its rows are read. */
interface Table {
  names: readonly string[];
  sides: readonly SideColumn[];
  input: Input;
  delimiter: Delimiter;
}

function* readCalls(first: readonly TableRow[], rows: Iterable<TableRow>, table: Table): Generator<SourceCall> {
  const { names, input, delimiter } = table;
  const { call: idColumn } = layoutOf([sample(names)]);
  const idIndex = idColumn === undefined ? fileColumnOf(first, names) : names.indexOf(idColumn);
  const seen = new Set<string>();
  const isWhole = wholeCallsOf(names);
  let index = 0;
  const wanted = function* (): Generator<TableRow> {
    for (const some of [first, rows]) for (const row of some) if (!isHeaderAgain(row, names) && !isRule(row)) yield row;
  };
  for (const group of callsIn(wanted(), idIndex, isWhole)) {
    const [first] = group;
    yield isWhole(first!) ? wholeCall(first!, names, input, delimiter, index++) : readCall(group, table, index++, seen);
  }
}

/** The line below the header of a Markdown table, `|---|:--:|`, or of one that a database printed. */
function isRule({ cells }: TableRow): boolean {
  return cells.some((cell) => cell.trim() !== "") && cells.every((cell) => /^\s*(?::?-{2,}:?)?\s*$/.test(cell) || BORDER.test(cell));
}

function isHeaderAgain({ cells }: TableRow, names: readonly string[]): boolean {
  return cells.length > 1 && cells.every((cell, column) => plainKey(cell) === plainKey(names[column] ?? ""));
}

function readCall(given: readonly TableRow[], { names, sides, input, delimiter }: Table, index: number, seen: Set<string>): SourceCall {
  const rows = inOrder(given, names, layoutOf([sample(names)]));
  const objects = rows.map((row) => objectOf(row, names, delimiter));
  const own = withSides(layoutOf([{ ...sample(names), ...objects[0] }]), objects);
  fillDown(objects, own);
  // A column may be empty in the first rows.
  objects[0] = { ...sample(names), ...objects[0]! };
  const { segments, events, startedAt, notes } =
    sides.length === 0 ? readRows(withoutCallWide(objects), { pointer: "" }) : readSides(objects, { pointer: "" }, {}, sides); // prettier-ignore
  const layout = withSides(layoutOf(objects), objects);
  // What differs from row to row belongs to the turns, not to the call; so does a number of rows.
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
    Object.entries(objects[0]).filter(
      ([name, value]) =>
        !turnColumns.has(name) &&
        !sides.some(({ key }) => key === name) &&
        !(/^(?:id|uuid|sid)$/i.test(name.trim()) && objects.some((row) => row[name] !== value)),
    ),
  );
  const meta = metaOf([{ value: common, pointer: "" }], segments.at(-1)?.end, () => "");
  if (layout.call !== undefined) meta.id = String(objects[0][layout.call] ?? "") || undefined;
  // As precise as the first row has it: where that tells no zone, none is made up.
  const first = layout.start === undefined ? undefined : isoOf(objects.find((row) => row[layout.start!] !== undefined)?.[layout.start]);
  if (startedAt !== undefined) {
    const begun = isoOf(startedAt)!;
    meta.startedAt ??= first !== undefined && !/Z|[+-]\d\d:\d\d$/.test(first) ? begun.replace(/(?:\.000)?Z$/, "") : begun;
  }
  const again =
    meta.id !== undefined && seen.has(meta.id)
      ? [`the rows of call ${meta.id} are not all together; they are read as calls of their own`]
      : [];
  if (meta.id !== undefined && seen.size < 1e6) seen.add(meta.id);
  const unknown = segments.length > 0 && segments.every(({ speaker, role }) => speaker === undefined && role === undefined);
  if (unknown) again.push(NO_SPEAKERS);
  if (/^\d[.,]\d+E\+\d+$/.test(meta.id ?? ""))
    again.push(`a spreadsheet has shortened the call's id to ${meta.id}: calls with other ids may be in it; format the column as text`);
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
