import { hash } from "node:crypto";
import { isCardNumber } from "../language/card-data.js";
import { digestOf } from "../language/fingerprint.js";
import { isOrdinaryWord } from "../language/ordinary-words.js";
import type { CallSummary, Quote } from "../language/summary.js";
import type { CallResult, Failure, Finding, TranscriptTurn } from "../rule.js";
import { READ_DIGITS, withoutSplitNumbers } from "./split-numbers.js";

const CARD = /\b\d(?:[ -]?\d){12,18}\b/g;
const SECURITY = /\b\d{3}[- ]\d{2}[- ]\d{4}\b/g;
const EMAIL = /\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}\b/g;
/** No part of a time, for in 00:00:01.000 nobody's number is, and no month with its year behind a day and a point: 03.06.2025. */
const PHONE =
  /(?<![\w-]|\d:|(?<!\d)\d{1,2}\.(?=(?:0?[1-9]|1[0-2])\.(?:19|20)\d\d(?!\d)))(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,4}\)[ .-]?)?\d{2,4}[ .-]\d{3,4}(?:[ .-]?\d{2,4})?(?![\w-])/g;
/** Nine to fourteen digits in whatever groups behind the 0 of long-distance calls, but no date: 07700 900123, 06 12 34 56 78. */
const TRUNK = /(?<![\w-]|\d[:./])(?!\d\d?[./-]\d\d?[./-]\d{2,4}(?!\d|[./-]\d))\(?0\d(?:[ .-]?\)?[ .-]?\d){7,12}(?![\w-]|[:./]\d)/g;
/** Two groups of five, as India has them. */
const FIVES = /(?<![\w-])\d{5}[ -]\d{5}(?![\w-])/g;
/** A number as machines write it: +353155501120. */
const DIALLED = /(?<!\w)\+\d{7,15}(?!\w)/g;
const SPOKEN = `(?:${READ_DIGITS}|o)`;
/** Seven digits and more, said one by one: a telephone, card or security number, or an account. */
const SPOKEN_NUMBER = new RegExp(`\\b${SPOKEN}(?:[ ,-]+(?:(?:dash|hyphen|uh|um)[ ,]+)?${SPOKEN}){6,}\\b`, "gi");

/** The same in digits; ids of calls and names of files are no words of a transcript, and may be long numbers. */
const LONG_NUMBER = /(?<![\w-])\d{7,}(?![\w-])/g;

/** A result without personal data: numbers, addresses and the customer's names become tokens, in quotes and texts alike. */
export function redact({ customerNames, ...result }: CallResult): CallResult {
  const hideNames = nameHider([result.customer?.name ?? "", ...(customerNames ?? [])]);
  const hide = (text: string) => redactWords(text, hideNames);
  const { summary, suppressed, customer, transcript } = result;
  const isBare = result.findings.length === 0 && suppressed === undefined && summary === undefined && transcript === undefined;
  if (isBare && customer?.name === undefined) return result;
  return {
    ...result,
    ...(result.customer === undefined ? {} : { customer: hiddenCustomer(result.customer, hideNames) }),
    findings: result.findings.map((finding) => redactFinding(finding, hide)),
    ...(suppressed === undefined ? {} : { suppressed: suppressed.map((finding) => redactFinding(finding, hide)) }),
    ...(summary === undefined ? {} : { summary: redactSummary(summary, customerNames) }),
    ...(transcript === undefined ? {} : { transcript: withoutSplitNumbers(transcript.map((turn) => redactTurn(turn, hide))) }),
  };
}

function hiddenCustomer({ id, name }: NonNullable<CallResult["customer"]>, hideNames: NameHider | undefined): CallResult["customer"] {
  return { ...(id === undefined ? {} : { id: redactCustomerId(id, hideNames) }), ...(name === undefined ? {} : { name: "[NAME]" }) };
}

/** What a call adds to the story of its customer, without personal data; `said`: the words of the customer's names that the call holds. */
export function redactSummary(summary: CallSummary, said: readonly string[] = []): CallSummary {
  const hideNames = nameHider([...(summary.customer?.names ?? []), ...said]);
  const hide = (text: string) => redactWords(text, hideNames);
  const hidden = <T extends Quote>(quote: T): T => {
    const words = hideWords(quote, hide);
    return { ...quote, ...words, ...(words.text === undefined || quote.digest !== undefined ? {} : { digest: digestOf(quote) }) };
  };
  return {
    ...summary,
    ...(summary.customer === undefined ? {} : { customer: customerWithout(summary.customer, (id) => redactCustomerId(id, hideNames)) }),
    begins: hidden(summary.begins),
    promises: summary.promises.map((one) => ({ ...hidden(one), ...(one.done === undefined ? {} : { done: hidden(one.done) }) })),
    complaints: summary.complaints.map(hidden),
    transfers: summary.transfers.map(hidden),
  };
}

/** Ids are kept, unless they are an address or a number themselves. */
function customerWithout({ id, names }: NonNullable<CallSummary["customer"]>, hideId: (id: string) => string) {
  return { ...(id === undefined ? {} : { id: hideId(id) }), names: names.map(() => "[NAME]") };
}

