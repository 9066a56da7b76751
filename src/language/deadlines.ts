// Longer than a source file should be: the places at which the time of a promise may stand, in the order in which they count.
import type { Conversation, Utterance } from "./conversation.js";
import { isSameMatter, type Deadline, type PromiseMade } from "./promise-made.js";
import { overlap, topicsOf } from "./promise-words.js";
import { notionOf } from "./stems.js";
import { timeFramesIn, type TimeFrame } from "./times.js";
import { sentenceStart } from "./tokens.js";

/** How many agent turns after a promise its time may still be given (RULES.md). */
const TURNS_AFTER = 3;

/** The time that was given for a promise: with it, soon after it, or earlier for the same matter. */
export function deadlineOf(promise: PromiseMade, promises: readonly PromiseMade[], call: Conversation): Deadline | undefined {
  return (
    inOwnTurn(promise, promises) ??
    onVisit(promise, promises) ??
    proposedBefore(promise) ??
    then(promise) ??
    agreedBefore(promise, promises) ??
    givenAfter(promise, promises, call) ??
    givenBefore(promise, promises) ??
    whenReady(promise)
  );
}

/** "How about tomorrow? The technician will come out and take a look": whoever comes does it then, and calls before. */
function onVisit(promise: PromiseMade, promises: readonly PromiseMade[]): Deadline | undefined {
  const own = madeIn(promise.turn, promises).find((one) => one !== promise && one.act === "visit" && one.first === promise.first);
  if (own?.deadline !== undefined || promise.act !== "contact" || !COMER.test(promise.by)) return own?.deadline;
  const before = promise.turn.preceding("agent", COMING_FROM);
  // "I'll text you the link now. He'll ring you": what is sent at once is no visit of his.
  return promises.find(
    ({ act, turn, deadline: given }) =>
      (act === "visit" || act === "send") && before.includes(turn) && given !== undefined && given.frame.kind !== "now",
  )?.deadline;
}

/** "Can you do Wednesday?" "Yes." "Our man will come.", "When are you in?" "After six." "I'll ring you.": the time was settled right before. */
function agreedBefore({ act, turn, topics, last }: PromiseMade, promises: readonly PromiseMade[]): Deadline | undefined {
  const [asked] = turn.preceding("agent", 1);
  const answer = turn.previous("customer");
  const { words } = turn.tokens;
  if (asked === undefined || answer === undefined || answer.index < asked.index) return undefined;
  if (words.slice(0, last + 1).some((word) => /^(?:and|also|plus)$/.test(word))) return undefined;
  const own = timeFramesIn(answer)[0];
  // "There's one on Thursday." "Thursday, I can do that." "Booked. He'll be there."
  if (act === "visit" && own !== undefined && isEcho(own, answer) && answer.tokens.words.length <= ECHO) return deadline(answer, own);
  if (answer.tokens.words.length > SETTLED) return undefined;
  if (own !== undefined && own.kind !== "now" && ASKS_WHEN.test(asked.tokens.norm)) return deadline(answer, own);
  const frame = timeFramesIn(asked).find((one) => {
    if (one.kind === "now" || one.kind === "regular" || PASSED.test(sentenceOf(one, asked))) return false;
    const owner = ownerOf(one, asked, madeIn(asked, promises));
    const about = topicsOf(asked.tokens.words, 0, one.first - 1);
    return owner === undefined && (topics.size === 0 || about.size === 0 || overlap(topics, about));
  });
  return deadline(asked, frame);
}

function sentenceOf({ first }: TimeFrame, { tokens: { words, sentences } }: Utterance): string {
  const start = sentenceStart(sentences, first);
  return ` ${words
    .slice(
      start,
      sentences.find((one) => one > first),
    )
    .join(" ")} `;
}

/** Words of a customer who only agrees, and of one who takes a time and says so. */
const SETTLED = 5;
const ECHO = 14;

/** "It ships on Thursday. You'll get a link then", "it starts on the first, I'll look in that morning and write to you": the time before it. */
function then({ turn, first, end }: PromiseMade): Deadline | undefined {
  if (!THEN.test(` ${turn.tokens.words.slice(first, end + 1).join(" ")} `)) return undefined;
  return deadline(
    turn,
    timeFramesIn(turn).findLast((frame) => frame.last < first && frame.kind !== "now"),
  );
}

