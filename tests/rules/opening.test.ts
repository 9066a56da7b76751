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

/** Dialogues, each under a line "# rule verdict, rule verdict"; `«…»` marks what is reported. */
const dialogues = readFileSync("tests/rules/opening.txt", "utf8")
  .split(/^# /m)
  .slice(1)
  .map((block) => {
    const [head, ...lines] = block.trim().split("\n");
    const expected = Object.fromEntries(head!.split(", ").map((pair) => pair.split(" ") as [string, string]));
    return { expected, text: lines.join("\n") };
  });

describe("dialogues about openings and names", () => {
  test.each(dialogues)("$expected: $text", ({ expected, text }) => {
    const [call] = [...read(stringInput("call.txt", text.replaceAll(/[«»]/g, "")), {})].filter(
      (one): one is SourceCall => "segments" in one,
    );
    const settings = {
      vocabulary: compiled,
      rules: Object.keys(expected).map((name) => ({
        rule: rules.get(name)!,
        severity: "warning" as const,
        options: defaultOptions(rules.get(name)!),
      })),
    };
    const { verdicts, findings } = lint(assemble(call!), settings);
    expect(verdicts).toEqual(expected);
    const quotes = new Set(findings.map(({ quote }) => quote));
    for (const [, quote] of text.matchAll(/«([^»]*)»/g)) expect(quotes).toContain(quote);
  });
});
