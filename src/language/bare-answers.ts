import type { Span } from "../call.js";
import { PAST_FORM } from "./past-forms.js";
import { answersTelling, findsFault, isAsked, isNumber } from "./complaints.js";
import { rivalNamesOf } from "./competitors.js";
import { isOfRival } from "./rival-retorts.js";
import type { Conversation, Utterance } from "./conversation.js";
import { isColleaguesName, isDepartment, isThirdParty } from "./third-parties.js";
import { wordSet } from "./word-set.js";

/**
 * All that an agent has to say to a complaint, which neither helps nor asks nor gives a datum: "Glass breaks.", "You kept it in the
 * fridge.", "The courier will have dropped it."
 */
export interface BareAnswer {
  turn: Utterance;
  at: Span;
  /** Whose part it speaks of: an answer that speaks of nobody's pleads that nobody is to blame. */
  of: "customer" | "others" | "nobody";
}

/** Bare answers, in order: where an answer like this is found out in other ways, it is none. */
export function bareAnswersIn(call: Conversation): readonly BareAnswer[] {
  const found: BareAnswer[] = [];
  for (const turn of call.agentTurns) {
    if (!isBare(turn) || !isToComplaint(turn, call) || isKnownOtherwise(turn, call)) continue;
    const of = partOf(turn, call);
    if (of !== undefined) found.push({ turn, at: turn.span, of });
  }
  return found;
}

function isBare({ text, tokens }: Utterance): boolean {
  const { words, sentences } = tokens;
  if (
    words.length < FEWEST ||
    words.length > MOST ||
    /[?\d]/.test(text) ||
    ANSWERS.has(words[0]!) ||
    ANSWERS.has(words.at(-1)!) ||
    isAgreeing(words)
  )
    return false;
  return (
    !words.some((word, index) => isGiven(words, index) || (word === "my" && !OF_WORK.has(words[index + 1] ?? ""))) &&
    !sentences.some(
      (first) =>
        ORDERS.has(words[first] ?? "") ||
        (/^(?:i|we)$/.test(words[first] ?? "") && words[first + 1] === "need") ||
        (words[first] === "and" && /^(?:your|here|the)$/.test(words[first + 1] ?? "")),
    ) &&
    words.some(
      (word, index) => FINITE.has(word) || (index > 0 && /(?:ed|[^s]s)$/.test(word) && index + 1 < words.length) || PAST_FORM.test(word),
    )
  );
}

/** Words of an answer that says anything, and of one that says no more. */
const FEWEST = 3;
const MOST = 20;

const NOT_OWED = wordSet("pay owe need have lose");

/** "That's odd", "that's a long time": is of the customer's mind. */
function isAgreeing(words: readonly string[]): boolean {
  return words.length < 7 && words[0] === "that" && /^(?:is|was)$/.test(words[1]!) && !words.some((word) => PLEADS.has(word));
}

const PLEADS = wordSet("just only how what way normal standard within cosmetic part because all for down whoever your the");

/** Whether a word helps, feels with the customer or gives a datum: "I'll swap it", and not "that'll be the warehouse". */
function isGiven(words: readonly string[], index: number): boolean {
  const word = words[index]!;
  const next = words[index + 1] ?? "";
  if (word === "will") return !/^(?:have|be|not|say|tell|do)$/.test(next);
  if (word === "please") return !next.endsWith("selves") && next !== "after";
  const last = words[index - 1] ?? "";
  if (word === "see" || word === "want" || word === "bet") return last === "i";
  if (word === "let") return next === "me" || next === "us" || last === "will";
  if (word === "would") return next !== "have";
  // "You keep the lesson", "you don't pay for either"
  if (word === "keep") return last === "you";
  if (word === "not") return last === "do" && words[index - 2] === "you" && NOT_OWED.has(next);
  if (word === "way") return last === "its" || last === "the";
  if (ORDINALS.has(word)) return last === "the" || last === "on";
  return GIVES.has(word) || (isNumber(word) && isNumber(next));
}

function isToComplaint(turn: Utterance, call: Conversation): boolean {
  const before = turn.previous();
  if (before?.role !== "customer" || /\d|teen\b/.test(lastSentence(before)) || isOfRival(before, call)) return false;
  if (before.text.trimEnd().endsWith("?") && !OBJECTING.some((word) => before.tokens.words.includes(word))) return false;
  // Later in a call most of what customers tell is talk: only what finds fault, or where it shows that something failed, is a complaint.
  const isFirst = before.previous("customer") === undefined;
  const isTrouble = () =>
    call.failures.some((one) => one.turn === before) || (findsFault(before) && call.failures.some((one) => one.turn.index < before.index));
  return answersTelling(turn) && !isAsked(turn) && !agrees(turn, before) && (isFirst || isTrouble());
}

/** "It's the same cake, though." "It's the same cake, but …": what they say is granted. */
function agrees({ tokens: { words } }: Utterance, { tokens }: Utterance): boolean {
  return words.slice(0, GRANTED).join(" ") === tokens.words.slice(0, GRANTED).join(" ");
}

/** So many words said once more grant what they say. */
const GRANTED = 4;

