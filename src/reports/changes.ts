import { differenceOfMeans, differenceOfRates, type Difference } from "./intervals.js";
import { UNKNOWN, type ReportSummary, type Totals } from "./tally.js";
import { groupRow, ruleRow, type GroupRow, type RuleRow } from "./rows.js";
import type { ReportView } from "./view.js";

/** A figure then and now; the difference is null where too few calls tell. */
export interface Change {
  /** `all`, `agent`, `team`, `queue` or `rule`. */
  kind: string;
  name: string;
  figure: "mean score" | "pass rate" | "violations";
  before: number;
  after: number;
  difference: Difference | null;
  /** Whether more is better. */
  moreIsBetter: boolean;
}

/** What changed between two stretches of time, or two reports. */
export interface Changes {
  before: string;
  after: string;
  changes: Change[];
}

/** What a report needs to be compared: the part of it that any earlier report has. */
export type Comparable = Pick<ReportView, "all" | "groups" | "rules">;

/** What changed since an earlier report. */
export function changesSince(earlier: Comparable, later: Comparable, before: string): Changes {
  const groups = (["agent", "team", "queue"] as const).flatMap((kind) => groupChanges(kind, earlier.groups[kind], later.groups[kind]));
  return {
    before,
    after: "this report",
    changes: [...changesOfGroup("all", earlier.all, later.all), ...groups, ...ruleChanges(earlier.rules, later.rules)],
  };
}

function groupChanges(kind: string, before: readonly GroupRow[] = [], after: readonly GroupRow[] = []): Change[] {
  const earlier = new Map(before.map((row) => [row.name, row]));
  return after.flatMap((row) => {
    const one = earlier.get(row.name);
    return one === undefined || row.name === UNKNOWN ? [] : changesOfGroup(kind, one, row).slice(0, 1);
  });
}

/** Mean score first, then pass rate; nothing of few calls. */
function changesOfGroup(kind: string, before: GroupRow, after: GroupRow): Change[] {
  if (before.score === null || after.score === null || before.passRate === null || after.passRate === null) return [];
  const mean = ({ score, deviation, scored }: GroupRow) => ({ value: score!.value, deviation: deviation ?? 0, count: scored });
  const isTold = before.deviation !== null && after.deviation !== null;
  const share = ({ passed, scored }: GroupRow) => ({ hits: passed, count: scored });
  const what = { kind, name: after.name, moreIsBetter: true };
  return [
    {
      ...what,
      ...{ figure: "mean score", before: before.score.value, after: after.score.value },
      difference: isTold ? differenceOfMeans(mean(before), mean(after)) : null,
    },
    {
      ...what,
      ...{ figure: "pass rate", before: before.passRate.value, after: after.passRate.value },
      difference: differenceOfRates(share(before), share(after)),
    },
  ];
}

/** Changes of the rates of violations. */
export function ruleChanges(before: readonly RuleRow[], after: readonly RuleRow[]): Change[] {
  const earlier = new Map(before.map((row) => [row.rule, row]));
  return after.flatMap(({ rule, rate, violations, applicable }) => {
    const one = earlier.get(rule);
    if (!one?.rate || rate === null) return [];
    const difference = differenceOfRates({ hits: one.violations, count: one.applicable }, { hits: violations, count: applicable });
    return [
      {
        kind: "rule",
        name: rule,
        figure: "violations" as const,
        before: one.rate.value,
        after: rate.value,
        difference,
        moreIsBetter: false,
      },
    ];
  });
}

/** The last two months, or else the last two weeks, that hold enough calls. */
export function lastPeriods(
  { week, month }: Pick<Totals, "week" | "month">,
  minCalls: number,
): { period: "week" | "month"; before: string; after: string } | undefined {
  for (const [period, groups] of [["month", month] as const, ["week", week] as const]) {
    const told = Object.keys(groups).filter((name) => name !== UNKNOWN && groups[name]!.calls >= minCalls);
    const [after, before] = told.sort().reverse();
    if (after !== undefined && before !== undefined) return { period, before, after };
  }
  return undefined;
}

/** What changed from the last but one period to the last, most first: agents with enough calls in both, and rules that applied in as many. */
export function moversOf(
  { agents }: Pick<ReportSummary, "agents">,
  totals: Totals,
  minCalls: number,
  periodCalls = minCalls,
): Changes | undefined {
  const last = lastPeriods(totals, periodCalls);
  if (last === undefined) return undefined;
  const { period, before, after } = last;
  const rows = (name: string) => Object.entries(agents[period][name] ?? {}).map(([agent, tally]) => groupRow(agent, tally, minCalls));
  const rules = (name: string) =>
    Object.entries(totals[period][name]!.rules)
      .map(([rule, tally]) => ruleRow(rule, "", tally))
      .filter(({ applicable }) => applicable >= minCalls);
  const all = (name: string) => groupRow("all calls", totals[period][name]!, minCalls);
  const moved = [...groupChanges("agent", rows(before), rows(after)), ...ruleChanges(rules(before), rules(after))];
  return {
    before,
    after,
    changes: [...changesOfGroup("all", all(before), all(after)), ...moved.sort(byGain)],
  };
}

/** Most first; what gained as much, agents before rules, by name: in whatever order the calls came. */
function byGain(one: Change, other: Change): number {
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return gainOf(other) - gainOf(one) || order(one.kind, other.kind) || order(one.name, other.name);
}

/** How much better it became, in points of percent. */
export function gainOf({ before, after, moreIsBetter }: Change): number {
  return moreIsBetter ? after - before : before - after;
}
