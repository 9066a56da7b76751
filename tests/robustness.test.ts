import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { SourceCall } from "../src/call.js";
import { assemble } from "../src/language/assemble.js";
import { compileVocabulary } from "../src/language/cues.js";
import { defaultOptions, lint, type Settings } from "../src/lint.js";
import { read } from "../src/readers/index.js";
import { stringInput } from "../src/readers/input.js";
import { loadRulebook } from "../src/rulebook.js";
import { REWRITES } from "./rewrites.js";

const { rules, vocabulary } = await loadRulebook();
const settings: Settings = {
  vocabulary: compileVocabulary(vocabulary),
  rules: [...rules.values()].map((rule) => ({ rule, severity: "error", options: defaultOptions(rule) })),
};

const FOLDER = "fixtures/challenge/calls";
const calls = readdirSync(FOLDER)
  .filter((name) => name !== "labels.jsonl")
  .flatMap((name) => [...read(stringInput(`${FOLDER}/${name}`, readFileSync(`${FOLDER}/${name}`, "utf8")), {})])
  .filter((call): call is SourceCall => "segments" in call);

const verdictsOf = (call: SourceCall) => lint(assemble(call), settings).verdicts;
const before = calls.map(verdictsOf);

/** The share of verdicts that may flip, all calls and rules together; what is left is listed when it grows. */
const TOLERATED: Readonly<Record<string, number>> = { "other names": 0 };

describe("a call told otherwise gets the same verdicts", () => {
  test.each(REWRITES.map((rewrite) => [rewrite.name, rewrite] as const))("%s", (name, { rewrite, concerns }) => {
    const flips = calls.flatMap((call, index) => {
      const after = verdictsOf(rewrite(call));
      return Object.entries(before[index]!)
        .filter(([rule, verdict]) => !(rule in concerns) && after[rule] !== verdict)
        .map(([rule, verdict]) => `${call.source.file.split("/").at(-1)}: ${rule} was ${verdict}, is ${after[rule]}`);
    });
    const share = flips.length / (calls.length * rules.size);
    expect(share, `${(share * 100).toFixed(2)} % flip:\n${flips.join("\n")}`).toBeLessThanOrEqual(TOLERATED[name] ?? 0.01);
  });
});
