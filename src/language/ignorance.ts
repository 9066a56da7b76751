import type { Span } from "../call.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { ASKS_WHEN } from "./deadlines.js";
import { timeFramesIn } from "./times.js";
import { sentenceStart } from "./tokens.js";

/** The agent does not know what the customer asks. */
export interface Ignorance {
  turn: Utterance;
  /** The words that say so. */
  at: Span;
  /** The turn in which the agent finds out, brings someone who knows, or promises to call back by a time; undefined where none does. */
  help?: Utterance;
}

/** Everywhere that the agent does not know an answer, the first place of each turn. */
export function ignoranceOf(call: Conversation): readonly Ignorance[] {
  const found: Ignorance[] = [];
  for (const turn of call.agentTurns) {
    const mention = turn.mentions("admits-ignorance").find((one) => isAnAnswer(one, call));
    if (mention === undefined || turn.has("hedged-answer") || sendsElsewhere(turn, call)) continue;
    const before = found.at(-1);
    if (before !== undefined && before.help === undefined && isGoingOn(before.turn, turn, call)) continue;
    const help = turn.has("done-report") ? turn : ([turn, ...turn.following("agent", 1)].find(finds) ?? toldWhenBefore(turn, call));
    found.push({ turn, at: mention.span, ...(help === undefined ? {} : { help }) });
  }
  return found;
}

/** "I'll ask her and ring you by five." "Do you think she'll take it?" "I couldn't say.": when they will hear has just been told. */
function toldWhenBefore(turn: Utterance, call: Conversation): Utterance | undefined {
  const [last] = turn.preceding("agent", 1);
  return call.promises.some((promise) => promise.turn === last && promise.act === "contact" && promise.deadline?.turn === last)
    ? last
    : undefined;
}

/** "Well, who would know?" "Hard to say.": of the same thing, in the agent's next words. */
function isGoingOn(before: Utterance, turn: Utterance, call: Conversation): boolean {
  return turn.preceding("agent", 1)[0] === before && !call.turns.slice(before.index, turn.index).some((one) => one.has("one-more"));
}

/** Words after which an admission is no longer the answer itself. */
const OPENING = 12;
/** The customer asks or wonders, as far as the words tell. */
const WANTS_TO_KNOW =
  / (?:what|when|where|why|how|who|whose|which|is|are|am|was|were|do|does|did|have|has|can|could|will|would|should|shall|any|if|whether|know|knows|wonder|wondering|tell|or|right) /;
/** "Which account is that?" */
const ASKS_BACK =
  / (?:(?:can|could|would|will|may|do|did|have) (?:you|i) (?!know)|what is (?:the|your)|which|what (?:kind|sort|model|number)|when did|where did|what (?:does|do|did) (?:it|the|you|your|they)) /;

/** "I know, I'm not sure why they make it so hard" */
const COMMISERATES = /^ (?:(?:yes|yeah|oh|ha) )*i (?:do )?know /;

function isAnAnswer({ turn, first, last, text }: Mention, call: Conversation): boolean {
  if (call.call.kind === "script") return true;
  const asked = turn.previous();
  if (asked?.role !== "customer" || first - openingOf(turn, first) > OPENING || COMMISERATES.test(turn.tokens.norm)) return false;
  const after = ` ${turn.tokens.words.slice(last + 1).join(" ")} `;
  const isOfTrouble = asked.has("states-problem") && /^ (?:why|how|what) (?:it|that|this|the) /.test(after);
  if (!isOfTrouble && !WANTS_TO_KNOW.test(asked.tokens.norm)) return false;
  if (!isOfTrouble && isAside(after, asked)) return false;
  // "The lamp is on my meter." "That's a new one on me.": nothing was asked.
  if (/new one/i.test(text) && /[.!]/.test(asked.text) && !asked.text.includes("?")) return false;
  return !ASKS_BACK.test(after) && !WAITS_FOR.test(after) && !SMALL_TALK.test(turn.tokens.norm) && !isAnswered(turn, after, asked);
}

/** "You don't need one. For hers, I've no idea.": where the sentence that answers for one of two begins. */
function openingOf({ tokens: { sentences, words } }: Utterance, first: number): number {
  const start = sentenceStart(sentences, first);
  return /^(?:for|as|about|with|on)$/.test(words[start]!) ? start : 0;
}

