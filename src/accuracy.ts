// Longer than a source file should be: matching labels with findings, and what is counted of both, is one procedure.
import type { CallResult, Finding } from "./rule.js";

/** What a reviewer says of one place of a call, or of a whole call. */
export interface Label {
  rule: string;
  /** Words of the turn; undefined for what a call lacks as a whole. */
  quote?: string;
  /** 1-based line, in labels of scripts. */
  line?: number;
  /** The reviewer's reason. */
  why?: string;
  /** Texts of other turns at which a finding is right too, each with its file. */
  also: readonly { file: string; text: string }[];
}

/** A call that reviewers have labelled, with what was found in it. */
export interface JudgedCall {
  file: string;
  /** The results of the file, one a call. */
  results: readonly CallResult[];
  violations: readonly Label[];
  /** Look like violations and are none. */
  nearMisses: readonly Label[];
  /** Rules on which careful reviewers may differ here; they count neither way. */
  undecided: ReadonlySet<string>;
}

/** A label without a finding, a finding without a label, or a finding at a near-miss. */
export interface Disagreement {
  rule: string;
  file: string;
  /** The call's id, where the labels are of one call of the file. */
  call?: string;
  /** 1-based, where there is a place. */
  line?: number;
  column?: number;
  quote?: string;
  /** The reviewer's reason or the rule's message. */
  why: string;
}

/** How often findings and labels agree. */
export interface Counts {
  /** Labels that were found. */
  hits: number;
  /** Labels that were not. */
  misses: number;
  /** Findings that no label backs. */
  falseAlarms: number;
  /** Misses that were found at another turn of the same call; they count as misses and as false alarms too. */
  displaced: number;
  nearMisses: number;
  nearMissesFlagged: number;
}

/** Counts with what follows from them; undefined where there is nothing to divide by. */
export interface Accuracy extends Counts {
  precision?: number;
  recall?: number;
  f1?: number;
  /** Calls that count: those on which reviewers are not undecided. */
  pairs: number;
  /** Agreement beyond chance on "this call violates this rule". */
  kappa?: Kappa;
}

/** How well findings agree with labels. */
export interface Evaluation {
  rules: ReadonlyMap<string, Accuracy>;
  overall: Accuracy;
  /** Mean F1 over the rules that have labelled violations. */
  macroF1?: number;
  /** Agreement beyond chance on "this call violates this rule". */
  kappa?: Kappa;
  misses: readonly Disagreement[];
  falseAlarms: readonly Disagreement[];
  nearMissesFlagged: readonly Disagreement[];
}

/**
 * Cohen's kappa (1960) with its 95 % confidence interval from the large-sample standard error of
 * Fleiss, Cohen and Everitt, "Large sample standard errors of kappa and weighted kappa" (1969).
 */
export interface Kappa {
  value: number;
  low: number;
  high: number;
  /** Pairs of call and rule. */
  pairs: number;
}

/** Compares findings with labels, for some rules. */
export function evaluate(calls: readonly JudgedCall[], rules: Iterable<string>): Evaluation {
  const counts = new Map([...rules].map((rule) => [rule, newCounts()]));
  const misses: Disagreement[] = [];
  const falseAlarms: Disagreement[] = [];
  const nearMissesFlagged: Disagreement[] = [];
  const tables = new Map([...counts.keys()].map((rule) => [rule, newTable()]));
  for (const call of calls) {
    for (const [rule, count] of counts) {
      const pair = compare(call, rule, calls);
      add(count, pair);
      misses.push(...pair.misses);
      falseAlarms.push(...pair.falseAlarms);
      nearMissesFlagged.push(...pair.flagged);
      if (call.undecided.has(rule)) continue;
      tables.get(rule)![pair.isLabelled ? (pair.isFound ? "both" : "labelled") : pair.isFound ? "found" : "neither"]++;
    }
  }
  const overall = newCounts();
  for (const count of counts.values()) for (const key of Object.keys(overall) as (keyof Counts)[]) overall[key] += count[key];
  const accuracies = new Map([...counts].map(([rule, count]) => [rule, accuracyOf(count, tables.get(rule)!)]));
  const table = newTable();
  for (const one of tables.values()) for (const key of Object.keys(table) as (keyof Table)[]) table[key] += one[key];
  const scores = [...accuracies.values()].filter(({ hits, misses }) => hits + misses > 0).map(({ f1 = 0 }) => f1);
  return {
    rules: accuracies,
    overall: accuracyOf(overall, table),
    macroF1: scores.length === 0 ? undefined : scores.reduce((sum, score) => sum + score, 0) / scores.length,
    kappa: kappaOf(table),
    misses,
    falseAlarms,
    nearMissesFlagged,
  };
}

function newCounts(): Counts {
  return { hits: 0, misses: 0, falseAlarms: 0, displaced: 0, nearMisses: 0, nearMissesFlagged: 0 };
}

/** Pairs of call and rule by whether reviewers label and the linter finds a violation. */
interface Table {
  both: number;
  labelled: number;
  found: number;
  neither: number;
}

function newTable(): Table {
  return { both: 0, labelled: 0, found: 0, neither: 0 };
}

