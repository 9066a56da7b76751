import { existsSync } from "node:fs";
import { InvalidArgumentError, type Command } from "./command.js";
import type { CallResult, Failure, Finding } from "../rule.js";
import type { BaselineEntry } from "../run/baseline-file.js";
import { plural } from "../reporters/reporter.js";
import { withIdleComments } from "../run/idle-comments.js";
import { UsageError, type Terminal } from "./terminal.js";
import { writingTo } from "./writing.js";

/** The flags that say what is waived. */
export interface WaivingFlags {
  /** A file, or false for none. */
  baseline?: string | boolean;
  updateBaseline?: boolean;
  reviewer?: string;
  reason?: string;
  until?: string;
  reportUnused?: boolean;
}

/** Adds the flags to a command. */
export function withWaivingFlags(command: Command): Command {
  return command
    .option("--baseline <file>", "waive the findings listed there (default: .call-lint-baseline.yaml, if it is there)")
    .option("--no-baseline", "waive nothing, whatever file is there")
    .option("--update-baseline", "write all findings of this run into the baseline, and take out what is gone")
    .option("--reviewer <name>", "with --update-baseline: who looked at the new findings")
    .option("--reason <text>", "with --update-baseline: why they may stay")
    .option("--until <date>", "with --update-baseline: the last day on which they may stay, such as 2026-12-31", isoDate)
    .option("--report-unused", "report comments in scripts that waive nothing as warnings");
}

function isoDate(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(text) : new Date(Number.NaN);
  // 30 February would be taken for 2 March.
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text))
    throw new InvalidArgumentError("Expected a date such as 2026-12-31.");
  return text;
}

/** What is waived in a run. */
export interface Waiving {
  apply(result: CallResult | Failure): CallResult | Failure;
  /** Whether the baseline waives a finding today. */
  isWaived(finding: Finding): boolean;
  /** Writes the baseline if that was asked for, and says on standard error what is stale or past. */
  end(terminal: Terminal): void;
}

/** Flags that would do nothing are mistakes. @throws UsageError */
function refuseIdle(flags: WaivingFlags, now: string): void {
  if (flags.updateBaseline === true) {
    if (flags.baseline === false) throw new UsageError("--update-baseline does not go with --no-baseline");
    if (flags.until !== undefined && flags.until < now) throw new UsageError(`--until ${flags.until} is past, so nothing would be waived`);
    return;
  }
  const idle = (["reviewer", "reason", "until"] as const).find((name) => flags[name] !== undefined);
  if (idle !== undefined) throw new UsageError(`--${idle} goes with --update-baseline`);
}

/** Reads the baseline that the flags mean; comments may name these rules. */
export async function waivingFor(flags: WaivingFlags, rules: Iterable<string>): Promise<Waiving> {
  const now = new Date().toISOString().slice(0, 10);
  refuseIdle(flags, now);
  const named = typeof flags.baseline === "string" ? flags.baseline : undefined;
  const { BASELINE } = await import("../run/files.js");
  const path = named ?? BASELINE;
  const isUsed = flags.baseline !== false && (named !== undefined || flags.updateBaseline === true || existsSync(path));
  if (named !== undefined && flags.updateBaseline !== true && !existsSync(named))
    throw new UsageError(`the baseline "${named}" is not there; --update-baseline writes it`);
  // Loaded only where there is one: with it comes the library that checks it.
  const file = isUsed ? await import("../run/baseline-file.js") : undefined;
  const baseline = file === undefined ? undefined : new file.Baseline(file.readBaseline(path), now);
  const known = new Set(rules);
  return {
    apply(result) {
      if ("message" in result) return result;
      const shown = withIdleComments(result, known, flags.reportUnused === true);
      return baseline === undefined ? shown : baseline.apply(shown);
    },
    isWaived: (finding) => baseline?.holds(finding) === true,
    end({ err }) {
      if (file === undefined || baseline === undefined) return;
      const { findings, expired, stale } = baseline.waived();
      if (flags.updateBaseline === true) {
        const entries = baseline.updated(flags);
        writingTo("baseline", path)(() => file.writeBaseline(path, entries));
        err(`call-lint: ${path} waives ${plural(entries.length - expired.length, "finding")} now\n`);
      } else if (findings > 0) err(`call-lint: ${plural(findings, "finding")} ${findings === 1 ? "is" : "are"} waived in ${path}\n`);
      tell(
        expired,
        err,
        (entry) =>
          `${path}  ${nameOf(entry)} was waived until ${entry.until}; that day is past, and it is reported again: mend it, or give its entry a later day`,
      );
      if (flags.updateBaseline !== true)
        tell(stale, err, (entry) => `${path}  ${nameOf(entry)} waives nothing any more; --update-baseline takes it out`);
    },
  };
}

/** Entries that are told one by one; of more, the number. */
const TOLD = 10;

function tell(entries: readonly BaselineEntry[], err: Terminal["err"], sentence: (entry: BaselineEntry) => string): void {
  for (const entry of entries.slice(0, TOLD)) err(`${sentence(entry)}\n`);
  if (entries.length > TOLD) err(`… and ${entries.length - TOLD} more like it\n`);
}

function nameOf({ rule, file, fingerprint, quote }: BaselineEntry): string {
  return `${rule} in ${file}${quote ? ` «${quote}»` : ""} (${fingerprint})`;
}
