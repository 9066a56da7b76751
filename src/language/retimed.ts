// Longer than a source file should be: what is timed, which thing it is and what happens to it are told from the same clause.
import type { Span } from "../call.js";
import type { Conversation, Utterance } from "./conversation.js";
import { ASKS_WHEN } from "./deadlines.js";
import { topicsOf } from "./promise-words.js";
import { valueOf, type TimeValue } from "./time-values.js";
import { isInQuestion, timeFramesIn, type TimeFrame } from "./times.js";
import { leanPattern } from "../lean-pattern.js";
import { sentenceEnd, sentenceStart } from "./tokens.js";

/** An agent says of a thing that something happens to it at a time. */
export interface TimedThing {
  turn: Utterance;
  at: Span;
  value: TimeValue;
  /** Notions of what comes, starts, is paid or is ready. */
  things: ReadonlySet<string>;
  step: Step;
  /** Words that tell one from another of its kind: "second", "new". */
  marks: Marks;
}

/** What happens; `bare` is "delivery's Friday", which may be any of them. */
type Step = "come" | "ready" | "send" | "contact" | "bare";

const STEPS: readonly (readonly [Step, RegExp])[] = [
  [
    "contact",
    / (?:(?:call|ring|phone|text|email|contact)s? (?:you|from)|give you a (?:call|ring|bell|shout)|(?:in|be) touch|hear(?:s|ing)? (?:back )?from|(?:look out|look|watch|wait|expect) (?:for )?(?:a|the|your|their|his|her) (?:\S+ ){0,3}?(?:call|ring|callback)|(?:speak|talk) to you|(?:get|gets|come|be) back (?:to|with) you) /,
  ],
  ["come", / sent (?:up|over|round|across|out|down) (?:to )?you /],
  [
    "send",
    / (?:releases?|issues?|issued|orders?|prints?|ships?|shipping|dispatch(?:es|ed)?|posts?|posting|mail(?:s|ing)?|sends?|sending|sent|leaves?|leaving|(?:courier|driver|van|they|we|he|it)(?: will| is going to)? (?:collects?|picks? (?:it|them|the))|goes out|going out|go out|in the post|(?:get|have|getting|having) (?:\S+ ){1,3}(?:shipped|sent|posted|mailed|dispatched)) /,
  ],
  [
    "ready",
    / (?:ready|fix|repair|mend|sort|restore|fixed|repaired|mended|done|finished|completed?|sorted|restored|back (?:up|on)|up and running|active|activated|live|working|fitted|installed|free from|available from|starts?|starting|begins?|kicks? (?:in|off)|goes live|switched on|reconnected|unlocked|approved|processed) /,
  ],
  [
    "come",
    / (?:with you|(?:at|to|in|on|into|onto) your|comes?|coming|arrives?|arriving|arrival|delivered|deliver|delivers|get|gets|getting|have|has|receive|receives|reach|reaches|there|here|lands?|turns? up|shows?|brings?|bring|bringing|be out|out to you|round|see|expect|takes?|allow|paid|pays?|credited|credit|refunded|refund|hits?|clears?|drops?|back|due|booked|scheduled|set for|down for|look out for|watch out for|eye out for) /,
  ],
];

/** Hours of business, prices, habits, conditions, choices, the past, what the customer does, and relations to other times. */
const NOT_AHEAD = leanPattern(
  [
    "(?:open|opens|close|closes|closed|opening|shut|shuts|checkout|check out|lock|cost|costs|fee|price|valid|expires?|renews?|lasts?|ends?|stops?|cancel(?:s|led|ed)?|old|guarantee|warranty|notice)",
    "(?:usually|normally|always|every|each|generally|typically|often|sometimes|could|might|may|would|if|unless|or|otherwise|in case|not|never|no later)",
    "(?:can|could|will|would|do|did|are|have) (?:you|i|we)",
    "(?:i|we) can see",
    "(?:gone|changed|moved|went|came|knocked|tried|attempted|missed|scanned|signed|happened|tested|checked)",
    "(?:was|were|had|did|since|ago|last|already|originally|first said|said)",
    "(?:until|till|after that|after you|once|whenever|ahead|beforehand|earlier than)",
    "you (?:say|said|tell|told|pick|choose|can|could|may|need|must|should(?! (?:have|get|receive|see|expect))|want|would|will (?:need|have to|want))",
    "(?:please|kindly|make sure|remember|(?:i am|he is|she is|they are|we are) (?:here|in|off|away)|bring your|(?:just|to|and) be here|come in|pop in|call in|drop in|call us|ring us|log in)",
  ]
    .map((part) => ` ${part} `)
    .join("|"),
);

