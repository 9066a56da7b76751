// Longer than a source file should be: what happens at a time, and what tells it again from something else.
import type { ConflictingPromises } from "./conflicting-promises.js";
import type { Conversation, Utterance } from "./conversation.js";
import { ASKS_WHEN } from "./deadlines.js";
import { topicsOf } from "./promise-words.js";
import { askedThings, thingsAround, thingsOf } from "./retimed.js";
import { isThirdParty } from "./third-parties.js";
import { isChangeKnown } from "./time-changes.js";
import { isComparable, isOtherTime, type TimeValue } from "./time-values.js";
import { toldIn, type Told } from "./told-times.js";
import { tokenize } from "./tokens.js";

/** What happens at a time: what is done at one does not tell of another. */
type Event = "contact" | "money" | "send" | "due" | "starts" | "ends" | "ready" | "comes";

/** How many agent turns later a time may be told again. */
const NEAR = 8;
/** And how many later of what has no name. */
const NEARER = 4;

/** That something happens at a time. */
interface Happening {
  told: Told;
  event: Event;
  /** Notions of what its clause names. */
  things: readonly string[];
  /** It sums up: "so that's …". */
  sums: boolean;
}

/**
 * "The lads are with you on Tuesday." "And it's the oak one?" "It is. So we'll see you on Thursday, then.": what happens is told again
 * with another time, though the customer asked for no other and nothing else was spoken of.
 */
export function retoldOtherwise(call: Conversation, timed: readonly Utterance[]): ConflictingPromises[] {
  const all = timed.flatMap((turn) => toldIn(turn).flatMap((told) => happeningsAt(told)));
  return all.flatMap((second, index) => {
    if (second.offered) return [];
    const isAnswered = second.bare || isAnswer(second.told);
    const isSame = (one: Happening): boolean => {
      if (one.told.turn === second.told.turn) return false;
      if (isAnswered) return isAskedOf(one, second);
      if (!isOneEvent(one.event, second.event)) return false;
      const after = one.told.turn.following("agent", NEAR).indexOf(second.told.turn);
      return isSameMoney(one, second) || (after >= 0 && isKnown(one, second, after < NEARER, call));
    };
    const first = all.slice(0, index).findLast(isSame);
    if (first === undefined || !isOther(first.told.value, second.told.value)) return [];
    return isSaidBefore(second.told, call) || isChangeKnown(first.told, second.told, call)
      ? []
      : [{ first: first.told.at, second: second.told.at }];
  });
}

/** "The refund's ten days": by its name it is the one that was spoken of, however long ago. */
function isSameMoney(first: Happening, second: Happening): boolean {
  const known = namedIn(first.told.turn);
  return (
    first.event === "money" && second.event === "money" && second.things.length === 1 && second.things.every((thing) => known.has(thing))
  );
}

/** Somebody said the second time before: it is no news. */
function isSaidBefore({ turn: { index }, value }: Told, call: Conversation): boolean {
  return call.turns.slice(0, index).some((turn) => toldIn(turn).some((one) => isSameTime(one.value, value)));
}

/** Whether two times are told in the same way, and are the same. */
function isSameTime(one: TimeValue, other: TimeValue): boolean {
  if (one.weekdays.size > 0 || other.weekdays.size > 0) return [...one.weekdays].some((day) => other.weekdays.has(day));
  if (one.ahead !== undefined && other.ahead !== undefined && one.ahead.join() !== other.ahead.join()) return false;
  return isComparable(one, other) && !isOtherTime(one, other);
}

