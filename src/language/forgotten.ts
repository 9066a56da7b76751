import type { Span } from "../call.js";
import { tellsFrom } from "./closings.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { isNumberWord } from "./numbers.js";
import type { PromiseMade } from "./promise-made.js";
import { overlap, topicsOf } from "./promise-words.js";
import { timeFramesIn } from "./times.js";

/** Something was to be looked up while the call went on, and nobody came back to it. */
export interface Forgotten {
  at: Span;
  turn: Utterance;
}

/** "I'll check your balance before we finish", "let me hunt that down": looked up beside the talk, and never told. */
export function forgottenOf(call: Conversation): readonly Forgotten[] {
  const found: Forgotten[] = [];
  for (const turn of call.agentTurns) {
    const look = turn.mentions("look-up-promise").at(-1);
    if (look === undefined || turn === call.agentTurns.at(-1) || isLeft(turn, call)) continue;
    if (isSoon(look) && isPassedOver(look, call)) found.push({ at: look.span, turn });
    else if (isDeferred(look) ? !isComeBackTo(look, call) : BESIDE.test(look.text) && !isTold(look, call))
      found.push({ at: look.span, turn });
  }
  return found;
}

/** It is passed on, called off, or promised for after the call. */
function isLeft(turn: Utterance, call: Conversation): boolean {
  if (call.transfers.some((transfer) => transfer.turn.index >= turn.index)) return true;
  if (call.promises.some((promise) => isForLater(promise, turn))) return true;
  if (call.directions.some(({ kind, at }) => (kind === "end" || kind === "mailbox") && at.turn >= turn.index)) return true;
  return isCalledOff(turn, call);
}

function isForLater({ turn, by, deadline }: PromiseMade, look: Utterance): boolean {
  return /^(?:i|we)$/.test(by) && (turn.index > look.index || (turn === look && deadline?.frame.kind !== "now"));
}

/** "Never mind, I've found it": the customer no longer wants it. */
export function isCalledOff(turn: Utterance, call: Conversation): boolean {
  return call.customerTurns.some((later) => later.index > turn.index && CALLED_OFF.test(later.tokens.norm));
}

const CALLED_OFF =
  / (?:never mind|nevermind|forget (?:it|that|about)|do not (?:bother|worry|trouble)|no need|leave (?:it|that)|got it|found it|i have it here|another time) /;

/** Until the end of the call, or until the talk allows it. */
const DEFERRED =
  / (?:before (?:you|we|i) (?:\S+ ){0,2}(?:go|hang|finish|end|leave|close|wrap|ring off)|at the end of (?:the|this) call|(?:when|once|after) we (?:are done|have done|finish|have finished)) /;

function clauseOf({ turn, first }: Mention): readonly string[] {
  const { words, sentences } = turn.tokens;
  return words.slice(first, sentences.find((start) => start > first) ?? words.length);
}

function isDeferred(look: Mention): boolean {
  return DEFERRED.test(` ${clauseOf(look).join(" ")} `);
}

/** In a moment, or after what the agent is at. */
const SOON =
  / (?:in (?:just )?(?:a|one|half a|two) (?:wee |quick |little )?(?:sec|secs|second|seconds|minute|minutes|min|moment|tick|ticks|bit|jiffy|mo|while)|(?:come|circle|get) back (?:to|on) (?:that|this|it)|shortly|i will (?:look|check|see) (?:\S+ ){1,5}(?:after|afterwards|next)) /;

function isSoon({ turn, first }: Mention): boolean {
  const { words } = turn.tokens;
  return SOON.test(` ${words.slice(Math.max(0, first - 1), first + LOOK).join(" ")} `);
}

/** Words of a promise to look something up, its time included. */
const LOOK = 16;
/** Words of a customer who only takes note. */
const TAKES_NOTE = 3;

