import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { BIN, folderWith, onlyRules } from "../cli/run.js";
import { git } from "./repositories.js";

interface Step {
  name: string;
  uses?: string;
  env?: Readonly<Record<string, string>>;
  run?: string;
}

const action = parse(readFileSync("action.yml", "utf8")) as {
  inputs: Readonly<Record<string, { default: string }>>;
  runs: { steps: readonly Step[] };
};
const lintStep = action.runs.steps.find(({ name }) => name === "Lint")!;

/** How a step ended, and what it left behind for GitHub. */
interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
  exitCode: string;
  summary: string;
}

/** Runs a step as GitHub does: its script by bash, expressions only in its environment. */
function run(step: Step, cwd: string, inputs: Readonly<Record<string, string>> = {}, base = ""): Ended {
  const temp = folderWith({ output: "", summary: "" });
  mkdirSync(join(temp, "call-lint/node_modules/.bin"), { recursive: true });
  symlinkSync(BIN, join(temp, "call-lint/node_modules/.bin/call-lint"));
  const valueOf = (expression: string) => {
    if (expression === "github.event.pull_request.base.sha") return base;
    const name = expression.replace("inputs.", "");
    return inputs[name] ?? action.inputs[name]!.default;
  };
  const filled = (text: string) => text.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => valueOf(expression));
  const env = {
    ...{ PATH: process.env["PATH"], HOME: temp, RUNNER_TEMP: temp, GIT_CONFIG_SYSTEM: "/dev/null", GIT_CONFIG_GLOBAL: "/dev/null" },
    ...{ GITHUB_OUTPUT: join(temp, "output"), GITHUB_STEP_SUMMARY: join(temp, "summary"), GITHUB_ACTIONS: "true" },
    ...Object.fromEntries(Object.entries(step.env ?? {}).map(([name, text]): [string, string] => [name, filled(text)])),
  };
  writeFileSync(join(temp, "step.sh"), step.run!);
  const { status, stdout, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", join(temp, "step.sh")], {
    cwd,
    env,
    encoding: "utf8",
  });
  return {
    ...{ code: status, stdout, stderr },
    exitCode: readFileSync(join(temp, "output"), "utf8"),
    summary: readFileSync(join(temp, "summary"), "utf8"),
  };
}

const CONFIG = { "call-lint.config.yaml": onlyRules({ "no-hostility": "error" }) };
const RUDE = "## Greeting\n\n> Calm down, sir.\n";
const KIND = "## Greeting\n\n> Hello.\n";
/** Names that a shell, GitHub's log or a flag parser could stumble over. */
const HOSTILE = [
  "two words.md",
  "$(touch pwned).md",
  "`touch pwned`.md",
  "; touch pwned #.md",
  "-o pwned.md",
  "a\n::error::b.md",
  "ä%0A,:.md",
];

