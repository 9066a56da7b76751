import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { SourceCall } from "../../src/call.js";
import { assemble } from "../../src/language/assemble.js";
import { compileVocabulary } from "../../src/language/cues.js";
import { defaultOptions, lint, type Settings } from "../../src/lint.js";
import { read } from "../../src/readers/index.js";
import { stringInput } from "../../src/readers/input.js";
import { loadRulebook } from "../../src/rulebook.js";

const { rules, vocabulary } = await loadRulebook();
const compiled = compileVocabulary(vocabulary);

/** What may be expected of a rule: a verdict, or only that it finds nothing. */
type Expected = "violation" | "pass" | "not-applicable" | "nothing";

/** A dialogue with what rules should say of it. */
interface Dialogue {
  name: string;
  call: string;
  expected: readonly { rule: string; verdict: Expected; quotes: readonly string[] }[];
}

/**
 * Makes a test of each dialogue of a text: "=== what it shows", "rule: verdict" (a violation may quote what must be reported,
 * "rule: violation «…»"), then the dialogue in the plain-text format.
 */
export function testDialogues(file: URL): void {
  const dialogues = readFileSync(file, "utf8").split(/^=== /m).slice(1).map(parse);
  test.each(dialogues.map((dialogue) => [dialogue.name, dialogue] as const))("%s", (_name, { call, expected }) => {
    const came = lintText(
      call,
      expected.map(({ rule }) => rule),
    );
    for (const { rule, verdict, quotes } of expected) {
      const said = came.verdicts[rule]!;
      expect(`${rule}: ${verdict === "nothing" && said !== "violation" ? "nothing" : said}`).toBe(`${rule}: ${verdict}`);
      const found = came.findings.filter((finding) => finding.rule === rule).map(({ quote }) => quote);
      if (quotes.length > 0) expect(found).toEqual(quotes);
    }
  });
}

function parse(block: string): Dialogue {
  const [name, ...lines] = block.trimEnd().split("\n");
  const first = lines.findIndex((line) => !/^[a-z-]+: (?:violation|pass|not-applicable|nothing)/.test(line));
  const expected = lines.slice(0, first).map((line) => {
    const [, rule, verdict] = /^([a-z-]+): ([a-z-]+)/.exec(line)!;
    return { rule: rule!, verdict: verdict as Expected, quotes: [...line.matchAll(/«([^»]+)»/g)].map(([, quote]) => quote!) };
  });
  return { name: name!, call: `${lines.slice(first).join("\n")}\n`, expected };
}

function lintText(text: string, names: readonly string[]) {
  const settings: Settings = {
    vocabulary: compiled,
    rules: names.map((name) => ({ rule: rules.get(name)!, severity: "error", options: defaultOptions(rules.get(name)!) })),
  };
  const [call] = [...read(stringInput("call.txt", text), {})].filter((one): one is SourceCall => "segments" in one);
  return lint(assemble(call!), settings);
}
