import type { Span } from "../call.js";
import type { Conversation, Utterance } from "./conversation.js";
import { ASKS_WHEN, madeIn } from "./deadlines.js";
import type { PromiseMade } from "./promise-made.js";
import { topicsOf } from "./promise-words.js";
import { valueOf, type TimeValue } from "./time-values.js";
import { timeFramesIn, type TimeFrame } from "./times.js";

/** The agent says when something will happen. */
export interface StatedTime {
  turn: Utterance;
  at: Span;
  value: TimeValue;
  promise?: PromiseMade;
  topics: ReadonlySet<string>;
  /** Said of "it", or in answer to "when is it coming?". */
  ofIt: boolean;
}

/** All times that the agent states in a turn. */
export function statedIn(turn: Utterance, call: Conversation): StatedTime[] {
  const { words } = turn.tokens;
  const frames = timeFramesIn(turn).filter(({ kind }) => kind === "length" || kind === "point");
  const promises = madeIn(turn, call.promises);
  const stated: StatedTime[] = [];
  const taken = new Set<TimeFrame>();
  for (const promise of promises) {
    const own = frames.filter((frame) => frame.first >= promise.first - 6 && frame.first <= promise.end && !taken.has(frame));
    if (own.length === 0 || promise.deadline?.turn !== turn) continue;
    for (const frame of own) taken.add(frame);
    const text = ` ${words.slice(promise.first, promise.end + 1).join(" ")} `;
    const at = turn.spanOf(promise.first, Math.max(promise.last, own.at(-1)!.last));
    stated.push({
      turn,
      at,
      value: valueOf(words, own),
      promise,
      topics: promise.topics,
      ofIt: IT.test(text) && promise.topics.size === 0,
    });
  }
  const left = frames.filter((frame) => !taken.has(frame));
  const answer = promises.length === 0 && stated.length === 0 && left.length > 0 ? answered(turn, left) : undefined;
  return [...stated, ...(answer === undefined ? left.flatMap((frame) => toldOf(turn, frame, frames) ?? []) : [answer])];
}

/** Words before and after a time in which it is said what happens then. */
const AROUND = 8;

/** "The van gets to you around eleven", "two weeks and it is on your card", "the crew says eleven": a time that is told in the present. */
function toldOf(turn: Utterance, frame: TimeFrame, frames: readonly TimeFrame[]): StatedTime | undefined {
  const { words, sentences } = turn.tokens;
  const before = frames.findLast(({ last }) => last < frame.first)?.last ?? -1;
  const start = Math.max(sentences.findLast((sentence) => sentence <= frame.first) ?? 0, frame.first - AROUND, before + 1);
  const end = Math.min(sentences.find((sentence) => sentence > frame.last) ?? words.length, frame.last + 1 + AROUND);
  const said = ` ${words.slice(start, end).join(" ")} `;
  if (turn.text.slice(turn.tokens.to[frame.last], turn.tokens.to[end - 1]! + 1).includes("?")) return undefined;
  const lead = ` ${words.slice(start, frame.first).join(" ")} `;
  const happening = HAPPENS.exec(said) ?? GETS.exec(said);
  const happens = happening?.groups?.subject;
  // "It takes three days" may be said of anything.
  if (happens !== undefined && CARRIES.test(happens) && / takes? /.test(happening![0])) return undefined;
  if (NOT_TOLD.test(said) || (happens === undefined && !SAYS.test(lead))) return undefined;
  const asked = turn.previous("customer");
  const about = happens === undefined ? asked && askedOf(asked) : CARRIES.test(happens) ? undefined : topicsOf([happens], 0, 0);
  return { turn, at: turn.spanOf(start, end - 1), value: valueOf(words, [frame]), topics: about ?? new Set(), ofIt: false };
}

/** What comes to the customer, is done or works again. */
const HAPPENS =
  / (?<subject>\S+) (?:(?:is|are|'s|will be|would be) (?:all |just |then )?(?:back|on your|in your|at (?:your|the)|with you|yours|booked|ready|done|fixed|restored|finished|sorted|due|on the (?:van|truck|road))|with you (?:on|by|at|from|between)|takes? (?:about |around |roughly |up to |another )?(?:\S+ ){0,4}(?:minutes?|hours?|days?|weeks?|months?)|comes? in (?:about |around )?\S+ (?:days?|weeks?|hours?)|(?:gets?|comes?) (?:back |over |round |out )?(?:to you|to your|on|in|there|here)|(?:arrives?|lands|turns up|shows up|reaches you)|(?:will )?have (?:\S+ ){1,4}(?:at your|with you|to you|on your|in your|back)) /;
/** "You'll have the charger in two days". */
const GETS =
  / you (?:will |should |are going to |can )?(?:have|get|receive|be getting|expect|see) (?:the |your |that |this |a )?(?:new )?(?<subject>\S+) /;
/** Somebody is quoted for it. */
const SAYS =
  / (?:says?|said|saying|reckons?|thinks?|estimates?|expects?|figures?|quotes?|quoted|shows?|showing) (?:about |around |it is |by |at |for )?(?:\S+ )?$/;
/** Whoever brings it is not what is brought. */
const CARRIES = /^(?:it|that|they|he|she|this|van|driver|courier|truck|lorry|crew|engineer|technician|postman|everything)$/;
/** Choices, conditions, habits and other people's times. */
const NOT_TOLD =
  / (?:if|or|when|unless|until|whenever|normally|usually|always|every|open|opens|closes|store|shop|office|branch|depot|checkout|last|ago|was|were|had|please|should|must|you can|you could) /;

const IT = / (?:it|that|this|them|they|those|he|she) /;
/** "And do I get an email about that?" asks for a time as well as for a yes. */
const ASKS_WHETHER =
  / (?:do|will|would|can|should) (?:i|we|you|it|they|he|she) (?:\S+ ){0,2}(?:get|receive|have|hear|call|come|arrive|send|email|be) /;
const SHORT = 14;

/** "About fifty minutes", "it goes out to you on Tuesday": a time that answers the customer. */
function answered(turn: Utterance, frames: readonly TimeFrame[]): StatedTime | undefined {
  const { words, norm } = turn.tokens;
  const asked = turn.previous("customer");
  if (asked === undefined || turn.index - asked.index > 2 || words.length > SHORT) return undefined;
  const bare = topicsOf(words, 0, words.length - 1).size === 0;
  const question = ASKS_WHEN.test(asked.tokens.norm) || ASKS_WHETHER.test(asked.tokens.norm);
  if (
    !question &&
    !(bare && / (?:it|that|they|he|she) (?:\S+ ){0,2}(?:goes|go|comes|come|ships|leaves|arrives|is coming|will|gets|starts) /.test(norm))
  )
    return undefined;
  return {
    turn,
    at: turn.spanOf(frames[0]!.first, frames.at(-1)!.last),
    value: valueOf(words, frames),
    topics: askedOf(asked),
    ofIt: bare,
  };
}

/** What a customer's question is about: the words of the sentence that asks when; all of them where no sentence does. */
export function askedOf({ tokens: { words, sentences } }: Utterance): ReadonlySet<string> {
  const when = [...words.keys()].find((index) => ASKS_WHEN.exec(` ${words.slice(index, index + 4).join(" ")} `)?.index === 0);
  if (when === undefined) return topicsOf(words, 0, words.length - 1);
  const start = sentences.findLast((sentence) => sentence <= when) ?? 0;
  const end = sentences.find((sentence) => sentence > when) ?? Math.min(words.length, when + 12);
  return topicsOf(words, Math.max(start, when - 8), end - 1);
}
