import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { loadConfig, type Config } from "../../src/config.js";
import { stringInput } from "../../src/readers/input.js";
import { MarkdownSections } from "../../src/readers/markdown-sections.js";
import { parseMarkdown } from "../../src/readers/markdown.js";
import type { Settings } from "../../src/lint.js";
import { lintAll } from "../../src/run/lint-files.js";
import { ScriptMemory } from "../../src/script-memory.js";

const SCRIPTS = "fixtures/challenge/scripts";
const scripts = readdirSync(SCRIPTS)
  .filter((name) => /\.(?:md|yaml|txt)$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(SCRIPTS, name), "utf8") }));
/** How many edits are tried of each script, times `CALL_LINT_RUNS` for a thorough night. */
const often = 3 * Number(process.env["CALL_LINT_RUNS"] ?? 1);

/** What people type, and what turns the meaning of all that follows. */
const TYPED = [
  ..."\n #>-*|`~[]<!:\"'{}".split(""),
  "\n\n",
  "\r\n",
  "\r",
  "\t",
  "# New\n",
  "\n\n## Greeting\n\n",
  "\n```\n",
  "\n<!-- ",
  " -->",
  "\n<div>\n",
  "> ",
  "- If so: go to [Closing](#closing)\n",
  "\n[closing]: #closing\n",
  "[closing]",
  "---\n",
  "\n    indented\n",
  "> Agent: Calm down, we'll call you back within one hour.\n",
  "<!-- call-lint-disable-next-line no-hostility -- they are a friend -->\n",
  "  - id: more\n    say: Hello there.\n    next: closing\n",
  "📦",
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removes: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(200)),
  text: fc.oneof(fc.constantFrom(...TYPED), fc.constant("")),
});
const edits = fc.array(edit, { minLength: 1, maxLength: 6 });

function edited(text: string, { at, removes, text: typed }: { at: number; removes: number; text: string }): string {
  const from = Math.floor(at * text.length);
  return text.slice(0, from) + typed + text.slice(from + removes);
}

let config: Config;
beforeAll(async () => {
  config = await loadConfig({ file: "tests/scripts/labelled.config.yaml" });
});

/** Settings under which nothing was linted yet. */
function anew(file: string): Settings {
  const { rules, vocabulary } = config.settingsFor(file);
  return { rules, vocabulary: { ...vocabulary } };
}

test("steps that scripts share are judged as if each stood alone", () => {
  const twins = scripts.flatMap(({ name, text }) => [
    { name, text },
    { name: `again-${name}`, text: text.replace(/^id: .*/m, "id: another").replaceAll("Agent:", "Advisor:") },
    {
      name: `shorter-${name}`,
      text: text
        .split(/^(?=## | {2}- id:)/m)
        .toSpliced(1, 1)
        .join(""),
    },
  ]);
  const inputs = twins.map(({ name, text }) => stringInput(name, text));
  const alone = inputs.flatMap((input) => [...lintAll([input], { settingsFor: anew, hints: {} })]);
  expect([...lintAll(inputs, { settingsFor: (file) => config.settingsFor(file), hints: {} })]).toEqual(alone);
});

describe.each(scripts)("$name, whatever is typed into it", ({ name, text }) => {
  test("gives the same findings with a memory of what it was as without", () => {
    const options = { settingsFor: (file: string) => config.settingsFor(file), hints: {} };
    fc.assert(
      fc.property(edits, (all) => {
        const memory = new ScriptMemory();
        const sections = new MarkdownSections();
        let now = text;
        for (const one of [undefined, ...all, undefined]) {
          if (one !== undefined) now = edited(now, one);
          const input = () => [stringInput(name, now)];
          const remembered = [...lintAll(input(), { ...options, hints: { sections }, memory })];
          expect(remembered).toEqual([...lintAll(input(), { ...options, settingsFor: anew })]);
        }
      }),
      { numRuns: often },
    );
  });

  test("is parsed as Markdown to the same nodes section by section as in one piece", () => {
    fc.assert(
      fc.property(edits, (all) => {
        const sections = new MarkdownSections();
        let now = text;
        for (const one of [undefined, ...all]) {
          if (one !== undefined) now = edited(now, one);
          expect(parseMarkdown(now, undefined, sections)).toEqual(parseMarkdown(now));
        }
      }),
      { numRuns: often * 5 },
    );
  });
});
