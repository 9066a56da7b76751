import fc from "fast-check";
import { execFileSync } from "node:child_process";
import { readFileSync, statSync, chmodSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadConfig } from "../../src/config.js";
import { stringInput } from "../../src/readers/input.js";
import type { CallResult } from "../../src/rule.js";
import { fixedFile } from "../../src/run/fix.js";
import { lintAll } from "../../src/run/lint-files.js";
import { callLint, folderWith, onlyRules } from "../cli/run.js";

const CONFIG = onlyRules({ "prefer-positive-wording": "info", "script-placeholders": "[error, { known: [customer_name, order_number] }]" });
const NAMED = "> Hello {{customer_name}}.\n";

/** A file's text after fixing, and how the run ended. */
async function fixed(file: string, text: string, flags: readonly string[] = ["--fix"]): Promise<string> {
  const cwd = folderWith({ "call-lint.config.yaml": CONFIG, [file]: text });
  const { code, stderr } = await callLint([file, ...flags, "--exit-zero"], { cwd });
  expect([code, stderr.replace(/^call-lint: \d+ places? mended in 1 script\n/, "")]).toEqual([0, ""]);
  return readFileSync(join(cwd, file), "utf8");
}

const md = (line: string) => `## Greeting\n\n${NAMED}\n${line}`;
const flow = (say: string) =>
  `steps:\n  - id: a\n    say: Hello {{customer_name}}.\n    next: b   # then\n  - {id: b,   say: ${say}, end: true}\n`;

