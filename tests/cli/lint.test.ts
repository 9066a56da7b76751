import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { BIN, callLint, folderWith, onlyRules, spawned } from "./run.js";

const RUDE = "Agent: Thank you for calling.\nCustomer: My number is 555-0134.\nAgent: Calm down, 555-0134 is all I need.\n";
const CONFIG = onlyRules({ "no-hostility": "error" });

interface Output {
  calls: {
    file: string;
    id: string | null;
    agent: string | null;
    kind: string;
    findings: { rule: string; quote: string; text: string }[];
  }[];
  failures: { file: string }[];
}

async function json(args: readonly string[], options: Parameters<typeof spawned>[1]): Promise<Output> {
  // Standard input is the process's own.
  const { stdout, stderr } = await (options.input === undefined ? callLint : spawned)([...args, "--format", "json"], options);
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout) as Output;
}

describe("input", () => {
  test("settings, rules, rosters, metadata and waivers that the run uses are no calls, wherever they stand", async () => {
    const cwd = folderWith({
      "call.txt": RUDE,
      "call-lint.config.yaml": "extends: [./base.yaml]\nplugins: [./ours]\npeople: roster.csv\n",
      "base.yaml": CONFIG,
      "ours/vocabulary/en/goodbyes.yaml": "house-goodbye:\n  means: goodbye\n  says: [toodle pip]\n",
      "roster.csv": "name,team\nNiamh,North\n",
      "calls.csv": "file,date\ncall.txt,2026-03-01\n",
      "waived.yaml": "[]\n",
      "names.csv": "name,id\nNiamh,A1\n",
    });
    const flags = ["--meta", "calls.csv", "--baseline", "waived.yaml"];
    for (const paths of [[], ["call.txt", "roster.csv", "calls.csv"]]) {
      const { calls, failures } = await json([...paths, ...flags, "--ignore-pattern", "names.csv"], { cwd });
      expect([calls.map(({ file }) => file), failures]).toEqual([["call.txt"], []]);
    }
    expect((await callLint(["report", ".", "--meta", "calls.csv", "--pseudonyms", "names.csv", "--min-calls", "1"], { cwd })).stderr).toBe(
      "",
    );
    // Named outright they are looked at.
    expect((await json(["ours", "call.txt"], { cwd })).calls.map(({ file }) => file)).toEqual([
      "ours/vocabulary/en/goodbyes.yaml",
      "call.txt",
    ]);
  });

  test("a name that a label or the roster gives the agent is the agent's, with their team", async () => {
    const cwd = folderWith({
      "label.txt": "Agent (Niamh Byrne): Hello.\nCustomer: Hi.\n",
      "roster.vtt":
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Oskar Lind>Hello.</v>\n\n00:03.000 --> 00:04.000\n<v Ruth Adeyemi>My parcel is late.</v>\n",
      "two.txt": "Agent (Niamh Byrne): Hello.\nCustomer: Hi.\nAgent (Oskar Lind): Hello again.\n",
      "nobody.txt": "Agent: Hello.\nCustomer: Hi.\n",
      "passed-on.txt": "Agent: Hello.\nCustomer: Hi.\nAgent (Niamh Byrne): Hello again.\n",
      "people.csv": "name,team\nOskar Lind,North\nNiamh Byrne,South\n",
      "call-lint.config.yaml": "people: people.csv\n",
    });
    const { stdout } = await callLint(["-f", "json", "--fail-on", "never"], { cwd });
    const { calls } = JSON.parse(stdout) as { calls: { file: string; agent: string | null; team: string | null }[] };
    expect(calls.map(({ file, agent, team }) => [file, agent, team])).toEqual([
      ["label.txt", "Niamh Byrne", "South"],
      ["nobody.txt", null, null],
      ["passed-on.txt", null, null],
      ["roster.vtt", "Oskar Lind", "North"],
      ["two.txt", null, null],
    ]);
  });

  test.each([
    ["20260115", "2026-01-15"],
    ["20260115-1015", "2026-01-15T10:15"],
    ["2026-01-15T10-15-07", "2026-01-15T10:15:07"],
    ["20261315", null],
  ])("dates in names of files: %s", async (written, startedAt) => {
    const cwd = folderWith({
      [`NB_${written}_L7.txt`]: "Agent: Hello.\nCustomer: Hi.\n",
      "call-lint.config.yaml": "readers: { filename: '(?<agent>[A-Z]+)_(?<date>[\\dT-]+)_(?<id>\\w+)' }\n",
    });
    const { stdout } = await callLint(["-f", "json", "--fail-on", "never"], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ calls: [{ agent: "NB", id: "L7", startedAt }] });
  });

  test("what call-lint wrote is no call, in whatever format", async () => {
    const cwd = folderWith({
      "call.txt": `Agent name: Dana\n\n${RUDE}`,
      "clean/call.txt": "Agent: Hello.\nCustomer: Hi.\n",
      "call-lint.config.yaml": CONFIG,
    });
    const run = async (...args: string[]) => expect((await callLint(args, { cwd })).code).toBeLessThan(2);
    for (const folder of ["call.txt", "clean"]) {
      const as = (ending: string) => `${folder}.${ending}`;
      const named = {
        jsonl: "jsonl",
        sarif: "sarif.json",
        junit: "junit.xml",
        gitlab: "gitlab.json",
        checkstyle: "checkstyle.xml",
        markdown: "md",
        csv: "csv",
        html: "html",
      };
      await run(
        folder,
        "-f",
        `json:${as("json")}`,
        ...Object.entries(named).flatMap(([format, ending]) => ["-f", `${format}:${as(ending)}`]),
      );
      for (const name of ["report.json", "report.csv"]) await run("report", folder, "-o", as(name));
      for (const table of ["calls", "findings", "verdicts"])
        await run("report", folder, "-f", "csv", "--table", table, "-o", as(`${table}.csv`));
      await run("report", folder, "--sample", "1", "-o", as("sheet.csv"));
      for (const format of ["csv", "json"])
        writeFileSync(join(cwd, as(`promises.${format}`)), (await callLint(["promises", folder, "-f", format], { cwd })).stdout);
    }
    await run("coach", "Dana", "call.txt", "-o", "dana.json");
    const ended = await callLint(["-f", "json"], { cwd });
    const { calls, failures } = JSON.parse(ended.stdout) as Output;
    // An empty list may be anybody's.
    expect([calls.map(({ file }) => file), failures]).toEqual([["call.txt", "clean/call.txt", "clean.gitlab.json"], []]);
    expect(ended.stderr).toMatch(/^call-lint: what call-lint wrote itself is left out: call\.txt\.calls\.csv, /);
    expect(await callLint(["call.txt.json"], { cwd })).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringContaining("holds what call-lint wrote") as string,
    });
    // A report reads results: those that are named, and those of a folder without transcripts, but no call twice.
    const counted = async (...paths: string[]) => {
      const { stdout } = await callLint(["report", ...paths, "-f", "json"], { cwd });
      return (JSON.parse(stdout) as { all: { calls: number } }).all.calls;
    };
    expect([
      await counted(".", "--ignore-pattern", "clean.gitlab.json"),
      await counted("call.txt.json", "clean.jsonl"),
      await counted("clean", "call.txt.jsonl"),
    ]).toEqual([2, 2, 2]);
  });

  test("globs pass over packages as folders do", async () => {
    const cwd = folderWith({ "a.txt": RUDE, "node_modules/x/b.txt": RUDE, "call-lint.config.yaml": CONFIG });
    const files = async (path: string) => (await json([path], { cwd })).calls.map(({ file }) => file);
    expect([await files("**/*.txt"), await files("."), await files("node_modules/**/*.txt")]).toEqual([
      ["a.txt"],
      ["a.txt"],
      ["node_modules/x/b.txt"],
    ]);
  });

  test("a table of metadata that belongs to no call is told", async () => {
    const cwd = folderWith({
      "call.txt": RUDE,
      "call-lint.config.yaml": CONFIG,
      "calls.csv": "file,agent\ncal.txt,Dana\nCALL,Dana\n",
      "other.csv": "call id,agent\nL-1,Dana\n",
    });
    const text = 'call-lint: no call has an id or a file\'s name that stands in "other.csv", so nothing was taken from it\n';
    for (const command of [[], ["promises"], ["report"]]) {
      expect((await callLint([...command, "call.txt", "--meta", "other.csv"], { cwd })).stderr).toContain(text);
      expect((await callLint([...command, "call.txt", "--meta", "calls.csv"], { cwd })).stderr).not.toContain("nothing was taken");
    }
  });

  test("folders, files and quoted globs, each file once", async () => {
    const cwd = folderWith({ "a/one.txt": RUDE, "a/b/two.txt": RUDE, "three.txt": RUDE, "call-lint.config.yaml": CONFIG });
    const { calls } = await json(["a", "a/one.txt", "*.txt"], { cwd });
    expect(calls.map(({ file }) => file)).toEqual(["a/b/two.txt", "a/one.txt", "three.txt"]);
    expect((await json([], { cwd })).calls).toHaveLength(3);
  });

  test("standard input, by the name it is given", async () => {
    const cwd = folderWith({ "call-lint.config.yaml": CONFIG });
    expect(await json(["-"], { cwd, input: RUDE })).toMatchObject({ calls: [{ file: "<stdin>", findings: [{ rule: "no-hostility" }] }] });
    const named = await json(["-", "--stdin-filename", "calls/late.txt"], { cwd, input: RUDE });
    expect(named.calls[0]!.file).toBe("calls/late.txt");
  });

  test("a long stream of calls on standard input", async () => {
    const cwd = folderWith({ "call-lint.config.yaml": CONFIG });
    const turns = [
      { speaker: "agent", text: "Calm down." },
      { speaker: "customer", text: "word ".repeat(200) },
    ];
    const input = Array.from({ length: 6000 }, (_, id) => JSON.stringify({ call_id: `c${id}`, turns })).join("\n");
    expect(input.length).toBeGreaterThan(5 << 20);
    const { calls, failures } = await json(["-"], { cwd, input });
    expect([calls.length, failures.length, calls.at(-1)!.id]).toEqual([6000, 0, "c5999"]);
  });

  test("ignored files: by file, by flag, not by .gitignore; named files beat ignores unless forced", async () => {
    const files = {
      "one.txt": RUDE,
      "two.txt": RUDE,
      "three.txt": RUDE,
      ".gitignore": "*.txt\n",
      ".call-lintignore": "# kept\n/two.txt\n",
    };
    const cwd = folderWith({ ...files, "call-lint.config.yaml": CONFIG });
    const names = async (...args: string[]) => (await json(args, { cwd })).calls.map(({ file }) => file);
    expect(await names(".")).toEqual(["one.txt", "three.txt"]);
    expect(await names(".", "--ignore-pattern", "thr*")).toEqual(["one.txt"]);
    expect(await names(".", "--no-ignore")).toEqual(["one.txt", "three.txt", "two.txt"]);
    expect(await names("two.txt")).toEqual(["two.txt"]);
    expect(await names("two.txt", "one.txt", "--force-exclude")).toEqual(["one.txt"]);
    expect(await callLint(["two.txt", "--force-exclude"], { cwd })).toMatchObject({ code: 0 });
  });

  test("metadata beside the calls, and the agent by name", async () => {
    const cwd = folderWith({
      "call-lint.config.yaml": CONFIG,
      "call.txt": "Dana: Calm down.\nRuth: I am calm.\n",
      "meta.csv": "file,agent,customer name\ncall.txt,Dana,Ruth\n",
    });
    expect((await json(["call.txt", "--meta", "meta.csv"], { cwd })).calls[0]).toMatchObject({
      agent: "Dana",
      findings: [{ rule: "no-hostility" }],
    });
    expect((await json(["call.txt", "--agent", "Dana"], { cwd })).calls[0]!.findings).toHaveLength(1);
    expect((await json(["call.txt", "--agent", "Ruth"], { cwd })).calls[0]!.findings).toHaveLength(0);
    expect((await callLint(["call.txt", "--agent", "Rosa"], { cwd })).stderr).toMatch(
      /no speaker is called "Rosa"; there are "Dana", "Ruth"/,
    );
  });

  test("--kind and --input-format are the last word", async () => {
    const cwd = folderWith({ "call.txt": '{"turns": [{"speaker": "agent", "text": "Calm down."}]}', "call-lint.config.yaml": CONFIG });
    expect((await json(["call.txt"], { cwd })).calls[0]!.findings).toHaveLength(1);
    expect((await json(["call.txt", "--input-format", "text"], { cwd })).calls[0]!.findings).toHaveLength(0);
    expect((await json(["call.txt", "--kind", "call"], { cwd })).calls[0]!.kind).toBe("call");
  });
});

