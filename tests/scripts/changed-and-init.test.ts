import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { callLint, folderWith, onlyRules } from "../cli/run.js";
import { git } from "./repositories.js";

const RUDE = "## Greeting\n\n> Calm down, sir.\n";
const CONFIG = onlyRules({ "no-hostility": "error" });

/** A repository whose first commit has three rude scripts. */
function repository(): string {
  const cwd = folderWith({ "call-lint.config.yaml": CONFIG, "a.md": RUDE, "b.md": RUDE, "sub/ä c.md": RUDE });
  git(cwd, "init", "-q", "-b", "main");
  git(cwd, "add", "-A");
  git(cwd, "commit", "-q", "-m", "first");
  return cwd;
}

async function linted(cwd: string, ...args: string[]): Promise<string[]> {
  const { stdout } = await callLint([...args, "--format", "json"], { cwd });
  return (JSON.parse(stdout) as { calls: { file: string }[] }).calls.map(({ file }) => file).sort();
}

describe("--changed", () => {
  test("edited and new files, not deleted ones", async () => {
    const cwd = repository();
    expect(await linted(cwd, ".", "--changed")).toEqual([]);
    writeFileSync(join(cwd, "sub/ä c.md"), `${RUDE}\n> Bye.\n`);
    writeFileSync(join(cwd, "new.md"), RUDE);
    rmSync(join(cwd, "b.md"));
    expect(await linted(cwd, ".", "--changed")).toEqual(["new.md", "sub/ä c.md"]);
    expect(await linted(join(cwd, "sub"), ".", "--changed")).toEqual(["ä c.md"]);
  });

  test("against another revision", async () => {
    const cwd = repository();
    writeFileSync(join(cwd, "a.md"), `${RUDE}\n> Bye.\n`);
    git(cwd, "commit", "-q", "-am", "second");
    expect(await linted(cwd, ".", "--changed")).toEqual([]);
    expect(await linted(cwd, ".", "--changed", "HEAD~1")).toEqual(["a.md"]);
  });

  test("a renamed file by its new name, and a link that leads elsewhere", async () => {
    const cwd = repository();
    git(cwd, "mv", "a.md", "renamed.md");
    symlinkSync("b.md", join(cwd, "link.md"));
    git(cwd, "add", "-A");
    expect(await linted(cwd, ".", "--changed")).toEqual(["link.md", "renamed.md"]);
    git(cwd, "commit", "-q", "-m", "second");
    expect(await linted(cwd, ".", "--changed")).toEqual([]);
    rmSync(join(cwd, "link.md"));
    symlinkSync("sub/ä c.md", join(cwd, "link.md"));
    expect(await linted(cwd, ".", "--changed")).toEqual(["link.md"]);
  });

  test("all of a submodule that differs, and what is in no repository", async () => {
    const cwd = repository();
    git(cwd, "submodule", "--quiet", "add", repository(), "shared");
    git(cwd, "commit", "-q", "-m", "second");
    expect(await linted(cwd, ".", "--changed")).toEqual([]);
    writeFileSync(join(cwd, "shared/a.md"), `${RUDE}\n> Bye.\n`);
    git(join(cwd, "shared"), "commit", "-q", "-am", "third");
    expect(await linted(cwd, ".", "--changed")).toEqual(["shared/a.md", "shared/b.md", "shared/sub/ä c.md"]);
    const elsewhere = folderWith({ "d.md": RUDE });
    expect(await linted(cwd, "a.md", elsewhere, "--changed")).toEqual([join(elsewhere, "d.md")]);
  });

  test("nothing that changed is no error, and is a whole report", async () => {
    const { code, stdout } = await callLint([".", "--changed", "HEAD"], { cwd: repository() });
    expect([code, stdout]).toEqual([0, "0 calls, nothing to report\n"]);
  });

  test.each([
    ["a revision that is none", ["--changed", "nowhere"], /--changed asks git, which says: .*nowhere/],
    ["a file in the place of a revision", ["--changed", "a.md"], /bad revision 'a\.md'; paths stand before --changed/],
    ["a revision that looks like a flag", ["--changed=--output=x"], /--changed asks git/],
  ])("%s", async (_, flags, message) => {
    const cwd = repository();
    const { code, stderr } = await callLint([".", ...flags], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(existsSync(join(cwd, "x"))).toBe(false);
  });

  test("a folder that is no repository", async () => {
    const { code, stderr } = await callLint([".", "--changed"], { cwd: folderWith({ "a.md": RUDE }) });
    expect(code).toBe(2);
    expect(stderr).toContain("not a git repository");
  });
});

describe("what the hook of pre-commit runs", () => {
  test("staged files by name; what is ignored or no script is left out", async () => {
    const cwd = folderWith({ "call-lint.config.yaml": CONFIG, ".call-lintignore": "drafts/\n", "a.md": RUDE, "drafts/b.md": RUDE });
    const [, entry] = /entry: call-lint (.*)/.exec(readFileSync(".pre-commit-hooks.yaml", "utf8"))!;
    const { code, stdout } = await callLint([...entry!.split(" "), "--format", "csv", "a.md", "drafts/b.md"], { cwd });
    expect(code).toBe(1);
    expect(stdout.trim().split("\r\n")).toHaveLength(2);
    expect((await callLint([...entry!.split(" "), "drafts/b.md"], { cwd })).code).toBe(0);
  });
});

describe("init", () => {
  const CI_FILES = { github: ".github/workflows/call-lint.yml", gitlab: ".gitlab-ci.yml", jenkins: "Jenkinsfile", npm: "package.json" };
  test.each(["scripts", "calls"].flatMap((kind) => Object.entries(CI_FILES).map(([ci, file]) => [kind, ci, file] as const)))(
    "%s on %s: what it writes is found, lints clean and is not written over",
    async (kind, ci, file) => {
      const cwd = folderWith({});
      const { code, stdout } = await callLint(["init", "--kind", kind, "--ci", ci], { cwd });
      expect(code).toBe(0);
      expect(stdout).toContain(file);
      expect(existsSync(join(cwd, file))).toBe(true);
      const lint = await callLint([kind, "--max-warnings", "0"], { cwd });
      expect([lint.code, lint.stderr]).toEqual([0, ""]);
      const [, line] = /call-lint ((?:scripts|calls)\b[^'"\n]*)/.exec(readFileSync(join(cwd, file), "utf8"))!;
      expect((await callLint(line!.split(" "), { cwd })).code).toBe(0);
      writeFileSync(join(cwd, kind, "two words.txt"), "Agent: Calm down, sir.\nCustomer: What?\nAgent: Goodbye.\n");
      expect((await callLint(line!.split(" "), { cwd })).code).toBe(1);
      for (const [, report] of line!.matchAll(/:(\S+)/g)) expect(readFileSync(join(cwd, report!), "utf8")).toContain("no-hostility");
      writeFileSync(join(cwd, file), "mine");
      const again = await callLint(["init", "--kind", kind, "--ci", ci], { cwd });
      expect(again.stderr).toContain(`${file} is there already and stays as it is; add this to it:`);
      expect(again.stderr).toContain(line);
      expect(readFileSync(join(cwd, file), "utf8")).toBe("mine");
      await callLint(["init", "--kind", kind, "--ci", ci, "--force"], { cwd });
      expect(readFileSync(join(cwd, file), "utf8")).not.toBe("mine");
    },
  );

  test("a second time there is nothing to write and nothing to say", async () => {
    const cwd = folderWith({});
    const args = ["init", "--kind", "scripts", "--ci", "github"];
    await callLint(args, { cwd });
    expect(await callLint(args, { cwd })).toMatchObject({ code: 0, stderr: "", stdout: "\nNow run:  call-lint scripts\n" });
  });

  test("where nobody can be asked, it says so", async () => {
    const { code, stderr } = await callLint(["init"], { cwd: folderWith({}) });
    expect(code).toBe(2);
    expect(stderr).toContain("give --kind and --ci, or --yes");
  });

  test("with --yes it asks nothing", async () => {
    const cwd = folderWith({});
    expect((await callLint(["init", "--yes"], { cwd })).code).toBe(0);
    expect(existsSync(join(cwd, "scripts/late-parcel.md"))).toBe(true);
  });
});