const EVENTS: readonly (readonly [Event, RegExp])[] = [
  [
    "comes",
    / you will (?:get|have|receive) (?:it|that|them|those|this)(?! back) | (?:email|send|text|post|pop|shoot|ping|drop|whizz|fire|bring|run) (?:it|that|them|this|those|(?:the|your|a) \S+) (?:over|across|out|through|round|to you|off to you) /,
  ],
  [
    "contact",
    / (?:ring|rings|call|calls|phone|phones|text|texts|email|emails|hear|letter|message|touch|speak|answer|news|decision|update|confirmation) /,
  ],
  ["money", / (?:refund|refunded|credit|credited|money|card|account|pounds?|dollars?|euros?|payout|payment) /],
  ["due", / (?:due|pay|paid|payable|owe|balance|deposit|form|fee) /],
  ["ends", / (?:ends?|until|till|expires?|finish(?:es)?|over|out of)(?! to) /],
  ["starts", / (?:starts?|starting|begins?|valid|live|active|kicks in) /],
  [
    "ready",
    / (?:on the shelf|behind the counter|waiting (?:for you|here|at|in)|(?:in |into |in to |back )?with us|in ?to us|in (?:stock|store)) /,
  ],
  ["comes", / (?:you will (?:get|have|receive)|with you|(?:an )?eye out|look out for|watch out for) /],
  ["send", / (?:ships?|dispatch(?:ed|es)?|posts?|posted|mailed|sends?|sent|leaves?|going out|goes out) /],
  ["ready", / (?:ready|done|finished|fixed|completed?|back on|back up|unlocked|approved) /],
  [
    "comes",
    / (?:be (?:there|here|along|out|round|back|in)|comes?|coming|see (?:you|it|that|them)|fetch|pick|collect|collected|fit|fits|fitting|fitted|deliver|delivers|delivered|delivery|gets?|have|takes?|arrives?|arriving|booked|lands?|round|along|back) /,
  ],
];

/** What may be told with the same words. */
function isOneEvent(one: Event, other: Event): boolean {
  return one === other || (one === "ready" && other === "comes") || (one === "comes" && other === "ready");
}

/** What an agent says will happen at a time; nothing of business hours, conditions and the past. */
function happeningsAt(told: Told): (Happening & { bare: boolean; offered: boolean })[] {
  const lead = told.lead
    .replace(/^.* (?:and|so|but|then|because|which|tell (?:your|the) \S+|let (?:your|the) \S+ know) (?=\S)/, " ")
    .trim();
  // "Tomorrow afternoon, ring the top bell": behind the comma is something else.
  const rest =
    told.turn.text[told.at.end] === ","
      ? ""
      : told.rest.replace(/ (?:and|so|but|then|because|if|or|when|i|we|you|they|it) .*$/, " ").trim();
  const clause = ` ${lead} ${rest} `;
  const said = ` ${told.lead.trim().replace(/ (?:before|after)$/, "")} ${rest} `;
  if (NOT_AHEAD.test(said) || (told.value.ahead?.[1] ?? 0) > FAR) return [];
  const things = topicsIn(clause);
  const asked = told.turn.previous("customer");
  // "How long's the card?" "Five days.": what the customer asked for.
  const bare = things.length === 0 && lead.split(" ").length <= BARE && asked !== undefined && ASKS_WHEN.test(asked.tokens.norm);
  const event =
    EVENTS.find(([, says]) => says.test(bare ? asked.tokens.norm : clause))?.[0] ?? (bare || THAT_IS.test(told.lead) ? "comes" : undefined);
  if (event === undefined) return [];
  // "How long's the new card?" is asked of a thing that comes, and of no money.
  const isOfCard = bare && event === "money" && !/ (?:refund|money|credit|payment|payout|deposit) /.test(asked.tokens.norm);
  const isThere = isOfCard || (event === "send" && !told.point && IS_LENGTH.test(told.lead));
  const offered = OFFERS.test(said) || HAS_FREE.test(told.lead);
  return [{ told, event: isThere ? "comes" : event, things, bare, offered, sums: SUMS.test(told.lead) }];
}

/** "We'll post a new wheel, that's four to six days": how long until it is there. */
const IS_LENGTH = / that (?:is|will be|takes) (?:about |around |roughly )?$/;
/** Seconds of half a year: what pays for itself in two years is no delivery. */
const FAR = 15_800_000;

/** "So that'll be about an hour" */
const THAT_IS =
  /^ (?:(?:okay|right|lovely|great|perfect|grand|good|yeah|yes) )*so (?:that|it|he|she|they) (?:will be|is|are) (?:about |around )?$/;
/** Words of a bare answer before its time: "that'll be about". */
const BARE = 4;
const SUMS = /^ (?:(?:okay|right|lovely|great|perfect|grand|good|yeah|yes) )*(?:so|that is|just to|to recap|then) /;
const OFFERS = / (?:can|would|usually|normally|should(?! (?:be|have|get|come|arrive|land|see|receive))) /;
/** "I've got Wednesday at ten" */
const HAS_FREE = / (?:i|we) (?:have|have got) (?:a |an |this |next )?$/;
const NOT_AHEAD =
  / (?:open|opens|close|closes|shut|always|every|each|if|unless|or|otherwise|not|never|no|was|were|had|did|since|ago|last|before|after|latest|most|worst|may|might|could|shall|either|both|ahead|warranty|guarantee|old|years?|cost|costs|another|other|next|second|there is (?:one|a|an)) /;

