import type { Span } from "../call.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { isOrdinaryWord } from "./ordinary-words.js";
import { names } from "./matter.js";
import { isNumberWord, numbersIn } from "./numbers.js";
import { questionsOf, type Datum, type Question } from "./questions.js";
import { notionOf } from "./stems.js";

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
    if (remark === undefined) continue;
    const [asked] = turn.preceding("agent", 1);
    const question = asked === undefined ? undefined : questionIn(asked);
    const isFirm = remark.cue === "says-told-you" && turn.has("says-told-firmly");
    if (asked?.has("invites-more") === true) continue;
    if (asked !== undefined && (question !== undefined || isFirm)) {
      if (isHeardBadly(asked, call) || (remark.cue === "says-told-others" && !wasToldHere(asked, call))) {
        if (remark.cue === "says-told-others") yield { at: remark.span, protest: remark };
      } else yield { at: question ?? asked.span, protest: remark };
    } else if (remark.cue === "says-told-others") yield { at: remark.span, protest: remark };
  }
}

/** What was told to others was told in this call. */
function wasToldHere(asked: Utterance, { matter }: Conversation): boolean {
  return matter !== undefined && matter.turn.index < asked.index;
}

/** The question that a turn ends in. */
function questionIn(turn: Utterance): Span | undefined {
  const last = questionsOf(turn).at(-1);
  if (last !== undefined) return last.at;
  const cue = turn.mentions("asks-matter", "invites-matter", "invites-details", "asks-something").at(-1);
  return cue === undefined ? undefined : { turn: turn.index, start: cue.start, end: endOfSentence(turn, cue) };
}

function endOfSentence({ tokens, text }: Utterance, { last }: Mention): number {
  const next = tokens.sentences.find((sentence) => sentence > last);
  return next === undefined ? text.length : tokens.to[next - 1]!;
}

/** The agent did not hear and asks once more; not so where they had talked over the answer. */
function isHeardBadly(turn: Utterance, call: Conversation): boolean {
  if (!turn.has("not-heard")) return false;
  return !call.interruptions.some((one) => one.turn.index <= turn.index && one.turn.index >= turn.index - 2);
}

/** What the customer has said of one thing. */
interface Given {
  datum: Datum;
  kind: string;
  at: Span;
  /** How many words of a name. */
  words: number;
}

function* askedAgain(call: Conversation): Generator<Repeat> {
  const given: Given[] = [];
  let open: readonly Question[] = [];
  for (const turn of call.turns) {
    if (turn.role === "customer") {
      given.push(...givenIn(turn, open));
      if (!turn.backchannel) open = open.filter(({ datum }) => !given.some((one) => one.datum === datum));
    } else if (turn.role === "agent" && !turn.backchannel) {
      const questions = questionsOf(turn);
      const repeat = isHeardBadly(turn, call)
        ? undefined
        : (dataAskedAgain(questions, given) ?? dayAskedAgain(turn, call) ?? matterAskedAgain(turn, call));
      if (repeat !== undefined) yield repeat;
      open = questions;
    }
  }
}

function dataAskedAgain(questions: readonly Question[], given: readonly Given[]): Repeat | undefined {
  for (const { datum, kind, at, turn } of questions) {
    const before = given.find((one) => one.datum === datum && isSame(one, kind));
    if (before !== undefined && !turn.has("checks-back", "asks-other")) return { at, what: datum, said: before.at };
  }
  return undefined;
}

/** Whether what was given answers a question of a kind: a first name does not answer for the full one. */
function isSame({ datum, kind, words }: Given, asked: string): boolean {
  if (datum === "name") return /full|complete|whole|entire|legal|last|family|sur/.test(asked) ? words > 1 : true;
  return (kind || "the") === (asked || "the") || (datum === "phone" && kind === "" && asked === "");
}

