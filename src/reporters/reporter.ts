import type { CallResult, Failure, NamedRule, Severity } from "../rule.js";
import type { Scorecard } from "../score.js";

/** What a reporter may know beside the results. */
export interface ReportContext {
  version: string;
  colour: boolean;
  /** The working folder, for outputs that name files from there. */
  folder?: string;
  /** Columns of the terminal. */
  width: number;
  /** Every rule there is, for outputs that explain them. */
  rules: readonly NamedRule[];
  /** How calls are scored, for outputs that show it. */
  scorecard?: Scorecard;
  /** A rule's page as Markdown. */
  explain(rule: NamedRule): string;
}

/** A file's path as repositories name it: from the working folder where it lies below it. */
export function pathFrom(folder: string | undefined, file: string): string {
  const root = folder?.replaceAll("\\", "/").replace(/\/*$/, "/");
  return root !== undefined && file.startsWith(root) ? file.slice(root.length) : file;
}

/** An output of one lint run. */
export interface Reporter {
  name: string;
  title: string;
  /** Starts a report; it holds no more than its totals, so that a run of any size stays small. */
  begin(context: ReportContext): Report;
}

/** A report being written: each piece of text follows the one before. */
export interface Report {
  add(result: CallResult | Failure): string;
  end(): string;
}

/** Counts over a run, of all that was found, shown or not. */
export interface Summary {
  calls: number;
  /** Calls without any finding. */
  clean: number;
  /** Calls without turns. */
  empty: number;
  failures: number;
  /** Files met, and those of which something could not be read. */
  files: number;
  failedFiles: number;
  findings: Record<Severity, number>;
  /** Findings by rule. */
  rules: Record<string, number>;
  /** Calls in which a rule was not evaluable, by reason. */
  notEvaluable: Record<string, number>;
}

/** Counts results as they come. */
export interface Counter {
  summary: Summary;
  /** What was counted, for people: "3 calls", "1 script", "3 calls and 1 script". */
  counted: () => string;
  add(result: CallResult | Failure): void;
}

/** A count of nothing yet. */
export function newCounter(): Counter {
  const summary: Summary = {
    ...{ calls: 0, clean: 0, empty: 0, failures: 0, files: 0, failedFiles: 0 },
    ...{ findings: { error: 0, warning: 0, info: 0 }, rules: {}, notEvaluable: {} },
  };
  // Calls that others of their customer may change come last, apart from the rest of their file.
  const files = new Set<string>();
  const failed = new Set<string>();
  let scripts = 0;
  return {
    summary,
    counted() {
      const calls = summary.calls - scripts;
      const parts = [...(calls > 0 || scripts === 0 ? [plural(calls, "call")] : []), ...(scripts > 0 ? [plural(scripts, "script")] : [])];
      return parts.join(" and ");
    },
    add(result) {
      summary.files = files.add(result.file).size;
      if (!("message" in result)) {
        if (result.kind === "script") scripts++;
        return countCall(summary, result);
      }
      summary.failures++;
      summary.failedFiles = failed.add(result.file).size;
    },
  };
}

function countCall(summary: Summary, result: CallResult): void {
  summary.calls++;
  const all = [...result.findings, ...(result.unshown ?? [])];
  if (all.length === 0) summary.clean++;
  if (result.turns === 0) summary.empty++;
  for (const { severity, rule } of all) {
    summary.findings[severity]++;
    summary.rules[rule] = (summary.rules[rule] ?? 0) + 1;
  }
  for (const reason of new Set(Object.values(result.reasons))) {
    summary.notEvaluable[reason] = (summary.notEvaluable[reason] ?? 0) + 1;
  }
}

/** `3 calls`, `1 call`, `12,000 calls`. */
export function plural(number: number, noun: string): string {
  // `toLocaleString` would load the tables of all languages first.
  return `${String(number).replaceAll(/\B(?=(?:\d{3})+$)/g, ",")} ${noun}${number === 1 ? "" : "s"}`;
}

/** Clickable place: `file:line:column`. */
export function placeText({ file, line, column }: { file: string; line?: number; column?: number }): string {
  return [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(":");
}
