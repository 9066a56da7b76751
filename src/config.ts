import { readFileSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { lilconfigSync } from "lilconfig";
import { compileVocabulary, CueError, type CueSource, type Vocabulary, type VocabularySource } from "./language/cues.js";
import { defaultOptions, type ActiveRule, type Settings } from "./lint.js";
import { didYouMean } from "./nearest.js";
import { pathTest } from "./path-patterns.js";
import { FileError, type NamedRule, type OptionSpec, type Severity } from "./rule.js";
import { BUILT_IN, loadRulebook, type Rulebook } from "./rulebook.js";
import type { ConfigFile, RuleSetting } from "./config-schema.js";
import type { YamlFile } from "./yaml-file.js";

/** Names of the presets that come with call-lint. */
export const PRESETS = ["recommended", "strict", "compliance", "survey", "internal"] as const;

/** Everything that is configured, ready to be used. */
export interface Config {
  rulebook: Rulebook;
  /** Files that were read, nearest first; none where nothing is configured. */
  files: readonly string[];
  settingsFor(file: string): Settings;
  /** Names of CSV columns by what they hold. */
  columns?: Readonly<Record<string, string>>;
  filename?: RegExp;
  /** Path of the roster. */
  people?: string;
  ignore: readonly string[];
}

/** All mistakes of the config files. */
export class ConfigError extends Error {
  override name = "ConfigError";
  constructor(readonly mistakes: readonly FileError[]) {
    super(mistakes.map((mistake) => mistake.message).join("\n"));
  }
}

export interface ConfigOptions {
  /** A config file; without it one is looked for from `cwd` upward. */
  file?: string;
  /** False: no config file is looked for. */
  search?: boolean;
  cwd?: string;
  /** A preset instead of what the config extends. */
  preset?: string;
  /** Settings from the command line, by rule; the last word. */
  rules?: Readonly<Record<string, RuleSetting>>;
}

/** One config file, read. */
interface Layer {
  file: string;
  folder: string;
  data: ConfigFile;
  placeOf: YamlFile["placeOf"];
}

/**
 * Finds, reads and checks the configuration.
 * @throws ConfigError with every mistake and its place.
 */
export async function loadConfig(options: ConfigOptions = {}): Promise<Config> {
  const cwd = options.cwd ?? process.cwd();
  const found = options.file === undefined ? (options.search === false ? undefined : search(cwd)) : resolve(cwd, options.file);
  const mistakes: FileError[] = [];
  const layers = found === undefined ? [] : await readLayers(found, mistakes);
  if (options.preset !== undefined) layers.unshift(...(await presetLayers(options.preset, mistakes)));
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  const rulebook = await rulebookOf(layers);
  const vocabulary = vocabularyOf(layers, rulebook.vocabulary, mistakes);
  for (const layer of layers) checkRules(layer, rulebook, mistakes);
  checkNames(options.rules ?? {}, rulebook, mistakes);
  const filename = filenameOf(layers, mistakes);
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  const own = layers.filter((layer) => !layer.file.startsWith(BUILT_IN));
  const people = own.findLast((layer) => layer.data.people !== undefined);
  return {
    rulebook,
    files: own.map((layer) => layer.file).reverse(),
    settingsFor: settingsMaker(layers, rulebook, vocabulary, options.rules ?? {}, cwd),
    columns: own.findLast((layer) => layer.data.readers?.csv)?.data.readers!.csv!.columns,
    filename,
    people: people && join(people.folder, people.data.people!),
    ignore: own.flatMap((layer) => layer.data.ignore ?? []),
  };
}

const NAMES = ["call-lint.config.yaml", "call-lint.config.yml", "call-lint.config.json"];

function search(cwd: string): string | undefined {
  const nothing = (_path: string, content: string) => content;
  return lilconfigSync("call-lint", {
    searchPlaces: NAMES,
    stopDir: resolve("/"),
    loaders: { ".yaml": nothing, ".yml": nothing, ".json": nothing },
  }).search(cwd)?.filepath;
}

/** A config file and what it extends, the farthest first. */
async function readLayers(file: string, mistakes: FileError[], above: readonly string[] = []): Promise<Layer[]> {
  const layer = await readLayer(file, mistakes);
  if (layer === undefined) return [];
  const layers: Layer[] = [];
  const bases = [layer.data.extends ?? []].flat();
  for (const [index, base] of bases.entries()) {
    const place = Array.isArray(layer.data.extends) ? ["extends", index] : ["extends"];
    const wrong = (message: string) => mistakes.push(mistakeAt(layer, place, message));
    const path = basePath(base, layer.folder);
    if (path === undefined) wrong(`there is no preset, file or package "${base}"${didYouMean(base, PRESETS)}`);
    else if ([...above, file].includes(path)) wrong(`"${base}" extends this file in turn`);
    else layers.push(...(await readLayers(path, mistakes, [...above, file])));
  }
  return [...layers, layer];
}

function basePath(base: string, folder: string): string | undefined {
  if ((PRESETS as readonly string[]).includes(base)) return presetPath(base);
  const candidates = isAbsolute(base) || base.startsWith(".") || /\.(?:ya?ml|json)$/.test(base) ? [resolve(folder, base)] : [];
  if (candidates.length === 0) {
    for (let up = folder; ; up = dirname(up)) {
      candidates.push(...NAMES.map((name) => join(up, "node_modules", base, name)));
      if (dirname(up) === up) break;
    }
  }
  return candidates.find((path) => canRead(path));
}

function canRead(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}

function presetPath(name: string): string {
  return join(BUILT_IN, "presets", `${name}.yaml`);
}

async function presetLayers(name: string, mistakes: FileError[]): Promise<Layer[]> {
  if ((PRESETS as readonly string[]).includes(name) && canRead(presetPath(name))) return await readLayers(presetPath(name), mistakes);
  mistakes.push(new FileError(`there is no preset "${name}"${didYouMean(name, PRESETS)}`, "--preset"));
  return [];
}

async function readLayer(file: string, mistakes: FileError[]): Promise<Layer | undefined> {
  const { parseYaml, issuesOf } = await import("./yaml-file.js");
  const { configSchema } = await import("./config-schema.js");
  try {
    const yaml = parseYaml(file, readFileSync(file, "utf8"));
    const value = yaml.value ?? {};
    const issues = issuesOf(configSchema, value);
    for (const { path, message, unknown } of issues) {
      const hint = unknown === undefined ? "" : didYouMean(unknown, keysAt(path));
      mistakes.push(mistakeAt({ file, placeOf: yaml.placeOf }, unknown === undefined ? path : [...path, unknown], message + hint));
    }
    return issues.length > 0 ? undefined : { file, folder: dirname(file), data: value, placeOf: yaml.placeOf };
  } catch (error) {
    mistakes.push(error instanceof FileError ? error : new FileError(`the config cannot be read: ${(error as Error).message}`, file));
    return undefined;
  }
}

/** The keys that may stand at a place, for "did you mean". */
function keysAt(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return ["extends", "rules", "vocabulary", "overrides", "people", "readers", "plugins", "ignore"];
  return ["files", "rules", "add", "remove", "but-not", "csv", "filename", "columns", "says", "means"];
}

function mistakeAt({ file, placeOf }: Pick<Layer, "file" | "placeOf">, path: readonly PropertyKey[], message: string): FileError {
  const { line, column } = placeOf(path);
  return new FileError(message, file, line, column);
}

async function rulebookOf(layers: readonly Layer[]): Promise<Rulebook> {
  const folders = layers.flatMap((layer) => (layer.data.plugins ?? []).map((plugin) => resolve(layer.folder, plugin)));
  try {
    return await loadRulebook(folders);
  } catch (error) {
    throw error instanceof FileError ? new ConfigError([error]) : error;
  }
}

function vocabularyOf(layers: readonly Layer[], built: VocabularySource, mistakes: FileError[]): Vocabulary {
  const cues: Record<string, CueSource> = { ...built.cues };
  const from = new Map<string, Layer>();
  for (const layer of layers) {
    for (const [name, change] of Object.entries(layer.data.vocabulary ?? {})) {
      const { add = [], remove = [], says, means, "but-not": butNot = [] } = Array.isArray(change) ? { add: change } : change;
      const known = cues[name];
      if (known === undefined && says === undefined) {
        mistakes.push(
          mistakeAt(
            layer,
            ["vocabulary", name],
            `there is no cue "${name}"${didYouMean(name, Object.keys(cues))}; a new one has "means" and "says"`,
          ),
        );
        continue;
      }
      const unknown = remove.find((pattern) => !known?.says.includes(pattern));
      if (unknown !== undefined)
        mistakes.push(mistakeAt(layer, ["vocabulary", name, "remove"], `the cue "${name}" has no pattern "${unknown}"`));
      const before = says ?? known?.says ?? [];
      cues[name] = {
        means: means ?? known?.means ?? name,
        says: [...before.filter((pattern) => !remove.includes(pattern)), ...add],
        "but-not": [...(known?.["but-not"] ?? []), ...butNot],
      };
      from.set(name, layer);
    }
  }
  try {
    return compileVocabulary({ cues, lists: built.lists });
  } catch (error) {
    if (!(error instanceof CueError)) throw error;
    const layer = from.get(error.cue);
    throw new ConfigError([
      layer === undefined
        ? new FileError(`the cue ${error.cue}: ${error.message}`, "rules")
        : mistakeAt(layer, ["vocabulary", error.cue], error.message),
    ]);
  }
}

function checkRules(layer: Layer, rulebook: Rulebook, mistakes: FileError[]): void {
  const check = (rules: Readonly<Record<string, RuleSetting>>, path: readonly PropertyKey[]) => {
    for (const [name, setting] of Object.entries(rules)) {
      for (const { at, message } of mistakesOf(name, setting, rulebook)) mistakes.push(mistakeAt(layer, [...path, name, ...at], message));
    }
  };
  check(layer.data.rules ?? {}, ["rules"]);
  for (const [index, override] of (layer.data.overrides ?? []).entries()) check(override.rules, ["overrides", index, "rules"]);
}

function checkNames(rules: Readonly<Record<string, RuleSetting>>, rulebook: Rulebook, mistakes: FileError[]): void {
  for (const [name, setting] of Object.entries(rules))
    for (const { message } of mistakesOf(name, setting, rulebook)) mistakes.push(new FileError(message, "--rule"));
}

function* mistakesOf(
  name: string,
  setting: RuleSetting,
  { rules }: Rulebook,
): Generator<{ at: PropertyKey[]; message: string }, void, void> {
  const rule = rules.get(name);
  if (rule === undefined) return yield { at: [], message: `there is no rule "${name}"${didYouMean(name, rules.keys())}` };
  if (!Array.isArray(setting)) return;
  for (const [option, value] of Object.entries(setting[1])) {
    const spec = rule.options?.[option];
    if (spec === undefined) {
      const known = Object.keys(rule.options ?? {});
      const has = known.length === 0 ? "it has none" : `it has ${known.join(", ")}`;
      yield { at: [1, option], message: `the rule ${name} has no option "${option}"${didYouMean(option, known)}; ${has}` };
    } else {
      const wrong = wrongValue(spec, value);
      if (wrong !== undefined) yield { at: [1, option], message: `${name}, ${option}: ${wrong}` };
    }
  }
}

function wrongValue({ default: standard, min, max, oneOf }: OptionSpec, value: unknown): string | undefined {
  if (Array.isArray(standard))
    return Array.isArray(value) && value.every((one) => typeof one === "string") ? undefined : "expected a list of texts";
  if (typeof value !== typeof standard)
    return `expected a ${typeof standard === "string" ? "text" : typeof standard === "number" ? "number" : "true or false"}`;
  if (oneOf !== undefined && !oneOf.includes(String(value)))
    return `expected one of ${oneOf.join(", ")}${didYouMean(String(value), oneOf)}`;
  if (typeof value === "number" && min !== undefined && value < min) return `expected at least ${min}`;
  return typeof value === "number" && max !== undefined && value > max ? `expected at most ${max}` : undefined;
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

interface Override {
  matches(file: string): boolean;
  rules: Readonly<Record<string, RuleSetting>>;
}

function settingsMaker(
  layers: readonly Layer[],
  { rules }: Rulebook,
  vocabulary: Vocabulary,
  last: Readonly<Record<string, RuleSetting>>,
  cwd: string,
): Config["settingsFor"] {
  const base = layers.map((layer) => layer.data.rules ?? {});
  const overrides = layers.flatMap((layer) => (layer.data.overrides ?? []).map((override) => overrideOf(override, layer.folder, cwd)));
  const made = new Map<string, Settings>();
  return (file) => {
    const fitting = overrides.map((override) => override.matches(file));
    const key = fitting.join();
    const known = made.get(key);
    if (known !== undefined) return known;
    const chosen = [...base, ...overrides.filter((_, index) => fitting[index]).map((override) => override.rules), last];
    const settings: Settings = { vocabulary, rules: [...rules.values()].flatMap((rule) => activeRule(rule, chosen)) };
    made.set(key, settings);
    return settings;
  };
}

function overrideOf(override: NonNullable<ConfigFile["overrides"]>[number], folder: string, cwd: string): Override {
  const fits = pathTest([override.files].flat());
  return {
    rules: override.rules,
    matches(file) {
      const path = relative(folder, resolve(cwd, file)).split(sep).join("/");
      return path !== "" && !path.startsWith("..") && fits(path);
    },
  };
}

/** A rule with what all layers say of it; none where it is off. */
function activeRule(rule: NamedRule, layers: readonly Readonly<Record<string, RuleSetting>>[]): ActiveRule[] {
  let severity: Severity | "off" = rule.severity;
  let options = defaultOptions(rule);
  for (const layer of layers) {
    const setting = layer[rule.name];
    if (setting === undefined) continue;
    const [level, own] = Array.isArray(setting) ? setting : [setting, {}];
    severity = level === "on" ? (rule.severity === "off" ? "warning" : rule.severity) : level;
    options = { ...options, ...own };
  }
  return severity === "off" ? [] : [{ rule, severity, options }];
}
