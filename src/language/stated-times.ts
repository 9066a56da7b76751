// Longer than a source file should be: the ways in which agents say when something happens, side by side.
import type { Span } from "../call.js";
import type { Conversation, Utterance } from "./conversation.js";
import { ASKS_WHEN, madeIn } from "./deadlines.js";
import type { PromiseMade } from "./promise-made.js";
import { topicsOf as notionsIn } from "./promise-words.js";
import { isRelative, isStart } from "./retimed.js";
import { valueOf, type TimeValue } from "./time-values.js";
import { isInQuestion, timeFramesIn, type TimeFrame } from "./times.js";
import { leanPattern } from "../lean-pattern.js";
import { sentenceEnd, sentenceStart } from "./tokens.js";

/** The agent says when something will happen. */
export interface StatedTime {
  turn: Utterance;
  at: Span;
  value: TimeValue;
  promise?: PromiseMade;
  topics: ReadonlySet<string>;
  /** Said of "it", or in answer to "when is it coming?". */
  ofIt: boolean;
  /** Offered, and taken by the customer. */
  offered?: boolean;
  /** Said in few words: a second time only for what was promised by name before. */
  brief?: boolean;
}

/** A promise may begin so many words behind its time: "by Friday, if all goes well, I'll …". */
const BEFORE = 6;

/** Words of a clause that is brief. */
const BRIEF = 8;

/** "I'll put you on hold for two minutes" */
const SHORT_WAIT = /(?:moments?|sec|secs|seconds?|min|mins|minutes?)$/;

/** All times that the agent states in a turn. */
export function statedIn(turn: Utterance, call: Conversation): StatedTime[] {
  const { words } = turn.tokens;
  const isHeld = turn.has("hold-words", "hold-on", "hold-permission");
  const frames = timeFramesIn(turn).filter(
    ({ kind, first, last }) =>
      !/^(?:until|till)$/.test(words[first] === "until" || words[first] === "till" ? words[first] : (words[first - 1] ?? "")) &&
      (kind === "length" || kind === "point") &&
      !isRelative(words, last) &&
      !isStart(words, first) &&
      !(isHeld && SHORT_WAIT.test(words.slice(first, last + 1).join(" "))),
  );
  const promises = madeIn(turn, call.promises);
  const stated: StatedTime[] = [];
  const taken = new Set<TimeFrame>();
  for (const promise of promises) {
    const from = Math.max(promise.first - BEFORE, sentenceStart(turn.tokens.sentences, promise.first));
    const own = frames.filter((frame) => frame.first >= from && frame.first <= promise.end && !taken.has(frame));
    if (own.length === 0 || promise.deadline?.turn !== turn) continue;
    for (const frame of own) taken.add(frame);
    const text = ` ${words.slice(promise.first, promise.end + 1).join(" ")} `;
    const last = Math.max(promise.last, own.at(-1)!.last);
    const topics = topicsOf(words, subjectOf(words, promise.first), clauseEnd(words, last, promise.end + 1) - 1);
    stated.push({
      turn,
      at: turn.spanOf(promise.first, last),
      value: valueOf(words, own),
      promise,
      topics,
      ofIt: IT.test(text) && topics.size === 0,
    });
  }
  const left = frames.filter((frame) => !taken.has(frame));
  const answer = promises.length === 0 && stated.length === 0 && left.length > 0 ? answered(turn, left) : undefined;
  return [...stated, ...(answer === undefined ? left.flatMap((frame) => toldOf(turn, frame, frames) ?? []) : [answer])];
}

/** "The sofa and the cushions will be with you": both are spoken of. */
function subjectOf(words: readonly string[], first: number): number {
  return words.slice(Math.max(0, first - 2), first).includes("and") &&
    !IT.test(` ${words[first]} `) &&
    !/^(?:i|we|you|someone|somebody)$/.test(words[first]!)
    ? Math.max(0, first - 4)
    : first;
}

/** Where another clause begins after a word: "it will come in two hours you just restart it". */
function clauseEnd(words: readonly string[], last: number, end: number): number {
  for (let index = last + 1; index < end; index++) if (NEXT_CLAUSE.test(words[index]!)) return index;
  return Math.max(end, last + 1);
}

