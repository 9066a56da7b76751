import type { Conversation, Utterance } from "./conversation.js";
import { isGivenName } from "./given-names.js";
import { beginsSentence, isApart, isCased, likenessOf, plain } from "./name-words.js";
import { checksName, introductionsOf } from "./introductions.js";

/** How the agent begins a call. */
export interface Opening {
  /** The agent's turns that belong to it. */
  turns: readonly Utterance[];
  greeting: boolean;
  /** Whether the agent gave their own name, or one that is redacted. */
  name: boolean;
  /** Whether help was offered; in a call that the agent made, whether they said what it is about. */
  offer: boolean;
  /** Whether it is the agent who calls. */
  outbound: boolean;
  /** Whether the transcript begins in the middle of the call. */
  midway: boolean;
}

/** How many of the agent's says are the opening at least. */
const SAYS = 2;
/** Outbound the right person has to be found first. */
const OUTBOUND_SAYS = 4;

/** The opening of a call. */
export function openingOf(call: Conversation): Opening {
  const says = saysOf(call);
  const outbound = isOutbound(call, says);
  const matter = call.customerTurns.find((turn) => statesMatter(turn, call));
  const turns = says
    .filter(([first], say) => say < (outbound ? OUTBOUND_SAYS : SAYS) || (matter !== undefined && first!.index < matter.index))
    .flat();
  const first = says[0]?.[0];
  const preempted = matter !== undefined && first !== undefined && matter.index < first.index;
  const has = (...cues: string[]) => turns.some((turn) => turn.has(...cues));
  return {
    turns,
    greeting: has("greeting"),
    name: turns.some((turn) => namesSelf(turn, call, turn === first)),
    offer: preempted || has("help-offer") || (outbound && has("outbound-purpose")),
    outbound,
    midway: beginsMidway(call),
  };
}

/** The agent's turns, those together that nothing of the customer's comes between. */
function saysOf(call: Conversation): Utterance[][] {
  const says: Utterance[][] = [];
  let open = false;
  for (const turn of call.turns) {
    if (turn.role === "customer") open &&= turn.backchannel;
    if (turn.role !== "agent" || turn.backchannel) continue;
    if (open) says.at(-1)!.push(turn);
    else says.push([turn]);
    open = true;
  }
  return says;
}

function isOutbound(call: Conversation, says: readonly Utterance[][]): boolean {
  const { direction, queue } = call.meta;
  if (direction !== undefined) return direction === "outbound";
  if (queue !== undefined && /outbound|call-?backs?\b|dialer/i.test(queue)) return true;
  const cased = call.fact(isCased);
  const [first] = says;
  if (first === undefined) return false;
  if (first.some((turn) => checksName(turn, cased))) return true;
  const isFirst = call.customerTurns.every(({ index }) => index > first[0]!.index);
  if (isFirst && first.some(speaksOfMatter)) return true;
  return says.slice(0, SAYS).some((say) => say.some((turn) => turn.has("outbound-call")));
}

const FROM_ABOUT = / from (?:\S+ ){1,6}(?:about|regarding|concerning|with) (?:your|the|that|those|some|an|a) /;

/** Who says at once what it is about has called: "you put in a ticket this morning", "it's Bev from the surgery about your test". */
function speaksOfMatter(turn: Utterance): boolean {
  if (turn.has("help-offer") || / (?:thanks|thank you) for (?:calling|ringing|phoning|contacting|getting) /.test(turn.tokens.norm))
    return false;
  return turn.has("tells-of-contact") || (turn.has("outbound-purpose") && FROM_ABOUT.test(turn.tokens.norm));
}

/** Whether the customer says what they call about; names, greetings and numbers are not it. */
function statesMatter(turn: Utterance, call: Conversation): boolean {
  return turn === call.matter?.turn || turn.has("states-request", "states-problem");
}

function beginsMidway(call: Conversation): boolean {
  const first = call.turns.find(({ role }) => role !== "system" && role !== "bot");
  if (first === undefined) return false;
  if (first.role === "agent")
    return first.has("answers-earlier") && !first.has("greeting") && call.fact(introductionsOf)(first).length === 0;
  if (first.role !== "customer") return false;
  return speaksToAgent(first, call) || (first.has("answers-question") && !statesMatter(first, call));
}

/** The customer knows the agent's name before it was said: "Hi Ben, I need to …". */
function speaksToAgent(first: Utterance, call: Conversation): boolean {
  const agents = call.names.agents;
  return first.tokens.words
    .slice(0, 4)
    .some((word) => agents.has(plain(word)) && !call.names.customer.some(({ words }) => words.includes(plain(word))));
}

/** Whether the agent gives their name: "this is Ken", "Ken speaking", "Dispatch, Ken". */
function namesSelf(turn: Utterance, call: Conversation, isFirst: boolean): boolean {
  const cased = call.fact(isCased);
  if (call.fact(introductionsOf)(turn).length > 0) return true;
  const { words } = turn.tokens;
  if (isFirst && (words.includes("[name]") || words.includes("[pii]"))) return true;
  const customers = new Set(call.names.customer.flatMap((name) => name.words));
  const labelled = labelsOf(turn, call);
  return words.some((word, index) => {
    const said = plain(word);
    if (customers.has(said) && !labelled.has(said)) return false;
    if (labelled.has(said) && likenessOf(turn, index, cased) > 0) return isFirst || !customers.has(said);
    if (!isFirst || likenessOf(turn, index, cased) === 0 || !endsPhrase(turn, index)) return false;
    return isGivenName(said) || standsBehindPlace(turn, index, cased);
  });
}

/** Names of whoever speaks a turn, as label and metadata have them. */
function labelsOf(turn: Utterance, call: Conversation): Set<string> {
  const names = [call.meta.agent ?? "", ...turn.segments.map(({ name }) => name ?? "")];
  return new Set(names.flatMap((name) => plain(name.toLowerCase()).split(/[^\p{L}]+/u)).filter((word) => word.length > 1));
}

/** "Billing, good afternoon, Thandiwe": greetings and a place before a word that is none of either. */
function standsBehindPlace(turn: Utterance, word: number, cased: boolean): boolean {
  const before = turn.tokens.words.slice(0, word);
  if (cased ? !isApart(turn, word) && !GREETINGS.has(before.at(-1) ?? "") : before.length < 2) return false;
  return (
    before.some((said) => !GREETINGS.has(said)) &&
    !before.slice(-3).some((said) => /^(?:calling|to|at|for|contacting|choosing|is)$/.test(said))
  );
}

const GREETINGS = new Set("hello hi hey good morning afternoon evening day yes and thanks thank you welcome there the".split(" "));

/** A name that nothing belongs to: "billing, Rosa, how can I help". */
function endsPhrase(turn: Utterance, word: number): boolean {
  const next = turn.tokens.words[word + 1];
  return (
    next === undefined ||
    beginsSentence(turn, word + 1) ||
    isApart(turn, word + 1) ||
    /^(?:how|what|may|can|good|hello|hi|where|at|from|with|on|in|here)$/.test(next)
  );
}
