import { InvalidArgumentError, Option, type Command } from "./command.js";
import type { CallResult } from "../rule.js";
import type { RunOptions } from "../run/lint-files.js";
import { inputsOf, runOptions, withInputFlags, type InputFlags, type Inputs } from "./inputs.js";
import { endOf, newOutcome, tally, type Outcome, type OutcomeFlags } from "./outcome.js";
import type { OutputFlags, Outputs } from "./outputs.js";
import { placeText } from "./places.js";
import { collect, configFor, withConfigFlags, type ConfigFlags } from "./settings.js";
import { fixFiles, isFixing, withFixingFlags, type FixingFlags } from "./fixing.js";
import { waivingFor, withWaivingFlags, type Waiving, type WaivingFlags } from "./waiving.js";
import { type Session, type Terminal } from "./terminal.js";

type LintFlags = ConfigFlags & InputFlags & OutputFlags & OutcomeFlags & FixingFlags & WaivingFlags & { timing?: boolean };

/** `call-lint lint [paths…]`, the default command. */
export function defineLint(program: Command, session: Session): void {
  const command = program
    .command("lint", { isDefault: true })
    .description("lint transcripts and scripts (the default command)")
    .argument("[paths...]", 'files, folders and globs; "-" is standard input (default: this folder)');
  withWaivingFlags(withFixingFlags(withOutcomeFlags(withOutputFlags(withInputFlags(withConfigFlags(command))))))
    .option("--timing", "say on standard error what each rule cost")
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], flags: LintFlags) => await runLint(paths, flags, session));
}

const EXAMPLES = `
Exit codes: 0 fine, 1 findings fail the run or a transcript could not be read, 2 the job could not be done.

Examples:
  call-lint fixtures/calls
  call-lint calls/*.vtt --format json:findings.json --format pretty
  cat call.txt | call-lint - --stdin-filename call.txt --agent Dana`;

function withOutputFlags(command: Command): Command {
  return command
    .option(
      "-f, --format <format>",
      "pretty, json, jsonl, sarif, junit, github, gitlab, checkstyle, markdown or csv, or with a file as in json:out.json (may be repeated)",
      collect,
    )
    .option("-o, --output-file <file>", "write there instead of to standard output")
    .option("-q, --quiet", "show errors only; changes no exit code")
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

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("Expected a whole number.");
  return Number(text);
}

async function runLint(paths: readonly string[], flags: LintFlags, { terminal, end }: Session): Promise<void> {
  const { openOutputs } = await import("./outputs.js");
  const config = await configFor(flags);
  const timing = flags.timing === true ? (await import("./watching.js")).newTiming() : undefined;
  const options = { ...(await runOptions(config, flags)), onRule: timing?.note };
  const found = await inputsOf(paths, config, flags);
  const waiving = await waivingFor(flags);
  if (isFixing(flags)) await fixFiles(found.files, flags, options, terminal);
  const outputs = await openOutputs(outputFlags(flags), config.rulebook.rules.values(), terminal);
  let outcome;
  try {
    outcome = await lintFound(found, options, flags, outputs, waiving, terminal);
    await outputs.end();
  } catch (error) {
    outputs.drop();
    throw error;
  }
  waiving.end(terminal);
  const { code, says } = endOf(outcome, flags);
  if (outcome.failures > 0 && !outputs.tellsFailures)
    terminal.err(
      `call-lint: ${outcome.failedFiles} of ${outcome.files} files could not be read${flags.quiet === true ? "" : ", or not in full"}\n`,
    );
  if (says !== undefined) terminal.err(`call-lint: ${says}\n`);
  if (timing !== undefined) terminal.err(timing.table());
  end(code);
}

/** A diff stands alone on standard output. */
function outputFlags(flags: LintFlags): OutputFlags {
  return flags.fixDryRun === true ? { ...flags, format: (flags.format ?? []).filter((format) => format.includes(":")) } : flags;
}

async function lintFound(
  inputs: Inputs,
  options: RunOptions,
  flags: LintFlags,
  outputs: Outputs,
  waiving: Waiving,
  terminal: Terminal,
): Promise<Outcome> {
  const { lintAll, openFile, openStandardInput } = await import("../run/lint-files.js");
  const { progressOn, breather } = await import("./watching.js");
  const progress = progressOn(terminal);
  const breathe = breather();
  const outcome = { ...newOutcome(), files: inputs.files.length + inputs.failures.length };
  const notes = notesOn(terminal, flags);
  let done = 0;
  const opened = function* () {
    yield* inputs.failures;
    for (const file of inputs.files) {
      progress.at(done++, inputs.files.length);
      yield file === "-" ? openStandardInput(flags.stdinFilename ?? "<stdin>") : openFile(file);
    }
  };
  let failed: string | undefined;
  for (const found of lintAll(opened(), options)) {
    const result = waiving.apply(found);
    await breathe();
    tally(outcome, result);
    if ("message" in result) {
      if (result.file !== failed) outcome.failedFiles++;
      failed = result.file;
      if (result.line === undefined && inputs.named.has(result.file)) outcome.refused++;
      if (!outputs.tellsFailures) terminal.err(`${placeText(result)}  ${result.message}\n`);
    } else notes(result);
    await outputs.add(result);
    if (terminal.isClosed()) break;
  }
  progress.clear();
  return outcome;
}

/** Says once per file what the person should know of it beside the findings. */
function notesOn({ err }: Terminal, { quiet }: LintFlags): (result: CallResult) => void {
  let file: string | undefined;
  let said = new Set<string>();
  return (result) => {
    if (quiet === true) return;
    if (result.file !== file) said = new Set();
    file = result.file;
    for (const note of result.notes) {
      if (!said.has(note)) err(`${file}  ${note}\n`);
      said.add(note);
    }
  };
}