const THEN = / then $| (?:that|the same) (?:day|morning|afternoon|evening|night) /;

/** Who brings something or comes, and calls on the way. */
const COMER = /^(?:driver|drivers|courier|couriers|engineer|technician|tech|fitter|crew|van|plumber|electrician|porter|he|she)$/;
/** How many agent turns before such a call it may have been said when they come. */
const COMING_FROM = 4;

function deadline(turn: Utterance, frame: TimeFrame | undefined): Deadline | undefined {
  return frame === undefined ? undefined : { turn, frame };
}

const byTurn = new WeakMap<readonly PromiseMade[], Map<Utterance, PromiseMade[]>>();

/** The promises of a turn, out of all of a call. */
export function madeIn(turn: Utterance, promises: readonly PromiseMade[]): readonly PromiseMade[] {
  let turns = byTurn.get(promises);
  if (turns === undefined) {
    turns = new Map();
    for (const promise of promises) turns.set(promise.turn, [...(turns.get(promise.turn) ?? []), promise]);
    byTurn.set(promises, turns);
  }
  return turns.get(turn) ?? [];
}

function inOwnTurn(promise: PromiseMade, promises: readonly PromiseMade[]): Deadline | undefined {
  const { turn } = promise;
  const made = madeIn(turn, promises);
  const frames = timeFramesIn(turn);
  const within = frames.find((one) => one.first > promise.last && ownerOf(one, turn, made)?.first === promise.first);
  if (within !== undefined) return deadline(turn, within);
  const frame = frames.find((one) => {
    const owner = ownerOf(one, turn, made);
    if (owner === undefined) return false;
    return owner.first === promise.first || (one.kind !== "now" && (isSameMatter(owner, promise) || isOfIt(owner, promise, made)));
  });
  return deadline(turn, frame ?? named(promise, made));
}

/** "I'll process the refund. You should see it in three days": what comes next, and is said of "it". */
function isOfIt(owner: PromiseMade, promise: PromiseMade, made: readonly PromiseMade[]): boolean {
  if (made[made.indexOf(promise) + 1] !== owner) return false;
  const { words } = owner.turn.tokens;
  return / (?:it|this|that|they|them|those|these|one) /.test(
    ` ${words.slice(owner.first, Math.min(owner.end, owner.last + 2) + 1).join(" ")} `,
  );
}

/** "Tomorrow between ten and twelve, then. The technician will come out to you." */
function named({ act, first, turn, topics }: PromiseMade, made: readonly PromiseMade[]): TimeFrame | undefined {
  if (act !== "visit" && act !== "contact") return undefined;
  const { sentences, words } = turn.tokens;
  return timeFramesIn(turn).find((frame) => {
    if (frame.kind !== "point" || frame.last >= first || ownerOf(frame, turn, made) !== undefined) return false;
    const start = sentenceStart(sentences, frame.first);
    const about = topicsOf(words, start, frame.first - 1);
    return first - frame.last < 12 && (about.size === 0 || overlap(about, topics));
  });
}

/** The promise of a turn that a time is said of: in its clause, right before it, or in a sentence after it that says no other thing. */
function ownerOf(frame: TimeFrame, turn: Utterance, made: readonly PromiseMade[]): PromiseMade | undefined {
  const within = made.findLast((one) => one.first <= frame.first && frame.first <= one.end);
  if (within !== undefined) return isOfAct(frame, within) ? within : undefined;
  const next = made.find((one) => one.first > frame.last);
  if (next !== undefined && leadsInto(frame, next)) return next;
  const before = made.findLast((one) => one.end < frame.first);
  if (before === undefined || frame.kind === "now" || frame.kind === "regular") return undefined;
  return refersTo(frame, turn, before) ? before : undefined;
}

/** "I'll now arrange for it to be sent": done now is the arranging. */
function isOfAct(frame: TimeFrame, { turn, last }: PromiseMade): boolean {
  return frame.kind !== "now" || frame.first > last || turn.tokens.words[frame.first] !== "now";
}

