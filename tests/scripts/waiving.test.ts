import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadConfig } from "../../src/config.js";
import { stringInput } from "../../src/readers/input.js";
import type { CallResult } from "../../src/rule.js";
import { lintAll } from "../../src/run/lint-files.js";
import { callLint, folderWith, onlyRules } from "../cli/run.js";

const config = await loadConfig({ file: "tests/scripts/labelled.config.yaml" });

function lintText(file: string, text: string): CallResult {
  const [result] = [...lintAll([stringInput(file, text)], { settingsFor: (path) => config.settingsFor(path) })] as CallResult[];
  // Only what these tests are about.
  return { ...result!, findings: result!.findings.filter(({ rule }) => /^no-(?:hostility|overpromising)$/.test(rule)) };
}

const RUDE = "Calm down, sir.";
const BOLD = "I guarantee it will never happen again.";

/** What is left, what is waived, and the lines of comments that waive nothing. */
function outcome(file: string, text: string): { left: string[]; waived: string[]; unused: number[] } {
  const { findings, suppressed = [], unusedSuppressions = [] } = lintText(file, text);
  return {
    left: findings.map(({ rule, line }) => `${rule}:${line}`),
    waived: suppressed
      .filter(({ rule }) => /^no-(?:hostility|overpromising)$/.test(rule))
      .map(({ rule, line, reason }) => `${rule}:${line}${reason === undefined ? "" : ` ${reason}`}`),
    unused: unusedSuppressions.map(({ line }) => line),
  };
}

const md = (...lines: string[]) => `## Greeting\n\n${lines.join("\n\n")}\n`;
const yaml = (comment: string, tail = "") => `steps:\n  - id: a\n    ${comment}\n    say: ${RUDE}${tail}\n    end: true\n`;

describe("comments that waive", () => {
  test("without them, both are found", () => {
    expect(outcome("a.md", md(`> ${RUDE}`, `> ${BOLD}`)).left).toEqual(["no-hostility:3", "no-overpromising:5"]);
  });

  test.each<[string, string, string, ReturnType<typeof outcome>]>([
    [
      "the next line, with a reason",
      "a.md",
      md("<!-- call-lint-disable-next-line no-hostility -- a quote -- of old -->", `> ${RUDE}`),
      { left: [], waived: ["no-hostility:5 a quote -- of old"], unused: [] },
    ],
    [
      "the next line only",
      "a.md",
      md("<!-- call-lint-disable-next-line no-hostility -->", `> ${RUDE}`, `> ${RUDE}`),
      { left: ["no-hostility:7"], waived: ["no-hostility:5"], unused: [] },
    ],
    [
      "another rule",
      "a.md",
      md("<!-- call-lint-disable-next-line no-overpromising -->", `> ${RUDE}`),
      { left: ["no-hostility:5"], waived: [], unused: [3] },
    ],
    [
      "its own line, behind a macro",
      "a.txt",
      `/late -> ${RUDE} # call-lint-disable-line no-hostility -- old\n/no -> Bye. // call-lint-disable-line no-hostility\n`,
      { left: [], waived: ["no-hostility:1 old"], unused: [2] },
    ],
    [
      "two rules, one of which waives nothing",
      "a.md",
      md("<!-- call-lint-disable no-hostility, no-overpromising -->", `> ${RUDE}`),
      { left: [], waived: ["no-hostility:5"], unused: [3] },
    ],
    [
      "all rules from here to there",
      "a.md",
      md("<!-- call-lint-disable -->", `> ${RUDE}`, "<!-- call-lint-enable -->", `> ${BOLD}`),
      { left: ["no-overpromising:9"], waived: ["no-hostility:5"], unused: [] },
    ],
    [
      "one rule goes on, the other does not",
      "a.md",
      md(
        "<!-- call-lint-disable no-hostility no-overpromising -->",
        `> ${BOLD}`,
        "<!-- call-lint-enable no-overpromising -->",
        `> ${RUDE}`,
        `> ${BOLD}`,
      ),
      { left: ["no-overpromising:11"], waived: ["no-overpromising:5", "no-hostility:9"], unused: [] },
    ],
    [
      "its own line",
      "a.md",
      md(`> ${RUDE} <!-- call-lint-disable-line no-hostility -->`),
      { left: [], waived: ["no-hostility:3"], unused: [] },
    ],
    [
      "in YAML",
      "a.yaml",
      yaml("# call-lint-disable-next-line no-hostility -- old"),
      { left: [], waived: ["no-hostility:4 old"], unused: [] },
    ],
    [
      "at the end of a line of YAML",
      "a.yaml",
      yaml("note: x", " # call-lint-disable-line no-hostility"),
      { left: [], waived: ["no-hostility:4"], unused: [] },
    ],
    [
      "in a list of macros",
      "a.txt",
      `a\tHello.\nb\tBye.\n# call-lint-disable-next-line\nc\t${RUDE}\n`,
      { left: [], waived: ["no-hostility:4"], unused: [] },
    ],
    [
      "in code it says nothing",
      "a.md",
      md("```\n<!-- call-lint-disable -->\n```", `> ${RUDE}`),
      { left: ["no-hostility:7"], waived: [], unused: [] },
    ],
    [
      "within quoted words it says nothing",
      "a.yaml",
      `steps:\n  - id: a\n    say: "See # call-lint-disable"\n    next: b\n  - id: b\n    say: ${RUDE}\n    end: true\n`,
      { left: ["no-hostility:6"], waived: [], unused: [] },
    ],
    [
      "a rule that does not exist",
      "a.md",
      md("<!-- call-lint-disable-next-line no-hostilty -->", `> ${RUDE}`),
      { left: ["no-hostility:5"], waived: [], unused: [3] },
    ],
  ])("%s", (_, file, text, expected) => {
    expect(outcome(file, text)).toEqual(expected);
  });

  test("what is waived is a pass", () => {
    expect(lintText("a.md", md("<!-- call-lint-disable-next-line no-hostility -->", `> ${RUDE}`)).verdicts["no-hostility"]).toBe("pass");
  });

  test("a name that is no rule's is told", async () => {
    const cwd = folderWith({
      "call-lint.config.yaml": onlyRules({ "no-hostility": "error" }),
      "a.md": md("<!-- call-lint-disable no-hostilty -->", "> Hello {{customer_name}}."),
    });
    const { stdout, code } = await callLint(["a.md", "--format", "json"], { cwd });
    const [call] = (JSON.parse(stdout) as { calls: CallResult[] }).calls;
    expect(code).toBe(0);
    expect(call!.findings).toMatchObject([
      { rule: "unused-suppression", line: 3, message: 'There is no rule "no-hostilty" to waive (did you mean "no-hostility"?).' },
    ]);
  });
});

