import type { CallResult, Finding, Score, VerdictName } from "../rule.js";

/** What calls may be put together by. */
export const DIMENSIONS = ["agent", "team", "queue", "day", "week", "month"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** A call as a report takes it in: scored, and with personal data hidden where it is to be. */
export type ScoredCall = Pick<CallResult, "file" | "id" | "agent" | "team" | "queue" | "startedAt" | "verdicts"> & {
  findings: readonly Pick<Finding, "rule" | "message" | "quote" | "line" | "fingerprint" | "suggestions">[];
  score: Score;
};

/** How a rule ended over calls; `lost` in ten-thousandths of points. */
export interface RuleTally {
  violations: number;
  passes: number;
  notEvaluable: number;
  lost: number;
}

/** Words that show a violation, with their place. */
export interface Evidence {
  file: string;
  call?: string;
  startedAt?: string;
  line: number;
  quote: string;
  message: string;
  instead?: string;
  fingerprint: string;
}

/** Sums over calls: whole numbers only, so that tallies put together in any order are the same to the last digit. */
export interface Tally {
  calls: number;
  /** Calls that have a score. */
  scored: number;
  passed: number;
  /** Of the scores in hundredths of a percent, and of their squares. */
  sum: number;
  squares: number;
  rules: Record<string, RuleTally>;
  /** Weighted points in ten-thousandths. */
  sections: Record<string, { earned: number; possible: number }>;
}

/** All that a report knows of its calls. */
export interface ReportSummary {
  all: Tally;
  by: Record<Dimension, Record<string, Tally>>;
  /** By agent and rule, the latest few. */
  evidence: Record<string, Record<string, Evidence[]>>;
}

/** Quotes kept of an agent for a rule. */
const KEPT = 3;
const UNIT = 10_000;

/** What a group is called whose calls do not say. */
export const UNKNOWN = "(unknown)";

/** A report of nothing yet. */
export function newSummary(): ReportSummary {
  return { all: newTally(), by: { agent: {}, team: {}, queue: {}, day: {}, week: {}, month: {} }, evidence: {} };
}

/** Takes a call in. */
export function addCall(summary: ReportSummary, call: ScoredCall): void {
  countCall(summary.all, call);
  for (const dimension of DIMENSIONS) countCall(own(summary.by[dimension], groupOf(call, dimension), newTally), call);
  const quotes = own<Record<string, Evidence[]>>(summary.evidence, groupOf(call, "agent"), () => ({}));
  for (const { rule, ...finding } of call.findings) quotes[rule] = latest([...own(quotes, rule, () => []), evidenceOf(call, finding)]);
}

/** The report over the calls of both. */
export function merged(one: ReportSummary, other: ReportSummary): ReportSummary {
  const by = DIMENSIONS.map((dimension) => [dimension, joined(one.by[dimension], other.by[dimension], tallies)] as const);
  const quotes = (a: Record<string, Evidence[]>, b: Record<string, Evidence[]>) => joined(a, b, (c, d) => latest([...c, ...d]));
  return {
    all: tallies(one.all, other.all),
    by: Object.fromEntries(by) as ReportSummary["by"],
    evidence: joined(one.evidence, other.evidence, quotes),
  };
}

/** Names from transcripts may be anything, `__proto__` included. */
function own<T>(groups: Record<string, T>, name: string, make: () => T): T {
  if (!Object.hasOwn(groups, name))
    Object.defineProperty(groups, name, { value: make(), enumerable: true, writable: true, configurable: true });
  return groups[name]!;
}

function joined<T>(one: Record<string, T>, other: Record<string, T>, join: (one: T, other: T) => T): Record<string, T> {
  const first = new Map(Object.entries(one));
  for (const [name, value] of Object.entries(other)) first.set(name, first.has(name) ? join(first.get(name)!, value) : value);
  return Object.fromEntries(first);
}

function newTally(): Tally {
  return { calls: 0, scored: 0, passed: 0, sum: 0, squares: 0, rules: {}, sections: {} };
}

function countCall(tally: Tally, { verdicts, score }: ScoredCall): void {
  tally.calls++;
  if (score.percent !== null) {
    const hundredths = Math.round(score.percent * 100);
    tally.scored++;
    tally.sum += hundredths;
    tally.squares += hundredths * hundredths;
  }
  if (score.passed === true) tally.passed++;
  for (const [rule, verdict] of Object.entries(verdicts)) if (verdict !== "not-applicable") countVerdict(tally, rule, verdict);
  for (const [name, { earned, possible, lost }] of Object.entries(score.sections)) {
    const section = own(tally.sections, name, () => ({ earned: 0, possible: 0 }));
    section.earned += Math.round(earned * UNIT);
    section.possible += Math.round(possible * UNIT);
    for (const [rule, points] of Object.entries(lost)) tally.rules[rule]!.lost += Math.round(points * UNIT);
  }
}

function countVerdict({ rules }: Tally, rule: string, verdict: VerdictName): void {
  const counts = own(rules, rule, () => ({ violations: 0, passes: 0, notEvaluable: 0, lost: 0 }));
  if (verdict === "violation") counts.violations++;
  else if (verdict === "pass") counts.passes++;
  else counts.notEvaluable++;
}

function tallies(one: Tally, other: Tally): Tally {
  return {
    calls: one.calls + other.calls,
    scored: one.scored + other.scored,
    passed: one.passed + other.passed,
    sum: one.sum + other.sum,
    squares: one.squares + other.squares,
    rules: joined(one.rules, other.rules, (a, b) => ({
      violations: a.violations + b.violations,
      passes: a.passes + b.passes,
      notEvaluable: a.notEvaluable + b.notEvaluable,
      lost: a.lost + b.lost,
    })),
    sections: joined(one.sections, other.sections, (a, b) => ({ earned: a.earned + b.earned, possible: a.possible + b.possible })),
  };
}

function groupOf(call: ScoredCall, dimension: Dimension): string {
  if (dimension === "agent" || dimension === "team" || dimension === "queue") return call[dimension] ?? UNKNOWN;
  const date = /^\d{4}-\d{2}-\d{2}/.exec(call.startedAt ?? "")?.[0];
  if (date === undefined) return UNKNOWN;
  return dimension === "day" ? date : dimension === "month" ? date.slice(0, 7) : weekOf(date);
}

const DAY = 86_400_000;

/** The week of a date by ISO 8601: `2025-W23`. */
export function weekOf(date: string): string {
  const day = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(day)) return UNKNOWN;
  const thursday = new Date(day + (4 - (new Date(day).getUTCDay() || 7)) * DAY);
  const week = Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / DAY / 7) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, "0")}`;
}

function evidenceOf({ file, id, startedAt }: ScoredCall, finding: Omit<ScoredCall["findings"][number], "rule">): Evidence {
  const { line, quote, message, fingerprint, suggestions } = finding;
  const [instead] = suggestions;
  const known = { ...(id === undefined ? {} : { call: id }), ...(startedAt === undefined ? {} : { startedAt }) };
  return { file, ...known, line, quote, message, ...(instead === undefined ? {} : { instead }), fingerprint };
}

/** In an order that no two differ in, so that it does not matter which came first. */
function latest(all: readonly Evidence[]): Evidence[] {
  const key = ({ startedAt = "", fingerprint, file, line }: Evidence) =>
    [startedAt, fingerprint, file, String(line).padStart(9, "0")].join("\n");
  return [...all].sort((one, other) => (key(one) < key(other) ? 1 : key(one) > key(other) ? -1 : 0)).slice(0, KEPT);
}
