import { existsSync } from "node:fs";
import { CONFIG_NAMES } from "../config.js";
import { plain } from "../reporters/excerpt.js";
import type { CallResult, Failure } from "../rule.js";
import type { RunOptions } from "../run/lint-files.js";
import type { Oddities } from "../run/oddities.js";
import type { RunRequest } from "../run/request.js";
import { callScorerOf, type CallScorer } from "../score.js";
import { sayError, sayNotes } from "./errors.js";
import { fixFiles, isFixing } from "./fixing.js";
import { idleTableText, inputsOf, requestOf, type Inputs } from "./inputs.js";
import type { LintFlags } from "./lint.js";
import { endOf, newOutcome, tally, type Outcome } from "./outcome.js";
import type { OutputFlags, Outputs } from "./outputs.js";
import { formatOfOutput, placeText } from "./places.js";
import { UsageError, type Session, type Terminal } from "./terminal.js";
import { waivingFor } from "./waiving.js";

/** Lints once, or with `--watch` after every change. */
export async function runLint(paths: readonly string[], asked: LintFlags, { terminal, end }: Session): Promise<void> {
  const named = asked.format === undefined ? formatOfOutput(asked.outputFile, (await import("../reporters/index.js")).formats) : undefined;
  const flags = named === undefined ? asked : { ...asked, format: [named] };
  const given = paths.length === 0 ? ["."] : paths;
  if (flags.watch !== true) return end(await lintOnce(given, flags, terminal));
  if (given.includes("-")) throw new UsageError("standard input cannot be watched");
  const { watchPlaces } = await import("../run/watch.js");
  const watch = watchPlaces(watchedPlaces(given, flags), writtenFiles(flags));
  for (;;) {
    try {
      await lintOnce(given, flags, terminal);
    } catch (error) {
      sayError(error as Error, terminal);
    }
    terminal.err("Waiting for changes; Ctrl-C ends.\n");
    terminal.err(`\n${await watch.change()} changed\n`);
  }
}

function watchedPlaces(paths: readonly string[], { config, meta }: LintFlags): string[] {
  const others = [typeof config === "string" ? config : undefined, meta, ...(config === undefined ? CONFIG_NAMES : [])];
  return [...paths, ...others.filter((path) => path !== undefined && existsSync(path))] as string[];
}

function writtenFiles({ outputFile, format = [] }: LintFlags): string[] {
  return [
    ...(outputFile === undefined ? [] : [outputFile]),
    ...format.filter((text) => text.includes(":")).map((text) => text.slice(text.indexOf(":") + 1)),
  ];
}

function baselineFile({ baseline }: LintFlags): string | undefined {
  return typeof baseline === "string" ? baseline : undefined;
}

/** Lints, and tells the exit code. */
async function lintOnce(paths: readonly string[], flags: LintFlags, terminal: Terminal): Promise<0 | 1 | 2> {
  const { openOutputs, showsTranscripts } = await import("./outputs.js");
  const { prepareRun } = await import("../run/request.js");
  const request: RunRequest = { ...(await requestOf(flags)), cache: await cacheFor(flags, terminal), transcripts: showsTranscripts(flags) };
  const { config, options } = await prepareRun(request);
  if (flags.quiet !== true) sayNotes(config.rulebook, terminal);
  const timing = flags.timing === true ? (await import("./watching.js")).newTiming() : undefined;
  const inputs = await inputsOf(paths, config, flags, { written: writtenFiles(flags), read: [baselineFile(flags)] });
  if (inputs.outputs.length > 0 && flags.quiet !== true)
    terminal.err(`call-lint: what call-lint wrote itself is left out: ${plain(inputs.outputs.join(", "))}\n`);
  const waiving = await waivingFor(flags, config.rulebook.rules.keys());
  if (isFixing(flags)) await fixFiles(inputs.files, flags, options, waiving.isWaived, terminal);
  const outputs = await openOutputs(outputFlags(flags), { rules: config.rulebook.rules.values(), scorecard: config.scorecard }, terminal);
  let outcome;
  try {
    const results = resultsOf(inputs, request, { ...options, onRule: timing?.note }, flags);
    const scorer = callScorerOf([...config.rulebook.rules.values()], config);
    const finish = (result: Result) => withScore(waiving.apply(result), scorer);
    const { Oddities } = await import("../run/oddities.js");
    const oddities = new Oddities(config.business, Date.now());
    outcome = await report(results, inputs, flags, outputs, finish, terminal, oddities);
    if (flags.quiet !== true) for (const sentence of oddities.sentences) terminal.err(`call-lint: ${plain(sentence)}\n`);
    await outputs.end();
  } catch (error) {
    outputs.drop();
    throw error;
  }
  waiving.end(terminal);
  // Threads, and runs that need not lint all, do not know.
  const idle = (flags.threads ?? 1) > 1 || flags.cache === true || outcome.files === 0 ? undefined : idleTableText(options, flags);
  if (idle !== undefined) terminal.err(`call-lint: ${idle}\n`);
  const code = sayOutcome(outcome, flags, outputs, terminal);
  if (timing !== undefined) terminal.err(timing.table());
  return code;
}

