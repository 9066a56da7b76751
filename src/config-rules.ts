import { relative, resolve, sep } from "node:path";
import type { Layer } from "./config-files.js";
import { mistakeAt } from "./config-files.js";
import type { RuleSetting } from "./config-schema.js";
import type { Vocabulary } from "./language/cues.js";
import { defaultOptions, type ActiveRule, type Settings } from "./lint.js";
import { didYouMean } from "./nearest.js";
import { pathTest } from "./path-patterns.js";
import { FileError, type NamedRule, type OptionSpec, type Severity } from "./rule.js";
import type { Rulebook } from "./rulebook.js";

/** Notes what is wrong with a layer's settings of rules. */
export function checkRules(layer: Layer, rulebook: Rulebook, mistakes: FileError[]): void {
  const check = (rules: Readonly<Record<string, RuleSetting>>, path: readonly PropertyKey[]) => {
    for (const [name, setting] of Object.entries(rules)) {
      for (const { at, message } of mistakesOf(name, setting, rulebook)) mistakes.push(mistakeAt(layer, [...path, name, ...at], message));
    }
  };
  check(layer.data.rules ?? {}, ["rules"]);
  for (const [index, override] of (layer.data.overrides ?? []).entries()) check(override.rules, ["overrides", index, "rules"]);
}

/** Notes what is wrong with the settings of the command line. */
export function checkNames(rules: Readonly<Record<string, RuleSetting>>, rulebook: Rulebook, mistakes: FileError[]): void {
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
  if (typeof standard === "object") {
    const isMap = typeof value === "object" && value !== null && Object.values(value).every((one) => typeof one === "string");
    return isMap ? undefined : "expected a map of texts";
  }
  if (typeof value !== typeof standard)
    return `expected a ${typeof standard === "string" ? "text" : typeof standard === "number" ? "number" : "true or false"}`;
  if (oneOf !== undefined && !oneOf.includes(String(value)))
    return `expected one of ${oneOf.join(", ")}${didYouMean(String(value), oneOf)}`;
  if (typeof value === "number" && min !== undefined && value < min) return `expected at least ${min}`;
  return typeof value === "number" && max !== undefined && value > max ? `expected at most ${max}` : undefined;
}

/** What one rule comes to for a file, and where that was said. */
export interface ResolvedRule extends Omit<ActiveRule, "severity"> {
  severity: Severity | "off";
  /** `file:line` of every setting that counts, the last word last; empty where nothing is configured. */
  from: readonly string[];
}

/** Settings of rules with their place. */
interface RuleLayer {
  rules: Readonly<Record<string, RuleSetting>>;
  placeOf(rule: string): string;
}

interface Override extends RuleLayer {
  matches(file: string): boolean;
}

/** Works out the rules of any file. */
export interface Resolver {
  settingsFor(file: string): Settings;
  resolve(file: string): ResolvedRule[];
}

/** Makes a resolver of layers, the farthest first, and the command line's last word. */
export function resolverOf(
  layers: readonly Layer[],
  { rules }: Rulebook,
  vocabulary: () => Vocabulary,
  last: Readonly<Record<string, RuleSetting>>,
  cwd: string,
): Resolver {
  const base = layers.map((layer): RuleLayer => ({ rules: layer.data.rules ?? {}, placeOf: placesIn(layer, ["rules"]) }));
  const overrides = layers.flatMap((layer) => (layer.data.overrides ?? []).map((_, index) => overrideOf(layer, index, cwd)));
  const made = new Map<string, Settings>();
  const resolveFor = (fitting: readonly Override[]) => {
    const all = [...base, ...fitting, { rules: last, placeOf: () => "--rule" }];
    return [...rules.values()].map((rule) => resolveRule(rule, all));
  };
  return {
    resolve: (file) => resolveFor(overrides.filter((override) => override.matches(file))),
    settingsFor(file) {
      const fitting = overrides.filter((override) => override.matches(file));
      const key = fitting.map((override) => overrides.indexOf(override)).join();
      const known = made.get(key);
      if (known !== undefined) return known;
      const settings: Settings = { vocabulary: vocabulary(), rules: resolveFor(fitting).filter(isActive) };
      made.set(key, settings);
      return settings;
    },
  };
}

function isActive(rule: ResolvedRule): rule is ResolvedRule & ActiveRule {
  return rule.severity !== "off";
}

function placesIn({ file, placeOf }: Layer, path: readonly PropertyKey[]): (rule: string) => string {
  return (rule) => `${file}:${placeOf([...path, rule]).line}`;
}

function overrideOf(layer: Layer, index: number, cwd: string): Override {
  const { files, rules } = layer.data.overrides![index]!;
  const fits = pathTest([files].flat());
  return {
    rules,
    placeOf: placesIn(layer, ["overrides", index, "rules"]),
    matches(file) {
      const path = relative(layer.folder, resolve(cwd, file)).split(sep).join("/");
      return path !== "" && !path.startsWith("..") && fits(path);
    },
  };
}

/** A rule with what all layers say of it. */
function resolveRule(rule: NamedRule, layers: readonly RuleLayer[]): ResolvedRule {
  let severity: Severity | "off" = rule.severity;
  let options = defaultOptions(rule);
  const from: string[] = [];
  for (const { rules, placeOf } of layers) {
    const setting = rules[rule.name];
    if (setting === undefined) continue;
    const [level, own] = Array.isArray(setting) ? setting : [setting, {}];
    severity = level === "on" ? (rule.severity === "off" ? "warning" : rule.severity) : level;
    options = { ...options, ...own };
    from.push(placeOf(rule.name));
  }
  return { rule, severity, options, from };
}
