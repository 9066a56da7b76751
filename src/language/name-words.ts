// Longer than a source file should be: what makes a word a name, with its lists.
import { countBefore } from "../sorted.js";
import { byWord } from "./by-word.js";
import type { Conversation, Utterance } from "./conversation.js";
import { isGivenName } from "./given-names.js";
import { areFormsOfOne, soundsLike } from "./name-forms.js";
import { isOrdinaryByEnding, isOrdinaryWord } from "./ordinary-words.js";

/** Which part of a name a person is known by: `single` where one word may be either. */
export type NameForm = "full" | "first" | "last" | "single";

/** Some words of a turn that name a person. */
export interface NameRun {
  /** Indices of its first and last word; the title, if any, stands before. */
  first: number;
  last: number;
  /** In lower case, without accents and apostrophes; empty where the name is a redaction mark. */
  words: readonly string[];
  title: boolean;
  redacted: boolean;
}

/** How much a word looks like a name where it stands: not at all, possibly, or surely. */
export type Likeness = 0 | 1 | 2;

const TITLES = new Set(
  "mr mrs ms miss mx dr doctor prof professor captain capt lieutenant reverend rev sergeant sgt pastor rabbi colonel madame monsieur senor senora signor signora herr frau".split(
    " ",
  ),
);
const PARTICLES = new Set("van von der den de del della di da dos du la le el al bin ibn ben ter ten zu st mac mc o san abu".split(" "));
/** Brands, days and forms of address that stand where names do and are not among the ordinary words. */
const NO_NAMES = new Set(
  (
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays january february october november december english spanish french german italian " +
    "samsung google netflix visa mastercard amazon apple iphone ipad android windows microsoft paypal facebook whatsapp instagram youtube " +
    "honda toyota nissan chevrolet hyundai tesla bmw audi fedex ups dhl usps zoom outlook gmail chrome safari hulu spotify uber " +
    "hun bud dude bro sis sweetie honey champ pal mate luv duck hen pet babe darling love dear gents ladies gentlemen folks guys " +
    "beauty champion magic champ bonza rad mint ace smashing ta cheerio toodle ciao tarra ditto stellar groovy dandy lush fab sweet wicked fantastic amen bingo touche " +
    "sherlock einstein livid skint wi fi wifi broadband bluetooth internet ethernet router modem firmware android sim esim vpn pin otp pdf url sms imei iccid"
  ).split(" "),
);
/** Ordinary words that many people bear as a family name. */
const FAMILY_WORDS = new Set(
  (
    "brown green white black gray long price love rose day page rice rivers north park lane bush frost short strong best good reed ward " +
    "lamb silver gold diamond cross house wood woods stone field fields hill hills bell cook baker young king west bird fox fish waters " +
    "banks brooks church power powers summers winters may march knight bishop little small wise sharp swift chance gray field mills " +
    "nguyen case cash cole dean drew early fair fry golden grant hand hart head hood hope hunt joy key law light lock lord low marsh " +
    "moon moss noble pace patch penny pitt pool poor post rich rush sage sands self sierra singer speed street tell trip tucker vale wall walls " +
    "wells wild winter worth yates younger major mark marks price church camp carpenter driver farmer glass hurt land lent lucky"
  ).split(" "),
);

const withoutAccents = byWord((word) =>
  word
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .replaceAll("ø", "o")
    .replaceAll("ß", "ss")
    .replaceAll("ł", "l"),
);

/** A word without accents. */
export function plain(word: string): string {
  // Nearly all are: each look at a pattern costs more than one at every letter.
  for (let index = 0; index < word.length; index++) if (word.charCodeAt(index) > 126) return withoutAccents(word);
  return word;
}

export function isTitle(word: string | undefined): boolean {
  return word !== undefined && TITLES.has(plain(word));
}

/** Whether capitals tell names in this transcript: most turns begin with one, and not all letters are. */
export function isCased(call: Conversation): boolean {
  let begun = 0;
  let shouted = 0;
  let spoken = 0;
  for (const { text, role, tokens } of call.turns) {
    const from = tokens.from[0];
    if (role === "system" || from === undefined) continue;
    spoken++;
    if (/\p{Lu}/u.test(text[from]!)) begun++;
    if (tokens.words.length > 1 && text === text.toUpperCase()) shouted++;
  }
  return spoken > 0 && begun / spoken > 0.6 && shouted / spoken < 0.5;
}

/** Whether a word begins with a capital that its place in the sentence does not call for. */
function isCapital(turn: Utterance, word: number): boolean {
  const { from, to } = turn.tokens;
  const code = turn.text.charCodeAt(from[word]!);
  // Most words begin with a small letter of the alphabet.
  if (code < 65 || (code > 90 && code < 123)) return false;
  const written = turn.text.slice(from[word], to[word]);
  return (code <= 90 || /^\p{Lu}/u.test(written)) && !(written.length > 1 && written.length < 6 && written === written.toUpperCase());
}

