import { describe, expect, test } from "vitest";
import { loadConfig } from "../../src/config.js";
import { stringInput } from "../../src/readers/input.js";
import type { CallResult } from "../../src/rule.js";
import { lintAll } from "../../src/run/lint-files.js";

const config = await loadConfig({ file: "tests/scripts/labelled.config.yaml" });

/** `line «quote»` of what a rule finds in a script. */
function found(rule: string, file: string, text: string): string[] {
  const [result] = [...lintAll([stringInput(file, text)], { settingsFor: (path) => config.settingsFor(path) })] as CallResult[];
  return result!.findings.filter((finding) => finding.rule === rule).map(({ line, quote }) => `${line} «${quote}»`);
}

const step = (id: string, next: string) => `  - id: ${id}\n    say: Let me look at your parcel.\n    ${next}\n`;
const flow = (...steps: string[]) => `steps:\n${steps.join("")}`;

describe("dead ends", () => {
  test("steps by their numbers go on, whichever of them ends the call", () => {
    const text =
      '# Late\n\n1. **Greet**\n   - Say: "Hello."\n2. **Look**\n   - Not found: "I will call you back." End the call.\n3. **Close**\n   - Say: "Goodbye."\n';
    expect(found("script-dead-ends", "late.md", text)).toEqual([]);
  });

  test.each<[string, string, readonly string[]]>([
    ["a way from the first step to the last", flow(step("a", "next: b"), step("b", "end: true")), []],
    ["an unknown target", flow(step("a", "next: c"), step("b", "end: true")), ["4 «c»", "5 «b»"]],
    ["a target that is the end by its name", flow(step("a", "next: end")), []],
    ["a step without a next one", flow(step("a", "next: b"), step("b", "note: x"), step("closing", "end: true")), ["5 «b»", "8 «closing»"]],
    ["a loop with a way out", flow(step("a", "next: b"), step("b", "branches: { again: a, done: c }"), step("c", "end: true")), []],
    ["a loop without one", flow(step("a", "next: b"), step("b", "next: a"), step("c", "end: true")), ["2 «a»", "8 «c»"]],
    ["a step that leads to itself alone", flow(step("a", "next: a")), ["2 «a»"]],
    [
      "a circle that nobody comes to is told once",
      flow(step("a", "next: z"), step("b", "next: c"), step("c", "branches: { x: b, y: z }"), step("z", "end: true")),
      ["5 «b»"],
    ],
    ["two steps of one name", flow(step("a", "next: b"), step("b", "end: true"), step("b", "end: true")), ["8 «b»"]],
    [
      "a branch without a next step",
      flow(step("a", "branches: [{ if: yes it is, next: b }, { if: no }]"), step("b", "end: true")),
      ["4 «no»"],
    ],
    ["another start", `start: b\n${flow(step("a", "end: true"), step("b", "next: a"))}`, []],
  ])("%s", (_, text, expected) => {
    expect(found("script-dead-ends", "flow.yaml", text)).toEqual(expected);
  });

  test("many steps in a chain and in circles take no longer than reading them", () => {
    const steps = Array.from({ length: 1500 }, (_, index) => step(`s${index}`, `next: s${index + 1}`));
    const lost = Array.from({ length: 300 }, (_, index) => step(`l${index}`, `next: l${(index + 1) % 300}`));
    expect(found("script-dead-ends", "flow.yaml", flow(...steps, step("s1500", "end: true"), ...lost))).toHaveLength(2);
  }, 30_000);

  test.each<[string, string, readonly string[]]>([
    [
      "links to sections, by title and by fragment",
      "## Start\n\n> Hi.\n\n- [A](#a)\n- go to B\n\n## A\n\n> A.\n\nGo to [B](#b).\n\n## B\n\n> B.\n",
      [],
    ],
    ["a link to a section that is not there", "## Start\n\n> Hi.\n\n- [A](#aa)\n\n## A\n\n> A.\n", ["5 «A»", "7 «## A»"]],
    ["sections of the same title", "## Hold\n\n> One.\n\nGo to [two](#hold-1).\n\n## Hold\n\n> Two.\n", []],
    ["a placeholder within a link", "## Start\n\n> Hi.\n\n[{{x}}](#{{x}})\n", ["5 «{{x}}»"]],
    ["links to other files lead on", "## Start\n\n> Hi.\n\n[refunds](refunds.md)\n", []],
  ])("in Markdown: %s", (_, text, expected) => {
    expect(found("script-dead-ends", "script.md", text)).toEqual(expected);
  });
});

describe("placeholders", () => {
  test.each<[string, string, readonly string[]]>([
    ["known ones, blanks inside the braces", "> Hi {{customer_name}}, order {{ order_number }}.\n", []],
    ["an unknown one", "> Hi {{customer_name}}, {{parcle}}.\n", ["3 «{{parcle}}»"]],
    [
      "other case, other style",
      "> Hi {{customer_name}} and {{Customer Name}} and %customer_name%.\n",
      ["3 «{{Customer Name}}»", "3 «%customer_name%»"],
    ],
    ["braces that do not pair", "> Hi {{customer_name}}, {{date}, {time}}.\n", ["3 «{{date}»", "3 «{time}}»"]],
    ["never the customer's name", "> Hi, on {{date}}.\n", ["3 «Hi, on {{date}}.»"]],
    ["percentages and directions are none", "> {{customer_name}}, 5% or 10% off [smile] <b>now</b>.\n", []],
  ])("%s", (_, line, expected) => {
    expect(found("script-placeholders", "script.md", `## Greeting\n\n${line}`)).toEqual(expected);
  });

  test("one in the address of a link is not said", () => {
    expect(
      found("script-placeholders", "script.md", "## Greeting\n\n> Hi {{customer_name}}, see [it](https://example.com/{{x}}).\n"),
    ).toEqual([]);
  });
});