/** The talk goes on about something else, and no word of what the customer had asked comes up again. */
function isPassedOver({ turn, first }: Mention, call: Conversation): boolean {
  const { words } = turn.tokens;
  const asked = turn.previous("customer");
  const own = topicsOf(words, first, Math.min(words.length, first + LOOK) - 1);
  const about = new Set([...own, ...(asked === undefined ? [] : lastTopicsOf(asked))]);
  const [next] = turn.following("agent", 1);
  const between = turn.next("customer");
  if (about.size === 0 || next === undefined || between === undefined || between.index > next.index) return false;
  if (between.tokens.words.length <= TAKES_NOTE && !turn.tokens.sentences.some((start) => start > first)) return false;
  return !laterOf(turn, call).some(({ tokens: { words: said } }) => overlap(about, topicsOf(said, 0, said.length - 1)));
}

/** What the end of a customer's turn is about. */
function lastTopicsOf({ tokens: { words } }: Utterance): ReadonlySet<string> {
  return topicsOf(words, Math.max(0, words.length - LOOK), words.length - 1);
}

/** Words that do not tell what is to be looked up. */
const UNTELLING =
  /^(?:\S{1,2}|you|your|for|the|that|this|those|these|what|when|where|which|who|how|much|many|and|are|before|hang|finish|out|with|due|any|some|our|from|will|have|has|can|get|got|let|going|look|check|find|see|pull|dig|just|now|also|then|quickly|call|phone|day|days|week|weeks|month|months|one|two|three|four|five|six|seven|eight|nine|ten|all|into|but|not|leave|end|close|wrap|done|was|were|does|did)$/;

/** Whether the agent later says a word of what was to be looked up. */
function isComeBackTo(look: Mention, call: Conversation): boolean {
  const clause = clauseOf(look);
  const deferred = clause.findIndex((_, index) => DEFERRED.exec(` ${clause.slice(index).join(" ")} `)?.index === 0);
  const about = new Set(clause.slice(0, deferred < 0 ? clause.length : deferred).filter((word) => !UNTELLING.test(word)));
  if (about.size === 0) return isTold(look, call);
  return laterOf(look.turn, call).some((turn) => turn.tokens.words.some((word) => about.has(word)) || turn.has("done-report"));
}

function laterOf(turn: Utterance, call: Conversation): readonly Utterance[] {
  return call.agentTurns.filter((later) => later.index > turn.index);
}

/** What is fetched from somewhere while the talk goes on. */
const BESIDE = /\b(?:dig|root|hunt|fish|ferret|nose|track|chase|look|find|work|figure|suss|have a|ask|go)\b/i;
/** A question of some length, and what is said before it. */
const ASKS =
  /^(.*?) (?:is|was|were|does|do|did|are|can|could|would|have|has|which|what|how|where|when) (?:it|that|this|there|you|he|she|they|the|your|anybody|anyone|one)(?: \S+){2,} $/;
/** "It was approved", "they are in Tarn". */
const STATES = / (?:it|they|he|she|there|you) (?:is|are|was|were|has|have|will) (?!(?:a )?(?:okay|fine|good|great|nice|lovely|welcome) )/;
/** Words of small talk that tell nothing. */
const SMALL = 6;

/** Whether the agent still tells anything: more than questions, small talk and courtesies. */
function isTold(look: Mention, call: Conversation): boolean {
  const later = laterOf(look.turn, call);
  const { sentences, words } = look.turn.tokens;
  const end = sentences.find((start) => start > look.first) ?? words.length;
  return tellsFrom(look.turn, end, call) || later.some((turn) => isTelling(turn, call));
}

function isTelling(turn: Utterance, call: Conversation): boolean {
  if (!tellsFrom(turn, 0, call)) return false;
  if (turn.has("done-report") || /\d/.test(turn.text)) return true;
  const { norm, words } = turn.tokens;
  const before = ASKS.exec(norm)?.[1];
  const told = before ?? norm;
  const length = told.trim().split(" ").length;
  if (length > SMALL || STATES.test(told)) return true;
  return (
    words.slice(0, length).some((word) => word !== "one" && isNumberWord(word)) || timeFramesIn(turn).some(({ last }) => last < length)
  );
}
