import { plural } from "../reporters/reporter.js";
import type { CallResult, Failure, Severity } from "../rule.js";

/** The flags that decide how a run ends. */
export interface OutcomeFlags {
  maxWarnings?: number;
  failOn: Severity | "never";
  exitZero?: boolean;
  exitOnFailure?: boolean;
}

/** What decides how a run ends, counted before anything is filtered. */
export interface Outcome {
  findings: Record<Severity, number>;
  failures: number;
  /** Files that were named and that the system would not open. */
  refused: number;
  files: number;
  /** Files of which something could not be read. */
  failedFiles: number;
}

/** An outcome of nothing yet. */
export function newOutcome(): Outcome {
  return { findings: { error: 0, warning: 0, info: 0 }, failures: 0, refused: 0, files: 0, failedFiles: 0 };
}

/** Counts a result. */
export function tally(outcome: Outcome, result: CallResult | Failure): void {
  if ("message" in result) outcome.failures++;
  else for (const { severity } of result.findings) outcome.findings[severity]++;
}

const RANK: Readonly<Record<Severity | "never", number>> = { never: 3, error: 2, warning: 1, info: 0 };

/** The exit code, and what is to be said of it where the output does not show it. */
export function endOf(
  outcome: Outcome,
  { maxWarnings, failOn, exitZero, exitOnFailure }: OutcomeFlags,
): { code: 0 | 1 | 2; says?: string } {
  const { findings, failures, refused } = outcome;
  const tooMany = maxWarnings !== undefined && findings.warning > maxWarnings;
  const says = tooMany ? `${plural(findings.warning, "warning")}, more than --max-warnings ${maxWarnings} allows` : undefined;
  if (refused > 0 || (failures > 0 && exitOnFailure === true)) return { code: 2, says };
  if (failures > 0) return { code: 1, says };
  if (exitZero === true) return { code: 0, says };
  const fails = (Object.keys(findings) as Severity[]).some((severity) => findings[severity] > 0 && RANK[severity] >= RANK[failOn]);
  return { code: fails || tooMany ? 1 : 0, says };
}
