// Longer than a source file should be: what is asked, what an answer tells, and when the two were said before.
import type { Span } from "../call.js";
import type { Conversation, Utterance } from "./conversation.js";
import { isGivenName } from "./given-names.js";
import { numberAt } from "./numbers.js";
import { isOrdinaryWord } from "./ordinary-words.js";
import { questionsOf } from "./questions.js";
import { notionOf } from "./stems.js";
import { sentenceEnd, sentenceStart } from "./tokens.js";
import { wordsAt } from "./words-at.js";

/** The answer to a question is word for word what the customer had said before. */
export interface Echo {
  /** The question. */
  at: Span;
  /** Where it was said first. */
  said: Span;
}

/** An answer that says no more than what was asked is not longer than this. */
const LONGEST = 16;
/** Words between what was said and the word that the question shares with it: "only two came", "paid on the third of March". */
const NEAR = 7;

/** The question of an agent's turn whose answer the customer had given before, as the answer itself tells. */
export function echoAfter(turn: Utterance, call: Conversation): Echo | undefined {
  const answer = turn.next();
  if (answer?.role !== "customer") return undefined;
  // "It's the rent. I've rented there for ten years, and …": the first sentence answers.
  const until = answer.tokens.words.length > LONGEST ? answer.tokens.sentences[1] : answer.tokens.words.length;
  if (
    until === undefined ||
    until > LONGEST ||
    (until < answer.tokens.words.length && /^ (?:thank|thanks|sure|hi|hello) /.test(answer.tokens.norm))
  )
    return undefined;
  const question = particularAskedIn(turn);
  if (question === undefined || turn.has("checks-back", "invites-matter", "invites-more")) return undefined;
  const asked = turn.tokens.words.slice(question.first, question.last + 1);
  if (asked[1] !== "old" && turn.has("asks-other") && !saysDigits(answer)) return undefined;
  const into = placedIn(turn, asked, answer.tokens.words.slice(0, until));
  if (into !== undefined) return { at: { turn: turn.index, start: question.start, end: question.end }, said: into.span };
  const isOfWish = WISHED.test(` ${asked.join(" ")} `);
  const whole = ` ${turn.tokens.words
    .slice(
      question.first,
      turn.tokens.sentences.find((start) => start > question.first),
    )
    .join(" ")} `;
  if (
    ASKS_ANEW.test(sinceTold(whole, turn, call).replace(WISHED, " ").replace(POLITE, " ")) ||
    ASKS_TWO.test(whole) ||
    CHECKS.test(turn.tokens.norm)
  )
    return undefined;
  if (/^ (?:(?:and|but|so|okay) )*(?:what about|how about|what if|can|could|do|does|is|are|will|would|should) /.test(answer.tokens.norm))
    return undefined;
  // "Since Sunday too": of another thing; "still orange": of another time.
  if (/ (?:too|also|as well|either) $|^ (?:\S+ ){0,2}still /.test(answer.tokens.norm)) return undefined;
  const telling = tellingOf(answer.tokens.words.slice(0, until), asked)
    .filter((word) => !asked.includes(word))
    .map(figure);
  if (telling.length === 0) return undefined;
  for (const { turn: before, words } of call.fact(saidOf).get(telling[0]!) ?? []) {
    if (before.index >= turn.index) break;
    const at = placeOf(telling, words);
    if (at === undefined || isPartOfNumber(telling, before, at) || isChosen(asked, before)) continue;
    if (isOnASide(telling, words, asked)) return { at: { turn: turn.index, start: question.start, end: question.end }, said: before.span };
    const notions = new Set(
      [...leadOf(turn, question), ...asked].filter((word) => !EMPTY.test(word) && numberAt([word], 0) === undefined).map(kindOf),
    );
    if (isOfWish && !isFigure(telling)) continue;
    if ((isValue(telling) && !/^where/.test(asked[0]!)) || isPhrase(telling, words) || isLinked(before, at, notions, asked))
      return { at: { turn: turn.index, start: question.start, end: question.end }, said: before.span };
  }
  return undefined;
}

/** "What are the last four digits?" "4471.": the same digits are no other number. */
function saysDigits({ tokens: { words } }: Utterance): boolean {
  return words.some((word) => /^\d{4,}$/.test(word));
}

