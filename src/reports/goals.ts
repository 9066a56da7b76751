import { rateOf, type Estimate } from "./intervals.js";
import type { GroupRow, RuleRow } from "./rows.js";
import type { SectionRow } from "./view.js";

/** What calls are to reach, in percent. */
export interface WantedGoals {
  score?: number;
  passRate?: number;
  /** Percent of a section's points, at least. */
  sections: Readonly<Record<string, number>>;
  /** Violations among the calls to which a rule applies, at most. */
  violations: Readonly<Record<string, number>>;
}

/** A goal, and how far it is reached. */
export interface GoalRow {
  goal: string;
  target: number;
  /** Whether the target is the least or the most. */
  bound: "at least" | "at most";
  value: number | null;
  /** Null where nothing tells. */
  reached: boolean | null;
  /** The whole interval lies on that side of the target; null where there is no interval. */
  certain: boolean | null;
  /** Agents who are short of it, of those with enough calls. */
  short: string[];
}

/** How far the goals are reached. */
export function goalRows(
  goals: WantedGoals,
  {
    all,
    rules,
    sections,
    agents,
  }: { all: GroupRow; rules: readonly RuleRow[]; sections: readonly SectionRow[]; agents: readonly GroupRow[] },
): GoalRow[] {
  const rows: GoalRow[] = [];
  const short = (figure: "score" | "passRate", target: number) =>
    agents.filter((agent) => agent[figure] !== null && agent[figure].value < target).map(({ name }) => name);
  if (goals.score !== undefined)
    rows.push({ ...goalRow("mean score", goals.score, "at least", all.score), short: short("score", goals.score) });
  if (goals.passRate !== undefined)
    rows.push({ ...goalRow("pass rate", goals.passRate, "at least", all.passRate), short: short("passRate", goals.passRate) });
  for (const [name, target] of Object.entries(goals.sections)) {
    const percent = sections.find(({ section }) => section === name)?.percent ?? null;
    rows.push({ ...goalRow(`section ${name}`, target, "at least", null), ...reached(percent, target, "at least") });
  }
  for (const [name, target] of Object.entries(goals.violations)) {
    const row = rules.find(({ rule }) => rule === name);
    rows.push(goalRow(`violations of ${name}`, target, "at most", row === undefined ? null : rateOf(row.violations, row.applicable)));
  }
  return rows;
}

function goalRow(goal: string, target: number, bound: GoalRow["bound"], estimate: Estimate | null): GoalRow {
  const isOnOneSide = estimate === null ? null : estimate.low > target || estimate.high < target || estimate.low === estimate.high;
  return { goal, target, bound, ...reached(estimate?.value ?? null, target, bound), certain: isOnOneSide, short: [] };
}

function reached(value: number | null, target: number, bound: GoalRow["bound"]): Pick<GoalRow, "value" | "reached"> {
  return { value, reached: value === null ? null : bound === "at least" ? value >= target : value <= target };
}
