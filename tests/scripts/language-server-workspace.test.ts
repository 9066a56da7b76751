import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CancellationTokenSource } from "vscode-jsonrpc/node";
import { codesOf, LanguageClient } from "../language-client.js";

const SCRIPT = "# Late\n\n## Greeting\n\n> Agent: Hello, unfortunately we can't find it.\n\n> Agent: Calm down.\n";
const HOSTILE = "no-hostility";

let folder: string;
let client: LanguageClient;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "call-lint-lsp-"));
});
afterEach(async () => {
  await client.end();
  rmSync(folder, { recursive: true, force: true });
});

const uriOf = (...parts: string[]) => pathToFileURL(join(folder, ...parts)).href;
function write(name: string, text: string): void {
  mkdirSync(join(folder, name, ".."), { recursive: true });
  writeFileSync(join(folder, name), text);
}
async function start(folders: readonly string[] | null = [uriOf()], more: object = {}, flags: readonly string[] = []): Promise<void> {
  client = new LanguageClient(flags, folder);
  await client.begin(folders, more);
}

test("what is no protocol ends the server with what is wrong", async () => {
  await start();
  const server = spawn(process.execPath, ["bin/call-lint.js", "lsp"], { stdio: ["pipe", "ignore", "pipe"] });
  const said: string[] = [];
  server.stderr.on("data", (chunk) => said.push(String(chunk)));
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.stdin.write("hello\r\n\r\n");
  expect(await ended).toBe(2);
  expect(said.join("")).toContain("this is no language server protocol");
});

