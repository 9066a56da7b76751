import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Config } from "../config.js";
import type { Input, Reader } from "../readers/reader.js";
import type { FoundFiles } from "../run/files.js";
import type { RunOptions } from "../run/lint-files.js";
import type { RunRequest } from "../run/request.js";
import { Option, type Command } from "./command.js";
import { collect, configOptions, type ConfigFlags } from "./settings.js";
import { placeText } from "./places.js";
import { Answer, UsageError } from "./terminal.js";

/** The flags that say what is read, and how. */
export interface InputFlags {
  stdinFilename?: string;
  inputFormat?: string;
  kind?: "call" | "script";
  meta?: string;
  agent?: string;
  ignorePattern?: readonly string[];
  ignore: boolean;
  forceExclude?: boolean;
  errorOnUnmatchedPattern: boolean;
  /** A revision, or true for the last commit. */
  changed?: string | boolean;
}

/** Adds the flags to a command. */
export function withInputFlags(command: Command): Command {
  return command
    .option("--stdin-filename <name>", "what standard input is called in findings and overrides")
    .option("--input-format <name>", 'read every file as this format instead of looking at its content; "list" names all')
    .addOption(new Option("--kind <kind>", "what the files are").choices(["call", "script"]))
    .option("--meta <table.csv>", "metadata of the calls: a table with a column for the call's id or file name")
    .option("--agent <name>", "name or label of the agent's side")
    .option("--ignore-pattern <pattern>", "leave out what fits this .gitignore pattern (may be repeated)", collect)
    .option("--no-ignore", "lint what .call-lintignore and --ignore-pattern leave out, too")
    .option("--force-exclude", "leave out ignored files even when they are named")
    .option("--changed [revision]", "only files that differ from a git revision (default: HEAD), such as origin/main")
    .option("--no-error-on-unmatched-pattern", "go on where an argument matches nothing");
}

/** What is linted, and which of it the user named. */
export interface Inputs extends FoundFiles {
  named: ReadonlySet<string>;
  /** Files that hold what call-lint wrote. */
  outputs: readonly string[];
}

/** Files of the run itself, which it does not lint. */
export interface OwnFiles {
  written?: readonly (string | undefined)[];
  /** Tables, labels and waivers that it reads beside the calls, apart from those that the config or `--meta` names. */
  read?: readonly (string | undefined)[];
  /** Whether results of earlier runs are read, too: those that are named, and those of folders that hold nothing else. */
  results?: boolean;
}

/**
 * The files that arguments and flags mean, but for the run's own, and for settings where they are not named.
 * @throws UsageError where an argument matches nothing, or is a file that would be written over.
 */
