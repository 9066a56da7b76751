import type { CallResult, NamedRule, Points, Score, Severity, VerdictName } from "./rule.js";

/** How calls are scored. */
export interface Scorecard {
  /** By section, what its points are multiplied by; 1 where it says nothing. At most two decimals. */
  weights: Readonly<Record<string, number>>;
  /** By rule, what it is worth; where it says nothing, what `POINTS` has for the rule's own severity. At most two decimals. */
  points: Readonly<Record<string, number>>;
  /** Rules that fail the call, whatever else was earned. */
  critical: readonly string[];
  /** Least percent that passes. */
  pass: number;
  /** Least percent of each grade. */
  grades: Readonly<Record<string, number>>;
}

/** What a rule is worth by the severity it has before any config. */
export const POINTS: Readonly<Record<Severity | "off", number>> = { error: 3, warning: 2, info: 1, off: 2 };

/** The scorecard where nothing is configured. */
export const DEFAULT_SCORECARD: Scorecard = {
  weights: {},
  points: {},
  critical: ["no-card-data"],
  pass: 80,
  grades: { A: 90, B: 80, C: 70, D: 60, F: 0 },
};

/** A scorecard for some calls: those that fit all of the kinds that it names. */
export interface NamedScorecard extends Scorecard {
  name: string;
  /** Names, in which `*` stands for anything; case never matters. */
  for: Readonly<Partial<Record<(typeof SCORED_BY)[number], readonly string[]>>>;
}

/** What of a call may decide on its scorecard. */
export const SCORED_BY = ["queue", "team", "agent"] as const;

/** Scores a call by the first scorecard that it fits. */
export type CallScorer = (call: Pick<CallResult, "queue" | "team" | "agent" | "verdicts">) => Score;

/** Makes a scorer of several scorecards; what fits none is scored by the last resort. */
export function callScorerOf(
  rules: readonly ScoredRule[],
  { scorecard, scorecards }: { scorecard: Scorecard; scorecards: readonly NamedScorecard[] },
): CallScorer {
  const last = scorerOf(rules, scorecard);
  const named = scorecards.map((card) => ({ fits: fitOf(card), scorer: scorerOf(rules, card) }));
  return (call) => (named.find(({ fits }) => fits(call))?.scorer ?? last)(call.verdicts);
}

function fitOf({ for: wanted }: NamedScorecard): (call: Parameters<CallScorer>[0]) => boolean {
  const tests = SCORED_BY.flatMap((kind) => (wanted[kind] === undefined ? [] : [{ kind, pattern: patternOf(wanted[kind]) }]));
  return (call) => tests.every(({ kind, pattern }) => pattern.test(call[kind] ?? ""));
}

function patternOf(names: readonly string[]): RegExp {
  const escaped = names.map((name) => name.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*"));
  return new RegExp(`^(?:${escaped.join("|")})$`, "iu");
}

/** What of a rule decides how it counts. */
export type ScoredRule = Pick<NamedRule, "name" | "section" | "severity" | "needs">;

/** Scores a call by its verdicts. */
export type Scorer = (verdicts: Readonly<Record<string, VerdictName>>) => Score;

/** Points are summed as whole numbers of ten-thousandths, so that their order never matters. */
const UNIT = 10_000;

interface Worth {
  /** Position among the sections. */
  section: number;
  units: number;
}

/** Makes a scorer of the rules there are; verdicts of other rules count nothing. */
export function scorerOf(rules: Iterable<ScoredRule>, card: Scorecard & { name?: string } = DEFAULT_SCORECARD): Scorer {
  const all = [...rules];
  const names = [...new Set(all.map(({ section }) => section))].sort();
  const worths = new Map<string, Worth>();
  for (const { name, section, severity } of all) {
    const hundredths = Math.round((card.points[name] ?? POINTS[severity]) * 100);
    worths.set(name, { section: names.indexOf(section), units: hundredths * Math.round((card.weights[section] ?? 1) * 100) });
  }
  const needless = new Set(all.filter(({ needs }) => needs?.length === 0).map(({ name }) => name));
  const grades = Object.entries(card.grades).sort(([, one], [, other]) => other - one);
  return (verdicts) => {
    const sums = sumsOf(isBlind(verdicts, needless) ? {} : verdicts, worths, names.length);
    const all: Sum = { earned: 0, possible: 0 };
    const sections: Score["sections"] = {};
    for (let index = 0; index < names.length; index++) {
      const sum = sums[index]!;
      all.earned += sum.earned;
      all.possible += sum.possible;
      if (sum.possible === 0) continue;
      // Field by field: copying objects took a seventh of a report's time.
      const { earned, possible, percent } = pointsOf(sum);
      sections[names[index]!] = { earned, possible, percent, lost: costOf(sum.lost, worths) };
    }
    const points = pointsOf(all);
    const { percent } = points;
    const critical = card.critical.filter((rule) => verdicts[rule] === "violation").sort();
    const grade = critical.length > 0 ? grades.at(-1) : grades.find(([, least]) => percent !== null && percent >= least);
    return {
      ...(card.name === undefined ? {} : { scorecard: card.name }),
      ...points,
      passed: critical.length > 0 ? false : percent === null ? null : percent >= card.pass,
      grade: grade?.[0] ?? null,
      critical,
      sections,
    };
  };
}

/** Whether nobody could see who says what: the rules that need nothing but the words are no ground to pass a call. */
function isBlind(verdicts: Readonly<Record<string, VerdictName>>, needless: ReadonlySet<string>): boolean {
  let isBlind = false;
  for (const rule in verdicts) {
    const verdict = verdicts[rule];
    if (verdict === "not-evaluable") isBlind = true;
    else if (verdict !== "not-applicable" && !needless.has(rule)) return false;
  }
  return isBlind;
}

/** Earned and possible points in units. */
interface Sum {
  earned: number;
  possible: number;
}

/** By the position of a section; `lost` has the violated rules. */
function sumsOf(verdicts: Readonly<Record<string, VerdictName>>, worths: ReadonlyMap<string, Worth>, count: number) {
  const sums: (Sum & { lost: string[] })[] = [];
  for (let index = 0; index < count; index++) sums.push({ earned: 0, possible: 0, lost: [] });
  for (const rule in verdicts) {
    const verdict = verdicts[rule];
    if (verdict !== "pass" && verdict !== "violation") continue;
    const worth = worths.get(rule);
    if (worth === undefined || worth.units === 0) continue;
    const sum = sums[worth.section]!;
    sum.possible += worth.units;
    if (verdict === "pass") sum.earned += worth.units;
    else sum.lost.push(rule);
  }
  return sums;
}

/** What each violated rule cost. */
function costOf(rules: readonly string[], worths: ReadonlyMap<string, Worth>): Record<string, number> {
  const lost: Record<string, number> = {};
  for (const rule of [...rules].sort()) lost[rule] = worths.get(rule)!.units / UNIT;
  return lost;
}

function pointsOf({ earned, possible }: Sum): Points {
  return {
    earned: earned / UNIT,
    possible: possible / UNIT,
    percent: possible === 0 ? null : Math.round((earned / possible) * 100 * 100) / 100,
  };
}