/** What the cache may be used for; undefined for nothing. */
async function cacheFor(flags: LintFlags, terminal: Terminal): Promise<RunRequest["cache"]> {
  if (flags.cache !== true) return undefined;
  const { showsPersonalData } = await import("./outputs.js");
  return showsPersonalData(flags, terminal) ? "whole" : "redacted";
}

/** A diff stands alone on standard output. */
function outputFlags(flags: LintFlags): OutputFlags {
  return flags.fixDryRun === true ? { ...flags, format: (flags.format ?? []).filter((format) => format.includes(":")) } : flags;
}

function sayOutcome(outcome: Outcome, flags: LintFlags, { tellsFailures }: Outputs, { err }: Terminal): 0 | 1 | 2 {
  const { code, says } = endOf(outcome, flags);
  if (outcome.failures > 0 && !tellsFailures)
    err(`call-lint: ${outcome.failedFiles} of ${outcome.files} files could not be read, or not in full\n`);
  if (says !== undefined) err(`call-lint: ${says}\n`);
  return code;
}

type Result = CallResult | Failure;

async function* resultsOf(inputs: Inputs, request: RunRequest, options: RunOptions, flags: LintFlags): AsyncGenerator<Result> {
  const { settlerOf } = await import("../run/lint-files.js");
  const settler = settlerOf(options);
  for await (const result of eachResult(inputs, request, options, flags)) yield* settler.take(result);
  yield* settler.rest();
}

async function* eachResult(inputs: Inputs, request: RunRequest, options: RunOptions, flags: LintFlags): AsyncGenerator<Result> {
  const { lintEach, lintFiles, openStandardInput } = await import("../run/lint-files.js");
  yield* inputs.failures;
  if (inputs.files.includes("-")) yield* lintEach([openStandardInput(flags.stdinFilename ?? "<stdin>")], options);
  const files = inputs.files.filter((file) => file !== "-");
  const { threads = 1 } = flags;
  if (threads === 1) yield* lintFiles(files, options);
  else yield* (await import("../run/threads.js")).lintInThreads(files, request, threads, options.onRule);
}

/** With the score of what was found; scripts have none. */
function withScore(result: Result, scorer: CallScorer): Result {
  return "message" in result || result.kind === "script" ? result : { ...result, score: scorer(result) };
}

/** Puts results into the outputs as they come, and counts them. */
async function report(
  results: AsyncIterable<Result>,
  inputs: Inputs,
  flags: LintFlags,
  outputs: Outputs,
  finish: (result: Result) => Result,
  terminal: Terminal,
  oddities: Oddities,
): Promise<Outcome> {
  const { progressOn, breather } = await import("./watching.js");
  const progress = progressOn(terminal);
  const breathe = breather();
  const outcome = { ...newOutcome(), files: inputs.files.length + inputs.failures.length };
  const notes = notesOn(terminal, flags);
  const files = new Set<string>();
  const failed = new Set<string>();
  for await (const found of results) {
    const result = finish(found);
    await breathe();
    progress.at(files.add(result.file).size, outcome.files);
    tally(outcome, result);
    if ("message" in result) {
      outcome.failedFiles = failed.add(result.file).size;
      if (result.line === undefined && inputs.named.has(result.file)) outcome.refused++;
      if (!outputs.tellsFailures) terminal.err(aside(placeText(result), result.message));
    } else {
      notes(result);
      oddities.see(result);
    }
    await outputs.add(result);
    if (terminal.isClosed()) break;
  }
  progress.clear();
  return outcome;
}

/** What is said of a file, in a line that begins with its name; a name that GitHub would take for a command is written as a path. */
function aside(file: string, text: string): string {
  return `${plain(file).replace(/^\s*(?=::|##)/, "./")}  ${plain(text)}\n`;
}

/** Says once per file what the person should know of it beside the findings. */
function notesOn({ err }: Terminal, { quiet }: LintFlags): (result: CallResult) => void {
  const said = new Set<string>();
  return ({ file, notes }) => {
    if (quiet === true) return;
    for (const note of notes) {
      const text = aside(file, note);
      if (!said.has(text)) err(text);
      said.add(text);
    }
  };
}
