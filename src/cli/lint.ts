import { InvalidArgumentError, Option, type Command } from "./command.js";
import type { Config } from "../config.js";
import type { Reader } from "../readers/reader.js";
import type { CallResult } from "../rule.js";
import type { FoundFiles } from "../run/files.js";
import type { RunOptions } from "../run/lint-files.js";
import { endOf, newOutcome, tally, type Outcome, type OutcomeFlags } from "./outcome.js";
import type { OutputFlags, Outputs } from "./outputs.js";
import { placeText } from "./places.js";
import { collect, configFor, withConfigFlags, type ConfigFlags } from "./settings.js";
import { UsageError, type Session, type Terminal } from "./terminal.js";

interface InputFlags {
  stdinFilename?: string;
  inputFormat?: string;
  kind?: "call" | "script";
  meta?: string;
  agent?: string;
  ignorePattern?: readonly string[];
  ignore: boolean;
  forceExclude?: boolean;
  errorOnUnmatchedPattern: boolean;
}

type LintFlags = ConfigFlags & InputFlags & OutputFlags & OutcomeFlags & { timing?: boolean };

/** `call-lint lint [paths…]`, the default command. */
export function defineLint(program: Command, session: Session): void {
  const command = program
    .command("lint", { isDefault: true })
    .description("lint transcripts and scripts (the default command)")
    .argument("[paths...]", 'files, folders and globs; "-" is standard input (default: this folder)');
  withOutcomeFlags(withOutputFlags(withInputFlags(withConfigFlags(command))))
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

function withInputFlags(command: Command): Command {
  return command
    .option("--stdin-filename <name>", "what standard input is called in findings and overrides")
    .option("--input-format <name>", "read every file as this format instead of looking at its content")
    .addOption(new Option("--kind <kind>", "what the files are").choices(["call", "script"]))
    .option("--meta <table.csv>", "metadata of the calls: a table with a column for the call's id or file name")
    .option("--agent <name>", "name or label of the agent's side")
    .option("--ignore-pattern <pattern>", "leave out what fits this .gitignore pattern (may be repeated)", collect)
    .option("--no-ignore", "lint what .call-lintignore and --ignore-pattern leave out, too")
    .option("--force-exclude", "leave out ignored files even when they are named")
    .option("--no-error-on-unmatched-pattern", "go on where an argument matches nothing");
}

function withOutputFlags(command: Command): Command {
  return command
    .option("-f, --format <format>", "pretty, json, jsonl or csv, or with a file as in json:out.json (may be repeated)", collect)
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
  const outputs = await openOutputs(flags, terminal);
  let outcome;
  try {
    outcome = await lintFound(found, options, flags, outputs, terminal);
    await outputs.end();
  } catch (error) {
    outputs.drop();
    throw error;
  }
  const { code, says } = endOf(outcome, flags);
  if (outcome.failures > 0 && !outputs.tellsFailures)
    terminal.err(
      `call-lint: ${outcome.failedFiles} of ${outcome.files} files could not be read${flags.quiet === true ? "" : ", or not in full"}\n`,
    );
  if (says !== undefined) terminal.err(`call-lint: ${says}\n`);
  if (timing !== undefined) terminal.err(timing.table());
  end(code);
}

/** What is linted, and which of it the user named. */
interface Inputs extends FoundFiles {
  named: ReadonlySet<string>;
}

async function inputsOf(paths: readonly string[], config: Config, flags: InputFlags): Promise<Inputs> {
  const { findFiles } = await import("../run/files.js");
  const given = paths.length === 0 ? ["."] : paths;
  const { ignorePattern = [], ignore, forceExclude, stdinFilename } = flags;
  const places = given.filter((path) => path !== "-");
  if (stdinFilename !== undefined && places.length === given.length) throw new UsageError('--stdin-filename goes with "-", standard input');
  const found = findFiles(places, { ignorePatterns: [...config.ignore, ...ignorePattern], ignore, forceExclude });
  if (found.unmatched.length > 0 && flags.errorOnUnmatchedPattern) throw new UsageError(await unmatchedText(found.unmatched, places));
  if (places.length < given.length) found.files.unshift("-");
  return { ...found, named: new Set(given.map((path) => path.replace(/^\.\//, ""))) };
}

async function unmatchedText(unmatched: readonly string[], paths: readonly string[]): Promise<string> {
  const { didYouMean } = await import("../nearest.js");
  const quoted = unmatched.map((path) => `"${path}"`).join(", ");
  const hint = paths.length === 1 ? didYouMean(paths[0]!, COMMANDS) : "";
  if (hint !== "") return `there is no command or file ${quoted}${hint}`;
  return `no transcript or script matches ${quoted}; check the path, and .call-lintignore if it is there`;
}

const COMMANDS = ["lint", "rules", "explain", "test", "inspect", "config", "evaluate", "help"];

async function runOptions(config: Config, { agent, kind, inputFormat, meta }: InputFlags): Promise<RunOptions> {
  if (inputFormat !== undefined) await checkFormat(inputFormat);
  return {
    settingsFor: (file) => config.settingsFor(file),
    hints: { columns: config.columns, kind, format: inputFormat },
    agent,
    filename: config.filename,
    sidecar: meta === undefined ? undefined : await table(meta, async (path) => (await import("../run/metadata.js")).readSidecar(path)),
    people:
      config.people === undefined
        ? undefined
        : await table(config.people, async (path) => (await import("../run/metadata.js")).readPeople(path)),
  };
}

async function checkFormat(name: string): Promise<void> {
  const { readers } = await import("../readers/index.js");
  const { didYouMean } = await import("../nearest.js");
  const names = readers.map((reader: Reader) => reader.name);
  if (!names.includes(name))
    throw new UsageError(`there is no input format "${name}"${didYouMean(name, names)}; there are ${names.join(", ")}`);
}

/** Reads a table beside the calls; what is wrong with it is told with its place. */
async function table<T>(path: string, read: (path: string) => Promise<T>): Promise<T> {
  try {
    return await read(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw Object.assign(error as Error, { file: path });
    const { reasonOf } = await import("../run/files.js");
    throw new UsageError(`the table "${path}" cannot be read: ${reasonOf(error)}`);
  }
}

async function lintFound(inputs: Inputs, options: RunOptions, flags: LintFlags, outputs: Outputs, terminal: Terminal): Promise<Outcome> {
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
  for (const result of lintAll(opened(), options)) {
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