const NEXT_CLAUSE = /^(?:you|i|we|so|then|and|but|please|kindly|just|okay|is|it|that|they|because|yes|right|well|as)$/;

/** Words before and after a time in which it is said what happens then. */
const AROUND = 8;

/** "The van gets to you around eleven", "two weeks and it is on your card", "the crew says eleven": a time that is told in the present. */
function toldOf(turn: Utterance, frame: TimeFrame, frames: readonly TimeFrame[]): StatedTime | undefined {
  const { words, sentences } = turn.tokens;
  const before = frames.findLast(({ last }) => last < frame.first)?.last ?? -1;
  const start = Math.max(sentenceStart(sentences, frame.first), frame.first - AROUND, before + 1);
  const end = Math.min(sentenceEnd(sentences, words, frame.last), frame.last + 1 + AROUND);
  const said = ` ${words.slice(start, end).join(" ")} `;
  if (isInQuestion(turn, frame.last) || turn.text.slice(turn.tokens.to[frame.last], turn.tokens.to[end - 1]! + 1).includes("?"))
    return undefined;
  const lead = ` ${words.slice(start, frame.first).join(" ")} `;
  const visit = VISITS.exec(lead) ?? (AT_HOME.test(lead) ? FOR_VISIT.exec(` ${words.slice(frame.last + 1, end).join(" ")} `) : null);
  if (visit !== null)
    return {
      turn,
      at: turn.spanOf(start, end - 1),
      value: ownValue(words, frame, frames),
      topics: topicsOf([visit[1]!], 0, 0),
      ofIt: false,
    };
  const happening = HAPPENS.exec(said) ?? GETS.exec(lead) ?? (AHEAD.test(lead) ? null : GETS.exec(said));
  const happens = happening?.groups?.subject;
  // "It takes three days" may be said of anything.
  const told = happens !== undefined && !(CARRIES.test(happens) && / takes? /.test(happening![0]));
  const stop = clauseEnd(words, frame.last, end);
  if (NOT_TOLD.test(told ? said : ` ${words.slice(start, stop).join(" ")} `)) return undefined;
  const at = turn.spanOf(start, (told ? end : stop) - 1);
  const value = ownValue(words, frame, frames);
  if (told || SAYS.test(lead)) {
    const asked = turn.previous("customer");
    const isCarrier = happens !== undefined && CARRIES.test(happens);
    const about =
      happens === undefined ? asked && askedOf(asked) : isCarrier ? undefined : subjectsOf(words, start, happens, happening![0]);
    return { turn, at, value, topics: about ?? new Set(), ofIt: false };
  }
  const offered = OFFERS.test(lead) && isTaken(turn);
  const isAhead = offered || AHEAD.test(lead) || AFTER.test(` ${words.slice(frame.last + 1, end).join(" ")} `);
  if (OF_OTHERS.test(said)) return undefined;
  const topics = topicsOf(words, start, stop - 1);
  if (!isAhead) return briefly(turn, frame, stop, value);
  return { turn, at, value, topics, ofIt: topics.size === 0 && IT.test(said), ...(offered ? { offered } : {}) };
}

/** "That's booked", "you're all set": so is everything. */
const ARRANGED = /^(?:set|booked|bring|brings|bringing|expect)$/;

function topicsOf(words: readonly string[], first: number, last: number): ReadonlySet<string> {
  const own = words.slice(Math.max(0, first), last + 1).filter((word) => !ARRANGED.test(word));
  return notionsIn(own, 0, own.length - 1);
}

/** What happens is said of up to so many words, "your new parking permit". */
const SUBJECT = 3;

/** Notions of what comes: before its verb, or after "you'll have the". */
function subjectsOf(words: readonly string[], from: number, head: string, said: string): ReadonlySet<string> {
  const at = words.indexOf(head, from);
  const isObject = / you /.test(said.slice(0, said.indexOf(` ${head} `) + 1));
  const [first, last] = isObject ? [at, at + SUBJECT - 1] : [Math.max(from, at - SUBJECT + 1), at];
  const group = words.slice(first, last + 1);
  const cut = isObject ? group.findIndex((word) => OTHER_WORD.test(word)) : group.findLastIndex((word) => OTHER_WORD.test(word));
  const own = cut < 0 ? group : isObject ? group.slice(0, cut) : group.slice(cut + 1);
  return topicsOf(own, 0, own.length - 1);
}