function accuracyOf(counts: Counts, table: Table): Accuracy {
  const { hits, misses, falseAlarms } = counts;
  const share = (of: number) => (of === 0 ? undefined : hits / of);
  const f1 = hits + misses + falseAlarms === 0 ? undefined : (2 * hits) / (2 * hits + misses + falseAlarms);
  const pairs = table.both + table.labelled + table.found + table.neither;
  return { ...counts, precision: share(hits + falseAlarms), recall: share(hits + misses), f1, pairs, kappa: kappaOf(table) };
}

interface Pair {
  hits: number;
  misses: Disagreement[];
  falseAlarms: Disagreement[];
  displaced: number;
  nearMisses: number;
  flagged: Disagreement[];
  isLabelled: boolean;
  isFound: boolean;
}

function add(counts: Counts, pair: Pair): void {
  counts.hits += pair.hits;
  counts.misses += pair.misses.length;
  counts.falseAlarms += pair.falseAlarms.length;
  counts.displaced += pair.displaced;
  counts.nearMisses += pair.nearMisses;
  counts.nearMissesFlagged += pair.flagged.length;
}

/** One rule on one call. */
function compare(call: JudgedCall, rule: string, calls: readonly JudgedCall[]): Pair {
  const findings = findingsOf(call, rule);
  const labels = call.violations.filter((label) => label.rule === rule);
  const missed = labels.filter(
    (label) => !findings.some((finding) => isAt(finding, label, call.file)) && !isFoundElsewhere(label, rule, call, calls),
  );
  const isBacked = (finding: Finding) =>
    labels.some((label) => isAt(finding, label, call.file)) || isEvidence(finding, rule, call.file, calls);
  const alarms = findings.filter((finding) => !isBacked(finding));
  const nearMisses = call.nearMisses.filter((label) => label.rule === rule);
  const flagged = nearMisses.filter((label) => alarms.some((finding) => isAt(finding, label, call.file)));
  const isUndecided = call.undecided.has(rule) && labels.length === 0;
  const id = call.results.length === 1 ? call.results[0]!.id : undefined;
  const placed = { file: call.file, ...(id === undefined ? {} : { call: id }) };
  return {
    hits: labels.length - missed.length,
    misses: missed.map((label) => ({ rule, ...placed, line: label.line, quote: label.quote, why: label.why ?? "" })),
    falseAlarms:
      isUndecided || (call.undecided.has(rule) && missed.length === 0)
        ? []
        : alarms.map((finding) => ({ ...disagreement(finding), ...placed })),
    displaced: Math.min(missed.length, alarms.length),
    nearMisses: nearMisses.length,
    flagged: flagged.map(({ quote, line, why = "" }) => ({ rule, ...placed, line, quote, why })),
    isLabelled: labels.length > 0,
    isFound: findings.length > 0,
  };
}

function findingsOf(call: JudgedCall, rule: string): Finding[] {
  return call.results.flatMap((result) => result.findings.filter((finding) => finding.rule === rule));
}

/** Whether a finding stands where a label says; a label without a quote is met by any finding of its rule. */
function isAt(finding: Finding, label: Label, file: string): boolean {
  if (label.line !== undefined) return finding.line === label.line;
  if (label.quote === undefined) return true;
  const text = plain(finding.text);
  return text.includes(plain(label.quote)) || label.also.some((other) => other.file === file && text.includes(plain(other.text)));
}

/** A promise that another call shows to be broken may be reported in either. */
function isFoundElsewhere(label: Label, rule: string, call: JudgedCall, calls: readonly JudgedCall[]): boolean {
  return label.also.some(({ file, text }) =>
    calls.some(
      (other) =>
        other !== call && other.file === file && findingsOf(other, rule).some((finding) => plain(finding.text).includes(plain(text))),
    ),
  );
}

function isEvidence(finding: Finding, rule: string, file: string, calls: readonly JudgedCall[]): boolean {
  const text = plain(finding.text);
  return calls.some(({ violations }) =>
    violations.some((label) => label.rule === rule && label.also.some((other) => other.file === file && text.includes(plain(other.text)))),
  );
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim().toLowerCase();
}

function disagreement({ rule, line, column, quote, message }: Finding): Omit<Disagreement, "file"> {
  return { rule, line, column, quote, why: message };
}

/** Two-sided 95 % of a normal distribution. */
const Z = 1.959964;

function kappaOf({ both, labelled, found, neither }: Table): Kappa | undefined {
  const pairs = both + labelled + found + neither;
  if (pairs === 0) return undefined;
  const [p11, p12, p21, p22] = [both / pairs, labelled / pairs, found / pairs, neither / pairs];
  const [row1, row2, column1, column2] = [p11 + p12, p21 + p22, p11 + p21, p12 + p22];
  const observed = p11 + p22;
  const expected = row1 * column1 + row2 * column2;
  if (expected === 1) return undefined;
  const value = (observed - expected) / (1 - expected);
  const weight = (share: number, row: number, column: number) => share * (1 - (row + column) * (1 - value)) ** 2;
  const diagonal = weight(p11, row1, column1) + weight(p22, row2, column2);
  const off = (1 - value) ** 2 * (p12 * (column1 + row2) ** 2 + p21 * (column2 + row1) ** 2);
  const variance = (diagonal + off - (value - expected * (1 - value)) ** 2) / (pairs * (1 - expected) ** 2);
  const margin = Z * Math.sqrt(Math.max(0, variance));
  return { value, low: Math.max(-1, value - margin), high: Math.min(1, value + margin), pairs };
}
