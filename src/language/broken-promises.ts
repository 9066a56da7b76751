// Longer than a source file should be: every way in which a promise is seen broken, side by side.
import type { Span } from "../call.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { isClosedAfter } from "./closings.js";
import { forgottenOf, isCalledOff } from "./forgotten.js";
import { isNumberWord } from "./numbers.js";
import { overlap, topicsOf } from "./promise-words.js";
import { isOurs } from "./promisers.js";
import { timeFramesIn } from "./times.js";
import { sentenceEnd } from "./tokens.js";
import { toldPromisesIn, type ToldPromise } from "./told-promises.js";
import { plainlyUndertaken, undertakingAt } from "./undertakings.js";

/** A promise that is seen not to have been kept. */
export interface BrokenPromise {
  /** Where it was made; where the customer tells of it, if it was made outside of the call. */
  at: Span;
  how: "left" | "unanswered" | "not given" | "not done" | "reported";
  /** The turn that shows it. */
  shownBy?: Span;
}

/** All promises that the call shows to be broken, first to last. */
export function brokenPromisesOf(call: Conversation): readonly BrokenPromise[] {
  return [...leftAlone(call), ...unanswered(call), ...notGiven(call), ...notDone(call), ...reported(call)].sort(
    (one, other) => one.at.turn - other.at.turn || one.at.start - other.at.start,
  );
}

/** How many turns after a promise are looked through: no real call has more. */
const FAR = 200;

/** "I'll stay on the line and explain it to them", and then somebody else answers alone. */
function leftAlone(call: Conversation): BrokenPromise[] {
  const broken: BrokenPromise[] = [];
  for (const turn of call.agentTurns) {
    if (!turn.has("stay-promise") || broken.some(({ shownBy }) => shownBy!.turn > turn.index)) continue;
    const at = stayPromised(turn);
    const shownBy = at && (goneAfter(turn, call) ?? endedBy(turn, at, call));
    if (at !== undefined && shownBy !== undefined) broken.push({ at, how: "left", shownBy });
  }
  return broken;
}

function stayPromised(turn: Utterance): Span | undefined {
  for (const { first, last } of turn.mentions("stay-promise")) {
    const { words, sentences } = turn.tokens;
    const by = undertakingAt(words, first) ?? plainlyUndertaken(words, first, sentences);
    if (by !== undefined && !by.through && (by.who === "i" || by.who === "we")) return turn.spanOf(by.first, last);
  }
  return undefined;
}

/** Agent turns after the customer's question in which the answer stands. */
const ANSWER = 2;

/** Whoever promised to stay speaks again once the customer has been put through. */
function isBackAfterTransfer({ index, speaker }: Utterance, call: Conversation): boolean {
  const through = call.directions.find(({ kind, at }) => kind === "transfer" && at.turn > index);
  if (through === undefined || speaker === undefined) return false;
  const later = call.agentTurns.filter((turn) => turn.index >= through.at.turn);
  return later[0]?.speaker === speaker && later.some((turn) => turn.speaker !== speaker);
}

/** The customer asks for whoever promised to stay, and hears that they have gone, or nothing. */
function goneAfter(promised: Utterance, call: Conversation): Span | undefined {
  if (isBackAfterTransfer(promised, call)) return undefined;
  for (const asked of call.turns.slice(promised.index + 1, promised.index + FAR)) {
    if (asked.role !== "customer" || !asked.has("still-there")) continue;
    const answers = asked.following("agent", ANSWER);
    if (answers.some((answer) => answer.has("nobody-there"))) return asked.span;
    const later = asked.following("agent", FAR);
    const isBack = later.some((turn) => turn.speaker === promised.speaker);
    if (!isBack && (later.length === 0 || later.every((turn) => turn.speaker !== undefined))) return asked.span;
  }
  return undefined;
}

