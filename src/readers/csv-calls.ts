import type { TableRow } from "./csv-table.js";
import { plainKey, type Layout } from "./fields.js";

/**
 * Characters of rows that are held to bring together calls whose rows are mixed: in a longer table a call is over where none of its rows
 * stands in the last half of them.
 */
const MOST_HELD = 4_000_000;

/** The rows of a call, their characters, and those of the table down to the last of them. */
interface Held {
  rows: TableRow[];
  length: number;
  until: number;
}

/** The rows of each call of a table, in the order in which the calls begin; a row without an id goes on with the call above. */
export function* callsIn(rows: Iterable<TableRow>, idColumn: number, isWhole: (row: TableRow) => boolean): Generator<TableRow[]> {
  const calls = new Map<string, Held>();
  let [read, held] = [0, 0];
  let id = "";
  const over = function* (until: number): Generator<TableRow[]> {
    for (const [key, call] of calls) {
      if (call.until > until) continue;
      calls.delete(key);
      held -= call.length;
      yield call.rows;
    }
  };
  for (const row of rows) {
    const own = idColumn < 0 ? "" : (row.cells[idColumn]?.trim() ?? "");
    const isAlone = isWhole(row);
    if (!isAlone && (own !== "" || calls.size === 0)) id = own;
    const key = isAlone ? `\n${read}` : id;
    const { length } = row.raw;
    read += length;
    held += length;
    if (held > MOST_HELD && !calls.has(key)) {
      yield* over(read - MOST_HELD / 2);
      if (held > MOST_HELD) yield* over(read);
    }
    const call = calls.get(key);
    if (call === undefined) calls.set(key, { rows: [row], length, until: read });
    else {
      call.rows.push(row);
      call.length += length;
      call.until = read;
    }
  }
  yield* over(read);
}

/** The column of recordings' names, where several rows are of one recording: those are calls. Where each row has its own, -1. */
export function fileColumnOf(rows: readonly TableRow[], names: readonly string[]): number {
  const column = names.findIndex((name) => /^(?:recording(?:name|file)?|audiofile|filename|file)$/.test(plainKey(name)));
  const files = rows.map(({ cells }) => cells[column] ?? "");
  return column >= 0 && new Set(files).size < files.length ? column : -1;
}

/** Columns that number the turns of a call. */
const ORDER =
  /^(?:turn|utterance|line|message|segment|sentence|phrase|row|sequence|seq)?(?:index|idx|number|no|num|order|sequence|seq|turn)$/;

/** Cells merged over several rows stand in the first only: who speaks is carried down. */
export function fillDown(rows: Record<string, unknown>[], { text, speaker, role, event, type }: Layout): void {
  const who = [speaker, role].filter((key) => key !== undefined);
  for (let index = 1; index < rows.length && who.length > 0; index++) {
    const row = rows[index]!;
    const others = [...who, event, type].some((key) => key !== undefined && row[key] !== undefined);
    if (!others && text !== undefined && row[text] !== undefined) for (const key of who) row[key] = rows[index - 1]![key];
  }
}

/** Rows of a call that are numbered and have no times, in the order of their numbers. */
export function inOrder(rows: readonly TableRow[], names: readonly string[], { start }: Layout): readonly TableRow[] {
  const column = start === undefined ? names.findIndex((name) => ORDER.test(plainKey(name))) : -1;
  const numberOf = ({ cells }: TableRow) => Number(/^\d{1,6}$/.exec(cells[column] ?? "")?.[0] ?? Number.NaN);
  if (column < 0 || rows.some((row) => Number.isNaN(numberOf(row)))) return rows;
  return rows.toSorted((one, other) => numberOf(one) - numberOf(other));
}