/** URIs in the SARIF report of a run. */
function reported(cwd: string): string[] {
  const log = JSON.parse(readFileSync(join(cwd, "call-lint.sarif"), "utf8")) as {
    runs: { results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[];
  };
  return log.runs[0]!.results.map(({ locations }) => decodeURIComponent(locations[0]!.physicalLocation.artifactLocation.uri)).sort();
}

test("no expression stands in what a shell runs", () => {
  for (const { run: script = "" } of action.runs.steps) expect(script).not.toContain("${{");
});

describe("the step that lints", () => {
  test("passes good scripts, with a report, a summary and its exit code", () => {
    const cwd = folderWith({ ...CONFIG, "a.md": KIND });
    const { code, exitCode, summary, stdout } = run(lintStep, cwd);
    expect([code, exitCode, summary]).toEqual([0, "exit-code=0\n", "1 script: 0 errors, 0 warnings, 0 info.\n"]);
    expect(stdout).not.toMatch(/^::error/m);
    expect(reported(cwd)).toEqual([]);
  });

  test("fails on bad ones, whatever they are called, and runs nothing that their names say", () => {
    const cwd = folderWith({ ...CONFIG, ...Object.fromEntries(HOSTILE.map((name) => [`scripts/${name}`, RUDE])) });
    const { code, exitCode, summary, stdout } = run(lintStep, cwd, { paths: "scripts" });
    expect([code, exitCode]).toEqual([1, "exit-code=1\n"]);
    expect(stdout.match(/^::error file=scripts\/.*,line=3,col=3,title=no-hostility::/gm)).toHaveLength(HOSTILE.length);
    expect(stdout).not.toMatch(/^::error::/m);
    expect(summary.match(/^\| scripts/gm)).toHaveLength(HOSTILE.length);
    expect(reported(cwd)).toEqual(HOSTILE.map((name) => `scripts/${name}`).sort());
    expect(readdirSync(cwd).sort()).toEqual(["call-lint.config.yaml", "call-lint.sarif", "scripts"]);
  });

  test("names in the input are names, a line each", () => {
    const cwd = folderWith({ ...CONFIG, "b.md": KIND, ...Object.fromEntries(HOSTILE.map((name) => [name, RUDE])) });
    const paths = HOSTILE.filter((name) => !name.includes("\n")).join("\n");
    expect(run(lintStep, cwd, { paths: `${paths}\n` }).code).toBe(1);
    expect(reported(cwd)).toHaveLength(HOSTILE.length - 1);
    expect(existsSync(join(cwd, "pwned"))).toBe(false);
  });

  test("further flags are split at blanks and nothing else", () => {
    const cwd = folderWith({ ...CONFIG, "a.md": RUDE, "b.md": KIND });
    const { code, stderr } = run(lintStep, cwd, { args: "--quiet --ignore-pattern *.md", paths: ".", "fail-on": "never" });
    expect([code, stderr]).toEqual([2, expect.stringContaining('no transcript or script matches "."')]);
    expect(run(lintStep, cwd, { args: "$(touch pwned) ; touch pwned" }).code).toBe(2);
    expect(existsSync(join(cwd, "pwned"))).toBe(false);
  });

  test("what cannot be done ends with 2", () => {
    const cwd = folderWith({ ...CONFIG, "a.md": KIND });
    const wrong = { config: "no.yaml", paths: "no.md", "fail-on": "sometimes", "max-warnings": "$(touch pwned)" };
    for (const [input, value] of Object.entries(wrong)) {
      const { code, exitCode } = run(lintStep, cwd, { [input]: value });
      expect([code, exitCode]).toEqual([2, "exit-code=2\n"]);
    }
    expect(existsSync(join(cwd, "pwned"))).toBe(false);
  });

  test("without a report none is written", () => {
    const cwd = folderWith({ ...CONFIG, "a.md": RUDE });
    expect(run(lintStep, cwd, { "sarif-file": "" }).code).toBe(1);
    expect(existsSync(join(cwd, "call-lint.sarif"))).toBe(false);
  });
});

describe("on a pull request that a checkout of depth one sees", () => {
  const origin = folderWith({ ...CONFIG, "old.md": RUDE, "gone.md": RUDE });
  git(origin, "init", "-q", "-b", "main");
  git(origin, "config", "uploadpack.allowAnySHA1InWant", "true");
  git(origin, "add", "-A");
  git(origin, "commit", "-q", "-m", "first");
  const base = git(origin, "rev-parse", "HEAD").trim();
  git(origin, "checkout", "-q", "-b", "change");
  git(origin, "mv", "gone.md", "new name.md");
  git(origin, "commit", "-q", "-m", "second");

  function checkout(...flags: string[]): string {
    const cwd = join(folderWith({}), "work");
    git(origin, "clone", "-q", ...flags, "--branch", "change", `file://${origin}`, cwd);
    return cwd;
  }

  test.each(["true", "main", "origin/main", "the commit"])("only what differs from %s is linted", (changed) => {
    const cwd = checkout("--depth=1");
    expect(run(lintStep, cwd, { changed: changed === "the commit" ? base : changed }, base)).toMatchObject({ code: 1, stderr: "" });
    expect(reported(cwd)).toEqual(["new name.md"]);
  });

  test("a whole checkout keeps its history", () => {
    const cwd = checkout();
    expect(run(lintStep, cwd, { changed: "true" }, base).code).toBe(1);
    expect(git(cwd, "rev-parse", "--is-shallow-repository").trim()).toBe("false");
  });

  test("on a push, which has no base, all is linted", () => {
    const cwd = checkout("--depth=1");
    expect(run(lintStep, cwd, { changed: "true" }).code).toBe(1);
    expect(reported(cwd)).toEqual(["new name.md", "old.md"]);
  });

  test.each(["nowhere", "--output=pwned", "$(touch pwned)"])("%s is no revision", (changed) => {
    const cwd = checkout("--depth=1");
    expect(run(lintStep, cwd, { changed }, base).code).toBe(2);
    expect(existsSync(join(cwd, "pwned"))).toBe(false);
  });
});
