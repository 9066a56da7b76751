import { createHash } from "node:crypto";
import { placeOf, type Call, type Span } from "./call.js";
import { Conversation } from "./language/conversation.js";
import { passagesOf, type Passage } from "./language/passages.js";
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
  const judgeAll = call.kind === "script" ? scriptJudge(call, settings.vocabulary) : callJudge(call, settings.vocabulary);
  const verdicts: Record<string, VerdictName> = {};
  const reasons: Record<string, string> = {};
  const findings: Finding[] = [];
  for (const active of settings.rules) {
    if (!(active.rule.appliesTo ?? ["call"]).includes(call.kind)) continue;
    const began = onRule === undefined ? 0 : performance.now();
    const { name } = active.rule;
    const { problems, verdict, reason } = judgeAll(active);
    verdicts[name] = verdict;
    if (reason !== undefined) reasons[name] = reason;
    for (const problem of problems) findings.push(stamp(active, problem, call));
    onRule?.(name, performance.now() - began);
  }
  const ordered = findings.sort((one, other) => one.turn - other.turn || one.at - other.at || (one.rule < other.rule ? -1 : 1));
  return { ...describe(call), findings: withFingerprints(ordered, call), verdicts, reasons };
}

type Judge = (active: ActiveRule) => Judgement;

function callJudge(call: Call, vocabulary: Vocabulary): Judge {
  const conversation = new Conversation(call, vocabulary);
  return (active) => judge(active, conversation);
}

/** Rules about scripts look at the whole; rules about calls at each step, between what may be said before it and after. */
function scriptJudge(call: Call, vocabulary: Vocabulary): Judge {
  const whole = new Conversation(call, vocabulary);
  let steps: { passage: Passage; conversation: Conversation }[][] | undefined;
  return (active) => {
    if (!(active.rule.appliesTo ?? ["call"]).includes("call")) return judge(active, whole);
    steps ??= passagesOf(call).map((ways) =>
      ways.map((passage) => ({ passage, conversation: new Conversation(passage.call, vocabulary) })),
    );
    return together(steps.map((ways) => judgeStep(active, ways)));
  };
}

/** A step is at fault only where it is so on every way through it. */
function judgeStep(active: ActiveRule, ways: readonly { passage: Passage; conversation: Conversation }[]): Judgement {
  const judgements = ways.map(({ passage, conversation }) => {
    const { problems, ...judgement } = judge(active, conversation);
    return { ...judgement, problems: problems.flatMap((problem) => ownProblem(problem, passage)) };
  });
  const [first, ...others] = judgements;
  const isSame = (one: Problem, other: Problem) =>
    one.at.turn === other.at.turn && one.at.start === other.at.start && one.at.end === other.at.end;
  const problems = first!.problems.filter((problem) => others.every((other) => other.problems.some((one) => isSame(one, problem))));
  if (problems.length > 0) return { problems, verdict: "violation" };
  return together(judgements.map((judgement) => ({ ...judgement, problems: [] })));
}

/** A problem of the step itself, counted by the turns of the script. */
function ownProblem(problem: Problem, { turns, from, to }: Passage): Problem[] {
  if (problem.at.turn < from || problem.at.turn >= to) return [];
  const inScript = (span: Span): Span => ({ ...span, turn: turns[span.turn]! });
  return [{ ...problem, at: inScript(problem.at), related: problem.related?.map((other) => ({ ...other, at: inScript(other.at) })) }];
}

/** One judgement for many: what any of them found; a pass where any passed. */
function together(judgements: readonly Judgement[]): Judgement {
  const problems = judgements.flatMap((judgement) => judgement.problems);
  if (problems.length > 0) return { problems, verdict: "violation" };
  const isPassed = judgements.some(({ verdict }) => verdict === "pass" || verdict === "violation");
  if (isPassed) return { problems, verdict: "pass" };
  return judgements.find(({ verdict }) => verdict === "not-evaluable") ?? { problems, verdict: "not-applicable" };
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
