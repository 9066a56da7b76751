// Longer than a source file should be: folders of rules and words, and each mistake in them.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { endianness } from "node:os";
import { basename, extname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { builtInRules } from "./built-in-rules.js";
import { importModule } from "./import-module.js";
import type { CueSource, VocabularySource } from "./language/cues.js";
import { didYouMean, distance } from "./nearest.js";
import type { ReadyPatterns } from "./language/pattern-compiler.js";
import { phraseRule, type PhraseRuleSource, type Saying } from "./phrase-rule.js";
import { FileError, type NamedRule, type Rule } from "./rule.js";
import { reasonOf } from "./system-reason.js";

/** All rules and cues there are: the built-in ones and those of plugin folders. */
export interface Rulebook {
  rules: ReadonlyMap<string, NamedRule>;
  vocabulary: VocabularySource;
  /** The file that each rule stands in. */
  files: ReadonlyMap<string, string>;
  /** The file that each cue of a plugin folder stands in, a rule's own patterns included. */
  cueFiles: ReadonlyMap<string, string>;
  /** What whoever wrote a file of a plugin folder should know, though it is no mistake for certain. */
  notes: readonly RulebookNote[];
}

/** A sentence about a file. */
export interface RulebookNote {
  file: string;
  message: string;
}

/** The YAML files of a rule folder, read ahead: what the build leaves beside the compiled rules, so that no run parses YAML. */
export interface Bundle {
  /** Paths relative to the folder. */
  code: string[];
  phrases: Record<string, PhraseRuleSource>;
  cues: Record<string, CueSource>;
  lists: Record<string, readonly string[]>;
  /** The file of each cue. */
  cueFiles: Record<string, string>;
  /** All patterns, compiled with these lists; what is numbers stands in a file of its own, one list after the other. */
  ready?: Pick<ReadyPatterns, "words" | "kept"> & { lengths: readonly number[] };
}

/** Name of the file that holds the `Bundle` of the built-in rules: in ASCII, which is read in a fraction of the time. */
export const BUNDLE = "bundle.json";

/** Name of the file that holds code, addresses and anchors of the bundle's patterns: 32-bit numbers, lowest byte first. */
export const PATTERN_CODE = "patterns.bin";

/** Name of the file that holds the code of all built-in rules, by path. */
export const CODE = "code.js";

/** The folder of the built-in rules: beside `src` in the sources as in what is built. */
export const BUILT_IN = fileURLToPath(new URL("../rules", import.meta.url));

/** Read once: a process that lints again after a change, or that tests, asks many times. */
let builtIn: Promise<Rulebook> | undefined;

/**
 * The built-in rules and vocabulary, and those in `folders` on top; a rule or cue of the same name replaces the earlier one.
 * @throws FileError with file, line and column where a rule or vocabulary file is wrong.
 */
export async function loadRulebook(folders: readonly string[] = []): Promise<Rulebook> {
  return await (folders.length === 0 ? (builtIn ??= readRulebook([])) : readRulebook(folders));
}

async function readRulebook(folders: readonly string[]): Promise<Rulebook> {
  const rules = new Map<string, NamedRule>();
  const files = new Map<string, string>();
  const cueFiles = new Map<string, string>();
  const notes: RulebookNote[] = [];
  const cues: Record<string, CueSource> = {};
  const lists: Record<string, readonly string[]> = {};
  let ready: ReadyPatterns | undefined;
  for (const folder of [BUILT_IN, ...folders]) {
    const bundle = await bundleOf(folder);
    Object.assign(cues, bundle.cues);
    if (folder !== BUILT_IN) for (const [cue, file] of Object.entries(bundle.cueFiles)) cueFiles.set(cue, file);
    // A list that is replaced changes what the patterns mean that were compiled with it; anchors are those of all cues.
    if (folder !== BUILT_IN) delete ready?.anchors;
    if (Object.keys(bundle.lists).some((name) => name in lists)) ready = undefined;
    Object.assign(lists, bundle.lists);
    const loaded = await importRules(folder, bundle.code);
    for (const { path, rule } of loaded) addRule({ ...rule, ...nameOf(folder, path) }, join(folder, path));
    for (const [path, source] of Object.entries(bundle.phrases)) {
      const { name, section } = nameOf(folder, path);
      const made = phraseRule(name, section, source, (cue) => Object.hasOwn(cues, cue));
      if (folder !== BUILT_IN) {
        await refuseMisspelt(made.cues, Object.keys(cues), join(folder, path));
        notes.push(...nearCues(made.cues, Object.keys(cues), join(folder, path)));
        await refuseUncaptured(source, cues, join(folder, path));
      }
      Object.assign(cues, made.cues);
      for (const cue of Object.keys(made.cues)) if (folder !== BUILT_IN) cueFiles.set(cue, join(folder, path));
      addRule(made.rule, join(folder, path));
    }
    if (bundle.ready) ready = withNumbers(bundle.ready, { ...cues });
  }
  return {
    rules: new Map([...rules].sort(([one], [other]) => (one < other ? -1 : 1))),
    vocabulary: { cues, lists, ready },
    files,
    cueFiles,
    notes,
  };

  function addRule(rule: NamedRule, file: string): void {
    const before = files.get(rule.name);
    if (before !== undefined) {
      const replaced = before.startsWith(BUILT_IN + sep) ? "the built-in rule" : "the rule of another folder";
      notes.push({ file, message: `this takes the place of ${replaced} "${rule.name}"` });
    }
    rules.set(rule.name, rule);
    files.set(rule.name, file);
  }
}

function withNumbers({ lengths, ...ready }: NonNullable<Bundle["ready"]>, cues: VocabularySource["cues"]): ReadyPatterns {
  const bytes = readFileSync(join(BUILT_IN, PATTERN_CODE));
  if (endianness() === "BE") bytes.swap32();
  const numbers = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  let end = 0;
  const arrays = lengths.map((length) => numbers.subarray(end, (end += length)));
  const [code, addresses, ownEnds, ownAnchors, starts, entries, butNotStarts, butNotEntries] = arrays;
  return {
    ...ready,
    sources: () => patternsOf(cues),
    code: code!,
    addresses: addresses!,
    ownEnds: ownEnds!,
    ownAnchors: ownAnchors!,
    anchors: { says: { starts: starts!, entries: entries! }, butNot: { starts: butNotStarts!, entries: butNotEntries! } },
  };
}

/** The patterns of cues, each once, in the order in which they are compiled: patterns are shipped without their text, and known by it. */
export function patternsOf(cues: VocabularySource["cues"]): string[] {
  return [...new Set(Object.values(cues).flatMap((cue) => [...cue.says, ...(cue["but-not"] ?? [])]))];
}

async function bundleOf(folder: string): Promise<Bundle> {
  const ready = join(folder, BUNDLE);
  if (folder === BUILT_IN && existsSync(ready)) return JSON.parse(readFileSync(ready, "latin1")) as Bundle;
  return await readRuleFolder(folder);
}

/**
 * Reads a folder of rules: `<section>/<rule>.yaml|ts|js`, `vocabulary/<language>/*.yaml`; other files are refused kindly.
 * @throws FileError
 */
export async function readRuleFolder(folder: string): Promise<Bundle> {
  const bundle: Bundle = { code: [], phrases: {}, cues: {}, lists: {}, cueFiles: {} };
  const { parseRuleFile, parseVocabularyFile } = await import("./rule-files.js");
  for (const path of filesBelow(folder)) {
    const file = join(folder, path);
    const kind = kindOf(path);
    if (kind === "vocabulary") {
      const { cues, lists } = parseVocabularyFile(file, readFileSync(file, "utf8"));
      Object.assign(bundle.cues, cues);
      Object.assign(bundle.lists, lists);
      for (const cue of Object.keys(cues)) bundle.cueFiles[cue] = file;
    } else if (kind === "phrase") bundle.phrases[path] = parseRuleFile(file, readFileSync(file, "utf8"));
    else if (kind === "code") bundle.code.push(path);
    else if (kind === "stray")
      throw new FileError(
        `${basename(path)} is neither a rule (.yaml, .ts, .js) nor part of the vocabulary; rules stand in <section>/<rule>.yaml, please move it elsewhere`,
        file,
      );
  }
  return bundle;
}

/** The names of the rules in a folder. */
export function ruleNames({ code, phrases }: Bundle): string[] {
  return [...code, ...Object.keys(phrases)].map((path) => basename(path, extname(path)));
}

function filesBelow(folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch (cause) {
    throw new FileError(`the rules folder cannot be read: ${reasonOf(cause)}`, folder);
  }
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !path.split("/").some((part) => part.startsWith(".") || part === "node_modules"))
    .sort();
}

