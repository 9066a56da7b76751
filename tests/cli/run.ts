import { spawn } from "node:child_process";
import { PassThrough } from "node:stream";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { main } from "../../src/cli/main.js";
import { loadRulebook } from "../../src/rulebook.js";

export const BIN = resolve(import.meta.dirname, "../../bin/call-lint.js");

/** How a run of the command line ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

interface RunOptions {
  cwd: string;
  env?: Readonly<Record<string, string>>;
}

/** Runs the command line in this process. Not to be used concurrently: the folder is the process's own. */
export async function callLint(args: readonly string[], { cwd, env = {} }: RunOptions): Promise<Ended> {
  const before = process.cwd();
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  let out = "";
  let err = "";
  stdout.setEncoding("utf8").on("data", (text) => (out += text));
  stderr.setEncoding("utf8").on("data", (text) => (err += text));
  process.chdir(cwd);
  try {
    const code = await main(args, { stdout, stderr, env } as unknown as NodeJS.Process);
    await new Promise((done) => setImmediate(done));
    return { code, stdout: out, stderr: err };
  } finally {
    process.chdir(before);
  }
}

/** Runs the built command line as a user would. */
export async function spawned(args: readonly string[], { cwd, env = {}, input = "" }: RunOptions & { input?: string }): Promise<Ended> {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(NO_COLOR|FORCE_COLOR|COLUMNS|CI)$/.test(name)));
  const child = spawn(process.execPath, [BIN, ...args], { cwd, env: { ...clean, ...env } });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const code = await new Promise<number | null>((done) => child.on("close", done));
  return { code, stdout, stderr };
}

/** A folder with these files, gone when the machine cleans up its temporary files. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "call-lint-test-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const { rules } = await loadRulebook();

/** A config in which only these rules are on, so that tests of the command line do not depend on the rest of the catalogue. */
export function onlyRules(settings: Readonly<Record<string, string>>, more = ""): string {
  const lines = [...rules.keys()].map((name) => `  ${name}: ${settings[name] ?? "off"}`);
  return `rules:\n${lines.join("\n")}\n${more}`;
}
