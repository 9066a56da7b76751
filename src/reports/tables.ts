import { bounds, signed, type Table } from "./table.js";
import { gainOf, type Change, type Changes } from "./changes.js";
import type { GoalRow } from "./goals.js";
import type { Kind } from "./columns.js";
import type { Agreement, GroupRow, ReportView, RuleRow } from "./view.js";
import { storyTables, surveyTable } from "./story-tables.js";

export type { Table };

/** The tables that people read. */
export function tablesOf(view: ReportView): Table[] {
  const { all, minCalls, groups, rules, sections, agreement } = view;
  const columns = ["calls", "pass rate", "mean score", "95 % interval"];
  const group = (row: GroupRow) => [row.name, String(row.calls), ...figuresOf(row, minCalls)];
  return [
    { title: "All calls", columns: ["", ...columns], rows: [group(all)] },
    ...newsOf(view),
    ...Object.entries(groups).map(([dimension, rows]) => ({
      title: `By ${dimension}`,
      columns: [dimension, ...columns],
      rows: rows.map(group),
    })),
    {
      title: "By section",
      columns: ["section", "points earned", "possible", "percent"],
      rows: sections.map((row) => [
        row.section,
        String(row.earned),
        String(row.possible),
        row.percent === null ? "–" : `${row.percent.toFixed(1)} %`,
      ]),
    },
    {
      title: "By rule",
      columns: [
        "rule",
        "section",
        "applicable",
        "violations",
        "rate",
        "95 % interval",
        "not evaluable",
        ...(agreement === null ? [] : ["agreement (kappa)"]),
      ],
      rows: rules.map((row) => [
        row.rule,
        row.section,
        String(row.applicable),
        String(row.violations),
        ...ofRate(row),
        String(row.notEvaluable),
        ...(agreement === null ? [] : [agreementText(agreement[row.rule])]),
      ]),
    },
  ];
}

/** Goals, what changed, promises, repeat contacts and survey scores, where there are any. */
export function newsOf({ goals, since, movers, stories, surveys }: ReportView): Table[] {
  return [
    ...(goals.length === 0 ? [] : [goalTable(goals)]),
    ...(since === null ? [] : [changeTable(`Since ${since.before} (rules: what is more than noise)`, since, telling(since))]),
    ...(movers === null || foremost(movers).length === 0
      ? []
      : [changeTable(`From ${movers.before} to ${movers.after}: best and worst movers`, movers, foremost(movers))]),
    ...(stories === null ? [] : storyTables(stories)),
    ...(surveys.length === 0 ? [] : [surveyTable(surveys)]),
  ];
}

function goalTable(goals: readonly GoalRow[]): Table {
  const rows = goals.map(({ goal, target, bound, value, reached, certain, short }) => [
    goal,
    `${bound} ${target} %`,
    value === null ? "–" : `${value.toFixed(1)} %`,
    reached === null ? "cannot be told" : `${reached ? "reached" : "not reached"}${certain === false ? " (within noise)" : ""}`,
    short.length === 0 ? "–" : short.slice(0, 5).join(", ") + (short.length > 5 ? ` and ${short.length - 5} more` : ""),
  ]);
  return { title: "Goals", columns: ["goal", "target", "now", "", "agents short of it"], rows };
}

/** Of many rules some always differ; those are left out that may be noise. */
function telling({ changes }: Changes): Change[] {
  return changes.filter(({ kind, difference }) => kind !== "rule" || difference?.certain === true);
}

/** Rows of movers at each end. */
const ENDS = 3;

/** All calls, then the best and the worst movers of agents and of rules. */
function foremost({ changes }: Changes): Change[] {
  const moved = (kind: string) => changes.filter((change) => change.kind === kind && gainOf(change) !== 0);
  const ends = (all: readonly Change[]) => [
    ...all.filter((change) => gainOf(change) > 0).slice(0, ENDS),
    ...all.filter((change) => gainOf(change) < 0).slice(-ENDS),
  ];
  return [...changes.filter(({ kind }) => kind === "all"), ...ends(moved("agent")), ...ends(moved("rule"))];
}

function changeTable(title: string, { before, after }: Changes, changes: readonly Change[]): Table {
  const rows = changes.map((change) => [
    change.kind === "all" ? change.name : `${change.kind} ${change.name}`,
    change.figure,
    change.before.toFixed(1),
    change.after.toFixed(1),
    signed(change.after - change.before),
    change.difference === null ? "–" : `${signed(change.difference.low)} to ${signed(change.difference.high)}`,
    verdictOn(change),
  ]);
  return { title, columns: ["", "figure", before, after, "difference", "95 % interval", ""], rows };
}

/** Whether a change is more than noise, and which way it goes. */
export function verdictOn(change: Change): string {
  if (change.difference?.certain !== true) return "may be noise";
  return gainOf(change) > 0 ? "better" : "worse";
}

