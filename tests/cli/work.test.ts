import { spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BIN, callLint, folderWith, onlyRules, spawned } from "./run.js";

const CONFIG = onlyRules({ "no-hostility": "error" });
const said = (text: string) => `Agent: Thank you for calling.\nCustomer: I'm at 555-0134.\nAgent: ${text}\n`;

describe("threads", () => {
  test("give the same output in the same order as one", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 150 }, (_, index) => [`calls/${index}.txt`, said(index % 3 === 0 ? "Calm down." : "I see.")]),
    );
    const cwd = folderWith({ ...files, "calls/broken.vtt": "WEBVTT\n\nx --> y\nHi\n", "call-lint.config.yaml": CONFIG });
    const one = await callLint(["calls", "-f", "json"], { cwd });
    const many = await spawned(["calls", "-f", "json", "--threads", "3"], { cwd });
    expect(many).toEqual(one);
  });

  test("tell what went wrong in one of them", async () => {
    const rule =
      'export default { summary: "Breaks.", why: "A test.", severity: "error", on: "turn", examples: { bad: [], good: [] }, *check() { throw new Error("oh no"); } };';
    const cwd = folderWith({
      "call.txt": said("Hi."),
      "call-lint.config.yaml": "plugins: [./our-rules]\n",
      "our-rules/tone/bad-rule.js": rule,
    });
    const ended = await spawned(["call.txt", "--threads", "2"], { cwd });
    expect(ended).toEqual({ code: 2, stdout: "", stderr: "call-lint: the rule bad-rule failed: oh no (call.txt, call 1)\n" });
  });
});

describe("the cache", () => {
  const run = async (cwd: string, ...args: string[]) => (await callLint(["calls", "-f", "json", "--cache", ...args], { cwd })).stdout;
  const named = `Call-ID: LP-1\nCustomer: Ruth Adeyemi\n\n${said("Calm down, Ruth.")}`;
  const files = {
    "calls/rude.txt": said("Calm down, 555-0134."),
    "calls/named.txt": named,
    "calls/kind.txt": said("I see."),
    "call-lint.config.yaml": CONFIG,
  };
  const entries = (cwd: string) => readdirSync(join(cwd, ".call-lint-cache")).map((name) => join(cwd, ".call-lint-cache", name));

  test("changes no output, and holds no personal data", async () => {
    const cwd = folderWith(files);
    const plain = (await callLint(["calls", "-f", "json"], { cwd })).stdout;
    expect([await run(cwd), await run(cwd)]).toEqual([plain, plain]);
    expect(entries(cwd)).toHaveLength(3);
    for (const entry of entries(cwd)) expect(readFileSync(entry, "utf8")).not.toMatch(/555-0134|Ruth|Adeyemi/);
    const whole = (await callLint(["calls", "-f", "json", "--no-redact"], { cwd })).stdout;
    expect(await run(cwd, "--no-redact")).toBe(whole);
    expect(whole).toMatch(/555-0134/);
  });

  test("changes no fingerprint of what several calls of a customer show", async () => {
    const call = (date: string, ...turns: string[]) =>
      `Date: ${date}\nCustomer-ID: K9\n\nAgent: Larkspur, Tom speaking.\n${turns.join("\n")}\n`;
    const cwd = folderWith({
      "calls/a.txt": call(
        "2026-03-02",
        "Customer: This is Rita Vale. My parcel never came.",
        "Agent: I'll ring you on 0161 555 0123 by Friday at noon, Rita.",
      ),
      "calls/b.txt": call("2026-03-09", "Customer: It's Rita Vale. Nobody called me back on Friday.", "Agent: I'm sorry, Ms Vale."),
      "call-lint.config.yaml": onlyRules({ "keep-promises": "error" }),
    });
    const plain = (await callLint(["calls", "-f", "json"], { cwd })).stdout;
    expect(plain).toMatch(/by Friday at noon, \[NAME\]/);
    expect([await run(cwd), await run(cwd)]).toEqual([plain, plain]);
  });

  test("is used: what it says of an unchanged file is believed", async () => {
    const cwd = folderWith(files);
    await run(cwd);
    for (const entry of entries(cwd)) writeFileSync(entry, readFileSync(entry, "utf8").replaceAll("Calm down", "Changed by hand"));
    expect(await run(cwd)).toMatch(/Changed by hand/);
  });

  test("sees new content, settings and rules", async () => {
    const cwd = folderWith(files);
    await run(cwd);
    writeFileSync(join(cwd, "calls/kind.txt"), said("Calm down."));
    expect(JSON.parse(await run(cwd))).toMatchObject({ summary: { findings: { error: 3 } } });
    writeFileSync(join(cwd, "call-lint.config.yaml"), onlyRules({ "no-hostility": "warning" }));
    expect(JSON.parse(await run(cwd))).toMatchObject({ summary: { findings: { error: 0, warning: 3 } } });
    expect(JSON.parse(await run(cwd, "--rule", "no-hostility:off"))).toMatchObject({ summary: { findings: { warning: 0 } } });
  });

  test("is built anew where it is broken", async () => {
    const cwd = folderWith(files);
    const before = await run(cwd);
    for (const entry of entries(cwd)) writeFileSync(entry, '{"key": 1, "results"');
    expect([await run(cwd), await run(cwd)]).toEqual([before, before]);
  });
});

test("--watch lints again when a transcript changes, and survives a broken config", async () => {
  const cwd = folderWith({ "calls/one.txt": said("I see."), "call-lint.config.yaml": CONFIG });
  const child = spawn(process.execPath, [BIN, "calls", "--watch"], { cwd });
  let heard = "";
  child.stdout.on("data", (text) => (heard += String(text)));
  child.stderr.on("data", (text) => (heard += String(text)));
  const waits = async (pattern: RegExp) => {
    for (let tries = 0; !pattern.test(heard); tries++) {
      if (tries > 600) throw new Error(`never said ${String(pattern)}: ${heard}`);
      await new Promise((go) => setTimeout(go, 50));
    }
    heard = "";
  };
  await waits(/nothing to report[^]*Waiting/);
  writeFileSync(join(cwd, "calls/one.txt"), said("Calm down."));
  await waits(/one\.txt changed[^]*no-hostility[^]*Waiting/);
  writeFileSync(join(cwd, "call-lint.config.yaml"), "rules: { no-hostilty: off }\n");
  await waits(/did you mean "no-hostility"[^]*Waiting/);
  child.kill("SIGINT");
  expect(await new Promise((done) => child.on("exit", (_code, signal) => done(signal)))).toBe("SIGINT");
});
