import { ConfigError, loadConfig, type Config, type ConfigOptions } from "../config.js";
import { didYouMean } from "../nearest.js";
import { FileError } from "../rule.js";
import { reasonOf } from "../system-reason.js";
import { linkedFiles } from "./linked-files.js";
import type { RunOptions } from "./lint-files.js";

/** What a run is asked to do, as plain values: what a thread needs to do a part of it. */
export interface RunRequest {
  config: ConfigOptions;
  /** The agent's side (`--agent`). */
  agent?: string;
  kind?: "call" | "script";
  /** Name of the reader (`--input-format`). */
  format?: string;
  /** Path of the table of metadata (`--meta`). */
  meta?: string;
  /** Whether results hold their transcripts; these are not kept for the next run. */
  transcripts?: boolean;
  /** Whether results are kept for the next run, and whether that of the last may hide personal data. */
  cache?: "redacted" | "whole";
}

/**
 * Reads all that a run needs beside the transcripts.
 * @throws ConfigError, and FileError where a table is wrong.
 */
export async function prepareRun(request: RunRequest): Promise<{ config: Config; options: RunOptions }> {
  const config = await loadConfig(request.config);
  await checkNames(config);
  const { agent, kind, format, meta, transcripts = false } = request;
  const { people } = config;
  const options: RunOptions = {
    settingsFor: config.settingsFor,
    hints: { columns: config.columns, kind, format },
    agent,
    filename: config.filename,
    business: config.business,
    linked: linkedFiles(request.config.cwd ?? process.cwd()),
    sidecar: meta === undefined ? undefined : await table(meta, async (path) => (await import("./metadata.js")).readSidecar(path)),
    people: people === undefined ? undefined : await table(people, async (path) => (await import("./metadata.js")).readPeople(path)),
    transcripts,
    cache: request.cache === undefined || transcripts ? undefined : (await import("./cache.js")).openCache(config, request),
  };
  return { config, options };
}

/** What most columns and parts of file names hold, for "did you mean". */
const FIELDS = ["text", "speaker", "role", "start", "end", "call_id", "id", "agent", "team", "queue", "customer", "customer_id", "date"];

/** Columns and parts of files' names that the config names are such as are understood. @throws ConfigError */
async function checkNames({ columns = {}, filename, readersMistake }: Config): Promise<void> {
  if (filename === undefined && Object.keys(columns).length === 0) return;
  const { isKnownColumn } = await import("../readers/csv.js");
  const { isMetadata } = await import("../readers/metadata.js");
  const wrong = (name: string) => `nothing is known as "${name}"${didYouMean(name, FIELDS) || `; there are ${FIELDS.join(", ")} and more`}`;
  const inColumns = Object.keys(columns).filter((name) => !isKnownColumn(name));
  const groups = [...(filename?.source ?? "").matchAll(/\(\?<(\w+)>/g)].map(([, name]) => name!);
  const inNames = groups.filter((name) => !isMetadata(name));
  const mistakes = [
    ...inColumns.map((name) => readersMistake(["csv", "columns", name], wrong(name))),
    ...inNames.map((name) => readersMistake(["filename"], wrong(name))),
  ];
  if (mistakes.length > 0) throw new ConfigError(mistakes);
}

/** Reads a table beside the calls; what is wrong with it is told with its place. */
async function table<T>(path: string, read: (path: string) => Promise<T>): Promise<T> {
  try {
    return await read(path);
  } catch (error) {
    const { code, message, line, column } = error as NodeJS.ErrnoException & { line?: number; column?: number };
    if (code !== undefined) throw new FileError(`this table cannot be read: ${reasonOf(error)}`, path);
    throw new FileError(message, path, line, column);
  }
}
