import { stringify } from "csv-stringify/sync";
import type { CallResult, Failure, Finding } from "../rule.js";
import type { Reporter } from "./reporter.js";

const COLUMNS = [
  "file", "line", "column", "call_id", "started_at", "agent", "customer", "turn", "time", "role", "severity", "section", "rule", "quote", "message", "text", "fingerprint",
] as const; // prettier-ignore

/** A row per finding, for spreadsheets; what could not be read is a row with the rule `unreadable`. */
export const csvReporter: Reporter = {
  name: "csv",
  title: "a row per finding, for spreadsheets",
  begin: () => {
    let header = csvRow(COLUMNS);
    return {
      add(result) {
        const text = header + rowsOf(result).join("");
        header = "";
        return text;
      },
      end: () => header,
    };
  },
};

function rowsOf(result: CallResult | Failure): string[] {
  if (!("message" in result)) return result.findings.map((finding) => csvRow(cells(result, finding)));
  const { file, line, column, message } = result;
  const values: Cells = { file, line, column, severity: "error", rule: "unreadable", message };
  return [csvRow(COLUMNS.map((name) => values[name] ?? ""))];
}

type Cells = Partial<Record<(typeof COLUMNS)[number], string | number>>;

function cells(call: CallResult, finding: Finding): (string | number)[] {
  const values: Cells = {
    ...finding,
    file: call.file,
    call_id: call.id,
    started_at: call.startedAt,
    agent: finding.agent ?? call.agent,
    customer: call.customer?.name ?? call.customer?.id,
    time: finding.start,
  };
  return COLUMNS.map((name) => values[name] ?? "");
}

/** A record of RFC 4180; cells that a spreadsheet would run as formulas are set off with an apostrophe. */
export function csvRow(values: readonly (string | number)[]): string {
  const safe = values.map((value) => (typeof value === "string" && /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value));
  // Either half of a line end must be quoted too.
  return stringify([safe], { record_delimiter: "windows", quoted_match: /[\r\n]/ });
}
