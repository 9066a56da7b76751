// Longer than a source file should be: every way in which a matter is left open, side by side.
import { tellsFrom, tellsWhen } from "./closings.js";
import type { Conversation, Utterance } from "./conversation.js";
import { isNotice } from "./matter.js";
import { notedIn } from "./noted.js";
import { isWellAfter, passedOverIn } from "./passed-over.js";
import { leanPattern } from "../lean-pattern.js";

/** The matter is still open when the call ends, and nothing was said of what comes. */
export interface LeftOpen {
  /** Nothing was done about it, the customer goes without knowing, asked and was not told, or has a bare word ("flagged") for it. */
  how: "untouched" | "hanging" | "evaded" | "resting";
  /** The agent's last turn, where it was due. */
  turn: Utterance;
  shownBy: Utterance;
}

/** How many customer turns from the end a sign of giving up may stand. */
const LATE = 3;

/** Whether the call ends with the matter open and not a word of what will happen; undefined where it does not. */
export function leftOpenIn(call: Conversation): LeftOpen | undefined {
  const [matter] = call.outcome.matters;
  const turn = call.ending.spoken.findLast(({ role }) => role === "agent");
  if (turn === undefined) return undefined;
  if (call.brokenPromises.some(({ how }) => how !== "reported")) return undefined;
  if (matter !== undefined && matter.index < turn.index && isUntouched(call, matter) && !isWellAfter(matter, call))
    return { how: "untouched", turn, shownBy: matter };
  const hanging = hangingAt(call);
  if (hanging !== undefined) return { how: "hanging", turn, shownBy: hanging };
  const evaded = evadedAt(call);
  if (evaded !== undefined) return { how: "evaded", turn, shownBy: evaded };
  const charged = chargedIn(call);
  if (charged !== undefined && charged.index <= turn.index) return { how: "resting", turn, shownBy: charged };
  const over = passedOverIn(call);
  if (over !== undefined && over.index < turn.index) return { how: "untouched", turn, shownBy: over };
  const isDone = call.outcome.settled?.cue === "says-settled" || (call.matter !== undefined && isNotice(call.matter.turn));
  const resting = isDone ? undefined : (echoIn(call) ?? awaitedIn(call) ?? notedIn(call));
  return resting === undefined ? undefined : { how: "resting", turn, shownBy: resting };
}

/** From the matter on the agents only asked for details, were polite and closed. */
function isUntouched(call: Conversation, matter: Utterance): boolean {
  if (call.outcome.settled?.cue === "says-settled" || call.promises.some((promise) => promise.turn.index > matter.index)) return false;
  const later = call.agentTurns.filter((turn) => turn.index > matter.index);
  return later.length > 1 && later.every((turn) => isAsking(turn) || !tellsFrom(turn, 0, call));
}

const LEADS_IN =
  "(?:(?:okay|ok|all right|right|thank you|thanks|great|sure|and|so|perfect|of course|absolutely|certainly|no problem|i can (?:help|assist) (?:you )?with that|i (?:would|will) be (?:happy|glad) to (?:help|assist)(?: you)?(?: with that)?) )*";
const QUESTION = leanPattern(
  `^ ${LEADS_IN}(?:(?:may|can|could|will|would|do|does|did|is|are|was|were|have|has) (?:i|you|we|it|this|that|there|your|the)|what|which|when|where|who|how|please (?:provide|tell|give|confirm|state|spell|repeat)) `,
);
const ANY_QUESTION = / (?:(?:may|can|could) (?:i|you)|what (?:is|was)|please (?:provide|tell|give|confirm)) /;
const LONG = 30;

/** Nothing but words that lead into a question. */
const LEAD = leanPattern(`^ ${LEADS_IN}$`);

/** The whole turn is a question for details. */
function isAsking({ text, tokens: { norm, words, sentences } }: Utterance): boolean {
  if (words.length > LONG) return false;
  if (sentences.length <= 1) return QUESTION.test(norm);
  return (
    sentences.every((start, index) => {
      const said = ` ${words.slice(start, sentences[index + 1]).join(" ")} `;
      return QUESTION.test(said) || LEAD.test(said) || said.split(" ").length <= 5;
    }) &&
    (/\?\W*$/.test(text) || ANY_QUESTION.test(norm))
  );
}

/** The customer gives up, or asks what comes next and is not told. */
function hangingAt(call: Conversation): Utterance | undefined {
  if (call.outcome.settled?.cue === "says-settled") return undefined;
  const late = call.customerTurns.filter((turn) => !turn.backchannel).slice(-LATE);
  for (const turn of late) {
    if (turn.has("left-hanging") && !isToldBefore(turn, call) && !isTold(turn, call)) return turn;
    if (turn.has("asks-what-comes") && !isAnswered(turn, call)) return turn;
  }
  return undefined;
}

