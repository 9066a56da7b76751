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
