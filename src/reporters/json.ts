import type { Failure } from "../rule.js";
import { count, newSummary, type Reporter } from "./reporter.js";

/** Version of the shape of the JSON output; grows when a field changes its meaning or goes. */
export const SCHEMA_VERSION = 1;

/** Everything, for machines: see the README for the fields. */
export const jsonReporter: Reporter = {
  name: "json",
  title: "one JSON document",
  begin({ version }) {
    const summary = newSummary();
    const failures: Failure[] = [];
    let before = `{"schemaVersion":${SCHEMA_VERSION},"tool":${JSON.stringify({ name: "call-lint", version })},"calls":[\n`;
    return {
      add(result) {
        count(summary, result);
        if ("message" in result) {
          failures.push(result);
          return "";
        }
        const text = before + JSON.stringify(result);
        before = ",\n";
        return text;
      },
      end: () => `${before === ",\n" ? "" : before}\n],"failures":${JSON.stringify(failures)},"summary":${JSON.stringify(summary)}}\n`,
    };
  },
};

/** One line a call, one line a failure. */
export const jsonlReporter: Reporter = {
  name: "jsonl",
  title: "one JSON object a line: a call, or a failure",
  begin: () => ({
    add: (result) => JSON.stringify("message" in result ? { failure: result } : result) + "\n",
    end: () => "",
  }),
};
