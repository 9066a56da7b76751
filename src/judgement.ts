import type { Call, Span } from "./call.js";
import { Conversation, type TurnsRead } from "./language/conversation.js";
import type { Vocabulary } from "./language/cues.js";
import { passagesOf, type Passage } from "./language/passages.js";
import type { NamedRule, OptionValues, Problem, Severity, VerdictName } from "./rule.js";

/** A rule that is on, with what the config says of it. */
export interface ActiveRule {
  rule: NamedRule;
  severity: Severity;
  /** Every option of the rule, defaults filled in. */
  options: OptionValues;
}

/** A rule threw: a defect of the rule, not of the call. */
export class RuleCrash extends Error {
  override name = "RuleCrash";
}

/** How one rule ended on one call. */
export interface Judgement {
  problems: Problem[];
  verdict: VerdictName;
  reason?: string;
}

/** Judges a call by a rule. */
export type Judge = (active: ActiveRule) => Judgement;

/** Who judges a call or script, which is taken in once for all rules. */
export function judgeOf(call: Call, vocabulary: Vocabulary): { judge: Judge; conversation: Conversation } {
  const conversation = new Conversation(call, vocabulary);
  return {
    judge: call.kind === "script" ? scriptJudge(call, conversation, vocabulary) : (active) => judge(active, conversation),
    conversation,
  };
}

/** Rules about scripts look at the whole; rules about calls at each step, between what may be said before it and after. */
function scriptJudge(call: Call, whole: Conversation, vocabulary: Vocabulary): Judge {
  let steps: Way[][] | undefined;
  const read: TurnsRead = new Map();
  return (active) => {
    if (!(active.rule.appliesTo ?? ["call"]).includes("call")) return judge(active, whole);
    steps ??= passagesOf(call).map((ways) => ways.map((passage) => new Way(passage, vocabulary, read)));
    return together(steps.map((ways) => judgeStep(active, ways)));
  };
}

/** One way through a step; taken in only where a rule has to look at it. */
class Way {
  private taken: Conversation | undefined;

  constructor(
    readonly passage: Passage,
    private readonly vocabulary: Vocabulary,
    private readonly read: TurnsRead,
  ) {}

  get conversation(): Conversation {
    return (this.taken ??= new Conversation(this.passage.call, this.vocabulary, this.read));
  }
}

/** A step is at fault only where it is so on every way through it: the first way that shows none of its faults settles it. */
function judgeStep(active: ActiveRule, ways: readonly Way[]): Judgement {
  const judgements: Judgement[] = [];
  let problems: readonly Problem[] | undefined;
  for (const { passage, conversation } of ways) {
    const judgement = judge(active, conversation);
    const own = judgement.problems.flatMap((problem) => ownProblem(problem, passage));
    problems = problems === undefined ? own : problems.filter((problem) => own.some((one) => isSame(one, problem)));
    judgements.push({ ...judgement, problems: [] });
    if (problems.length === 0) break;
  }
  return problems === undefined || problems.length === 0 ? together(judgements) : { problems: [...problems], verdict: "violation" };
}

function isSame(one: Problem, other: Problem): boolean {
  return one.at.turn === other.at.turn && one.at.start === other.at.start && one.at.end === other.at.end;
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
