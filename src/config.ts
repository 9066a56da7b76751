import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { CONFIG_NAMES, ConfigError, PRESETS, mistakeAt, presetLayers, readLayers, search, type Layer, type Texts } from "./config-files.js";
import { checkNames, checkRules, resolverOf, type Resolver } from "./config-rules.js";
import type { RuleSetting } from "./config-schema.js";
import { goalsOf, scorecardOf, scorecardsOf, type Goals } from "./config-scorecard.js";
import { vocabularyOf } from "./config-vocabulary.js";
import { businessTimeOf, type BusinessTime } from "./language/calendar.js";
import { FileError } from "./rule.js";
import { BUILT_IN, loadRulebook, type Rulebook } from "./rulebook.js";
import type { NamedScorecard, Scorecard } from "./score.js";

export { CONFIG_NAMES, ConfigError, PRESETS, search as searchConfig };

/** Everything that is configured, ready to be used. */
export interface Config extends Resolver {
  rulebook: Rulebook;
  /** Files that were read, nearest first; none where nothing is configured. */
  files: readonly string[];
  /** Everything that was read to make this: config files, presets, folders of rules. */
  sources: readonly string[];
  /** Names of CSV columns by what they hold. */
  columns?: Readonly<Record<string, string>>;
  filename?: RegExp;
  /** A mistake in what the config says of readers, at its place there. */
  readersMistake(path: readonly ["csv" | "filename", ...string[]], message: string): FileError;
  /** Path of the roster. */
  people?: string;
  /** When the company works. */
  business?: BusinessTime;
  scorecard: Scorecard;
  /** For some calls; the first that fits. */
  scorecards: readonly NamedScorecard[];
  goals: Goals;
  ignore: readonly string[];
}

export interface ConfigOptions {
  /** A config file; without it one is looked for from `cwd` upward. */
  file?: string;
  /** False: no config file is looked for. */
  search?: boolean;
  cwd?: string;
  texts?: Texts;
  /** A preset instead of what the config extends. */
  preset?: string;
  /** Folders of rules beside those that the config names. */
  plugins?: readonly string[];
  /** Settings from the command line, by rule; the last word. */
  rules?: Readonly<Record<string, RuleSetting>>;
}

/**
 * Finds, reads and checks the configuration.
 * @throws ConfigError with every mistake and its place.
 */
export async function loadConfig(options: ConfigOptions = {}): Promise<Config> {
  const cwd = options.cwd ?? process.cwd();
  const found = options.file === undefined ? (options.search === false ? undefined : search(cwd)) : resolve(cwd, options.file);
  const mistakes: FileError[] = [];
  const extended = found === undefined ? [] : await readLayers(found, mistakes, options.texts);
  const layers =
    options.preset === undefined
      ? extended
      : [...(await presetLayers(options.preset, mistakes)), ...extended.filter((layer) => !layer.file.startsWith(BUILT_IN))];
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  refuseMissing(layers, mistakes);
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  const folders = foldersOf(layers, options.plugins ?? []);
  const rulebook = await rulebookOf(folders);
  const vocabulary = await vocabularyOf(layers, rulebook, mistakes);
  for (const layer of layers) checkRules(layer, rulebook, mistakes);
  checkNames(options.rules ?? {}, rulebook, mistakes);
  const filename = filenameOf(layers, mistakes);
  const scorecard = scorecardOf(layers, rulebook, mistakes);
  const scorecards = scorecardsOf(layers, scorecard, rulebook, mistakes);
  const goals = goalsOf(layers, rulebook, mistakes);
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  const own = layers.filter((layer) => !layer.file.startsWith(BUILT_IN));
  const people = own.findLast((layer) => layer.data.people !== undefined);
  return {
    rulebook,
    files: own.map((layer) => layer.file).reverse(),
    sources: [...layers.map((layer) => layer.file), ...folders],
    ...resolverOf(layers, rulebook, vocabulary, options.rules ?? {}, cwd),
    columns: own.findLast((layer) => layer.data.readers?.csv)?.data.readers!.csv!.columns,
    filename,
    readersMistake: (path, message) =>
      mistakeAt(
        own.findLast(({ data }) => data.readers?.[path[0]])!,
        ["readers", ...path],
        message,
      ),
    people: people && resolve(people.folder, people.data.people!),
    business: businessOf(layers),
    scorecard,
    scorecards,
    goals,
    ignore: own.flatMap((layer) => layer.data.ignore ?? []),
  };
}

function businessOf(layers: readonly Layer[]): BusinessTime | undefined {
  const layer = layers.findLast(({ data }) => data.business !== undefined);
  return layer && businessTimeOf(layer.data.business!);
}

/** Notes which folders of rules and rosters are not there. */
function refuseMissing(layers: readonly Layer[], mistakes: FileError[]): void {
  for (const layer of layers) {
    const { plugins = [], people } = layer.data;
    for (const [index, plugin] of plugins.entries())
      if (!existsSync(resolve(layer.folder, plugin))) mistakes.push(mistakeAt(layer, ["plugins", index], `there is no folder "${plugin}"`));
    if (people !== undefined && !existsSync(resolve(layer.folder, people)))
      mistakes.push(mistakeAt(layer, ["people"], `there is no file "${people}"`));
  }
}

/** The folders of rules that the config and the command line name. */
function foldersOf(layers: readonly Layer[], more: readonly string[]): string[] {
  const named = layers.flatMap((layer) => (layer.data.plugins ?? []).map((plugin) => resolve(layer.folder, plugin)));
  return [...named, ...more.filter((folder) => !named.includes(resolve(folder)))];
}

async function rulebookOf(folders: readonly string[]): Promise<Rulebook> {
  try {
    return await loadRulebook(folders);
  } catch (error) {
    throw error instanceof FileError ? new ConfigError([error]) : error;
  }
}

function filenameOf(layers: readonly Layer[], mistakes: FileError[]): RegExp | undefined {
  const layer = layers.findLast((one) => one.data.readers?.filename !== undefined);
  if (layer === undefined) return undefined;
  try {
    return new RegExp(layer.data.readers!.filename!);
  } catch (error) {
    mistakes.push(mistakeAt(layer, ["readers", "filename"], (error as Error).message));
    return undefined;
  }
}