function kindOf(path: string): "vocabulary" | "phrase" | "code" | "stray" | "other" {
  const yaml = /\.ya?ml$/.test(path);
  if (path.startsWith("vocabulary/")) return yaml ? "vocabulary" : "stray";
  if (path.startsWith("presets/")) return yaml ? "other" : "stray";
  if (path === "README.md" || path === BUNDLE || path === CODE || path.endsWith(".d.ts") || path.endsWith(".map")) return "other";
  if (path.split("/").length > 2) return "stray";
  if (yaml) return "phrase";
  return /\.[mc]?[jt]s$/.test(path) ? "code" : "stray";
}

/** Words with hyphens that are nearly a cue's name are no pattern. @throws FileError */
async function refuseMisspelt(own: Readonly<Record<string, CueSource>>, known: readonly string[], file: string): Promise<void> {
  for (const pattern of Object.values(own).flatMap(({ says }) => says)) {
    const hint = /^[a-z]+(?:-[a-z]+)+$/.test(pattern) ? didYouMean(pattern, known) : "";
    if (hint === "") continue;
    const { parseYaml } = await import("./yaml-file.js");
    const { line, column } = parseYaml(file, readFileSync(file, "utf8")).placeOfText(pattern);
    throw new FileError(`there is no cue "${pattern}"${hint}; a pattern has blanks between its words`, file, line, column);
  }
}

