import type { Call, Span } from "./call.js";
import { Conversation } from "./language/conversation.js";
import type { Vocabulary } from "./language/cues.js";
import { callOf, passagesOf, type Passage } from "./language/passages.js";
import type { ActiveRule, Judgement, NamedRule, Problem } from "./rule.js";
import { SharedScripts, type KnownScripts, type ScriptMemory, type StepMemory } from "./script-memory.js";

/** A rule threw: a defect of the rule, not of the call. */
export class RuleCrash extends Error {
  override name = "RuleCrash";
}

/** Judges a call by a rule. */
export type Judge = (active: ActiveRule) => Judgement;

/** Who judges a call or script, which is taken in once for all rules. */
export function judgeOf(call: Call, vocabulary: Vocabulary, memory?: ScriptMemory): { judge: Judge; conversation: Conversation } {
  if (call.kind !== "script") {
    const conversation = new Conversation(call, vocabulary);
    return { judge: (active) => judge(active, conversation), conversation };
  }
  memory?.begin(call, vocabulary);
  const known = memory ?? sharedOf(vocabulary);
  const conversation = new Conversation(call, vocabulary, known.read);
  return { judge: scriptJudge(call, conversation, vocabulary, known), conversation };
}

/** Whether a rule is about calls, or about scripts; about calls where it does not say. */
export function appliesTo(rule: NamedRule, kind: Call["kind"]): boolean {
  return rule.appliesTo === undefined ? kind === "call" : rule.appliesTo.includes(kind);
}

const shared = new WeakMap<Vocabulary, SharedScripts>();

/** Reads each text and judges each step once, also where several scripts have it. */
function sharedOf(vocabulary: Vocabulary): SharedScripts {
  let scripts = shared.get(vocabulary);
  if (scripts === undefined) shared.set(vocabulary, (scripts = new SharedScripts(vocabulary)));
  return scripts;
}

/** Rules about scripts look at the whole; rules about calls at each step, between what may be said before it and after. */
function scriptJudge(call: Call, whole: Conversation, vocabulary: Vocabulary, memory: KnownScripts): Judge {
  let steps: Step[] | undefined;
  return (active) => {
    if (!appliesTo(active.rule, "call")) return judge(active, whole);
    steps ??= passagesOf(call).map((passages) => ({
      ways: passages.map((passage) => new Way(passage, call, vocabulary, memory.read)),
      known: memory.of(passages, call),
    }));
    return together(steps.map((step) => judgedStep(active, step)));
  };
}

/** A step with every way through it. */
interface Step {
  ways: readonly Way[];
  /** How it was judged before. */
  known: StepMemory;
}

/** One way through a step; taken in only where a rule has to look at it. */
class Way {
  private taken: Conversation | undefined;

  constructor(
    readonly passage: Passage,
    private readonly script: Call,
    private readonly vocabulary: Vocabulary,
    private readonly read: KnownScripts["read"],
  ) {}

  get conversation(): Conversation {
    return (this.taken ??= new Conversation(callOf(this.passage, this.script), this.vocabulary, this.read));
  }
}

function judgedStep(active: ActiveRule, { ways, known }: Step): Judgement {
  const judgement = known.get(active) ?? judgeStep(active, ways);
  known.set(active, judgement);
  if (judgement.problems.length === 0) return judgement;
  const { turns } = ways[0]!.passage;
  const inScript = (span: Span): Span => ({ ...span, turn: turns[span.turn]! });
  const problems = judgement.problems.map((problem): Problem => ({
    ...problem,
    at: inScript(problem.at),
    related: problem.related?.map((other) => ({ ...other, at: inScript(other.at) })),
  }));
  return { ...judgement, problems };
}

/**
 * A step is at fault only where it is so on every way through it: the first way that shows none of its faults settles it.
 * Problems are counted by the turns of the first way.
 */
