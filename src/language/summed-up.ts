import type { ConflictingPromises } from "./conflicting-promises.js";
import type { Conversation, Utterance } from "./conversation.js";
import { overlap, topicsOf } from "./promise-words.js";
import { isOneStep, stepIn } from "./retimed.js";
import { isAskedAgain, isChangeNear, ownsUp } from "./time-changes.js";
import { isComparable, isOtherTime, valueOf, type TimeValue } from "./time-values.js";
import { TIME_WORD, toldIn, type Told } from "./told-times.js";
import { timeFramesIn } from "./times.js";

/** "Half past four then." "So that's five o'clock": summed up with a time that nobody has said before. */
export function summedUpOtherwise(call: Conversation, timed: readonly Utterance[]): ConflictingPromises[] {
  return timed.flatMap((turn, index) => {
    if (index === 0 || !(SO.test(turn.tokens.norm) || isAskedAgain({ turn }))) return [];
    const summed = toldIn(turn).filter((told) => told.point && isSummedUp(told));
    if (summed.length === 0) return [];
    const before = timed
      .slice(0, index)
      .flatMap(toldIn)
      .filter((told) => told.point && isArranged(told));
    return summed.flatMap((second) => {
      const first = before.findLast((one) => isOneThing(one, second, before));
      return first === undefined || !isNew(second, first, call) || isChangeNear(first, second)
        ? []
        : [{ first: first.at, second: second.at }];
    });
  });
}

/** "Twelve? I thought it was eight.": the customer holds to the time that was said before, and the agent did say it. */
export function protestedIn(timed: readonly Utterance[]): ConflictingPromises[] {
  return timed.flatMap((turn, index) => {
    const reply = index === 0 ? undefined : turn.next();
    if (reply?.role !== "customer" || !PROTESTS.test(reply.tokens.norm)) return [];
    const held = reply.tokens.words.filter((word) => TIME_WORD.test(word) && !turn.tokens.words.includes(word));
    // "Friday's the van, the driver rings on Thursday": they are told what the other time is of.
    const isExplained = reply.next("agent")?.tokens.words.some((word) => held.includes(word)) === true;
    const second = toldIn(turn).at(-1);
    const first = timed
      .slice(0, index)
      .flatMap(toldIn)
      .findLast(({ words }) => words.some((word) => held.includes(word)));
    if (first === undefined || second === undefined || isExplained || ownsUp(second)) return [];
    return isComparable(first.value, second.value) && isOtherTime(first.value, second.value)
      ? [{ first: first.at, second: second.at }]
      : [];
  });
}

const PROTESTS =
  / (?:(?:i |we )?thought (?:you (?:just )?said|you told me|it was|that was|we said|they were|he was|she was)|you (?:just )?said (?!something|anything)|(?:did not you|did you not) (?:just )?say|was not it |you told me|earlier you said|before you said) /;

const SO = / (?:so|recap|sum up|to go over|to confirm) /;
/** "So that's five o'clock", "so he'll be with you tomorrow", "so keep somebody at home from one" */
const SUMS_UP =
  / (?:so|(?:to|just) (?:recap|sum up|confirm|go over (?:it|that|everything))) (?:then |yes |yeah )?(?:(?:(?:the|your|our|that|new|\S+) )?\S+ (?:is|are|will|(?:needs|has) to be) |(?:you|we|i) have |(?:on|at|by|from|for) |(?:have|make sure|keep) (?:somebody|someone) )/;
/** Hours of business, conditions, choices, sums and the past. */
const NOT_ARRANGED =
  / (?:open|opens|close|closes|shut|shuts|last|ago|was|were|had|did|if|unless|every|usually|normally|always|not|never|no|nobody|none|since|valid|cost|costs|fee|pay|paid|due|expires?|renews?|before|after (?!tomorrow)|bill|statement|invoice|would you|do you|are you|you (?:say|pick|choose)) /;
const ARRANGES =
  / (?:free|available|slot|space|gap|cancellation|can|could|will|would|is|are|booked?|down|have|has|got|get|gets|ready|back|then|suit|do) /;

/** "Thursday's full" */
const TAKEN = / (?:full|fully|chock|solid|rammed|packed|taken|gone|busy|nothing|booked (?:up|out)) /;

function isSummedUp({ turn, lead }: Told): boolean {
  return (SUMS_UP.test(lead) || isAskedAgain({ turn })) && !NOT_ARRANGED.test(lead);
}

function isArranged({ lead, rest }: Told): boolean {
  return ARRANGES.test(`${lead}${rest}`) && !NOT_ARRANGED.test(lead) && !TAKEN.test(`${lead}${rest}`) && !lead.endsWith(" any time ");
}

/** Another time for the same person or thing, or for what alone has a time. */
function isOneThing(first: Told, second: Told, arranged: readonly Told[]): boolean {
  if (!isOtherTime(first.value, second.value) || (first.value.weekdays.size > 0 && BY.test(first.lead))) return false;
  if (!isOneStep(stepIn(clauseOf(first)), stepIn(clauseOf(second)))) return false;
  const words = second.lead.split(" ").filter((word) => !ARRANGING.test(word));
  const named = topicsOf(words, words.lastIndexOf("so") + 1, words.length - 1);
  if (named.size > 0) return overlap(first.topics, named) && (isOfKind(first.value, second.value) || isToday(first.value));
  return isOfKind(first.value, second.value) && arranged.every(({ value }) => isToday(value) || !isOtherTime(value, first.value));
}

/** "It leaves tonight and gets to you on Thursday": what comes right before the time. */
function clauseOf({ lead }: Told): string {
  return lead.replace(/^.* (?:and|so|but) (?=\S)/, " ");
}

/** What is said of any arrangement. */
const ARRANGING = /^(?:got|booked|needs?|home|set|down|oclock)$/;

/** "By the weekend" is any day before it. */
const BY = / (?:by|before)(?: the)? $/;

/** Days are compared with days, hours with hours. */
function isOfKind(one: TimeValue, other: TimeValue): boolean {
  if (one.weekdays.size > 0 || other.weekdays.size > 0) return one.weekdays.size > 0 && other.weekdays.size > 0;
  if (one.dates.size > 0 || other.dates.size > 0) return one.dates.size > 0 && other.dates.size > 0;
  return (one.ahead === undefined) === (other.ahead === undefined) || one.clock !== undefined;
}

function isToday({ ahead }: TimeValue): boolean {
  return ahead?.[1] === 0;
}

/** Nobody has said the second time, and the customer no word of it. */
function isNew(told: Told, first: Told, call: Conversation): boolean {
  const { turn, value } = told;
  const isSaid = (one: Utterance) =>
    timeFramesIn(one).some((frame) => {
      const own = valueOf(one.tokens.words, [frame]);
      return isOfKind(own, value) && !isOtherTime(own, value) && isSame(own, value);
    });
  const said = new Set(told.words.filter((word) => !first.words.includes(word)));
  return !call.turns
    .slice(0, turn.index)
    .some(
      (one) => isSaid(one) || (one.index > first.turn.index && one.role === "customer" && one.tokens.words.some((word) => said.has(word))),
    );
}

/** Both tell the same day or hour: undecided is no sameness. */
function isSame(one: TimeValue, other: TimeValue): boolean {
  return (
    (one.weekdays.size > 0 && other.weekdays.size > 0) ||
    (one.dates.size > 0 && other.dates.size > 0) ||
    (one.part !== undefined && one.part === other.part) ||
    (one.clock !== undefined && other.clock !== undefined && one.clock[0] <= other.clock[1] && other.clock[0] <= one.clock[1])
  );
}
