import { readFileSync } from "node:fs";

/** The version of this package, from its package.json: two folders up from what is built, one from the sources. */
export function version(): string {
  for (const up of ["../../package.json", "../package.json"]) {
    try {
      const { name, version } = JSON.parse(readFileSync(new URL(up, import.meta.url), "utf8")) as { name: string; version: string };
      if (name === "call-lint") return version;
    } catch {
      // Not there: the next one.
    }
  }
  return "unknown";
}

/** Whether a command line asks for the version and nothing else, which needs no more of the program. */
export function asksForVersion(args: readonly string[]): boolean {
  return args.length === 1 && (args[0] === "--version" || args[0] === "-V");
}
