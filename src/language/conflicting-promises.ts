// Longer than a source file should be: all that tells two things from one thing with two times.
import type { Span } from "../call.js";
import type { Conversation, Utterance } from "./conversation.js";
import { ASKS_WHEN } from "./deadlines.js";
import { isSameMatter, type PromiseMade } from "./promise-made.js";
import { overlap, topicsOf } from "./promise-words.js";
import { askedOf, statedIn, type StatedTime } from "./stated-times.js";
import { retoldOtherwise } from "./retold.js";
import { askedThings, isOneOfKind, isOneThing, isOtherScale, marksOf, thingsAround, timedThingsOf } from "./retimed.js";
import { protestedIn, summedUpOtherwise } from "./summed-up.js";
import { isAskedAgain, isChangeKnown, type Retold } from "./time-changes.js";
import { isComparable, isOtherTime, valueOf } from "./time-values.js";
import { timeFramesIn } from "./times.js";
import { tokenize } from "./tokens.js";

/** Two times for one thing, and no word that the first no longer holds. */
export interface ConflictingPromises {
  first: Span;
  second: Span;
}

/** How many agent turns later "it" may still be the same thing. */
const NEAR = 4;

/** How many times that were said before are compared: no real call has more. */
const EARLIER = 30;

/** Where a second time is promised for the same thing as if the first had never been said. */
export function conflictingPromisesOf(call: Conversation): readonly ConflictingPromises[] {
  const timed = call.agentTurns.filter((turn) => timeFramesIn(turn).length > 0);
  // Two times of one turn never conflict.
  const stated = timed.length < 2 ? [] : timed.flatMap((turn) => statedIn(turn, call));
  const conflicts: ConflictingPromises[] = [];
  for (const [index, second] of stated.entries()) {
    if (second.offered === true) continue;
    const before = stated.slice(Math.max(0, index - EARLIER), index).filter(({ turn, brief }) => turn !== second.turn && brief !== true);
    const same = before.filter((one) => isSameThing(one, second, stated.slice(stated.indexOf(one) + 1, index), call));
    const first = same.findLast((one) => isOtherTime(one.value, second.value) && !isToldSince(one, second, same));
    if (first === undefined || isChangeKnown(first, second, call) || isRecap(second, before) || isOfOld(first, second, timed)) continue;
    if (!conflicts.some((one) => one.second.turn === second.turn.index)) conflicts.push({ first: first.at, second: second.at });
  }
  for (const conflict of timed.length < 2
    ? []
    : [...retimedIn(call, timed), ...summedUpOtherwise(call, timed), ...retoldOtherwise(call, timed), ...protestedIn(timed)])
    if (!conflicts.some((one) => one.second.turn === conflict.second.turn)) conflicts.push(conflict);
  return conflicts.filter(({ first, second }) => !(IN_TO_US.test(saidAt(first, call)) && TO_THEM.test(saidAt(second, call))));
}

/** What comes in to the shop on Monday may come to the customer on Wednesday. */
const IN_TO_US =
  / (?:(?:comes?|be|is|are|coming|arrives?|lands?) (?:back )?in(?: to)?(?: (?:us|the \S+|stock|store))?|with us) (?:on|by|for|from|around|about) /;
const TO_THEM = / (?:at yours|with you|to you|(?:at|to|through) your|on its way to|delivered|you will have) /;

function saidAt({ turn, end }: Span, call: Conversation): string {
  return tokenize(call.turns[turn]!.text.slice(0, end)).norm;
}

/** What is named twice, each time with another time. */
function retimedIn(call: Conversation, timed: readonly Utterance[]): ConflictingPromises[] {
  const all = timedThingsOf(call);
  return all.flatMap((second, index) => {
    const same = all.slice(Math.max(0, index - EARLIER), index).filter((one) => one.turn !== second.turn && isOneThing(one, second));
    const first = same.at(-1);
    if (
      first === undefined ||
      !isOtherTime(first.value, second.value) ||
      isChangeKnown(first, second, call) ||
      isOfOld(first, second, timed)
    )
      return [];
    if (ON_SCREEN.test(first.turn.tokens.norm) !== ON_SCREEN.test(second.turn.tokens.norm)) return [];
    // What was said of it before, with this time, makes the first the odd one.
    return same.some((one) => one.turn !== first.turn && isComparable(one.value, second.value) && !isOtherTime(one.value, second.value))
      ? []
      : [{ first: first.at, second: second.at }];
  });
}