const OTHER_WORD = /^(?:and|so|but|then|on|in|by|at|within|for|with|to|from|of|yes|okay|well|right|is|are|will|i|you|we|they|it|that)$/;

/** What a time says together with those right beside it. */
function ownValue(words: readonly string[], frame: TimeFrame, frames: readonly TimeFrame[]): TimeValue {
  return valueOf(
    words,
    frames.filter(({ first, last }) => first <= frame.last + 2 && last >= frame.first - 2),
  );
}

/** "Keep the dog in when the inspector comes on Thursday" */
const VISITS =
  / (?:when|before|until) (?:the|your|our) (?:\S+ )?(\S+) (?:comes?|arrives?|calls?|visits?|gets? (?:to you|there|here)|is (?:there|here|with you|due|booked)) (?:on |at |round |out |by |this |next |between )*$/;
/** "Be at home on Wednesday for the engineer" */
const AT_HOME = / (?:be|stay|are|will be) (?:at home|home|in|there|around|ready|available) (?:on |at |by |from |between )?$/;
const FOR_VISIT =
  /^ (?:\S+ ){0,3}(?:when|for) (?:the|your|our) (?:\S+ )?(\S+) (?:comes?|arrives?|calls?|visit|to come|to arrive|gets?|is|delivery) /;

/** "The data will start by tomorrow", "for the refund, it is ten days", "that gets going on Friday": something that is ahead. */
const AHEAD =
  / (?:(?:will|should|would|shall|going to) (?:\S+ ){0,6}|(?:it|that|they|he|she|refunds?|delivery|order|visit|appointment|repair) (?:is|are) (?:(?:about|around|roughly|more like|usually|just) )?|(?:takes?|starts?|begins?|ports?|goes|(?<=they )go|clears?|comes?|arrives?|lands?|leaves?|ships?|runs?) (?:\S+ ){0,4}|(?:so|then|and) that is (?:\S+ ){1,4}|(?:is|are) being (?:\S+ ){1,3}|(?:are|is) (?:all |now )*(?:set|booked|confirmed|down)(?: in)? for (?:\S+ ){1,5}|expect (?:\S+ ){1,5}|(?:give|allow) (?:it |them |us )?(?:about |around |up to |another )?|(?:speak|talk) (?:to|with) you (?:\S+ ){0,2}|is (?:coming|going|arriving|starting|landing|booked|due|down|scheduled|set|planned|expected) (?:\S+ ){0,4})$/;
/** "Keys on Thursday, then", "so expect the nurse at four", "the login works from tomorrow". */
function briefly(turn: Utterance, frame: TimeFrame, stop: number, value: TimeValue): StatedTime | undefined {
  const { words, sentences } = turn.tokens;
  let start = frame.first;
  while (start > 0 && frame.first - start < BRIEF && !sentences.includes(start) && !BREAKS.test(words[start - 1]!)) start--;
  const topics = topicsOf(words, start, frame.first - 1);
  const said = words.slice(start, stop);
  if (topics.size === 0 || topics.size > 2 || said.length > BRIEF || said.some((word) => NOT_BRIEF.test(word))) return undefined;
  return { turn, at: turn.spanOf(start, stop - 1), value, topics, ofIt: false, brief: true };
}

const BREAKS = /^(?:you|i|we|so|then|and|but|please|okay|because|yes|right|well)$/;
const NOT_BRIEF = /^(?:i|we|you|my|bring|take|call|ring|email|see|not|no|do|did|can|could|would|what|how|who|where|for|since|every|of)$/;

/** "They can deliver it this Friday". */
const OFFERS = / (?:they|we|he|she|i) (?:can|could) (?:\S+ ){1,6}$/;

