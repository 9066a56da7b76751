import { placeOf, type Call, type Directive } from "./call.js";
import type { CallResult, Finding, NamedRule } from "./rule.js";

/** Findings, parted by the comments of a script. */
export interface Parted {
  findings: Finding[];
  suppressed: NonNullable<CallResult["suppressed"]>[number][];
  unused: NonNullable<CallResult["unusedSuppressions"]>[number][];
}

/**
 * Parts the findings of a script by its comments. `disable-next-line` waives what stands in the next line that is read, `disable-line`
 * in its own, `disable` all that follows up to `enable`; rules about the script as a whole are waived by any `disable`.
 */
export function suppress(findings: readonly Finding[], call: Call, rules: ReadonlyMap<string, Pick<NamedRule, "on">>): Parted {
  const directives = call.directives ?? [];
  const lines = call.turns.map((turn) => placeOf(call, turn, 0).line);
  const used = new Map<Directive, Set<string>>();
  const parted: Parted = { findings: [], suppressed: [], unused: [] };
  for (const finding of findings) {
    const by = directives.filter((directive) => waives(directive, finding, lines, directives, rules.get(finding.rule)?.on));
    if (by.length === 0) {
      parted.findings.push(finding);
      continue;
    }
    for (const directive of by) used.set(directive, (used.get(directive) ?? new Set()).add(finding.rule));
    parted.suppressed.push({ ...finding, reason: by.find(({ reason }) => reason !== undefined)?.reason });
  }
  for (const directive of directives) {
    // A rule that is off here is no fault of the comment; one that does not exist is, but only who has all rules can tell.
    const unknown = directive.rules.filter((rule) => !rules.has(rule));
    const idle = directive.rules.filter((rule) => rules.has(rule) && used.get(directive)?.has(rule) !== true);
    const isIdle = directive.kind !== "enable" && (directive.rules.length === 0 ? !used.has(directive) : idle.length > 0);
    const { line, column } = directive;
    if (isIdle || unknown.length > 0) parted.unused.push({ line, column, rules: directive.kind === "enable" ? [] : idle, unknown });
  }
  return parted;
}

function waives(
  directive: Directive,
  finding: Finding,
  lines: readonly number[],
  all: readonly Directive[],
  on: NamedRule["on"] | undefined,
): boolean {
  const { kind, rules, line } = directive;
  if (kind === "enable" || (rules.length > 0 && !rules.includes(finding.rule))) return false;
  if (kind === "disable-line") return finding.line === line || lines[finding.turn] === line;
  if (kind === "disable-next-line") return finding.turn === lines.findIndex((one) => one > line) || finding.line === line + 1;
  if (on === "call") return true;
  if (finding.line < line) return false;
  return !all.some((other) => other.kind === "enable" && other.line > line && other.line <= finding.line && isOf(other, finding.rule));
}

function isOf({ rules }: Directive, rule: string): boolean {
  return rules.length === 0 || rules.includes(rule);
}
