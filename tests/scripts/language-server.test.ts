import { spawn } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter, type MessageConnection } from "vscode-jsonrpc/node";

interface Diagnostics {
  uri: string;
  diagnostics: {
    code: string;
    message: string;
    range: { start: { line: number; character: number }; end: { line: number; character: number } };
  }[];
}
interface Action {
  title: string;
  edit: { changes: Record<string, { newText: string }[]> };
}

const URI = "file:///scripts/late.md";
const TEXT = "# Late\n\n## Greeting\n\n> Agent: Hello {{customer_name}}, unfortunately we can't find it.\n\n> Agent: Calm down.\n";

let server: ReturnType<typeof spawn>;
let client: MessageConnection;
const told: Diagnostics[] = [];

async function next(uri: string, after: number): Promise<Diagnostics> {
  for (let waited = 0; waited < 20_000; waited += 20) {
    const found = told.slice(after).find((one) => one.uri === uri);
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`no diagnostics for ${uri}`);
}

beforeAll(async () => {
  server = spawn(process.execPath, ["bin/call-lint.js", "lsp", "--stdio", "--no-config"], { stdio: ["pipe", "pipe", "inherit"] });
  client = createMessageConnection(new StreamMessageReader(server.stdout!), new StreamMessageWriter(server.stdin!));
  client.onNotification("textDocument/publishDiagnostics", (given: Diagnostics) => void told.push(given));
  client.listen();
  await client.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} });
  await client.sendNotification("initialized", {});
});

afterAll(async () => {
  await client.sendRequest("shutdown");
  await client.sendNotification("exit");
  client.dispose();
  server.kill();
});

const open = (uri: string, text: string) =>
  client.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "markdown", version: 1, text } });

test("findings are told when a script is opened, at the words, and again when it is changed", async () => {
  await open(URI, TEXT);
  const first = await next(URI, 0);
  expect(first.diagnostics.map(({ code, range }) => [code, range.start.line, range.start.character, range.end.character])).toContainEqual([
    "no-hostility",
    6,
    9,
    18,
  ]);
  const seen = told.length;
  await client.sendNotification("textDocument/didChange", {
    textDocument: { uri: URI, version: 2 },
    contentChanges: [{ range: { start: { line: 6, character: 9 }, end: { line: 6, character: 18 } }, text: "I'm sorry" }],
  });
  const second = await next(URI, seen);
  expect(second.diagnostics.map(({ code }) => code)).not.toContain("no-hostility");
  expect(second.diagnostics.map(({ code }) => code)).toContain("prefer-positive-wording");
});

test("a finding can be mended, or waived in a comment", async () => {
  const range = { start: { line: 4, character: 34 }, end: { line: 4, character: 34 } };
  const actions = await client.sendRequest<Action[]>("textDocument/codeAction", {
    textDocument: { uri: URI },
    range,
    context: { diagnostics: [] },
  });
  expect(actions.map(({ title }) => title)).toContain("Waive prefer-positive-wording in this line, with a reason");
  expect(actions.some(({ edit }) => edit.changes[URI]![0]!.newText === "w")).toBe(true);
});

test("the page of a rule is shown on hover", async () => {
  const hover = await client.sendRequest<{ contents: { value: string } }>("textDocument/hover", {
    textDocument: { uri: URI },
    position: { line: 4, character: 34 },
  });
  expect(hover.contents.value).toContain("### prefer-positive-wording");
});

test("names of rules are offered in the config and in comments, nowhere else", async () => {
  const config = "file:///scripts/call-lint.config.yaml";
  await open(config, "rules:\n  no-\n");
  await open("file:///scripts/other.md", "<!-- call-lint-disable-next-line \n> Agent: no-\n");
  const at = (uri: string, line: number, character: number) =>
    client.sendRequest<{ label: string }[]>("textDocument/completion", { textDocument: { uri }, position: { line, character } });
  expect((await at(config, 1, 5)).map(({ label }) => label)).toContain("no-refusal");
  expect((await at("file:///scripts/other.md", 0, 33)).map(({ label }) => label)).toContain("ask-before-hold");
  expect(await at("file:///scripts/other.md", 1, 12)).toEqual([]);
});