/** Words that are no things. */
const NO_THINGS = new Set(
  (
    "set booked bring bringing brings put pay paid pays fit fitted install installed spoken know clear clears hit hits free active live ready fix fixed reach leave leaves works " +
    "begin start starts started expect allow working lunchtime arvo roughly pack packed whole total keep team mrs mr doctor dr line able lands land due running wait soon collect collects " +
    "van truck lorry driver courier depot inbox box point board screen file fine slot wednesday process processed approved finished complete completed restored release released track show shows showing side end start charge plan hand man lads guys crew call visit time slot pound pounds dollar dollars euro euros quid pence cent cents cost costs need needs home"
  ).split(" "),
);

const MARKS =
  /^(?:second|third|other|another|first|old|temporary|new|next|rest|remaining|replacement|both|final|last|half|pin|your|his|her|wife|husband)$/;
/** "The second test", "the next bus" are others than those without the word. */
const COUNTED = /^(?:second|other|another|next|first)$/;
/** "The old sofa" is another than the new one. */
const KINDS = /^(?:old|new|temporary|permanent)$/;

/** Words that tell which of its kind a thing is. */
export function marksOf(words: readonly string[]): { counted: string; kind: string } {
  const isDate = (index: number) => /^(?:twenty|thirty|on|by)$/.test(words[index - 1] ?? "");
  return {
    counted: words.filter((word, index) => COUNTED.test(word) && !isDate(index) && !DAYS.test(words[index + 1] ?? "")).join(" "),
    kind: words.filter((word) => KINDS.test(word)).join(" "),
  };
}

const DAYS = /^(?:of|day|thing|week|month|year|few|couple|two|three|\w+day|business|working|hour|\d+)$/;

/** Whether both may be the same one of a kind. */
export function isOneOfKind(one: Marks, other: Marks): boolean {
  return one.counted === other.counted && (one.kind === "" || other.kind === "" || one.kind === other.kind);
}

type Marks = ReturnType<typeof marksOf>;

/** A clause is looked at so far before and after its time. */
const BEFORE = 13;
const AFTER = 6;
const JOINS = /^(?:and|so|but|then|because|okay|right|yes|well|lovely|great|perfect|no|sure|now)$/;
const NEXT = /^(?:and|so|but|then|because|okay|you|i|we|please|kindly|just|yes|which|that|when|if|or)$/;

/** What an agent says of times and things in a turn. */
export function timedThingsIn(turn: Utterance): readonly TimedThing[] {
  const frames = timeFramesIn(turn).filter(
    ({ kind, last }) => kind === "point" || (kind === "length" && !/^years?$/.test(turn.tokens.words[last]!)),
  );
  const found: TimedThing[] = [];
  for (const [index, frame] of frames.entries()) {
    const near = frames[index - 1];
    if ((near !== undefined && frame.first - near.last <= 3) || isStart(turn.tokens.words, frame.first)) continue;
    const timed = timedAt(turn, frame, frames);
    if (timed !== undefined) found.push(timed);
  }
  return found;
}

/** "I've put you down for it from today": it has begun. */
export function isStart(words: readonly string[], first: number): boolean {
  const start = words[first] === "from" ? first + 1 : words[first - 1] === "from" ? first : -1;
  return start >= 0 && /^(?:today|now|tonight|this)$/.test(words[start]!);
}

/** "The scale today, I ring by noon": what somebody does is another clause. */
const SOMEBODY = /^(?:i|we|he|she|they|you)$/;

