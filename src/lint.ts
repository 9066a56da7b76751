import { createHash } from "node:crypto";
import { placeOf, type Call, type Span } from "./call.js";
import { Conversation } from "./language/conversation.js";
import { tokenize } from "./language/tokens.js";
import type { Vocabulary } from "./language/cues.js";
import type { CallResult, Finding, NamedRule, OptionValues, Problem, Severity, VerdictName } from "./rule.js";

/** A rule that is on, with what the config says of it. */
export interface ActiveRule {
  rule: NamedRule;
  severity: Severity;
  /** Every option of the rule, defaults filled in. */
  options: OptionValues;
}

/** Everything beside the call that decides what `lint` finds. */
export interface Settings {
  rules: readonly ActiveRule[];
  vocabulary: Vocabulary;
}

/** A rule threw: a defect of the rule, not of the call. */
export class RuleCrash extends Error {
  override name = "RuleCrash";
}

/**
 * Lints one call: a pure function of the call and the settings.
 * @throws RuleCrash where a rule is defective.
 */
export function lint(call: Call, settings: Settings, onRule?: (rule: string, milliseconds: number) => void): CallResult {
  const conversation = new Conversation(call, settings.vocabulary);
  const verdicts: Record<string, VerdictName> = {};
  const reasons: Record<string, string> = {};
  const findings: Finding[] = [];
  for (const active of settings.rules) {
    if (!(active.rule.appliesTo ?? ["call"]).includes(call.kind)) continue;
    const began = onRule === undefined ? 0 : performance.now();
    const { name } = active.rule;
    const { problems, verdict, reason } = judge(active, conversation);
    verdicts[name] = verdict;
    if (reason !== undefined) reasons[name] = reason;
    for (const problem of problems) findings.push(stamp(active, problem, call));
    onRule?.(name, performance.now() - began);
  }
  const ordered = findings.sort((one, other) => one.turn - other.turn || one.at - other.at || (one.rule < other.rule ? -1 : 1));
  return { ...describe(call), findings: withFingerprints(ordered, call), verdicts, reasons };
}

/** Every option of a rule with its default. */
export function defaultOptions(rule: Pick<NamedRule, "options">): Record<string, unknown> {
  return Object.fromEntries(Object.entries(rule.options ?? {}).map(([name, spec]) => [name, spec.default]));
}

interface Judgement {
  problems: Problem[];
  verdict: VerdictName;
  reason?: string;
}

function judge({ rule, options }: ActiveRule, call: Conversation): Judgement {
  const missing = missingEvidence(rule, call);
  if (missing !== undefined) return { problems: [], verdict: "not-evaluable", reason: missing };
  const problems: Problem[] = [];
  try {
    const check = rule.check(call, options);
    for (;;) {
      const { done, value } = check.next();
      if (!done) problems.push(value);
      else if (problems.length > 0) return { problems, verdict: "violation" };
      else if (value === undefined) return { problems, verdict: "pass" };
      else if (value === "not-applicable") return { problems, verdict: value };
      else return { problems, verdict: "not-evaluable", reason: value.notEvaluable };
    }
  } catch (cause) {
    throw new RuleCrash(`the rule ${rule.name} failed: ${(cause as Error).message}`, { cause });
  }
}

function missingEvidence(rule: NamedRule, { call, agentTurns, customerTurns, turns }: Conversation): string | undefined {
  if (turns.length === 0) return "the transcript holds no turns";
  const needs = rule.needs ?? ["roles"];
  if (needs.includes("roles") && call.kind === "call") {
    const unknown = turns.some((turn) => turn.role === "unknown");
    if (agentTurns.length === 0) return "the transcript does not tell who is the agent";
    if (customerTurns.length === 0 && unknown) return "the transcript does not tell who is the customer";
  }
  if (needs.includes("timing") && (call.timing === "none" || call.timing === "starts"))
    return `the transcript has ${call.timing === "none" ? "no times" : "start times only"}`;
  if (needs.includes("starts") && call.timing === "none") return "the transcript has no times";
  return undefined;
}

function describe(call: Call): Omit<CallResult, "findings" | "verdicts" | "reasons"> {
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
    customer,
    startedAt: meta.startedAt,
    turns: call.turns.length,
    notes: call.notes,
  };
}

function stamp({ rule, severity }: ActiveRule, problem: Problem, call: Call): Omit<Finding, "fingerprint"> & { fingerprint: string } {
  const { at } = problem;
  const turn = call.turns[at.turn]!;
  return {
    rule: rule.name,
    section: rule.section,
    severity: problem.severity ?? severity,
    message: problem.message,
    turn: at.turn,
    role: turn.role,
    speaker: turn.speaker,
    start: turn.start,
    end: turn.end,
    ...placeOf(call, turn, at.start),
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
  };
}

function quoteOf(call: Call, { turn, start, end }: Span): string {
  return call.turns[turn]!.text.slice(start, end);
}

/** Fingerprints depend on the call, the rule and the words, never on lines; equal ones are numbered. */
function withFingerprints(findings: Finding[], call: Call): Finding[] {
  const seen = new Map<string, number>();
  const identity = call.meta.id ?? `${call.source.file.split("/").at(-1)}#${call.index}`;
  for (const finding of findings) {
    const key = [identity, finding.rule, tokenize(finding.quote).norm, tokenize(finding.text).norm].join("\n");
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    finding.fingerprint = createHash("sha256").update(`${key}\n${count}`).digest("hex").slice(0, 16);
  }
  return findings;
}
