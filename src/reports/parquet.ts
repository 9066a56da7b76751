import type { BasicType, ParquetWriter, Writer } from "hyparquet-writer";
import { COLUMNS, type Cell, type Kind, type TableName } from "./columns.js";

/** A table of Parquet being written: its bytes are handed on as they come. */
export interface ParquetTable {
  add(row: readonly Cell[]): void;
  end(): void;
}

const TYPES: Readonly<Record<Kind, BasicType>> = {
  ...{ text: "STRING", whole: "INT32", number: "DOUBLE", percent: "DOUBLE", moment: "TIMESTAMP", "yes-no": "BOOLEAN" },
};

/** Rows that are held before they are written. */
const GROUP = 20_000;

/** Starts a table. */
export type OpenTable = (name: TableName, write: (bytes: Uint8Array) => void) => ParquetTable;

/** Loads the library once for all tables. */
export async function parquetTables(): Promise<OpenTable> {
  const library = await import("hyparquet-writer");
  return (name, write) => {
    const columns = COLUMNS[name];
    const empty = columns.map(({ name: column, kind }) => ({ name: column, data: [] as unknown[], type: TYPES[kind] }));
    const writer = passingOn(new library.ByteWriter(), write);
    const schema = library.schemaFromColumnData({ columnData: empty });
    const parquet = new library.ParquetWriter({ writer, schema, createdBy: "call-lint" });
    let rows: (readonly Cell[])[] = [];
    const flush = () => {
      writeGroup(parquet, columns, rows);
      rows = [];
    };
    return {
      add(row) {
        rows.push(row);
        if (rows.length === GROUP) flush();
      },
      end() {
        if (rows.length > 0) flush();
        void parquet.finish();
      },
    };
  };
}

function writeGroup(parquet: ParquetWriter, columns: readonly { name: string; kind: Kind }[], rows: readonly (readonly Cell[])[]): void {
  const columnData = columns.map(({ name, kind }, index) => ({ name, data: rows.map((row) => stored(row[index]!, kind)) }));
  void parquet.write({ columnData, rowGroupSize: GROUP });
}

/** An instant, where the time says so; without a zone it is taken as UTC. */
function stored(value: Cell, kind: Kind): Cell | Date {
  if (kind !== "moment" || typeof value !== "string") return value;
  const date = new Date(/T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(value) ? value : `${value}Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** A writer that keeps no bytes it can hand on. */
function passingOn(writer: Writer & { index: number }, write: (bytes: Uint8Array) => void): Writer {
  const hand = () => {
    write(new Uint8Array(writer.buffer.slice(0, writer.index)));
    writer.index = 0;
  };
  return Object.assign(writer, { flush: hand, finish: hand });
}
