import { appendFileSync, existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { rowsOf, TABLES, type Cell, type TableName } from "../reports/columns.js";
import type { OpenTable, ParquetTable } from "../reports/parquet.js";
import { groupOf, UNKNOWN, type ScoredCall } from "../reports/tally.js";
import { strangeIn, wholeFolder } from "./whole-folder.js";
import { makeFolder } from "./whole-file.js";

/** A folder of Parquet tables that appears whole or not at all. */
export interface TableFolder {
  add(call: ScoredCall): void;
  /** Puts the folder in its place. */
  keep(): void;
  /** Leaves no trace. */
  drop(): void;
}

export interface TableFolderOptions {
  /** Whether each day has files of its own, in folders as Hive names them. */
  partition: boolean;
  sectionOf(rule: string): string | undefined;
}

/**
 * Starts a folder, beside its place; `open` starts a table of it.
 * @throws Error where something stands there that no earlier report wrote.
 */
export function tableFolder(path: string, open: OpenTable, { partition, sectionOf }: TableFolderOptions): TableFolder {
  checkPlace(resolve(path));
  const { draft, keep, drop } = wholeFolder(path);
  const tables = new Map<string, ParquetTable>();
  const tableOf = (name: TableName, day: string) => {
    const file = partition ? join(name, `day=${day}`, `${name}.parquet`) : `${name}.parquet`;
    const known = tables.get(file) ?? open(name, intoFile(join(draft, file)));
    tables.set(file, known);
    return known;
  };
  if (!partition) for (const name of TABLES) tableOf(name, "");
  return {
    add(call) {
      const day = groupOf(call, "day");
      for (const name of TABLES) addRows(rowsOf(name, call, sectionOf), () => tableOf(name, day === UNKNOWN ? NO_DAY : day));
    },
    keep() {
      for (const table of tables.values()) table.end();
      if (tables.size === 0) for (const name of TABLES) mkdirSync(join(draft, name), { recursive: true });
      keep();
    },
    drop,
  };
}

/** What Hive calls the partition of rows without a value. */
const NO_DAY = "__HIVE_DEFAULT_PARTITION__";

function addRows(rows: readonly Cell[][], table: () => ParquetTable): void {
  for (const row of rows) table().add(row);
}

/** A file is not held open: there may be three for each day of years. */
function intoFile(file: string): (bytes: Uint8Array) => void {
  makeFolder(dirname(file));
  writeFileSync(file, "");
  return (bytes) => appendFileSync(file, bytes);
}

/** Only what an earlier report wrote is replaced. */
function checkPlace(place: string): void {
  if (!existsSync(place)) return;
  if (!statSync(place).isDirectory()) throw Object.assign(new Error("it is a file, and Parquet needs a folder"), { code: "ENOTDIR" });
  const own = new Set(TABLES.flatMap((name) => [name, `${name}.parquet`]));
  const strange = strangeIn(place, (name) => own.has(name));
  if (strange !== undefined) throw new Error(`the folder holds other files ("${strange}"); name a folder of its own`);
  if (place === process.cwd()) throw new Error("it is the folder you work in; name a folder of its own");
}
