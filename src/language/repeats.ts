// Longer than a source file should be: each way in which something is asked that was told, and what tells it from asking for more.
import type { Span } from "../call.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { echoAfter, particularAskedIn } from "./echoes.js";
import { givenIn, isSame, type Given } from "./given.js";
import { introductionsOf } from "./introductions.js";
import { names, type Matter } from "./matter.js";
import { spelledAt } from "./name-words.js";
import { notionsOf } from "./notions.js";
import { questionsOf, type Datum, type Question } from "./questions.js";
import { reaskedIn } from "./reasked.js";
import { notionOf } from "./stems.js";
import { sentenceEnd, sentenceStart } from "./tokens.js";

/** The customer was asked for what they had said before. */
export interface Repeat {
  /** The question; the customer's remark where they first said it outside the call. */
  at: Span;
  /** What was asked for, where it is known: "name", "matter". */
  what?: Datum | "matter" | "day";
  /** Where the customer had said it before. */
  said?: Span;
  /** The customer's remark that they had. */
  protest?: Mention;
}

/** Every question of the agent's for what the customer had given, in order, at most one a turn. */
export function repeatsOf(call: Conversation): readonly Repeat[] {
  const found = new Map<number, Repeat>();
  for (const repeat of [...protested(call), ...askedAgain(call)]) {
    const before = found.get(repeat.at.turn);
    found.set(repeat.at.turn, before?.protest === undefined ? repeat : { ...repeat, protest: before.protest });
  }
  return [...found.values()].sort((one, other) => one.at.turn - other.at.turn);
}

/** The customer says that they have said it before. */
function* protested(call: Conversation): Generator<Repeat> {
  for (const turn of call.customerTurns) {
    const remark = turn.mentions("says-told-others")[0] ?? turn.mentions("says-told-you")[0];
    if (remark === undefined || isQuoted(remark)) continue;
    // Who opens the call asks nothing again.
    const [asked] = turn.preceding("agent", 1).filter((one) => one.previous("customer") !== undefined || !one.has("greeting"));
    const question = asked === undefined ? undefined : questionIn(asked);
    // "He can't have found the gate, then." "I've just told you.": what ends in a full stop asked for nothing.
    const isFirm = remark.cue === "says-told-you" && turn.has("says-told-firmly") && asked !== undefined && !/[.!]\W*$/.test(asked.text);
    if (asked?.has("invites-more") === true) continue;
    // "What did he say?" "Never mind, I said."
    if (/\bi said$/i.test(remark.text) && / (?:say|said|tell|told|answer|reply) /.test(asked?.tokens.norm ?? "")) continue;
    if (asked !== undefined && (question !== undefined || isFirm)) {
      if (isHeardBadly(asked, call) || (remark.cue === "says-told-others" && !wasToldHere(asked, call))) {
        if (remark.cue === "says-told-others") yield { at: remark.span, protest: remark };
      } else yield { at: question ?? asked.span, protest: remark };
    } else if (remark.cue === "says-told-others") yield { at: remark.span, protest: remark };
  }
}

/** 'And I said, "I already told you"': what was said to somebody else. */
function isQuoted({ turn, start, text }: Mention): boolean {
  return /["“]/.test(text) || turn.text.slice(0, start).split(/["“”]/).length % 2 === 0;
}

/** What was told to others was told in this call. */
function wasToldHere(asked: Utterance, { matter }: Conversation): boolean {
  return matter !== undefined && matter.turn.index < asked.index;
}

/** The question that a turn ends in. */
function questionIn(turn: Utterance): Span | undefined {
  const last = questionsOf(turn).at(-1);
  if (last !== undefined) return last.at;
  const cues = turn.mentions("asks-matter", "invites-matter", "invites-details", "asks-something");
  const cue = cues.at(-1);
  if (cue === undefined) return particularIn(turn);
  // "When did" and "did you" are one question.
  const { start } = cues.find(({ last, first }) => last >= cue.first && first <= cue.first)!;
  return { turn: turn.index, start, end: endOfSentence(turn, cue) };
}

/** "And which piece is missing?" */
function particularIn(turn: Utterance): Span | undefined {
  const question = particularAskedIn(turn);
  return question && { turn: turn.index, start: question.start, end: question.end };
}