/** "By Friday we'll call you", "Within a day one of our associates will call you". */
function leadsInto(frame: TimeFrame, next: PromiseMade): boolean {
  const { sentences } = next.turn.tokens;
  if (frame.kind === "regular" || sentences.some((start) => start > frame.last && start <= next.first)) return false;
  const gap = next.first - frame.last - 1;
  const between = next.turn.tokens.words.slice(frame.last + 1, next.first);
  // "… the one on the tenth and I'll send it out"
  if (between.some((word) => /^(?:and|but)$/.test(word))) return false;
  if (between.some((word) => /^(?:is|are|was|it|that|will)$/.test(word))) return gap <= 1;
  return gap <= 1 || (gap <= 6 && sentences.some((start) => frame.first - start >= 0 && frame.first - start <= 2));
}

/** What the customer may or must do, or when somebody is there, is no time of the company's. */
const OTHERS =
  / (?:(?:anything|something) (?:else|more)|you (?:can|may|need|have|must|could|want|would|might)|open|opens|close|closes|your (?:plan|trip|flight|appointment)) /;
const EXPECT = / you (?:can|should|may|might|will|would) (?:be )?(?:expect|hear|get|receive|have|see|hearing|getting|receiving|seeing) /;

/** "I'll send someone round. A technician comes within three days." */
const VISITOR =
  / (?:technician|engineer|electrician|plumber|fitter|crew|surveyor|inspector|driver|courier|nurse|visit|visits|he|she|they) /;

/** What comes, is paid or works again is no word to the customer. */
const COMES =
  / (?:with you|comes?|coming|arriv\S+|deliver\S*|out to you|ready|back on|refund\S*|credit\S*|in your account|on your (?:card|bill|account)|appointment|booked|visit|finish\S*) /;
const TALKS =
  / (?:call|calls|ring|rings|phone|touch|hear|email|text|update|updates|let|know|answer|contact|get back|back to you|respond|response|reply|team|look|investigat\S+) /;

/** "You'll get an answer. They meet on the fourteenth.", "next van's Monday": what is said right after it. */
function isNextSentence(start: number, before: string, { turn: { tokens }, end }: PromiseMade): boolean {
  return start === end + 1 && tokens.sentences.includes(start) && !OTHER_THING.test(before);
}

/** Another thing than what brings or decides it. */
const OTHER_THING =
  / (?:the|your|our|a|an|my|his|her) (?!(?:next|van|courier|truck|driver|run|post|lorry|board|committee|panel|batch|cycle|release|bank|team|office|first|last|whole|usual) )\S+ /;
/** What is over. */
const PASSED = / (?:was|were|did|had|since|ago|you have been|sorry (?:about|for|to hear about)) /;
/** "It is, at ten.": of what the customer has just said. */
const CONFIRMS =
  /^ (?:(?:yes|oh|no|right) )*(?:it is|it does|they are|they do|he is|she is|we do|we are|there is) (?:at|on|from|till|until|between) /;

/** "I'll mail a new one. They run about ten days": what was just promised. */
const OF_THEM =
  /^ (?:and |so )?(?:it|they|that|those|these|them|which) (?:\S+ )?(?:is|are|will|would|should|takes?|runs?|goes|comes?|arrives?|normally|usually|typically|tends?|can) (?:\S+ ){0,4}$/;

function isAnswer({ act }: PromiseMade): boolean {
  return act === "contact" || act === "work";
}