/** What a customer's turn gives: what was asked before it, and what they say of their own accord. */
function givenIn(turn: Utterance, open: readonly Question[]): Given[] {
  const found: Given[] = [];
  for (const mention of turn.mentions("gives-name")) {
    const words = nameAfter(turn, mention.last + 1);
    if (words > 0) found.push({ datum: "name", kind: "", at: spanFrom(mention, words), words });
  }
  for (const mention of turn.mentions("gives-number")) {
    const kind = (mention.captures["kind"] ?? "").trim();
    if (codeAfter(turn, mention.last + 1))
      found.push({ datum: kind === "phone" ? "phone" : "number", kind: kind === "phone" ? "" : kind, at: mention.span, words: 0 });
  }
  if (isRefusing(turn)) return found;
  // Of several numbers that were asked for, a bare one does not tell which it is.
  const isOneOfMany = open.filter(({ datum }) => datum !== "name" && datum !== "email").length > 1;
  for (const { datum, kind } of open) {
    const words = datum === "name" ? namesIn(turn) : 0;
    const isGiven = datum === "name" ? words > 0 : (datum === "email" || !isOneOfMany) && holdsValue(turn, datum);
    if (isGiven) found.push({ datum, kind, at: turn.span, words });
  }
  return found;
}

function isRefusing(turn: Utterance): boolean {
  return turn.has("steps-away") || /^ (?:no|not|i do not|why|what for|sorry) /.test(turn.tokens.norm);
}

function spanFrom({ turn, first, last }: Mention, words: number): Span {
  return turn.spanOf(first, Math.min(last + words, turn.tokens.words.length - 1));
}

/** How many words from one on are a name. */
function nameAfter({ tokens: { words } }: Utterance, first: number): number {
  let count = 0;
  while (count < 3 && isNameWord(words[first + count])) count++;
  return count;
}

function isNameWord(word: string | undefined): boolean {
  return word !== undefined && (word === "[name]" || word === "[pii]" || (/^[a-z]/.test(word) && !isOrdinaryWord(word)));
}

function namesIn({ tokens: { words } }: Utterance): number {
  return words.filter((word) => isNameWord(word)).length;
}

/** A number or a code of letters and digits stands here, maybe after "is". */
function codeAfter({ tokens: { words } }: Utterance, first: number): boolean {
  return words
    .slice(first, first + 5)
    .some((word) => /\d/.test(word) || /^\[(?:data|pii)\]$/.test(word) || (isNumberWord(word) && word !== "one"));
}

function holdsValue({ tokens: { words, norm } }: Utterance, datum: Datum): boolean {
  if (words.some((word) => word.startsWith("[") || word.includes("@"))) return true;
  if (datum === "email") return / at .*\bdot /.test(norm);
  if (datum === "secret") return words.length > 0;
  return (
    numbersIn(words).reduce((digits, number) => digits + number.digits.length, 0) >= (datum === "birth" || datum === "address" ? 1 : 3)
  );
}

/** "What day's the move?" after "I'm moving on Saturday". */
function dayAskedAgain(turn: Utterance, call: Conversation): Repeat | undefined {
  const [asks] = turn.mentions("asks-day");
  const { matter } = call;
  if (asks === undefined || matter === undefined || matter.turn.index > turn.index) return undefined;
  const said = call.find("names-day", { by: "customer", from: matter.turn.index, to: turn.index - 1 });
  const notion = matter.notions;
  const { words } = turn.tokens;
  const isOfMatter = words.slice(asks.first, asks.last + 6).some((word) => notion.has(notionOf(word)));
  return said.length === 1 && isOfMatter
    ? { at: { turn: turn.index, start: asks.start, end: endOfSentence(turn, asks) }, what: "day", said: said[0]!.span }
    : undefined;
}

/** "What's it about?" after the customer has told it. */
function matterAskedAgain(turn: Utterance, call: Conversation): Repeat | undefined {
  const [asks] = turn.mentions("asks-matter");
  const { matter } = call;
  if (asks === undefined || matter === undefined || matter.turn.index >= turn.index) return undefined;
  if (turn.has("invites-more", "not-heard") || names(turn, matter.notions) || isGreeting(turn, asks)) return undefined;
  // "What's the problem?" asks for more than "I'd like to talk about my bill" told.
  if (/problem|issue|trouble|concern/i.test(asks.text) && !matter.turn.has("states-problem")) return undefined;
  return { at: { turn: turn.index, start: asks.start, end: endOfSentence(turn, asks) }, what: "matter", said: matter.at };
}

/** The first words of whoever has taken the call: an offer of help belongs to them. */
function isGreeting(turn: Utterance, asks: Mention): boolean {
  if (!/help|assist|do/i.test(asks.text)) return false;
  const before = turn.preceding("agent", 1)[0];
  return before === undefined || (before.speaker !== turn.speaker && turn.has("takes-call"));
}
