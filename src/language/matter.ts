import type { Span } from "../call.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { isGivenName } from "./given-names.js";
import { isNumberWord, numberAt, numbersIn } from "./numbers.js";
import { isOrdinaryWord } from "./ordinary-words.js";
import { questionsOf } from "./questions.js";
import { isKnownNotion, notionAt } from "./stems.js";

/** What the customer calls about. */
export interface Matter {
  /** The turn in which it was first told. */
  turn: Utterance;
  at: Span;
  /** What it is about, each as the notion of its words. */
  notions: ReadonlySet<string>;
  /** The first agent turn after it that restates it or names its substance. */
  named?: Utterance;
}

/** This many notions and the matter is clear; what the customer adds later are details. */
const CLEAR = 2;
/** Words of an answer to a greeting that say more than a name. */
const LONG = 6;

/** What the customer calls about, where they say so. */
export function matterOf(call: Conversation): Matter | undefined {
  const first = beginsLate(call) ? undefined : call.customerTurns.find((one) => isStatement(one, call));
  if (first === undefined) return undefined;
  const turn = saidOnceMore(first);
  const notions = notionsOf(turn);
  let isOpen = !isClear(notions);
  let asked: Utterance | undefined;
  for (const next of call.turns.slice(turn.index + 1)) {
    if (next.role === "customer" && (isOpen || asked === undefined || asked.has("invites-details", "asks-matter"))) {
      // What follows at once, or answers "what happened?", belongs to the statement.
      for (const notion of notionsOf(next)) notions.add(notion);
      isOpen &&= !isClear(notions);
    } else if (next.role === "agent" && !next.backchannel) {
      if (names(next, notions) || (asked === undefined && answers(next, turn))) return { turn, at: turn.span, notions, named: next };
      asked = next;
    }
  }
  return { turn, at: turn.span, notions };
}

/** "Of course, I can help you with both": what the customer wants was said before the transcript begins. */
function beginsLate({ turns }: Conversation): boolean {
  const [first] = turns;
  return first?.role === "agent" && REPLIES.test(first.tokens.norm);
}

const REPLIES =
  /^ (?:of course|sure|certainly|absolutely|no problem|i understand|i see|got it|i (?:do )?(?:sincerely |deeply )?apologize|i am (?:so |very )?sorry|thank you for (?:that|the|providing|confirming|your patience|sharing)|yes|right|great) /;

/** The agent did not hear the statement, and the customer makes it once more. */
function saidOnceMore(statement: Utterance): Utterance {
  let turn = statement;
  for (let asked = turn.following("agent", 1)[0]; asked?.has("not-heard"); asked = asked.following("agent", 1)[0]) {
    const again = asked.next("customer");
    if (again === undefined) break;
    const known = notionsOf(statement);
    if ([...notionsOf(again)].some((notion) => known.has(notion))) turn = again;
  }
  return turn;
}

function isClear(notions: ReadonlySet<string>): boolean {
  return notions.size >= CLEAR || [...notions].some((notion) => isKnownNotion(notion));
}

/** The customer says what they want or what went wrong, in words that are about something. */
function isStatement(turn: Utterance, call: Conversation): boolean {
  if (turn.backchannel || turn.tokens.words.length < 2) return false;
  const notions = notionsOf(turn);
  if (notions.size === 0) return false;
  // Whoever is rung up calls about nothing until they ask for something.
  if (isOutbound(call)) return isClear(notions) && turn.has("states-request");
  const before = turn.previous("agent");
  const isInvited = before !== undefined && before.has("invites-matter", "asks-matter");
  if (before !== undefined && isAnswer(turn, before, isInvited)) return turn.has("states-request") && !/^ no /.test(turn.tokens.norm);
  if (turn.has("states-request", "states-problem")) return true;
  // Whatever answers a greeting at length is what they ring about.
  const isFirst = before === undefined ? !ANSWERS.test(turn.tokens.norm) : before.previous("agent") === undefined;
  if (isFirst && isClear(notions) && turn.tokens.words.length >= LONG) return true;
  return isInvited && !isWrappingUp(turn) && isClear(notions);
}

