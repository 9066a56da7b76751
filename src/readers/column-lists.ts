import { layoutOf, plainKey } from "./fields.js";
import { pointerStep } from "./json-places.js";

/** A table that is written column by column, as rows, and how the places of its cells are named. */
export interface ColumnLists {
  rows: readonly Readonly<Record<string, unknown>>[];
  /** JSON pointers of columns by the pointers of the rows' keys. */
  columns: ReadonlyMap<string, string>;
  /** What stands for the number of a row in each column's pointer. */
  keys: readonly string[];
}

/** `{speakers: [...], starts: [...], texts: [...]}`, or with objects that count from 0 instead of lists, as pandas writes a table. */
export function columnListsOf(object: Readonly<Record<string, unknown>>): ColumnLists | undefined {
  const lists = Object.keys(object).flatMap((key) => {
    const cells = cellsIn(object[key]);
    return cells === undefined ? [] : [{ key, name: nameFor(key), ...cells }];
  });
  const [first] = lists;
  if (first === undefined || lists.length < 2 || first.keys.length < 2) return undefined;
  const alike = lists.filter(({ keys }) => keys.length === first.keys.length);
  const rows = first.keys.map((_, index) => Object.fromEntries(alike.map(({ name, values }) => [name, values[index]])));
  const { text, speaker, role, start } = layoutOf(rows);
  if (text === undefined || (speaker ?? role ?? start) === undefined) return undefined;
  const said = rows.filter((row) => typeof row[text] === "string" && /\S\s+\S/.test(row[text]));
  if (said.length * 2 < rows.length) return undefined;
  return { rows, keys: first.keys, columns: new Map(alike.map(({ key, name }) => [pointerStep(name), pointerStep(key)])) };
}

/** The cells of a column; undefined where it holds anything else. */
function cellsIn(value: unknown): { keys: readonly string[]; values: readonly unknown[] } | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const keys = Object.keys(value);
  const isCounted = Array.isArray(value) || keys.every((key, index) => key === String(index));
  const values = Object.values(value) as unknown[];
  return isCounted && values.every((cell) => typeof cell !== "object" || cell === null) ? { keys, values } : undefined;
}

/** `texts` as `text`; `status` and what else only looks like several stays. */
function nameFor(key: string): string {
  const isKnown = (name: string) => Object.values(layoutOf([{ [name]: undefined }])).some((field) => field === name);
  return !isKnown(key) && /s$/i.test(plainKey(key)) && isKnown(key.slice(0, -1)) ? key.slice(0, -1) : key;
}