/** "Leave it with me", and with that the call is closed: nobody knows what will happen. */
function chargedIn(call: Conversation): Utterance | undefined {
  const charge = call.agentTurns.findLast((turn) => turn.has("own-charge"));
  if (charge === undefined || call.outcome.settled?.cue === "says-settled" || charge.tokens.words.length > CHARGE) return undefined;
  if (call.transfers.length > 0 || call.promises.some(({ turn, deadline }) => turn !== charge || deadline !== undefined)) return undefined;
  const told = call.agentTurns.some((turn) => turn.index > charge.index && !isParting(turn) && tellsFrom(turn, 0, call));
  return told || (call.outcome.open !== undefined && call.outcome.open.turn !== charge) ? undefined : charge;
}

/** Words of a turn that says no more. */
const CHARGE = 9;

/** Where a matter rests, and no word of what will come of it. */
const RESTS =
  / (?:flagged|pending|logged|noted|raised|submitted|queued|recorded|in the (?:queue|system|pile|stack|tray|works|pipeline|process)|on the (?:list|system|screen|bench|pile)|(?:under|in) review|on hold|in progress|processing|being (?:looked|processed|reviewed)) /;
/** An echo is no longer than this. */
const ECHO = 5;

/** "I've flagged it." "Flagged it, okay.": the customer has nothing but the agent's own word in hand, and is told no more. */
function echoIn(call: Conversation): Utterance | undefined {
  const { open } = call.outcome;
  return call.customerTurns.find((turn) => {
    const word = RESTS.exec(turn.tokens.norm)?.[0];
    const told = turn.previous("agent");
    if (
      word === undefined ||
      turn.tokens.words.length > ECHO ||
      turn.has("thanks", "says-pleased") ||
      told?.tokens.norm.includes(word) !== true
    )
      return false;
    if (call.promises.some((promise) => promise.turn.index >= told.index) || (open !== undefined && open.turn.index >= told.index))
      return false;
    const reply = turn.next("agent");
    return told.tokens.words.length <= BRIEF && (reply === undefined || reply.tokens.words.length <= BRIEF);
  });
}

const AWAITED =
  / (?:(?:have|has) not (?:had|got|gotten|received|come|arrived|heard|seen)|never (?:had|got|came|come|received|heard)|still (?:waiting|not had|not got|have not|has not)|where is|chasing) /;

/** Something awaited is "in the queue", and that is the last that is heard of it. */
function awaitedIn(call: Conversation): Utterance | undefined {
  const { matters, open, refused, settled } = call.outcome;
  const matter = matters.find((turn) => AWAITED.test(turn.tokens.norm));
  if (matter === undefined || open !== undefined || refused !== undefined || settled !== undefined) return undefined;
  if (call.promises.length > 0 || call.transfers.length > 0) return undefined;
  const later = call.agentTurns.filter((turn) => turn.index > matter.index);
  const isResting = (turn: Utterance) => RESTS.test(turn.tokens.norm) && turn.tokens.words.length <= BRIEF && !turn.has("asks-for");
  return later.some(isResting) && !later.some(tellsWhen) ? later.find(isResting) : undefined;
}

/** A promise, a time or a named step that stands when the customer gives up. */
function isToldBefore(turn: Utterance, call: Conversation): boolean {
  if (call.promises.some((promise) => promise.turn.index < turn.index && !promise.conditional)) return true;
  return call.outcome.open !== undefined && call.outcome.open.turn.index < turn.index;
}

function isTold(turn: Utterance, call: Conversation): boolean {
  return call.agentTurns.some(
    (later) =>
      later.index > turn.index &&
      tellsFrom(later, 0, call) &&
      (later.tokens.words.length > SHORT || tellsWhen(later) || /\d/.test(later.text)),
  );
}

/** Whether anything that an agent says after a question is an answer to it; "I don't know" and "the request" are none. */
function isAnswered(turn: Utterance, call: Conversation): boolean {
  if (call.promises.some((promise) => promise.turn.index >= turn.index - 2)) return true;
  const later = call.agentTurns.filter((one) => one.index > turn.index);
  return later.length === 0
    ? false
    : later.some((one) => !isParting(one) && tellsFrom(one, 0, call) && !UNKNOWN.test(one.tokens.norm) && !isAtRest(one));
}