/** "It usually takes two days", "within 24 hours", "your card should be there by Friday". */
function refersTo(frame: TimeFrame, turn: Utterance, promise: PromiseMade, nearest = true): boolean {
  const { words, sentences } = turn.tokens;
  let start = Math.max(0, frame.first - 12);
  for (const sentence of sentences) if (sentence <= frame.first && sentence > start) start = sentence;
  if (turn === promise.turn && start <= promise.end) start = promise.end + 1;
  const before = ` ${words.slice(start, frame.first).join(" ")} `;
  if (OTHERS.test(before) && !EXPECT.test(before)) return false;
  if (/^(?:valid|till|until)$/.test(words[frame.first - 1] ?? "") || /^(?:till|until)$/.test(words[frame.first]!)) return false;
  if (isAnswer(promise) && COMES.test(before) && !TALKS.test(before)) return false;
  if (promise.act === "visit" && VISITOR.test(before)) return true;
  if (PASSED.test(before) || (turn !== promise.turn && CONFIRMS.test(turn.tokens.norm))) return false;
  if (turn === promise.turn && (OF_THEM.test(before) || isNextSentence(start, before, promise))) return true;
  const topics = topicsOf(words, start, / (?:it|that|this|they|those) /.test(before) ? frame.first - 1 : frame.last);
  if (overlap(topics, promise.topics)) return true;
  if (!nearest || promise.message) return nearest && topics.size === 0;
  return topics.size === 0 || / (?:takes?|process|turnaround|allow|expect) /.test(` ${before} ${words[frame.first]!} `);
}

/** The customer asks when. */
export const ASKS_WHEN =
  / (?:when|how long|how soon|how quickly|what time|which day|what day|by when|how many (?:days|hours|weeks)|timeframe|timeline|time frame|timescale|eta) /;
const AGREES =
  /^ (?:(?:okay|well|oh|and|so|thank you|thanks) )*(?:yes|right|correct|exactly|sure|absolutely|definitely|that is|of course|certainly|by then|perfect|no problem|easily|about that|about right|roughly|thereabouts|or sooner|at the latest|i would think|i should think|should be) /;

function givenAfter(promise: PromiseMade, promises: readonly PromiseMade[], call: Conversation): Deadline | undefined {
  let asked: Utterance | undefined;
  let others = false;
  let seen = 0;
  for (let index = promise.turn.index + 1; index < call.turns.length && seen < TURNS_AFTER; index++) {
    const turn = call.turns[index]!;
    if (turn.role === "customer") {
      if (isProposal(turn) && AGREES.test(turn.next("agent")?.tokens.norm ?? " ")) return deadline(turn, timeFramesIn(turn)[0]);
      if (isGuess(turn)) return deadline(turn, timeFramesIn(turn)[0]);
      if (
        ASKS_WHEN.test(
          turn.tokens.norm.replace(
            / (?:when|what time) (?:do|are) you (?:shut|close|open|there|in) | when (?:i|we) (?:see|get|hear|come|was|am|rang|called|have|had|got|saw) /g,
            " ",
          ),
        )
      )
        asked = turn;
    }
    if (turn.role !== "agent" || turn.backchannel) continue;
    const made = madeIn(turn, promises);
    const other = asked === undefined && isOtherQuestion(turn.previous("customer"));
    const frame = timeFramesIn(turn).find((one) => {
      const owner = ownerOf(one, turn, made);
      if (owner !== undefined) return isSameMatter(owner, promise);
      if (
        other &&
        one.kind === "length" &&
        !LASTS.test(` ${turn.tokens.words.slice(Math.max(0, one.first - 3), one.first + 1).join(" ")} `)
      )
        return false;
      if (one.kind === "now" || one.kind === "regular") return false;
      if (asked !== undefined && isAbout(asked, promise)) return true;
      return (
        refersTo(one, turn, promise, seen === 0 && !others) &&
        !((isAnswer(promise) || promise.act === "money") && isRecap(one, turn, promise))
      );
    });
    if (frame !== undefined) return deadline(turn, frame);
    others ||= made.length > 0;
    asked = undefined;
    seen++;
  }
  return undefined;
}

/** "Is that a big job?" "Half an hour at most.": how long something else takes. */
function isOtherQuestion(turn: Utterance | undefined): boolean {
  return turn !== undefined && /\?\W*$/.test(turn.text) && !ASKS_WHEN.test(turn.tokens.norm) && timeFramesIn(turn).length === 0;
}

const LASTS = / (?:in|within|takes?|usually|normally|allow|should|after) /;

