import type { Blob } from "node:buffer";
import type { Stream } from "node:stream";
import type { Cell as WrittenCell, Feature, Row, Sheet } from "write-excel-file/node";
import { CALL_COLUMNS, FINDING_COLUMNS, type Cell, type Column, type Kind } from "./columns.js";
import { REPORT_KINDS, REPORT_COLUMNS, reportRows } from "./tables.js";
import type { ScoredCall } from "./tally.js";
import type { ReportView } from "./view.js";

/** A workbook being filled: a sheet of the summary, one of calls, one of findings. */
export interface Workbook {
  add(call: ScoredCall): void;
  /** Findings and calls that found no room: a sheet has so many rows and no more. */
  left(): number;
  /** The bytes of the file. */
  end(view: ReportView): Promise<Uint8Array>;
}

/** What the library says that a file may hold. */
type Content = Stream | Buffer | Blob;

/** Rows of a sheet, and characters of a cell, by the limits of Excel. */
const MOST_ROWS = 1_048_576;
const LONGEST = 32_767;

/** Starts a workbook. */
export function newWorkbook(mostRows = MOST_ROWS): Workbook {
  const calls: Row[] = [];
  const findings: Row[] = [];
  let left = 0;
  const put = (rows: Row[], row: Row) => {
    if (rows.length + 1 < mostRows) rows.push(row);
    else left++;
  };
  return {
    add(call) {
      put(calls, rowOf(CALL_COLUMNS, call));
      for (const finding of call.findings) put(findings, rowOf(FINDING_COLUMNS, { call, finding }));
    },
    left: () => left,
    end: async (view) =>
      await bytesOf([summarySheet(view), sheetOf("Calls", CALL_COLUMNS, calls), sheetOf("Findings", FINDING_COLUMNS, findings)]),
  };
}

async function bytesOf(sheets: Sheet<Content>[]): Promise<Uint8Array> {
  const { default: write } = await import("write-excel-file/node");
  return await write(sheets, { features: [filters] }).toBuffer();
}

/** The library has no filters of its own: they stand right behind the cells. */
const filters: Feature<Content> = {
  files: {
    transform: {
      "xl/worksheets/sheet{id}.xml": {
        transform(xml, { columns = [] }) {
          const rows = xml.lastIndexOf("<row ") < 0 ? 1 : Number(/^<row r="(\d+)"/.exec(xml.slice(xml.lastIndexOf("<row ")))?.[1] ?? 1);
          return xml.replace("</sheetData>", `</sheetData><autoFilter ref="A1:${letters(columns.length)}${rows}"/>`);
        },
      },
    },
  },
};

/** The name of a column by its number from 1: A, Z, AA. */
function letters(number: number): string {
  return number === 0 ? "" : letters(Math.floor((number - 1) / 26)) + String.fromCharCode(65 + ((number - 1) % 26));
}

function summarySheet(view: ReportView): Sheet<Content> {
  const columns = REPORT_COLUMNS.map((name): Pick<Column<never>, "name" | "kind"> => ({ name, kind: REPORT_KINDS[name] }));
  const rows = reportRows(view).map((row) => row.map((value, index) => cellOf(value === "" ? null : value, columns[index]!.kind)));
  return sheetOf("Summary", columns, rows);
}

function sheetOf(sheet: string, columns: readonly Pick<Column<never>, "name" | "kind">[], rows: readonly Row[]): Sheet<Content> {
  return {
    sheet,
    data: [columns.map(({ name }) => ({ value: name, type: String, fontWeight: "bold" as const })), ...rows],
    columns: columns.map(({ name, kind }) => ({ width: Math.max(name.length + 4, WIDTHS[name] ?? (kind === "moment" ? 17 : 10)) })),
    stickyRowsCount: 1,
  };
}

/** Characters of columns that hold longer texts. */
const WIDTHS: Readonly<Record<string, number>> = {
  name: 26,
  file: 36,
  agent: 20,
  team: 16,
  queue: 16,
  rule: 26,
  quote: 50,
  message: 70,
  instead: 40,
  critical: 24,
  call_id: 20,
};

function rowOf<One>(columns: readonly Column<One>[], one: One): Row {
  return columns.map(({ kind, of }) => cellOf(of(one), kind));
}

/** Percents and moments need a format; everything else is a plain value, and texts are never taken for formulas. */
function cellOf(value: Cell, kind: Kind): WrittenCell {
  if (kind === "percent" && typeof value === "number") return { value: value / 100, type: Number, format: "0.0%" };
  if (typeof value !== "string") return value;
  const date = kind === "moment" ? wallClock(value) : undefined;
  return date === undefined ? value.slice(0, LONGEST) : { value: date, type: Date, format: "yyyy-mm-dd hh:mm" };
}

/** Spreadsheets know no time zones: the time as it was where the call was made. */
function wallClock(iso: string): Date | undefined {
  const [, date, time = "00:00", seconds = ":00"] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?)?/.exec(iso) ?? [];
  const value = new Date(`${date ?? ""}T${time}${seconds}Z`);
  return Number.isNaN(value.getTime()) ? undefined : value;
}
