import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CallResult } from "../../src/rule.js";
import { lintAll, lintFiles, openFile } from "../../src/run/lint-files.js";
import { stringInput } from "../../src/readers/input.js";
import { prepareRun } from "../../src/run/request.js";
import { LanguageClient } from "../language-client.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "call-lint-links-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string): void {
  mkdirSync(join(folder, name, ".."), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const script = (...links: string[]) =>
  `# Late\n\n## Greeting\n\n> Agent: Hello {{customer_name}}.\n\n${links.map((link) => `- If so: go to [there](${link}).\n`).join("")}`;

const { options } = await prepareRun({ config: { search: false } });

/** What is told of the links of a script that stands in the folder. */
async function toldOf(name: string, text: string): Promise<string[]> {
  const run = await prepareRun({ config: { search: false, cwd: folder } });
  return told([...lintAll([stringInput(name, text)], run.options)]);
}

function told(results: readonly object[]): string[] {
  return (results as CallResult[]).flatMap(({ findings }) =>
    findings.filter(({ rule }) => rule === "script-dead-ends").map(({ line, message }) => `${line}: ${message.split(";")[0]}`),
  );
}

describe("a script's links to files", () => {
  test("that are not there are told, from the script's own folder", async () => {
    write("scripts/closing.md", "# Closing\n");
    const text = script("closing.md", "../scripts/closing.md", "search.md", "closing.md?plain=1");
    expect(await toldOf("scripts/late.md", text)).toEqual(['9: There is no file "search.md"']);
    expect(await toldOf("late.md", script("scripts/closing.md"))).toEqual([]);
  });

  test.each([
    ["of the web", "https://example.com/gone.md"],
    ["to write to", "mailto:help@example.com"],
    ["of a server", "/scripts/gone.md"],
    ["of no protocol", "//example.com/gone.md"],
    ["with a placeholder", "{{site}}/gone.md"],
    ["to a page by its name", "closing"],
    ["to a page as the web has it", "closing.html"],
    ["to a file with a blank in its name", "good%20bye.md"],
    ["to a folder", "."],
  ])("%s are left alone", async (_, link) => {
    write("closing.md", "# Closing\n");
    write("good bye.md", "# Bye\n");
    expect(await toldOf("late.md", script(link))).toEqual([]);
  });

  test("to a section that the other script lacks are told, however its heading is marked up", async () => {
    write("claims.md", '# Claims\n\n## **Damage** & [loss](#x)!\n\nBy post\n-------\n\n<a id="old"></a>\n\n## Twice\n\n## Twice\n');
    const links = ["#claims", "#damage--loss", "#by-post", "#old", "#twice-1", "#L10"].map((part) => `claims.md${part}`);
    expect(await toldOf("late.md", script(...links))).toEqual([]);
    expect(await toldOf("late.md", script("claims.md#refunds"))).toEqual(['7: The file "claims.md" has no section "refunds"']);
  });

  test("to files outside of the root are looked for, but not read", async () => {
    write("claims.md", "# Claims\n");
    const run = await prepareRun({ config: { search: false, cwd: join(folder, "team") } });
    const text = script("../claims.md#refunds", "../gone.md");
    expect(told([...lintAll([stringInput("late.md", text)], run.options)])).toEqual(['8: There is no file "../gone.md"']);
  });

  test("in what is said, and of scripts that link in a circle, are told too", async () => {
    write("a.md", script("b.md"));
    write("b.md", script("a.md").replace("Hello", "See [our terms](terms.md)"));
    const run = await prepareRun({ config: { search: false, cwd: folder } });
    const results = ["a.md", "b.md"].flatMap((name) => [...lintAll([stringInput(name, textOf(name))], run.options)]);
    expect(told(results)).toEqual(['5: There is no file "terms.md"']);
  });

  test("of flows are told where no step is called so", async () => {
    write("claims.yaml", "steps:\n  - id: damage\n    say: Sorry.\n    end: true\n");
    const flow = (...targets: string[]) =>
      `steps:\n  - id: greeting\n    say: Hello, this is Larkspur Parcels.\n    next: [${targets.join(", ")}]\n  - id: "own.md"\n    say: Bye.\n    end: true\n`;
    expect(await toldOf("a.yaml", flow("own.md", "claims.yaml", '"claims.yaml#damage"'))).toEqual([]);
    expect(await toldOf("a.yaml", flow("own.md", "gone.yaml", '"claims.yaml#loss"'))).toEqual([
      '4: There is no file "gone.yaml"',
      '4: The file "claims.yaml" has no section "loss"',
    ]);
  });

  test("of a script without a name lead from nowhere", () => {
    expect(told([...lintAll([stringInput("<stdin>", script("gone.md"))], { ...options, hints: { kind: "script" } })])).toEqual([]);
  });
});

function textOf(name: string): string {
  const input = openFile(join(folder, name));
  return "message" in input ? "" : input.text();
}

test("what the cache keeps does not outlive a file that goes or comes, or a section", async () => {
  const before = process.cwd();
  process.chdir(folder);
  try {
    write("late.md", script("closing.md#goodbye"));
    const lint = async () => {
      const run = await prepareRun({ config: { search: false }, cache: "whole" });
      return told([...lintFiles(["late.md"], run.options)]);
    };
    expect([await lint(), await lint()]).toEqual(Array(2).fill(['7: There is no file "closing.md"']));
    write("closing.md", "## Goodbye\n");
    expect([await lint(), await lint()]).toEqual([[], []]);
    write("closing.md", "## See you\n");
    expect(await lint()).toEqual(['7: The file "closing.md" has no section "goodbye"']);
    rmSync("closing.md");
    expect(await lint()).toEqual(['7: There is no file "closing.md"']);
  } finally {
    process.chdir(before);
  }
});

test("an editor is told anew when a file that is linked to comes, also of a script that was never saved", async () => {
  const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
  const client = new LanguageClient([], folder);
  try {
    await client.begin([uriOf("")], {});
    const missing = ({ diagnostics }: { diagnostics: { message: string }[] }) =>
      diagnostics.filter(({ message }) => message.startsWith("There is no file")).length;
    expect(missing(await client.open(uriOf("late.md"), script("closing.md")))).toBe(1);
    const after = await client.after(uriOf("late.md"), () => {
      write("closing.md", "# Closing\n");
      return client.filesChanged(uriOf("closing.md"));
    });
    expect(missing(after)).toBe(0);
    expect(missing(await client.open("untitled:Untitled-1", script("gone.md")))).toBe(0);
  } finally {
    await client.end();
  }
});
