// Longer than a source file should be: one pass over a text, with all that makes words of it.
import { FILLERS, isFirstHalf, joined, respell, STUTTERED, withoutApostrophe } from "./spelling.js";

/**
 * A text as words to compare: lower case, contractions opened, one spelling, no punctuation, fillers, stutters or stage
 * directions. `norm` holds each word followed by one space, with a space before the first.
 */
export interface Tokens {
  readonly words: readonly string[];
  /** Offset in the original text at which what became the word starts. */
  readonly from: readonly number[];
  /** Offset in the original text at which it ends. */
  readonly to: readonly number[];
  /** Indices of words that stand first after a full stop, question mark, exclamation mark, or at the start. */
  readonly sentences: readonly number[];
  readonly norm: string;
  /** Offset of each word in `norm`. */
  readonly at: readonly number[];
}

/** Where the sentence that a word stands in begins: the index of its first word. */
export function sentenceStart(sentences: Tokens["sentences"], word: number): number {
  return sentences.findLast((start) => start <= word) ?? 0;
}

/** Where it ends: the index of the word that opens the next sentence, or the number of words. */
export function sentenceEnd(sentences: Tokens["sentences"], words: Tokens["words"], word: number): number {
  return sentences.find((start) => start > word) ?? words.length;
}

/** Redaction marks and placeholders are words of their own: a name, a day or time, some other datum, or nobody knows what. */
export type Redaction = "[name]" | "[date]" | "[data]" | "[pii]";

const DIRECTION =
  /^\W*(?:(?:a|an|the|after|after a|short|brief|long|few|some|more|slight|moments?|seconds?|minutes?)\s)*(?:pause|pauses|silence|hold|holds|on hold|holding|music|laughs?|laughing|laughter|chuckl\w*|sighs?|sighing|typing|types|keyboard|clicks?|clicking|cough\w*|noise|inaudible|unintelligible|crosstalk|cross talk|overlapping|beeps?|ring\w*|phone|call|moments?|seconds?|minutes?|mutters?|crying|sobbing|background|static|breath\w*|blank_audio|interrupted|interrupting|applause|click|dial\w*|transfer\w*|disconnect\w*|hangs up|end|reads?|checks?|checking|processing|wait\w*)\b/i;

const NAME =
  /^(?:(?:customer|person|agent|caller|client|user|patient|member)[\s_-]*)?(?:(?:first|last|full)[\s_-]*)?name[\s_-]*\d*$|^person[\s_-]*\d*$/i;
const HIDDEN = /^(?:pii|redacted|removed|masked|anonymi[sz]ed|hidden|x+|\*+)$/i;
const DATUM =
  /^(?:dob|phone|email|e-mail|address|number|account|card|zip|postcode|city|company|amount|ssn|url|pin|location|organi[sz]ation|order|policy|id)(?:[\s_-](?:number|code|of birth|id|address|name|date))?[\s_-]*\d*$/i;

const WHEN = /^(?:\w+[\s_-]){0,3}(?:date|time|day|hour|deadline|eta)[\s_-]*\d*$/i;
/** What a script's placeholder for a team is read as: any team will do. */
const TEAM = /^(?:\w+[\s_-]){0,2}(?:team|department|dept|desk|queue)(?:[\s_-]name)?$/i;

function redaction(marked: string): Redaction | undefined {
  // "{{ticket.requester.first_name}}"
  const inside = marked.slice(marked.lastIndexOf(".") + 1);
  if (NAME.test(inside)) return "[name]";
  if (/birth/i.test(inside)) return "[data]";
  if (WHEN.test(inside) && !DIRECTION.test(inside)) return "[date]";
  if (HIDDEN.test(inside)) return "[pii]";
  if (DATUM.test(inside)) return "[data]";
  return /^[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)+$/.test(inside) && inside.length < 30 && !DIRECTION.test(inside) ? "[data]" : undefined;
}

const BRACKETS: Readonly<Record<string, string>> = { "[": "]", "(": ")", "{": "}", "*": "*", "<": ">" };

/** The words of a text, each with where it came from. */
export function tokenize(text: string): Tokens {
  return new Tokenizer(text).run();
}

const LETTER = 1;
const INNER = 2;
const STOP = 3;
const OPEN = 4;
const APOSTROPHE = 5;

