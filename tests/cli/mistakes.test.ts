import { describe, expect, test } from "vitest";
import { callLint, folderWith, onlyRules } from "./run.js";

const CALL = "Agent: Hello.\nCustomer: Hi.\n";
const RULE = `summary: Say goodbye in full.
why: The last words are the ones that stay.
severity: warning
never: { agent: "(see ya|laters)" }
message: This goodbye is slang.
examples:
  bad:
    - |
      Agent: «See ya»!
    - |
      Agent: «Laters».
  good:
    - |
      Agent: Goodbye.
    - |
      Customer: See ya!
`;

describe("a mistake in a config is told at its place, in words for people who do not program", () => {
  test.each([
    ["extend:\n  - recommended", '1:1  there is no setting "extend" (did you mean "extends"?)'],
    ["rules: [no-dead-air]", "1:8  expected names with values such as { name: value }, but found a list"],
    ["plugins: ./ours", '1:10  expected a list such as [one, two], but found "./ours"'],
    ['vocabulary:\n  transfer-words: { add: "swing you by" }', '2:26  expected a list such as [one, two], but found "swing you by"'],
    ["vocabulary:\n  transfer-wordz:\n    add: [swing you by]", '2:3  there is no cue "transfer-wordz" (did you mean "transfer-words"?)'],
    [
      'vocabulary:\n  transfer-words: { add: ["we #Adverbs pass you"] }',
      '2:19  there is no part of speech #Adverbs (did you mean "Adverb"?)',
    ],
    ["overrides:\n  - rules: { no-refusal: off }", '2:5  "files" is missing'],
    ["scorecard: { pass: 180 }", "1:20  expected at most 100"],
    ["scorecard: { pass: high }", '1:20  expected a number, but found "high"'],
    ["goals: { rules: 1 }", '1:17  there is no setting "rules"; there are score, pass-rate, sections, violations'],
    ["business: { days: [moonday] }", '(did you mean "monday"?)'],
    ["plugins: [./nowhere]", '1:11  there is no folder "./nowhere"'],
    ["people: nobody.csv", '1:9  there is no file "nobody.csv"'],
    ["readers: { csv: { columns: { tex: said } } }", '1:35  nothing is known as "tex" (did you mean "text"?)'],
    [
      "readers: { csv: { columns: { Text: said, rep: who, csat: stars, event: what } }, filename: '(?<agnt>\\w+)' }",
      '(did you mean "agent"?)',
    ],
    ["just text", '1:1  expected names with values such as { name: value }, but found "just text"'],
  ])("%s", async (config, says) => {
    const ended = await callLint(["call.txt"], { cwd: folderWith({ "call.txt": CALL, "call-lint.config.yaml": `${config}\n` }) });
    expect(ended.stderr).toContain(says.startsWith("(") ? says : `call-lint.config.yaml:${says}`);
    expect(ended.stderr).not.toMatch(/Invalid|ENOENT/);
    expect(ended.code).toBe(2);
  });
});

describe("a mistake in a rule is told in the same way", () => {
  const NEVER = 'never: { agent: "(see ya|laters)" }';
  test.each([
    ["why: The last words are the ones that stay.\n", "", '1:1  "why" is missing'],
    ["severity: warning", "severety: warning", '3:11  there is no setting "severety" (did you mean "severity"?)'],
    ["severity: warning", "severity: warn", "3:11  severity: expected one of error, warning, info, off"],
    [NEVER, 'never: { agnt: "see ya" }', '4:16  there is no setting "agnt" (did you mean "agent"?)'],
    [NEVER, 'never: { agent: "(see ya" }', '4:17  ")" is missing in "(see ya"'],
    [NEVER, "never: { agent: hold-word }", '4:17  there is no cue "hold-word" (did you mean "hold-words"?)'],
    [NEVER, `${NEVER}\nonly: { queu: [sales] }`, '5:15  there is no setting "queu" (did you mean "queue"?)'],
    [NEVER, 'never: { agent: "#Adverb" }', "4:17  every pattern needs at least one plain word that must be there"],
    [NEVER, 'when: { customer: "[<number> .] box" }\nthen: { same: [number], agent: "<number>" }', '5:32  "same" asks for "number"'],
    [NEVER, 'when: { customer: "box" }\nthen: { same: [number], agent: "[<number> .] box" }', '4:19  "same" asks for "number"'],
    ["- |\n      Agent: «See ya»!", "- Agent: «See ya»!", '8:7  examples.bad.0: expected an example: "- |"'],
  ])("%s → %s", async (written, instead, says) => {
    const cwd = folderWith({
      "call.txt": CALL,
      "call-lint.config.yaml": "plugins: [ours]\n",
      "ours/closing/no-slang.yaml": RULE.replace(written, instead),
    });
    const ended = await callLint(["call.txt"], { cwd });
    expect(ended.stderr).toContain(`ours/closing/no-slang.yaml:${says}`);
    expect(ended.code).toBe(2);
  });

  test("what may be meant otherwise is said, and the job is done", async () => {
    const cwd = folderWith({
      "call.txt": CALL,
      "call-lint.config.yaml": "plugins: [ours]\n",
      "ours/closing/no-slang.yaml": RULE.replace("(see ya|laters)", "farewel"),
      "ours/language/no-refusal.yaml": RULE,
    });
    const says = [
      'ours/closing/no-slang.yaml  "farewel" is read as a word; did you mean the cue "farewell"? If it is a word, write "(farewel)"',
      'ours/language/no-refusal.yaml  this takes the place of the built-in rule "no-refusal"',
    ];
    for (const args of [["call.txt"], ["rules"]]) {
      const { code, stderr } = await callLint(args, { cwd });
      expect([code, stderr.trimEnd().split("\n")]).toEqual([0, says]);
    }
  });

  test("what was captured comes back where both sides capture it", async () => {
    const captured = 'when: { customer: "box [<number> .]" }\nthen: { same: [number], agent: "box [<number> .]", within: 1 turn after }';
    const cwd = folderWith({
      "good.txt": "Customer: It is box seven.\nAgent: Box seven, thank you.\n",
      "bad.txt": "Customer: It is box seven.\nAgent: Box nine, thank you.\n",
      "ours/closing/no-slang.yaml": RULE.replace(/^never: .*$/m, captured),
      "call-lint.config.yaml": `plugins: [ours]\n${onlyRules({})}`,
    });
    const codeOf = async (file: string) => (await callLint([file, "--fail-on", "warning"], { cwd })).code;
    expect([await codeOf("good.txt"), await codeOf("bad.txt")]).toEqual([0, 1]);
  });

  test("a rule in JavaScript has a severity that there is", async () => {
    const cwd = folderWith({
      "call.txt": CALL,
      "call-lint.config.yaml": "plugins: [ours]\n",
      "ours/closing/no-slang.js":
        'export default { summary: "x", why: "y", severity: "eror", on: "call", examples: { bad: [], good: [] }, *check() {} };',
    });
    const ended = await callLint(["call.txt"], { cwd });
    expect(ended.stderr).toBe('ours/closing/no-slang.js  severity: expected one of error, warning, info, off (did you mean "error"?)\n');
  });
});