const lastSentence = ({ text, tokens }: Utterance): string => text.slice(tokens.from[tokens.sentences.at(-1) ?? 0] ?? 0);

const OBJECTING = ["why", "nobody", "never", "still", "come"];

function isKnownOtherwise(turn: Utterance, call: Conversation): boolean {
  const { assumptions, refusals, ignorance, scorn, excuses, blameLaid, blameShifted, runDowns, disparagements, reproaches, rivalRetorts } =
    call;
  return (
    rivalRetorts.includes(turn) ||
    turn.has(...CUES) ||
    [assumptions, refusals, ignorance, scorn, excuses, blameLaid, blameShifted, runDowns, disparagements, reproaches].some((found) =>
      found.some((one) => one.turn === turn),
    )
  );
}

const CUES = [
  "excuses",
  "says-again",
  "blames-customer",
  "blames-outright",
  "blames-others",
  "names-culprit",
  "hostile",
  "whatever",
  "hurries",
  "apology",
  "says-what-can",
  "offers-help",
  "acknowledges-feeling",
  "grasps-feeling",
  "hold-on",
];

/** Of whom an answer speaks; undefined where it only tells what they did ("the driver left it", "you rang on Monday"). */
function partOf({ tokens: { words } }: Utterance, call: Conversation): BareAnswer["of"] | undefined {
  const faults = words.some((word) => FAULTS.has(word));
  const other = words.findIndex((_, index) => isOther(words, index, call));
  if (other >= 0) return !faults && tellsAt(words, other + 1) ? undefined : "others";
  const you = words.findIndex((word, index) => (word === "you" && !ANYBODY.has(words[index + 1] ?? "you")) || word === "your");
  if (you >= 0) return !faults && tellsAt(words, you + 1) ? undefined : "customer";
  return "nobody";
}

/** "You can't win", "you know": nobody in particular. */
const ANYBODY = wordSet("you can could will would know see find get never");
/** "The courier", "accounts", "that was Dave"; not "from the factory", "a big office", "a coach party". */
function isOther(words: readonly string[], index: number, call: Conversation): boolean {
  const word = words[index]!;
  if (FOR.has(words[index - 2] ?? "") || /^(?:an?|one|two|three|no)$/.test(words[index - 1] ?? "") || word === "colleague") return false;
  if (isDepartment(word)) return index === 0 || LINKS.has(words[index - 1]!);
  const goesOn = words[index + 1]?.endsWith("s") === true && words[index + 2] === "'s";
  return (
    (OTHERS.has(word) ||
      (words.some((one) => FAULTS.has(one)) && call.fact(rivalNamesOf).has(word)) ||
      isThirdParty(word) ||
      isColleaguesName(word, call)) &&
    !goesOn &&
    !PERSONS.has(word)
  );
}

const LINKS = wordSet("is was be been with in by well oh to for the");
const PERSONS = wordSet("lady man gentleman people person team coach guest guide office");
/** Whom the company works with, beside its own people and its partners. */
const OTHERS = wordSet(
  "whoever guest company companies firm lot exchange computer stadium fitters landlord paypal subcontractor subcontractors provider providers supplier suppliers maker makers network openreach bureau parish surgery dealer vendor temp temps manager managers driver drivers school embassy handling post teacher readers trainer",
);
/** "From the factory", "for the driver": no one's part. */
const FOR = wordSet("from for to by at of on in");
const tellsAt = (words: readonly string[], verb: number): boolean =>
  TELLS.has(words[/^(?:has|have|had|did)$/.test(words[verb] ?? "") ? verb + 1 : verb] ?? "");
const TELLS = wordSet(
  "left tried delivered signed collected rang called knocked scanned came said paid spoke asked told were was emailed wrote been",
);
const FAULTS = wordSet("not never nothing wrong late without too only forgot behind lost");
const ORDINALS = wordSet("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth");
const OF_WORK = wordSet("job fault decision screen department call idea");
/** "Yes, it's on the bench": what was said or asked is answered. */
const ANSWERS = wordSet("yes yeah yep no nope got");
/** Who says one of these helps, feels with the customer, gives a datum or says what comes; or greets, jests, supposes or does not know. */
const GIVES = wordSet(
  "sorry fee must till until apologize apologies forgive let would shall thank thanks understand appreciate moment bear welcome happy glad going hello bye goodbye cheerio cheers luck care hear certainly may might great perfect right want absolutely worries worry dear agree enough okay true bless ouch today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday way show shows showing seems frustrating shame pity instead refund credit replace swap done booked arrive arrives arriving due sounds mr mrs ms sure look looks if ha haha aw gone good lovely nice awful terrible horrible dreadful rotten awkward bet probably hope question now transferring putting number note noted yet owed diplomatic i'll yep off hi marked account neighbor everything's hundred thousand pounds euros dollars january february march april june july august september october november december",
);
/** A sentence that begins so orders, asks or goes on. */
const ORDERS = wordSet(
  "give go have bring put pull mind take stay read pop keep leave ask ring open tap scroll upload reply hang wait try press hold type turn click call send make use come select choose enter add remove write hand get what which who where when how is are do does did then once if so",
);

const FINITE = wordSet(
  "is are was were has have had do does did 's can could must said took went came gave made put come go get run break own",
);
