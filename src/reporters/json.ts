import { storyOf } from "../language/story.js";
import type { CallResult, Failure, Finding } from "../rule.js";
import { newCounter, type Reporter } from "./reporter.js";

/** Version of the shape of the JSON output; grows when a field changes its meaning or goes. */
export const SCHEMA_VERSION = 1;

/** Everything, for machines: see the README for the fields. */
export const jsonReporter: Reporter = {
  name: "json",
  title: "one JSON document",
  begin({ version }) {
    const counter = newCounter();
    const failures: Record<keyof Failure, unknown>[] = [];
    let before = `{"schemaVersion":${SCHEMA_VERSION},"tool":${JSON.stringify({ name: "call-lint", version })},"calls":[\n`;
    return {
      add(result) {
        counter.add(result);
        if ("message" in result) {
          failures.push(failureObject(result));
          return "";
        }
        const text = before + JSON.stringify(callObject(result));
        before = ",\n";
        return text;
      },
      end: () =>
        `${before === ",\n" ? "" : before}\n],"failures":${JSON.stringify(failures)},"summary":${JSON.stringify(counter.summary)}}\n`,
    };
  },
};

/** One line a call, one line a failure. */
export const jsonlReporter: Reporter = {
  name: "jsonl",
  title: "one JSON object a line: a call, or a failure",
  begin: () => ({
    add: (result) => JSON.stringify("message" in result ? { failure: failureObject(result) } : callObject(result)) + "\n",
    end: () => "",
  }),
};

/** A call with every field of the contract, in its order; what is not known is null. */
function callObject({ file, index, id, kind, reader, agent, customer, startedAt, turns, findings, ...others }: CallResult) {
  const { colleagues, team, queue, survey, story, summary, verdicts, reasons, score, notes } = others;
  const who = customer === undefined ? null : { id: customer.id ?? null, name: customer.name ?? null };
  return {
    file,
    index,
    id: id ?? null,
    kind,
    reader,
    agent: agent ?? null,
    ...(colleagues === undefined ? {} : { colleagues }),
    team: team ?? null,
    queue: queue ?? null,
    customer: who,
    startedAt: startedAt ?? null,
    survey: survey ?? null,
    turns,
    findings: findings.map(findingObject),
    verdicts,
    reasons,
    score: score ?? null,
    notes,
    story: story ?? (summary === undefined ? null : storyOf(summary)),
  };
}

function findingObject(finding: Finding) {
  return {
    rule: finding.rule,
    section: finding.section,
    severity: finding.severity,
    message: finding.message,
    turn: finding.turn,
    role: finding.role,
    speaker: finding.speaker ?? null,
    start: finding.start ?? null,
    end: finding.end ?? null,
    line: finding.line,
    column: finding.column,
    quote: finding.quote,
    at: finding.at,
    text: finding.text,
    fingerprint: finding.fingerprint,
    ...(finding.agent === undefined ? {} : { agent: finding.agent }),
    related: finding.related,
    suggestions: finding.suggestions,
  };
}

function failureObject({ file, line, column, message }: Failure) {
  return { file, line: line ?? null, column: column ?? null, message };
}
