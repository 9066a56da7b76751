import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { evaluate, type Accuracy, type Evaluation, type JudgedCall } from "../accuracy.js";
import { loadConfig } from "../config.js";
import type { RuleSetting } from "../config-schema.js";
import type { Measured } from "../reports/catalogue.js";
import type { Failure } from "../rule.js";
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
  const everything = Object.fromEntries([...rules.keys()].map((name): [string, RuleSetting] => [name, "on"]));
  const { settingsFor, business } = await loadConfig({ search: false, rules: { ...everything, ...teamSettings(labels) } });
  const { calls, failures } = judge(readLabels(labels), { settingsFor, business });
  const named = new Set(calls.flatMap((call) => [...call.violations, ...call.nearMisses].map(({ rule }) => rule)));
  const known = [...named].filter((rule) => rules.has(rule)).sort();
  return { calls, failures, evaluation: evaluate(calls, known), unknown: [...named].filter((rule) => !rules.has(rule)) };
}

interface TeamFile {
  sections: string[];
  placeholders: string[];
  service_levels: Record<string, string>;
}

/** What a set of scripts assumes of the team stands beside it. */
function teamSettings(labels: string): Record<string, RuleSetting> {
  const file = join(dirname(labels), "config.json");
  if (!existsSync(file)) return {};
  const { sections, placeholders: known, service_levels: levels } = JSON.parse(readFileSync(file, "utf8")) as TeamFile;
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