/** The second time was said before, after the first: the change is that one's business. */
function isToldSince(first: StatedTime, second: StatedTime, same: readonly StatedTime[]): boolean {
  return same
    .slice(same.indexOf(first) + 1)
    .some((one) => isOtherTime(first.value, one.value) && isComparable(one.value, second.value) && !isOtherTime(one.value, second.value));
}

const SO_THAT_IS = / (?:so|then|okay|right) (?:that|it|you) (?:is|are) /;

/** "And the new bill?" "You'll see it within five days.": the customer turned to what was not spoken of when the first time was told. */
function isTurnedTo({ turn: first }: StatedTime, { turn: second }: StatedTime): boolean {
  if (!TURNS.test(second.previous("customer")?.tokens.norm ?? "")) return false;
  const asked = askedThings(second).at(-1);
  return asked !== undefined && asked.size > 0 && !overlap(asked, thingsAround(first));
}

const TURNS =
  / (?:and|what about|how about|but) (?:(?:when |how soon )?(?:do|will|would|is|are|can) (?:i |we )?(?:get |have |see )?)?(?:the|my|our|that|this) /;

/** "Would twenty past eleven do? It's ready at four. So that's twenty past eleven": the second time was said before the first, of something else. */
function isOfOld(first: Retold, second: Retold, timed: readonly Utterance[]): boolean {
  if (!SO_THAT_IS.test(second.turn.tokens.norm)) return false;
  return timed.some(
    (turn) =>
      turn.index < first.turn.index &&
      timeFramesIn(turn).some((frame) => {
        const value = valueOf(turn.tokens.words, [frame]);
        return isComparable(value, second.value) && !isOtherTime(value, second.value);
      }),
  );
}

/** The second time was said before, of this thing or of one without a name: it is only summed up. */
function isRecap(second: StatedTime, before: readonly StatedTime[]): boolean {
  return before.some(
    (one) =>
      isComparable(one.value, second.value) &&
      !isOtherTime(one.value, second.value) &&
      (one.topics.size === 0 || second.topics.size === 0 || overlap(one.topics, second.topics)),
  );
}

/** What shows up in a wallet or an app is not what comes by post. */
const ON_SCREEN =
  / (?:on|in|to|into|onto) (?:your|the) (?:\S+ )?(?:phone|app|watch|wallet|tablet|browser|portal)(?: (?:it|that|they|so|and|straight|where|as)(?: \S+)*)? (?:shows?|appears?|pops?|loads?|works?|is|be|there|usable) /;

function isSameThing(first: StatedTime, second: StatedTime, between: readonly StatedTime[], call: Conversation): boolean {
  if (isSameActor(first, second)) return true;
  if (second.topics.size === 0 && (isOtherScale(first, second) || isTurnedTo(first, second))) return false;
  if (!isOneOfKind(marksIn(first), marksIn(second))) return false;
  if (isContact(first) !== isContact(second) || isOtherStep(first, second)) return false;
  if (ON_SCREEN.test(second.turn.tokens.norm) !== ON_SCREEN.test(first.turn.tokens.norm)) return false;
  const [kind, kindLater] = [kindOf(first), kindOf(second)];
  // "An email about the refund" is not the refund.
  if ((kind === "money" && kindLater === "message") || (kind === "message" && kindLater === "money")) return false;
  if ((kind === "money" && isOfGoods(second)) || (kindLater === "money" && isOfGoods(first))) return false;
  const isMoney = kind === "money" && kindLater === "money";
  if (!isMoney && first.promise !== undefined && second.promise !== undefined && !isSameMatter(first.promise, second.promise)) return false;
  const [one, other] = [topicsWithQuestion(first), topicsWithQuestion(second)];
  // "Courtesy car today" is not "the car tomorrow".
  if (one.size > 0 && other.size > 0 && overlap(one, other))
    return second.brief !== true || ([...other].every((topic) => one.has(topic)) && isComparable(first.value, second.value));
  if (second.brief === true) return false;
  if (isOneIt(first, second)) return true;
  const others = between.filter((one) => isContact(one) === isContact(second) && isOneKind(one, second));
  const isKnown = second.topics.size === 0 || isNamedBefore(first, other, call);
  const near = isKnown && others.every(({ topics }) => topics.size === 0) && first.turn.following("agent", NEAR).includes(second.turn);
  if (isContact(first)) return first.topics.size === 0 || second.topics.size === 0;
  const isAnyMoney = (topics: ReadonlySet<string>) => topics.size > 0 && [...topics].every((topic) => CASH.test(topic));
  if (isMoney && (isAnyMoney(one) || isAnyMoney(other)) && !isAskedOfOther(second, one)) return true;
  if ((one.size > 0 && other.size > 0) || !isOneKind(first, second)) return false;
  if (isAskedAgain(second)) return isComparable(first.value, second.value);
  return near || (others.length === 0 && isNamedBefore(first, other, call));
}

