import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";

const TOP = resolve(import.meta.dirname, "../..");
const copy = mkdtempSync(join(tmpdir(), "call-lint-start-"));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** The built program in a folder of its own, which nobody has run. */
function install(): void {
  for (const name of ["bin", "dist", "package.json"])
    cpSync(join(TOP, name), join(copy, name), { recursive: true, filter: (path) => !path.endsWith(".cache") });
  symlinkSync(join(TOP, "node_modules"), join(copy, "node_modules"));
}

function run(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(copy, "bin/call-lint.js"), ...args], {
    cwd: copy,
    encoding: "utf8",
    input: "Agent: Hello.\nCustomer: My name is Ruth Adeyemi.\nAgent: Calm down, 555-0134.\n",
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  return { stdout, stderr, status };
}

const kept = () => readdirSync(join(copy, "dist/cli")).filter((name) => name.endsWith(".cache"));

test("what was compiled is kept, changes nothing, holds nothing that was read, and is made anew where it is broken", () => {
  install();
  expect(run("--version").status).toBe(0);
  expect(run("lint", "no-such-file.txt").status).toBe(2);
  expect(kept()).toEqual([]);
  const first = run("lint", "-");
  expect(first.stdout).toContain("no-hostility");
  expect(kept()).toHaveLength(1);
  const file = join(copy, "dist/cli", kept()[0]!);
  const data = readFileSync(file);
  expect(data.includes("Adeyemi") || data.includes("555-0134")).toBe(false);
  expect(run("lint", "-")).toEqual(first);
  writeFileSync(file, "not what was compiled");
  expect(run("lint", "-")).toEqual(first);
  expect(readFileSync(file).length).toBeGreaterThan(100_000);
  expect(run("lint", "-")).toEqual(first);
  expect(kept()).toHaveLength(1);
});

test("nothing is imported by the script itself, which cannot", () => {
  const imports = readFileSync(join(TOP, "dist/cli/program.cjs"), "utf8").match(/(?<![.\w$])import\([^)]*\)?/g) ?? [];
  // Of a package: only for what is no file of the older module format, which is never asked of it.
  expect(imports.filter((text) => !text.includes("pathToFileURL"))).toEqual([]);
});

test.skipIf(!existsSync("/dev/full"))("a version that cannot be written is told as any output is", () => {
  const { status, stderr } = spawnSync("sh", ["-c", '"$0" "$1" --version > /dev/full', process.execPath, join(TOP, "bin/call-lint.js")], {
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^call-lint: standard output cannot be written: .*\n$/)]);
});