describe("settings", () => {
  test("that change on disk are followed, and the server asks to be told of them", async () => {
    write("call-lint.config.yaml", "rules:\n  no-hostility: off\n");
    await start();
    const uri = uriOf("late.md");
    expect(codesOf(await client.open(uri, SCRIPT))).not.toContain(HOSTILE);
    expect(client.registered[0]!.registrations[0]!.method).toBe("workspace/didChangeWatchedFiles");
    const told = await client.after(uri, () => {
      write("call-lint.config.yaml", "rules:\n  no-hostility: warning\n");
      return client.filesChanged(uriOf("call-lint.config.yaml"));
    });
    expect(told.diagnostics.find(({ code }) => code === HOSTILE)?.severity).toBe(2);
  });

  test("that are saved in the editor are followed, even those that were not there before", async () => {
    await start([uriOf()], { capabilities: {} });
    const [uri, config] = [uriOf("late.md"), uriOf("call-lint.config.yaml")];
    expect(codesOf(await client.open(uri, SCRIPT))).toContain(HOSTILE);
    await client.open(config, "rules:\n  no-hostility: off\n", "yaml");
    const told = await client.after(uri, () => {
      write("call-lint.config.yaml", "rules:\n  no-hostility: off\n");
      return client.notify("textDocument/didSave", { textDocument: { uri: config } });
    });
    expect(codesOf(told)).not.toContain(HOSTILE);
    expect(client.registered).toEqual([]);
  });

  test("that are broken are said so in their file, and the last good ones hold", async () => {
    write("call-lint.config.yaml", "rules:\n  no-hostility: warning\n");
    await start();
    const [uri, config] = [uriOf("late.md"), uriOf("call-lint.config.yaml")];
    await client.open(uri, SCRIPT);
    const broken = await client.after(config, () => {
      write("call-lint.config.yaml", "rules:\n  no-hostilty: off\n");
      return client.filesChanged(config);
    });
    expect(broken.diagnostics).toMatchObject([
      { message: expect.stringContaining('"no-hostility"') as string, range: { start: { line: 1 } } },
    ]);
    const still = await client.after(uri, () => client.change(uri, { text: SCRIPT + "\n" }));
    expect(still.diagnostics.find(({ code }) => code === HOSTILE)?.severity).toBe(2);
    const mended = await client.after(config, () => {
      write("call-lint.config.yaml", "rules:\n  no-hostility: off\n");
      return client.filesChanged(config);
    });
    expect(mended.diagnostics).toEqual([]);
    expect(codesOf(await client.next(uri, 0, (told) => !codesOf(told).includes(HOSTILE)))).not.toContain(HOSTILE);
  });

  test("are checked while they are typed, and hold once they are saved", async () => {
    await start();
    const [uri, config] = [uriOf("late.md"), uriOf("call-lint.config.yaml")];
    expect(codesOf(await client.open(uri, SCRIPT))).toContain(HOSTILE);
    expect((await client.open(config, "rules:\n  no-hostility: off\n", "yaml")).diagnostics).toEqual([]);
    const typed = await client.after(config, () => client.change(config, { text: "rules:\n  no-hostilty: off\n" }));
    expect(typed.diagnostics).toMatchObject([
      { message: expect.stringContaining('"no-hostility"') as string, range: { start: { line: 1 } } },
    ]);
    const mended = await client.after(config, () => client.change(config, { text: "rules:\n  no-hostility: off\n" }));
    expect(mended.diagnostics).toEqual([]);
    expect(codesOf(await client.after(uri, () => client.change(uri, { text: SCRIPT + "\n" })))).toContain(HOSTILE);
  });

  test("that were never good are said so, and nothing is linted by what nobody chose", async () => {
    write("call-lint.config.yaml", "rules: [\n");
    await start();
    expect((await client.open(uriOf("late.md"), SCRIPT)).diagnostics).toEqual([]);
    expect((await client.next(uriOf("call-lint.config.yaml"), 0)).diagnostics).toHaveLength(1);
    expect((await client.next(uriOf("call-lint.config.yaml"), 0)).diagnostics[0]!.severity).toBe(1);
  });

  test("are each folder's own, and none are looked for outside of all folders", async () => {
    write("one/call-lint.config.yaml", "rules:\n  no-hostility: off\n");
    write("two/call-lint.config.yaml", 'overrides:\n  - files: "sales/**"\n    rules:\n      no-hostility: info\n');
    write("other/call-lint.config.yaml", "rules:\n  no-hostility: off\nplugins: [./rules]\n");
    write("other/rules/closing/evil.js", "throw new Error('code of a folder that is not open');\n");
    await start([uriOf("one"), uriOf("two")]);
    expect(codesOf(await client.open(uriOf("one", "a.md"), SCRIPT))).not.toContain(HOSTILE);
    const sales = await client.open(uriOf("two", "sales", "a.md"), SCRIPT);
    expect(sales.diagnostics.find(({ code }) => code === HOSTILE)?.severity).toBe(3);
    expect((await client.open(uriOf("two", "a.md"), SCRIPT)).diagnostics.find(({ code }) => code === HOSTILE)?.severity).toBe(1);
    expect(codesOf(await client.open(uriOf("other", "a.md"), SCRIPT))).toContain(HOSTILE);
    const added = await client.after(uriOf("one", "a.md"), () =>
      client.notify("workspace/didChangeWorkspaceFolders", { event: { added: [], removed: [{ uri: uriOf("one"), name: "one" }] } }),
    );
    expect(codesOf(added)).toContain(HOSTILE);
  });

  test("of a workspace that is not trusted are not read", async () => {
    write("call-lint.config.yaml", "plugins: [./rules]\nrules:\n  no-hostility: off\n");
    write("rules/closing/evil.js", "throw new Error('code of a workspace that is not trusted');\n");
    await start([uriOf()], { initializationOptions: { trusted: false } });
    expect(codesOf(await client.open(uriOf("a.md"), SCRIPT))).toContain(HOSTILE);
    expect(client.told.some(({ uri }) => uri.endsWith("evil.js"))).toBe(false);
  });

  test("may name rules of their own; a rule that fails is told in the script, and the server goes on", async () => {
    write("call-lint.config.yaml", "plugins: [./rules]\n");
    const rule = (body: string) =>
      `console.log("printed by a plugin");\nexport default { summary: "S", why: "W", severity: "error", on: "turn", appliesTo: ["call", "script"], examples: { bad: [], good: [] }, *check(call) { ${body} } };\n`;
    write("rules/closing/no-bye.js", rule("throw new Error('defective');"));
    await start();
    const told = await client.open(uriOf("a.md"), SCRIPT);
    expect(told.diagnostics.map(({ message }) => message)).toEqual(["the rule no-bye failed: defective (a.md, call 1)"]);
    const mended = await client.after(uriOf("a.md"), () => {
      write("rules/closing/no-bye.js", rule("yield { at: call.turns[0].span, message: 'Found.' };"));
      return client.filesChanged(uriOf("rules/closing/no-bye.js"));
    });
    expect(codesOf(mended)).toContain("no-bye");
  });
});

