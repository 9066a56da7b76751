import type { Conversation } from "./language/conversation.js";
import { placeOf, sourceOffset, type Call, type Span, type Turn } from "./call.js";
import { appliesTo, judgeOf } from "./judgement.js";
import { colleaguesOf } from "./language/colleagues.js";
import { fingerprints, identityOf } from "./language/fingerprint.js";
import { summaryOf } from "./language/summary.js";
import type { Vocabulary } from "./language/cues.js";
import type { ScriptMemory } from "./script-memory.js";
import { suppress } from "./suppressions.js";
import type { ActiveRule, CallResult, Finding, Fix, NamedRule, Problem, VerdictName } from "./rule.js";

export { RuleCrash } from "./judgement.js";
export type { ActiveRule } from "./rule.js";

/** Everything beside the call that decides what `lint` finds. */
export interface Settings {
  rules: readonly ActiveRule[];
  vocabulary: Vocabulary;
}

/**
 * Lints one call: a pure function of the call and the settings.
 * @param memory what was found of a script when it was linted last; it changes no result, only how soon it is there.
 * @throws RuleCrash where a rule is defective.
 */
export function lint(
  call: Call,
  settings: Settings,
  onRule?: (rule: string, milliseconds: number) => void,
  memory?: ScriptMemory,
): CallResult {
  const { judge, conversation } = judgeOf(call, settings.vocabulary, memory);
  const { rules, verdicts: none } = applying(settings.rules, call.kind);
  // All its names are there from the start: an object that grows one by one costs as much as a rule.
  const verdicts = { ...none };
  const reasons: Record<string, string> = {};
  const findings: Finding[] = [];
  const colleagues = colleaguesOf(call);
  for (const active of rules) {
    const began = onRule === undefined ? 0 : performance.now();
    const { name } = active.rule;
    const { problems, verdict, reason } = judge(active);
    verdicts[name] = verdict;
    if (reason !== undefined) reasons[name] = reason;
    for (const problem of problems) findings.push(stamp(active, problem, call, colleagues));
    onRule?.(name, performance.now() - began);
  }
  const ordered = findings.sort((one, other) => one.turn - other.turn || one.at - other.at || (one.rule < other.rule ? -1 : 1));
  const all = withFingerprints(ordered, conversation);
  const summary = isOfStory(call) ? { summary: summaryOf(conversation) } : {};
  const words = customerNames(conversation);
  const names = words.length === 0 ? {} : { customerNames: words };
  if (call.directives === undefined || call.directives.length === 0)
    return { ...describe(call, colleagues), findings: all, verdicts, reasons, ...names, ...summary };
  const { findings: left, suppressed, unused } = suppress(all, call, new Map(settings.rules.map(({ rule }) => [rule.name, rule])));
  const violated = new Set(left.map(({ rule }) => rule));
  for (const { rule } of suppressed) if (!violated.has(rule)) verdicts[rule] = "pass";
  return { ...describe(call, colleagues), findings: left, verdicts, reasons, suppressed, unusedSuppressions: unused };
}

/** The rules for a kind of call, and a verdict for each, to be replaced. */
interface Applying {
  rules: readonly ActiveRule[];
  verdicts: Record<string, VerdictName>;
}

const known = { call: new WeakMap<readonly ActiveRule[], Applying>(), script: new WeakMap<readonly ActiveRule[], Applying>() };

function applying(all: readonly ActiveRule[], kind: Call["kind"]): Applying {
  let found = known[kind].get(all);
  if (found === undefined) {
    const rules = all.filter(({ rule }) => appliesTo(rule, kind));
    const verdicts = Object.fromEntries(rules.map(({ rule }) => [rule.name, "not-applicable"]));
    // An object that JSON made has a fixed layout, and is copied in a twentieth of the time.
    known[kind].set(all, (found = { rules, verdicts: JSON.parse(JSON.stringify(verdicts)) as Applying["verdicts"] }));
  }
  return found;
}

/** Words of the names that the customer is called in a call: what redaction hides beside those in its metadata. */
export function customerNames(conversation: Conversation): string[] {
  if (conversation.call.kind === "script") return [];
  return [...new Set(conversation.names.customer.filter(({ sure }) => sure).flatMap((name) => name.words))];
}

/** Whether it can be put in order with other calls of its customer. */
function isOfStory({ kind, meta, turns }: Call): boolean {
  return kind === "call" && meta.customer?.id !== undefined && meta.startedAt !== undefined && turns.length > 0;
}

