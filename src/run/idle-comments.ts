import { fingerprintOf } from "../language/fingerprint.js";
import { didYouMean } from "../nearest.js";
import type { CallResult, Finding } from "../rule.js";

const COMMENTS = ["disable-next-line", "disable-line", "disable", "enable"].map((kind) => `call-lint-${kind}`);

/**
 * A result with warnings of comments that name no rule, or that are misspelt.
 * @param all of those that waive nothing, too.
 */
export function withIdleComments(result: CallResult, known: ReadonlySet<string>, all: boolean): CallResult {
  const seen = new Map<string, number>();
  const findings = (result.unusedSuppressions ?? []).flatMap(({ line, column, rules, unknown, misspelt }) => {
    const strange = unknown.filter((name) => !known.has(name));
    const told = strange.map((name) => `There is no rule "${name}" to waive${didYouMean(name, known)}.`);
    if (misspelt !== undefined) told.push(`There is no comment "${misspelt}"${didYouMean(misspelt, COMMENTS)}.`);
    const isIdle = misspelt === undefined && all && (rules.length > 0 || unknown.length === 0);
    if (isIdle) told.push(`This comment waives nothing${rules.length > 0 ? ` of ${rules.join(", ")}` : ""}; take it out.`);
    return told.map((message) => {
      const count = (seen.get(message) ?? 0) + 1;
      seen.set(message, count);
      return commentFinding(line, column, message, fingerprintOf(`${result.file}\n${message}`, count));
    });
  });
  if (findings.length === 0) return result;
  const sorted = [...result.findings, ...findings].sort((one, other) => one.line - other.line || one.column - other.column);
  return { ...result, findings: sorted };
}

function commentFinding(line: number, column: number, message: string, fingerprint: string): Finding {
  return {
    rule: "unused-suppression",
    section: "scripts",
    severity: "warning",
    message,
    turn: 0,
    role: "other",
    line,
    column,
    quote: "",
    at: 0,
    text: "",
    fingerprint,
    related: [],
    suggestions: [],
  };
}