function endOfSentence({ tokens, text }: Utterance, { last }: Mention): number {
  const next = tokens.sentences.find((sentence) => sentence > last);
  return next === undefined ? text.length : tokens.to[next - 1]!;
}

/** The agent did not hear and asks once more; not so where they had talked over the answer. */
function isHeardBadly(turn: Utterance, call: Conversation): boolean {
  // "Oh no, I'm sorry. When did you buy it?"
  if (turn.mentions("not-heard").every(({ text }) => /^sorry[.!]/i.test(text))) return false;
  return !call.interruptions.some((one) => one.turn.index <= turn.index && one.turn.index >= turn.index - 2);
}

function* askedAgain(call: Conversation): Generator<Repeat> {
  const given: Given[] = [];
  let open: readonly Question[] = [];
  for (const turn of call.turns) {
    if (turn.role === "customer") {
      given.push(...introducedIn(turn, call), ...givenIn(turn, open));
      if (!turn.backchannel) open = open.filter(({ datum }) => !given.some((one) => one.datum === datum));
    } else if (turn.role === "agent" && !turn.backchannel) {
      const questions = questionsOf(turn);
      const repeat = isHeardBadly(turn, call)
        ? spelledAgain(turn, call)
        : (dataAskedAgain(questions, given) ??
          dayAskedAgain(turn, call) ??
          matterAskedAgain(turn, call) ??
          echoAfter(turn, call) ??
          reaskedIn(turn, call));
      if (repeat !== undefined) yield repeat;
      open = questions;
    }
  }
}

/** Names by which customers introduce themselves. */
function introducedIn(turn: Utterance, call: Conversation): Given[] {
  return call
    .fact(introductionsOf)(turn)
    .filter(({ sure, run }) => sure && !run.redacted)
    .map(({ run }) => ({ datum: "name", kind: "", at: turn.spanOf(run.first, run.last), words: run.words.length }));
}

/** "Which tablet is it, do you have the name with you?" */
const NAME_OF_A_THING =
  / (?:booking|reservation|order) name | (?:which|what) (?!name|your|the|is|was|about|can|do|did)\S+ (?:is|was|are|were|do|does|did) (?!your)(?:\S+ ){1,6}the (?:\S+ )?name /;