/** "I'll stay on with you till it's open", and then they send the customer elsewhere and ring off. */
function endedBy(turn: Utterance, at: Span, call: Conversation): Span | undefined {
  if (!/ (?:till|until) /.test(turn.tokens.norm) || call.outcome.settled !== undefined || at.turn !== turn.index) return undefined;
  const last = call.agentTurns.at(-1)!;
  if (last.speaker !== turn.speaker || !last.has("farewell")) return undefined;
  return call.passOffs.some((sent) => sent.turn.index > turn.index && sent.help === undefined) ? last.span : undefined;
}

/** "I'll look that up for you", and the call closes without a word of it. */
function unanswered(call: Conversation): BrokenPromise[] {
  if (call.directions.some(({ kind }) => kind === "end" || kind === "mailbox")) return [];
  const broken: BrokenPromise[] = [];
  for (const turn of call.agentTurns) {
    const look = turn.mentions("look-up-promise").at(-1);
    if (look === undefined || !isClosedAfter(turn, endOfClause(look), call) || isPutOff(look, call) || isCalledOff(turn, call)) continue;
    if (isCutShort(turn, look.last + 1, call) || broken.length > 0) continue;
    broken.push({ at: look.span, how: "unanswered", shownBy: call.agentTurns.at(-1)!.span });
  }
  for (const { at } of broken.length > 0 ? [] : forgottenOf(call))
    broken.push({ at, how: "unanswered", shownBy: call.agentTurns.at(-1)!.span });
  return broken;
}

/** The word after the sentence, or after what can be an object: "that up for you", "the details of your claim". */
function endOfClause({ turn, last }: Mention): number {
  const { words, sentences } = turn.tokens;
  const sentence = sentenceEnd(sentences, words, last);
  const isAnswer = (index: number) => /^(?:it|they|there|that|he|she) (?:is|are|has|was)$/.test(`${words[index]} ${words[index + 1]}`);
  const thanks = words.findIndex((word, index) => index > last && (/^(?:thank|thanks|is|please|have)$/.test(word) || isAnswer(index)));
  return Math.min(sentence, thanks < 0 ? words.length : thanks);
}

/** The result is promised for later, by a call or a letter, or a transfer takes it over. */
function isPutOff({ turn }: Mention, call: Conversation): boolean {
  if (call.promises.some((promise) => promise.turn.index >= turn.index)) return true;
  const { words } = turn.tokens;
  const later = timeFramesIn(turn).some(({ kind, last }) => kind !== "now" && !/^(?:sec|min|moment)/.test(words[last]!));
  return later || call.transfers.some((transfer) => transfer.turn.index >= turn.index);
}

/** What ends a call: a goodbye, thanks, an offer of more help. */
const CLOSES = / (?:bye|goodbye|have a|thank you|thanks|take care|anything else|welcome) /;

/** The transcript stops before anything could have been said: the promise is the agent's last word, and nobody says goodbye. */
function isCutShort(turn: Utterance, from: number, call: Conversation): boolean {
  return call.agentTurns.at(-1) === turn && !CLOSES.test(` ${turn.tokens.words.slice(from).join(" ")} `);
}

/** "I'll provide you with a case number", and it never comes. */
function notGiven(call: Conversation): BrokenPromise[] {
  const broken: BrokenPromise[] = [];
  for (const turn of call.agentTurns)
    for (const give of turn.mentions("give-promise")) {
      if (isGiven(give, call) || isCutShort(turn, give.last + 1, call)) continue;
      broken.push({ at: give.span, how: "not given", shownBy: call.agentTurns.at(-1)!.span });
    }
  return broken;
}

const NUMBERS = /^(?:numbers?|reference|id|code|extension)$/;
const DIGITS = /\d|^\[(?:data|pii)\]$/;
/** Things that are talk themselves: nobody says "here is the overview". */
const TALK = /^(?:overview|explanation|summary|breakdown|advice|tips|steps|instructions|recommendations|suggestions|options|details|list)$/;

