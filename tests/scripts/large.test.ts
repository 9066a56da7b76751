import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadConfig } from "../../src/config.js";
import { parseMarkdown } from "../../src/readers/markdown.js";
import { stringInput } from "../../src/readers/input.js";
import type { CallResult, Failure } from "../../src/rule.js";
import { lintAll } from "../../src/run/lint-files.js";

const config = await loadConfig({ search: false, preset: "strict" });

function lintScript(file: string, text: string): CallResult | Failure {
  const [result] = lintAll([stringInput(file, text)], { settingsFor: (path) => config.settingsFor(path), hints: { kind: "script" } });
  return result!;
}

/** What a reader looks at: each node's kind, where it begins, and what it holds. */
function seen(node: unknown): unknown {
  const { type, url, position, value, children } = node as {
    type: string;
    url?: string;
    position: { start: { line: number; column: number; offset: number } };
    value?: string;
    children?: readonly unknown[];
  };
  const { line, column, offset } = position.start;
  return [type, url, line, column, offset, value?.trimEnd(), children?.map(seen)];
}

test("a Markdown text that is parsed piece by piece is what it is when parsed at once", () => {
  const part = fc.constantFrom(
    ..."\n|\n|\n\n|\n\n|\r\n|\r|# h|> q|> |- a|- |* c|+ d|  |    |1. a|2) b|```|~~~|`|<!--|-->|<div>|</div>|<pre>|</pre>|<?|?>|<![CDATA[|]]>|<!A|---|===|***|text|word |[x](#y)|\t|a: b|\\".split(
      "|",
    ),
    "| a | b |",
    "| - | - |",
  );
  const text = fc.tuple(fc.constantFrom("", "", "---\n", "+++\n"), fc.array(part, { maxLength: 60 }));
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 3 }), ([head, parts], piece) => {
      const source = head + parts.join("");
      expect(parseMarkdown(source, piece).map(seen)).toEqual(parseMarkdown(source, 1e6).map(seen));
    }),
    { numRuns: 1000 },
  );
});

test("links that are defined elsewhere in a large text are links all the same", () => {
  const [first] = parseMarkdown(`> Go to [the closing][c].\n\n${"> Hello.\n\n".repeat(50)}[c]: #closing\n`, 20);
  expect(JSON.stringify(first)).toContain('"linkReference"');
});

describe("a large script of anything takes seconds, not minutes", () => {
  const SIZE = 150_000;
  const head = "## Greeting\n\n> Hello {{customer_name}}.\n\n";
  const filled = (part: string) => head + part.repeat(Math.ceil(SIZE / part.length));
  const numbered = (part: (number: number) => string) => head + Array.from({ length: SIZE / 50 }, (_, number) => part(number)).join("");

  test.each<[string, string]>([
    ["quotes", filled("> Thank you for calling Larkspur Parcels.\n\n")],
    ["quotes with the line ends of old", filled("> Hello there.\n\n").replaceAll("\n", "\r")],
    ["sections", numbered((number) => `## Section ${number}\n\n> Hello, and thank you for calling.\n\n`)],
    ["branches", numbered((number) => `- If it is ${number}: go to [Section](#section-${number})\n`)],
    ["steps that each lead on", numbered((step) => `## S${step}\n\n> Thank you, and what came next?\n\n- [next](#s${step + 1})\n\n`)],
    [
      "rows of a table",
      `${head}| Answer | Say | Next |\n| - | - | - |\n${'| yes | "It is on the van." | [Greeting](#greeting) |\n'.repeat(3000)}`,
    ],
    ["comments that waive", filled("<!-- call-lint-disable-next-line no-refusal -->\n\n> We can't do that.\n\n")],
    ["references", `${filled("go to → go to ")}\n`],
    ["one long line", `${head}> ${"Thank you for calling Larkspur Parcels. ".repeat(4000)}\n`],
    ["one long line of bad news", `${head}> ${"Unfortunately we can't do that. ".repeat(5000)}\n`],
    ["open braces", `${head}> ${"{{".repeat(75_000)}\n`],
    ["code that does not end", `${head}\`\`\`\n${"> hello `` \n".repeat(12_000)}`],
    ["a comment that does not end", `${head}<!-- ${"hello -- x\n".repeat(12_000)}`],
    ["front matter", `---\n${Array.from({ length: 12_000 }, (_, key) => `k${key}: v\n`).join("")}---\n${head}`],
  ])("%s", (_, text) => {
    expect(lintScript("a.md", text)).toMatchObject({ kind: "script" });
  });

  test.each<[string, string, number, string]>([
    ["brackets", `${head}> ${"[".repeat(SIZE)}\n`, 5, "more than 5000 brackets, bars and backticks in one paragraph"],
    ["pairs of brackets", `${head}> ${"[a]".repeat(SIZE / 3)}\n`, 5, "more than 5000 brackets"],
    ["cells", `${head}|${"a|".repeat(SIZE / 2)}\n`, 5, "more than 5000 brackets"],
    ["quotes in quotes", `${head}${">".repeat(SIZE)} hello\n`, 5, "more than a hundred deep"],
    [
      "lists in lists",
      head + Array.from({ length: 1000 }, (_, depth) => `${" ".repeat(depth * 2)}- x\n`).join(""),
      105,
      "more than a hundred deep",
    ],
    [
      "thousands of lines in deep lists",
      head + Array.from({ length: 3000 }, (_, line) => `${"  ".repeat(Math.min(line, 30))}- x\n`).join(""),
      25,
      "more than twenty deep, in more than 500 lines",
    ],
  ])("%s that no script has are told with their place", (_, text, line, message) => {
    expect(lintScript("a.md", text)).toMatchObject({ line, message: expect.stringContaining(message) as string });
  });

  test("steps of a flow, in a list and by their names", () => {
    const steps = Array.from({ length: 2000 }, (_, number) => `{ id: s${number}, say: Hello there., next: s${number + 1} }`);
    expect(lintScript("a.yaml", `steps:\n${steps.map((step) => `  - ${step}\n`).join("")}`)).toMatchObject({ kind: "script" });
    expect(lintScript("a.yaml", `steps:\n${steps.map((step, number) => `  s${number}: ${step}\n`).join("")}`)).toMatchObject({
      kind: "script",
    });
  });
});