/** Single words that are nearly a cue's name may be meant as words: said, not refused. */
function nearCues(own: Readonly<Record<string, CueSource>>, known: readonly string[], file: string): RulebookNote[] {
  const words = Object.values(own).flatMap(({ says }) => says.filter((pattern) => /^[a-z]{5,}$/.test(pattern)));
  return words.flatMap((word) => {
    const cue = known.find((name) => distance(word, name) === 1);
    if (cue === undefined) return [];
    return [{ file, message: `"${word}" is read as a word; did you mean the cue "${cue}"? If it is a word, write "(${word})"` }];
  });
}

/** What is to come back must be captured on both sides. @throws FileError */
async function refuseUncaptured(source: PhraseRuleSource, cues: Readonly<Record<string, CueSource>>, file: string): Promise<void> {
  const first = source.when ?? source.never;
  for (const second of [source.then ?? [], source.unless ?? []].flat()) {
    for (const name of second.same ?? []) {
      const missing = [first, second].find((saying) => saying !== undefined && !capturesOf(saying, cues).has(name));
      if (missing === undefined) continue;
      const { parseYaml } = await import("./yaml-file.js");
      const key = missing === source.then ? "then" : missing === first ? (source.when === undefined ? "never" : "when") : "unless";
      const { line, column } = parseYaml(file, readFileSync(file, "utf8")).placeOf([
        key,
        missing.agent === undefined ? "customer" : "agent",
      ]);
      throw new FileError(
        `"same" asks for "${name}", and nothing here captures it; write [<${name}> …] around what is to be compared`,
        file,
        line,
        column,
      );
    }
  }
}

/** The names of what the patterns of a saying capture, those of its cues included. */
function capturesOf({ agent, customer }: Saying, cues: Readonly<Record<string, CueSource>>): Set<string> {
  const patterns = [agent ?? customer ?? []].flat().flatMap((entry) => (Object.hasOwn(cues, entry) ? cues[entry]!.says : [entry]));
  return new Set(patterns.flatMap((pattern) => [...pattern.matchAll(/\[<([a-z]\w*)>/g)].map(([, name]) => name!)));
}

/** A rule is named after its file, its section after the folder. */
function nameOf(folder: string, path: string): { name: string; section: string } {
  const parts = path.split("/");
  return { name: basename(path, extname(path)), section: parts.length > 1 ? parts[0]! : basename(folder) };
}

async function importRules(folder: string, paths: readonly string[]): Promise<{ path: string; rule: Rule }[]> {
  const ready = folder === BUILT_IN ? await builtInRules(join(folder, CODE)) : undefined;
  return await Promise.all(paths.map(async (path) => ({ path, rule: ready?.[path] ?? (await importRule(folder, path)) })));
}

async function importRule(folder: string, path: string): Promise<Rule> {
  const file = join(folder, path);
  const loaded = (await importCode(file, folder)) as { default?: Rule };
  const rule = loaded.default;
  if (typeof rule?.check !== "function" || typeof rule.summary !== "string" || !Array.isArray(rule.examples?.bad ?? rule.examples?.good))
    throw new FileError("a rule file exports a rule as its default: { summary, why, severity, on, examples, check }", file);
  if (!SEVERITIES.includes(rule.severity))
    throw new FileError(`severity: expected one of ${SEVERITIES.join(", ")}${didYouMean(String(rule.severity), SEVERITIES)}`, file);
  return rule;
}

const SEVERITIES: readonly Rule["severity"][] = ["error", "warning", "info", "off"];

async function importCode(file: string, folder: string): Promise<unknown> {
  try {
    if (folder === BUILT_IN) return await importModule(pathToFileURL(file).href);
    // A process that lints again after a change takes in the rule as it is now.
    if (!file.endsWith("ts")) return await importModule(`${pathToFileURL(file).href}?${statSync(file).mtimeMs}`);
    const { createJiti } = createRequire(import.meta.url)("jiti") as typeof import("jiti");
    return await createJiti(import.meta.url, { moduleCache: false }).import(resolve(file));
  } catch (cause) {
    throw new FileError(`the rule cannot be loaded: ${(cause as Error).message}`, file);
  }
}
