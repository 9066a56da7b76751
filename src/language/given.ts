import type { Span } from "../call.js";
import type { Mention, Utterance } from "./conversation.js";
import { isNumberWord, numberAt, numbersIn } from "./numbers.js";
import { isOrdinaryWord } from "./ordinary-words.js";
import type { Datum, Question } from "./questions.js";

/** What the customer has said of one thing. */
export interface Given {
  datum: Datum;
  kind: string;
  at: Span;
  /** How many words of a name. */
  words: number;
}

/** Whether what was given answers a question of a kind: a first name does not answer for the full one. */
export function isSame({ datum, kind, words }: Given, asked: string): boolean {
  if (datum === "name") return /full|complete|whole|entire|legal|last|family|sur/.test(asked) ? words > 1 : true;
  return (kind || "the") === (asked || "the") || (datum === "phone" && kind === "" && ANY_PHONE.test(asked));
}

/** "What's the best number for you?": whichever it is. */
const ANY_PHONE = /^(?:|contact|callback|call back|good|best|number)$/;

/** What a customer's turn gives: what was asked before it, and what they say of their own accord. */
export function givenIn(turn: Utterance, open: readonly Question[]): Given[] {
  const found: Given[] = [];
  for (const mention of turn.mentions("gives-name")) {
    const words = nameAfter(turn, mention.last + 1);
    if (words > 0) found.push({ datum: "name", kind: "", at: spanFrom(mention, words), words });
  }
  const named = nameBeforeHere(turn);
  if (named !== undefined) found.push({ datum: "name", kind: "", ...named });
  for (const mention of turn.mentions("gives-number")) {
    const kind = (mention.captures["kind"] ?? "").trim();
    if (codeAfter(turn, mention.last + 1))
      found.push({ datum: kind === "phone" ? "phone" : "number", kind: kind === "phone" ? "" : kind, at: mention.span, words: 0 });
  }
  for (const mention of turn.mentions("gives-code"))
    if (isCode(turn, mention.last + 1)) found.push({ datum: "number", kind: mention.captures["kind"]!.trim(), at: mention.span, words: 0 });
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

/** "Ada Quist here", "Quist speaking": at the start of a turn. */
function nameBeforeHere(turn: Utterance): Pick<Given, "at" | "words"> | undefined {
  const { words } = turn.tokens;
  const here = words.slice(0, START).findIndex((word, index) => /^(?:here|speaking)$/.test(word) && isNameWord(words[index - 1]));
  if (here < 0) return undefined;
  let first = here;
  while (isNameWord(words[first - 1])) first--;
  return { at: turn.spanOf(first, here), words: here - first };
}

/** Words of a turn in which whoever calls says who they are. */
const START = 8;

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

/** "88231", "Q7RLK2", "four four one nine": not the two of "order two lamps". */
function isCode({ tokens: { words } }: Utterance, index: number): boolean {
  const word = words[index] ?? "";
  return (/\d/.test(word) && /[a-z]/.test(word) && word.length > 3) || (numberAt(words, index)?.digits.length ?? 0) >= CODE;
}

/** Digits of a code at least. */
const CODE = 4;

function holdsValue({ tokens: { words, norm } }: Utterance, datum: Datum): boolean {
  if (words.some((word) => word.startsWith("[") || word.includes("@"))) return true;
  if (datum === "email") return / at .*\bdot /.test(norm);
  if (datum === "secret") return words.length > 0;
  return (
    numbersIn(words).reduce((digits, number) => digits + number.digits.length, 0) >= (datum === "birth" || datum === "address" ? 1 : 3)
  );
}