describe("documents", () => {
  test("what is waived in the baseline and what is ignored is not told, as soon as the files say so", async () => {
    await start();
    const uri = uriOf("sub", "late.md");
    expect(codesOf(await client.open(uri, SCRIPT))).toContain(HOSTILE);
    const { execFileSync } = await import("node:child_process");
    write("sub/late.md", SCRIPT);
    execFileSync(process.execPath, [join(process.cwd(), "bin/call-lint.js"), "lint", "sub", "--update-baseline", "--exit-zero"], {
      cwd: folder,
      stdio: "ignore",
    });
    expect((await client.after(uri, () => client.filesChanged(uriOf(".call-lint-baseline.yaml")))).diagnostics).toEqual([]);
    const broken = await client.after(uriOf(".call-lint-baseline.yaml"), () => {
      write(".call-lint-baseline.yaml", "- fingerprint: 12\n");
      return client.filesChanged(uriOf(".call-lint-baseline.yaml"));
    });
    expect(broken.diagnostics.length).toBeGreaterThan(0);
    rmSync(join(folder, ".call-lint-baseline.yaml"));
    // The script may still be told as it was with the baseline that is broken.
    await client.after(
      uri,
      () => client.filesChanged(uriOf(".call-lint-baseline.yaml")),
      (told) => codesOf(told).includes(HOSTILE),
    );
    write(".call-lintignore", "sub/\n");
    expect((await client.after(uri, () => client.filesChanged(uriOf(".call-lintignore")))).diagnostics).toEqual([]);
  });

  test("that are closed or renamed leave nothing behind", async () => {
    await start();
    const [old, renamed] = [uriOf("old.md"), uriOf("new.md")];
    await client.open(old, SCRIPT);
    expect((await client.after(old, () => client.close(old))).diagnostics).toEqual([]);
    write("old.md", SCRIPT);
    renameSync(join(folder, "old.md"), join(folder, "new.md"));
    expect(codesOf(await client.open(renamed, SCRIPT))).toContain(HOSTILE);
    const from = client.told.length;
    await client.change(renamed, { text: SCRIPT });
    await client.close(renamed);
    await client.open(old, "# Other\n");
    await new Promise((done) => setTimeout(done, 200));
    expect(client.told.slice(from).filter(({ uri, diagnostics }) => uri === renamed && diagnostics.length > 0)).toEqual([]);
  });

  test("without a file, with escapes in their names, and of other kinds", async () => {
    await start();
    expect(codesOf(await client.open("untitled:Untitled-1", SCRIPT))).toContain(HOSTILE);
    expect(codesOf(await client.open("file:///c%3A/Scripts%20and%20m%C3%B6re/sp%C3%A4t%20%F0%9F%93%A6.md", SCRIPT))).toContain(HOSTILE);
    expect((await client.open("git:/old/late.md?HEAD", SCRIPT)).diagnostics).toEqual([]);
    expect((await client.open(uriOf("code.ts"), SCRIPT, "typescript")).diagnostics).toEqual([]);
    expect((await client.open(uriOf("README.md"), SCRIPT)).diagnostics).toEqual([]);
    expect((await client.open(uriOf("settings.json"), '{ "a": [1, 2] }', "json")).diagnostics).toEqual([]);
    const flow = await client.open(uriOf("flow.yaml"), "steps:\n  - id: greeting\n    say: Calm down.\n    next: [\n", "yaml");
    expect(flow.diagnostics).toMatchObject([{ severity: 1, range: { start: { line: 4 } } }]);
  });

  test("of calls are linted, but nothing is offered that would change them", async () => {
    await start();
    const uri = uriOf("call.txt");
    const told = await client.open(uri, "Customer: Where is my parcel?\nAgent: Calm down, you should have asked earlier.\n", "plaintext");
    expect(codesOf(told)).toContain(HOSTILE);
    expect(await client.actions(uri, { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } })).toEqual([]);
  });
});

describe("places and versions", () => {
  const ends = { LF: "\n", CRLF: "\r\n", CR: "\r" };
  test.each(Object.entries(ends))("behind emoji, with lines that end in %s", async (_, end) => {
    await start();
    const text = "# Late\n\n## Greeting\n\n> Agent: 📦🚚 {{name}}. Calm down.\n".replaceAll("\n", end);
    const { diagnostics } = await client.open(uriOf("a.md"), text);
    const found = diagnostics.find(({ code }) => code === HOSTILE)!;
    expect(text.split(end)[found.range.start.line]!.slice(found.range.start.character, found.range.end.character)).toMatch(
      /^(?:📦🚚 \{\{name\}\}\. )?Calm down$/u,
    );
  });

  test("changes of stretches and of the whole, told with their version, never of an older one later", async () => {
    await start();
    const uri = uriOf("a.md");
    expect((await client.open(uri, SCRIPT)).version).toBe(1);
    const from = client.told.length;
    for (let count = 0; count < 20; count++) await client.change(uri, { range: at(4, 2), text: "x" }, { range: at(4, 2, 3), text: "" });
    const last = await client.change(uri, { text: SCRIPT.replace("Calm down", "I'm sorry") });
    const told = await client.next(uri, from, ({ version }) => version === last);
    expect(codesOf(told)).not.toContain(HOSTILE);
    const versions = client.told.slice(from).flatMap((one) => (one.uri === uri ? [one.version!] : []));
    expect(versions).toEqual([...versions].sort((one, other) => one - other));
  });
});

