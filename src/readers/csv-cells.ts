import type { Source } from "../call.js";
import { placeInRow, type Delimiter, type TableRow } from "./csv-table.js";
import { namesTime } from "./fields.js";
import { firstStep } from "./json-places.js";

/** The cells of a row by the names of their columns; empty ones are left out. */
export function objectOf({ cells }: TableRow, names: readonly string[], delimiter: Delimiter): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [column, name] of names.entries()) {
    const cell = column === names.length - 1 ? lastCell(cells, column, delimiter) : cells[column];
    if (cell !== undefined && cell !== "") object[name] = numeric(name, withoutGuard(delimiter === ";" ? dayLast(cell) : cell));
  }
  return object;
}

/** The last cell of a row, with what follows it: who writes a table by hand puts no quotes around commas in the words. */
function lastCell(cells: readonly string[], column: number, delimiter: Delimiter): string | undefined {
  const more = cells.length > column + 1 && cells.slice(column + 1).some((cell) => cell.trim() !== "");
  return more ? cells.slice(column).join(delimiter) : cells[column];
}

/** `03/06/2025 10:40` as ISO: where semicolons part the cells, days stand before months. */
function dayLast(cell: string): string {
  const [whole, day, month, year, time] = cell.length > 24 ? [] : (/^(\d\d?)\/(\d\d?)\/(\d{4})(\s.*)?$/.exec(cell) ?? []);
  return whole === undefined || Number(month) > 12 ? cell : `${year}-${month!.padStart(2, "0")}-${day!.padStart(2, "0")}${time ?? ""}`;
}

/** Spreadsheets are told by an apostrophe that `=` or `-` begins no formula. */
function withoutGuard(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** Numbers with a decimal comma, as European spreadsheets write them. */
function numeric(name: string, cell: string): unknown {
  const plain = cell.trim();
  if (/^-?\d+(?:[.,]\d+)?$/.test(plain) && plain.length < 16 && (isTimeName(name) || namesTime(name)))
    return Number(plain.replace(",", "."));
  return cell;
}

/** `start_ms`, `EndTime`, `to`; not `customer_id`, `sender` or `agent`. */
function isTimeName(name: string): boolean {
  return (
    /start|begin|time(?!zone)|offset|duration|seconds|^from$|^to$|(?:^|[^a-z])end(?:[^a-z]|$)|^[a-z]*End(?![a-z])|^end/i.test(name) &&
    !/id$/i.test(name)
  );
}

/** Resolves `/row/column` pointers. */
export function tableSource(file: string, rows: readonly TableRow[], names: readonly string[], delimiter: Delimiter): Source {
  return {
    file,
    locate(offset, pointer = "/0/0") {
      const { step, rest, offset: inside } = firstStep(pointer, offset);
      const column = names.indexOf(rest.slice(1).replaceAll("~1", "/").replaceAll("~0", "~"));
      return placeInRow(rows[Number(step)] ?? rows[0]!, Math.max(0, column), inside, delimiter);
    },
  };
}

/** A row in which every column holds something that any field may be. */
export function sample(columns: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(columns.map((column) => [column, undefined]));
}