/** "It just stays in review": where it lies, and nothing of what comes. */
function isAtRest(turn: Utterance): boolean {
  return (
    RESTS.test(turn.tokens.norm) &&
    turn.tokens.words.length <= BRIEF &&
    !tellsWhen(turn) &&
    !/ (?:then|next|after that|will|going to) /.test(turn.tokens.norm)
  );
}

/** Customer turns before the closing in which a question may be left without an answer. */
const ASKED = 6;
const ASKS =
  / (?:when (?:is|are|will|do|does|can|would)|will (?:it|that|they|he|she|i|we|the|my|someone|somebody)|(?:is|are) (?:\S+ ){1,3}(?:coming|going|happening|due|sent)|where (?:does|do|will)|do i|do we|should i|should we|what if|what (?:do|should|can|am) i|what happens|what now|(?:what|when) (?:you|they|we|it|he|she) (?:will|are going|is going)|(?:will|is|are) (?:somebody|someone|anybody|anyone|they|you)|somebody (?:will|is)|so what|(?:noted|logged|flagged) means) |^ (?:\S+ )?and (?:what about )?(?:the|my|our) (?:\S+ ){1,2}$/;

/** The customer asks, the agent shrugs ("we'll see", "no idea"), and nothing more is said of it until the call ends. */
function evadedAt(call: Conversation): Utterance | undefined {
  const asked = call.customerTurns.filter((turn) => !turn.backchannel && turn.index < (call.ending.from?.index ?? Infinity)).slice(-ASKED);
  const settled = call.outcome.settled?.turn.index ?? -1;
  return asked.find((turn) => {
    const answer = turn.next();
    if (answer?.role !== "agent" || !ASKS.test(turn.tokens.norm) || turn.index < settled) return false;
    if (!isShrug(answer) || call.promises.some((promise) => promise.turn.index >= turn.index)) return false;
    const isOfComing = turn.has("asks-what-comes") || COMING.test(turn.tokens.norm);
    return call.agentTurns.every(
      (later) =>
        later.index <= answer.index ||
        !tellsFrom(later, 0, call) ||
        isParting(later) ||
        isShrug(later) ||
        (isOfComing && !tellsWhen(later)),
    );
  });
}

const COMING =
  / when (?:is|are|will|does|do) (?:it|they|he|she|that|this|(?:my|the|our|your) \S+)(?: be)? (?:coming|come|arrive|arriving|due|back|here|ready|fixed|sent|done|on|going) /;
/** Nothing but "I don't know" or "we will see", and maybe the closing. */
function isShrug({ tokens: { norm, words } }: Utterance): boolean {
  if (words.length > BRIEF) return false;
  return (
    (UNKNOWN.test(norm) || SHRUGS.test(norm) || NOTED.test(norm)) && !/ (?:but|let me|i will|i can|you can|check|ask|find|try) /.test(norm)
  );
}

/** "It is noted, it's in the system": where it lies, and not what comes of it. */
const NOTED =
  / (?:(?:is|it is|have|has|has been|been|just|that is) (?:all )?(?:noted|logged|flagged|recorded|written down|taken down|(?:there |down )?(?:in the (?:system|notes|log|book|file)|on (?:file|record|the (?:system|file|notes|account)))|made a note)|(?:noted|logged) (?:it|that|everything|this|all)|(?:made?|making|take|taking) a note|see (?:it|that) (?:noted|logged)) /;

/** Whoever says more than this has told something. */
const BRIEF = 20;

const SHRUGS =
  / (?:(?:we|i|they|you) (?:will|are going to) (?:figure|sort|work|find|think of|come up with) something(?: out)?(?= )|(?:we|you) (?:will|shall) (?:just )?(?:have to )?(?:wait and )?see|let us (?:just )?(?:wait and )?see|see how it goes|time will tell|hard to (?:say|tell)|who can say|your guess is as good as mine|not the foggiest|not have a clue|not a clue|(?:it|that|all|which|just) (?:all )?(?:depends|varies)|could be (?:any time|anything|a while|ages)|we (?:all )?know about (?:it|that|this|them)|(?:they|we) (?:do )?know) /;

/** Short, and no more than winding up. */
function isParting(turn: Utterance): boolean {
  const { length } = turn.tokens.words;
  // "Thank you for calling Larkspur Parcels" holds a name that is no news.
  return length <= SHORT || (length <= WINDING_UP && turn.has("farewell", "parting-thanks"));
}

const WINDING_UP = 14;

const UNKNOWN = / (?:no idea|(?:do|does|did|could|can|would) not (?:know|say|tell)|not (?:\S+ )?sure|no clue|who knows|beats me) /;
/** A reply of this many words tells nobody what comes next. */
const SHORT = 4;
