import type { Config } from "../config.js";
import type { Failure } from "../rule.js";
import type { RunOptions } from "../run/lint-files.js";
import type { Intake } from "../run/report-calls.js";
import { InvalidArgumentError, type Command } from "./command.js";
import { inputsOf, requestOf, type InputFlags } from "./inputs.js";
import type { ConfigFlags } from "./settings.js";

/** The flags that say what of calls goes into what is told of them, and how it is shown. */
export interface IntakeFlags extends ConfigFlags, InputFlags {
  outputFile?: string;
  minCalls: number;
  pseudonyms?: string;
  /** What reviewers found. */
  labels?: string;
  /** An earlier report or earlier results. */
  compare?: string;
  quotes: boolean;
  redact: boolean;
  color?: boolean;
}

/** Adds those flags to a command. */
export function withIntakeFlags(command: Command): Command {
  return command
    .option("--pseudonyms <table.csv>", "put ids in the place of agents' names: a table with the columns name and id")
    .option("--no-quotes", "keep no words of transcripts")
    .option("--no-redact", "leave personal data in quotes")
    .option("--color", "colours even where output is no terminal")
    .option("--no-color", "no colours");
}

/** A whole number that is at least 1. */
export function atLeastOne(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("Expected a whole number, at least 1.");
  return Number(text);
}

/** What calls are taken from, and how. */
export interface Taking {
  config: Config;
  options: RunOptions;
  files: readonly string[];
  /** Files that are left out because they hold what call-lint wrote. */
  outputs: readonly string[];
  /** What of the paths cannot be read. */
  failures: readonly Failure[];
  intake: Intake;
}

/** Makes ready to take calls in; `transcripts`: with all that was said. */
export async function takingOf(paths: readonly string[], flags: IntakeFlags, transcripts: boolean): Promise<Taking> {
  const { prepareRun } = await import("../run/request.js");
  const { callScorerOf } = await import("../score.js");
  const { config, options } = await prepareRun({ ...(await requestOf(flags)), transcripts });
  const { rules } = config.rulebook;
  const { files, failures, outputs } = await inputsOf(paths, config, flags, {
    written: [flags.outputFile],
    read: [flags.pseudonyms, flags.labels, flags.compare],
    results: true,
  });
  const { pseudonyms: table, quotes, redact: redacted, stdinFilename: stdin = "<stdin>" } = flags;
  const pseudonyms = table === undefined ? undefined : (await import("../run/pseudonyms.js")).readPseudonyms(table);
  const scorer = callScorerOf([...rules.values()], config);
  return {
    config,
    options,
    files,
    outputs,
    failures,
    intake: { scorer, redacted, quotes, pseudonyms, stdin, isKnown: (rule) => rules.has(rule) },
  };
}
