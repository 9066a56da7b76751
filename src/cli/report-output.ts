import { TABLES, type TableName } from "../reports/columns.js";
import type { ReportSummary } from "../reports/tally.js";
import type { ReportView } from "../reports/view.js";
import type { NamedRule } from "../rule.js";
import type { ShownCall } from "../run/report-calls.js";
import type { Scorecard } from "../score.js";
import { UsageError, type Terminal } from "./terminal.js";

/** What a report may be written as. */
export const FORMATS = ["pretty", "json", "csv", "markdown", "html", "xlsx", "parquet"] as const;
export const TABLE_NAMES = TABLES;

/** The flags that say what is written where. */
export interface ReportOutputFlags {
  format: (typeof FORMATS)[number];
  outputFile?: string;
  /** What a row is, of CSV. */
  table: "summary" | TableName;
  partition?: boolean;
  /** Calls of HTML go into files of their own. */
  split?: boolean;
  /** Whether words of transcripts are shown. */
  quotes: boolean;
  color?: boolean;
}

/** A report being written. */
export interface ReportOutput {
  /** Takes a call in, where the output shows single calls. */
  add?(call: ShownCall): Promise<void> | void;
  /** Writes what there is to write; a file appears whole or not at all, so an earlier report is never half overwritten. */
  end(view: ReportView, told: Told): Promise<void>;
  /** The run broke off: an earlier report stays as it was. */
  drop(): void;
}

/** What a report may tell beside its figures. */
export interface Told {
  summary: ReportSummary;
  /** What the figures do not hold, in sentences. */
  gaps: readonly string[];
}

/** What an output may need beside the calls. */
export interface Around {
  rules: ReadonlyMap<string, NamedRule>;
  scorecard: Scorecard;
  sectionOf(rule: string): string | undefined;
  terminal: Terminal;
}

/**
 * Opens the output that the flags ask for.
 * @throws UsageError where it cannot be written.
 */
export async function openReport(flags: ReportOutputFlags, around: Around): Promise<ReportOutput> {
  const { format, outputFile, table, partition, split } = flags;
  if (table !== "summary" && format !== "csv") throw new UsageError("--table goes with --format csv; xlsx and parquet hold all tables");
  if (partition === true && format !== "parquet") throw new UsageError("--partition goes with --format parquet");
  if (split === true && format !== "html") throw new UsageError("--split goes with --format html");
  if (format === "html") return await (await import("./report-html.js")).htmlOutput(flags, around);
  if (format === "parquet") return await parquetOutput(outputFile, partition === true, around);
  if (format === "xlsx") return await xlsxOutput(outputFile, around);
  if (table !== "summary") return await tableOutput(table, outputFile, around);
  return { end: async (view) => await putReport(await textOf(view, flags, around), outputFile, around.terminal), drop: () => undefined };
}

async function textOf(
  view: ReportView,
  { format, color, outputFile }: ReportOutputFlags,
  { scorecard, terminal }: Around,
): Promise<string> {
  const tables = await import("../reports/tables.js");
  if (format === "json") return `${JSON.stringify({ schemaVersion: 1, scorecard, ...view }, null, 2)}\n`;
  if (format === "markdown") return tables.markdownText(view);
  if (format === "csv") {
    const { csvRow } = await import("../reporters/csv.js");
    return [tables.REPORT_COLUMNS, ...tables.reportRows(view)].map(csvRow).join("");
  }
  const { styles } = await import("../reporters/style.js");
  const { plain } = await import("../reporters/excerpt.js");
  return tables.prettyText(view, { ...styles(color ?? (outputFile === undefined && terminal.colour)), plain });
}

/** Writes a report, whole or not at all. @throws UsageError where it cannot be written. */
export async function putReport(text: string | Uint8Array, path: string | undefined, terminal: Terminal): Promise<void> {
  if (path === undefined) return await terminal.out(text as string);
  const { wholeFile } = await import("../run/whole-file.js");
  const writing = (await import("./writing.js")).writingTo("report", path);
  writing(() => {
    const file = wholeFile(path);
    file.write(text);
    file.keep();
  });
}

/** Characters that are gathered before they are written. */
const BATCH = 1 << 16;

/** A row a call, finding or verdict: written as they come. */
async function tableOutput(name: TableName, path: string | undefined, { sectionOf, terminal }: Around): Promise<ReportOutput> {
  const { COLUMNS, rowsOf } = await import("../reports/columns.js");
  const { csvRow } = await import("../reporters/csv.js");
  const { wholeFile } = await import("../run/whole-file.js");
  const writing = (await import("./writing.js")).writingTo("report", path);
  const file = path === undefined ? undefined : writing(() => wholeFile(path));
  let text = csvRow(COLUMNS[name].map((column) => column.name));
  const flush = async () => {
    const held = text;
    text = "";
    if (file === undefined) await terminal.out(held);
    else writing(() => file.write(held));
  };
  return {
    async add(call) {
      for (const row of rowsOf(name, call, sectionOf)) text += csvRow(row.map(csvCell));
      if (text.length >= BATCH) await flush();
    },
    async end() {
      await flush();
      if (file !== undefined) writing(() => file.keep());
    },
    drop: () => file?.drop(),
  };
}

function csvCell(cell: string | number | boolean | null): string | number {
  return cell === null ? "" : typeof cell === "boolean" ? (cell ? "yes" : "no") : cell;
}

async function xlsxOutput(path: string | undefined, { terminal }: Around): Promise<ReportOutput> {
  if (path === undefined) throw new UsageError("a workbook needs a file: --format xlsx -o report.xlsx");
  const { newWorkbook } = await import("../reports/xlsx.js");
  const workbook = newWorkbook();
  return {
    add: workbook.add,
    async end(view) {
      await putReport(await workbook.end(view), path, terminal);
      if (workbook.left() > 0)
        terminal.err(
          `call-lint: ${workbook.left()} rows found no room in the sheets; --format csv --table calls, or parquet, has them all\n`,
        );
    },
    drop: () => undefined,
  };
}

async function parquetOutput(path: string | undefined, partition: boolean, { sectionOf }: Around): Promise<ReportOutput> {
  if (path === undefined) throw new UsageError("Parquet needs a folder: --format parquet -o tables");
  const { tableFolder } = await import("../run/table-folder.js");
  const { parquetTables } = await import("../reports/parquet.js");
  const writing = (await import("./writing.js")).writingTo("report", path);
  const open = await parquetTables();
  const folder = writing(() => tableFolder(path, open, { partition, sectionOf }));
  return {
    add: (call) => writing(() => folder.add(call)),
    end: () => Promise.resolve(writing(() => folder.keep())),
    drop: () => folder.drop(),
  };
}
