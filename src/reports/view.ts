import { isRestraint } from "./praise.js";
import { groupRow, ruleRow, type GroupRow, type RuleRow } from "./rows.js";
import type { Kappa } from "../accuracy.js";
import type { HistoryOptions } from "../history.js";
import { storyView, type StoryView } from "./stories.js";
import { surveyRows, type SurveyRow } from "./surveys.js";
import { moversOf, type Changes } from "./changes.js";
import { goalRows, type GoalRow, type WantedGoals } from "./goals.js";
import type { Groups } from "./groups.js";
import { DIMENSIONS, totalsOf, UNIT, UNKNOWN } from "./tally.js";
import type { Evidence } from "./evidence.js";
import type { Dimension, ReportSummary, ScoreTally, Tally } from "./tally.js";

export type { GroupRow, RuleRow };

/** Points of a section over all calls. */
export interface SectionRow {
  section: string;
  earned: number;
  possible: number;
  percent: number | null;
}

/** An agent: what goes well, and what to coach first. */
export interface AgentView extends GroupRow {
  strengths: RuleRow[];
  coach: (RuleRow & { quotes: readonly Evidence[] })[];
}

/** How far reviewers agree with a rule on whether calls violate it. */
export interface Agreement {
  /** Calls that were reviewed for it. */
  calls: number;
  /** Cohen's kappa with its 95 % interval; null where findings and labels never vary. */
  kappa: Kappa | null;
}

/** A report as it is shown. */
export interface ReportView {
  all: GroupRow;
  minCalls: number;
  groups: Partial<Record<Dimension, GroupRow[]>>;
  rules: RuleRow[];
  sections: SectionRow[];
  agents: AgentView[];
  /** What the config wants to be reached. */
  goals: GoalRow[];
  /** From the last but one month (or week) to the last. */
  movers: Changes | null;
  /** What became of promises, and who called again; null where no calls can be put in order. */
  stories: StoryView | null;
  /** Survey scores by how rules ended. */
  surveys: SurveyRow[];
  /** By rule, how far reviewers agree with it; null where no labels are given. */
  agreement: Readonly<Record<string, Agreement>> | null;
  /** Since the report that this one is compared with. */
  since: Changes | null;
}

export interface ViewOptions {
  /** Groups of fewer calls show no figures. */
  minCalls: number;
  by?: readonly Dimension[];
  goals?: WantedGoals;
  history?: HistoryOptions;
  sectionOf(rule: string): string | undefined;
}

/** The figures of a summary. */
export function viewOf(
  summary: ReportSummary,
  { minCalls, by: wanted = DIMENSIONS, goals, history = {}, sectionOf }: ViewOptions,
): ReportView {
  const { evidence } = summary;
  const totals = totalsOf(summary);
  const { all, ...times } = totals;
  const by: Record<Dimension, Groups<ScoreTally>> = { ...summary.by, ...times };
  const rows = (groups: Groups<ScoreTally>) => Object.entries(groups).map(([name, tally]) => groupRow(name, tally, minCalls));
  const told = wanted.filter((dimension) => Object.keys(by[dimension]).some((name) => name !== UNKNOWN));
  const shown = {
    all: groupRow("all calls", all, 1),
    rules: rulesOf(all, sectionOf),
    sections: sectionsOf(all),
    agents: Object.entries(summary.by.agent)
      .map(([name, tally]) => agentView(name, tally, evidence[name] ?? {}, { minCalls, sectionOf }))
      .sort(byName),
  };
  return {
    ...shown,
    minCalls,
    groups: Object.fromEntries(told.map((dimension) => [dimension, rows(by[dimension]).sort(byName)])),
    goals: goals === undefined ? [] : goalRows(goals, shown),
    movers: moversOf(summary, totals, minCalls) ?? null,
    stories: storyView(Object.values(summary.stories), history),
    surveys: surveyRows(summary.surveys, minCalls),
    agreement: null,
    since: null,
  };
}

function byName({ name: one }: { name: string }, { name: other }: { name: string }): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Rules by the points that they cost, then by name. */
export function rulesOf({ rules }: Pick<Tally, "rules">, sectionOf: ViewOptions["sectionOf"]): RuleRow[] {
  return Object.entries(rules)
    .map(([rule, tally]) => ruleRow(rule, sectionOf(rule) ?? UNKNOWN, tally))
    .sort((one, other) => other.lost - one.lost || other.violations - one.violations || (one.rule < other.rule ? -1 : 1));
}

function sectionsOf({ sections }: Tally): SectionRow[] {
  return Object.entries(sections)
    .map(([section, { earned, possible }]) => ({
      ...{ section, earned: earned / UNIT, possible: possible / UNIT },
      percent: possible === 0 ? null : Math.round((earned / possible) * 10_000) / 100,
    }))
    .sort((one, other) => (one.section < other.section ? -1 : 1));
}

/** Things to coach at a time, and things to praise. */
const AT_ONCE = 3;
/** Calls in which a rule must have applied to be called a strength. */
const SHOWN_OFTEN = 3;

function agentView(
  name: string,
  tally: Tally,
  evidence: Readonly<Record<string, readonly Evidence[]>>,
  { minCalls, sectionOf }: Pick<ViewOptions, "minCalls" | "sectionOf">,
): AgentView {
  const rules = rulesOf(tally, sectionOf);
  const kept = rules.filter(({ violations, applicable }) => violations === 0 && applicable >= SHOWN_OFTEN);
  const strengths = kept
    .sort(
      (one, other) =>
        Number(isRestraint(one.rule)) - Number(isRestraint(other.rule)) ||
        other.applicable - one.applicable ||
        (one.rule < other.rule ? -1 : 1),
    )
    .slice(0, AT_ONCE);
  const worst = rules.filter(({ violations }) => violations > 0).slice(0, AT_ONCE);
  return {
    ...groupRow(name, tally, minCalls),
    strengths,
    coach: worst.map((row) => ({ ...row, quotes: evidence[row.rule] ?? [] })),
  };
}
