import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { ConfigError, loadConfig, searchConfig, type Config, type ConfigOptions } from "../config.js";
import { FileError } from "../rule.js";
import { readBaseline, type BaselineEntry } from "./baseline-file.js";
import { BASELINE, IGNORE_FILE, ignoreOf, isBelow, isIgnored, isNoCall } from "./files.js";
import type { RunOptions } from "./lint-files.js";
import { prepareRun } from "./request.js";

/** What holds for the documents of one place: the settings, what is waived there and what is left out. */
export interface Home {
  /** The folder of the settings, or else that of the workspace: what paths in settings are told from. */
  folder: string;
  config: Config;
  options: RunOptions;
  baseline: readonly BaselineEntry[];
  /** Whether a file is not linted unless it is named. */
  leavesOut: (path: string) => boolean;
}

/** The settings of one place as they were read last. */
interface Reading {
  /** The last that were good: they hold while newer ones are broken. */
  good?: Home;
  mistakes: readonly FileError[];
  /** Everything that was read, and how it looked then. */
  sources: readonly string[];
  stamp: string;
  ready: Promise<void>;
}

/** The folders that an editor has open, with the settings of each document in them. */
export class Workspace {
  folders: readonly string[] = [];
  /** False: no settings of the workspace are read, and so no code of plugins that they name is run. */
  trusted = true;
  private readonly readings = new Map<string, Reading>();

  /** @param flags what the command line says; a config file named there holds for all documents. */
  constructor(private readonly flags: ConfigOptions) {}

  /** The settings for a file, or for a document that has none yet; undefined where they are broken and never were good. */
  async homeOf(path: string | undefined): Promise<Home | undefined> {
    const root = path === undefined ? this.folders[0] : this.rootOf(path);
    const file = this.flags.file ?? this.configOf(path, root);
    const isWithin = file !== undefined && root !== undefined && isBelow(dirname(file), root);
    const folder = isWithin ? dirname(file) : (root ?? (path === undefined ? process.cwd() : dirname(path)));
    const key = JSON.stringify([folder, file]);
    let reading = this.readings.get(key);
    if (reading === undefined || reading.stamp !== stampOf(reading.sources)) {
      reading = this.read(file, folder, root, reading);
      this.readings.set(key, reading);
    }
    await reading.ready;
    return reading.good;
  }

  /** What is wrong with the settings that are in use. */
  mistakes(): readonly FileError[] {
    return [...this.readings.values()].flatMap((reading) => reading.mistakes);
  }

  /** What would be wrong with a config file if it held a text. */
  async mistakesOf(file: string, text: string): Promise<readonly FileError[]> {
    if (!this.trusted) return [];
    try {
      await loadConfig({ ...this.flags, file, search: false, cwd: dirname(file), texts: new Map([[file, text]]) });
      return [];
    } catch (error) {
      return mistakesIn(error as Error, file).filter((mistake) => mistake.file === file);
    }
  }

  /** Files and folders whose change may change what is found. */
  sources(): ReadonlySet<string> {
    return new Set([...this.readings.values()].flatMap((reading) => reading.sources));
  }

  private rootOf(path: string): string | undefined {
    return this.folders.filter((folder) => isBelow(path, folder)).sort((one, other) => other.length - one.length)[0];
  }

  /** Outside of all folders nothing is looked for: what lies there nobody has chosen to trust. */
  private configOf(path: string | undefined, root: string | undefined): string | undefined {
    if (this.flags.search === false || !this.trusted || root === undefined) return undefined;
    return searchConfig(path === undefined ? root : dirname(path));
  }

  private read(file: string | undefined, folder: string, root: string | undefined, before: Reading | undefined): Reading {
    const waived = [folder, root ?? folder].map((one) => join(one, BASELINE));
    const own = [...(file === undefined ? [] : [file]), ...waived, join(folder, IGNORE_FILE)];
    const reading: Reading = { good: before?.good, mistakes: [], sources: own, stamp: stampOf(own), ready: Promise.resolve() };
    reading.ready = this.fill(reading, file, folder, waived.find((one) => existsSync(one)) ?? waived[0]!);
    return reading;
  }

  private async fill(reading: Reading, file: string | undefined, folder: string, waived: string): Promise<void> {
    try {
      const { config, options } = await prepareRun({ config: { ...this.flags, file, search: false, cwd: folder } });
      const more = [...config.sources, ...(config.people === undefined ? [] : [config.people])];
      reading.sources = [...reading.sources, ...more];
      reading.good = { folder, config, options, baseline: reading.good?.baseline ?? [], leavesOut: leftOut(folder, config) };
      reading.good = { ...reading.good, baseline: readBaseline(waived) };
    } catch (error) {
      reading.mistakes = mistakesIn(error as Error, file ?? folder);
      reading.sources = [...reading.sources, ...reading.mistakes.map((mistake) => mistake.file)];
    }
    reading.stamp = stampOf(reading.sources);
  }
}

function mistakesIn(error: Error, file: string): readonly FileError[] {
  if (error instanceof ConfigError) return error.mistakes;
  return [error instanceof FileError ? error : new FileError(error.message, file)];
}

function leftOut(folder: string, { ignore }: Config): (path: string) => boolean {
  const rules = ignoreOf({ ignorePatterns: ignore }, folder);
  return (path) => isNoCall(path) || isIgnored(rules, path, folder);
}

/** How files look from outside, so that it is seen when they change; of folders, all that is in them. */
function stampOf(paths: readonly string[]): string {
  return paths.map((path) => `${path} ${lookOf(path)}`).join("\n");
}

function lookOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory() !== true) return stat === undefined ? "" : `${stat.mtimeMs} ${stat.size}`;
  const names = readdirSync(path, { recursive: true }).map(String).sort();
  return names.map((name) => `${name} ${statSync(join(path, name), { throwIfNoEntry: false })?.mtimeMs}`).join(",");
}
