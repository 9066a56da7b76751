import type { Reporter } from "./reporter.js";

/** Loads an output by name: most runs need one. */
const REPORTERS: Readonly<Record<string, () => Promise<Reporter>>> = {
  pretty: async () => (await import("./pretty.js")).prettyReporter,
  json: async () => (await import("./json.js")).jsonReporter,
  jsonl: async () => (await import("./json.js")).jsonlReporter,
  sarif: async () => (await import("./sarif.js")).sarifReporter,
  junit: async () => (await import("./junit.js")).junitReporter,
  github: async () => (await import("./github.js")).githubReporter,
  gitlab: async () => (await import("./gitlab.js")).gitlabReporter,
  checkstyle: async () => (await import("./checkstyle.js")).checkstyleReporter,
  markdown: async () => (await import("./markdown.js")).markdownReporter,
  html: async () => (await import("./html.js")).htmlReporter,
  csv: async () => (await import("./csv.js")).csvReporter,
};

/** The names of all outputs. */
export const formats = Object.keys(REPORTERS);

/** The output of a name; undefined where there is none. */
export async function reporterFor(name: string): Promise<Reporter | undefined> {
  return await REPORTERS[name]?.();
}
