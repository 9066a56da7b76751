// Longer than a source file should be: what is asked for, and all that tells what it is for.
import type { Span } from "../call.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { isNumberWord } from "./numbers.js";
import { sentenceEnd, sentenceStart } from "./tokens.js";

/** What agents ask customers for. */
export type Datum = "name" | "phone" | "email" | "number" | "postcode" | "birth" | "address" | "social" | "card" | "secret";

/** The agent asks for a datum. */
export interface Question {
  turn: Utterance;
  datum: Datum;
  /** Which one, where it says: "order", "account", "last". */
  kind: string;
  mention: Mention;
  /** From the words that ask to the datum. */
  at: Span;
}

/** Consecutive turns of the agent that ask for personal or security data. */
export interface QuestionRun {
  /** Those that were asked without a word of what for. */
  unexplained: readonly Question[];
}

const DATA: readonly Datum[] = ["name", "phone", "email", "number", "postcode", "birth", "address", "social", "card", "secret"];
const DATA_CUES = DATA.map((datum) => `datum-${datum}`);
/** Personal and security data: to ask for one of these needs a reason (RULES.md). */
const SENSITIVE: ReadonlySet<Datum> = new Set(["birth", "address", "social", "card", "secret"]);
/** So many words may stand between the words that ask and the datum, or between two data of one list. */
const REACH = 14;
const LIST = 9;
/** A question without words that ask ("your date of birth?") is not longer than this before the datum. */
const BARE = 5;

/** What an agent's turn asks for, first to last. */
export function questionsOf(turn: Utterance): readonly Question[] {
  return turn.fact(questionsIn);
}

function questionsIn(turn: Utterance): readonly Question[] {
  if (!turn.has(...DATA_CUES)) return NONE;
  const mentions = DATA.flatMap((datum, index) => turn.mentions(DATA_CUES[index]!).map((mention) => ({ datum, mention }))).sort(
    (one, other) => one.mention.first - other.mention.first || other.mention.last - one.mention.last,
  );
  const asks = turn.mentions("asks-for");
  const found: Question[] = [];
  for (const { datum, mention } of mentions) {
    const last = found.at(-1);
    if (last !== undefined && mention.first <= last.mention.last) continue;
    const start = askedFrom(mention, asks, last, mentions);
    if (start === undefined || isReadBack(mention)) continue;
    const kind = datum === "card" ? partOfCard(mention.text) : (mention.captures["kind"] ?? "").trim();
    found.push({ turn, datum, kind, mention, at: { turn: turn.index, start, end: mention.end } });
  }
  return found;
}

const NONE: readonly Question[] = [];

/** The number of a card, and what else stands on it: each is asked for once. */
function partOfCard(text: string): string {
  return /expir|valid|cvv|cvc|security|back|sort|start|issue|last/i.exec(text)?.[0].toLowerCase() ?? "";
}

