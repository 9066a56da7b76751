import fc from "fast-check";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadConfig } from "../../src/config.js";
import { stringInput } from "../../src/readers/input.js";
import type { CallResult, Finding } from "../../src/rule.js";
import { fixedText } from "../../src/run/fix.js";
import { lintAll } from "../../src/run/lint-files.js";
import { BIN, callLint, folderWith, onlyRules } from "../cli/run.js";

const CONFIG = { "call-lint.config.yaml": onlyRules({ "prefer-positive-wording": "info" }) };
const STIFF = "## Greeting\n\n> Don't forget to keep it.\n";
const BETTER = "## Greeting\n\n> Remember to keep it.\n";

describe("a diff is what git and patch take", () => {
  const files: Readonly<Record<string, string>> = {
    "plain.md": STIFF,
    "two words.md": STIFF,
    "$(x) `y` 'z'.md": STIFF,
    'a "quote".md': STIFF,
    "back\\slash.md": STIFF,
    "tab\there.md": STIFF,
    "ä.md": STIFF,
    "sub folder/deep.md": STIFF,
    "dos.md": STIFF.replaceAll("\n", "\r\n"),
    "old.md": STIFF.replaceAll("\n", "\r"),
    "open end.md": STIFF.trimEnd(),
    "mark.md": `\ufeff${STIFF}`,
    "long.md": `${STIFF}\n${"> Hello.\n\n".repeat(20)}> Don't forget to sign.\n`,
  };

  test.each([
    ["git", ["apply", "--unsafe-paths", "-p1", "-"]],
    ["patch", ["-s", "-p1", "--binary"]],
  ])("%s", async (program, args) => {
    const [mended, patched] = [folderWith({ ...CONFIG, ...files }), folderWith({ ...CONFIG, ...files })];
    await callLint([".", "--fix", "--exit-zero"], { cwd: mended });
    const { stdout } = await callLint([".", "--fix-dry-run", "--exit-zero"], { cwd: patched });
    for (const [name, text] of Object.entries(files)) expect(readFileSync(join(patched, name), "utf8")).toBe(text);
    execFileSync(program, args, { cwd: patched, input: stdout });
    for (const [name, text] of Object.entries(files)) {
      const after = readFileSync(join(mended, name), "utf8");
      expect(after).toBe(text.replaceAll(/Don't forget to/g, "Remember to"));
      expect(readFileSync(join(patched, name), "utf8")).toBe(after);
    }
  });
});

describe("files are mended whole or not at all", () => {
  test("what a link leads to is mended, and the link stays", async () => {
    const cwd = folderWith({ ...CONFIG, "real/a.md": STIFF });
    symlinkSync("real/a.md", join(cwd, "link.md"));
    await callLint(["link.md", "--fix", "--exit-zero"], { cwd });
    expect(lstatSync(join(cwd, "link.md")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, "real/a.md"), "utf8")).toBe(BETTER);
  });

  test("a file that nobody may write to stays as it is, and that is an error", async () => {
    const cwd = folderWith({ ...CONFIG, "a.md": STIFF });
    chmodSync(join(cwd, "a.md"), 0o444);
    const { code, stderr } = await callLint(["a.md", "--fix"], { cwd });
    expect([code, stderr]).toEqual([2, 'call-lint: the script "a.md" cannot be written: permission denied\n']);
    expect(readFileSync(join(cwd, "a.md"), "utf8")).toBe(STIFF);
  });

  test("what is not UTF-8 is told and left, and the others are mended", async () => {
    const cwd = folderWith({ ...CONFIG, "b.md": STIFF });
    writeFileSync(join(cwd, "a.md"), Buffer.from(`\ufeff${STIFF}`, "utf16le"));
    const { code, stderr } = await callLint([".", "--fix"], { cwd });
    expect([code, stderr]).toEqual([
      0,
      "a.md:1:1  not UTF-8, so it is not mended; convert it first\ncall-lint: 1 place mended in 1 script\n",
    ]);
    expect(readFileSync(join(cwd, "b.md"), "utf8")).toBe(BETTER);
  });

  test("standard input cannot be mended", async () => {
    const { code, stderr } = await callLint(["-", "--fix"], { cwd: folderWith(CONFIG) });
    expect([code, stderr]).toEqual([2, "call-lint: standard input cannot be mended; name the file\n"]);
  });

  test("where a disk is full, the file stays as it was and nothing is left beside it", () => {
    const text = `${STIFF}\n${"> Hello there.\n\n".repeat(800)}`;
    const cwd = folderWith({ ...CONFIG, "a.md": text });
    const { status, stderr } = spawnSync("bash", ["-c", `ulimit -f 8; trap "" XFSZ; exec "$0" "$1" a.md --fix`, process.execPath, BIN], {
      cwd,
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([2, expect.stringContaining('the script "a.md" cannot be written: EFBIG')]);
    expect(readFileSync(join(cwd, "a.md"), "utf8")).toBe(text);
    expect(readdirSync(cwd).sort()).toEqual(["a.md", "call-lint.config.yaml"]);
  });

  test("whenever it is killed, each file is as before or as after, with its rights", async () => {
    const names = Array.from({ length: 20 }, (_, number) => `${number}.md`);
    const more = "\n> Don't forget to sign.\n".repeat(60);
    const cwd = folderWith({ ...CONFIG, ...Object.fromEntries(names.map((name) => [name, STIFF + more])) });
    for (const name of names) chmodSync(join(cwd, name), 0o640);
    const child = spawn(process.execPath, [BIN, ".", "--fix"], { cwd, stdio: "ignore" });
    const isMended = (name: string) => readFileSync(join(cwd, name), "utf8").includes("Remember to");
    while (child.exitCode === null && !isMended(names[1]!)) await new Promise((done) => setTimeout(done, 1));
    child.kill("SIGKILL");
    await new Promise((done) => (child.exitCode === null && child.signalCode === null ? child.on("close", done) : done(undefined)));
    const before = STIFF + more;
    for (const name of names) {
      expect([before, before.replaceAll("Don't forget to", "Remember to")]).toContain(readFileSync(join(cwd, name), "utf8"));
      expect(statSync(join(cwd, name)).mode & 0o777).toBe(0o640);
    }
    // What it left of a file that it was writing is no script to the next run.
    expect((await callLint([".", "--fix"], { cwd })).code).toBe(0);
    for (const name of names) expect(isMended(name)).toBe(true);
  });
});

const config = await loadConfig({
  search: false,
  preset: "strict",
  rules: { "script-placeholders": ["error", { known: ["customer_name", "date"] }] },
});
const options = { settingsFor: (file: string) => config.settingsFor(file) };
const findingsIn = (file: string, text: string): Finding[] =>
  ([...lintAll([stringInput(file, text)], options)] as CallResult[]).flatMap(({ findings }) => findings);

const LINES = fc.constantFrom(
  "Hello {{customer_name}}, thank you for calling.",
  "You'll have to keep the box, {{customer_name}}.",
  "Unfortunately, it comes on {date}.",
  "Unfortunately, you'll have to wait until {{Date}}.",
  "We can't do that until {{date}.",
  "I don't know, but you need to send it back.",
  "It is on the van; you must be at home, unfortunately.",
  "To return it, you'll have to print the label and you'll have to keep the *box*.",
  "**Please** call [us](https://example.com) on %date%.",
  "Die Lieferung kommt für Zoë 🙏 on [DATE].",
);
const ends = fc.constantFrom("\n", "\r\n");
const markdown = fc
  .tuple(fc.array(fc.tuple(fc.constantFrom("> ", "Agent: ", "- Agent: ", "", "> Agent: "), LINES), { minLength: 1, maxLength: 8 }), ends)
  .map(([lines, end]) => ["## Greeting", ...lines.map(([mark, line]) => mark + line)].join(end + end) + end);
const flow = fc
  .tuple(fc.array(fc.tuple(LINES, fc.constantFrom("", "'", '"')), { minLength: 1, maxLength: 6 }), ends)
  .map(([lines, end]) => {
    const quoted = (line: string, quote: string) => (quote === "'" ? `'${line.replaceAll("'", "''")}'` : `"${line}"`);
    const steps = lines.map(
      ([line, quote], number) => `  - id: s${number}${end}    say: ${quoted(line, quote)}${end}    next: s${number + 1}${end}`,
    );
    return `steps:${end}${steps.join("")}`;
  });

test.each([
  ["a.md", markdown, false],
  ["a.md", markdown, true],
  ["a.yaml", flow, false],
  ["a.yaml", flow, true],
])("%s mended twice is mended once; other lines stay, fewer findings are left and none is new", (file, text, all) => {
  fc.assert(
    fc.property(text, (before) => {
      const { after } = fixedText(file, before, options, { all });
      expect(fixedText(file, after, options, { all }).after).toBe(after);
      const found = findingsIn(file, before);
      const left = findingsIn(file, after);
      const mendable = found.filter(({ fix }) => fix !== undefined && (fix.safe || all));
      const [old, mended] = [before.split("\n"), after.split("\n")];
      expect(mended).toHaveLength(old.length);
      const touched = new Set(mendable.map(({ fix }) => before.slice(0, fix!.from).split("\n").length));
      for (const [index, line] of old.entries()) if (!touched.has(index + 1)) expect(mended[index]).toBe(line);
      const count = (findings: readonly Finding[], rule: string) => findings.filter((finding) => finding.rule === rule).length;
      for (const { rule } of left) expect(count(left, rule)).toBeLessThanOrEqual(count(found, rule));
      if (after !== before) expect(left.length).toBeLessThan(found.length);
    }),
    { numRuns: 60 },
  );
});