const CLASS = new Uint8Array(128);
for (let code = 48; code < 58; code++) CLASS[code] = LETTER;
for (let code = 97; code < 123; code++) CLASS[code] = LETTER;
for (let code = 65; code < 91; code++) CLASS[code] = LETTER;
for (const char of ".,:@_") CLASS[char.charCodeAt(0)] = INNER;
for (const char of "!?;") CLASS[char.charCodeAt(0)] = STOP;
for (const char of "[({*<") CLASS[char.charCodeAt(0)] = OPEN;
CLASS[39] = APOSTROPHE;

function classOf(code: number): number {
  if (code < 128) return CLASS[code]!;
  if (code === 0x2019 || code === 0x2018 || code === 0x02bc) return APOSTROPHE;
  // Latin-1 letters and all beyond general punctuation and symbols count as letters.
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba ? LETTER : 0;
  if (code === 0xd7 || code === 0xf7) return 0;
  return (code >= 0x2000 && code <= 0x2bff) || (code >= 0x3000 && code <= 0x303f) || code === 0xfeff || code === 0xfffd ? 0 : LETTER;
}

/** What a written word becomes; looked up once for each word of a text. */
interface Spelling {
  words: readonly string[];
  filler: boolean;
  /** Said twice in a row it is a stutter. */
  stutters: boolean;
  firstHalf: boolean;
  ambiguous: boolean;
}

/** A full stop behind these ends no sentence. */
const ABBREVIATED = new Set("dr mr mrs ms st prof jr sr inc ltd corp vs approx ext dept".split(" "));

class Tokenizer implements Tokens {
  readonly words: string[] = [];
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly sentences: number[] = [];
  private form: string | undefined;
  private offsets: number[] | undefined;

  private readonly text: string;
  private readonly lower: string;
  private fresh = true;
  private lastRaw = "";
  private halved = false;
  private ambiguous = false;

  constructor(text: string) {
    this.text = text;
    const lower = text.toLowerCase();
    // A few capitals (İ) become two characters; such texts keep their case rather than their offsets shift.
    this.lower = lower.length === text.length ? lower : text.replace(/[A-Z]/g, (capital) => capital.toLowerCase());
  }

  get norm(): string {
    return (this.form ??= this.words.length > 0 ? ` ${this.words.join(" ")} ` : " ");
  }

  get at(): readonly number[] {
    if (this.offsets === undefined) {
      this.offsets = [];
      let offset = 1;
      for (const word of this.words) {
        this.offsets.push(offset);
        offset += word.length + 1;
      }
    }
    return this.offsets;
  }

  run(): this {
    const { text } = this;
    const { length } = text;
    let index = 0;
    while (index < length) {
      const code = text.charCodeAt(index);
      if (code === 32) {
        index++;
        continue;
      }
      const kind = classOf(code);
      if (kind === LETTER) index = this.word(index);
      else if (kind === OPEN) index = this.bracket(index);
      else {
        if (kind === STOP || (code === 46 && !ABBREVIATED.has(this.lastRaw))) this.fresh = true;
        else if (code === 38) this.push("and", index, index + 1);
        else if (code === 37 && this.isPercentage(index)) this.push("percent", index, index + 1);
        index++;
      }
    }
    if (this.ambiguous) this.openAmbiguous();
    return this;
  }

  /** "100%", "5 %"; not "%name%", which is a placeholder. */
  private isPercentage(mark: number): boolean {
    const before = this.text.charCodeAt(mark - 1) === 32 ? mark - 2 : mark - 1;
    return isDigit(this.text.charCodeAt(before)) && classOf(this.text.charCodeAt(mark + 1)) !== LETTER;
  }

  /** Reads one word from `start`; returns where it ends. */
  private word(start: number): number {
    const { text } = this;
    const { length } = text;
    let end = start + 1;
    let curly = false;
    for (; end < length; end++) {
      const code = text.charCodeAt(end);
      if (code < 128 ? CLASS[code] === LETTER : classOf(code) === LETTER) continue;
      if (code === 32 || end + 1 >= length || classOf(text.charCodeAt(end + 1)) !== LETTER) break;
      const kind = classOf(code);
      if (kind === APOSTROPHE) curly ||= code > 128;
      else if (kind !== INNER || !this.joinsAt(start, end)) break;
    }
    const raw = this.lower.slice(start, end);
    this.say(curly ? raw.replaceAll(/[\u2019\u2018\u02bc]/g, "'") : raw, start, end);
    return end;
  }

  /** Whether a mark between two letters or digits belongs to one word: 3.9, 10:30, 1,260, a.m., name@host. */
  private joinsAt(start: number, mark: number): boolean {
    const { text } = this;
    const code = text.charCodeAt(mark);
    if (code === 64 || code === 95) return true;
    const digits = isDigit(text.charCodeAt(mark - 1)) && isDigit(text.charCodeAt(mark + 1));
    return (
      digits || (code === 46 && mark - start === 1 && !isDigit(text.charCodeAt(start)) && classOf(text.charCodeAt(mark + 2)) !== LETTER)
    );
  }