function figuresOf({ few, scored, passRate, score }: GroupRow, minCalls: number): string[] {
  if (few) return [`fewer than ${minCalls} calls`, "–", "–"];
  if (scored === 0) return ["not evaluable", "–", "–"];
  return [`${passRate!.value.toFixed(1)} %`, score!.value.toFixed(1), bounds(score)];
}

function ofRate({ rate }: RuleRow): string[] {
  return [rate === null ? "–" : `${rate.value.toFixed(1)} %`, bounds(rate)];
}

/** Kappa with its interval, in words. */
export function agreementText(agreement: Agreement | undefined): string {
  if (agreement === undefined) return "not reviewed";
  const { calls, kappa } = agreement;
  const of = `${calls} ${calls === 1 ? "call" : "calls"}`;
  return kappa === null
    ? `no difference to measure in ${of}`
    : `${kappa.value.toFixed(2)} (${kappa.low.toFixed(2)} to ${kappa.high.toFixed(2)}; ${of})`;
}

/** Any text as Markdown shows it: on one line, and none of it as a mark. */
export function markdownPlain(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>|#!~&@]/g, (mark) => `\\${mark}`).replaceAll(/\s+/g, " ");
}

/** Tables for a ticket or a chat. */
export function markdownText(view: ReportView): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownPlain).join(" | ")} |\n`;
  return tablesOf(view)
    .map(({ title, columns, rows }) => {
      const rule = `|${columns.map((_, index) => (index === 0 ? " --- |" : " ---: |")).join("")}\n`;
      return `## ${title}\n\n${line(columns)}${rule}${rows.map(line).join("")}`;
    })
    .join("\n");
}

/** Tables for a terminal. */
export function prettyText(view: ReportView, { strong, plain }: { strong(text: string): string; plain(text: string): string }): string {
  return tablesOf(view)
    .map(({ title, columns, rows }) => {
      const all = [columns, ...rows].map((row) => row.map(plain));
      const widths = columns.map((_, index) => Math.max(...all.map((row) => row[index]!.length)));
      const lines = all.map(
        (row) => `  ${row.map((text, index) => (index === 0 ? text.padEnd(widths[0]!) : text.padStart(widths[index]!))).join("  ")}`,
      );
      return `${strong(title)}\n${lines.map((text) => text.trimEnd()).join("\n")}\n`;
    })
    .join("\n");
}

/** Columns of the report as one table: a row for each group, section and rule. */
export const REPORT_COLUMNS = [
  "kind", "name", "section", "calls", "few", "scored", "passed", "pass_rate", "mean_score", "score_low", "score_high",
  "applicable", "violations", "violation_rate", "rate_low", "rate_high", "not_evaluable", "points_earned", "points_possible",
] as const; // prettier-ignore

type ReportColumn = (typeof REPORT_COLUMNS)[number];

/** What the cells of those columns hold. */
export const REPORT_KINDS: Readonly<Record<ReportColumn, Kind>> = {
  ...{ kind: "text", name: "text", section: "text", calls: "whole", few: "text", scored: "whole", passed: "whole", pass_rate: "percent" },
  ...{ mean_score: "percent", score_low: "percent", score_high: "percent", applicable: "whole", violations: "whole" },
  ...{ violation_rate: "percent", rate_low: "percent", rate_high: "percent", not_evaluable: "whole" },
  ...{ points_earned: "number", points_possible: "number" },
};

type Cells = Partial<Record<ReportColumn, string | number | null>>;

/** The rows of that table; what is not known is empty. */
export function reportRows({ all, groups, rules, sections }: ReportView): (string | number)[][] {
  const cells: Cells[] = [
    groupCells("all", all),
    ...Object.entries(groups).flatMap(([dimension, rows]) => rows.map((row) => groupCells(dimension, row))),
    ...sections.map(({ section, earned, possible }) => ({
      kind: "section",
      name: section,
      section,
      points_earned: earned,
      points_possible: possible,
    })),
    ...rules.map(ruleCells),
  ];
  return cells.map((row) => REPORT_COLUMNS.map((column) => row[column] ?? ""));
}

function groupCells(kind: string, { name, calls, few, scored, passed, passRate, score }: GroupRow): Cells {
  const figures = { pass_rate: passRate?.value, mean_score: score?.value, score_low: score?.low, score_high: score?.high };
  return { kind, name, calls, few: few ? "yes" : "no", ...(few ? {} : { scored, passed }), ...figures };
}

function ruleCells({ rule, section, applicable, violations, notEvaluable, rate }: RuleRow): Cells {
  const figures = { violation_rate: rate?.value, rate_low: rate?.low, rate_high: rate?.high };
  return { kind: "rule", name: rule, section, applicable, violations, ...figures, not_evaluable: notEvaluable };
}
