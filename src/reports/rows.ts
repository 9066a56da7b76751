import { deviationOf, meanOf, rateOf, type Estimate } from "./intervals.js";
import { UNIT, type RuleTally, type ScoreTally } from "./tally.js";

/** Calls put together; what too few calls would say is null. */
export interface GroupRow {
  name: string;
  calls: number;
  /** Fewer calls than asked for. */
  few: boolean;
  scored: number;
  passed: number;
  passRate: Estimate | null;
  score: Estimate | null;
  /** Standard deviation of the scores; null of fewer than two. */
  deviation: number | null;
}

/** A rule over all calls; `rate` is of violations among calls to which it applied, in percent. */
export interface RuleRow {
  rule: string;
  section: string;
  applicable: number;
  violations: number;
  notEvaluable: number;
  rate: Estimate | null;
  /** Weighted points lost. */
  lost: number;
}

/** A group as it is shown. */
export function groupRow(name: string, { calls, passed, scores }: ScoreTally, minCalls: number): GroupRow {
  const few = calls < minCalls;
  return {
    ...{ name, calls, few, scored: scores.count, passed },
    passRate: few ? null : rateOf(passed, scores.count),
    score: few ? null : meanOf(scores),
    deviation: few ? null : deviationOf(scores),
  };
}

/** A rule as it is shown. */
export function ruleRow(rule: string, section: string, { violations, passes, notEvaluable, lost }: RuleTally): RuleRow {
  const applicable = violations + passes;
  return { rule, section, applicable, violations, notEvaluable, rate: rateOf(violations, applicable), lost: lost / UNIT };
}