/** "Is there a lift?" "I've no idea why they hid it, it's behind the bar.": nobody had asked that. */
function isAside(after: string, asked: Utterance): boolean {
  if (NOT_OURS.test(asked.tokens.norm)) return true;
  // "We do refund them. I don't know how theirs goes about it.": others' ways, which nobody asked for.
  if (/^ (?:what|how|why) (?:his|her|their) /.test(after)) return true;
  const [, thing] = /^ (?:his|her|their|your) (\S+) /.exec(after) ?? [];
  if (thing !== undefined && !asked.tokens.words.includes(thing)) return true;
  return WONDERS.test(after) && !/ (?:why|how|where|when) /.test(asked.tokens.norm);
}

/** "I don't know how people manage", "couldn't tell you the last time it did" */
const WONDERS = /^ (?:the last time |why |(?:how|where) (?:you|people|they|anyone|anybody|we|she|he) )/;
/** What no company can know: the weather, and the agent's own life. */
const NOT_OURS =
  / (?:snow|snowing|rain|raining|weather|married|lottery|aliens|do you (?:like|prefer|fancy)|have you (?:been|worked) (?:here|there)|your (?:mum|mam|mom|mother|dad|kids|wife|husband|boyfriend|girlfriend|dog|cat|weekend)) /;

/** "Hard to say till they've dug it up": nobody can know yet. */
const WAITS_FOR = /^ (?:\S+ ){0,5}?(?:until|till|without|before) (?=\S)/;
const SMALL_TALK = /^ (?:ha|haha|hah) | i do not (?:follow|watch|drink|drive|eat|do) /;
/** What is known all the same. */
const TELLS =
  / (?:(?:it|they) (?:is|are|will be|comes?|goes) (?:up )?(?:on|in) the (?:board|screen|ticket|label|door|app|box|letter)|(?:they|he|she|we|the \S+|most people|some people|everybody|everyone) (?:will(?! (?:get|be in|call|ring|let|have to))|got) \S+|up to you|whichever|(?:i would|myself|personally|me i) (?:go|have|take|pick|choose|stick|get|try|leave|wear|bring|order|would)|either is|(?:they|it|both) (?:are|is) (?:both|all|the same)|(?:normally|usually|mostly|generally)) /;

/** "I don't know the exact date, some time in the first week of May" */
function isAnswered(turn: Utterance, after: string, asked: Utterance): boolean {
  if (turn.has("answers-later")) return false;
  if (TELLS.test(after)) return true;
  return ASKS_WHEN.test(asked.tokens.norm) && timeFramesIn(turn).some(({ kind }) => kind === "point" || kind === "length");
}

function sendsElsewhere(turn: Utterance, call: Conversation): boolean {
  return call.passOffs.some((passOff) => passOff.turn === turn);
}

/** "Let me fetch the librarian, he'll know." */
const FETCHES =
  / i will (?:put|get|fetch|grab|bring) (?:(?:the|our|my|a) )?(?:\S+ ){1,2}(?:on|over)(?: the (?:line|phone))? $| let me (?:just |quickly )?(?:fetch|get|grab|bring|find|call over) (?:you )?(?:the|our|my|a|an|someone|somebody) /;

/** "I don't know the hour yet, I'll text it to you by eight." */
const SENDS = / (?:i|we) (?:will|am going to|are going to) (?:\S+ )?(?:text|email|message|send|write) (?:it|that|you|them) /;

/** Whether the agent finds out while the customer waits, brings in somebody else, or names when there will be an answer. */
function finds(turn: Utterance): boolean {
  if (turn.has("transfer-words", "hold-words")) return true;
  // "Is the number still good for you?" asks for no wait.
  if (turn.has("hold-permission") && / (?:hold|wait|hang|bear|moment|minute|minutes|second|sec|line|while) /.test(turn.tokens.norm))
    return true;
  if (FETCHES.test(turn.tokens.norm)) return true;
  if (SENDS.test(turn.tokens.norm) && timeFramesIn(turn).length > 0) return true;
  if (turn.has("answers-later")) return timeFramesIn(turn).length > 0;
  return turn.has("hold-on", "finds-out", "looking-up");
}
