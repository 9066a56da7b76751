import type { Conversation, Utterance } from "./conversation.js";
import { isNumberWord } from "./numbers.js";

/** Up to this many words may be help with a word that the customer searches for. */
const HELP = 4;

/** A word or two that the customer was searching for, and takes up. */
export function isHelp(turn: Utterance): boolean {
  const { words } = turn.tokens;
  if (words.length > HELP) return false;
  if (SEARCHES.test(turn.previous("customer")?.tokens.norm ?? "") && GUESS.test(turn.text) && !ASKED_FOR.test(turn.tokens.norm))
    return true;
  const next = turn.next("customer");
  if (next === undefined || next.index > turn.index + 2) return false;
  return (
    next.has("word-offered") ||
    next.tokens.words
      .slice(0, 4)
      .some((word) => word.length > 2 && !/^(?:the|and|you|that|this|was|are)$/.test(word) && words.includes(word))
  );
}

/** "It's called a --", "and then it just went --": the word is what is missing. */
const SEARCHES = / (?:called|went|goes|says|like|named|it is|that|just|the word) (?:\S+ )?(?:an?|the|just|went|like|called)? ?$/;
const GUESS = /^\W*(?:an? |the )?[\p{L}'’-]+(?: [\p{L}'’-]+)?\?/iu;
const ASKED_FOR =
  / (?:name|number|date|birth|address|postcode|zip|code|account|email|order|reference|policy|phone|what|which|who|where|when|why|how|yes|no|and|so|sorry|pardon|hello) /;

/** "even--", "on YOUR plane, circling over —", "and then I [interrupted]". */
const CUT =
  /(?:--+|[—–―]|(?<=\p{L})-|\s-)["'”’)\s]*$|[[(*<](?:interrupt\w*|cut off|cuts? (?:\w+ )?off|cross ?talk|overlap\w*|talk\w* over|agent interrupts)[^\])*>]{0,30}[\])*>]\W*$/iu;
/** The agent's line says so: "[interrupting] Sir, …". */
const CUTTING = /^\W*[[(*<](?:interrupt\w*|cut\w* (?:in|off)|talking over|cross ?talk|overlap\w*)[^\])*>]{0,30}[\])*>]/i;
/** Seconds between the two where times are known: later it is a pause. */
const AT_ONCE = 0.8;

/** The agent's turn that breaks off the customer's, by the marks of whoever wrote it down. */
export function cutOff(turn: Utterance, call: Conversation): Utterance | undefined {
  const next = nextSpeaker(turn, call);
  if (next?.role !== "agent" || next.read.backchannel || isHelp(next)) return undefined;
  if (next.tokens.words.length <= NOD && next.has("line-check")) return undefined;
  if (next.start !== undefined && turn.end !== undefined && next.start - turn.end > AT_ONCE) return undefined;
  if (CUTTING.test(next.text)) return next;
  if (!CUT.test(turn.text.slice(-60)) || answers(next, turn)) return undefined;
  return next;
}

function nextSpeaker(turn: Utterance, call: Conversation): Utterance | undefined {
  const next = call.turns[turn.index + 1];
  return next?.role === "system" && /interrupt|cut|cross/i.test(next.text) ? call.turns[turn.index + 2] : next;
}

/** What questions start with. */
const ASKS =
  /^(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|what|when|where|which|who|how|why|may|so you|you mean|does)$/;
/** "When I opened it", "what happened was": no question. */
const TELLS = /^ (?:(?:when|where|what|how|why|which) (?:i|we|he|she|they|you|it|my|the|this|that|happened|happens)|can not|will be) /;
/** "Take your time", "no, go on". */
const ENCOURAGES = /^ (?:\S+ ){0,3}(?:take your time|no (?:rush|hurry)|go on|go ahead|carry on|continue|keep going) /;
const THANKS = /^ (?:\S+ )?(?:thank you|thanks|got it|perfect|lovely|great) /;
/** An agreement of so few words asks nothing. */
const NOD = 4;
const AGREES = /^ (?:\S+ ){1,5}(?:yes|exactly|correct|that is right) $/;
const YES_NO =
  /^ (?:okay |oh |well )?(?:yes|no|exactly|correct|of course|absolutely|certainly|that is right|that is correct|definitely|sure)(?! (?:\S+ ){0,6}but )/;

/** "Yeah, can we keep to the order?", "yes, what's the postcode?": the nod is no answer, for a question of their own follows at once. */
function turnsAway({ text, tokens: { words } }: Utterance): boolean {
  const first = words.findIndex((word) => !/^(?:okay|oh|well|yes|no|of|course|and|but|so|now|look|right|sure|absolutely|just)$/.test(word));
  return first >= 0 && ASKS.test(words[first]!) && /^[^.!?]*\?/.test(text);
}

/** The customer's question was clear before it ended, and this is the answer; or it is plain agreement. */
function answers(agent: Utterance, customer: Utterance): boolean {
  const { words, sentences } = customer.tokens;
  // "Which one, the blue or the--" "Can we get a move on?"
  if (agent.has("hurries", "hostile")) return false;
  if (YES_NO.test(agent.tokens.norm) && (agent.tokens.words.length <= NOD || !(agent.has("asks-for") || turnsAway(agent)))) return true;
  if (AGREES.test(agent.tokens.norm) || ENCOURAGES.test(agent.tokens.norm) || (THANKS.test(agent.tokens.norm) && endsInNumber(words)))
    return true;
  if (ASKS_INDIRECTLY.test(customer.tokens.norm.slice(-60)) && !ASKS.test(agent.tokens.words[0] ?? "")) return true;
  const last = sentences.at(-1) ?? 0;
  const start = /^(?:and|but|so|okay|then|well)$/.test(words[last] ?? "") ? last + 1 : last;
  const isQuestion = ASKS.test(words[start] ?? "") && !TELLS.test(` ${words.slice(start, start + 2).join(" ")} `);
  if (!isQuestion || ASKS.test(agent.tokens.words[0] ?? "")) return false;
  return ASKS_WHAT_TO_DO.test(` ${words.slice(start).join(" ")} `) || !agent.has("asked-to-act");
}

/** "I wanted to ask when it--". */
const ASKS_INDIRECTLY =
  / (?:ask|asking|know|tell me|wonder|wondering|check|see|find out) (?:you )?(?:if|whether|when|what|where|how|who|which) /;

/** "And what do I tell them if--" is answered by an instruction. */
const ASKS_WHAT_TO_DO = /^ (?:what|how|where|which|who|when) (?:\S+ )?(?:do|should|shall|can|could|would|must) (?:i|we) /;

/** Who reads out a number is done when it is. */
function endsInNumber(words: readonly string[]): boolean {
  return words.length > 2 && words.slice(-3).every((word) => /^\d+$/.test(word) || isNumberWord(word));
}
