import type { Span } from "../call.js";
import { answersComplaint } from "./complaints.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { beyondNo, isWholeSentence } from "./whole-sentences.js";

/** The agent mocks, belittles or orders the customer about, in no set words. */
export interface Scorn {
  turn: Utterance;
  at: Span;
}

/** At most one a turn, in order: it shows in how a sentence is built, or in what it answers. */
export function scornIn(call: Conversation): readonly Scorn[] {
  const found: Scorn[] = [];
  for (const turn of call.agentTurns) {
    const echo = echoIn(turn);
    if (echo !== undefined) {
      found.push({ turn, at: echo });
      continue;
    }
    const said = turn.mentions("scorns", "scorns-alone", "scorns-back", "scorns-complaint", "scorns-helpless", "scorns-threat");
    if (said.length === 0 || KIND.test(beyondNo(turn))) continue;
    const scorn = said.find((mention) => isScornful(mention));
    if (scorn !== undefined) found.push({ turn, at: scorn.span });
  }
  return found;
}

/** "I'd like an apology." "I'd like a pay rise."; "can't you look it up?" "can't you say please?": the customer's own words, turned on them. */
function echoIn(turn: Utterance): Span | undefined {
  const { words } = turn.tokens;
  if (words.length > RETORT) return undefined;
  // "I'm just asking." "And I'm just telling you."
  const said = turn.previous("customer")?.tokens.words ?? [];
  if (words[0] === "and" && words[1] === "i" && [0, 1, 2].every((index) => said[index] === words[index + 1])) return turn.span;
  const from = words[0] === "and" || words[0] === "well" ? 1 : 0;
  const opening = WISHES.find((wish) => wish.every((word, index) => words[from + index] === word));
  if (opening === undefined || KINDLY.has(words[from + opening.length] ?? "")) return undefined;
  const before = turn.previous("customer")?.tokens.norm;
  return before?.includes(` ${opening.join(" ")} `) === true && !turn.has("apology", "offers-help") ? turn.span : undefined;
}

/** Words of a retort. */
const RETORT = 12;
const WISHES = ["i would like", "i would rather", "i want", "i need", "i wish", "can not you", "could not you", "why do not you"].map(
  (wish) => wish.split(" "),
);
/** "I want to be sure", "I'd like that for you": what the agent wants for the customer. */
const KINDLY = new Set(["to", "you", "that", "it", "this", "your", "just", "the"]);

function isScornful(mention: Mention): boolean {
  const { cue, turn } = mention;
  if (cue === "scorns") return true;
  if (cue === "scorns-alone") return isWholeSentence(mention);
  const before = turn.previous("customer");
  if (before === undefined) return false;
  if (cue === "scorns-back" && !isWholeSentence(mention)) return false;
  if (cue === "scorns-back" || cue === "scorns-complaint") return isProvoked(turn, before);
  return (cue === "scorns-threat" ? THREATENS : HELPLESS).test(before.tokens.norm);
}

/** Whether the customer complained, told a feeling, wanted something, threatened, or attacked the agent. */
function isProvoked(turn: Utterance, before: Utterance): boolean {
  return (
    answersComplaint(turn) ||
    before.has("voices-feeling", "asks-service") ||
    THREATENS.test(before.tokens.norm) ||
    ATTACKS.test(before.tokens.norm)
  );
}

/** "No worries", "I'm sorry": who says so mocks nobody. */
const KIND =
  / (?:sorry|apologize|apologies|no worries|do not worry|not to worry|bless (?:you|him|her|them)|no problem|easily done|do not blame|of course you did|your patience) /;

/** "I don't know the number", "I can't find it", "I pressed it twice". */
const HELPLESS =
  / (?:i (?:do|did|can|could|have|am|was|will) not|i (?:thought|pressed|forgot|lost|deleted|missed|read|opened|threw|left|put|clicked|sent|set|got|must have)|what (?:is|does|do|are)|how do i|where (?:is|do)|which|never|confused|lost|stuck) /;
/** "You're useless", "are you listening?". */
const ATTACKS = / (?:you (?:\S+ )?(?:are|have no|need to|sound)|are you|listen) /;
/** "I'll go elsewhere", "I'm going to complain", "I want your name". */
const THREATENS =
  / (?:complain\S*|complaint|elsewhere|somewhere else|someone else|somebody else|cancel\S*|review|manager|supervisor|ombudsman|solicitor|lawyer|sue|court|papers|trading standards|leav\S+|switch\S*|take (?:my|it)|report|your name|boss|council|police|newspapers?|dispute|bank|social media|twitter|facebook|try) /;