/** How a light looks is no news while nothing was done about it. */
function sinceTold(asked: string, turn: Utterance, call: Conversation): string {
  const first = call.matter?.turn.index ?? 0;
  const isDone = call.agentTurns.some((one) => one.index >= first && one.index <= turn.index && one.has("asked-to-act"));
  return isDone ? asked : asked.replace(/ (?:lights?|led|screen|display) /, " ");
}

/** "Please move it to the tenth." "Which day do you want it moved to?" "The tenth.": it stood behind the same word just before. */
function placedIn(turn: Utterance, asked: readonly string[], answer: readonly string[]): Utterance | undefined {
  const place = asked.at(-1)!;
  const before = turn.previous("customer");
  if (!/^(?:to|from|for)$/.test(place) || before === undefined) return undefined;
  const telling = tellingOf(answer, asked).filter((word) => word !== place);
  const { words } = before.tokens;
  const at = telling.length === 0 ? undefined : placeOf(telling, words);
  if (at === undefined || isChosen(asked, before)) return undefined;
  const lead = words.slice(Math.max(0, at - 2), at);
  // "Hale to Oslo": where it begins.
  if (place === "from" && words[at + telling.length] === "to") return before;
  return lead.at(-1) === place || (lead[0] === place && /^(?:the|a|an|my|our)$/.test(lead[1]!)) ? before : undefined;
}

/** "Fennel Row, and what number is that?": what the question is about may stand before it. */
function leadOf({ tokens: { words, sentences } }: Utterance, { first }: Question): readonly string[] {
  const start = sentenceStart(sentences, first);
  return first - start <= LEAD && words[first - 1] === "and" ? words.slice(start, first) : [];
}

const LEAD = 4;

export interface Question {
  first: number;
  last: number;
  start: number;
  end: number;
}

const ASKING = new Set(["what", "which", "when", "where", "whereabouts", "who", "how", "why"]);
/** Questions that ask whether, or how something goes, and others that the same words may answer again. */
const ASKS_ANEW =
  / (?:would|like|prefer|rather|you (?:\S+ )?want|whose|else|other|another|different|new|best|again|exactly|ones?|of (?:the|these|those|them|your)|or|should|shall|can i|could i|send|deliver|ship|post|reach|contact|happen(?:s|ed)?|mean|say|says|said|tell|think|feel|plan to|going to|after that|now|lights?|led|screen|display|instead|preferred|convenient|suits?|available|how (?:can|may|could|do|does|is|are|did it) ) /;
/** "What is it running on, and how soon does it stop?" asks for more than what was told. */
const ASKS_TWO = / and (?:what|which|when|where|who|why|how) \S+ \S/;
/** "What weight did you want?": what was wished for is told by its figure alone, for wishes change. */
const WISHED = / (?:did you want|was it you wanted|you wanted|did you need|you needed) /;
/** "What time would that be?": how things are, asked politely. */
const POLITE = / would (?:that|it|this) be /;
const CHECKS =
  / (?:confirm|verify|security|double check|make sure|spell|repeat|remind me|catch|(?:not|cannot|you) hear|missed (?:that|it|what|you|the (?:last|first|number|name|end)|your|part|some|a (?:bit|few))) /;

/** The last question for something particular in a turn. */
export function particularAskedIn(turn: Utterance): Question | undefined {
  const { words, sentences, from, to } = turn.tokens;
  const first = words.findLastIndex(
    (word, index) => ASKING.has(word) && (word !== "how" || /^(?:many|old|much|long|big|did|do)$/.test(words[index + 1] ?? "")),
  );
  const datum = questionsOf(turn).at(-1);
  if (datum !== undefined && datum.mention.last > first)
    return { first: datum.mention.first, last: datum.mention.last, start: datum.at.start, end: datum.at.end };
  if (first < 0) return codeAskedIn(turn);
  if (!asksAt(words, first, sentences)) return undefined;
  const last = sentenceEnd(sentences, words, first) - 1;
  if (words.length - 1 - last > BEHIND) return undefined;
  return { first, last, start: from[first]!, end: to[last]! };
}