describe("what cannot be judged is said", () => {
  test("an agent who only makes noises of listening is an agent, and the customer's feelings are not taken up", async () => {
    const call = "Customer: My parcel is late and I am really upset.\nAgent: Okay.\nCustomer: Hello?\n";
    const cwd = folderWith({ "call.txt": call, "call-lint.config.yaml": onlyRules({ "acknowledge-feelings": "error" }) });
    const { stdout, stderr } = await callLint(["call.txt"], { cwd });
    expect(stdout).toContain("acknowledge-feelings");
    expect(stdout).not.toContain("does not tell");
    expect(stderr).toBe("call.txt  the agent says nothing but a noise of listening\n");
  });

  test.each([
    ["de-DE", "not-evaluable", "call.json  the call is marked as de-DE; rules that judge English words were not evaluated\n"],
    ["en-GB", "violation", ""],
    ["und", "violation", ""],
    [null, "violation", ""],
  ])("a call whose language is %s: %s", async (language, verdict, says) => {
    const turns = [
      { role: "agent", text: "Hello." },
      { role: "customer", text: "It is late." },
      { role: "agent", text: "Calm down, sir." },
    ];
    const cwd = folderWith({ "call.json": JSON.stringify({ language, turns }), "call-lint.config.yaml": CONFIG });
    const { stdout, stderr } = await callLint(["call.json", "-f", "json"], { cwd });
    const [call] = (JSON.parse(stdout) as { calls: { verdicts: Record<string, string> }[] }).calls;
    expect([call!.verdicts["no-hostility"], stderr]).toEqual([verdict, says]);
  });

  test("a call from standard input that names nobody may be a script", async () => {
    const ended = await spawned(["-", "--no-config"], { cwd: folderWith({}), input: "hello there, it is late today\n" });
    expect(ended.stderr).toContain("<stdin>  read as a call; if this is a script, say so with --kind script or with a name");
  });

  test("a link in a folder that leads nowhere is a failure; what is ignored is not", async () => {
    const cwd = folderWith({ "calls/kind.txt": "Agent: Hello.\nCustomer: Hi.\n", "call-lint.config.yaml": CONFIG });
    symlinkSync("nowhere", join(cwd, "calls/gone.txt"));
    const ended = await callLint(["calls"], { cwd });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain("calls/gone.txt  this link leads nowhere or to itself");
    expect((await callLint(["calls", "--ignore-pattern", "gone.txt"], { cwd })).code).toBe(0);
  });

  test("an empty argument matches nothing", async () => {
    const cwd = folderWith({ "kind.txt": "Agent: Hello.\nCustomer: Hi.\n", "call-lint.config.yaml": CONFIG });
    for (const args of [[""], ["kind.txt", ""]])
      expect(await callLint(args, { cwd })).toMatchObject({
        code: 2,
        stderr: 'call-lint: an argument is empty and matches nothing; "." is this folder\n',
      });
  });
});