const ANSWERS = /^ (?:yes|no|okay|right|sure|correct|thanks?|exactly) /;

/** "The accident was on the second of May": only what was asked for. */
function isAnswer(turn: Utterance, asked: Utterance, isInvited: boolean): boolean {
  if (turn.index - asked.index > 2) return false;
  return questionsOf(asked).length > 0 || (!isInvited && asked.has("asks-for", "asks-something"));
}

function isOutbound(call: Conversation): boolean {
  return call.meta.direction === "outbound" || call.agentTurns.slice(0, 2).some((turn) => turn.has("calls-out"));
}

function isWrappingUp({ tokens }: Utterance): boolean {
  return /^ (?:no|nope|not|that is all|that is it|thank|thanks) /.test(tokens.norm);
}

/** Whether the agent's words hold a notion of the matter, or sum up what the customer said. */
export function names(turn: Utterance, notions: ReadonlySet<string>): boolean {
  const own = notionsOf(turn, [...turn.mentions("courtesies"), ...askedIn(turn)]);
  for (const notion of own) if (notions.has(notion)) return true;
  return own.size > 0 && (turn.has("shows-grasp") || namesTrouble(turn));
}

/** "There's an outage in your area": a trouble of the kind that customers call about, in the agent's own word for it. */
function namesTrouble({ tokens: { norm } }: Utterance): boolean {
  const [, trouble] =
    / (?:there (?:is|has been|was)|(?<! do | did )you have|we have|that is|this is|in|had|about) (?:a|an|some|the) (?:known |big |local |power |service |network )*(\S+) /.exec(
      norm,
    ) ?? [];
  return trouble !== undefined && isKnownNotion(trouble);
}

function askedIn(turn: Utterance): readonly Pick<Mention, "first" | "last">[] {
  return questionsOf(turn).map(({ mention }) => mention);
}

/** The customer's question gets its answer at once: "When do you close?" "At nine." */
function answers(turn: Utterance, statement: Utterance): boolean {
  if (!QUESTION.test(statement.tokens.norm)) return false;
  if (turn.has("asks-for", "named-act", "hold-words", "hold-on", "stated-wait", "invites-matter", "invites-more")) return false;
  const { words, norm } = turn.tokens;
  return (
    ANSWER.test(norm) ||
    words.some((word) => isNumberWord(word) && word !== "one") ||
    notionsOf(turn, turn.mentions("courtesies")).size >= TELLS
  );
}

/** An answer holds so many notions. */
const TELLS = 3;
const QUESTION =
  / (?:what|when|where|who|how (?:much|many|long|late|early|soon|far|do|does|can)|why|which|do you|does it|does the|is it|is there|are there|are you|can i|could i|may i|do i|will it|will you|am i|is that|is this|would that|would it) /;
const ANSWER =
  /^ (?:\S+ ){0,3}(?:yes|no|you can|you could|we do|we are|we have|we can|it is|there is|there are|they are|it will|you would|absolutely|certainly) (?:\S+ ){3}/;

/** What a turn is about: the notions of its telling words, those inside `left out` left aside. */
function notionsOf(turn: Utterance, leftOut: readonly Pick<Mention, "first" | "last">[] = []): Set<string> {
  const { words } = turn.tokens;
  const notions = new Set<string>();
  for (let index = 0; index < words.length; index++) {
    const inside = leftOut.find(({ first, last }) => first <= index && index <= last);
    if (inside !== undefined || isIdentity(words, index)) continue;
    const { notion, length } = notionAt(words, index);
    if (length === 1 && !isTelling(words, index)) continue;
    notions.add(notion);
    index += length - 1;
  }
  for (const { first, value, digits } of numbersIn(words))
    if (value >= TELLING && digits.length <= 4 && !leftOut.some((one) => one.first <= first && first <= one.last)) notions.add(`#${value}`);
  return notions;
}

/** Numbers from here on tell one matter from others: "412 pounds". */
const TELLING = 11;

function isTelling(words: readonly string[], index: number): boolean {
  const word = words[index]!;
  return word.length > 1 && !GENERIC.has(word) && !/[\d@[\]]/.test(word) && numberAt(words, index) === undefined && !isName(words, index);
}

