import { availableParallelism } from "node:os";
import { InvalidArgumentError, Option, type Command } from "./command.js";
import { EXAMPLE_CALL } from "./examples.js";
import { withFixingFlags, type FixingFlags } from "./fixing.js";
import { withInputFlags, type InputFlags } from "./inputs.js";
import type { OutcomeFlags } from "./outcome.js";
import type { OutputFlags } from "./outputs.js";
import { collect, withConfigFlags, type ConfigFlags } from "./settings.js";
import type { Session } from "./terminal.js";
import { withWaivingFlags, type WaivingFlags } from "./waiving.js";

/** The flags that say how the work is done. */
export interface WorkFlags {
  cache?: boolean;
  threads?: number;
  watch?: boolean;
  timing?: boolean;
}

export type LintFlags = ConfigFlags & InputFlags & OutputFlags & OutcomeFlags & FixingFlags & WaivingFlags & WorkFlags;

/** `call-lint lint [paths…]`, the default command. */
export function defineLint(program: Command, session: Session): void {
  const command = program
    .command("lint", { isDefault: true })
    .description("lint transcripts and scripts (the default command)")
    .argument("[paths...]", 'files, folders and globs; "-" is standard input (default: this folder)');
  withWaivingFlags(withFixingFlags(withOutcomeFlags(withOutputFlags(withInputFlags(withConfigFlags(command))))))
    .option("--cache", "lint only what changed since the last run with --cache")
    .option("--threads <number>", 'lint in this many threads; "auto": one for each processor', threadCount)
    .option("--watch", "lint again whenever something changes")
    .option("--timing", "say on standard error what each rule cost")
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], flags: LintFlags) => {
      const { runLint } = await import("./lint-run.js");
      await runLint(paths, flags, session);
    });
}

const EXAMPLES = `
Exit codes: 0 fine, 1 findings fail the run or a transcript could not be read, 2 the job could not be done.

Examples:
  ${EXAMPLE_CALL} | call-lint -
  call-lint calls/*.vtt --format json:findings.json --format pretty
  cat call.txt | call-lint - --stdin-filename call.txt --agent Dana`;

function withOutputFlags(command: Command): Command {
  return command
    .option(
      "-f, --format <format>",
      "pretty, json, jsonl, sarif, junit, github, gitlab, checkstyle, markdown, html or csv, or with a file as in json:out.json (may be repeated)",
      collect,
    )
    .option(
      "-o, --output-file <file>",
      "write there instead of to standard output, in the format that its name says where --format says none",
    )
    .option("-q, --quiet", "show errors only; totals and the exit code stay")
    .option("--color", "colours even where output is no terminal")
    .option("--no-color", "no colours")
    .option("--redact", "hide numbers, addresses and customers' names even on the terminal")
    .option("--no-redact", "leave personal data in files and pipes");
}

function withOutcomeFlags(command: Command): Command {
  return command
    .option("--max-warnings <number>", "fail when there are more warnings", wholeNumber)
    .addOption(
      new Option("--fail-on <level>", "lowest level that fails the run").choices(["error", "warning", "info", "never"]).default("error"),
    )
    .option("--exit-zero", "exit 0 whatever is found")
    .option("--exit-on-failure", "exit 2 where a transcript could not be read");
}

function threadCount(text: string): number {
  if (text === "auto") return availableParallelism();
  const count = wholeNumber(text);
  if (count < 1) throw new InvalidArgumentError('Expected at least 1, or "auto".');
  return count;
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("Expected a whole number.");
  return Number(text);
}