export async function inputsOf(
  paths: readonly string[],
  { ignore: ignored, people, sources }: Config,
  flags: InputFlags,
  own: OwnFiles = {},
): Promise<Inputs> {
  refuseOverwriting(paths, own.written ?? []);
  const { findFiles, isBelow } = await import("../run/files.js");
  const { ignorePattern = [], ignore, forceExclude, stdinFilename } = flags;
  const given = paths.length === 0 ? ["."] : paths;
  const places = given.filter((path) => path !== "-");
  if (stdinFilename !== undefined && places.length === given.length) throw new UsageError('--stdin-filename goes with "-", standard input');
  const found = await findFiles(places, { ignorePatterns: [...ignored, ...ignorePattern], ignore, forceExclude });
  if (found.unmatched.length > 0 && flags.errorOnUnmatchedPattern) throw new UsageError(await unmatchedText(found.unmatched, places));
  const beside = [...(own.written ?? []), ...(own.read ?? []), flags.meta, people].flatMap((path) =>
    path === undefined ? [] : resolve(path),
  );
  const settings = sources.filter((source) => !places.some((path) => isBelow(resolve(path), source)));
  const isOwn = (file: string) => beside.includes(file) || settings.some((source) => isBelow(file, source));
  const { others, outputs } = await withoutOutputs(
    found.files.filter((file) => !isOwn(resolve(file))),
    places,
    own.results === true,
  );
  if (others.length === 0 && outputs.length > 0)
    throw new UsageError(`"${outputs[0]!}" holds what call-lint wrote, and no calls; results are for call-lint report`);
  const files = flags.changed === undefined ? others : await onlyChanged(others, flags.changed);
  return {
    ...found,
    files: places.length < given.length ? ["-", ...files] : files,
    named: new Set(given.map((path) => path.replace(/^\.\//, ""))),
    outputs,
  };
}

/** Transcripts are records: nothing is written over a file that is named to be read. @throws UsageError */
export function refuseOverwriting(read: readonly string[], written: readonly (string | undefined)[]): void {
  for (const output of written) {
    const file = output === undefined ? undefined : read.find((path) => isSameFile(path, output));
    if (file !== undefined) throw new UsageError(`the output "${output}" would replace "${file}", which is to be read; name another file`);
  }
}

function isSameFile(one: string, other: string): boolean {
  try {
    const [first, second] = [statSync(one), statSync(other)];
    return first.isFile() && first.ino === second.ino && first.dev === second.dev;
  } catch {
    // What is not there, or cannot be looked at, is told where it is read or written.
    return false;
  }
}

/** What to say of a table of metadata that belongs to none of the calls. */
export function idleTableText({ sidecar }: Pick<RunOptions, "sidecar">, { meta }: Pick<InputFlags, "meta">): string | undefined {
  return sidecar?.isIdle === true ? `no call has an id or a file's name that stands in "${meta}", so nothing was taken from it` : undefined;
}

async function onlyChanged(files: readonly string[], revision: string | boolean): Promise<string[]> {
  const { changedSince } = await import("../run/changed.js");
  return files.filter(changedSince(typeof revision === "string" ? revision : "HEAD"));
}

/** Parts what call-lint wrote from what it reads. */
async function withoutOutputs(files: readonly string[], places: readonly string[], readsResults: boolean) {
  const { outputIn } = await import("../run/own-outputs.js");
  const told = files.map((file) => ({ file, output: outputIn(file) }));
  const isAlone = told.every(({ output }) => output !== undefined);
  const isRead = ({ file, output }: (typeof told)[number]) =>
    output === undefined || (readsResults && output === "results" && (isAlone || places.some((place) => resolve(place) === resolve(file))));
  return { others: told.filter(isRead).map(({ file }) => file), outputs: told.filter((one) => !isRead(one)).map(({ file }) => file) };
}

async function unmatchedText(unmatched: readonly string[], paths: readonly string[]): Promise<string> {
  if (unmatched.includes("")) return 'an argument is empty and matches nothing; "." is this folder';
  const { didYouMean } = await import("../nearest.js");
  const quoted = unmatched.map((path) => `"${path}"`).join(", ");
  // The first argument may be a command that is misspelt, and the others are its own.
  const hint = unmatched.length === paths.length ? didYouMean(paths[0]!, COMMANDS) : "";
  if (hint !== "") return `there is no command or file "${paths[0]}"${hint}`;
  const { unreadIn } = await import("../run/files.js");
  const unread = unmatched.length === 1 ? unreadIn(unmatched[0]!) : undefined;
  if (unread !== undefined) return `the folder ${quoted} ${unread}`;
  return `no transcript or script matches ${quoted}; check the path, and .call-lintignore if it is there`;
}

const COMMANDS = [
  "lint",
  "rules",
  "explain",
  "test",
  "inspect",
  "convert",
  "config",
  "evaluate",
  "promises",
  "report",
  "coach",
  "init",
  "lsp",
  "help",
];

/** What the flags ask of a run, as plain values. @throws UsageError where there is no input format of that name. */
export async function requestOf(flags: InputFlags & ConfigFlags): Promise<RunRequest> {
  const { agent, kind, inputFormat: format, meta } = flags;
  if (format !== undefined) await checkInputFormat(format);
  return { config: await configOptions(flags), agent, kind, format, meta };
}

/** Opens the one file of a command; "-" is standard input. @throws UsageError where it cannot be read. */
export async function openInput(file: string, { stdinFilename = "<stdin>" }: Pick<InputFlags, "stdinFilename">): Promise<Input> {
  const { openFile, openStandardInput } = await import("../run/lint-files.js");
  const input = file === "-" ? openStandardInput(stdinFilename) : openFile(file);
  if ("message" in input) throw new UsageError(`${placeText(input)}: ${input.message}`);
  return input;
}

async function checkInputFormat(name: string): Promise<void> {
  const { readers } = await import("../readers/index.js");
  const { didYouMean } = await import("../nearest.js");
  const names = readers.map((reader: Reader) => reader.name);
  if (name === "list") throw new Answer(await formatList());
  if (!names.includes(name))
    throw new UsageError(`there is no input format "${name}"${didYouMean(name, names)}; there are ${names.join(", ")}`);
}

/** All formats that are read, each with an example. */
async function formatList(): Promise<string> {
  const { FORMAT_NOTES, SCRIPT_NOTES } = await import("../readers/catalogue.js");
  const lines = (notes: Readonly<Record<string, { from: string; example: string }>>) =>
    Object.entries(notes).map(([name, { from, example }]) => `${name}: ${from}\n  ${example}\n`);
  return `${lines(FORMAT_NOTES).join("")}\nScripts:\n${lines(SCRIPT_NOTES).join("")}`;
}
