// How soon diagnostics follow a keystroke in a long script, beside the first full lint.
import { spawn } from "node:child_process";
import { resolve } from "node:path";

/** Types into a script and tells how long the language server takes. */
export async function keystrokes(text, config) {
  const server = spawn(process.execPath, [resolve("bin/call-lint.js"), "lsp", "--config", config], { stdio: ["pipe", "pipe", "inherit"] });
  const waiting = [];
  let buffer = Buffer.alloc(0);
  server.stdout.on("data", (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (let message = next(); message !== undefined; message = next())
      if (message.id === 1 || message.method === "textDocument/publishDiagnostics") waiting.shift()?.(message);
  });
  const next = () => {
    const head = buffer.indexOf("\r\n\r\n");
    const length = head < 0 ? Infinity : Number(/Content-Length: (\d+)/.exec(String(buffer.subarray(0, head)))[1]);
    if (buffer.length < head + 4 + length) return undefined;
    const body = JSON.parse(String(buffer.subarray(head + 4, head + 4 + length)));
    buffer = buffer.subarray(head + 4 + length);
    return body;
  };
  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const answered = (message) =>
    new Promise((done) => {
      const began = performance.now();
      waiting.push(() => done(performance.now() - began));
      send(message);
    });
  await answered({ id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } });
  send({ method: "initialized", params: {} });
  const uri = "file:///scripts/long.md";
  const first = await answered({
    method: "textDocument/didOpen",
    params: { textDocument: { uri, languageId: "markdown", version: 1, text } },
  });
  const times = [];
  for (let version = 2; version < 23; version++) {
    const at = { line: 6 + 40 * (version % 20), character: 0 };
    times.push(
      await answered({
        method: "textDocument/didChange",
        params: { textDocument: { uri, version }, contentChanges: [{ range: { start: at, end: at }, text: "> Agent: Hello again.\n" }] },
      }),
    );
  }
  server.stdin.end();
  const median = times.sort((one, other) => one - other)[Math.floor(times.length / 2)];
  console.log(
    `  script of ${text.split("\n").length - 1} lines in the editor: first findings after ${first.toFixed(0)} ms, after a keystroke ${median.toFixed(0)} ms (${(median / first).toFixed(2)} times; aim: 100 ms)`,
  );
}
