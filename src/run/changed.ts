import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { InputError } from "../call.js";

/**
 * Full paths of the files that differ from a revision of their git repository, those not yet tracked among them; deleted ones are not.
 * @throws InputError where there is no git, no repository or no such revision.
 */
export function changedFiles(revision: string, cwd = process.cwd()): ReadonlySet<string> {
  const top = git(["rev-parse", "--show-toplevel"], cwd).trim();
  const changed = git(["diff", "--name-only", "-z", "--diff-filter=d", "--end-of-options", revision], top);
  const untracked = git(["ls-files", "--others", "--exclude-standard", "-z"], top);
  return new Set([...changed.split("\0"), ...untracked.split("\0")].filter((path) => path !== "").map((path) => resolve(top, path)));
}

function git(args: readonly string[], cwd: string): string {
  try {
    return execFileSync("git", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 28 });
  } catch (error) {
    const { code, stderr } = error as { code?: string; stderr?: string };
    const reason =
      code === "ENOENT"
        ? "git is not installed"
        : (stderr ?? "")
            .trim()
            .split("\n")[0]!
            .replace(/^fatal: /, "");
    throw new InputError(`--changed asks git, which says: ${reason}`);
  }
}
