import type { Conversation, Utterance } from "./conversation.js";
import type { StatedTime } from "./stated-times.js";
import { isOtherTime, valueOf, type TimeValue } from "./time-values.js";
import { timeFramesIn } from "./times.js";
import { tokenize } from "./tokens.js";

const OWNS_UP =
  / (?:actually|(?:sorry|apologize|apologies)(?! (?:again )?(?:for|about) (?:the|your|any|all) (?:\S+ )?(?:hassle|trouble|inconvenience|wait|bother|nuisance))|correction|correct|excuse me|instead|i mean|rather|make that|scratch|mistake|misspoke|no longer|earlier|sooner|later|(?:change|changed)(?! (?:that|it|this|them|(?:the|your) (?:\S+ )?\S+) (?:to|over|into|for) (?!mon|tue|wed|thu|fri|sat|sun|to(?:day|morrow)|next|the |another))|moved|move|delayed|delay|turns out|(?:pushed|put|moved|knocked|held) back|brought forward|running (?:late|behind)|slipped|rescheduled|updated|new time|after all|(?<! (?:kindly|please|to|just|can|and|you|will) )wait|oh(?! (?:yes|great|good|lovely|absolutely|of course|sure|right|okay|definitely|it will|you will|that will) )|otherwise|or(?= (?:even|maybe|possibly|perhaps|at|on|by|in|within|the|next|early|late|more|longer|else|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|\w+day|tomorrow|tonight) )|if|collect|pick) /;
const WANTS_OTHER =
  / (?:later|instead|(?:another|a different|some other|any other) (?:day|time|date|slot|one|week|morning|afternoon|evening)|cannot|can not|(?:am|are|be|is|will be) (?:\S+ )?away|(?<!if )(?:i am|we are|i will be|we will be) (?:out|at work|working|busy|asleep|in a meeting|on shift|abroad)|not (?:home|in|there|available|work)|(?:have|has|got|need|needs) to (?:be|go|get) (?:\S+ )?(?:out|off|away|at|gone|back|home)|too late|too long|does not work|(?:change|move|shift) (?:it|that|them)|(?:push|bring|put) (?:it|that|them) (?:forward|back|off|on|to|till|until|out)|(?:change|move|shift|push|bring|put) (?:the|my|our|that) (?:\S+ )?(?:day|date|time|slot|appointment|delivery|visit|booking|call)|reschedule|rather|prefer|(?:what|how) about (?:\S+ ){0,3}(?:\w+day|today|tonight|tomorrow|mornings?|afternoons?|evenings?|weeks?|weekends?|noon|later|earlier|then|next|this)|could (?:you|it|we|they) (?:\S+ ){0,2}(?:come|do|make|be|deliver|send|call)|(?:can|could|may|might|shall) (?:i|we) (?:\S+ ){0,2}?(?:pick|collect|fetch)|(?:i|we) (?:will|would|can|could|might) (?:\S+ ){0,2}?(?:pick|collect|fetch)) /;
const WANTS_SOONER = / (?:sooner|earlier|any chance|urgent|asap|faster|quicker|quickly|expedite|express|priority) /;

const CORRECTS = / (?:hang on|actually|no wait|scratch that|i mean|correction|updated it|changed it|my mistake|sorry i|sorry no|sorry it) /;

/** A bill comes on one day and is due on another. */
const OWED = / (?:(?:is|are|be|falls?) due (?:on|by|for payment)|due the) /;

/** A time at its place. */
export type Retold = Pick<StatedTime, "turn" | "at" | "value">;

/** "I need to move my Tuesday delivery." "Moving Tuesday's, of course": the first time is the one to be changed. */
const MOVES =
  / (?:change|move|shift|rearrange|reschedule|swap|cancel|switch) (?:(?:my|our|the|that) (?:\S+ )?(?:appointment|delivery|visit|booking|collection|pickup|slot|call|session|lesson|fitting)|(?:from )?(?:my |our |the )?(?:mon|tues|wednes|thurs|fri|satur|sun)day) /;

/** The agent says that the time has changed, or the customer asked for another. */
export function isChangeKnown(first: Retold, second: Retold, call: Conversation): boolean {
  return (
    isChangeSaid(first, second) ||
    MOVES.test(first.turn.previous("customer")?.tokens.norm ?? "") ||
    call.turns
      .slice(first.turn.index + 1, second.turn.index)
      .some((turn) => turn.role === "customer" && (isWish(turn, first, second) || isProposed(turn, second)))
  );
}

/** The customer wants another time; who wants it sooner is not served by a later one. */
function isWish({ tokens: { norm } }: Utterance, { value: first }: Retold, { value: second }: Retold): boolean {
  return WANTS_OTHER.test(norm) || (WANTS_SOONER.test(norm) && !isLonger(second, first));
}

