import { UNKNOWN, type ReportSummary } from "../tally.js";
import type { RuleRow } from "../view.js";

/** A rule by an agent: percent of violations among the calls to which the rule applied. */
export interface HeatCell {
  percent: number;
  violations: number;
  applicable: number;
  /** 0 for none, 1 to 5 for each fifth. */
  level: number;
  /** Too few calls to say much. */
  isFew: boolean;
}

/** Rules in rows, agents in columns; null where a rule never applied. */
export interface HeatMap {
  agents: { name: string; number: number }[];
  rows: { rule: string; number: number | undefined; cells: (HeatCell | null)[] }[];
  /** Agents that have no column. */
  others: number;
}

/** Agents of a heat map: more would be no map any more. */
const MOST = 30;
/** Fewer calls to which a rule applied are shown as few. */
const FEW = 5;

/** The map of who does what; undefined where nothing was violated or nobody is named. */
export function heatMapOf(
  { by }: ReportSummary,
  rules: readonly RuleRow[],
  numbers: { agents: ReadonlyMap<string, number>; rules: ReadonlyMap<string, number> },
): HeatMap | undefined {
  const named = Object.entries(by.agent).filter(([name]) => name !== UNKNOWN);
  const most = named.sort(([one, a], [other, b]) => b.calls - a.calls || (one < other ? -1 : 1)).slice(0, MOST);
  const columns = most.sort(([one], [other]) => (one < other ? -1 : 1));
  const violated = rules.filter(({ violations }) => violations > 0);
  if (columns.length < 2 || violated.length === 0) return undefined;
  return {
    agents: columns.map(([name]) => ({ name, number: numbers.agents.get(name) ?? 0 })),
    rows: violated.map(({ rule }) => ({
      ...{ rule, number: numbers.rules.get(rule) },
      cells: columns.map(([, tally]) => cellOf(Object.hasOwn(tally.rules, rule) ? tally.rules[rule] : undefined)),
    })),
    others: named.length - columns.length,
  };
}

function cellOf(tally: { violations: number; passes: number } | undefined): HeatCell | null {
  const { violations = 0, passes = 0 } = tally ?? {};
  const applicable = violations + passes;
  if (applicable === 0) return null;
  const percent = (violations / applicable) * 100;
  return { percent, violations, applicable, level: Math.ceil(percent / 20), isFew: applicable < FEW };
}
