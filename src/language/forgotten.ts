// Longer than a source file should be: the kinds of acts that can be forgotten, each with the signs that they were done.
import type { Span } from "../call.js";
import { tellsFrom } from "./closings.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { isNumberWord } from "./numbers.js";
import type { PromiseMade } from "./promise-made.js";
import { overlap, topicsOf } from "./promise-words.js";
import { timeFramesIn, type TimeFrame } from "./times.js";
import { sentenceEnd, sentenceStart } from "./tokens.js";

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
    else if (isDropped(look, call)) found.push({ at: look.span, turn });
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
  return isCalledOff(turn, call) || isAskedAgain(turn, call) || isBackFromIt(turn, call);
}

/** "Thanks for waiting": whoever held the line for it hears what was found. */
function isBackFromIt(look: Utterance, call: Conversation): boolean {
  return look
    .following("agent", WAIT)
    .some(
      (back) =>
        back.has("hold-thanks") &&
        (look.has("hold-permission", "hold-words", "hold-on") || back.has("hold-return")) &&
        tellsFrom(back, 0, call),
    );
}

/** Agent turns after which they are back from the hold. */
const WAIT = 2;

/** "Did you find out about the bunny?": the customer brings it up again, and has an answer. */
function isAskedAgain(look: Utterance, call: Conversation): boolean {
  const asked = look.previous("customer");
  const about = asked === undefined ? undefined : lastTopicsOf(asked);
  if (about === undefined || about.size === 0) return false;
  return call.customerTurns.some(
    ({ index, tokens: { norm, words } }) =>
      index > look.index &&
      / did you (?:find|see|hear|manage|get|have|look|check|ask) /.test(norm) &&
      overlap(about, topicsOf(words, 0, words.length - 1)),
  );
}

const SHORTLY = /^(?:sec|secs|seconds?|min|mins|minutes?|moments?)$/;

function isForLater({ act, turn, at, by, deadline, done }: PromiseMade, look: Utterance): boolean {
  if (!/^(?:i|we)$/.test(by)) return false;
  if (turn !== look) return turn.index > look.index && done === undefined;
  if (act !== "work" || /\b(?:into|investigat|monitor|chas)/i.test(turn.text.slice(at.start, at.end)))
    return deadline?.frame.kind !== "now";
  return deadline !== undefined && deadline.frame.kind !== "now" && !SHORTLY.test(deadline.turn.tokens.words[deadline.frame.last]!);
}

/** "Never mind, I've found it": the customer no longer wants it. */
export function isCalledOff(turn: Utterance, call: Conversation): boolean {
  const next = turn.next("customer");
  return call.customerTurns.some(
    (later) => later.index > turn.index && (CALLED_OFF.test(later.tokens.norm) || (later === next && / got it /.test(later.tokens.norm))),
  );
}

const CALLED_OFF =
  / (?:never mind|nevermind|forget (?:it|that|about)|do not (?:bother|worry|trouble)|no need|leave (?:it|that)|(?:i|we|have|just|oh|actually) found it|i have it here|another time) /;

/** Until the end of the call, or until the talk allows it. */
const DEFERRED =
  / (?:before (?:you|we|i) (?:\S+ ){0,2}(?:go|hang|finish|end|leave|close|wrap|ring off)|at the end of (?:the|this) call|(?:when|once|after) we (?:are done|have done|finish|have finished)) /;

