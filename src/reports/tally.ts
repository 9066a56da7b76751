import type { CallResult, Finding, Score } from "../rule.js";
import type { Story } from "../language/story.js";
import { latest, type Evidence } from "./evidence.js";
import { addValue, joined, newGroups, newSums, own, sumsOf, type Groups, type Sums } from "./groups.js";
import type { CallStory } from "./stories.js";
import { surveysOf, type SurveyTally } from "./surveys.js";
import { weekOf } from "./weeks.js";

/** What calls may be put together by. */
export const DIMENSIONS = ["agent", "team", "queue", "day", "week", "month"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The stretches of time over which agents are followed. */
export const PERIODS = ["week", "month"] as const;
export type Period = (typeof PERIODS)[number];

/** What a report knows of a finding. */
export type ScoredFinding = Pick<
  Finding,
  | "agent"
  | "rule"
  | "section"
  | "severity"
  | "turn"
  | "role"
  | "start"
  | "line"
  | "column"
  | "fingerprint"
  | "message"
  | "quote"
  | "suggestions"
>;

/** A call as a report takes it in: scored, and with personal data hidden where it is to be. */
export type ScoredCall = Pick<
  CallResult,
  "file" | "index" | "id" | "agent" | "team" | "queue" | "customer" | "startedAt" | "survey" | "turns" | "verdicts" | "reasons"
> & {
  findings: readonly ScoredFinding[];
  score: Score;
  story?: Story;
  /** Where several agents speak: the call as it counts for each of them. */
  shares?: readonly ScoredCall[];
};

/** How a rule ended over calls; `lost` in ten-thousandths of points. */
export interface RuleTally {
  violations: number;
  passes: number;
  notEvaluable: number;
  lost: number;
}

/** How calls scored. */
export interface ScoreTally {
  calls: number;
  passed: number;
  /** Of the calls that have a score, in hundredths of a percent. */
  scores: Sums;
}

/** Sums over calls: whole numbers only, so that tallies put together in any order are the same to the last digit. */
export interface Tally extends ScoreTally {
  rules: Record<string, RuleTally>;
  /** Weighted points in ten-thousandths. */
  sections: Record<string, { earned: number; possible: number }>;
}

/** All that a report knows of its calls. What follows from it is in `totalsOf`. */
export interface ReportSummary {
  by: {
    agent: Groups<Tally>;
    day: Groups<Tally>;
    team: Groups<ScoreTally>;
    queue: Groups<ScoreTally>;
  };
  /** Agents by week and by month. */
  agents: Record<Period, Groups<Groups<ScoreTally>>>;
  /** By rule. */
  surveys: Groups<SurveyTally>;
  /** By file and position. */
  stories: Groups<CallStory>;
  /** By agent and rule, the latest few. */
  evidence: Groups<Groups<Evidence[]>>;
}

/** What follows from a summary. */
export interface Totals {
  all: Tally;
  week: Groups<Tally>;
  month: Groups<Tally>;
}

/** Parts of a point. */
export const UNIT = 10_000;

/** What a group is called whose calls do not say. */
export const UNKNOWN = "(unknown)";

/** A report of nothing yet. */
export function newSummary(): ReportSummary {
  return {
    by: { agent: newGroups(), day: newGroups(), team: newGroups(), queue: newGroups() },
    agents: { week: newGroups(), month: newGroups() },
    surveys: newGroups(),
    stories: newGroups(),
    evidence: newGroups(),
  };
}

/** The report over the calls of both. */
export function merged(one: ReportSummary, other: ReportSummary): ReportSummary {
  const quotes = (a: Groups<Evidence[]>, b: Groups<Evidence[]>) => joined(a, b, (c, d) => latest([...c, ...d]));
  const periods = (period: Period) => joined(one.agents[period], other.agents[period], (a, b) => joined(a, b, scoresOf));
  return {
    by: {
      agent: joined(one.by.agent, other.by.agent, tallies),
      day: joined(one.by.day, other.by.day, tallies),
      team: joined(one.by.team, other.by.team, scoresOf),
      queue: joined(one.by.queue, other.by.queue, scoresOf),
    },
    agents: { week: periods("week"), month: periods("month") },
    surveys: surveysOf(one.surveys, other.surveys),
    // A call that both took in is the same in both.
    stories: joined(one.stories, other.stories, (story) => story),
    evidence: joined(one.evidence, other.evidence, quotes),
  };
}

/** All calls, and those of each week and month: the sums of their days. */
export function totalsOf({ by }: ReportSummary): Totals {
  const totals: Totals = { all: newTally(), week: newGroups(), month: newGroups() };
  for (const [day, tally] of Object.entries(by.day)) {
    totals.all = tallies(totals.all, tally);
    for (const period of PERIODS) {
      const name = periodOf(day, period);
      totals[period][name] = tallies(own(totals[period], name, newTally), tally);
    }
  }
  return totals;
}

/** No calls yet. */
export function newScores(): ScoreTally {
  return { calls: 0, passed: 0, scores: newSums() };
}

function newTally(): Tally {
  return { ...newScores(), rules: newGroups(), sections: newGroups() };
}

/** Counts how a call scored. */
export function countScore(tally: ScoreTally, { score }: ScoredCall): void {
  tally.calls++;
  if (score.percent !== null) addValue(tally.scores, Math.round(score.percent * 100));
  if (score.passed === true) tally.passed++;
}

function scoresOf(one: ScoreTally, other: ScoreTally): ScoreTally {
  return { calls: one.calls + other.calls, passed: one.passed + other.passed, scores: sumsOf(one.scores, other.scores) };
}

function tallies(one: Tally, other: Tally): Tally {
  return {
    ...scoresOf(one, other),
    rules: joined(one.rules, other.rules, (a, b) => ({
      violations: a.violations + b.violations,
      passes: a.passes + b.passes,
      notEvaluable: a.notEvaluable + b.notEvaluable,
      lost: a.lost + b.lost,
    })),
    sections: joined(one.sections, other.sections, (a, b) => ({ earned: a.earned + b.earned, possible: a.possible + b.possible })),
  };
}

/** The group that a call belongs to. */
export function groupOf(call: Pick<ScoredCall, "agent" | "team" | "queue" | "startedAt">, dimension: Dimension): string {
  if (dimension === "agent" || dimension === "team" || dimension === "queue") return call[dimension] ?? UNKNOWN;
  const start = call.startedAt?.slice(0, 10);
  const date = start !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(start) ? start : undefined;
  return dimension === "day" || date === undefined ? (date ?? UNKNOWN) : periodOf(date, dimension);
}

/** The week or month of a day. */
export function periodOf(day: string, period: Period): string {
  if (day === UNKNOWN) return UNKNOWN;
  return period === "month" ? day.slice(0, 7) : (weekOf(day) ?? UNKNOWN);
}