/** "How long is that, a week?" "About that.": the customer names the time, and the agent does not say no. */
function isGuess(turn: Utterance): boolean {
  const frame = timeFramesIn(turn)[0];
  const answer = turn.next("agent");
  if (frame === undefined || frame.kind === "now" || answer === undefined || answer.index > turn.index + 2) return false;
  const { norm, words } = turn.tokens;
  const asks = ASKS_WHEN.test(norm) || /\?\W*$/.test(turn.text) || words.length <= BARE;
  if (!asks || words.length > GUESS || answer.tokens.words.length > BARE + 2 || isOfThing(frame, turn)) return false;
  return !/ (?:no|not|sorry|afraid|unfortunately|depends|varies|hard|know|sure what) /.test(answer.tokens.norm);
}

/** Words of a time alone, and of a question about it. */
const BARE = 3;
const GUESS = 14;

/** "So it's Thursday after one": the day of something that was settled before the promise. */
function isRecap(frame: TimeFrame, turn: Utterance, promise: PromiseMade): boolean {
  const start = Math.max(0, frame.first - RECAP);
  if (!/ (?:so|recap|confirm|then) (?:\S+ )*$/.test(` ${turn.tokens.words.slice(start, frame.first).join(" ")} `)) return false;
  const named = (one: Utterance, { first, last }: TimeFrame) => one.tokens.words.slice(first, last + 1).filter((word) => DAY.test(word));
  const days = named(turn, frame);
  return promise.turn
    .preceding("agent", EARLIER)
    .some((one) => timeFramesIn(one).some((other) => named(one, other).some((day) => days.includes(day))));
}

/** Words before a time in which it is said that something is summed up. */
const RECAP = 6;
const DAY = /^(?:\w+day|tomorrow|tonight)$/;

/** A question about when, of this promise or of nothing else that is named. */
function isAbout({ tokens }: Utterance, { topics }: PromiseMade): boolean {
  const asked = topicsOf(tokens.words, 0, tokens.words.length - 1);
  return asked.size <= 1 || overlap(asked, topics);
}

/** How many agent turns, and how many promises, are looked through for an earlier time: no real call has more. */
const EARLIER = 100;

/** "And the card?", "also, the invoice never came": another thing than what was timed before. */
const ANOTHER =
  /^ (?:(?:okay|ok|right|great|lovely|good|yes|oh|and|also) )*(?:and|also) (?:also )?(?:what about |how about )?(?:the|my|our|that|this) /;

/** Words in which it is named. */
const OBJECT = 4;

/** Notions of the other thing to which the customer has just come; undefined where they have not. */
function comesTo(turn: Utterance): ReadonlySet<string> | undefined {
  const asked = turn.previous("customer");
  if (asked === undefined || turn.index - asked.index > 2) return undefined;
  const lead = ANOTHER.exec(asked.tokens.norm)?.[0];
  const first = lead?.trim().split(" ").length;
  return first === undefined ? undefined : new Set(asked.tokens.words.slice(first, first + OBJECT).map(notionOf));
}

/** "The club letters end today" */
const STOPS = / (?:stop|stops|stopped|end|ends|ended|close|closes|closed|canceled) (?:\S+ )?(?:of |from |on )?$/;