function judgeStep(active: ActiveRule, ways: readonly Way[]): Judgement {
  const judgements: Judgement[] = [];
  let problems: readonly Problem[] | undefined;
  for (const { passage, conversation } of ways) {
    const judgement = judge(active, conversation);
    if (judgement.problems.length === 0 && judgements.length === 0) return judgement;
    const own = judgement.problems.filter(({ at }) => at.turn >= passage.from && at.turn < passage.to);
    const { from } = ways[0]!.passage;
    problems = problems === undefined ? own : problems.filter((problem) => own.some((one) => isSame(one, passage.from, problem, from)));
    judgements.push(judgement.problems.length === 0 ? judgement : { ...judgement, problems: [] });
    if (problems.length === 0) break;
  }
  return problems === undefined || problems.length === 0 ? together(judgements) : { problems: [...problems], verdict: "violation" };
}

/** Whether two problems of a step are one, each counted from where the step begins on its way. */
function isSame({ at: one }: Problem, oneFrom: number, { at: other }: Problem, otherFrom: number): boolean {
  return one.turn - oneFrom === other.turn - otherFrom && one.start === other.start && one.end === other.end;
}

const NOT_APPLICABLE: Judgement = { problems: [], verdict: "not-applicable" };
const PASS: Judgement = { problems: [], verdict: "pass" };

/** One judgement for many: what any of them found; a pass where any passed. */
function together(judgements: readonly Judgement[]): Judgement {
  if (judgements.length === 1 && judgements[0]!.verdict !== "violation") return judgements[0]!;
  let problems: Problem[] | undefined;
  let passed = false;
  let open: Judgement | undefined;
  for (const judgement of judgements) {
    if (judgement.problems.length > 0) (problems ??= []).push(...judgement.problems);
    if (judgement.verdict === "pass" || judgement.verdict === "violation") passed = true;
    else if (judgement.verdict === "not-evaluable") open ??= judgement;
  }
  if (problems !== undefined) return { problems, verdict: "violation" };
  return passed ? PASS : (open ?? NOT_APPLICABLE);
}

function judge({ rule, options }: ActiveRule, call: Conversation): Judgement {
  const missing = missingEvidence(rule, call);
  if (missing !== undefined) return { problems: [], verdict: "not-evaluable", reason: missing };
  const problems: Problem[] = [];
  try {
    const check = rule.check(call, options);
    for (;;) {
      const { done, value } = check.next();
      if (!done) problems.push(placed(value, call));
      else if (problems.length > 0) return { problems, verdict: "violation" };
      else if (value === undefined) return PASS;
      else if (value === "not-applicable") return NOT_APPLICABLE;
      else return { problems, verdict: "not-evaluable", reason: value.notEvaluable };
    }
  } catch (cause) {
    throw new RuleCrash(`the rule ${rule.name} failed: ${(cause as Error).message}`, { cause });
  }
}

/** A problem whose places are there; what a rule of somebody's own yields may be anything. */
function placed(problem: Problem, { call }: Conversation): Problem {
  for (const place of [problem, ...(problem.related ?? [])]) {
    const text = call.turns[place.at?.turn]?.text;
    if (text === undefined || !(place.at.start >= 0 && place.at.end <= text.length))
      throw new Error(
        "it reports a place that is not in the call; yield { at: { turn, start, end }, message }, such as { at: turn.span, … }",
      );
  }
  return problem;
}

/** Whether a call says that it is in another language than English; "und", "mul" and the like say nothing. */
export function isOtherLanguage(language: string | undefined): boolean {
  return language !== undefined && !/^(?:en|und|mul|mis|zxx)(?:-|$)/i.test(language);
}

function missingEvidence(rule: NamedRule, { call, agentTurns, customerTurns, turns }: Conversation): string | undefined {
  if (turns.length === 0) return "the transcript holds no turns";
  if (call.kind === "call" && rule.anyLanguage !== true && isOtherLanguage(call.meta.language))
    return `the transcript is marked as ${call.meta.language}, and the rule judges English words`;
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