/** Every option of a rule with its default. */
export function defaultOptions(rule: Pick<NamedRule, "options">): Record<string, unknown> {
  return Object.fromEntries(Object.entries(rule.options ?? {}).map(([name, spec]) => [name, spec.default]));
}

function describe(call: Call, colleagues: ReadonlyMap<number, string>): Omit<CallResult, "findings" | "verdicts" | "reasons"> {
  const { meta } = call;
  const customer = meta.customer && {
    ...(meta.customer.id === undefined ? {} : { id: meta.customer.id }),
    ...(meta.customer.names[0] === undefined ? {} : { name: meta.customer.names[0] }),
  };
  return {
    file: call.source.file,
    index: call.index,
    id: meta.id,
    kind: call.kind,
    reader: call.reader,
    agent: meta.agent,
    ...(colleagues.size === 0 ? {} : { colleagues: [...new Set(colleagues.values())] }),
    ...(meta.team === undefined ? {} : { team: meta.team }),
    ...(meta.queue === undefined ? {} : { queue: meta.queue }),
    customer,
    startedAt: meta.startedAt,
    ...(meta.survey === undefined ? {} : { survey: meta.survey }),
    turns: call.turns.length,
    notes: call.notes,
  };
}

function stamp(
  { rule, severity }: ActiveRule,
  problem: Problem,
  call: Call,
  colleagues: ReadonlyMap<number, string>,
): Omit<Finding, "fingerprint"> & { fingerprint: string } {
  const { at } = problem;
  const turn = call.turns[at.turn]!;
  const { line, column } = placeOf(call, turn, at.start);
  const fix = problem.fix === undefined || call.kind === "call" ? undefined : fixOf(problem.fix, call, turn, at);
  const colleague = colleagues.get(at.turn);
  return {
    ...(colleague === undefined ? {} : { agent: colleague }),
    rule: rule.name,
    section: rule.section,
    severity: problem.severity ?? severity,
    message: problem.message,
    turn: at.turn,
    role: turn.role,
    speaker: turn.speaker,
    start: turn.start,
    end: turn.end,
    line,
    column,
    quote: quoteOf(call, at),
    at: at.start,
    text: turn.text,
    fingerprint: "",
    related: (problem.related ?? []).map((other) => ({
      turn: other.at.turn,
      ...placeOf(call, call.turns[other.at.turn]!, other.at.start),
      quote: quoteOf(call, other.at),
      message: other.message,
    })),
    suggestions: problem.suggest ?? [],
    ...(fix === undefined ? {} : { fix }),
  };
}

/** Only where the words stand in the file as they are said: not across escapes or line ends. */
function fixOf({ text, safe, at: own }: Fix, call: Call, turn: Turn, at: Span): Finding["fix"] {
  const { start, end } = own ?? at;
  const { from } = sourceOffset(turn, start);
  const to = sourceOffset(turn, end - 1).from + 1;
  const isEditable = call.flow?.isEditable === true && to - from === end - start && !breaksYaml(call, text + turn.text.slice(end), start);
  return isEditable ? { text, safe, replaces: turn.text.slice(start, end), from, to } : undefined;
}

/** Readers of YAML, where a value without quotation marks begins with none of these. */
const YAML_READERS = new Set(["flow", "replies"]);
const INDICATORS = /^[\s"'&*!|>%@`#,[\]{}?:-]/;

/** Whether a value would begin with what makes it another: "{{customer_name}}, we're full" is a map. */
function breaksYaml({ reader, source }: Call, rest: string, start: number): boolean {
  return start === 0 && YAML_READERS.has(reader) && !/\.json$/i.test(source.file) && INDICATORS.test(rest);
}

function quoteOf(call: Call, { turn, start, end }: Span): string {
  return call.turns[turn]!.text.slice(start, end);
}

/** Fingerprints depend on the call, the rule and the words, never on lines; equal ones are numbered. */
function withFingerprints(findings: Finding[], { call, turns }: Conversation): Finding[] {
  const next = fingerprints(identityOf(call.meta.id, call.source.file, call.index));
  for (const finding of findings) finding.fingerprint = next(finding, turns[finding.turn]!.tokens.norm);
  return call.kind === "script" ? findings.map(inPart) : findings;
}

/** A line of a script that is longer (in characters) is told in part: thousands of findings in one would each tell all of it. */
const LONGEST_LINE = 20_000;
const AROUND = 1000;

function inPart(finding: Finding): Finding {
  const { text, at, quote } = finding;
  if (text.length <= LONGEST_LINE) return finding;
  const from = Math.max(0, at - AROUND);
  return { ...finding, text: text.slice(from, at + quote.length + AROUND), at: at - from };
}