describe("what --fix changes, and what it leaves", () => {
  test.each<[string, string, string, string]>([
    ["a phrase in a quote", "a.md", md("> Don't forget to keep the box.\n"), md("> Remember to keep the box.\n")],
    [
      "a phrase within a sentence",
      "a.md",
      md("> To return it, don't forget to keep the box.\n"),
      md("> To return it, remember to keep the box.\n"),
    ],
    [
      "no value of YAML that would begin with a mark of YAML, or be empty",
      "a.yaml",
      "steps:\n  - id: a\n    say: Unfortunately, {{customer_name}}, it's late.\n    next: b\n  - id: b\n    say: Unfortunately, # it is late\n    end: true\n",
      "steps:\n  - id: a\n    say: Unfortunately, {{customer_name}}, it's late.\n    next: b\n  - id: b\n    say: Unfortunately, # it is late\n    end: true\n",
    ],
    ["bad news announced", "a.md", md("> Unfortunately, it comes on Friday.\n"), md("> It comes on Friday.\n")],
    [
      "a placeholder of another style, and one of another case",
      "a.md",
      md("> Order {order_number}, {{ORDER_NUMBER}}.\n"),
      md("> Order {{order_number}}, {{order_number}}.\n"),
    ],
    ["braces that do not pair", "a.md", md("> Order {{order_number}, thank you.\n"), md("> Order {{order_number}}, thank you.\n")],
    [
      "emphasis around the words stays",
      "a.md",
      md("> **Unfortunately,** it comes on *Friday*.  \n> Don't forget to keep the _box_.\n"),
      md("> **Unfortunately,** it comes on *Friday*.  \n> Remember to keep the _box_.\n"),
    ],
    [
      "notes, code and comments stay",
      "a.md",
      md("Unfortunately, don't forget to keep it.\n\n    Don't forget to\n\n`don't forget to`\n\n<!-- don't forget to -->\n"),
      md("Unfortunately, don't forget to keep it.\n\n    Don't forget to\n\n`don't forget to`\n\n<!-- don't forget to -->\n"),
    ],
    [
      "DOS line ends",
      "a.md",
      md("> Don't forget to keep the box.\n").replaceAll("\n", "\r\n"),
      md("> Remember to keep the box.\n").replaceAll("\n", "\r\n"),
    ],
    ["a byte order mark", "a.md", `\ufeff${md("> Don't forget to keep it.\n")}`, `\ufeff${md("> Remember to keep it.\n")}`],
    ["no line end at the end", "a.md", md("> Don't forget to keep it."), md("> Remember to keep it.")],
    ["plain values of YAML, with their odd blanks", "a.yaml", flow("Don't forget to keep it."), flow("Remember to keep it.")],
    ["values in quotation marks", "a.yaml", flow(`"Don't forget to keep it."`), flow(`"Remember to keep it."`)],
    [
      "words behind an escape stay in step",
      "a.yaml",
      flow(String.raw`"A \"box\" \u2013 don't forget to keep it."`),
      flow(String.raw`"A \"box\" \u2013 remember to keep it."`),
    ],
    [
      "words with an escape in them are left",
      "a.yaml",
      flow(String.raw`"Don\u2019t forget to keep it."`),
      flow(String.raw`"Don\u2019t forget to keep it."`),
    ],
    [
      "words in single quotation marks with a doubled one are left",
      "a.yaml",
      flow("'Don''t forget to keep it.'"),
      flow("'Don''t forget to keep it.'"),
    ],
    [
      "words folded over two lines are left",
      "a.yaml",
      "steps:\n  - id: a\n    say: >-\n      Hello {{customer_name}}, don't\n      forget to keep it.\n    end: true\n",
      "steps:\n  - id: a\n    say: >-\n      Hello {{customer_name}}, don't\n      forget to keep it.\n    end: true\n",
    ],
    [
      "JSON",
      "a.json",
      JSON.stringify({
        steps: [
          { id: "a", say: 'Hi {{customer_name}}.\nDon\'t forget to "keep" it.', next: "b" },
          { id: "b", say: "Bye." },
        ],
      }),
      JSON.stringify({
        steps: [
          { id: "a", say: 'Hi {{customer_name}}.\nRemember to "keep" it.', next: "b" },
          { id: "b", say: "Bye." },
        ],
      }),
    ],
    [
      "macros",
      "a.txt",
      "a\tHi {{customer_name}}.\nb\tDon't forget to keep it.\nc\tBye.\n",
      "a\tHi {{customer_name}}.\nb\tRemember to keep it.\nc\tBye.\n",
    ],
    [
      "a duty stays a duty, and a limit a limit",
      "a.md",
      md(
        "> Unfortunately you will have to show proof of age.\n\n> You'll have to send the shoes back first.\n\n> We can only take cash.\n",
      ),
      md("> You will have to show proof of age.\n\n> You'll have to send the shoes back first.\n\n> We can only take cash.\n"),
    ],
    [
      "transcripts are records",
      "call.txt",
      "Agent: Don't forget to keep the box.\nCustomer: Oh.\n",
      "Agent: Don't forget to keep the box.\nCustomer: Oh.\n",
    ],
    [
      "what a comment waives",
      "a.md",
      md("<!-- call-lint-disable-next-line -->\n\n> Don't forget to keep it.\n"),
      md("<!-- call-lint-disable-next-line -->\n\n> Don't forget to keep it.\n"),
    ],
  ])("%s", async (_, file, before, after) => {
    expect(await fixed(file, before)).toBe(after);
    expect(await fixed(file, after)).toBe(after);
  });

  test("a duty is reworded where suggestions are asked for", async () => {
    expect(await fixed("a.md", md("> You'll have to keep it.\n"), ["--fix-suggestions"])).toBe(md("> You can keep it.\n"));
  });

  test("lines that the baseline waives are left alone, those whose day is past are not", async () => {
    const text = md("> Unfortunately, it is late. Don't forget to sign.\n");
    const cwd = folderWith({ "call-lint.config.yaml": CONFIG, "a.md": text });
    const more = () => writeFileSync(join(cwd, "a.md"), `${text}\n> Don't forget to keep it.\n`);
    await callLint(["a.md", "--update-baseline", "--reviewer", "Niamh", "--reason", "wording required by law", "--until", "2999-12-31"], {
      cwd,
    });
    more();
    const { stderr } = await callLint(["a.md", "--fix"], { cwd });
    expect(readFileSync(join(cwd, "a.md"), "utf8")).toBe(`${text}\n> Remember to keep it.\n`);
    expect(stderr).toContain("1 place mended in 1 script");
    const baseline = join(cwd, ".call-lint-baseline.yaml");
    writeFileSync(baseline, readFileSync(baseline, "utf8").replaceAll("2999-12-31", "2020-01-31"));
    await callLint(["a.md", "--fix"], { cwd });
    expect(readFileSync(join(cwd, "a.md"), "utf8")).toContain("> It is late. Remember to sign.\n");
  });

  test("rights of the file stay", async () => {
    const cwd = folderWith({ "call-lint.config.yaml": CONFIG, "a.md": md("> Don't forget to keep it.\n") });
    chmodSync(join(cwd, "a.md"), 0o640);
    await callLint(["a.md", "--fix"], { cwd });
    expect(statSync(join(cwd, "a.md")).mode & 0o777).toBe(0o640);
  });

  test("a dry run shows a diff that git applies, and writes nothing", async () => {
    const text = md("> Don't forget to keep it.\n\n> Bye.\n");
    const cwd = folderWith({ "call-lint.config.yaml": CONFIG, "a.md": text });
    const { stdout, stderr } = await callLint(["a.md", "--fix-dry-run", "--exit-zero", "--format", "csv:out.csv"], { cwd });
    expect(readFileSync(join(cwd, "a.md"), "utf8")).toBe(text);
    expect(stdout).toContain("-> Don't forget to keep it.\n+> Remember to keep it.\n");
    expect(stderr).toContain("1 place would be mended in 1 script");
    execFileSync("git", ["apply", "--unsafe-paths", "-p1", "-"], { cwd, input: stdout });
    expect(readFileSync(join(cwd, "a.md"), "utf8")).toBe(md("> Remember to keep it.\n\n> Bye.\n"));
  });
});

