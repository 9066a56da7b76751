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
  if (directives.length === 0) return { findings: [...findings], suppressed: [], unused: [] };
  const waiversOf = waiversIn(call, directives);
  const used = new Map<Directive, Set<string>>();
  const parted: Parted = { findings: [], suppressed: [], unused: [] };
  for (const finding of findings) {
    const by = waiversOf(finding, rules.get(finding.rule)?.on);
    if (by.length === 0) {
      parted.findings.push(finding);
      continue;
    }
    for (const directive of by) used.set(directive, (used.get(directive) ?? new Set()).add(finding.rule));
    parted.suppressed.push({ ...finding, reason: by.find(({ reason }) => reason !== undefined)?.reason });
  }
  for (const directive of directives) {
    const { line, column } = directive;
    if (directive.kind === "misspelt") {
      parted.unused.push({ line, column, rules: [], unknown: [], misspelt: directive.rules[0] });
      continue;
    }
    // A rule that is off here is no fault of the comment; one that does not exist is, but only who has all rules can tell.
    const unknown = directive.rules.filter((rule) => !rules.has(rule));
    const idle = directive.rules.filter((rule) => rules.has(rule) && used.get(directive)?.has(rule) !== true);
    const isIdle = directive.kind !== "enable" && (directive.rules.length === 0 ? !used.has(directive) : idle.length > 0);
    if (isIdle || unknown.length > 0) parted.unused.push({ line, column, rules: directive.kind === "enable" ? [] : idle, unknown });
  }
  return parted;
}

/** The directives that waive a finding, of those that a script has; thousands of either cost no more than a look each. */
function waiversIn(call: Call, directives: readonly Directive[]): (finding: Finding, on?: NamedRule["on"]) => Directive[] {
  const lines = call.turns.map((turn) => placeOf(call, turn, 0).line);
  const of = (kind: Directive["kind"]) => directives.filter((directive) => directive.kind === kind);
  const next = of("disable-next-line");
  const onLine = grouped(of("disable-line"), ({ line }) => line);
  const aboveLine = grouped(next, ({ line }) => line + 1);
  const aboveTurn = grouped(next, turnBehind(lines));
  const stretches = of("disable");
  const ends = of("enable");
  return (finding, on) => {
    const { line, turn, rule } = finding;
    const near = [onLine.get(line), onLine.get(lines[turn]!), aboveLine.get(line), aboveTurn.get(turn)].flatMap((some) => some ?? []);
    const open = stretches.filter((directive) => on === "call" || reaches(directive, finding, ends));
    return [...new Set([...near, ...open])].filter((directive) => isOf(directive, rule));
  };
}

function grouped(directives: readonly Directive[], keyOf: (directive: Directive) => number): Map<number, Directive[]> {
  const groups = new Map<number, Directive[]>();
  for (const directive of directives) {
    const key = keyOf(directive);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [directive]);
    else group.push(directive);
  }
  return groups;
}

/** Tells the first turn that stands below a directive. */
function turnBehind(lines: readonly number[]): (directive: Directive) => number {
  let turn = 0;
  let before = 0;
  return ({ line }) => {
    // Directives come in order, but for those of readers that find comments apart.
    if (line < before) turn = 0;
    before = line;
    while (turn < lines.length && lines[turn]! <= line) turn++;
    return turn;
  };
}

function reaches({ line }: Directive, finding: Finding, ends: readonly Directive[]): boolean {
  return line <= finding.line && !ends.some((end) => end.line > line && end.line <= finding.line && isOf(end, finding.rule));
}

/** Whether a directive speaks of a rule. */
function isOf({ rules }: Directive, rule: string): boolean {
  return rules.length === 0 || rules.includes(rule);
}
