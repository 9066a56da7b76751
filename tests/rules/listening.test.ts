import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { SourceCall } from "../../src/call.js";
import { assemble } from "../../src/language/assemble.js";
import { compileVocabulary } from "../../src/language/cues.js";
import { defaultOptions, lint } from "../../src/lint.js";
import { read } from "../../src/readers/index.js";
import { stringInput } from "../../src/readers/input.js";
import { loadRulebook } from "../../src/rulebook.js";

const { rules, vocabulary } = await loadRulebook();
const compiled = compileVocabulary(vocabulary);

/** Dialogues, each under a line "# rule verdict". */
const dialogues = readFileSync("tests/rules/listening.txt", "utf8")
  .split(/^# /m)
  .slice(1)
  .map((block) => {
    const [head, ...lines] = block.trim().split("\n");
    const [rule, verdict] = head!.split(" ");
    return { rule: rule!, verdict: verdict!, text: lines.join("\n") };
  });

describe("dialogues about listening", () => {
  test.each(dialogues)("$rule: $verdict: $text", ({ rule: name, verdict, text }) => {
    const rule = rules.get(name)!;
    const [call] = [...read(stringInput("call.txt", text), {})].filter((one): one is SourceCall => "segments" in one);
    const settings = {
      vocabulary: compiled,
      rules: [{ rule, severity: rule.severity === "off" ? ("warning" as const) : rule.severity, options: defaultOptions(rule) }],
    };
    expect(lint(assemble(call!), settings).verdicts[name]).toBe(verdict);
  });
});
