import { execFileSync } from "node:child_process";
import { existsSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { InputError } from "../call.js";

/**
 * Tells files that differ from a revision of their git repository, those not yet tracked among them. Of a submodule that differs all
 * do; so do files outside of the repository, of which nothing is known.
 * @throws InputError where there is no git, no repository or no such revision.
 */
export function changedSince(revision: string, cwd = process.cwd()): (file: string) => boolean {
  const top = git(["rev-parse", "--show-toplevel"], cwd).replace(/\r?\n$/, "");
  const changed = git(["diff", "--name-only", "-z", "--diff-filter=d", "--end-of-options", revision, "--"], top, revision);
  const untracked = git(["ls-files", "--others", "--exclude-standard", "-z"], top);
  const places = `${changed}\0${untracked}`.split("\0").filter((path) => path !== "");
  const files = new Set(places.map((path) => resolve(top, path)));
  const folders = [...files].filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory()).map((path) => path + sep);
  const isChanged = (path: string) =>
    files.has(path) || !path.startsWith(join(top, sep)) || folders.some((folder) => path.startsWith(folder));
  // A link has changed when it leads elsewhere, and when what it leads to has.
  return (file) => isChanged(realpathSync(file)) || isChanged(join(realpathSync(dirname(resolve(cwd, file))), basename(file)));
}

function git(args: readonly string[], cwd: string, revision?: string): string {
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
    const hint = revision !== undefined && existsSync(revision) ? `; paths stand before --changed, or it is written --changed=HEAD` : "";
    throw new InputError(`--changed asks git, which says: ${reason}${hint}`);
  }
}