/** Whether what was promised comes in the rest of the call: digits for a number; else words about it, or others at some length. */
function isGiven({ turn, last, captures }: Mention, call: Conversation): boolean {
  const { words, sentences } = turn.tokens;
  const end = sentences.find((start) => start > last) ?? last + 1;
  if (isClosedAfter(turn, end, call)) return false;
  const later = turn.following("agent", FAR).flatMap((one) => [...one.tokens.words]);
  const said = [...words.slice(last + 1), ...later];
  const digits = said.some((word) => DIGITS.test(word)) || said.filter((word) => isNumberWord(word) && word !== "one").length > 2;
  if (NUMBERS.test(words[last] ?? "")) return digits;
  if (captures.thing === undefined || digits) return true;
  const topics = topicsOf(words, last - 3, TALK.test(words[last]!) ? last - 1 : last);
  return topics.size === 0 || overlap(topics, topicsOf([...words.slice(end), ...later], 0, Infinity));
}

/** "I'll send it right now", and the customer says that nothing comes. */
function notDone(call: Conversation): BrokenPromise[] {
  const broken: BrokenPromise[] = [];
  for (const promise of call.promises) {
    if (promise.act !== "send" || promise.done !== undefined || promise.conditional) continue;
    if (promise.deadline !== undefined && promise.deadline.frame.kind !== "now") continue;
    const missed = promise.turn.following("customer", FAR).findLast((turn) => turn.has("not-arrived"));
    if (missed === undefined || broken.some(({ shownBy }) => shownBy?.turn === missed.index)) continue;
    if (call.promises.some((later) => later.turn.index > missed.index && later.act === "send" && later.deadline !== undefined)) continue;
    broken.push({ at: promise.at, how: "not done", shownBy: missed.span });
  }
  return broken;
}

/** "He promised to call me on Monday, he did not": told by the customer, of a promise made outside of this call. */
function reported(call: Conversation): BrokenPromise[] {
  const broken: BrokenPromise[] = [];
  for (const turn of call.customerTurns) {
    const at = complaintIn(turn, call);
    const isToldAlready = broken.some((one) => turn.index - one.at.turn <= 6);
    if (at !== undefined && !isToldAlready) broken.push({ at, how: "reported" });
  }
  return broken;
}

/** How many words may lie between "I was told …" and "nobody rang". */
const APART = 30;
/** And between "nobody rang" and "I was told …". */
const BEFORE = 18;

/** "That never came": two words more, if the sentence has them. */
function endOf({ turn: { tokens }, last }: Mention): number {
  const end = sentenceEnd(tokens.sentences, tokens.words, last);
  return Math.min(last + 2, end - 1);
}

/** Where a customer tells of a promise of the company and of its being broken. */
export function complaintIn(turn: Utterance, call: Conversation): Span | undefined {
  const [overdue] = turn.mentions("overdue-promise");
  if (overdue !== undefined && isOurs(turn, overdue, call)) return overdue.span;
  const told = [...toldPromisesIn(turn), ...turn.mentions("earlier-promise").map(({ first, last }) => ({ first, last, past: false }))];
  if (told.length === 0) return undefined;
  const { words } = turn.tokens;
  // "She'd ring if it wasn't" tells what was to be, and not what came of it.
  const missed = turn.mentions("not-kept").filter(({ first }) => !words.slice(Math.max(0, first - 2), first + 1).includes("if"));
  for (const promise of told) {
    const span = brokenAt(turn, promise, missed);
    if (span !== undefined && isOurs(turn, promise, call)) return span;
  }
  return undefined;
}

/** From the promise to what shows it broken, or the other way round. */
function brokenAt(turn: Utterance, promise: ToldPromise, missed: readonly Mention[]): Span | undefined {
  const kept = missed.find((one) => one.first >= promise.last && one.first - promise.last <= APART);
  if (kept !== undefined) return turn.spanOf(promise.first, endOf(kept));
  const before = missed.find((one) => one.first < promise.first && promise.first - one.last <= BEFORE);
  if (before !== undefined) return turn.spanOf(before.first, promise.last);
  return promise.past ? turn.spanOf(promise.first, promise.last) : undefined;
}