/** "My name is …", "hi …", "it's … …": up to two words that are no ordinary ones. */
function isName(words: readonly string[], index: number): boolean {
  const word = words[index]!;
  if (isKnownNotion(word)) return false;
  if (isGivenName(word) && !isOrdinaryWord(word)) return true;
  if (isOrdinaryWord(word)) return false;
  const before = words[index - 1] ?? "";
  if (INTRODUCES.has(before)) return true;
  return index > 1 && !isOrdinaryWord(before) && (INTRODUCES.has(words[index - 2]!) || isGivenName(before));
}

const INTRODUCES = new Set(
  "is am hi hello hey name mr mrs ms miss dr thanks you from calling called okay morning afternoon evening sir dear right".split(" "),
);

/** "Booking Q7RLK2", "order 4419": what the call is known by, not what it is about. */
function isIdentity(words: readonly string[], index: number): boolean {
  if (!KNOWN_BY.has(words[index]!)) return false;
  const next = words.slice(index + 1, index + 4);
  return next.some(
    (word) => /\d/.test(word) || word === "number" || word === "reference" || word === "[data]" || word === "[date]" || word === "[pii]",
  );
}

const KNOWN_BY = new Set(
  "booking reservation order account policy claim ticket case reference invoice tracking member membership customer phone card tag".split(
    " ",
  ),
);

/** Words that any call may hold. */
const GENERIC = new Set(
  (
    "a about above across actually after again ago ah all almost along already also although always am an and another any anybody anymore anyone anything anyway are around as ask asked asking at " +
    "available away aware back bad basically be because been before behind being believe best better between big bit both but by bye can case certain certainly check checked checking chance clear come comes coming " +
    "concern concerned concerns confirm correct could couple customer dear definitely did different do does doing done down due during each early either else email enough even ever every everybody everyone everything exactly " +
    "explain far few figure find fine first folks for forward from full further get gets getting gentleman give given gives glad go goes going gone good got great guess guy guys had half happen happened happening happens happy " +
    "hard has have having hear heard hello help helped helpful helping her here hey hi him his hmm honest hope hoping hour hours how i idea if immediately in info information inquire inquiring inquiry instead interested into is issue issues it item just keep kept " +
    "kind kindly know known last lately later least let letting like liked little look looked looking looks lot lovely made make makes making man many matter may maybe me mean might mind mine minute minutes moment month " +
    "months more morning most much must my myself name need needed needing needs never new next nice no nobody not nothing now number numbers of off often oh okay old on once one ones only open or other others our ours out over own " +
    "part people perfect perhaps person place please possible possibly pretty probably problem problems put question questions quick quickly quite rather ready real really reason recent recently regarding request requested right said " +
    "same saw say saying says second see seem seems seen service several shall she should show side since sir maam so some somebody somehow someone something sometimes soon sorry sort speak speaking specific start started state status steps still stuff such " +
    "support suppose supposed sure system take takes taking talk talking team tell telling than thank thanks that the their them then there these they thing things think thinking this those though thought through time times to today together told " +
    "tomorrow tonight too took tried try trying turn turned two under understand until up us use used using usually very wait waiting wanted want wanting wants was way we week weeks weekend well went were what whatever when whenever where whether " +
    "which while who whole why will wish with within without wondered wondering word work working works would wow wrong year years yes yesterday yet you your yours yourself afternoon evening night day days noon " +
    "monday tuesday wednesday thursday friday saturday sunday call called calling calls contact contacting company details detail experiencing experience file form following assistance assist happily options option provide provided " +
    "regard regards resolve resolved resolution situation situations trouble currently current additional absolutely course process processing appreciate patience welcome value valued proceed able account accounts agent representative 's dollar dollars pound pounds euro euros cents quid bucks love dear mate came ring ringing rang phoning sent day furious angry upset worried worry worrying panicking panic embarrassed embarrassing frustrated frustrating frustration annoyed mad scared honestly finally wits end cross disappointed sick tired anxious stressed fed ridiculous unacceptable may inc ltd corp llc co"
  ).split(" "),
); // prettier-ignore