describe("actions", () => {
  const all = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  test("are those that are asked for", async () => {
    await start();
    const uri = uriOf("a.md");
    await client.open(uri, SCRIPT);
    expect(new Set((await client.actions(uri, all, ["quickfix"])).map(({ kind }) => kind))).toEqual(new Set(["quickfix"]));
    expect(await client.actions(uri, all, ["refactor"])).toEqual([]);
    for (const only of ["source", "source.fixAll", "source.fixAll.call-lint"])
      expect((await client.actions(uri, all, [only])).map(({ kind }) => kind)).toEqual(["source.fixAll.call-lint"]);
    expect(await client.actions(uri, all, ["source.organizeImports"])).toEqual([]);
    await client.change(uri, { text: "# Late\n" });
    expect(await client.actions(uri, all)).toEqual([]);
  });

  const LAYOUTS: Record<string, [name: string, text: string]> = {
    "a quoted line": ["a.md", SCRIPT],
    "a quote over several lines": ["a.md", "## Greeting\n\n> Agent: Hello there.\n> Calm down, and\n> wait.\n"],
    "a list": [
      "a.md",
      "## Angry\n\n- If angry: go to [Bye](#bye)\n  - Agent: Calm down.\n- Else: [Bye](#bye)\n\n## Bye\n\n> Agent: Goodbye.\n",
    ],
    "a table": ["a.md", "## Angry\n\n| if | say |\n| --- | --- |\n| angry | Agent: Calm down. |\n| sad | Agent: I'm sorry. |\n"],
    "a flow": ["a.yaml", "steps:\n  - id: greeting\n    say: Calm down.\n    next: bye\n  - id: bye\n    say: Goodbye.\n    end: true\n"],
    "a block of a flow": [
      "a.yaml",
      "steps:\n  - id: greeting\n    say: |\n      Hello there.\n      Calm down.\n    next: bye\n  - id: bye\n    say: Goodbye.\n    end: true\n",
    ],
    "a list of macros": ["a.txt", "hello\tHello there.\nangry\tCalm down.\nbye\tGoodbye.\n"],
    "Windows lines": ["a.md", SCRIPT.replaceAll("\n", "\r\n")],
  };
  test.each(Object.entries(LAYOUTS))("waive a finding, and nothing else, in %s", async (_, [name, text]) => {
    await start();
    const uri = uriOf(name);
    const before = await client.open(uri, text, name.endsWith(".md") ? "markdown" : "plaintext");
    const { range } = before.diagnostics.find(({ code }) => code === HOSTILE)!;
    const action = (await client.actions(uri, range)).find(({ title }) => title === "Waive no-hostility in this line, with a reason")!;
    const told = await client.after(uri, () => {
      const [edit] = action.edit.changes[uri]!;
      return client.change(uri, { range: edit!.range, text: edit!.newText });
    });
    expect(codesOf(told)).toEqual(codesOf(before).filter((code) => code !== HOSTILE));
  });
});

function at(line: number, character: number, end = character) {
  return { start: { line, character }, end: { line, character: end } };
}

describe("the end", () => {
  test("is in order after shutdown, and not without", async () => {
    await start();
    expect(await client.end()).toBe(0);
    await start();
    await client.notify("exit", {});
    expect(await client.exit()).toBe(1);
    await start();
    client.server.stdin!.end();
    expect(await client.exit()).toBe(1);
    await start();
  });

  test("does not come of garbage, nor of requests that are taken back or make no sense", async () => {
    await start();
    const uri = uriOf("a.md");
    await client.open(uri, SCRIPT);
    client.server.stdin!.write("Content-Length: 5\r\n\r\n{nope");
    await expect(client.connection.sendRequest("textDocument/nonsense", {})).rejects.toThrow();
    await client.notify("textDocument/didOpen", {});
    const cancelled = new CancellationTokenSource();
    const hover = client.ask("hover", uri, { position: { line: 6, character: 12 } }, cancelled.token);
    cancelled.cancel();
    await hover.catch((error: Error) => expect(error.message).toMatch(/cancel/i));
    expect(await client.ask("hover", uriOf("never-opened.md"), { position: { line: 0, character: 0 } })).toBe(null);
    await client.change(uri, { text: SCRIPT });
    expect(codesOf(await client.next(uri, 0, ({ version }) => version === 2))).toContain(HOSTILE);
  });
});