/** A result or a failure without personal data. */
export function redactAny(result: CallResult | Failure): CallResult | Failure {
  return "message" in result ? { ...result, message: redactText(result.message) } : redact(result);
}

function redactFinding(finding: Finding, hide: (text: string) => string): Finding {
  return {
    ...finding,
    ...hideWords(finding, hide),
    message: hide(finding.message),
    related: finding.related.map((other) => ({ ...other, quote: hide(other.quote), message: hide(other.message) })),
    suggestions: finding.suggestions.map(hide),
  };
}

function redactTurn({ speaker, ...turn }: TranscriptTurn, hide: (text: string) => string): TranscriptTurn {
  // An agent's name is for --pseudonyms to hide.
  return { ...turn, speaker: speaker === undefined || turn.role === "agent" ? speaker : hide(speaker), text: hide(turn.text) };
}

/** What was said, and by whom. */
function hideWords(
  { text, at, quote, role, speaker }: Omit<Quote, "line" | "column">,
  hide: (text: string) => string,
): Partial<Pick<Quote, "speaker" | "text" | "at" | "quote">> {
  const whole = hide(text);
  return {
    ...(role === "customer" && speaker !== undefined ? { speaker: hide(speaker) } : {}),
    ...(whole === text ? {} : placed(hide(text.slice(0, at)), hide(quote), whole)),
  };
}

/** Where the hidden quote stands in the hidden text; a token that reaches over its edge takes the quote in. */
export function placed(before: string, quote: string, text: string): Pick<Finding, "text" | "at" | "quote"> {
  if (text.startsWith(before + quote)) return { text, at: before.length, quote };
  const found = text.indexOf(quote);
  return found < 0 ? { text, at: 0, quote: text } : { text, at: found, quote };
}

/** What was said, without personal data. */
export function redactWords(text: string, hideNames?: NameHider): string {
  return redactText(text, hideNames).replaceAll(LONG_NUMBER, "[NUMBER]");
}

/** An id or a file's name without personal data: machines number with as many digits as cards have, and only card numbers are hidden. */
export function redactId(id: string, hideNames?: NameHider): string {
  const parts = id.split(/(?<![\d+-])(\d{7,})(?![\d-])/);
  return parts.map((part, index) => (index % 2 === 0 ? redactText(part, hideNames) : isCardNumber(part) ? "[CARD]" : part)).join("");
}

/** The same of a customer: one whose id is an address or a number stays apart from others, by a digest of it. */
export function redactCustomerId(id: string, hideNames?: NameHider): string {
  const hidden = redactId(id, hideNames);
  return hidden === id ? id : `${hidden}#${hash("sha256", id, "hex").slice(0, 8)}`;
}

/** A text without personal data; long numbers that are none of cards are kept. */
export function redactText(text: string, hideNames?: NameHider): string {
  // Each pattern is tried only where something it cannot do without is there: most texts are long, and hold neither.
  const nameless = text.includes("@") ? text.replaceAll(EMAIL, "[EMAIL]") : text;
  const plain = /\d/.test(nameless)
    ? nameless
        .replaceAll(CARD, "[CARD]")
        .replaceAll(SECURITY, "[SSN]")
        .replaceAll(TRUNK, "[PHONE]")
        .replaceAll(PHONE, "[PHONE]")
        .replaceAll(FIVES, "[PHONE]")
        .replaceAll(DIALLED, "[PHONE]")
    : nameless;
  const spoken = plain.replaceAll(SPOKEN_NUMBER, "[NUMBER]");
  return hideNames === undefined ? spoken : hideNames(spoken);
}

/** Hides somebody's names in a text. */
export type NameHider = (text: string) => string;

/** Hides these names, whole and in part; undefined where there is nothing to hide. */
export function nameHider(names: readonly string[]): NameHider | undefined {
  // What is hidden already is no name: "[NAME]", also by whoever made the transcript.
  const shown = names.map((name) => name.replaceAll(/\[[^\]]*\]/g, " "));
  const parts = shown.flatMap((name) => name.split(/[^\p{L}'’-]+/u)).filter((part) => part.length > 1 && !TITLE.test(part));
  if (parts.length === 0) return undefined;
  const all = [...new Set(parts)]
    .sort((one, other) => other.length - one.length)
    .map((part) => withoutMarks(part).replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(`(?<![\\p{L}])(?:${all.join("|")})(?![\\p{L}])`, "giu");
  // "Will" is hidden, "will" is not.
  const hidden = (word: string) => (word === word.toLowerCase() && isOrdinaryWord(word) ? word : "[NAME]");
  return (text) => {
    const bare = withoutMarks(text);
    if (bare === text) return text.replaceAll(pattern, hidden);
    let shown = "";
    let at = 0;
    for (const { index, 0: word } of bare.matchAll(pattern)) {
      shown += text.slice(at, index) + hidden(text.slice(index, index + word.length));
      at = index + word.length;
    }
    return shown + text.slice(at);
  };
}

/** "Zoe" for "Zoë": who types or recognises a name leaves marks out. Every character keeps its place. */
function withoutMarks(text: string): string {
  return text.replaceAll(/[\u00c0-\u024f\u1e00-\u1eff]/g, (letter) => letter.normalize("NFD")[0]!);
}

const TITLE = /^(?:mr|mrs|ms|miss|dr)$/i;