test("a comment that is misspelt waives nothing in silence", async () => {
  const cwd = folderWith({
    "call-lint.config.yaml": onlyRules({ "no-hostility": "error" }),
    "a.md": md("<!-- call-lint-disabel-next-line no-hostility -->", `> ${RUDE}`),
    "b.md": md(`> ${BOLD}`, "<!-- call-lint-disable-lines -->"),
  });
  const { stdout, code } = await callLint(["."], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain(`a.md
  a.md:3:1
      warning  unused-suppression: There is no comment "call-lint-disabel-next-line" (did you mean
               "call-lint-disable-next-line"?).
  a.md:5:3
      Agent: «Calm down, sir».
      error    no-hostility:`);
  expect(stdout).toContain('There is no comment "call-lint-disable-lines" (did you mean');
  // Nobody explains what is no rule.
  expect((await callLint(["b.md"], { cwd })).stdout).not.toContain("explain");
});

describe("baselines", () => {
  const CONFIG = onlyRules({ "no-hostility": "error", "no-overpromising": "error" });
  const folder = () => folderWith({ "call-lint.config.yaml": CONFIG, "a.yaml": yaml("note: x"), "b.md": md(`> ${BOLD}`) });
  const update = ["--update-baseline", "--reviewer", "Niamh", "--reason", "old wording"];
  const baselineOf = (cwd: string) => readFileSync(join(cwd, ".call-lint-baseline.yaml"), "utf8");

  test("what is written is waived, with who looked and why", async () => {
    const cwd = folder();
    expect((await callLint(["."], { cwd })).code).toBe(1);
    await callLint([".", ...update], { cwd });
    expect(baselineOf(cwd).match(/reviewer: Niamh/g)).toHaveLength(2);
    const { code, stderr } = await callLint(["."], { cwd });
    expect([code, stderr]).toEqual([0, "call-lint: 2 findings are waived in .call-lint-baseline.yaml\n"]);
  });

  test("what is written hides names, and numbers written in one", async () => {
    const call = "Agent: Larkspur, Tom speaking. Is this Rita Vale on 07700900123?\nCustomer: Yes, this is Rita Vale.\nAgent: Fine.\n";
    const cwd = folderWith({
      "call-lint.config.yaml": onlyRules({ "greet-customer": "error", "offer-more-help": "error" }),
      "a.txt": call,
    });
    await callLint([".", ...update], { cwd });
    expect(baselineOf(cwd)).toContain("quote: Larkspur, Tom speaking. Is this [NAME] [NAME] on [PHONE]?");
  });

  test("lines that move, lines that are indented and DOS line ends change nothing", async () => {
    const cwd = folder();
    await callLint([".", ...update], { cwd });
    writeFileSync(join(cwd, "a.yaml"), `# one\n# two\n${yaml("note: x").replaceAll(/^ +/gm, "    $&").replaceAll("\n", "\r\n")}`);
    writeFileSync(join(cwd, "b.md"), `# Title\n\n${md(`> Hello.`, `  > ${BOLD}`)}`);
    const moved = await callLint(["."], { cwd });
    expect([moved.code, moved.stdout]).toEqual([0, "2 scripts, nothing to report\n"]);
  });

  test("a second of the same is new", async () => {
    const cwd = folder();
    await callLint([".", ...update], { cwd });
    writeFileSync(join(cwd, "b.md"), md(`> ${BOLD}`, `> ${BOLD}`));
    const { code, stdout } = await callLint([".", "--format", "csv"], { cwd });
    expect([code, stdout.trim().split("\r\n").length]).toEqual([1, 2]);
  });

  test("an entry that waives nothing is told, and goes with the next update; reviewers stay", async () => {
    const cwd = folder();
    await callLint([".", ...update], { cwd });
    writeFileSync(join(cwd, "b.md"), md("> Hello."));
    const { code, stderr } = await callLint(["."], { cwd });
    expect(code).toBe(0);
    expect(stderr).toMatch(/no-overpromising in b\.md .* waives nothing any more/);
    writeFileSync(join(cwd, "c.md"), md(`> ${BOLD}`));
    await callLint([".", "--update-baseline", "--reviewer", "Marcus"], { cwd });
    expect(baselineOf(cwd).match(/(?:file|reviewer): \S+/g)).toEqual(["file: a.yaml", "reviewer: Niamh", "file: c.md", "reviewer: Marcus"]);
  });

  test("an entry whose day is past waives nothing, and that is told", async () => {
    const cwd = folder();
    await callLint([".", ...update, "--until", "2999-12-31"], { cwd });
    const past = baselineOf(cwd).replaceAll("2999-12-31", "2020-01-31");
    writeFileSync(join(cwd, ".call-lint-baseline.yaml"), past);
    const { code, stderr } = await callLint(["."], { cwd });
    expect(code).toBe(1);
    expect(stderr).toContain(
      "was waived until 2020-01-31; that day is past, and it is reported again: mend it, or give its entry a later day",
    );
    // Nor does an update renew it.
    const updated = await callLint([".", "--update-baseline", "--reviewer", "Marcus"], { cwd });
    expect([updated.code, baselineOf(cwd)]).toEqual([1, past]);
    expect(updated.stderr).toContain("call-lint: .call-lint-baseline.yaml waives 0 findings now\n");
    expect(updated.stderr.match(/was waived until 2020-01-31; that day is past/g)).toHaveLength(2);
  });

  test("a day that is past is refused", async () => {
    const { code, stderr } = await callLint([".", ...update, "--until", "2020-01-31"], { cwd: folder() });
    expect([code, stderr]).toEqual([2, expect.stringContaining("--until 2020-01-31 is past, so nothing would be waived")]);
  });

  test.each([
    ["a typing error in a key", "- fingerprint: a\n  rule: b\n  file: c\n  reviwer: d\n", /baseline\.yaml:\d/],
    ["a day that is none", "- fingerprint: a\n  rule: b\n  file: c\n  until: soon\n", /expected a date such as 2026-12-31/],
    ["no YAML", "- [\n", /baseline\.yaml:\d/],
  ])("%s is told with its place", async (_, text, message) => {
    const cwd = folder();
    writeFileSync(join(cwd, ".call-lint-baseline.yaml"), text);
    const { code, stderr } = await callLint(["."], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