/** Where the question begins, if it is one. */
function askedFrom(
  mention: Mention,
  asks: readonly Mention[],
  last: Question | undefined,
  data: readonly { mention: Mention }[],
): number | undefined {
  const { turn, first } = mention;
  // "Who's calling?", "where do you live?" need no other words that ask.
  if (/^(?:who|where(?:abouts)? ?(?:do|d['’]|are)|.*and you are$)/i.test(mention.text)) return mention.start;
  const sentence = sentenceStart(turn.tokens.sentences, first);
  const ask = asks.findLast((one) => one.first <= mention.first && one.first >= sentence && first - one.last <= REACH);
  // "Can you give" and "give me your" are one.
  if (ask !== undefined) return asks.find((one) => one.first <= ask.first && one.last >= ask.first)!.start;
  if (last !== undefined && first - last.mention.last <= LIST && sentence <= last.mention.last) return mention.start;
  return isBare(mention, sentence, data) ? mention.start : undefined;
}

/** "Date of birth?", "and your name again": the datum ends what is said, and little or nothing comes before it. */
function isBare(mention: Mention, sentence: number, data: readonly { mention: Mention }[]): boolean {
  const { turn, first, last } = mention;
  const { words, sentences } = turn.tokens;
  const end = sentenceEnd(sentences, words, last);
  // "Your home address and date of birth?" asks for both.
  const isOther = (index: number) => data.some(({ mention }) => mention.first <= index && index <= mention.last);
  // "Your address, including the flat number?"
  const isMore = /^(?:including|plus|along)$/.test(words[last + 1] ?? "");
  const behind = words.slice(last + 1, end - calledAtEnd(turn, mention.end));
  // "The last four of the card you pay with."
  const clause = behind.findIndex(
    (word, index) => word === "while" || (/^(?:you|when)$/.test(word) && RELATED.test(behind[index + (word === "you" ? 1 : 2)] ?? "")),
  );
  const rest = clause < 0 || behind.length - clause > LONGEST_CLAUSE ? behind : behind.slice(0, clause);
  if (!isMore && rest.some((word, index) => !TRAILING.has(word) && !isOther(last + 1 + index))) return false;
  if (isPraise(mention)) return false;
  if (isBehindComma(mention) && (/^\W*\?/.test(turn.text.slice(mention.end)) || rest.includes("please"))) return true;
  if (first - sentence <= BARE && words.slice(sentence, first).every((word) => LEADING.has(word))) return true;
  // Without punctuation what came before is not told apart: "i'll reset it now personnel number".
  return (
    end === words.length &&
    sentences.length === 1 &&
    isAnswered(turn) &&
    !/^(?:my|our|that|this|the|of|with|to|by)$/.test(words[first - 1] ?? "")
  );
}

/** How many words of a name end the question: "your date of birth, Mr Marsh?" */
function calledAtEnd({ text }: Utterance, end: number): number {
  const sentence = /^[^.?!]*(?:\b(?:mr|mrs|ms|dr)\.)?[^.?!]*/i.exec(text.slice(end))![0];
  if (/^,?\s+(?:mr|mrs|ms|miss|mister|dr|doctor)\.?\s+[\p{L}'’-]+\s*$/iu.test(sentence)) return 2;
  return /^,\s+\p{Lu}[\p{L}'’-]+\s*$/u.test(sentence) ? 1 : 0;
}

const RELATED = /^(?:pay|paid|use|used|have|gave|registered|ordered|booked|signed|live|lived|bank|banked|opened|joined)$/;
const LONGEST_CLAUSE = 6;

/** "Before we go any further, your date of birth?" */
function isBehindComma({ turn: { text, tokens }, first }: Mention): boolean {
  const start = tokens.words[first] === "your" ? first : first - 1;
  return start > 0 && tokens.words[start] === "your" && /,\s*(?:and )?$/i.test(text.slice(0, tokens.from[start]));
}

/** "Great name. I'll have a look." */
function isPraise({ turn, start, end }: Mention): boolean {
  return (
    /(?:great|lovely|nice|good|beautiful|cool|brilliant|smashing|cracking) $/i.test(turn.text.slice(0, start)) &&
    /^[.!]/.test(turn.text.slice(end))
  );
}

const TRAILING = new Set(
  "is with to please again sir maam madam for me then too as well there on the account your if you have it handy ready first and last now currently at the moment today these days love dear mate ever owned had went attended grew up lived".split(
    " ",
  ),
);
const LEADING = new Set(
  "and last four digits sort code number driver customer account reference policy before anything just you your his her their the a an okay all right thanks thank you great perfect lovely sure so now then also next or sir maam madam good yes mr mrs ms got it first full".split(
    " ",
  ),
);

/** The customer's next words hold something that could have been asked for. */
function isAnswered(turn: Utterance): boolean {
  const next = turn.next();
  return next?.role === "customer" && next.tokens.words.some((word) => /\d|[@[]/.test(word) || isNumberWord(word));
}

/** "I have 12 Elm Street as your address", "is that still your address?": said to check, not to ask. */
function isReadBack(mention: Mention): boolean {
  return mention.turn
    .mentions("checks-back")
    .some(({ first, last }) => last >= mention.first - 2 && first - mention.last <= LIST && !isAskedAnew(mention, first));
}

/** "… is that right? And what's your date of birth": the check comes before. */
function isAskedAnew({ turn, first }: Mention, check: number): boolean {
  return check < first && turn.tokens.words.slice(check, first).some((word) => /^(?:what|could|can|may)$/.test(word));
}

/** The runs of questions for personal and security data, in order. */
export function questionRunsOf(call: Conversation): readonly QuestionRun[] {
  const runs: { unexplained: Question[] }[] = [];
  let run: { unexplained: Question[]; explained: boolean } | undefined;
  let before: Utterance | undefined;
  for (const turn of call.agentTurns) {
    const questions = questionsOf(turn).filter(({ datum }) => SENSITIVE.has(datum));
    if (questions.length === 0) run = undefined;
    else {
      if (run === undefined) {
        run = { unexplained: [], explained: false };
        runs.push(run);
      }
      // What was said at the start of a run holds for all of it.
      run.explained ||= [turn, ...(before === undefined ? [] : [before])].some(
        (one) => one.has("checks-who", "names-use") || one.mentions("states-purpose").some((said) => !isSummary(said)),
      );
      if (!run.explained) run.unexplained.push(...questions.filter((question) => !isExplained(question, before)));
    }
    before = turn;
  }
  return runs;
}

/** "So she's still on the lease. I'm sorry.": a sentence of its own sums up and is no purpose, unless it asks. */
function isSummary({ turn, first, text }: Mention): boolean {
  const { words, sentences } = turn.tokens;
  const start = sentenceStart(sentences, first);
  if (!/^so (?:he|she|they|it|you|that|this)(?:['’]| is | are | has | have | was | were | do | does )/i.test(`${text} `)) return false;
  if (!words.slice(start, first).every((word) => OPENS.test(word))) return false;
  const end = sentences.find((one) => one > first);
  return end !== undefined && !questionsOf(turn).some(({ mention }) => mention.first >= start && mention.last < end);
}

const OPENS = /^(?:and|but|okay|right|oh|yes|well|all|now|ah|i|see|no)$/;

/** "Could you send one out to me?" */
function wantsSent(customer: Utterance | undefined): boolean {
  return customer?.has("wants-sent") === true;
}

/** "What's the address?": of the house with the leak or of the pick-up; where the customer lives is their address, or that of the account. */
function isOfThePlace({ turn, mention }: Question): boolean {
  const { words } = turn.tokens;
  const behind = words.slice(mention.last + 1, mention.last + 3).join(" ");
  const isCheck = words
    .slice(Math.max(0, mention.first - 4), mention.first)
    .some((word) => /^(?:verify|confirm|verifying|confirming)$/.test(word));
  return (
    mention.first === mention.last &&
    words[mention.first - 1] === "the" &&
    !isCheck &&
    !/^(?:on|for|in) (?:the|your|file|record)/.test(behind)
  );
}

/** "Where do you live, out Hale way?" "Hale, yes.": no house is told. */
function isOfTheParts({ turn, mention: { text, end } }: Question): boolean {
  const answer = turn.next();
  if (!/^where/i.test(text) || !/^, (?:\S+ ){1,3}\S+\?/.test(turn.text.slice(end)) || answer?.role !== "customer") return false;
  return !answer.tokens.words.some((word) => /\d|^\[/.test(word) || isNumberWord(word));
}

function isOfOthers({ turn, mention: { first, last } }: Pick<Question, "turn" | "mention">): boolean {
  return turn.tokens.words.slice(Math.max(0, first - 3), last + 1).some((word) => /^(?:his|her|their|its)$/.test(word));
}

/** Cards that pay nothing. */
const NO_PAYMENT_CARD =
  / (?:library|libraries|loyalty|gift|rewards?|points|oyster|museum|reader|voucher|(?:membership|members?|club|student|travel|bus|rail|leisure|insurance|health|warranty) (?:\S+ )?cards?) /;
const PETS =
  / (?:dog|puppy|pup|cat|kitten|rabbit|bunny|hamster|guinea pig|parrot|budgie|horse|pony|mare|ferret|tortoise|pet|spaniel|labrador|lurcher|collie|terrier|poodle|vet|vets|veterinary) /;

/** A card of another kind, or an animal's birthday. */
function isHarmless({ turn, datum, mention }: Question, customers: readonly Utterance[]): boolean {
  if (datum === "card")
    return !/ (?:debit|credit|bank|visa|mastercard|cvv|long|sixteen) /.test(turn.tokens.norm) && heard(NO_PAYMENT_CARD, turn, customers);
  if (datum !== "birth") return false;
  // "A table for my birthday." "When's your birthday?"
  if (/birthday/i.test(mention.text) && (isOfOthers({ turn, mention }) || customers.some(({ tokens }) => / birthday /.test(tokens.norm))))
    return true;
  return !/ your /.test(turn.tokens.norm) && heard(PETS, turn, customers);
}

function heard(what: RegExp, turn: Utterance, customers: readonly Utterance[]): boolean {
  const agents = turn.preceding("agent", 3);
  return [turn, ...customers, ...agents].some(({ tokens }) => what.test(tokens.norm));
}

/** "To keep your pay between us, could you …": a sentence that begins with what it is for. */
const PURPOSE =
  /^(?:(?:and|so|now|okay|right|then|just|thank you|thanks) ){0,2}to (?!(?:(?:better |best |further )?(?:assist|help|serve|support)|start|begin|proceed|continue|move on|go on|get (?:started|going|us|things|the)|kick|be (?:honest|fair|frank|clear)|recap|sum|summarize|tell|answer|confirm then) )(?:\S+ ){1,12}(?:could|can|may|would|will|what|please|i|we|let|might) /;

/** "So that your papers match", not "so that's gone". */
const SO_THAT = / so that (?!is |was |will |would |has |means |makes |leaves |one |way |'s )\S+ \S+ /;
/** "…, so the nurse sees the right chart": behind a question it can only be what the question is for. */
const SO = /^[^.?!]*?\bso (?:that )?(?!what|can|could|may|will you|would you|much|far|many|long|sorry)[\p{L}'’]+ \p{L}+/iu;

function saysPurpose({ turn, mention }: Question): boolean {
  const { words, sentences } = turn.tokens;
  const before = `${words.slice(sentenceStart(sentences, mention.first), mention.first).join(" ")} `;
  return PURPOSE.test(before) || SO_THAT.test(` ${before}`) || SO.test(turn.text.slice(mention.end));
}

/** Where something goes, how it is paid, or which details the customer wants changed tells what some data are for. */
function isExplained(question: Question, before: Utterance | undefined): boolean {
  const { turn, datum } = question;
  const turns = before === undefined ? [turn] : [turn, before];
  const customers = turn.preceding("customer", 2);
  if (isHarmless(question, customers) || saysPurpose(question)) return true;
  // "Would you have your landlord's name and his address?"
  if (datum === "address" && (isOfOthers(question) || isOfTheParts(question))) return true;
  if (datum === "address")
    return (
      isOfThePlace(question) ||
      turns.some((one) => one.has("sends-somewhere")) ||
      customers.some((one) => one.has("changes-details")) ||
      wantsSent(customers[0])
    );
  return datum === "card" && [...turns, ...customers.slice(0, 1)].some((one) => one.has("pays-by-card"));
}
