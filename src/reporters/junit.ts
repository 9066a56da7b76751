import type { CallResult, Failure, Finding, VerdictName } from "../rule.js";
import { placeText, type Reporter } from "./reporter.js";
import { xmlAttribute, xmlText } from "./xml.js";

/**
 * JUnit XML as Jenkins reads it (https://github.com/jenkinsci/xunit-plugin, jenkins-junit.xsd): a suite is a transcript, a test case a
 * rule on it. Written suite by suite; the report builders there are give a skipped case no reason, and hold the whole run.
 */
export const junitReporter: Reporter = {
  name: "junit",
  title: "JUnit XML",
  begin() {
    const names = new Map<string, number>();
    let before = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="call-lint">\n';
    return {
      add(result) {
        const text = before + suite(result, uniqueName(suiteName(result), names));
        before = "";
        return text;
      },
      end: () => `${before}</testsuites>\n`,
    };
  },
};

function suiteName(result: CallResult | Failure): string {
  return "message" in result || result.index === 0 ? result.file : `${result.file}#${result.index + 1}`;
}

/** Readers of JUnit files take suites of one name for one. */
function uniqueName(name: string, names: Map<string, number>): string {
  const count = (names.get(name) ?? 0) + 1;
  names.set(name, count);
  return count === 1 ? name : `${name} (${count})`;
}

function suite(result: CallResult | Failure, name: string): string {
  if ("message" in result) {
    const error = `<error message="${xmlAttribute(result.message)}" type="unreadable">${xmlText(placeText(result))}</error>`;
    return framed(name, [testCase(name, "readable", error)], { failures: 0, errors: 1, skipped: 0 });
  }
  const counts = { failures: 0, errors: 0, skipped: 0 };
  const cases = Object.entries(result.verdicts).map(([rule, verdict]) => {
    const findings = result.findings.filter((finding) => finding.rule === rule);
    if (findings.length > 0) counts.failures++;
    else if (verdict === "not-applicable" || verdict === "not-evaluable") counts.skipped++;
    return testCase(name, rule, outcome(result, rule, verdict, findings));
  });
  return framed(name, cases, counts);
}

function framed(
  name: string,
  cases: readonly string[],
  { failures, errors, skipped }: { failures: number; errors: number; skipped: number },
): string {
  const counts = `tests="${cases.length}" failures="${failures}" errors="${errors}" skipped="${skipped}"`;
  return `  <testsuite name="${xmlAttribute(name)}" ${counts}>\n${cases.join("")}  </testsuite>\n`;
}

function testCase(suiteName: string, rule: string, inner: string): string {
  const head = `    <testcase classname="${xmlAttribute(suiteName)}" name="${xmlAttribute(rule)}"`;
  return inner === "" ? `${head}/>\n` : `${head}>${inner}</testcase>\n`;
}

function outcome({ file, reasons }: CallResult, rule: string, verdict: VerdictName, findings: readonly Finding[]): string {
  const [first] = findings;
  if (first !== undefined) {
    const lines = findings.map(
      ({ line, column, severity, message, quote }) => `${placeText({ file, line, column })} ${severity} ${message} «${quote}»`,
    );
    return `<failure message="${xmlAttribute(first.message)}" type="${first.severity}">${xmlText(lines.join("\n"))}</failure>`;
  }
  if (verdict === "not-applicable") return '<skipped message="not applicable"/>';
  return verdict === "not-evaluable" ? `<skipped message="${xmlAttribute(`not evaluable: ${reasons[rule] ?? ""}`)}"/>` : "";
}
