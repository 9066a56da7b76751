import { readFileSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { lilconfigSync } from "lilconfig";
import type { ConfigFile } from "./config-schema.js";
import { didYouMean } from "./nearest.js";
import { FileError } from "./rule.js";
import { BUILT_IN } from "./rulebook.js";
import { reasonOf } from "./system-reason.js";
import type { YamlFile } from "./yaml-file.js";

/** Names of the presets that come with call-lint. */
export const PRESETS = ["recommended", "strict", "compliance", "survey", "internal"] as const;

/** All mistakes of the config files. */
export class ConfigError extends Error {
  override name = "ConfigError";
  constructor(readonly mistakes: readonly FileError[]) {
    super(mistakes.map((mistake) => mistake.message).join("\n"));
  }
}

/** One config file, read. */
export interface Layer {
  file: string;
  folder: string;
  data: ConfigFile;
  placeOf: YamlFile["placeOf"];
}

/** Names of config files. */
export const CONFIG_NAMES = ["call-lint.config.yaml", "call-lint.config.yml", "call-lint.config.json"];

/** The config file of a folder, there or in one above. */
export function search(cwd: string): string | undefined {
  const nothing = (_path: string, content: string) => content;
  return lilconfigSync("call-lint", {
    searchPlaces: CONFIG_NAMES,
    stopDir: resolve("/"),
    loaders: { ".yaml": nothing, ".yml": nothing, ".json": nothing },
  }).search(cwd)?.filepath;
}

/** Texts that stand for those of files, by their paths: what an editor has not saved. */
export type Texts = ReadonlyMap<string, string>;

/** A config file and what it extends, the farthest first. */
export async function readLayers(file: string, mistakes: FileError[], texts?: Texts, above: readonly string[] = []): Promise<Layer[]> {
  const layer = await readLayer(file, mistakes, texts);
  if (layer === undefined) return [];
  const layers: Layer[] = [];
  const bases = [layer.data.extends ?? []].flat();
  for (const [index, base] of bases.entries()) {
    const place = Array.isArray(layer.data.extends) ? ["extends", index] : ["extends"];
    const wrong = (message: string) => mistakes.push(mistakeAt(layer, place, message));
    const path = basePath(base, layer.folder);
    if (path === undefined) wrong(`there is no preset, file or package "${base}"${didYouMean(base, PRESETS)}`);
    else if ([...above, file].includes(path)) wrong(`"${base}" extends this file in turn`);
    else layers.push(...(await readLayers(path, mistakes, texts, [...above, file])));
  }
  return [...layers, layer];
}

function basePath(base: string, folder: string): string | undefined {
  if ((PRESETS as readonly string[]).includes(base)) return presetPath(base);
  const candidates = isAbsolute(base) || base.startsWith(".") || /\.(?:ya?ml|json)$/.test(base) ? [resolve(folder, base)] : [];
  if (candidates.length === 0) {
    for (let up = folder; ; up = dirname(up)) {
      candidates.push(...CONFIG_NAMES.map((name) => join(up, "node_modules", base, name)));
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

/** A preset and what it extends. */
export async function presetLayers(name: string, mistakes: FileError[]): Promise<Layer[]> {
  if ((PRESETS as readonly string[]).includes(name) && canRead(presetPath(name))) return await readLayers(presetPath(name), mistakes);
  mistakes.push(new FileError(`there is no preset "${name}"${didYouMean(name, PRESETS)}`, "--preset"));
  return [];
}

async function readLayer(file: string, mistakes: FileError[], texts: Texts | undefined): Promise<Layer | undefined> {
  const { parseYaml, issuesOf } = await import("./yaml-file.js");
  const { configSchema } = await import("./config-schema.js");
  try {
    const yaml = parseYaml(file, texts?.get(file) ?? readFileSync(file, "utf8"));
    const value = yaml.value ?? {};
    const issues = issuesOf(configSchema, value);
    for (const { path, message } of issues) mistakes.push(mistakeAt({ file, placeOf: yaml.placeOf }, path, message));
    return issues.length > 0 ? undefined : { file, folder: dirname(file), data: value, placeOf: yaml.placeOf };
  } catch (error) {
    mistakes.push(error instanceof FileError ? error : new FileError(`the config cannot be read: ${reasonOf(error)}`, file));
    return undefined;
  }
}

/** A mistake at a place of a config file. */
export function mistakeAt({ file, placeOf }: Pick<Layer, "file" | "placeOf">, path: readonly PropertyKey[], message: string): FileError {
  const { line, column } = placeOf(path);
  return new FileError(message, file, line, column);
}
