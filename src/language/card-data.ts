import type { Span } from "../call.js";
import type { Conversation, TextRead, Utterance } from "./conversation.js";
import { isNumberWord, numbersIn, type SpokenNumber } from "./numbers.js";

/** Data of a payment card, or a social security number, that stands in a transcript for all to read. */
export interface CardData {
  kind: "card" | "code" | "social";
  /** The digits; of a number told over several turns those of its first turn. */
  at: Span;
}

/** Digits in a row, as one turn has them; `first` and `last` are indices of words. */
interface Run {
  turn: Utterance;
  first: number;
  last: number;
  digits: string;
}

/** Digits that one speaker tells bit by bit, over one turn or several. */
type Chain = Run[];

/** A social security number has nine digits. */
const SOCIAL = 9;
/** After the digits of a card may come its expiry date and its code, in one breath. */
const EXPIRY_AND_CODE = 8;
/** Words of the other side that do not break up a number: "okay", "got that, go on". */
const ASIDE = 6;
/** Words that may stand between a number and what says which number it is. */
const NEAR = 12;

/** Full card numbers (ISO/IEC 7812, Luhn), their security codes, and social security numbers, in order. */
export function cardDataOf(call: Conversation): readonly CardData[] {
  const found: CardData[] = [];
  const cards = new Map<Utterance, CardData>();
  for (const chain of chainsOf(call)) {
    const data = dataIn(chain);
    if (data === undefined) continue;
    found.push(data);
    for (const { turn } of chain) if (data.kind === "card") cards.set(turn, data);
  }
  for (const turn of call.turns) {
    const code = codeIn(turn);
    const card = cards.get(turn);
    // The number and the code in one turn are one thing to report.
    if (code !== undefined && card === undefined) found.push({ kind: "code", at: code });
    else if (code !== undefined && card!.at.turn === turn.index) card!.at = { ...card!.at, end: Math.max(card!.at.end, code.end) };
  }
  return found.sort((one, other) => one.at.turn - other.at.turn || one.at.start - other.at.start);
}

/** Numbers that belong together, turn by turn. */
function chainsOf(call: Conversation): Chain[] {
  const chains: Chain[] = [];
  const open = new Map<string | undefined, Chain>();
  for (const turn of call.turns) {
    const runs = runsOf(turn);
    const chain = open.get(turn.speaker);
    const goesOn = runs[0] !== undefined && chain !== undefined && continues(chain.at(-1)!, runs[0], call);
    if (goesOn) chain.push(runs.shift()!);
    for (const run of runs) chains.push([run]);
    const last = runs.length > 0 ? chains.at(-1) : goesOn ? chain : undefined;
    if (last !== undefined) open.set(turn.speaker, last);
    else if (turn.tokens.words.length > ASIDE) open.delete(turn.speaker);
  }
  return chains;
}

/** Words that stand between digits without breaking them up. */
const JOINING = new Set("and then dash space hyphen comma slash next followed by so yes okay it is that then again dot".split(" "));

function numbersOf({ tokens }: TextRead): readonly SpokenNumber[] {
  return numbersIn(tokens.words);
}

function runsOf(turn: Utterance): Run[] {
  const { words } = turn.tokens;
  const runs: Run[] = [];
  for (const { first, last, digits, ordinal } of turn.read.fact(numbersOf)) {
    // "Oh, it's five one nine": an "oh" alone is no zero, nor "the one" a number.
    if (ordinal || (first === last && /^(?:oh|o|one)$/.test(words[first]!) && !isNumberWord(words[first + 1] ?? ""))) continue;
    const before = runs.at(-1);
    const between = before === undefined ? [] : words.slice(before.last + 1, first);
    if (before !== undefined && between.length <= 3 && between.every((word) => JOINING.has(word))) {
      before.last = last;
      before.digits += digits;
    } else runs.push({ turn, first, last, digits });
  }
  return runs;
}

/** Whether a number at the start of a turn goes on with the one at the end of the speaker's turn before. */
function continues(run: Run, next: Run, { turns }: Conversation): boolean {
  if (run.turn.tokens.words.length - run.last > 3 || next.first > 3 || next.turn.index - run.turn.index > 4) return false;
  return turns.slice(run.turn.index + 1, next.turn.index).every((turn) => turn.tokens.words.length <= ASIDE);
}

function dataIn(chain: Chain): CardData | undefined {
  const digits = chain.map((run) => run.digits).join("");
  const [run] = chain;
  const end = digits.length < 12 ? undefined : cardEnd(chain, digits);
  if (end !== undefined && whichNumber(chain) !== "other") return { kind: "card", at: run!.turn.spanOf(run!.first, end) };
  if (digits.length !== SOCIAL || !isSocial(chain)) return undefined;
  return { kind: "social", at: run!.turn.spanOf(run!.first, run!.last) };
}