const config = await loadConfig({ file: "tests/scripts/labelled.config.yaml" });
const options = { settingsFor: (file: string) => config.settingsFor(file) };

describe("fixed scripts lint cleaner, and a second time nothing changes", () => {
  const folder = "fixtures/challenge/scripts";
  test.each(readdirSync(folder).filter((name) => /\.(?:md|yaml|txt)$/.test(name) && name !== "labels.jsonl"))("%s", (name) => {
    const file = join(folder, name);
    const before = readFileSync(file, "utf8");
    const count = (text: string) =>
      ([...lintAll([stringInput(file, text)], options)] as CallResult[]).flatMap(({ findings }) => findings).length;
    const result = fixedFile(file, options, { all: true });
    if (result === undefined) return;
    expect(count(result.after)).toBeLessThan(count(before));
    const again = join(folderWith({ [name]: result.after }), name);
    expect(fixedFile(again, options, { all: true })).toBeUndefined();
  });
});

test("whatever stands around it, a phrase is fixed where it stands as it is said, and nothing else changes", async () => {
  const around = fc.string({
    unit: fc.constantFrom("a", " ", "\n", "é", "*", "_", "`", "[", "]", "(", ")", "#", ">", "-", "|", "&amp;", "\\", "\t"),
    maxLength: 30,
  });
  const folder = folderWith({ "call-lint.config.yaml": CONFIG });
  const { settingsFor } = await loadConfig({ file: join(folder, "call-lint.config.yaml") });
  const path = join(folder, "a.md");
  fc.assert(
    fc.property(around, around, (before, after) => {
      const text = `${before}\n\n> Well, don't forget to keep it.\n\n${after}\n`;
      writeFileSync(path, text);
      const result = fixedFile(path, { settingsFor }, { all: false });
      if (result !== undefined) expect(result.after).toBe(text.replace("don't forget to", "remember to"));
    }),
    { numRuns: 100 },
  );
});
