import type { Failure } from "../rule.js";
import { count, newSummary, type Reporter } from "./reporter.js";

/** Version of the shape of the JSON output; grows when a field changes its meaning or goes. */
export const SCHEMA_VERSION = 1;

/** Everything, for machines: see the README for the fields. */
export const jsonReporter: Reporter = {
  name: "json",
  title: "one JSON document",
  *report(results, { version }) {
    const summary = newSummary();
    const failures: Failure[] = [];
    yield `{"schemaVersion":${SCHEMA_VERSION},"tool":${JSON.stringify({ name: "call-lint", version })},"calls":[`;
    let separator = "\n";
    for (const result of results) {
      count(summary, result);
      if ("message" in result) failures.push(result);
      else {
        yield separator + JSON.stringify(result);
        separator = ",\n";
      }
    }
    yield `\n],"failures":${JSON.stringify(failures)},"summary":${JSON.stringify(summary)}}\n`;
  },
};

/** One line a call, one line a failure. */
export const jsonlReporter: Reporter = {
  name: "jsonl",
  title: "one JSON object a line: a call, or a failure",
  *report(results) {
    for (const result of results) yield JSON.stringify("message" in result ? failureLine(result) : result) + "\n";
  },
};

function failureLine(failure: Failure): { failure: Failure } {
  return { failure };
}

