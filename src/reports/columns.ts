import type { ScoredCall, ScoredFinding } from "./tally.js";
import { groupOf, UNKNOWN } from "./tally.js";

/** What the cells of a column hold: percents are 0 to 100, moments ISO 8601 as the call has them. */
export type Kind = "text" | "whole" | "number" | "percent" | "moment" | "yes-no";

/** A cell; null where it is not known. */
export type Cell = string | number | boolean | null;

/** A column of an exported table: its name never changes its meaning. */
export interface Column<Row> {
  name: string;
  kind: Kind;
  describe: string;
  of(row: Row): Cell;
}

/** A finding with its call. */
export interface FindingRow {
  call: ScoredCall;
  finding: ScoredFinding;
}

/** How a rule ended on a call. */
export interface VerdictRow {
  call: ScoredCall;
  rule: string;
  section: string;
}

type Described<Row> = Record<string, readonly [Kind, string, (row: Row) => Cell | undefined]>;

function columnsOf<Row>(described: Described<Row>): Column<Row>[] {
  return Object.entries(described).map(([name, [kind, describe, of]]) => ({ name, kind, describe, of: (row) => of(row) ?? null }));
}

/** The group of a call by a time, where it has one. */
function timeOf(call: ScoredCall, dimension: "day" | "week" | "month"): string | null {
  const name = groupOf(call, dimension);
  return name === UNKNOWN ? null : name;
}

/** What every table says of a row's call. */
const WHOSE: Described<ScoredCall> = {
  call_id: ["text", "the call's id", ({ id }) => id],
  file: ["text", "file that holds the call", ({ file }) => file],
  index: ["whole", "position of the call in its file, from 0", ({ index }) => index],
  agent: ["text", "agent", ({ agent }) => agent],
  team: ["text", "team", ({ team }) => team],
  queue: ["text", "queue", ({ queue }) => queue],
  started_at: ["moment", "when the call began", ({ startedAt }) => startedAt],
  date: ["text", "its day, `2025-06-02`", (call) => timeOf(call, "day")],
};

function verdictsOf({ verdicts }: ScoredCall, wanted: string): number {
  return Object.values(verdicts).filter((verdict) => verdict === wanted).length;
}

function findingsOf({ findings }: ScoredCall, wanted: string): number {
  return findings.filter(({ severity }) => severity === wanted).length;
}

/** One row a call. */
export const CALL_COLUMNS: readonly Column<ScoredCall>[] = columnsOf<ScoredCall>({
  ...WHOSE,
  week: ["text", "its week by ISO 8601, `2025-W23`", (call) => timeOf(call, "week")],
  month: ["text", "its month, `2025-06`", (call) => timeOf(call, "month")],
  customer_id: ["text", "the customer's id", ({ customer }) => customer?.id],
  turns: ["whole", "turns", ({ turns }) => turns],
  scorecard: ["text", "the scorecard by which it is scored, where the config has several", ({ score }) => score.scorecard],
  score: ["percent", "points earned of those possible", ({ score }) => score.percent],
  passed: ["yes-no", "whether it passes", ({ score }) => score.passed],
  grade: ["text", "grade", ({ score }) => score.grade],
  points_earned: ["number", "weighted points earned", ({ score }) => score.earned],
  points_possible: ["number", "weighted points possible", ({ score }) => score.possible],
  critical: ["text", "critical rules that were violated", ({ score }) => score.critical.join("; ") || null],
  survey: ["number", "the customer's answer to a survey, as the metadata have it", ({ survey }) => survey],
  violations: ["whole", "rules violated", (call) => verdictsOf(call, "violation")],
  passes: ["whole", "rules kept", (call) => verdictsOf(call, "pass")],
  not_evaluable: ["whole", "rules that could not be judged", (call) => verdictsOf(call, "not-evaluable")],
  errors: ["whole", "findings of severity error", (call) => findingsOf(call, "error")],
  warnings: ["whole", "findings of severity warning", (call) => findingsOf(call, "warning")],
  infos: ["whole", "findings of severity info", (call) => findingsOf(call, "info")],
});

const ofCall = Object.fromEntries(
  Object.entries(WHOSE).map(([name, [kind, describe, of]]) => [
    name,
    [kind, describe, ({ call }: { call: ScoredCall }) => of(call)] as const,
  ]),
);

/** One row a finding. */
export const FINDING_COLUMNS: readonly Column<FindingRow>[] = columnsOf<FindingRow>({
  ...ofCall,
  agent: ["text", "agent", ({ call, finding }) => finding.agent ?? call.agent],
  rule: ["text", "rule", ({ finding }) => finding.rule],
  section: ["text", "section of the scorecard", ({ finding }) => finding.section],
  severity: ["text", "`error`, `warning` or `info`", ({ finding }) => finding.severity],
  turn: ["whole", "turn, from 0", ({ finding }) => finding.turn],
  role: ["text", "who speaks there", ({ finding }) => finding.role],
  time: ["number", "seconds from the start of the call", ({ finding }) => finding.start],
  line: ["whole", "line in the file, from 1", ({ finding }) => finding.line],
  column: ["whole", "column, from 1", ({ finding }) => finding.column],
  quote: ["text", "the words at issue; empty with `--no-quotes`", ({ finding }) => finding.quote],
  message: ["text", "what happened, what to do; empty with `--no-quotes`", ({ finding }) => finding.message],
  instead: ["text", "what could have been said", ({ finding }) => finding.suggestions[0]],
  fingerprint: ["text", "stays the same when lines move", ({ finding }) => finding.fingerprint],
});

/** One row for each rule of each call. */
export const VERDICT_COLUMNS: readonly Column<VerdictRow>[] = columnsOf<VerdictRow>({
  ...ofCall,
  rule: ["text", "rule", ({ rule }) => rule],
  section: ["text", "section of the scorecard", ({ section }) => section],
  verdict: ["text", "`violation`, `pass`, `not-applicable` or `not-evaluable`", ({ call, rule }) => call.verdicts[rule]],
  points_lost: ["number", "weighted points that it cost", ({ call, rule, section }) => lostBy(call, rule, section)],
  reason: ["text", "why it could not be judged", ({ call, rule }) => call.reasons[rule]],
});

function lostBy({ score, verdicts }: ScoredCall, rule: string, section: string): number {
  return verdicts[rule] === "violation" ? (score.sections[section]?.lost[rule] ?? 0) : 0;
}

/** The tables of single rows that a report can be exported as. */
export const TABLES = ["calls", "findings", "verdicts"] as const;
export type TableName = (typeof TABLES)[number];

/** Columns of each table, whatever its rows are. */
export const COLUMNS: Readonly<Record<TableName, readonly Omit<Column<never>, "of">[]>> = {
  calls: CALL_COLUMNS,
  findings: FINDING_COLUMNS,
  verdicts: VERDICT_COLUMNS,
};

/** The rows that a call adds to a table. */
export function rowsOf(table: TableName, call: ScoredCall, sectionOf: (rule: string) => string | undefined): Cell[][] {
  if (table === "calls") return [CALL_COLUMNS.map(({ of }) => of(call))];
  if (table === "findings") return call.findings.map((finding) => FINDING_COLUMNS.map(({ of }) => of({ call, finding })));
  return Object.keys(call.verdicts).map((rule) => {
    const row = { call, rule, section: sectionOf(rule) ?? UNKNOWN };
    return VERDICT_COLUMNS.map(({ of }) => of(row));
  });
}