test.each(["", "lint", "inspect", "convert", "promises", "report", "coach"])(
  "the first example of the help of %s can be pasted anywhere",
  async (name) => {
    const cwd = folderWith({});
    const { stdout } = await callLint([...(name === "" ? [] : [name]), "--help"], { cwd });
    const example = /Examples:\n {2}(printf .*)/.exec(stdout)![1]!;
    const {
      status,
      stdout: shown,
      stderr,
    } = spawnSync("sh", ["-c", example.replace("call-lint", `"${process.execPath}" "${BIN}"`)], { cwd, encoding: "utf8" });
    expect(shown, stderr).not.toBe("");
    expect([0, 1]).toContain(status);
  },
);

describe("settings", () => {
  test("--rule is the last word over config and preset; --no-config forgets the config", async () => {
    const cwd = folderWith({ "call.txt": RUDE, "call-lint.config.yaml": onlyRules({}) });
    const rules = async (...args: string[]) => (await json(["call.txt", ...args], { cwd })).calls[0]!.findings.map(({ rule }) => rule);
    expect(await rules()).toEqual([]);
    expect(await rules("--rule", "no-hostility: error")).toEqual(["no-hostility"]);
    expect(await rules("--rule", "no-hostility")).toEqual(["no-hostility"]);
    expect(await rules("--no-config")).toContain("no-hostility");
    expect(await rules("--no-config", "--rule", "no-hostility:[off,{}]")).not.toContain("no-hostility");
  });
});