/** Index of the last word of a card number that a chain begins with, in its first turn; undefined where it is none. */
function cardEnd(chain: Chain, digits: string): number | undefined {
  for (const length of [19, 16, 15, 14, 13]) {
    if (digits.length < length || digits.length - length > EXPIRY_AND_CODE || !isCardNumber(digits.slice(0, length))) continue;
    const end = wordAt(chain, length);
    if (end !== undefined) return end;
  }
  return undefined;
}

/** The word with which so many digits are told, if one ends there. */
function wordAt([run, ...others]: Chain, length: number): number | undefined {
  const { words } = run!.turn.tokens;
  if (run!.digits.length <= length) return run!.digits.length === length || others.length > 0 ? run!.last : undefined;
  for (let last = run!.first; last <= run!.last; last++) {
    const told = digitsOf(numbersIn(words.slice(run!.first, last + 1)));
    if (told.length === length && run!.digits.startsWith(told)) return last;
  }
  return undefined;
}

function digitsOf(numbers: readonly SpokenNumber[]): string {
  return numbers.map(({ digits }) => digits).join("");
}

/** Visa, Mastercard, American Express, Discover, Diners Club, JCB and UnionPay, by their first digits and lengths. */
const ISSUED =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d+|3[47]\d{13}|(?:6011|64[4-9]|65)\d+|3(?:0[0-5]|[68]\d|9\d)\d{11}|35(?:2[89]|[3-8]\d)\d{12}|62\d{14,17})$/;

/** Whether digits without breaks are a number that a card may have. */
export function isCardNumber(digits: string): boolean {
  if (!ISSUED.test(digits) || (/^[256]/.test(digits) && digits.length < 16)) return false;
  if (/^(?:5|2|64|65|6011)/.test(digits) && digits.length !== 16) return false;
  return passesLuhn(digits);
}

/** ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

const CARD = /^(?:card|visa|mastercard|amex|discover|debit|credit|payment)$/;
const OTHER =
  /^(?:tracking|order|reference|booking|confirmation|serial|imei|invoice|case|ticket|policy|iban|routing|meter|gift|consignment|claim|account|phone|voucher|loyalty|membership|parcel|sim|iccid|waybill|shipment)$/;

/** What the words nearest before a number, or the question for it, say it is. */
function whichNumber([run]: Chain): "card" | "other" | undefined {
  const { turn, first } = run!;
  const own = turn.tokens.words.slice(Math.max(0, first - NEAR), first);
  const asked = turn.preceding(turn.role === "agent" ? "customer" : "agent", 1)[0]?.tokens.words ?? [];
  for (const words of [own, asked])
    for (const [index, word] of [...words.entries()].toReversed())
      if (CARD.test(word)) return "card";
      // "I have it here in my phone": where the number is kept, not what it is.
      else if (
        OTHER.test(word) &&
        !(word === "phone" && /^(?:my|the|this)$/.test(words[index - 1] ?? "") && /^(?:in|on|from)$/.test(words[index - 2] ?? ""))
      )
        return "other";
  return undefined;
}

/** Nine digits are a social security number where somebody says so or they are written as one. */
function isSocial(chain: Chain): boolean {
  const { turn, first, last } = chain[0]!;
  if (chain.length === 1 && /^\d{3}-\d{2}-\d{4}$/.test(turn.text.slice(turn.tokens.from[first], turn.tokens.to[last]))) return true;
  const named = turn.mentions("datum-social");
  if (named.some((one) => first - one.last <= NEAR && one.first - last <= NEAR)) return true;
  const asked = turn.preceding(turn.role === "agent" ? "customer" : "agent", 1)[0];
  // "2/11/79, and 5512": nine digits in all, and only the last four of the number.
  if (
    /\d\/\d| and /.test(turn.text.slice(turn.tokens.from[first], turn.tokens.to[last])) &&
    / last (?:four|4) /.test(asked?.tokens.norm ?? "")
  )
    return false;
  return asked !== undefined && turn.index - asked.index <= 3 && asked.has("datum-social") && named.length === 0;
}

/** The span of a card's security code in a turn: three or four digits that are named, or that were just asked for. */
function codeIn(turn: Utterance): Span | undefined {
  const named = turn.mentions("card-code");
  const asked = turn.previous();
  const isAsked = turn.role === "customer" && asked?.role === "agent" && asked.has("card-code") && turn.tokens.words.length <= ASIDE * 2;
  if (named.length === 0 && !isAsked) return undefined;
  for (const { first, last, digits } of runsOf(turn)) {
    if (digits.length !== 3 && digits.length !== 4) continue;
    if (named.some((one) => first <= one.last && last >= one.first)) continue;
    const isNear = named.some((one) => (first > one.last ? first - one.last <= NEAR / 2 : one.first - last <= 4));
    if (isNear || (named.length === 0 && isAsked)) return turn.spanOf(first, last);
  }
  return undefined;
}