/** "Is there an error code on it?", "do you have an order number there?" */
function codeAskedIn({ tokens: { words, norm, sentences, from, to } }: Utterance): Question | undefined {
  const asked = CODE_ASKED.exec(norm);
  if (asked === null) return undefined;
  const { first } = wordsAt(norm, asked.index, asked[0]);
  const last = sentenceEnd(sentences, words, first) - 1;
  return { first, last, start: from[first]!, end: to[last]! };
}

const CODE_ASKED =
  / (?:is there|do you have|have you got|have you|does it (?:show|give|say|have)|any) (?:an?|any|the|your)? ?(?:\S+ )?(?:code|number|reference|ref|error|serial) /;

/** "I'll see which truck it was". */
const EMBEDS = /^(?:see|seeing|know|check|find|ask|tell|remember|wonder|wondering|depends|show|shows|explain|matter)$/;
/** Words that may follow a question: "what train was it, do you remember". */
const BEHIND = 4;

/** "What train was it", "when did you pay": not the "when" of "when it comes". */
function asksAt(words: readonly string[], first: number, sentences: readonly number[]): boolean {
  if (EMBEDS.test(words[first - 1] ?? "") && !sentences.includes(first)) return false;
  const behind = ` ${words.slice(first + 1, first + 8).join(" ")} `;
  // "And home again when you're done."
  const isInverted =
    !/^ (?:i|you|he|she|we|they|it) /.test(behind) &&
    /^ (?:\S+ ){0,3}(?:is|are|was|were|do|does|did|have|has|had|will|'s) (?:it|that|this|you|your|the|he|she|they|we|i|there|his|her|their|my|\S+)(?= )/.test(
      behind,
    );
  return (
    isInverted ||
    words[first] === "how" ||
    /^(?:came|arrived|is|was|gets|receives)$/.test(words[first + 1] ?? "") ||
    sentences.includes(first)
  );
}