/** "Friday, in the morning", "tomorrow, at about ten" */
const OF_DAY = /^(?:in|at|about|around|between|by|before|first|for|with|the)$/;

/** "The bank treats it as Friday's" */
const COMPARES = /^(?:as|like|than|of)$/;

/** "Five days after the pickup" */
export function isRelative(words: readonly string[], last: number): boolean {
  return (
    /^(?:after|before)$/.test(words[last + 1] ?? "") &&
    !/^(?:lunch|noon|work|hours|midday|that|all|you|five|six|seven|eight|nine|ten|one|two|three|four|eleven|twelve|\d+)$/.test(
      words[last + 2] ?? "that",
    )
  );
}

function timedAt(turn: Utterance, frame: TimeFrame, frames: readonly TimeFrame[]): TimedThing | undefined {
  const { words } = turn.tokens;
  const group = frames.filter(
    ({ first }) =>
      first >= frame.first && first - frame.last <= 4 && !words.slice(frame.last + 1, first).some((word) => SOMEBODY.test(word)),
  );
  if (isRelative(words, group.at(-1)!.last)) return undefined;
  // "I've got Saturday the third or Sunday the eleventh": the customer may choose.
  if (group.length > 1 && words.slice(frame.last, group.at(-1)!.first).includes("or")) return undefined;
  const [start, end] = clauseOf(turn, frame.first, group.at(-1)!.last);
  if (end <= start || isAttribute(words, frame) || isAsked(turn, start, end) || isInQuestion(turn, group.at(-1)!.last)) return undefined;
  const lead = words.slice(start, frame.first);
  // "It pays on Friday, Dana has the letter": what comes after the comma is another clause.
  const isOver =
    lead.length > 1 && turn.text[turn.tokens.to[group.at(-1)!.last]!] === "," && !OF_DAY.test(words[group.at(-1)!.last + 1] ?? "");
  const rest = isOver ? [] : words.slice(group.at(-1)!.last + 1, end);
  const isSummedUp = words[start - 1] === "so" && SUMS_UP.test(` ${lead.join(" ")} `);
  const said = ` ${[...lead, "|", ...(isSummedUp ? [] : rest)].join(" ")} `.replace(/ or (?:so|thereabouts) /, " ");
  if (NOT_AHEAD.test(said)) return undefined;
  const tail = OF_IT.exec(said)?.[0];
  if (COMPARES.test(words[frame.first - 1] ?? "")) return undefined;
  const step = tail === undefined || stepIn(tail) === "bare" ? stepIn(said) : stepIn(tail);
  if (
    step === "bare" &&
    (lead.length + rest.length > BARE ||
      NOT_BARE.test(said) ||
      (frame.kind === "length" && !isWait(words[frame.first]!) && !LENGTHS.test(said)))
  )
    return undefined;
  const own = isSummedUp ? new Set<string>() : thingsOf([...lead, ...rest]);
  // "That's ninety pounds by Thursday": a sum, not what was spoken of before.
  if (own.size === 0 && / (?:pounds?|dollars?|euros?|quid) /.test(said)) return undefined;
  const things = own.size > 0 || isSummedUp ? own : REFERS.test(said) ? referredTo(turn, start) : own;
  if (things.size === 0 && !REFERS.test(said)) return undefined;
  const marks = marksOf([...lead, ...rest]);
  return { turn, at: turn.spanOf(start, end - 1), value: valueOf(words, group), things, step, marks };
}

/** "The Monday class is too steep for me": which one it is. */
function isAttribute(words: readonly string[], { first, last }: TimeFrame): boolean {
  return (
    first === last &&
    /^(?:the|our|that|this)$/.test(words[first - 1] ?? "") &&
    DAY.test(words[first]!) &&
    !GOES_ON.test(words[last + 1] ?? "at")
  );
}

const DAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;
const GOES_ON =
  /^(?:is|are|at|in|on|for|of|to|and|or|so|but|with|by|between|before|after|he|she|they|it|we|i|you|will|would|morning|afternoon|evening|night|then|please|the|if|as|coming|first|next|week|following)$/;

