import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { evaluate, type Accuracy, type Evaluation, type JudgedCall } from "../accuracy.js";
import { loadConfig, type Config } from "../config.js";
import type { RuleSetting } from "../config-schema.js";
import type { Measured } from "../reports/catalogue.js";
import type { Failure } from "../rule.js";
import { pathTest } from "../path-patterns.js";
import { loadRulebook } from "../rulebook.js";
import { judge } from "./judge.js";
import { readLabels } from "./labels.js";

/** How well the built-in rules agree with a set of labels. */
export interface Measurement {
  calls: readonly JudgedCall[];
  failures: readonly Failure[];
  evaluation: Evaluation;
  /** Labelled, but there is no such rule. */
  unknown: readonly string[];
}

/** Measures every built-in rule on a set of labels, those that are off by default too. */
export async function measure(labels: string): Promise<Measurement> {
  const { rules } = await loadRulebook();
  const { settingsFor, business } = await teamConfig(labels, [...rules.keys()]);
  const { calls, failures } = judge(readLabels(labels), { settingsFor, business });
  const named = new Set(calls.flatMap((call) => [...call.violations, ...call.nearMisses].map(({ rule }) => rule)));
  const known = [...named].filter((rule) => rules.has(rule)).sort();
  return { calls, failures, evaluation: evaluate(calls, known), unknown: [...named].filter((rule) => !rules.has(rule)) };
}

/** All rules; what a set of scripts assumes of the team stands beside its labels. */
async function teamConfig(labels: string, names: readonly string[]): Promise<Pick<Config, "settingsFor" | "business">> {
  const team = teamFile(labels);
  const everything = Object.fromEntries(names.map((name): [string, RuleSetting] => [name, "on"]));
  const rules = { ...everything, ...(team === undefined ? {} : settingsOf(team)) };
  const whole = await loadConfig({ search: false, rules });
  if (team?.sections_apply_to === undefined) return whole;
  const parts = await loadConfig({ search: false, rules: { ...rules, "script-sections": "off" } });
  const isSectioned = pathTest(team.sections_apply_to);
  return { ...whole, settingsFor: (file) => (isSectioned(basename(file)) ? whole : parts).settingsFor(file) };
}

interface TeamFile {
  sections: string[];
  /** Patterns of the files that need all sections. */
  sections_apply_to?: string[];
  placeholders: string[];
  service_levels: Record<string, string>;
}

function teamFile(labels: string): TeamFile | undefined {
  const file = join(dirname(labels), "config.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as TeamFile) : undefined;
}

function settingsOf({ sections, placeholders: known, service_levels: levels }: TeamFile): Record<string, RuleSetting> {
  return {
    "script-sections": ["on", { sections }],
    "script-placeholders": ["on", { known }],
    "script-unkeepable-promises": ["on", { levels }],
  };
}

/** The labelled sets that come with the project, with what the catalogue calls them. */
const SETS = [
  ["the challenge calls", "fixtures/challenge/calls/labels.jsonl"],
  ["the challenge scripts", "fixtures/challenge/scripts/labels.jsonl"],
] as const;

/** What the catalogue says of each rule's accuracy. */
export async function measuredRules(): Promise<Measured> {
  const measured = new Map<string, { on: string; accuracy: Accuracy }[]>();
  for (const [on, labels] of SETS) {
    const { evaluation } = await measure(labels);
    for (const [rule, accuracy] of evaluation.rules) measured.set(rule, [...(measured.get(rule) ?? []), { on, accuracy }]);
  }
  return measured;
}