/** Letters of a title that is written with a full stop: "Mrs.", "Prof.". */
const SHORTENED = 4;

/** Whether a sentence begins at this word; the full stop of "Mr." or of an initial ends none. */
export function beginsSentence({ tokens }: Utterance, word: number): boolean {
  if (word === 0) return true;
  const before = tokens.words[word - 1]!;
  return holds(tokens.sentences, word) && before.length > 1 && !(before.length <= SHORTENED && isTitle(before));
}

/** Whether a sorted list holds a number; transcripts of one long turn have thousands of sentences. */
function holds(sorted: readonly number[], wanted: number): boolean {
  return sorted[countBefore(sorted.length, (index) => sorted[index]! < wanted)] === wanted;
}

/** Whether a comma, dash or other mark stands between a word and the one before. */
export function isApart({ text, tokens }: Utterance, word: number): boolean {
  return word > 0 && /[,:;–—!?()"“”]|\s-\s/.test(text.slice(tokens.to[word - 1], tokens.from[word]));
}

/** Whether a word is the second half of a contraction: the "will" of "you'll". */
function isOpened({ tokens: { from } }: Utterance, word: number): boolean {
  return word > 0 && from[word] === from[word - 1];
}

/** Whether a word is the second half of a hyphened one: the "woo" of "Ji-woo". */
function isHyphened({ text, tokens: { from, to } }: Utterance, word: number): boolean {
  return word > 0 && word < from.length && from[word] === to[word - 1]! + 1 && text[to[word - 1]!] === "-";
}

/** What a word is by itself, wherever it stands. */
const lookOf = byWord((said) => {
  const form = plain(said);
  return {
    form,
    isNone: !/^[\p{L}']+$/u.test(said) || /^(.)\1+$/.test(said) || NO_NAMES.has(form) || TITLES.has(form),
    ordinary: isOrdinaryWord(form) && form !== "nguyen",
    given: isGivenName(form) || isGivenName(said),
  };
});

/** How much a word of a turn looks like a part of somebody's name. */
export function likenessOf(turn: Utterance, word: number, cased: boolean): Likeness {
  const said = turn.tokens.words[word];
  if (isHyphened(turn, word)) return likenessOf(turn, word - 1, cased);
  if (said === undefined || said.length < 2 || (cased && !isCapital(turn, word))) return 0;
  const look = lookOf(said);
  if (look.isNone || isOpened(turn, word)) return 0;
  const ordinary = look.ordinary && !isFamilyName(turn, word, look.form, cased);
  if (cased) {
    if (look.given) return ordinary && beginsSentence(turn, word) ? 0 : 2;
    return ordinary ? (FAMILY_WORDS.has(look.form) && !beginsSentence(turn, word) ? 1 : 0) : 1;
  }
  return ordinary ? 0 : look.given ? 2 : 1;
}

/** "Mr Harding", "Sinead Flahive": behind a title or a given name an ending makes no ordinary word. */
function isFamilyName(turn: Utterance, word: number, form: string, cased: boolean): boolean {
  const { words } = turn.tokens;
  const before = words[word - 1];
  if (before === undefined || !isOrdinaryByEnding(form)) return false;
  if (isTitle(before)) return true;
  return (
    cased &&
    (isGivenName(plain(before)) || (isCapital(turn, word - 1) && !beginsSentence(turn, word - 1) && !isOrdinaryWord(plain(before))))
  );
}

const SKIPPED = new Set(
  "also actually just really simply still mr mrs ms miss dr doctor professor captain lieutenant reverend sergeant old nurse officer agent operator probably yes the".split(
    " ",
  ),
);
/** What may follow a name in speech without punctuation. */
const AFTER_NAME = new Set(
  "i and my from with at here speaking calling like so but we is are was am it you can could how what thank thanks please for on in the a this that yes no mrs mr".split(
    " ",
  ),
);
const LONGEST = 4;

/**
 * The name that begins at a word of a turn.
 * @param sure Something before tells that a name comes ("my name is"): then even an ordinary word may be one.
 */
export function nameAt(turn: Utterance, from: number, cased: boolean, sure: boolean): NameRun | undefined {
  const { words } = turn.tokens;
  let first = from;
  while (first < words.length && first < from + 3 && SKIPPED.has(words[first]!)) first++;
  const title = first > 0 && isTitle(words[first - 1]) && !beginsSentence(turn, first) && !isMissed(turn, first - 1, cased);
  if (words[first] === "[name]" || words[first] === "[pii]") return { first, last: first, words: [], title, redacted: true };
  const found: string[] = [];
  let last = first - 1;
  for (let word = first; word < words.length && found.length < LONGEST; word++) {
    if (word > first && (words[word] === "'s" || beginsSentence(turn, word) || isApart(turn, word))) break;
    if (isParticle(turn, word, cased) && !(word === first && !title && isGivenHere(turn, word, cased))) continue;
    // "Mrs Kettle": behind a title any word with a capital.
    const isTitled = title && cased && word === first && isCapital(turn, word);
    if (!isTitled && !isPart(turn, word, found.length, cased, sure || title)) break;
    if (found.at(-1) !== plain(words[word]!)) found.push(plain(words[word]!));
    last = word;
  }
  return found.length === 0 ? undefined : { first, last, words: found, title, redacted: false };
}

/** "That would miss Sunday": where capitals tell names, a title has one. */
function isMissed({ text, tokens: { words, from } }: Utterance, word: number, cased: boolean): boolean {
  return cased && words[word] === "miss" && text[from[word]!] === "m";
}

/** "My name's Al Tate", "it's Ben Cole": a given name where a particle may stand. */
function isGivenHere(turn: Utterance, word: number, cased: boolean): boolean {
  return isGivenName(turn.tokens.words[word]!) && (!cased || isCapital(turn, word));
}

/** Whether a word is the "van der" of "van der Berg". */
function isParticle(turn: Utterance, word: number, cased: boolean): boolean {
  const { words } = turn.tokens;
  if (!PARTICLES.has(words[word]!)) return false;
  const next = PARTICLES.has(words[word + 1] ?? "") ? word + 2 : word + 1;
  return likenessOf(turn, next, cased) > 0;
}

function isPart(turn: Utterance, word: number, before: number, cased: boolean, sure: boolean): boolean {
  if (likenessOf(turn, word, cased) > 0) return true;
  const said = turn.tokens.words[word]!;
  if (said.length < 2 || !/^[\p{L}']+$/u.test(said) || NO_NAMES.has(said)) return false;
  if (cased)
    return (
      isCapital(turn, word) &&
      (before > 0 || sure) &&
      (isGivenName(said) || FAMILY_WORDS.has(said) || (before > 0 && isCalling(turn, word)))
    );
  const next = turn.tokens.words[word + 1];
  const isLast = next === undefined || AFTER_NAME.has(next) || beginsSentence(turn, word + 1) || next.length === 1;
  if (before > 0) return FAMILY_WORDS.has(said) && isLast;
  return sure && (isGivenName(said) || (FAMILY_WORDS.has(said) && (isLast || likenessOf(turn, word + 1, cased) > 0)));
}

/** What stands behind a name that is a company's: "Rowan Clinic". */
const PLACE_WORDS =
  /^(?:from|support|service|services|care|team|reception|sales|billing|accounts|clinic|hotel|bank|motors|garage|dental|surgery|pharmacy|insurance|energy|travel|council|airlines|school|university|college|hospital|house|lodge|centre|center|vets|foods|homes|broadband|telecom|mobile|housing|properties|group|ltd|inn|practice|solutions|systems|direct|express|couriers|parcels|logistics|tyres|tires|library|stores|store|desk)$/;

/** "This is Farida Contractor.", "Ben Driver from": any word is a family name behind a given one, if nothing but an end or a place follows. */
function isCalling(turn: Utterance, word: number): boolean {
  const { words } = turn.tokens;
  const next = words[word + 1];
  return (
    isGivenName(words[word - 1]!) &&
    !PLACE_WORDS.test(words[word]!) &&
    (next === undefined ||
      beginsSentence(turn, word + 1) ||
      isApart(turn, word + 1) ||
      /^(?:from|here|speaking|calling|again|on|in)$/.test(next))
  );
}

/** A name spelled letter by letter from a word on ("k o w a l", "double l"), at least three letters long. */
export function spelledAt({ tokens: { words } }: Utterance, from: number): { name: string; last: number } | undefined {
  let name = "";
  let word = from;
  for (; word < words.length; word++) {
    const said = words[word]!;
    if (/^\p{L}$/u.test(said)) name += said;
    else if (said === "double" && words[word + 1]?.length === 1) name += words[word + 1]!;
    else if (/^(?:as|like|for)$/.test(said) && name !== "") word += words[word + 1] === "in" ? 2 : 1;
    else break;
  }
  return name.length < 3 ? undefined : { name: plain(name), last: word - 1 };
}

/** Whether one of two words may be what was heard of the other: Alan and Allen, Chevon and Shavon. */
export function isHeardAlike(one: string, other: string): boolean {
  if (areFormsOfOne(one, other) || soundsLike(one, other)) return true;
  const bones = skeleton(one);
  return bones.length > 2 && bones === skeleton(other) && Math.abs(one.length - other.length) < 4;
}

/** The consonants that are heard of a name. */
const skeleton = byWord((name) =>
  name
    .replaceAll(/ph/g, "f")
    .replaceAll(/sch|sh|ch|th(?=e)|[szxjc](?=[eiy])|[szj]/g, "s")
    .replaceAll(/ck|[cqkg]/g, "k")
    .replaceAll(/[dt]h?/g, "t")
    .replaceAll(/[vw]/g, "v")
    .replaceAll(/[aeiouyh]/g, "")
    .replaceAll(/(.)\1+/g, "$1"),
);