/** "You'll get it in the post, it'll be with you on Monday": what happens at the time is told last. */
const OF_IT =
  / (?:which (?:gets|comes|takes|arrives|lands)|(?:it|they|he|she|that) (?:will|is|are|should)) (?:(?!(?:it|they|he|she|that) (?:will|is|are|should) )\S+ )*\| .*$/;

/** Words of "delivery's on Friday then" at most. */
const BARE = 11;
/** "It went out this morning", "a two year deal" */
const NOT_BARE = / (?:went|came|got|took|gave|rang|spoke|left|arrived|has|have|do|does|want|like|need|am|looking|see|know|think) /;
/** "The card in ten days", "it's about two weeks for the card" */
const LENGTHS = / (?:is (?:about |around |roughly )?\| |\| (?:for|until|on) )| (?:in|within|takes?|give|allow) \| /;
/** A length that begins so is one to come: "in ten days", "takes about ten days". */
function isWait(word: string): boolean {
  return /^(?:in|within|inside|takes?|give|allow|another)$/.test(word);
}

/** "So that's the twentieth, two men, side door": what was arranged before, and not what follows. */
const SUMS_UP = /^ (?:that|it) is (?:the |on |at |for |on the )?$/;

const REFERS = / (?:it|they|that|them|those|he|she|this|these|one) /;

function clauseOf({ tokens: { words, sentences } }: Utterance, first: number, last: number): readonly [number, number] {
  const sentence = sentenceStart(sentences, first);
  let start = first;
  while (start > sentence && first - start < BEFORE && !JOINS.test(words[start - 1]!)) start--;
  const stop = sentenceEnd(sentences, words, last);
  let end = last + 1;
  while (end < stop && end - last <= AFTER && !NEXT.test(words[end]!)) end++;
  return [start, end];
}

const ASKS =
  /^(?:how|what|when|where) |^(?:shall|would|do|does|did|is|are|can|could|should|will|was) (?:i|you|we|they|he|she|it|that|there|the|your) /;

const INVERTED = / (?:is|are|was|do|does|did|can|could|will|would|shall) (?:he|she|they|you|it|i|we|that) /;

function isAsked(turn: Utterance, start: number, end: number): boolean {
  const { words, sentences, to } = turn.tokens;
  const asks = (last: number) => turn.text.slice(to[last]! - 1, to[last]! + 2).includes("?");
  if (asks(end - 1) || ASKS.test(`${words.slice(start, start + 2).join(" ")} `)) return true;
  // "And the way back, is that the Friday boat?"
  return INVERTED.test(` ${words.slice(start, end).join(" ")} `) && asks(sentenceEnd(sentences, words, end - 1) - 1);
}

/** Notions of the things that words name, messages among them. */
export function thingsOf(words: readonly string[]): ReadonlySet<string> {
  // "A new price by email": how it comes is no thing.
  const isMeans = (index: number) => MESSAGES.test(words[index]!) && /^(?:by|via|in|on|per)$/.test(words[index - 1] ?? "");
  const own = words.filter((word, index) => !NO_THINGS.has(word) && !MARKS.test(word) && !isMeans(index));
  const things = new Set(topicsOf(own, 0, own.length - 1));
  for (const [index, word] of words.entries()) if (MESSAGES.test(word) && !isMeans(index)) things.add(word.replace(/s$/, ""));
  return things;
}

/** Notions of the things named in a turn, and by the customer just before it. */
export function thingsAround(turn: Utterance): ReadonlySet<string> {
  return new Set([turn, turn.previous("customer")].flatMap((one) => [...thingsOf(one?.tokens.words ?? [])]));
}

/** Notions of each thing that the customer named just before an agent's turn: "and my courtesy car, when's that?" */
export function askedThings(turn: Utterance): ReadonlySet<string>[] {
  return (turn.previous("customer")?.tokens.norm.match(NAMES) ?? []).map((named) => thingsOf(named.trim().split(" ")));
}