  private say(raw: string, start: number, end: number): void {
    const spelling = spellings.get(raw) ?? remember(raw);
    if (spelling.filler) return;
    if (spelling.stutters && raw === this.lastRaw && this.to.length > 0) {
      this.to[this.to.length - 1] = end;
      return;
    }
    this.lastRaw = raw;
    if (this.halved && !this.fresh && this.join(raw, end)) return;
    this.halved = spelling.firstHalf;
    this.ambiguous ||= spelling.ambiguous;
    for (const word of spelling.words) this.push(word, start, end);
  }

  /** Makes one word of the last one and this, where they are one. */
  private join(raw: string, end: number): boolean {
    const last = this.words.length - 1;
    const both = joined(this.words[last]!, raw);
    if (both === undefined) return false;
    this.words[last] = both;
    this.to[last] = end;
    this.halved = false;
    return true;
  }

  private push(word: string, from: number, to: number): void {
    const { words } = this;
    const last = words.length - 1;
    if (last >= 0 && words[last] === word && this.from[last] !== from && STUTTERED.has(word)) {
      this.to[last] = to;
      return;
    }
    if (this.fresh) {
      this.sentences.push(words.length);
      this.fresh = false;
    }
    words.push(word);
    this.from.push(from);
    this.to.push(to);
  }

  /** Stage directions are not said; redaction marks stand for a word; other brackets are only skipped themselves. */
  private bracket(start: number): number {
    const open = this.text[start]!;
    const doubled = open === "{" && this.text[start + 1] === "{";
    const first = doubled ? start + 2 : start + 1;
    if (open === "*" && this.text[start + 1] === "*") return this.stars(start);
    const length = this.text.slice(first, first + LONGEST_ASIDE).indexOf(BRACKETS[open]!);
    if (length < 0) return start + 1;
    const close = first + length;
    const inside = this.text.slice(first, close).trim();
    const end = doubled && this.text[close + 1] === "}" ? close + 2 : close + 1;
    const mark = open === "*" ? undefined : open === "{" && TEAM.test(inside) ? "billing" : redaction(inside);
    if (mark !== undefined && (open !== "(" || mark === "[name]" || mark === "[pii]")) {
      this.push(mark, start, end);
      return end;
    }
    return open === "[" || DIRECTION.test(inside) ? end : start + 1;
  }

  /** `***` is a redaction, `**` only makes bold. */
  private stars(start: number): number {
    let end = start;
    while (this.text[end] === "*") end++;
    if (end - start > 2) this.push("[pii]", start, end);
    return end;
  }

  /** Opens contractions that lost their apostrophe and look like other words, where the next word tells. */
  private openAmbiguous(): void {
    const { words, from, to, sentences } = this;
    for (let index = 0; index < words.length; index++) {
      const word = words[index]!;
      // "Well, have a look": a comma behind it tells that it is the word that it looks like.
      if (!AMBIGUOUS.has(word) || this.text[to[index]!] === ",") continue;
      const open = withoutApostrophe(word, words[index - 1] ?? "", words[index + 1] ?? "", words[index + 2]);
      if (open === undefined) continue;
      words.splice(index, 1, ...open.split(" "));
      from.splice(index, 0, from[index]!);
      to.splice(index, 0, to[index]!);
      for (let sentence = 0; sentence < sentences.length; sentence++) if (sentences[sentence]! > index) sentences[sentence]!++;
    }
  }
}

/** Characters of what stands in brackets, and the closing one; longer texts are said. */
const LONGEST_ASIDE = 121;

const AMBIGUOUS = new Set(["ill", "well", "id", "wed", "were", "shell", "hell"]);

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Spellings by written word; bounded, because names and numbers never end. */
const spellings = new Map<string, Spelling>();
const REMEMBERED = 50_000;

function remember(raw: string): Spelling {
  const words = (respell(raw) ?? raw).split(" ");
  const spelling = {
    words,
    filler: FILLERS.has(raw),
    stutters: STUTTERED.has(raw) || raw.includes("'"),
    firstHalf: words.length === 1 && isFirstHalf(words[0]!),
    ambiguous: AMBIGUOUS.has(raw),
  };
  if (spellings.size < REMEMBERED) spellings.set(raw, spelling);
  return spelling;
}