function clauseOf({ turn, first }: Mention): readonly string[] {
  const { words, sentences } = turn.tokens;
  return words.slice(first, sentenceEnd(sentences, words, first));
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

/** The customer asked something that can be looked up. */
const ASKED =
  / (?:can|could|would|will|do|does|did|is|are|was|were|has|have|what|when|where|which|who|how|why|whether|if) (?:you|i|we|it|they|he|she|that|this|there|the|my|our|your|his|her|their|any|anyone|anything|a) /;
/** What is looked at to deal with the matter, and not to answer. */
const FILES =
  / (?:account|file|booking|order|record|records|reservation|details|profile|policy|number|system|history|case|ticket|notes|appointment|form|application|claim|status|tracking|bill|statement|invoice|usage|line|connection) /;
/** Words that wait or take note. */
const WAITS =
  / (?:bear with|hold on|one (?:moment|second|sec|minute)|two secs|just a|give me a|nearly there|loading|still looking|hang on|let me) /;
/** An answer begins so: "it's the third", "they've two left", "no, you don't". */
const ANSWERS =
  /^ (?:(?:okay|ok|right|so|then|well|now|and|great|lovely|thanks|thank you|sorry|about that|on that|perfect|good news|yeah|all right|oh|ah) )*(?:it|they|there|yes|no|he|she|we do|we have|you have|you can|you do|you are|looks like|it looks|turns out|apparently|i can see|i see|i have (?:found|got|checked|looked)|i found|found|that is|that would|your \S+ (?:is|are|was|were)) /;
const FOUND =
  / (?:i (?:have )?(?:checked|looked|found|asked|spoken|had a look)|i (?:can )?see (?:what|that|it|the|your|here|you|where|why|a|from)|(?:here|there) (?:it|we|you) (?:is|are|go)|according to|(?:it|system|screen) (?:says|shows)) /;

/** "Does it have a gym?" "I'll check." And then the talk is of other things to the end. */
function isDropped({ turn, first, last, text }: Mention, call: Conversation): boolean {
  const { words } = turn.tokens;
  const asked = turn.previous("customer");
  const sentence = endOfLook(turn, first, last);
  const clause = ` ${words.slice(first, Math.min(sentence, last + OBJECT)).join(" ")} `;
  if (asked === undefined || turn.index - asked.index > 2 || /^i can|look into/i.test(text)) return false;
  if (FILES.test(clause) || VAGUE.test(clause)) return false;
  const isTimed = ({ first: start, last: end, kind }: TimeFrame) =>
    start > first && start < sentence && kind !== "now" && !SHORTLY.test(words[end]!);
  if (timeFramesIn(turn).some(isTimed)) return false;
  const isWhether = WHETHER.test(clause);
  if (!isWhether && !ASKED.test(asked.tokens.norm)) return false;
  const own = topicsOf(words, first, Math.min(sentence, first + LOOK) - 1);
  // "They've new hours these days. I'll look those up."
  const opens = sentenceStart(turn.tokens.sentences, first);
  const previous = turn.tokens.sentences.findLast((start) => start < opens);
  const told = previous !== undefined && /(?:those|them)$/i.test(text) ? topicsOf(words, previous, first - 1) : [];
  const about = new Set([...own, ...told, ...(isWhether ? [] : lastTopicsOf(asked))].filter((topic) => !OF_LOOKING.test(topic)));
  if (about.size === 0 || isToldInOneBreath(words, last, sentence, isWhether, turn.text)) return false;
  const asksToo = isQuestion(` ${words.slice(last + 1).join(" ")} `, turn.text);
  const answer = asksToo ? turn.next("customer") : undefined;
  return !laterOf(turn, call).some((one, index) => isAboutIt(one, { look: turn, isFirst: index === 0, answer }, about, call));
}

/** Notions that any talk of looking something up holds. */
const OF_LOOKING = /^(?:get|whil|check|look|find|finish|end|hang)$/;

/** The word after what is to be looked up: "I'll check that for you now and | are you joining us tonight", "let me ask the depot | what does it look like". */
function endOfLook({ tokens: { sentences, words } }: Utterance, first: number, last: number): number {
  const end = sentenceEnd(sentences, words, first);
  const other = words.findIndex(
    (word, index) =>
      index > last &&
      word === "and" &&
      /^(?:are|is|do|does|did|can|could|would|will|have|what|which|when|how|who)$/.test(words[index + 1] ?? ""),
  );
  const asks = words.findIndex(
    (word, index) =>
      index > last + 1 &&
      /^(?:what|when|where|who|how|which)$/.test(word) &&
      (/^(?:do|does|did|can|could|would|will|have)$/.test(words[index + 1] ?? "") ||
        /^(?:is|are|was) (?:your|you)$/.test(words.slice(index + 1, index + 3).join(" "))),
  );
  return Math.min(end, other < 0 ? end : other, asks < 0 ? end : asks);
}

/** "See what we've got", "what I can do": whatever comes next is what was found. */
const VAGUE = / what (?:else )?(?:i|we|you|they|there|options?) (?:have|has|can|could|might|is|are|do) /;

/** "Then that's sixty euro", "she's on there" */
const THEN = /^ (?:(?:okay|right|so|great|thanks|lovely|got you) )*(?:then (?:it|that|you)|(?:he|she|it) (?:is|has|was)|yes |no ) ?/;
const WHETHER = / (?:whether|if (?!you)|what|when|where|which|who|why|how (?:much|many|long)) /;

/** "I'll check the list while you're on". */
const WHILE = / while (?:you|i|we) (?:are|am|have) .*$/;

const TELLING = /(?<! (?:where|what|when|whether|if|how|why|which|that|who)) (?:it|they|there) (?:is|are|has|have|was|were) /;

/** "I'll have a look, it's ten to four": the answer comes with it. */
function isToldInOneBreath(words: readonly string[], last: number, sentence: number, isWhether: boolean, text: string): boolean {
  if (sentence < words.length) return !isQuestion(` ${words.slice(sentence).join(" ")} `, text);
  const tail = ` ${words.slice(last + 1, sentence).join(" ")} `.replace(WHILE, " ");
  return (
    !isWhether &&
    (words.length - last > LONG_CLAUSE ||
      / (?:(?:it|they|there|that|we|you) (?:is|are|has|have|was|were|will|do|can)|its (?:\d\S*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarter|not|open|closed|free)|(?:yes|no) (?:it|they|we|you|there|that|not|he|she)) /.test(
        tail,
      ))
  );
}

/** Tells it, or may: whoever waits counts as coming back to it. */
function isAboutIt(
  later: Utterance,
  { look, isFirst, answer }: { look: Utterance; isFirst: boolean; answer: Utterance | undefined },
  about: ReadonlySet<string>,
  call: Conversation,
): boolean {
  const { norm, words } = later.tokens;
  if (later.has("hold-words", "hold-on", "stated-wait") || (WAITS.test(norm) && words.length <= LOOK)) return true;
  const isDone = DONE.test(norm);
  if (isDone && HAVES.test(look.previous("customer")?.tokens.norm ?? "")) return true;
  const before = later.previous("customer");
  // What follows the answer to another question is about that, unless it is a number alone.
  if (before !== undefined && before === answer && isFirst) {
    if (words.filter((word) => isNumberWord(word) || /\d/.test(word)).length * 2 > words.length || THEN.test(norm)) return true;
    return overlap(about, topicsOf(words, 0, words.length - 1)) || FOUND.test(norm);
  }
  // "Is it this number?" "It is." "That's gone to you.": of what the agent has just asked.
  const [last] = later.preceding("agent", 1);
  const isOfQuestion = last !== undefined && last !== look && /\?\W*$/.test(last.text);
  const isAfterNote =
    before === undefined ||
    before.index < look.index ||
    ((before.tokens.words.length <= TAKES_NOTE || before.backchannel) && !isOfQuestion);
  const asks = isQuestion(norm, later.text);
  if (!asks && isAfterNote && isFirst && tellsFrom(later, 0, call)) return true;
  if (overlap(about, topicsOf(words, 0, words.length - 1)) && !(asks && words.length <= LONG_CLAUSE && !later.has("more-help-offer")))
    return true;
  const isParting = later.has("farewell", "parting-thanks", "more-help-offer");
  // "So it's Saturday, does that answer everything?"
  const sumsUp = asks && /^ (?:(?:okay|right|and|great|well) )*so /.test(norm);
  return FOUND.test(norm) || (isAfterNote && !isParting && !sumsUp && !isDone && ANSWERS.test(norm));
}

/** "That's booked for you": what tells that there was one, and not when it opens. */
const DONE =
  / (?:(?:that|it) is (?:all |now )?(?:booked|done|reserved|ordered|changed|moved)|you are booked|booked|moved you|put you (?:in|down)|is (?:fine|free|available|possible|no problem)) /;
/** "Have you got a table?" */
const HAVES = /^(?!.* (?:what|when|how|where|which|who|why) ).* (?:have|got|is|are|any|can|could|do|does|room|free|left) /;

/** Words after "I'll check" of its object. */
const OBJECT = 7;
/** A clause of more words than this says more than that something will be looked up. */
const LONG_CLAUSE = 14;

const QUESTION =
  /(?:^| (?:and|so|okay|right|now|then|but|yes|well|lovely|great|er)) (?:what|which|when|where|who|how|can|could|may|do|does|did|is|are|was|have|has|would|will) (?:is|was|are|you|i|we|it|the|your|that|this|there|somebody|anyone|many|much|long|old) /;

function isQuestion(norm: string, text: string): boolean {
  return /\?\W*$/.test(text) || QUESTION.test(norm);
}

/** The talk goes on about something else, and no word of what the customer had asked comes up again. */
function isPassedOver({ turn, first, last }: Mention, call: Conversation): boolean {
  const { words } = turn.tokens;
  const asked = turn.previous("customer");
  // "I'll look that up in a sec, first let me lock the folder"
  const other = words.findIndex((word, index) => index > last && /^(?:first|but|meanwhile)$/.test(word));
  const own = topicsOf(words, first, Math.min(other < 0 ? words.length : other, first + LOOK) - 1);
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
  const { words, sentences } = look.turn.tokens;
  const sentence = sentences.findLastIndex((start) => start <= look.first);
  // "They've changed their hours. I'll look those up before you go."
  if (about.size === 0 && sentence > 0)
    for (const word of words.slice(sentences[sentence - 1], sentences[sentence])) if (!UNTELLING.test(word)) about.add(word);
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
  const end = sentenceEnd(sentences, words, look.first);
  const tail = ` ${words.slice(look.last + 1, end).join(" ")} `;
  return TELLING.test(tail) || tellsFrom(look.turn, end, call) || later.some((turn) => isTelling(turn, call));
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
