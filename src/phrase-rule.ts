import type { CueSource } from "./language/cues.js";
import type { Conversation, Mention, Utterance } from "./language/conversation.js";
import type { Example, NamedRule, Need, OptionSpec, Problem, Rule, Verdict } from "./rule.js";

/** Who says what: cue names or patterns, by role. */
export interface Saying {
  agent?: string | readonly string[];
  customer?: string | readonly string[];
  /** For `always`: `opening`, `closing`, `call`. For `then` and `unless`: `same turn`, `N turns before`, `N turns after`, `N seconds after`, `before`, `after`. */
  within?: string;
  /** For `then`: names of captures that must hold the same words as in `when`. */
  same?: readonly string[];
}

/** A rule as a YAML file has it. */
export interface PhraseRuleSource {
  summary: string;
  why: string;
  severity: Rule["severity"];
  on?: Rule["on"];
  appliesTo?: Rule["appliesTo"];
  needs?: readonly Need[];
  anyLanguage?: boolean;
  options?: Readonly<Record<string, OptionSpec>>;
  never?: Saying;
  always?: Saying;
  when?: Saying;
  then?: Saying;
  unless?: Saying | readonly Saying[];
  /** Metadata that a call must have for the rule to apply. */
  only?: Readonly<Record<string, string | readonly string[]>>;
  /** How many times `never` may happen before it is reported. */
  "at-most"?: number;
  message: string;
  suggest?: readonly string[];
  examples: { bad: readonly Example[]; good: readonly Example[] };
}

/** How many agent turns at either end are the opening and the closing (RULES.md: "up to and including the second", "last two turns"). */
const EDGE_TURNS = 2;

/** A YAML rule as the same `Rule` that a TypeScript file exports, with the cues that its own patterns make. */
export function phraseRule(
  name: string,
  section: string,
  source: PhraseRuleSource,
  isCue: (cue: string) => boolean,
): { rule: NamedRule; cues: Record<string, CueSource> } {
  const cues: Record<string, CueSource> = {};
  const resolve = (saying: Saying): Resolved => resolveSaying(saying, name, isCue, cues);
  const unless = (source.unless === undefined ? [] : [source.unless].flat()).map((saying) => resolve(saying));
  const check = source.never
    ? neverCheck(source, resolve(source.never), unless)
    : source.always
      ? alwaysCheck(source, resolve(source.always), unless)
      : whenCheck(source, resolve(source.when!), resolve(source.then!), unless);
  const { summary, why, severity, appliesTo, needs, anyLanguage, options, examples } = source;
  const on = source.on ?? (source.always ? "call" : "turn");
  return { cues, rule: { name, section, summary, why, severity, on, appliesTo, needs, anyLanguage, options, examples, check } };
}

interface Resolved {
  role: "agent" | "customer";
  cues: readonly string[];
  within: string | undefined;
  same: readonly string[];
}

function resolveSaying(saying: Saying, rule: string, isCue: (cue: string) => boolean, cues: Record<string, CueSource>): Resolved {
  const role = saying.agent === undefined ? "customer" : "agent";
  const said = [saying.agent ?? saying.customer ?? []].flat();
  const patterns = said.filter((entry) => !isCue(entry));
  const names = said.filter(isCue);
  if (patterns.length > 0) {
    const cue = `${rule}/${Object.keys(cues).length}`;
    cues[cue] = { means: `a pattern of the rule ${rule}`, says: patterns };
    names.push(cue);
  }
  return { role, cues: names, within: saying.within, same: saying.same ?? [] };
}

type Check = Rule["check"];

function neverCheck(source: PhraseRuleSource, never: Resolved, unless: readonly Resolved[]): Check {
  return function* (call: Conversation): Generator<Problem, Verdict> {
    if (!applies(source, call)) return "not-applicable";
    let allowed = source["at-most"] ?? 0;
    for (const turn of call.turns) {
      if (turn.role !== never.role) continue;
      const mention = turn.mentions(...never.cues).find((said) => !unless.some((other) => isSaid(other, said, call)));
      if (mention === undefined || allowed-- > 0) continue;
      yield { at: mention.span, message: source.message, suggest: source.suggest };
    }
  };
}

function alwaysCheck(source: PhraseRuleSource, always: Resolved, unless: readonly Resolved[]): Check {
  return function* (call: Conversation): Generator<Problem, Verdict> {
    const turns = always.role === "agent" ? call.agentTurns : call.customerTurns;
    if (!applies(source, call) || turns.length === 0) return "not-applicable";
    const due = always.within === "closing" ? turns.at(-1)! : turns[0]!;
    const looked =
      always.within === "opening" ? turns.slice(0, EDGE_TURNS) : always.within === "closing" ? turns.slice(-EDGE_TURNS) : turns;
    if (looked.some((turn) => turn.has(...always.cues))) return;
    if (unless.some((other) => call.turns.some((turn) => turn.role === other.role && turn.has(...other.cues)))) return "not-applicable";
    yield { at: due.span, message: source.message, suggest: source.suggest };
  };
}

function whenCheck(source: PhraseRuleSource, when: Resolved, then: Resolved, unless: readonly Resolved[]): Check {
  return function* (call: Conversation): Generator<Problem, Verdict> {
    if (!applies(source, call)) return "not-applicable";
    let happened = false;
    for (const turn of call.turns) {
      if (turn.role !== when.role) continue;
      const open = turn.mentions(...when.cues).filter((said) => !unless.some((other) => isSaid(other, said, call)));
      if (open.length === 0) continue;
      happened = true;
      const missed = open.find((said) => !isSaid(then, said, call));
      if (missed !== undefined) yield { at: missed.span, message: source.message, suggest: source.suggest };
    }
    if (!happened) return "not-applicable";
  };
}

function applies(source: PhraseRuleSource, call: Conversation): boolean {
  const meta = call.meta as Readonly<Record<string, unknown>>;
  return Object.entries(source.only ?? {}).every(([key, wanted]) => [wanted].flat().includes(String(meta[key] ?? "")));
}

/** Whether a saying stands where it must, seen from a mention; without `within` in the same turn. */
function isSaid(saying: Resolved, from: Mention, call: Conversation): boolean {
  return turnsWithin(saying, from.turn, call).some((turn) =>
    turn.mentions(...saying.cues).some((said) => saying.same.every((name) => said.captures[name] === from.captures[name])),
  );
}

const WITHIN = /^(?:(\d+) (turns?|seconds?) )?(before|after)$/;

/** Whether a `within` of `then` or `unless` is well written. */
export function isWithin(within: string): boolean {
  return within === "same turn" || within === "call" || WITHIN.test(within);
}

/** The turns that a `within` means; the turn itself always counts. */
function turnsWithin({ role, within = "same turn" }: Resolved, turn: Utterance, call: Conversation): readonly Utterance[] {
  const own = turn.role === role ? [turn] : [];
  if (within === "same turn") return own;
  const ofRole = call.turns.filter((other) => other.role === role);
  if (within === "call") return ofRole;
  const [, count, unit, side] = WITHIN.exec(within)!;
  if (unit?.startsWith("turn")) {
    const near = side === "after" ? turn.following(role, Number(count)) : turn.preceding(role, Number(count));
    return [...own, ...near];
  }
  return ofRole.filter((other) => {
    if (side === "after" ? other.index < turn.index : other.index > turn.index) return false;
    if (count === undefined) return true;
    const end = turn.end ?? turn.start;
    return other.start !== undefined && end !== undefined && Math.abs(other.start - end) <= Number(count);
  });
}
