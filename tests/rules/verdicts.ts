import { assemble } from "../../src/language/assemble.js";
import { compileVocabulary } from "../../src/language/cues.js";
import { defaultOptions, lint, type Settings } from "../../src/lint.js";
import { read } from "../../src/readers/index.js";
import { stringInput } from "../../src/readers/input.js";
import { loadRulebook } from "../../src/rulebook.js";
import type { CallResult } from "../../src/rule.js";

const { rules, vocabulary } = await loadRulebook();
const settings: Settings = {
  vocabulary: compileVocabulary(vocabulary),
  rules: [...rules.values()].map((rule) => ({ rule, severity: "error", options: defaultOptions(rule) })),
};

/** What every rule says of a call in the plain-text format. */
export function verdictsOn(text: string): CallResult["verdicts"] {
  for (const call of read(stringInput("call.txt", text), {})) if ("segments" in call) return lint(assemble(call), settings).verdicts;
  throw new Error("no call was read");
}
