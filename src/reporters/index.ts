import type { Reporter } from "./reporter.js";

/** Loads an output by name: most runs need one. */
const REPORTERS: Readonly<Record<string, () => Promise<Reporter>>> = {
  pretty: async () => (await import("./pretty.js")).prettyReporter,
  json: async () => (await import("./json.js")).jsonReporter,
  jsonl: async () => (await import("./json.js")).jsonlReporter,
  csv: async () => (await import("./csv.js")).csvReporter,
};

/** The names of all outputs. */
export const formats = Object.keys(REPORTERS);

/** The output of a name; undefined where there is none. */
export async function reporterFor(name: string): Promise<Reporter | undefined> {
  return await REPORTERS[name]?.();
}
