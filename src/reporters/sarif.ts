import type { ReportingDescriptor, Result, Run } from "sarif";
import type { CallResult, Failure, Finding, NamedRule, Severity } from "../rule.js";
import { pathFrom, type ReportContext, type Reporter } from "./reporter.js";

/** GitHub takes 25,000 results of a run at the most. */
const MOST = 25_000;

const LEVELS: Readonly<Record<Severity, Result["level"] & string>> = { error: "error", warning: "warning", info: "note" };

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const sarifReporter: Reporter = {
  name: "sarif",
  title: "SARIF 2.1.0",
  begin(context) {
    const rules = [...context.rules];
    const indices = new Map(rules.map((rule, index) => [rule.name, index]));
    const failures: Failure[] = [];
    const { folder } = context;
    let before = headOf(context, rules);
    let count = 0;
    return {
      add(result) {
        if ("message" in result) {
          failures.push({ ...result, file: pathFrom(folder, result.file) });
          return "";
        }
        const room = Math.max(0, MOST - count);
        count += result.findings.length;
        const results = result.findings
          .slice(0, room)
          .map((finding) => JSON.stringify(resultOf(result, finding, indices.get(finding.rule), folder)));
        if (results.length === 0) return "";
        const text = before + results.join(",\n");
        before = ",\n";
        return text;
      },
      end() {
        const notifications = [...failures.map(notificationOf), ...(count > MOST ? [cutNotice(count)] : [])];
        const invocation = { executionSuccessful: true, toolExecutionNotifications: notifications };
        return `${before === ",\n" ? "" : before}],\n"invocations":[${JSON.stringify(invocation)}]}]}\n`;
      },
    };
  },
};

function headOf({ version, explain }: ReportContext, rules: readonly NamedRule[]): string {
  const driver: Run["tool"]["driver"] = {
    name: "call-lint",
    version,
    semanticVersion: version,
    rules: rules.map((rule) => descriptorOf(rule, explain(rule))),
  };
  return `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":${JSON.stringify({ driver })},\n"columnKind":"utf16CodeUnits",\n"results":[\n`;
}

function descriptorOf({ name, summary, why, severity, section }: NamedRule, markdown: string): ReportingDescriptor {
  return {
    id: name,
    name: name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: summary },
    fullDescription: { text: `${summary} ${why}` },
    help: { text: `${summary}\n\n${why}`, markdown },
    defaultConfiguration: { level: severity === "off" ? "none" : LEVELS[severity] },
    properties: { tags: [section] },
  };
}

function resultOf(call: CallResult, finding: Finding, ruleIndex: number | undefined, folder: string | undefined): Result {
  const { rule, severity, message, quote, line, column, fingerprint, related } = finding;
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[severity],
    message: { text: `${message} «${quote}»` },
    locations: [{ physicalLocation: locationOf(pathFrom(folder, call.file), line, column) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((other, id) => ({
            id,
            physicalLocation: locationOf(pathFrom(folder, other.file ?? call.file), other.line, other.column),
            message: { text: `${other.message} «${other.quote}»` },
          })),
        }),
    // Lines do not tell calls apart that stand in one line of a file.
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1` },
    properties: {
      turn: finding.turn,
      ...(call.id === undefined ? {} : { call: call.id }),
      ...(call.agent === undefined ? {} : { agent: call.agent }),
    },
  };
}

function locationOf(file: string, line: number, column: number) {
  return { artifactLocation: { uri: uriOf(file) }, region: { startLine: Math.max(1, line), startColumn: Math.max(1, column) } };
}

/** Relative where the path is; each part escaped. */
function uriOf(file: string): string {
  // Half a character cannot be escaped.
  const path = file
    .replaceAll(/\p{Surrogate}/gu, "\ufffd")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
  return path.startsWith("/") ? `file://${path}` : path;
}

type Notification = NonNullable<NonNullable<Run["invocations"]>[number]["toolExecutionNotifications"]>[number];

function notificationOf({ file, line, column, message }: Failure): Notification {
  return { level: "error", message: { text: message }, locations: [{ physicalLocation: locationOf(file, line ?? 1, column ?? 1) }] };
}

function cutNotice(count: number): Notification {
  return { level: "warning", message: { text: `${count} findings; only the first ${MOST} are listed` } };
}