/** "When's the next one?" "That'll be on the second.": the question tells which of its kind. */
function marksIn({ turn, at, ofIt }: StatedTime): ReturnType<typeof marksOf> {
  const said = tokenize(turn.text.slice(at.start, at.end)).words;
  const asked = ofIt ? turn.previous("customer")?.tokens.words : undefined;
  return marksOf(asked !== undefined && asked.length <= SHORT ? [...asked, ...said] : said);
}

/** Words of a question that asks one thing only. */
const SHORT = 8;

/** A thing leaves, comes, is worked on and starts at different times. */
const STEPS: readonly RegExp[] = [
  / (?:ships?|shipped|dispatch(?:es|ed)?|leaves?|sent|sends?|posts?|posted|process(?:es|ed)?|issued?|released?|submit(?:ted)?|ordered|collect(?:ed|s)?|picked|printed|(?:goes|go|going) out) /,
  / (?:arrives?|arriving|arrived|comes?|coming|delivered|delivers?|delivery|gets?|have|has|receive|see|with you|there|in your|on your|to your|lands?|lands|show|hit|reach(?:es)?) /,
  / (?:calls?|calling|rings?|ringing|texts?|emails?|hear|contact|touch|notified|updated?) /,
  / (?:done|finish(?:ed|es)?|ends?|completed?|over|ready|fixed|repaired|sorted) /,
  / (?:starts?|begins?|kicks? off) /,
];

/** Who comes, or starts, at nine is done by two. */
const ENDS = 3;
const COMES_OR_STARTS: readonly number[] = [1, 4];

/** What is said of the first is another step of the same business than what is said of the second. */
function isOtherStep(first: StatedTime, second: StatedTime): boolean {
  const [one, other] = [stepOf(first), stepOf(second)];
  return one >= 0 && other >= 0 && one !== other && (one === 0 || other === 0 || isSpan(one, other) || isSpan(other, one));
}

function isSpan(one: number, other: number): boolean {
  return COMES_OR_STARTS.includes(one) && other === ENDS;
}

function stepOf({ turn, at, promise }: StatedTime): number {
  const own = promise === undefined ? -1 : stepIn(` ${wordsOf(promise)} `);
  if (own >= 0) return own;
  const said = tokenize(turn.text.slice(at.start, at.end)).norm.replace(/^.* (?:and|so|but|then) (?=(?:\S+ ){2})/, " ");
  const step = stepIn(said);
  if (step >= 0) return step;
  // "In the queue, we'd have it done by Wednesday": what is said before the time.
  const before = tokenize(turn.text.slice(0, at.start)).words.slice(-NEAR_TO);
  if (HAD_DONE.test(` ${before.join(" ")} `)) return ENDS;
  const asked = turn.previous("customer");
  return asked === undefined || !ASKS_WHEN.test(asked.tokens.norm) ? step : stepIn(asked.tokens.norm);
}

function stepIn(said: string): number {
  return HAD_DONE.test(said) ? ENDS : STEPS.findIndex((one) => one.test(said));
}

/** Words that are near to a time. */
const NEAR_TO = 8;

/** "Have it ready" is no having. */
const HAD_DONE =
  / (?:have|get) (?:(?:it|that|this|them|him|her) |(?:the|your) (?:\S+ ){1,2})(?:all )?(?:done|ready|fixed|repaired|finished|mended) /;

/** "The car's on the ramp, it'll be ready on Wednesday", "so that's the car, and it'll be ready on Friday": what "it" is stands before it. */
function isOneIt(first: StatedTime, second: StatedTime): boolean {
  if (first.topics.size > 0 || second.topics.size > 0 || stepOf(first) < 0 || stepOf(first) !== stepOf(second)) return false;
  return overlap(namedWith(first), namedWith(second));
}

/** Notions of the words before "it" in the turn. */
function namedWith({ turn: { tokens }, at }: StatedTime): ReadonlySet<string> {
  const end = tokens.from.findIndex((from, index) => from >= at.start && PRONOUN.test(tokens.words[index]!));
  return end < 0 ? new Set() : topicsOf(tokens.words, Math.max(0, end - NAMING), end - 1);
}

const PRONOUN = /^(?:it|they|that|he|she|this)$/;
const NAMING = 20;

