import type { NamedRule, TranscriptTurn } from "../rule.js";
import { lastPeriods, moversOf, type Change } from "./changes.js";
import type { Evidence } from "./evidence.js";
import { betterWords, type Praise } from "./praise.js";
import type { RuleRow } from "./rows.js";
import { totalsOf, type ReportSummary } from "./tally.js";
import type { ReportView } from "./view.js";

/** A call whose words may be shown. */
export interface ShownTurns {
  file: string;
  id?: string;
  startedAt?: string;
  transcript?: readonly TranscriptTurn[];
}

/** Something that goes well. */
export interface Strength extends RuleRow {
  summary: string;
  /** Words that show it, where there are transcripts. */
  praise: Praise | null;
}

/** Something to work on. */
export interface Lesson extends RuleRow {
  /** What the rule asks for, and why. */
  summary: string;
  why: string;
  quotes: readonly Evidence[];
  /** What an agent could say, from the rule's own good examples. */
  instead: readonly string[];
}

/** What a coach and an agent look at together. */
export interface CoachingSheet {
  agent: string;
  calls: number;
  scored: number;
  passRate: ReportView["all"]["passRate"];
  score: ReportView["all"]["score"];
  strengths: Strength[];
  lessons: Lesson[];
  /** From the last but one month or week to the last: the score, and the rules of the lessons; null where no two hold enough calls. */
  progress: { before: string; after: string; changes: Change[] } | null;
}

/** Lines of better words from the rule's examples, beside those that were suggested at the place. */
const EXAMPLES = 1;

/** The sheet of an agent whose calls, and nobody else's, are in the summary. */
export function coachingSheet(
  agent: string,
  view: ReportView,
  summary: ReportSummary,
  rules: ReadonlyMap<string, NamedRule>,
  praiseOf: (rule: string) => Praise | undefined,
): CoachingSheet {
  const { strengths = [], coach = [] } = view.agents[0] ?? {};
  const { calls, scored, passRate, score } = view.all;
  const aims = new Set(coach.map(({ rule }) => rule));
  return {
    ...{ agent, calls, scored, passRate, score },
    strengths: strengths.map((row) => ({ ...row, summary: rules.get(row.rule)?.summary ?? row.rule, praise: praiseOf(row.rule) ?? null })),
    lessons: coach.map((row) => {
      const rule = rules.get(row.rule);
      const isTold = row.quotes.some(({ instead: better = [] }) => better.length > 0);
      const instead = rule === undefined || isTold ? [] : betterWords(rule).slice(0, EXAMPLES);
      return { ...row, summary: rule?.summary ?? row.rule, why: rule?.why ?? "", instead };
    }),
    progress: progressOf(summary, view.minCalls, aims),
  };
}

function progressOf(summary: ReportSummary, minCalls: number, aims: ReadonlySet<string>): CoachingSheet["progress"] {
  const totals = totalsOf(summary);
  if (lastPeriods(totals, minCalls) === undefined) return null;
  const { before, after, changes } = moversOf(summary, totals, 1, minCalls)!;
  return { before, after, changes: changes.filter(({ kind, name }) => kind === "all" || (kind === "rule" && aims.has(name))) };
}