/** "And hers?" "Her what?" "Date of birth.": the one just given was that of another. */
const FOR_ANOTHER = / (?:hers|his|theirs|and (?:her|him|them|your (?:wife|husband|partner|son|daughter|mother|father)(?: 's)?)) $/;

/** "I have to make sure who is on the line": what the next questions are for. */
const MAKES_SURE = / (?:confirm|verify|check|sure|establish|prove|certain) (?:that |of |just )?(?:who|whom) (?:i|we) /;

/** "And is there another number?": in the sentence of the question, and not in what comes before it. */
function asksOther(turn: Utterance, { first, last }: Mention): boolean {
  const { sentences, words } = turn.tokens;
  const start = sentenceStart(sentences, first);
  const end = sentenceEnd(sentences, words, last);
  return turn.mentions("asks-other").some((other) => other.first >= start && other.first < end);
}

function dataAskedAgain(questions: readonly Question[], given: readonly Given[]): Repeat | undefined {
  for (const { datum, kind, at, turn, mention } of questions) {
    // "Which email should the invoice go to?" leaves the choice.
    if (/ which \S+ (?:should|shall|would) /.test(turn.tokens.norm)) continue;
    if (FOR_ANOTHER.test(turn.previous("agent")?.tokens.norm ?? "")) continue;
    if (datum === "name" && MAKES_SURE.test(turn.tokens.norm)) continue;
    const before = given.find((one) => one.datum === datum && isSame(one, kind));
    if (
      before !== undefined &&
      !turn.has("checks-back") &&
      !asksOther(turn, mention) &&
      !(datum === "name" && NAME_OF_A_THING.test(turn.tokens.norm))
    )
      return { at, what: datum, said: before.at };
  }
  return undefined;
}

/** "How is that spelt?" of the name that the customer had spelt, in the same letters. */
function spelledAgain(turn: Utterance, call: Conversation): Repeat | undefined {
  const asks = turn.tokens.words.findIndex((word) => /^(?:spell|spelled|spelt|spelling)$/.test(word));
  const answer = turn.next();
  if (asks < 0 || answer?.role !== "customer" || turn.has("checks-back")) return undefined;
  if (turn.mentions("not-heard").some(({ text }) => !/^spell/i.test(text)) || / (?:again|sorry|once more) /.test(turn.tokens.norm))
    return undefined;
  const name = spelledIn(answer);
  const before = name === undefined ? undefined : call.customerTurns.find((one) => one.index < turn.index && spelledIn(one) === name);
  return (
    before && { at: turn.spanOf(sentenceStart(turn.tokens.sentences, asks), turn.tokens.words.length - 1), what: "name", said: before.span }
  );
}

/** The first name that a turn spells. */
function spelledIn(turn: Utterance): string | undefined {
  for (let first = 0; first < turn.tokens.words.length; first++) {
    const spelled = spelledAt(turn, first);
    if (spelled !== undefined) return spelled.name;
  }
  return undefined;
}

/** "What day do you want it for?" of the cake for Saturday. */
const FOR_IT = / (?:what|which) (?:day|date) (?:\S+ ){1,4}(?:it|that|this|them|those) for /;

const THAT_DAY = / (?:what|which) (?:day|date) was (?:it|that|this) $/;

/** "When's the wedding, morning or afternoon?" asks for more than the day. */
const HOUR = / (?:morning|afternoon|evening|time|hour|midday|noon) /;

/** "What day's the move?" after "I'm moving on Saturday". */
function dayAskedAgain(turn: Utterance, call: Conversation): Repeat | undefined {
  const [asks] = turn.mentions("asks-day");
  const { matter } = call;
  if (asks === undefined || matter === undefined || matter.turn.index > turn.index || HOUR.test(turn.tokens.norm)) return undefined;
  const said = call.find("names-day", { by: "customer", from: matter.turn.index, to: turn.index - 1 });
  // "What dates in June were they?" of the June told.
  if (said.some(({ text }) => turn.text.toLowerCase().includes(text.toLowerCase().split(" ")[0]!))) return undefined;
  const asked = new Set(turn.tokens.words.slice(asks.first, asks.last + 6).map((word) => notionOf(word)));
  const isOfMatter = [...asked].some((notion) => matter.notions.has(notion));
  const isIt =
    said[0]?.turn === matter.turn &&
    / for /.test(` ${matter.turn.tokens.words[said[0].first - 1] ?? ""} `) &&
    FOR_IT.test(turn.tokens.norm);
  // "I got a ticket on Saturday." "What day was this?"
  const isOfThat =
    said[0]?.turn === matter.turn &&
    THAT_DAY.test(turn.tokens.norm) &&
    /^(?:on|last)$/.test(matter.turn.tokens.words[said[0].first - 1] ?? "");
  return said.length === 1 && (isIt || isOfThat || (isOfMatter && isBeside(said[0]!, asked)))
    ? { at: { turn: turn.index, start: asks.start, end: endOfSentence(turn, asks) }, what: "day", said: said[0]!.span }
    : undefined;
}

/** Words between a day and what happens on it. */
const BESIDE = 5;

/** Whether the day is that of what is asked about: not the September of "admitted for September, and I paid". */
function isBeside({ turn, first, last }: Mention, asked: ReadonlySet<string>): boolean {
  const { words, sentences } = turn.tokens;
  const begins = sentenceStart(sentences, first);
  const ends = sentenceEnd(sentences, words, last);
  const joins = (word: string) => /^(?:and|but|so)$/.test(word);
  const before = words.slice(Math.max(begins, first - BESIDE), first);
  const after = words.slice(last + 1, Math.min(ends, last + BESIDE));
  const cut = after.findIndex(joins);
  return [...before.slice(before.findLastIndex(joins) + 1), ...after.slice(0, cut < 0 ? after.length : cut)].some((word) =>
    asked.has(notionOf(word)),
  );
}

/** "What's it about?" after the customer has told it. */
function matterAskedAgain(turn: Utterance, call: Conversation): Repeat | undefined {
  const { matter } = call;
  if (matter === undefined || matter.turn.index >= turn.index) return undefined;
  const asks = turn.mentions("asks-matter")[0] ?? asksAnewIn(turn, matter);
  if (asks === undefined) return undefined;
  if (turn.has("invites-more", "not-heard") || isGreeting(turn, asks) || isAfterPleasantries(turn, asks, matter)) return undefined;
  // "What's wrong with it?" asks for more than "it's broken" told, unless the answer is the same.
  const isOpen = /\b(?:problem|issue|matter|trouble|wrong|up) with\b/i.test(asks.text) || names(turn, matter.notions);
  if (isOpen && !isToldAgain(turn, asks, matter)) return undefined;
  // "What's the problem?" asks for more than "I'd like to talk about my bill" told.
  if (/problem|issue|trouble|concern/i.test(asks.text) && !matter.turn.has("states-problem")) return undefined;
  return { at: { turn: turn.index, start: asks.start, end: endOfSentence(turn, asks) }, what: "matter", said: matter.at };
}

/** "What's the problem with the kettle?" "It won't boil.", as it wouldn't at the start. */
function isToldAgain(turn: Utterance, { text }: Mention, matter: Matter): boolean {
  const answer = turn.next();
  if (answer?.role !== "customer") return false;
  const asked = notionsOf(turn);
  if (isSomebodyNew(turn, matter)) return [...notionsOf(answer)].some((notion) => !asked.has(notion) && matter.notions.has(notion));
  if (answer.tokens.words.length > ANSWER) return false;
  // "Which repair are you calling about?" "The boiler. The new one.": the first thing said answers.
  const isWhich = /\b(?:calling|ringing|phoning|on)\b/i.test(text);
  if (!isWhich && !/problem|wrong|trouble|\bup\b/i.test(text)) return false;
  const said = answer.tokens.words.slice(0, isWhich ? answer.tokens.sentences[1] : undefined).map((word) => notionOf(word));
  const told = [...notionsOf(answer)].filter((notion) => !asked.has(notion) && (!isWhich || said.includes(notion)));
  return told.length > 0 && told.every((notion) => matter.notions.has(notion));
}

/** "And what's happened?" of whoever takes the call over. */
function asksAnewIn(turn: Utterance, matter: Matter): Mention | undefined {
  const asks = turn.mentions("invites-matter").find(({ text }) => /\b(?:happened|happening|going on|wrong|up)$/i.test(text));
  return asks !== undefined && isSomebodyNew(turn, matter) && isToldAgain(turn, asks, matter) ? asks : undefined;
}

/** Whoever takes the call over from those who heard it asks anew. */
function isSomebodyNew(turn: Utterance, matter: Matter): boolean {
  const heard = matter.turn.next("agent");
  return heard?.speaker !== undefined && turn.speaker !== heard.speaker && turn.preceding("agent", 1)[0]?.speaker !== turn.speaker;
}

/** Words of an answer that only tells once more. */
const ANSWER = 12;

/** "Anna Reyes, and I'm still alive." "What can I do for you?": nothing had been asked for. */
function isAfterPleasantries(turn: Utterance, asks: Mention, matter: Matter): boolean {
  return (
    /help|assist|do/i.test(asks.text) &&
    turn.previous("customer") === matter.turn &&
    matter.turn.previous("customer") === undefined &&
    (!matter.turn.has("states-request", "states-problem") || tellsAnother(turn, matter))
  );
}

/** "I'm not dead yet, mind." "What can I do for you?" "It's the boiler.": the answer holds nothing of what was taken for the matter. */
function tellsAnother(turn: Utterance, { turn: statement }: Matter): boolean {
  const answer = turn.next();
  if (answer?.role !== "customer") return false;
  const notions = notionsOf(statement);
  const told = [...notionsOf(answer)];
  return told.length > 0 && !told.some((notion) => notions.has(notion)) && !answer.has("says-told-you");
}

/** The first words of whoever has taken the call: an offer of help belongs to them. */
function isGreeting(turn: Utterance, asks: Mention): boolean {
  if (!/help|assist|do/i.test(asks.text)) return false;
  const before = turn.preceding("agent", 1)[0];
  return before === undefined || (before.speaker !== turn.speaker && turn.has("takes-call"));
}