test("a section that others lead to and that names no next one, in a script that always does", () => {
  const section = (title: string, next: string) => `## ${title}\n\n> Let me look at your parcel.\n\n${next}\n\n`;
  const script = (other: string) =>
    section("Start", "- Ours: go to [Ours](#ours)\n- Theirs: go to [Theirs](#theirs)\n- Late: go to [Late](#late)") +
    section("Ours", "Go to [Bye](#bye)") +
    section("Theirs", other) +
    section("Late", "Go to [Bye](#bye)") +
    section("Bye", "");
  expect(found("script-dead-ends", "a.md", script("Go to [Bye](#bye)"))).toEqual([]);
  expect(found("script-dead-ends", "a.md", script(""))).toEqual(["15 «## Theirs»"]);
  // Where sections are read one after the other, that is how it goes on.
  expect(found("script-dead-ends", "a.md", section("Start", "") + section("Ours", "") + section("Bye", ""))).toEqual([]);
});

test("sections that tell about the script are no steps of it", () => {
  const script = (title: string, below: string) =>
    `## Start\n\n> Hello.\n\n- Late: [Late](#late)\n- Lost: [Bye](#bye)\n\n## Late\n\n> It comes today.\n\nGo to [Bye](#bye)\n\n${title}\n\n${below}\n\n## Bye\n\n> Goodbye.\n`;
  for (const [title, below] of [
    ["## Notes for the desk", "Ask Rosa before you change a line."],
    ["## Words to leave out", '| Don\'t say | Say |\n|---|---|\n| "Calm down." | "I hear you." |'],
    ["## Useful phrases", '- "Let me look at that."'],
    ["## Glossary", "### POD\n\nProof of delivery"],
  ] as const)
    expect(found("script-dead-ends", "a.md", script(title, below))).toEqual([]);
  expect(found("script-dead-ends", "a.md", script("## Broken", "> I'm sorry."))).toEqual(["14 «## Broken»"]);
});

test.each([
  "End.",
  "the parcel is found. End.",
  "→ end",
  "Ann hangs up: end.",
  "when Rosa answers, you're done",
  "The call ends here.",
  "Leave the call.",
])("a branch ends with the words: %s", (words) => {
  const script = `## Start\n\n> Hello.\n\n- Late: [Late](#late)\n- Lost: [Bye](#bye)\n\n## Late\n\n> It comes today.\n\n- Fine: [Bye](#bye)\n- ${words}\n\n## Bye\n\n> Goodbye.\n`;
  expect(found("script-dead-ends", "a.md", script)).toEqual([]);
});

test.each<[string, string, string, readonly string[]]>([
  [
    "answers as a map under what comes next",
    "a.yaml",
    "- step: a\n  agent: Hello.\n  then:\n    late: b\n    lost: c\n- step: b\n  agent: It comes today.\n  then: c\n- step: c\n  agent: Goodbye.\n  final: true\n",
    [],
  ],
  [
    "turns of a dialogue that go on to others",
    "a.yaml",
    "dialog:\n  entry: a\n  turns:\n    a:\n      agent_says: Hello.\n      on_reply:\n        - match: late\n          go: b\n    b:\n      agent_says: It comes today.\n      go: cc\n    c:\n      agent_says: Goodbye.\n      end: true\n",
    ["11 «cc»", "12 «c»"],
  ],
  [
    "rows of a table by their numbers",
    "a.md",
    '# Renewal\n\n| # | Agent says | If yes | If no |\n|---|---|---|---|\n| 1 | "Shall I renew it?" | go to 2 | go to 3 |\n| 2 | "That\'s done." | end | end |\n| 3 | "When may I ring again?" | end | end |\n',
    [],
  ],
  [
    "several steps named in one line, and one that is not there",
    "a.md",
    "## Step 1: Start\n\n> Hello.\n\nIf it is late, continue with Step 2. If it is lost, continue with Step 3.\n\n## Step 2: Late\n\n> It comes today.\n\nContinue with Step 4.\n\n## Step 3: Lost\n\n> I'll look for it now.\n\nContinue with Step 5.\n\n## Step 4: Closing\n\n> Goodbye.\n",
    ["17 «Step 5»"],
  ],
  [
    "a tree of lists whose last branch is called the end",
    "a.md",
    '# Tree\n\n- **Start**\n  - Say: "Hello there."\n- **If it is late**\n  - Say: "It comes today."\n- **End**\n  - Say: "Goodbye then."\n',
    [],
  ],
])("%s", (_, file, text, expected) => {
  expect(found("script-dead-ends", file, text)).toEqual(expected);
});