/** The agent says that the time has changed, or the customer asked for another when they heard the first, or just before the second. */
export function isChangeNear(first: Retold, second: Retold): boolean {
  const heard = [...first.turn.following("customer", HEARD), ...second.turn.preceding("customer", HEARD)];
  return isChangeSaid(first, second) || heard.some((turn) => isWish(turn, first, second));
}

/** Turns of the customer. */
const HEARD = 2;

function isChangeSaid({ turn: first, value, at }: Retold, second: Retold): boolean {
  if (OWED.test(second.turn.tokens.norm) !== OWED.test(first.tokens.norm)) return true;
  if (ownsUp(second) || isBargained(value, second)) return true;
  // "Half ten. Oh, hang on, it's three."
  if (CORRECTS.test(tokenize(first.text.slice(at.end)).norm)) return true;
  const asked = second.turn.previous("customer");
  if (asked !== undefined && second.turn.index - asked.index <= 2 && asked.has("what-if")) return true;
  const [before] = second.turn.preceding("agent", 1);
  return (
    before !== undefined && before.index > first.index && / (?:actually|sorry|correct|mistake|change|delayed) /.test(before.tokens.norm)
  );
}

/** "We land at nine", and the room is ready at ten: the customer has just named a time of their own. */
function isBargained(value: TimeValue, { turn, value: later }: Retold): boolean {
  const before = turn.previous("customer");
  const frames = before === undefined || turn.index - before.index > 2 ? [] : timeFramesIn(before).filter(({ kind }) => kind === "point");
  // "I'll send it tonight", and "within five days" becomes "within ten".
  if (isLonger(later, value) || frames.length === 0) return false;
  const own = valueOf(before!.tokens.words, frames);
  return isOtherTime(own, value) && !isFartherOff(later, value, own);
}

/** "Ready at four." "I finish at three." "Ready at half six.": it meets the customer's hour less than the first did. */
function isFartherOff({ clock: later }: TimeValue, { clock: first }: TimeValue, { clock: own }: TimeValue): boolean {
  if (later === undefined || first === undefined || own === undefined) return false;
  return Math.abs(later[1] - own[1]) >= Math.abs(first[1] - own[1]);
}

function isLonger({ ahead: one }: TimeValue, { ahead: other }: TimeValue): boolean {
  return one !== undefined && other !== undefined && one[1] > other[1] && other[1] > DAY;
}

/** Seconds. */
const DAY = 86_400;

/** Words around the second time in which it may be owned to that it is another. */
const AROUND = 15;
const CLOSE = 8;

/** "I'm sorry about the mix-up and the call you did not get" is about something else when the time comes a sentence later. */
export function ownsUp({ turn: { text }, at }: Retold): boolean {
  const before = tokenize(text.slice(0, at.start)).words;
  const after = tokenize(text.slice(at.start)).words.slice(0, tokenize(text.slice(at.start, at.end)).words.length + AROUND);
  const regrets = before.slice(-AROUND, -CLOSE).findLastIndex((word) => /^(?:sorry|apolog)/.test(word));
  const near = before.slice(-AROUND).slice(regrets + 1);
  return OWNS_UP.test(` ${[...near, ...after].join(" ")} `);
}

/** The customer named the second time themselves. */
function isProposed(turn: Utterance, { value }: Retold): boolean {
  const frames = timeFramesIn(turn).filter(({ kind }) => kind === "point" || kind === "length");
  if (frames.length === 0) return false;
  const own = valueOf(turn.tokens.words, frames);
  const comparable = (own.weekdays.size > 0 && value.weekdays.size > 0) || (own.ahead !== undefined && value.ahead !== undefined);
  return comparable && !isOtherTime(own, value);
}

/** "What day did you say?", "when was that again?" */
const AGAIN =
  / (?:what|which|when) (?:\S+ )?(?:did|do) you (?:just )?(?:say|tell me)| (?:what|which|when) (?:day|date|time)?(?: )?(?:was|is) (?:it|that|the \S+) again| remind me (?:when|what|which) | (?:when|what (?:day|time)) was (?:it|that|the \S+)(?: for the \S+)? (?:again|sorry|(?:that )?(?:they|he|she|it|you) (?:is|are|will)) | sorry when /;

/** The customer asks for a time that was said before. */
export function isAskedAgain({ turn }: Pick<Retold, "turn">): boolean {
  const asked = turn.previous("customer");
  return asked !== undefined && turn.index - asked.index <= 2 && AGAIN.test(asked.tokens.norm);
}