describe("output", () => {
  const cwd = folderWith({ "rude.txt": RUDE, "kind.txt": "Agent: Hello.\nCustomer: Hi.\n", "call-lint.config.yaml": CONFIG });

  test("machine formats stand alone on standard output; the rest goes to standard error", async () => {
    const folder = folderWith({
      "rude.txt": RUDE,
      "broken.vtt": "WEBVTT\n\nx --> y\nHi\n",
      "blob.txt": "hello there\n",
      "call-lint.config.yaml": CONFIG,
    });
    const run = async (format: string) => await callLint([".", "--format", format], { cwd: folder });
    expect(JSON.parse((await run("json")).stdout)).toMatchObject({ failures: [{ file: "broken.vtt" }] });
    for (const line of (await run("jsonl")).stdout.trim().split("\n")) JSON.parse(line);
    const { stdout, stderr } = await run("csv");
    const rows: { rule: string }[] = parse(stdout, { columns: true });
    expect(rows.map(({ rule }) => rule).sort()).toEqual(["no-hostility", "unreadable"]);
    expect(stderr).toMatch(/broken\.vtt:\d+/);
    expect(stderr).toMatch(/blob\.txt {2}.*speaker/);
  });

  test("several formats at once, in folders that are made, written when clean, exit code as ever", async () => {
    const folder = folderWith({ "rude.txt": RUDE, "kind/kind.txt": "Agent: Hello.\nCustomer: Hi.\n", "call-lint.config.yaml": CONFIG });
    const ended = await callLint(["rude.txt", "--format", "json:out/a/x.json", "--format", "csv:out/x.csv", "--format", "pretty"], {
      cwd: folder,
    });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/no-hostility/);
    expect(JSON.parse(readFileSync(join(folder, "out/a/x.json"), "utf8"))).toMatchObject({ summary: { findings: { error: 1 } } });
    expect(readdirSync(join(folder, "out")).sort()).toEqual(["a", "x.csv"]);
    const clean = await callLint(["kind", "-f", "json", "-o", "out/clean.json"], { cwd: folder });
    expect([clean.code, clean.stdout]).toEqual([0, ""]);
    expect(JSON.parse(readFileSync(join(folder, "out/clean.json"), "utf8"))).toMatchObject({ summary: { calls: 1 } });
  });

  test("an ending of which no format is known is refused", async () => {
    const folder = folderWith({ "rude.txt": RUDE });
    for (const args of [[], ["report"], ["coach", "Dana"]]) {
      const ended = await callLint([...args, "rude.txt", "-o", "out.pdf"], { cwd: folder });
      expect([ended.code, ended.stderr]).toEqual([2, expect.stringContaining('the ending of "out.pdf" names no format')]);
    }
  });

  test("--quiet hides what is no error, and counts it", async () => {
    const quiet = { "rude.txt": RUDE, "call-lint.config.yaml": onlyRules({ "no-hostility": "error", "greet-customer": "warning" }) };
    const folder = folderWith(quiet);
    const { stdout } = await callLint(["rude.txt", "-q"], { cwd: folder });
    expect(stdout).toContain("1 call: 1 error, 1 warning; 0 without findings");
    expect(stdout).not.toContain("greet-customer:");
    const told = JSON.parse((await callLint(["rude.txt", "-q", "-f", "json"], { cwd: folder })).stdout) as Record<string, unknown>;
    expect(told).toMatchObject({ calls: [{ findings: [{ rule: "no-hostility" }] }], summary: { findings: { error: 1, warning: 1 } } });
  });

  test("an output file's name says the format where no flag does", async () => {
    const folder = folderWith({ "rude.txt": RUDE, "call-lint.config.yaml": CONFIG });
    const written = async (...args: string[]) => {
      await callLint(args, { cwd: folder });
      return readFileSync(join(folder, args.at(-1)!), "utf8");
    };
    expect(JSON.parse(await written("rude.txt", "-o", "out.JSON"))).toMatchObject({ summary: { calls: 1 } });
    expect(await written("rude.txt", "-o", "out.html")).toMatch(/^<!doctype html>/i);
    expect(await written("rude.txt", "-f", "csv", "-o", "out.json")).toMatch(/^file,/);
    expect(await written("rude.txt", "-o", "out.txt")).toMatch(/^rude\.txt\n/);
    expect(await written("report", "rude.txt", "-o", "report.md")).toMatch(/^#/);
    expect(await written("report", "rude.txt", "-o", "report.html")).toMatch(/^<!doctype html>/i);
    expect(await written("report", "rude.txt", "-o", "report")).toMatch(/^All calls\n/);
  });

  test("a run that breaks off leaves an older file as it was, and nothing beside it", async () => {
    const folder = folderWith({
      "call.txt": RUDE,
      "out.json": "older",
      "call-lint.config.yaml": "plugins: [./our-rules]\n",
      "our-rules/tone/bad-rule.js":
        'export default { summary: "Breaks.", why: "A test.", severity: "error", on: "turn", examples: { bad: [], good: [] }, *check() { throw new Error("oh no"); } };',
    });
    expect((await callLint(["call.txt", "-f", "json", "-o", "out.json"], { cwd: folder })).code).toBe(2);
    expect(readFileSync(join(folder, "out.json"), "utf8")).toBe("older");
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test.skipIf(process.platform === "win32")("an interrupted run leaves no half file", async () => {
    const turns = Array.from({ length: 40 }, (_, index) => ({
      speaker: index % 2 ? "customer" : "agent",
      text: "Calm down and hold on a minute please. ".repeat(10),
    }));
    const folder = folderWith({ "calls.jsonl": `${JSON.stringify({ turns })}\n`.repeat(6000), "call-lint.config.yaml": CONFIG });
    const child = spawn(process.execPath, [BIN, "calls.jsonl", "-f", "jsonl:out/calls.jsonl"], { cwd: folder });
    const ended = new Promise<string | null>((done) => child.on("exit", (_code, signal) => done(signal)));
    while (!existsSync(join(folder, "out")) || readdirSync(join(folder, "out")).length === 0) await new Promise((go) => setTimeout(go, 20));
    await new Promise((go) => setTimeout(go, 300));
    child.kill("SIGINT");
    expect(await ended).toBe("SIGINT");
    expect(readdirSync(join(folder, "out"))).toEqual([]);
  });

  test.skipIf(process.platform === "win32")("a reader that has seen enough is no failure", async () => {
    const folder = folderWith({
      "calls.jsonl": `${JSON.stringify({ turns: [{ speaker: "agent", text: "Hello. ".repeat(100) }] })}\n`.repeat(3000),
      "call-lint.config.yaml": CONFIG,
    });
    const child = spawn("bash", ["-c", `set -o pipefail; "${process.execPath}" "${BIN}" calls.jsonl -f jsonl | head -c 10 >/dev/null`], {
      cwd: folder,
    });
    let stderr = "";
    child.stderr.on("data", (text) => (stderr += String(text)));
    const code = await new Promise<number | null>((done) => child.on("close", done));
    expect([code, stderr.replaceAll(/^.*speaker.*\n/gm, "")]).toEqual([0, ""]);
  });

  test("--quiet shows errors only", async () => {
    const folder = folderWith({ "rude.txt": RUDE, "call-lint.config.yaml": onlyRules({ "no-hostility": "warning" }) });
    expect((await json(["rude.txt", "--quiet"], { cwd: folder })).calls[0]!.findings).toEqual([]);
  });

  test("colours: flags, then FORCE_COLOR, then NO_COLOR, then the terminal", async () => {
    const colours = async (args: string[], env: Record<string, string> = {}) =>
      (await callLint(["rude.txt", ...args], { cwd, env })).stdout.includes("\u001b[");
    expect(await colours([])).toBe(false);
    expect(await colours(["--color"])).toBe(true);
    expect(await colours([], { FORCE_COLOR: "1" })).toBe(true);
    expect(await colours(["--no-color"], { FORCE_COLOR: "1" })).toBe(false);
    expect(await colours(["--color"], { NO_COLOR: "1" })).toBe(true);
    expect(await colours([], { FORCE_COLOR: "0" })).toBe(false);
  });

  test("what leaves the terminal is redacted unless told otherwise", async () => {
    expect((await json(["rude.txt"], { cwd })).calls[0]!.findings[0]!.text).toBe("Calm down, [PHONE] is all I need.");
    expect((await json(["rude.txt", "--no-redact"], { cwd })).calls[0]!.findings[0]!.text).toBe("Calm down, 555-0134 is all I need.");
  });

  test("--timing says on standard error what each rule cost", async () => {
    const { stdout, stderr } = await callLint(["rude.txt", "--timing", "--format", "json"], { cwd });
    JSON.parse(stdout);
    expect(stderr).toMatch(/rule +ms in all +ms per call +share\nno-hostility +\d/);
  });

  test("a run says the same twice", async () => {
    const one = await spawned([".", "--format", "json"], { cwd });
    expect(await spawned([".", "--format", "json"], { cwd })).toEqual(one);
  });
});
