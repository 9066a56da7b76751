import { expect, test } from "vitest";
import { assemble } from "../../src/language/assemble.js";
import { compileVocabulary } from "../../src/language/cues.js";
import { defaultOptions, lint } from "../../src/lint.js";
import { read } from "../../src/readers/index.js";
import { stringInput } from "../../src/readers/input.js";
import { loadRulebook } from "../../src/rulebook.js";

const { rules, vocabulary } = await loadRulebook();
const compiled = compileVocabulary(vocabulary);

/** The lines of a dialogue that a rule reports: customer and agent in turn, the customer first. */
export function reported(name: string, lines: readonly string[]): string[] {
  const rule = rules.get(name)!;
  const text = ["Customer: Hello.", "Agent: Hello, Larkspur Parcels."];
  for (const [index, line] of lines.entries()) text.push(`${index % 2 === 0 ? "Customer" : "Agent"}: ${line}`);
  const [source] = [...read(stringInput("call.txt", text.join("\n")), {})];
  if (source === undefined || !("segments" in source)) throw new Error("the dialogue was not read");
  const settings = { vocabulary: compiled, rules: [{ rule, severity: "error" as const, options: defaultOptions(rule) }] };
  return lint(assemble(source), settings).findings.map(({ turn }) => lines[turn - 2]!);
}

/** Tests that a rule reports something in each of the first dialogues and nothing in the others; " / " parts customer and agent. */
export function judge(rule: string, wrong: readonly string[], fine: readonly string[]): void {
  test.each(wrong)("reports %s", (dialogue) => {
    expect(reported(rule, dialogueOf(dialogue))).not.toEqual([]);
  });
  test.each(fine)("leaves alone %s", (dialogue) => {
    expect(reported(rule, dialogueOf(dialogue))).toEqual([]);
  });
}

/** The agent's last line is followed by a "Hm." so that nothing is heard after it. */
function dialogueOf(dialogue: string): string[] {
  const lines = dialogue.split(" / ");
  return lines.length % 2 === 0 ? [...lines, "Hm, okay.", "Okay."] : lines;
}