/** "Friday, okay": the customer takes what was offered. */
function isTaken(turn: Utterance): boolean {
  const answer = turn.next("customer");
  if (answer === undefined || answer.index - turn.index > 2) return false;
  const { norm } = answer.tokens;
  if (/ (?:no|not|but|any|other|else|instead) /.test(norm)) return false;
  // "I can have Rob there on Thursday with the part." "Rob! Is that the one who sings?": the day is not what they talk about.
  return TAKES.test(norm) || (HAVE_THERE.test(turn.tokens.norm) && !OBJECTS.test(norm));
}

const HAVE_THERE = / (?:i|we) can have \S+ (?:there|out to you|with you|round) /;
const OBJECTS = / (?:rather|sooner|earlier|later|when|what|how|could|can|would|will|away|work|busy|than|only|free) /;
const TAKES = / (?:yes|okay|great|good|perfect|fine|lovely|brilliant|works|please|sure|super|do that|grand|cool|awesome) /;
/** "By tomorrow morning it will be active". */
const AFTER = /^ (?:\S+ ){0,3}(?:it|that|they|he|she|(?:the|your) (?:\S+ ){1,2}) ?(?:will|should|is going to|are going to) /;
/** What the speaker does, costs, and what the customer is to do or does. */
const OF_OTHERS =
  / (?:he|she|they|i|we) (?:is|are|am) (?:back |not )?(?:in|off|away|out|around) (?!for |to )| (?:i|we|you) (?:will|should|would|shall|are going to|am going to) (?!have |get |see |receive |be (?:paid|refunded|sorted|back|up|connected|online|covered|able) )| (?:costs?|fee|fees|price|charge|charged|charges|pay|old|long|valid|warranty|contract|plan|closed|closes|here|open|busy|trial|guarantee|expires?|renews?|lasts?) /;

/** What comes to the customer, is done or works again. */
const HAPPENS = leanPattern(
  / (?<subject>\S+) (?:(?:is|are|'s|will be|would be) (?:all |just |then )?(?:back|on your|in your|at (?:your|the)|with you|yours|booked|ready|done|fixed|restored|finished|sorted|due|on the (?:van|truck|road))|with you (?:on|by|at|from|between)|takes? (?:about |around |roughly |up to |another )?(?:\S+ ){0,4}(?:minutes?|hours?|days?|weeks?|months?)|comes? in (?:about |around )?\S+ (?:days?|weeks?|hours?)|(?:gets?|comes?) (?:back |over |round |out )?(?:to you|to your|on|in|there|here)|(?:arrives?|lands|turns up|shows up|reaches you)|(?:will )?have (?:\S+ ){1,4}(?:at your|with you|to you|on your|in your|back)) /,
);
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
  / (?:not happen|if|or|when|unless|until|whenever|normally|usually|always|every|open|opens|closes|store|shop|office|branch|depot|checkout|last|ago|was|were|had|please|must|you (?:say|tell|pick|choose)|you should(?! (?:have|see|get|receive|be|hear))|you can|you could) /;

const IT = / (?:it|that|this|them|they|those|he|she) /;
/** "And do I get an email about that?" asks for a time as well as for a yes. */
const ASKS_WHETHER =
  / (?:do|will|would|can|should) (?:i|we|you|it|they|he|she) (?:\S+ ){0,2}(?:get|receive|have|hear|call|come|arrive|send|email|be) /;
const SHORT = 14;

const OFFERED =
  / (?:would|does|will|is) (?:that|it) (?:do|suit|work|okay|all right|any good|be (?:okay|all right|any good))(?: you| for you)? $/;

/** When doors are open is no time at which something comes. */
const OPENS = / (?:opens?|closes?|shuts?|boards?|boarding) /;

/** "About fifty minutes", "it goes out to you on Tuesday": a time that answers the customer. */
function answered(turn: Utterance, frames: readonly TimeFrame[]): StatedTime | undefined {
  const { words, norm } = turn.tokens;
  const asked = turn.previous("customer");
  if (asked === undefined || turn.index - asked.index > 2 || words.length > SHORT || OPENS.test(norm)) return undefined;
  // "I've Nora free at noon, would that do?"
  if (turn.text.includes("?") && OFFERED.test(norm)) return undefined;
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
  const start = sentenceStart(sentences, when);
  const end = sentences.find((sentence) => sentence > when) ?? Math.min(words.length, when + 12);
  return topicsOf(words, Math.max(start, when - 8), end - 1);
}