function givenBefore(promise: PromiseMade, promises: readonly PromiseMade[]): Deadline | undefined {
  const comesToIt = comesTo(promise.turn);
  const isOfOld = (turn: Utterance) => comesToIt !== undefined && !turn.tokens.words.some((word) => comesToIt.has(notionOf(word)));
  for (const other of promises.slice(Math.max(0, promises.indexOf(promise) - EARLIER), promises.indexOf(promise))) {
    if (other.turn.index >= promise.turn.index) break;
    if (isOfOld(other.turn)) continue;
    if (other.deadline === undefined || other.deadline.frame.kind === "now" || !isSameMatter(other, promise)) continue;
    if (!isOfAnother(other, promise) && !(promise.act === "money" && isOfGoods(other, promise))) return other.deadline;
  }
  if (isAnswer(promise) || promise.message) return withIt(promise);
  const referred = comesToIt === undefined ? referredTo(promise, promises) : undefined;
  if (referred !== undefined) return referred;
  const [last] = promise.turn.preceding("agent", 1);
  for (const turn of [...promise.turn.preceding("agent", EARLIER).reverse(), promise.turn]) {
    const frame = timeFramesIn(turn).find((one) => {
      if (one.kind === "now" || one.kind === "regular" || (turn === promise.turn && one.first > promise.first)) return false;
      if (STOPS.test(` ${turn.tokens.words.slice(Math.max(0, one.first - 4), one.first).join(" ")} `)) return false;
      const topics = topicsOf(turn.tokens.words, one.first - 8, one.last + 8);
      if (turn !== promise.turn && isOfOld(turn)) return false;
      const owner = ownerOf(one, turn, madeIn(turn, promises));
      if (owner !== undefined && !isSameMatter(owner, promise)) return false;
      if (turn === promise.turn && isOfPronoun(promise) && TAKES.test(turn.tokens.norm)) return true;
      if (promise.act === "money" && isOfPronoun(promise) && PAYS.test(turn.tokens.norm)) return true;
      return overlap(topics, promise.topics) || (promise.topics.size === 0 && (turn === promise.turn || turn === last));
    });
    if (frame !== undefined) return deadline(turn, frame);
  }
  return undefined;
}

/** "It reaches him on Friday." "And my postage?" "We'll refund that.": what is sent is not what is paid. */
function isOfGoods(other: PromiseMade, { topics }: PromiseMade): boolean {
  return other.act === "send" && !overlap(other.topics, topics) && !PAYS.test(other.turn.tokens.norm);
}

/** Money that comes: "it takes five days to show in your account". */
const PAYS = / (?:refund\S*|money|credit\S*|payment|paid|cheque|check|(?:in|on|to|into|onto) your (?:\S+ )?(?:account|card|bank)) /;

/** "They'll ring you at noon. And I'll look into why nobody did": by somebody else, or something else as well. */
function isOfAnother(other: PromiseMade, { by, topics, turn, first, end }: PromiseMade): boolean {
  if (topics.size === 0 || overlap(other.topics, topics)) return false;
  if (by === "i" && /^(?:he|she|they|driver|engineer|technician|courier|nurse|doctor|it)$/.test(other.by)) return true;
  return / (?:also|as well|too|another) /.test(` ${turn.tokens.words.slice(Math.max(0, first - 1), end + 1).join(" ")} `);
}

/** "It takes three days to be typed up. I'll send it to the surgery.": when "it" is there has been said. */
function isOfPronoun({ turn, first, last }: PromiseMade): boolean {
  return turn.tokens.words.slice(first, last + 1).some((word) => /^(?:it|that|them|this|those|one)$/.test(word));
}

/** "The results take ten days, and the nurse will ring you with them." */
function withIt({ turn, first, last, end }: PromiseMade): Deadline | undefined {
  const { words, sentences } = turn.tokens;
  // "The lab takes ten days and then they'll write to you."
  if (words[first - 1] !== "then" && !OF_WHAT.test(` ${words.slice(last, end + 1).join(" ")} `)) return undefined;
  const start = sentenceStart(sentences, first);
  const before = ` ${words.slice(start, first).join(" ")} `;
  return TAKES.test(before)
    ? deadline(
        turn,
        timeFramesIn(turn).findLast((frame) => frame.first >= start && frame.last < first),
      )
    : undefined;
}

/** "The doctor answers by tomorrow." "So you'll tell me?" "You'll get a text when it's ready.": word of something whose time was just told. */
function whenReady({ act, message, turn, last, end }: PromiseMade): Deadline | undefined {
  if (act !== "contact" && !message) return undefined;
  const said = ` ${turn.tokens.words.slice(last, end + 1).join(" ")} `.replace(/ (?:and|but|so|please) .*$/, " ");
  if (!WHEN_IT_IS.test(said)) return undefined;
  for (const before of turn.preceding("agent", RECENT_TURNS)) {
    const frame = timeFramesIn(before).find(
      ({ kind, first }) =>
        (kind === "length" || kind === "point") &&
        !PASSED.test(` ${before.tokens.words.slice(Math.max(0, first - 8), first + 4).join(" ")} `),
    );
    if (frame !== undefined) return { turn: before, frame };
  }
  return undefined;
}