/** "The new drawing", "my courtesy car". */
const NAMES =
  / (?:the|my|our|that|this|a|an) (?:(?!(?:will|would|is|are|be|was|do|does|did|to|for|in|on|at|by|of|and|so|when|till|until|that|which|with|come|comes|get|gets|have|go|goes) )[a-z]+ ){1,3}/g;

/** What is sent and tells little of a promise is a thing here. */
const MESSAGES = /^(?:letters?|texts?|emails?|messages?|forms?|confirmation|updates?|codes?|links?|certificates?)$/;

/** What "it" is: what the turn named before, or what the customer asked for. */
function referredTo(turn: Utterance, start: number): ReadonlySet<string> {
  const before = thingsOf(turn.tokens.words.slice(Math.max(0, start - BEFORE), start));
  if (before.size > 0) return before;
  const asked = turn.previous("customer");
  return asked !== undefined && (ASKS_WHEN.test(asked.tokens.norm) || asked.tokens.words.length <= BRIEF)
    ? thingsOf(asked.tokens.words)
    : new Set();
}

/** Words of "how long for the blood results". */
const BRIEF = 12;

/** Whether two times are said of one thing, as far as names tell. */
export function isOneThing(one: TimedThing, other: TimedThing): boolean {
  if (!isOneStep(one.step, other.step) || !isOneOfKind(one.marks, other.marks)) return false;
  const shared = [...one.things].filter((thing) => other.things.has(thing));
  if (shared.length === 0) return false;
  // "Courtesy car today" is not "the car tomorrow".
  if (other.step === "bare" && [...other.things].some((thing) => !one.things.has(thing))) return false;
  const isMessage = (things: ReadonlySet<string>) => [...things].some((thing) => MESSAGES.test(thing));
  if (isMessage(one.things) !== isMessage(other.things)) return false;
  // "Money from savings" and "money from the bond"
  return !shared.every((thing) => OF_MANY.test(thing)) || Math.min(one.things.size, other.things.size) <= shared.length;
}

const OF_MANY = /^(?:money|funds?|cash|amount|payment|results?)$/;

/** What is told to happen. */
export function stepIn(said: string): Step {
  return STEPS.find(([, pattern]) => pattern.test(said))?.[0] ?? "bare";
}

/** Whether it may be the same that happens. */
export function isOneStep(one: Step, other: Step): boolean {
  if (one === other) return true;
  return (one === "bare" && (other === "come" || other === "ready")) || (other === "bare" && (one === "come" || one === "ready"));
}

/** All that is timed in a call; "it" without a name is what was timed last. */
export function timedThingsOf(call: Conversation): readonly TimedThing[] {
  const all: TimedThing[] = [];
  for (const turn of call.agentTurns) {
    if (timeFramesIn(turn).length === 0) continue;
    for (const timed of timedThingsIn(turn)) {
      const last = all.findLast(({ step }) => isOneStep(step, timed.step));
      if (timed.things.size > 0) all.push(timed);
      else if (last !== undefined && last.turn.following("agent", NEAR).includes(turn) && !isOtherScale(last, timed))
        all.push({ ...timed, things: last.things, marks: askedMarks(turn) ?? timed.marks });
    }
  }
  return all;
}

/** "It goes green in a minute" is not said of what comes in two days. */
export function isOtherScale({ value: one }: Pick<TimedThing, "value">, { value: other }: Pick<TimedThing, "value">): boolean {
  const isMoment = ({ ahead }: TimeValue) => ahead !== undefined && ahead[0] > 0 && ahead[1] <= MOMENT;
  const isFar = ({ ahead, weekdays, dates }: TimeValue) => weekdays.size + dates.size > 0 || (ahead !== undefined && ahead[1] >= FAR);
  return (isMoment(one) && isFar(other)) || (isFar(one) && isMoment(other));
}

/** Seconds. */
const MOMENT = 600;
const FAR = 40_000;

/** "When's the next one?" "That'll be on Monday." */
function askedMarks(turn: Utterance): Marks | undefined {
  const asked = turn.previous("customer")?.tokens.words;
  return asked === undefined || asked.length > BRIEF ? undefined : marksOf(asked);
}

/** Agent turns after which "it" may still be the same thing. */
const NEAR = 4;
