import { addValue, joined, newSums, own, sumsOf, type Groups, type Sums } from "./groups.js";
import { differenceOfMeans, varianceOf, type Difference } from "./intervals.js";
import type { ScoredCall } from "./tally.js";

/** Survey scores of calls, in hundredths, by how a rule ended. */
export interface SurveyTally {
  violation: Sums;
  pass: Sums;
}

/** Survey scores of calls that violate a rule beside those of calls that keep it; a difference says nothing of a cause. */
export interface SurveyRow {
  rule: string;
  violated: { calls: number; mean: number };
  kept: { calls: number; mean: number };
  difference: Difference;
}

/** Counts a call that has a survey score. */
export function addSurvey(tallies: Groups<SurveyTally>, { survey, verdicts }: Pick<ScoredCall, "survey" | "verdicts">): void {
  if (survey === undefined) return;
  for (const rule in verdicts) {
    const verdict = verdicts[rule];
    if (verdict !== "violation" && verdict !== "pass") continue;
    addValue(own(tallies, rule, () => ({ violation: newSums(), pass: newSums() }))[verdict], Math.round(survey * 100));
  }
}

/** The tallies of both. */
export function surveysOf(one: Groups<SurveyTally>, other: Groups<SurveyTally>): Groups<SurveyTally> {
  return joined(one, other, (a, b) => ({ violation: sumsOf(a.violation, b.violation), pass: sumsOf(a.pass, b.pass) }));
}

/** Rules with enough surveyed calls on both sides, by how far the scores lie apart. */
export function surveyRows(tallies: Groups<SurveyTally>, minCalls: number): SurveyRow[] {
  const least = Math.max(2, minCalls);
  return Object.entries(tallies)
    .filter(([, { violation, pass }]) => violation.count >= least && pass.count >= least)
    .map(([rule, { violation, pass }]) => ({
      rule,
      violated: { calls: violation.count, mean: meanIn(violation) },
      kept: { calls: pass.count, mean: meanIn(pass) },
      difference: differenceOfMeans(spreadOf(pass), spreadOf(violation)),
    }))
    .sort((one, other) => one.difference.value - other.difference.value || (one.rule < other.rule ? -1 : 1));
}

function meanIn({ sum, count }: Sums): number {
  return Math.round(sum / count) / 100;
}

function spreadOf(sums: Sums) {
  const { count, sum } = sums;
  return { count, value: sum / count / 100, deviation: Math.sqrt(varianceOf(sums)) / 100 };
}