const EMPTY =
  /^(?:the|a|an|my|our|your|his|her|their|its|it|is|'s|was|were|are|am|be|been|i|you|he|she|they|we|me|us|this|that|these|those|there|here|what|which|when|where|who|how|many|much|old|long|big|do|does|did|have|has|had|will|and|or|but|so|of|on|in|at|to|from|for|with|by|about|up|out|it|yes|no|not|okay|well|oh|uh|um|right|sir|maam|madam|love|please|sorry|thanks|thank|again|said|say|told|tell|already|just|only|like|as|same|one|now|then|still|itself|starting|start|beginning|mentioned|gave|given|before|earlier|called|name|number|all|too|get|got|ya|na|lah|think|mean|know|day|date|time|sure|actually)$/;

/** The words of an answer that answer; "the right" only where it is one of two sides. */
function tellingOf(words: readonly string[], asked: readonly string[]): string[] {
  const isOfSides = asked.some((word) => SIDES.test(word));
  return words.filter((word) => (isOfSides && word === "right") || (!EMPTY.test(word) && !word.startsWith("[")));
}

/** "My left hearing aid's whistling." "Which ear is it?" */
function isOnASide(telling: readonly string[], said: readonly string[], asked: readonly string[]): boolean {
  const [side] = telling;
  if (telling.length > 1 || !/^(?:left|right)$/.test(side!) || !asked.some((word) => SIDES.test(word))) return false;
  const isSide = (word: string, index: number) => word === side && /^(?:my|the|his|her|its|your|a|that)$/.test(said[index - 1] ?? "");
  return said.some(isSide) && !said.includes(side === "left" ? "right" : "left");
}

const SIDES = /^(?:sides?|hand|ears?|eyes?|legs?|arms?|knees?|foot|feet|hips?|shoulders?|shoes?|wrists?|lens|lenses)$/;

/** A customer's turn with its words, numbers as figures. */
interface Said {
  turn: Utterance;
  words: readonly string[];
}

/** The customer's turns in which each word stands, first to last. */
function saidOf(call: Conversation): ReadonlyMap<string, readonly Said[]> {
  const turnsOf = new Map<string, Said[]>();
  for (const turn of call.customerTurns) {
    const words = turn.tokens.words.map(figure);
    for (const word of new Set(words)) {
      const turns = turnsOf.get(word);
      if (turns === undefined) turnsOf.set(word, [{ turn, words }]);
      else turns.push({ turn, words });
    }
  }
  return turnsOf;
}

/** Where the first word stands in what was said, if it holds them all, in their order, with nothing but little words between. */
function placeOf(telling: readonly string[], said: readonly string[]): number | undefined {
  for (let first = said.indexOf(telling[0]!); first >= 0; first = said.indexOf(telling[0]!, first + 1)) {
    let index = first;
    let found = 1;
    while (found < telling.length && ++index < said.length && index - first < 4 * telling.length)
      if (said[index] === telling[found]) found++;
    if (found === telling.length) return first;
  }
  return telling.every((word) => said.includes(word)) ? said.indexOf(telling[0]!) : undefined;
}

/** "I've two accounts": which of them is a question of its own; which day is not. */
function isChosen([word, kind]: readonly string[], { tokens: { norm } }: Utterance): boolean {
  return word === "which" && !/^(?:days?|dates?)$/.test(kind ?? "") && CHOICE.test(norm);
}

const CHOICE = / (?:(?:two|three|four) (?:\S+ )?\S+s|both|several|couple|either) /;

/** "They're too tight", "12 Mill Lane": the same words in the same order, side by side. */
function isPhrase(telling: readonly string[], said: readonly string[]): boolean {
  if (telling.length < 2 || telling.every((word) => VAGUE.test(word))) return false;
  return ` ${said.filter((word) => word !== "the").join(" ")} `.includes(` ${telling.join(" ")} `);
}

const VAGUE =
  /^(?:credit|debit|card|account|bank|next|last|week|month|year|morning|afternoon|evening|night|years|weeks|months|days|hours|ago|couple|few|half|of)$/;

/** The "four" of "eighty four". */
function isPartOfNumber(telling: readonly string[], { tokens: { words } }: Utterance, at: number): boolean {
  // "On the ninth, four of us": a day ends before it.
  const isNumber = (word: string | undefined) => word !== undefined && numberAt([word], 0)?.ordinal === false;
  return telling.length === 1 && isNumber(telling[0]) && (isNumber(words[at - 1]) || isNumber(words[at + 1]));
}

/** "Six" and "6" are one. */
function figure(word: string): string {
  const number = numberAt([word], 0);
  return number === undefined || number.ordinal ? word : number.digits;
}

/** A number of some digits, a name, a make, a place: nobody says it by chance a second time. */
function isValue(telling: readonly string[]): boolean {
  const numbers = telling.filter((_, index) => numberAt(telling, index) !== undefined);
  if (telling.some((word) => /\d/.test(word) && word.length > 2)) return true;
  if (telling.some((word) => isGivenName(word) || !isOrdinaryWord(word)) && telling.some((word) => !numbers.includes(word))) return true;
  return numbers.length > 1;
}

/** "Twenty three", "112", "the fourth to the ninth": a number of more than one digit, or two of them. */
function isFigure(telling: readonly string[]): boolean {
  return telling.some((word) => /^\d{2,}/.test(word)) || telling.filter((_, index) => numberAt(telling, index) !== undefined).length > 1;
}

/** Whether what was said stands beside a word of the question: "how many came?" of "only two came". */
function isLinked({ tokens: { words } }: Utterance, at: number, notions: ReadonlySet<string>, asked: readonly string[]): boolean {
  if (asked[0] === "how" && asked[1] === "old" && [...notions].some((notion) => !words.some((word) => kindOf(word) === notion)))
    return false;
  if (asked[0] === "how" && asked[1] === "old")
    return /^(?:is|am|are|'s|aged|be|turned)$/.test(words[at - 1] ?? "") || words[at + 1] === "years";
  if (KINDS.some(([asks, is]) => asked.some((word) => asks.test(word)) && is.test(words[at]!))) return true;
  // "There's four of us." "How many people is it?"
  if (
    asked[0] === "how" &&
    asked[1] === "many" &&
    (asked.length === 2 || PARTY.test(asked[2]!)) &&
    (/^of (?:us|you)$/.test(words.slice(at + 1, at + 3).join(" ")) ||
      /^(?:party|table|group) (?:of|for)$/.test(words.slice(Math.max(0, at - 2), at).join(" ")) ||
      PEOPLE.test(words[at + 1] ?? ""))
  )
    return true;
  // "I'm in Exeter." "Where are you calling from?"
  if (/^where/.test(asked[0]!) && asked.includes("you") && I_AM_IN.test(words.slice(Math.max(0, at - 3), at).join(" "))) return true;
  // "The dishwasher leaves marks." "Which appliance is it?"
  if (asked.some((word) => THING.test(word)) && /^(?:the|my|our|a|an|this|that)$/.test(words[at - 1] ?? "")) return true;
  // "They're a seven." "What size have you got?"
  if (asked.includes("size") && /^(?:is|are|am|was|were) (?:an?|size)$/.test(words.slice(Math.max(0, at - 2), at).join(" "))) return true;
  // "Three boxes to go to Oslo." "Where are they off to?"
  if (/^where/.test(asked[0]!) && asked.some((word) => /^(?:off|going|headed|heading|bound)$/.test(word)) && words[at - 1] === "to")
    return true;
  // "From Tuesday to Friday." "Which day was it before?"
  if (asked.some((word) => /^(?:before|originally)$/.test(word)) && words[at - 1] === "from") return true;
  // "It's for my mother." "Who's it for?", "who gets it?"
  if (
    asked[0] === "who" &&
    (asked.at(-1) === "for" || /^(?:gets|receives|opens)$/.test(asked[1]!)) &&
    words.slice(Math.max(0, at - 3), at).includes("for")
  )
    return true;
  return words.slice(Math.max(0, at - NEAR), at + NEAR).some((word) => notions.has(kindOf(word)));
}

const I_AM_IN = /(?:am|are|live) (?:(?:over|out|up|down|here) )?(?:in|at|from|near)$/;
const THING = /^(?:item|appliance|product|device|machine)$/;
const PEOPLE = /^(?:people|persons|guests|adults|passengers|travell?ers|players|diners)$/;
const PARTY = /^(?:of|people|persons|guests|adults|passengers|travell?ers|tickets|seats|places|are|will|is|'s|in)$/;

/** What a question asks for by its kind. */
const KINDS: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^rooms?$/,
    /^(?:kitchen|bathroom|bedroom|lounge|hall|hallway|loo|toilet|shower|bath|attic|basement|cellar|garage|utility|dining|nursery|ensuite)$/,
  ],
  [
    /^(?:car|vehicle|make|drive|driving)$/,
    /^(?:golf|polo|passat|fiesta|focus|corsa|astra|clio|megane|civic|corolla|yaris|qashqai|micra|mini|beetle|transit|volvo|ford|bmw|audi|mercedes|toyota|honda|kia|hyundai|skoda|seat|fiat|mazda|nissan|tesla|jeep|subaru|lexus|renault|peugeot|citroen|vauxhall|volkswagen|prius|camry|accord|outback)$/,
  ],
  [/^(?:paid|pay|paying)$/, /^(?:visa|mastercard|amex|paypal|cash|card|check|cheque|transfer|debit|credit)$/],
  [/^colou?rs?$/, /^(?:black|white|gr[ae]y|red|blue|green|yellow|brown|pink|purple|orange|silver|gold|navy|beige|cream|tan|walnut|oak)$/],
];

/** Coming and going under many words. */
const COMING = /^(?:com(?:e|es|ing)|came|arriv(?:e|es|ed|ing)|deliver(?:s|ed|y|ing)?|receiv(?:e|ed)|staying|stay|checking|visit(?:ing)?)$/;
const GOING =
  /^(?:flights?|trip|go|goes|going|went|leav(?:e|es|ing)|left|fl(?:y|ies|ying|ew)|travel(?:s|ed|ling|led|ing)?|depart(?:s|ing|ed)?|sail(?:s|ing)?)$/;

function kindOf(word: string): string {
  if (COMING.test(word)) return "coming";
  if (GOING.test(word)) return "going";
  if (/^(?:paid|pay|pays|paying)$/.test(word)) return "pay";
  if (/^(?:collect(?:ed|ing|s)?|pick(?:ed|ing)?|fetch(?:ed|ing)?)$/.test(word)) return "collect";
  if (/^(?:bought|buy|buying|ordered|order|purchased|purchase)$/.test(word)) return "buy";
  return notionOf(word);
}