/** It answers what the customer has just asked: of that thing, whatever it is. */
function isAnswer({ turn, at }: Told): boolean {
  const asked = turn.previous("customer");
  if (asked === undefined || turn.index - asked.index > 2) return false;
  const isQuestion = asked.text.includes("?") || ASKS.test(asked.tokens.norm);
  return isQuestion && !/[.!?]\s/.test(turn.text.slice(0, at.start));
}

/** "And my new plan, is that by post?" "By email, you'll have it on Monday.": what the question names last was timed before. */
function isAskedOf(first: Happening, { told: { turn }, event, things }: Happening): boolean {
  if (things.length > 0 || (event !== "comes" && !isOneEvent(first.event, event))) return false;
  const around = first.things.length > 0 ? first.things : thingsAround(first.told.turn);
  const known = new Set([...thingsOf(first.told.lead.trim().split(" ").slice(-CLAUSE)), ...around]);
  const asked = askedThings(turn);
  const isKnown = (named: ReadonlySet<string>) =>
    named.size > 0 && [...named].every((thing) => known.has(thing) || known.has(`re${thing}`));
  return asked.some(isKnown) && !asked.some((named) => TURNS_TO.test(turn.previous("customer")!.tokens.norm) && !isKnown(named));
}

/** "And the card?" */
const TURNS_TO = / (?:and|what about|how about) (?:the|my|our) /;

/** Words of a clause that name what it is about. */
const CLAUSE = 8;

const ASKS =
  /^ (?:okay |ok |right |so |and |but )?(?:how|when|what|where|who|which|is|are|do|does|did|can|could|will|would|and the|and my|what about|how about) /;

/** "At nine tomorrow", and "at eleven" of the same day. */
function isOther(one: TimeValue, other: TimeValue): boolean {
  if (isOtherTime(one, other)) return true;
  const isDayless = other.weekdays.size + other.dates.size === 0 && other.ahead === undefined;
  return isDayless && one.clock !== undefined && isOtherTime({ weekdays: other.weekdays, dates: other.dates, clock: one.clock }, other);
}

/** Nothing is named that was not spoken of when the first time was told; what has no name must be near. */
function isKnown(first: Happening, second: Happening, isNear: boolean, call: Conversation): boolean {
  if (second.things.length === 0) return second.sums || (isNear && !isOfNew(first, second));
  const matter = first.things.length === 0 ? call.matter?.notions : undefined;
  const known = new Set([
    ...first.things,
    ...namedIn(first.told.turn),
    ...namedIn(first.told.turn.previous("customer")),
    ...(matter ?? []),
  ]);
  return second.sums ? second.things.some((thing) => known.has(thing)) : known.has(second.things.at(-1)!) && isNear;
}

/** "I've put a form in the post too. It'll be with you on Tuesday.": what has just been named. */
function isOfNew(first: Happening, { told: { turn, at } }: Happening): boolean {
  const before = turn.text
    .slice(0, at.start)
    .split(/[.!?]\s+/)
    .at(-2);
  if (before === undefined) return false;
  const known = new Set(
    [first.told.turn, ...first.told.turn.following("customer", NEARER), first.told.turn.previous("customer")].flatMap((one) => [
      ...namedIn(one),
    ]),
  );
  return topicsIn(tokenize(before).words.join(" ")).some((thing) => !known.has(thing));
}

function namedIn(turn: Utterance | undefined): ReadonlySet<string> {
  const words = turn?.tokens.words ?? [];
  return topicsOf(words, 0, words.length - 1);
}

function topicsIn(clause: string): string[] {
  const words = clause
    .trim()
    .split(/[^a-z']+/)
    .filter((word) => !isThirdParty(word) && !OF_EVENTS.test(word));
  return [...topicsOf(words, 0, words.length - 1)];
}

/** What is said of any time. */
const OF_EVENTS =
  /^(?:see|comes?|coming|fetch|pick|collect|ready|done|fit|fitting|deliver\w*|get|have|takes?|booked|keep|expect|starts?|starting|begins?|ring|call|answer|hear|about|free|back|love|grab|man|lads|van|confirm|recap|along|later|got|down|morning|afternoon|evening|home|due|window|booking|eye|shelf|counter)$/;
