// Longer than a source file should be: a note is known by its words, and by what is said before and after it.
import { tellsWhen } from "./closings.js";
import type { Conversation, Utterance } from "./conversation.js";
import { everyMatch } from "./every-match.js";
import { isNumberWord } from "./numbers.js";
import { notionsOf } from "./notions.js";
import { actsIn as isDeed, informs, isForTheRecord } from "./passed-over.js";
import { leanPattern } from "../lean-pattern.js";

/** "It's noted", "I've made a note", "that's on the system": where it lies, and no word of what will come of it. */
const IT = "(?:it|that|this|them|those|everything|all that|all of that)";
const PLACE =
  "(?:on|in|into|onto|against|to) (?:the|your|our|my|his|her|their) (?:\\S+ )?(?:system|file|list|notes?|account|record|log|book|sheet|computer|diary(?! (?:for|at|on|from) )|report|card|ticket|booking|case|profile|screen)";
const SO = `(?: (?:as an? \\S+|${PLACE}|(?:that )?(?:you|he|she|they) (?:want|need|are|have|would like|were|did|do not|can not)(?: \\S+){0,5}?(?= [|])))?`;
const NOTED = leanPattern(
  `(?: (?:(?:i|we) |(?=ill ))(?:will|ill|have|can|am going to|are going to|just|now|shall|am|did)(?: just| now| also)*)? (?:${[
    `(?:(?:have|has|is|are|been|got|get|had|am|will|just|now) )(?:(?:all|just|now|also|been|${IT}) )*(?:(?:noted|noting|logged|logging|flagged|flagging|recorded|recording|jotted|minuted)(?: (?:${IT}|all))?(?: (?:all )?down)?|(?:written|writing|taken|marked|marking|putting|popping|adding|jotting) (?:${IT}(?: (?:all )?down)?|(?:all )?down))${SO}`,
    `(?:noted|logged|flagged|recorded) (?:${IT}|all|down|for you|here|as well|too|okay|${PLACE})`,
    "(?:noted|flagged|logged|taken down|got (?:that|it)|on (?:file|record))(?= [|])",
    `(?:make|made|making|put|pop|popped|putting|add|added|adding|leave|left|stick|stuck|write|take|took|taken)(?: (?:a|that as a|it as a|wee|little|quick))+ note(?: (?:(?:of|about|for|on) (?:${IT}|the \\S+)|here|down|on for that|${PLACE}))*`,
    `(?:note|log|flag|jot|mark|write|put|pop|stick|add|take|get|got|popped|stuck|have|had|written|noted) (?:${IT}|you)(?: all)?(?: (?:down|written|here|there))*(?: ${PLACE})`,
    `(?:note|log|flag|jot|mark|write|take|put|written|taken|jotted|noted|got|have) ${IT} (?:all )?(?:down|written|noted|logged)(?: (?:here|there|too|for you))*`,
    `(?:note|log|flag|noted) ${IT}(?= (?:[|]|now|then|okay|here|so|and|for you|thank|thanks|bye))`,
    `(?:it|that|this|they|everything)(?: |'s )(?:is|are|has been) (?:all |there |now |just |also )*(?:in hand|down(?: (?:here|there|too))?|on (?:file|record|there|here|our radar)|in there|(?:down |there )?${PLACE}|(?:down |there )?in (?:the|my|our) (?:queue|tray|pile))`,
    "(?:we|they) (?:do |all )?know about (?:it|that|this|them)(?: (?:one|already))?",
    "(?:we|they) (?:are|have been) (?:all |well |already )*(?:aware(?: of (?:it|that|this)(?: one)?)?|told about (?:it|that))",
  ].join("|")})(?= )`,
  "g",
);

/** Most turns hold none of these, and nothing is noted in them. */
const TELLTALE = leanPattern(
  ` (?:not(?:e|es|ed|ing)|log(?:ged|ging)?|flag(?:ged|ging)?|record(?:ed|ing)?|jot(?:ted|ting)?|minuted|down|written|know about|aware|told about|got (?:it|that) [|]|(?:on|in) (?:file|record|there|here|hand|our radar|(?:the|my|our) (?:queue|tray|pile))|${PLACE}|(?:writing|taken|marked|marking|putting|popping|adding) ${IT}) `,
);

/** What lies with somebody, when it was asked what comes: "it's being looked at". */
const RESTING =
  / (?:it|that|this|they|everything) (?:is|are|has been|have been) (?:all |now |just |still |currently )*(?:being (?:looked (?:at|into)|dealt with|worked on|processed|reviewed|handled|seen to)|pending|in (?:progress|process|the (?:system|queue|pipeline|works|pile))|under (?:review|investigation)|with (?:us|them|the team)|in|raised|submitted)(?= )/g;

/** What is only to be written down is done when it is. */
const TO_BE_NOTED =
  / (?:notes?|noted|record|let you know|letting you know|just so you know|for your (?:records|information)|prefer|preference|would rather|allerg\S+|vegan|vegetarian|gluten|diet\S*|wheelchair|cot|high chair|quiet|high floor|late arrival|arriv\S+ late|check in late|gate code|code for the (?:gate|door)|safe place|buzzer|doorbell|reading is|password is|away (?:on|in|from|for|until)|on holiday|feedback|suggestion|suggest|mention|(?:going to|will) be late|running late|can not make it|(?:number|address|email|name) (?:has |is )?changed|new (?:number|address|email)|(?:no|not) need (?:to|a|any|for)|do not need (?:to|a|any)) /;

/** A question for what comes, or about a thing that was told before: "and the card?", "so what now?" */
const TAKES_UP =
  / (?:what about|how about|and (?:what about )?(?:the|my|our|his|her|that|this) (?:\S+ ){1,4}$|(?:now )?then (?:this|that|the|my) \S+ $|what (?:happens|now|next|will you|are you|do i|do we)|so what|will (?:somebody|someone|anyone|you|they|it|he|she)|is (?:somebody|someone|anyone) (?:going|coming)|when (?:will|is|are|do|does|can))/;

const ASKS_ON = / (?:what (?:happens|now|next|will you|are you (?:going|doing))|so what|now what|and then|then what|meaning) /;

/** Customer turns before the note in which the matter may stand, details asked for in between. */
const REACH = 3;

/** What the customer brought up, and heard no more of than that it is noted. */
export function notedIn(call: Conversation): Utterance | undefined {
  const { checked, settled } = call.outcome;
  const last = call.ending.spoken.at(-1)?.index ?? 0;
  for (const note of call.fact(notesOf)) {
    if (note.index > last) continue;
    const raised = raisedBefore(note, call);
    if (raised === undefined || (settled?.cue === "says-settled" && settled.turn.index > note.index)) continue;
    // Whoever is told a time later, or says yes when asked whether it is settled, is not left with the note.
    if (checked !== undefined && checked.turn.index > note.index) continue;
    if (call.agentTurns.some((turn) => turn.index > note.index && !isNotedToo(turn, call) && tellsWhen(turn))) continue;
    if (!isToldOf(raised, note, call)) return raised;
  }
  return undefined;
}

function isNotedToo(turn: Utterance, call: Conversation): boolean {
  return call.fact(notesOf).has(turn) || isAsking(turn);
}

/** The agent's turns that say that it is noted, and no more. */
function notesOf(call: Conversation): ReadonlySet<Utterance> {
  return new Set(call.agentTurns.filter((turn) => isNote(turn, call)));
}

/** Says that it is noted, and neither does nor tells a thing beside. */
function isNote(turn: Utterance, call: Conversation): boolean {
  const norm = withStops(turn);
  const asked = turn.previous("customer");
  const asks = asked !== undefined && turn.index - asked.index <= 2 && (asked.has("asks-what-comes") || ASKS_ON.test(asked.tokens.norm));
  const unnoted = TELLTALE.test(norm) ? norm.replace(NOTED, " ") : norm;
  const left = asks ? unnoted.replace(RESTING, " ") : unnoted;
  return left !== norm && !actsIn(withoutOffer(left)) && !informs(turn, call, saidIn(turn, norm)) && !answersIn(left, asked);
}

/** "It's four hundred": a number that the customer had not named. */
function answersIn(left: string, asked: Utterance | undefined): boolean {
  const isNew = (word: string) =>
    word !== "one" && (isNumberWord(word) || /^\d+$/.test(word)) && asked?.tokens.words.includes(word) !== true;
  return left.split(" ").some(isNew) && / (?:it|that|you|they|there) (?:is|are|have|will) /.test(left);
}

/** The words of a turn that say that it is noted. */
function saidIn({ tokens: { words } }: Utterance, norm: string): readonly { first: number; last: number }[] {
  const wordsBefore = (end: number) =>
    norm
      .slice(0, end)
      .split(" ")
      .filter((word) => word !== "" && word !== "|").length;
  return everyMatch(NOTED, norm).map(({ index, 0: said }) => ({
    first: wordsBefore(index),
    last: Math.min(wordsBefore(index + said.length), words.length) - 1,
  }));
}

/** Its words with a mark where a sentence ends. */
function withStops({ tokens: { words, sentences } }: Utterance): string {
  const starts = new Set(sentences);
  return ` ${words.map((word, index) => (index > 0 && starts.has(index) ? `| ${word}` : word)).join(" ")} | `;
}

/** What happens, besides what is done: "it comes with the rest", "it's cancelled". */
const HAPPENS =
  / (?:comes|arrives|goes|gets|canceled|stopped|blocked|swapped|included|covered|free|available|ready|approved|paid|added|updated|corrected|amended|changed|fixed|sorted|extended|replaced|take the|follow|go (?:up|down|left|right|past|straight)) /;

function actsIn(norm: string): boolean {
  return isDeed(norm) || HAPPENS.test(norm);
}

/** Offers of further help, good-byes and questions for details are no deeds. */
function withoutOffer(norm: string): string {
  return norm
    .replace(/ (?:the|your|my|a|that) (?:booking|order)(?= )/g, " ")
    .replace(
      / (?:(?:can|could|may) i (?:help|do|get|take|have)|is there|was there|anything else|what else|have a|take care|thank you|thanks|do you have|what is|what was) (?:\S+ ){0,14}/,
      " ",
    );
}

function raisedBefore(note: Utterance, call: Conversation): Utterance | undefined {
  let seen = 0;
  for (let index = note.index - 1; index >= 0 && seen < REACH; index--) {
    const turn = call.turns[index]!;
    if (turn.role === "agent" && !turn.backchannel && !isListening(turn, call)) return undefined;
    if (turn.role !== "customer" || turn.backchannel) continue;
    if (isRaising(turn, call))
      return isForTheRecord(turn) || TO_BE_NOTED.test(turn.tokens.norm) || turn.has("changes-details", "shares-opinion") ? undefined : turn;
    seen++;
  }
  return undefined;
}

/** Asks for details, or takes in what was said. */
function isListening(turn: Utterance, call: Conversation): boolean {
  return call.fact(notesOf).has(turn) || turn.has("asks-for", "asks-something") || /\?\W*$/.test(turn.text) || !actsIn(turn.tokens.norm);
}

/** Whoever begins with so many words says what they want. */
const STATEMENT = 5;

function isRaising(turn: Utterance, call: Conversation): boolean {
  if (/^ (?:no|not|nope|nothing) /.test(turn.tokens.norm)) return false;
  if (turn === call.matter?.turn || call.outcome.matters.includes(turn)) return true;
  if (turn.index === 0 && turn.tokens.words.length >= STATEMENT) return true;
  return turn.has("states-problem", "states-request", "asks-what-comes") || TAKES_UP.test(turn.tokens.norm);
}

/** Whether the agents tell what comes of it: before the note, or after it and before the next matter, or by name later. */
function isToldOf(raised: Utterance, note: Utterance, call: Conversation): boolean {
  const about = notionsOf(raised);
  const isNamed = (turn: Utterance) => [...notionsOf(turn)].some((notion) => about.has(notion));
  const since = call.customerTurns.find((turn) => isNamed(turn))?.index ?? raised.index;
  // "I'll ask the embassy": whatever its words, it is about the visa while nothing else has come up.
  const isAtHand = (turn: Utterance) =>
    !call.customerTurns.some(
      (said) =>
        said.index > since &&
        said.index < turn.index &&
        said.has("states-problem", "states-request") &&
        !isNamed(said) &&
        notionsOf(said).size > 0,
    );
  const promised = call.promises.some(
    ({ turn, conditional }) =>
      turn.index >= note.index || (turn.index > since && !conditional && (about.size === 0 || isNamed(turn) || isAtHand(turn))),
  );
  if (promised && call.promises.some(({ turn }) => turn.index < note.index || isNamed(turn) || !isOfNext(turn, note, call))) return true;
  const next = nextMatter(note, call);
  return call.agentTurns.some((turn) => {
    if (turn === note || turn.index <= since || call.fact(notesOf).has(turn)) return false;
    if (turn.index > note.index && turn.index < next) return tells(turn, call);
    return isNamed(turn) && actsIn(withoutOffer(turn.tokens.norm)) && turn.index !== raised.index && !isAsking(turn);
  });
}

/** Something else is being dealt with by then. */
function isOfNext(turn: Utterance, note: Utterance, call: Conversation): boolean {
  return turn.index > nextMatter(note, call);
}

function nextMatter(note: Utterance, call: Conversation): number {
  return call.customerTurns.find((turn) => turn.index > note.index && turn.has("states-problem", "states-request"))?.index ?? Infinity;
}

const QUESTION = /^ (?:(?:and|okay|so|right) )*(?:is|are|do|does|did|have|has|can|could|may|what|which|when|where|who|how) /;

function isAsking(turn: Utterance): boolean {
  return QUESTION.test(turn.tokens.norm) || turn.has("asks-for", "asks-something") || /\?\W*$/.test(turn.text);
}

/** Does or tells something, other than to wind up. */
function tells(turn: Utterance, call: Conversation): boolean {
  if (turn.has("more-help-offer", "farewell", "parting-thanks") && turn.tokens.words.length <= WINDING_UP) return false;
  return actsIn(withoutOffer(turn.tokens.norm)) || (!isAsking(turn) && informs(turn, call));
}

const WINDING_UP = 16;