const WHEN_IT_IS =
  / (?:when|once|as soon as|the (?:moment|minute|day)) (?:it|they|that|everything|he|she|(?:the|your) \S+) (?:is|are|has|have|gets|comes|lands|arrives|goes) /;
const RECENT_TURNS = 3;

/** "Ring you with them", "a text to collect it". */
const OF_WHAT = / (?:(?:with|about|on) (?:them|it|that|those|the \S+)|to (?:say|collect|fetch|tell|confirm|let)|saying|telling) /;

const TAKES = / (?:takes?|ready|back|due|comes?|arrives?|done|finished|typed) /;

/** How many turns before "it will come" the promise may stand that "it" takes up. */
const RECENT = 6;

/** "It will be credited by nine." "Please confirm." "Yes, it will come": the thing that was promised last. */
function referredTo({ by, turn }: PromiseMade, promises: readonly PromiseMade[]): Deadline | undefined {
  if (!/^(?:it|that|they|this)$/.test(by)) return undefined;
  const last = promises.findLast((one) => one.turn.index < turn.index && one.turn.index >= turn.index - RECENT);
  const given = last?.act === "send" || last?.act === "money" ? last.deadline : undefined;
  return given?.frame.kind === "now" ? undefined : given;
}

/** "Can you call me tomorrow at three?" "Sure, I'll call you." */
function proposedBefore({ turn }: PromiseMade): Deadline | undefined {
  const before = turn.previous("customer");
  if (before === undefined || turn.index - before.index > 2 || !isProposal(before)) return undefined;
  return deadline(before, timeFramesIn(before)[0]);
}

const PROPOSES =
  / (?:(?:call|ring|phone|email|text|send|contact|get|have|do|see|hear|expect|reach) (?:me|us|it|that|them|one|back|from)|come|by|before|until|works?|is|does|available|free|home|better|suits?|best|prefer|earliest|so|then) /;

/** "Okay, by six, and I want it replaced": what the agent has just said. */
function isEcho({ first, last }: TimeFrame, turn: Utterance): boolean {
  const [before] = turn.preceding("agent", 1);
  const said = turn.tokens.words.slice(first, last + 1).join(" ");
  return (
    first <= 2 &&
    before !== undefined &&
    before.tokens.norm.includes(` ${said} `) &&
    !/ (?:can|could|will|would) you /.test(turn.tokens.norm)
  );
}

/** "And tonight's charge?" */
function isOfThing({ last }: TimeFrame, { tokens: { words } }: Utterance): boolean {
  const own = [last, last + 1].find((index) => words[index] === "'s");
  return own !== undefined && !/^(?:post|mail|delivery|run|van)$/.test(words[own + 1] ?? "");
}

/** "Better than his did at three weeks": no length in which something is to be done. */
const NO_WAIT = /^(?:at|of|like|than|my|only)$/;

/** The customer names a time for what the agent is to do. */
function isProposal(turn: Utterance): boolean {
  const [frame] = timeFramesIn(turn);
  if (frame === undefined || frame.kind === "now" || turn.tokens.words.length > 40 || isEcho(frame, turn)) return false;
  // "It's been leaking since the weekend"
  if (/ (?:since|for|over|last|past|until|was|were) (?:the )?$/.test(` ${turn.tokens.words.slice(0, frame.first).join(" ")} `))
    return false;
  // "He's in on Friday. And is the deposit paid back?"
  if (
    / (?:and|but) (?:do|does|did|what|will|is|are|can|could|how|who|where) /.test(` ${turn.tokens.words.slice(frame.last + 1).join(" ")} `)
  )
    return false;
  if (isOfThing(frame, turn) || (frame.kind === "length" && NO_WAIT.test(turn.tokens.words[frame.first - 1] ?? ""))) return false;
  if (/^(?:how|what) about $/.test(`${turn.tokens.words.slice(Math.max(0, frame.first - 2), frame.first).join(" ")} `)) return true;
  return PROPOSES.test(` ${turn.tokens.words.slice(Math.max(0, frame.first - 6), frame.first + 2).join(" ")} `);
}