function wordsOf({ turn, first, last }: PromiseMade): string {
  return turn.tokens.words.slice(first, last + 1).join(" ");
}

const MONEY =
  / (?:refund|credit|deposit|payment|money|postage|card|account|banks?|funds?|reimbursement|cash|cheque|check|pounds|dollars|euros|quid) /;
/** What is sent and carried is no money. */
const GOODS = / (?:ships?|shipped|shipping|dispatch(?:ed|es)?|courier|van|lorry|truck|driver|parcel|delivered|deliver(?:s|y)?) /;
const MESSAGE = / (?:text|email|letter|receipt|link|confirmation|message|invoice|form|quote) /;

/** "And the refund for the fee?" turns from one payment to another. */
function isAskedOfOther({ turn }: StatedTime, topics: ReadonlySet<string>): boolean {
  const asked = turn.previous("customer");
  return asked !== undefined && MONEY.test(asked.tokens.norm) && !overlap(askedOf(asked), topics);
}

/** Words for money that do not tell one payment from another. */
const CASH = /^(?:money|funds?|cash|amount|pay|payment|payout)$/;

/** "It is ten days": of what kind "it" is, only the first time tells. */
function isOneKind(first: StatedTime, second: StatedTime): boolean {
  return kindOf(first) === kindOf(second) || (second.promise === undefined && second.topics.size === 0 && kindOf(second) === "other");
}

/** "It leaves us today, so the courier has it with you by Friday" */
function isOfGoods({ turn, at }: StatedTime): boolean {
  const sentence = turn.text.slice(0, at.start).search(/[^.!?]*$/);
  const said = tokenize(turn.text.slice(sentence, at.end)).norm;
  return GOODS.test(said) && !MONEY.test(said);
}

/** Money, a message or anything else: what is said of one is not said of another. */
function kindOf({ turn, at, promise, topics }: StatedTime): string {
  if (promise?.message === true) return "message";
  const said = `${tokenize(turn.text.slice(at.start, at.end)).norm}${[...topics].join(" ")} `;
  if (promise?.act === "money" || MONEY.test(said)) return "money";
  return MESSAGE.test(said) ? "message" : "other";
}

/** How many turns before "it gets to you on Thursday" the thing may have been named. */
const NAMED = 12;

/** What is named the second time was spoken of before the first, where it was only "it". */
function isNamedBefore(first: StatedTime, topics: ReadonlySet<string>, call: Conversation): boolean {
  if (topics.size === 0 || first.topics.size > 0) return false;
  if (call.matter !== undefined && call.matter.turn.index <= first.turn.index && overlap(topics, call.matter.notions)) return true;
  return call.turns
    .slice(Math.max(0, first.turn.index - NAMED), first.turn.index + 1)
    .some(({ tokens: { words } }) => overlap(topics, topicsOf(words, 0, words.length - 1)));
}

function isContact({ promise, turn, at }: StatedTime): boolean {
  if (promise !== undefined) return promise.act === "contact" || promise.act === "work";
  return TALK.test(tokenize(turn.text.slice(at.start, at.end)).norm);
}

/** "Expect the manager's call tomorrow", "speak to you at four then" */
const TALK = / (?:expect (?:\S+ ){0,4}(?:call|callback|ring|call back)|(?:speak|talk) (?:to|with) you) /;

/** "Billing will email you": who does it tells that it is one thing. */
function isSameActor({ promise: one }: StatedTime, { promise: other }: StatedTime): boolean {
  if (one === undefined || one.by !== other?.by || ANYBODY.test(one.by)) return false;
  const act = ({ turn, last, first }: PromiseMade) => turn.tokens.words.slice(first + 1, last + 1).filter((word) => !SMALL.test(word))[0];
  return act(one) === act(other);
}

const ANYBODY = /^(?:i|we|you|they|it|that|he|she|this|someone|somebody|one|who)$/;
const SMALL = /^(?:will|shall|should|be|is|are|am|going|to|also|then|now|just)$/;

/** "It is in the stand, should be done by Wednesday". */
const SAYS_IT = /^ (?:(?:yes|okay|so|well|no|right|sure|oh) )*(?:it|they|he|she|that|those|these|this) /;

/** What is said of "it" is about what the customer asked. */
function topicsWithQuestion({ turn, topics, ofIt }: StatedTime): ReadonlySet<string> {
  if (!ofIt && !SAYS_IT.test(turn.tokens.norm)) return topics;
  const asked = turn.previous("customer");
  return asked === undefined || asked.tokens.words.length < 3 ? topics : new Set([...topics, ...askedOf(asked)]);
}
