import type { CallEvent, Span } from "../call.js";
import type { Conversation, Utterance } from "./conversation.js";
import { durationsIn } from "./durations.js";
import { everyMatch } from "./every-match.js";
import { tokenize } from "./tokens.js";

/** A place between words: before character `offset` of turn `turn`. */
export interface Place {
  turn: number;
  offset: number;
}

/** What a stage direction, a machine's line or an event of the file says has happened. */
export type Happening = "hold" | "back" | "wait" | "transfer" | "mailbox" | "end" | "ring";

/** Something beside the speech, at its place. */
export interface Direction {
  kind: Happening;
  /** Where it begins; speech from `after` on comes later. */
  at: Place;
  after: Place;
  /** The turn and the words that say so; undefined for an event of the file. */
  turn?: Utterance;
  span?: Span;
  event?: CallEvent;
  /** A wait that lasts minutes, or that the customer is said to spend waiting: a hold even without hold words. */
  long: boolean;
  /** It is the customer who does something meanwhile. */
  byCustomer: boolean;
  /** Seconds that it says have passed. */
  seconds?: number;
  /** Where a transfer goes, in its own words. */
  to?: string;
}

/** Whether one place comes before another. */
export function isBefore(one: Place, other: Place): boolean {
  return one.turn < other.turn || (one.turn === other.turn && one.offset < other.offset);
}

/** All that happened beside the speech, in the order of the call. */
export function directionsOf(call: Conversation): readonly Direction[] {
  const found: Direction[] = [];
  const customers = namesOf(call, "customer");
  for (const turn of call.turns) {
    if (turn.role === "agent" || turn.role === "customer" || turn.role === "unknown") found.push(...inSpeech(turn, customers));
    else found.push(...inSystemTurn(turn, customers));
  }
  for (const event of call.events) {
    const direction = ofEvent(event, call);
    if (direction !== undefined) found.push(direction);
  }
  return found.sort((one, other) => one.at.turn - other.at.turn || one.at.offset - other.at.offset);
}

const ROLE_NAMES = new Set("agent customer caller system client bot the of rep member".split(" "));

/** Single words of the labels of a side, for directions such as "(Clara waits)". */
function namesOf(call: Conversation, role: Utterance["role"]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const turn of call.turns) {
    if (turn.role !== role || turn.speaker === undefined || names.size > 20) continue;
    for (const word of turn.speaker.toLowerCase().split(/[^\p{L}]+/u)) if (word.length > 2 && !ROLE_NAMES.has(word)) names.add(word);
  }
  return names;
}

/** "(Pause)", "*typing*", "[hold music]", "<silence>": short, so that a bracketed aside is not taken for one. */
const BRACKETED = /\[([^[\]]{2,100})\]|\(([^()]{2,100})\)|\*([^*]{2,100})\*|<([^<>]{2,60})>/g;

function inSpeech(turn: Utterance, customers: ReadonlySet<string>): Direction[] {
  const found: Direction[] = [];
  if (/[[(*<]/.test(turn.text))
    for (const match of everyMatch(BRACKETED, turn.text)) {
      const inside = match[1] ?? match[2] ?? match[3] ?? match[4]!;
      const meaning = meaningOf(inside, customers, match[1] === undefined);
      if (meaning === undefined) continue;
      const span = { turn: turn.index, start: match.index, end: match.index + match[0].length };
      found.push({ ...meaning, turn, span, at: { turn: turn.index, offset: span.start }, after: { turn: turn.index, offset: span.end } });
    }
  if (turn.role !== "customer" && isRecording(turn)) found.push(wholeTurn(turn, plain("mailbox")));
  return found;
}

function inSystemTurn(turn: Utterance, customers: ReadonlySet<string>): Direction[] {
  if (isRecording(turn) || /voice ?mail|mailbox|answering machine/i.test(turn.speaker ?? "")) return [wholeTurn(turn, plain("mailbox"))];
  if (CLOSED.test(turn.text)) return [wholeTurn(turn, plain("mailbox"))];
  if (turn.text.length > 300) return [];
  const meaning = meaningOf(turn.text.replaceAll(/[[\](){}<>*_#]+/g, " "), customers, false);
  return meaning === undefined ? [] : [wholeTurn(turn, meaning)];
}

/** A machine that says that nobody is there. */
const CLOSED =
  /\b(?:office|offices|lines|department|clinic|desk|branch|we) (?:is|are)(?: now| currently)? closed\b|\b(?:opening|office|business|working) hours are\b|\bcall (?:back|again) (?:during|within|between)\b|\bno ?(?:one|body) is (?:available|here) to take your call\b/i;

function wholeTurn(turn: Utterance, meaning: Meaning): Direction {
  return { ...meaning, turn, span: turn.span, at: { turn: turn.index, offset: 0 }, after: { turn: turn.index, offset: turn.text.length } };
}

function isRecording(turn: Utterance): boolean {
  return turn.has("mailbox-recording");
}

type Meaning = Pick<Direction, "kind" | "long" | "byCustomer" | "seconds" | "to">;

function plain(kind: Happening): Meaning {
  return { kind, long: false, byCustomer: false };
}

/** Who acts, where a direction names someone: "(Customer waits)", "[Agent checks the system]". */
const CUSTOMER = / (?:customer|caller|client|member|guest|patient|passenger|resident|user|subscriber|policyholder|shopper)s? /;

/** What directions say, most telling first; over words with a space around each. */
const MEANINGS: readonly [Happening, RegExp][] = [
  ["mailbox", / (?:voicemail|mailbox|answering machine|answerphone|leave a message) /],
  [
    "end",
    / (?:end of (?:the )?(?:call|transcript|recording|conversation)|(?:call|line|caller|customer|agent|phone call|recording) (?:\S+ )?(?:ends|ended|drops|dropped|disconnects|disconnected|hangs up|hung up|cuts out|goes dead|terminated)|disconnected|hangs up|hung up) /,
  ],
  [
    "back",
    / (?:(?:off|from) hold|hold (?:ends|ended|over|stops|stopped|released)|unhold|end of hold|resumes?|resumed|retrieved|(?:returns|comes back|is back|back) (?:to|on) the (?:line|call|phone)|(?:agent|rep|advisor) (?:\S+ )?(?:returns|comes back|is back)) /,
  ],
  [
    "transfer",
    / (?:transfer|transfers|transferred|transferring|warm transfer|cold transfer|handoff|handover|hands over|(?:call|caller|customer) (?:\S+ )?(?:forwarded|routed|rerouted|redirected|passed|connected|put through|escalated)|(?:connecting|connected|routing|routed|escalated) to) /,
  ],
  [
    "hold",
    / (?:on hold|hold music|music (?:plays|playing|on hold)|holding|hold (?:start|starts|started|begins|began|tone|time|message)|(?:put|puts|placed|places|goes|placing|putting|is) (?:\S+ ){0,4}hold) |^ (?:hold|music|muzak|elevator music|the hold|call hold|held) $/,
  ],
  ["ring", / (?:ring|rings|ringing|dial tone|dialing|dials|dialtone) /],
  [
    "wait",
    / (?:pause|pauses|paused|silence|silent|dead air|waits|waiting|wait|moments?|minutes?|seconds?|some time|time passes|a while|later|processing|process|typing|types|keyboard|clicking|in progress|checks|checking|looks|looking|searches|searching|search|loads|loading|verifies|verifying|verification|reviews|reviewing|enters|entering|accesses|accessing|pulls|pulling|updates|updating|runs|running|consults|consulting|reads up|investigates|investigating|works on|working on|reboots|restarts|tests|begins?|adjusts|adjusting|looking up|opens|opening|scrolls|scrolling|mouse) /,
  ],
];

/** In speech only what cannot be an aside counts: "(Pause)", "*typing*", "(a few moments later)", and not "(2G, 3G and 4G)". */
const SURELY =
  /^ (?:(?:a|an|the|after|some|short|brief|long|slight|longer|few|several|more|couple|of|there|is|then|another|awkward|small|moment|moments|minute|minutes|second|seconds|two|three|five|ten) )*(?:pause|pauses|paused|silence|silent|hold|on hold|hold music|music|music playing|typing|types|keyboard|keyboard clicking|clicking|mouse clicks|later|pass|passes|passed|elapse|of silence|of typing|of hold music|time|while|waits|waiting|ensues|processing|processing time|searching|checking|checks|loading|call transferred|transferred|transfer|transferring) (?:(?:\S+) ){0,6}$/;

function meaningOf(inside: string, customers: ReadonlySet<string>, doubtful: boolean): Meaning | undefined {
  const { norm, words } = tokenize(inside);
  if (words.length === 0 || words.length > 25 || (doubtful && !SURELY.test(norm))) return undefined;
  for (const [kind, test] of MEANINGS) {
    if (!test.test(norm)) continue;
    if (kind === "wait") return waitOf(norm, words, customers);
    if (kind === "transfer") return isMoney(norm) ? undefined : { ...plain(kind), ...destinationOf(inside) };
    return { ...plain(kind), long: kind === "hold", ...lengthOf(words) };
  }
  return undefined;
}

function isMoney(norm: string): boolean {
  return / (?:funds?|money|payment|data|file|files|amount|balance|bank|wire) /.test(norm);
}

/** "[transferred: dispatch]", "[transfer identity team]", "(call transferred to billing)". */
function destinationOf(inside: string): { to?: string } {
  const [, to] =
    /\b(?:transfer(?:s|red|ring)?|handoff|handover|forwarded|routed|redirected|connect(?:ed|ing)|passed|escalated)\b(?:\s+(?:the\s+)?(?:call|caller|customer))?[\s:\-–>→]*(?:(?:over|through|back)\s+)?(?:to\s+)?([^\s\])].*?)\W*$/i.exec(
      inside,
    ) ?? [];
  return to === undefined || /^(?:call|complete|completed|successful|failed|initiated|started|ended)\b/i.test(to) ? {} : { to };
}

function lengthOf(words: readonly string[]): { seconds?: number } {
  const stated = durationsIn(words).find((duration) => !duration.vague);
  return stated === undefined ? {} : { seconds: stated.seconds };
}

/** Who waits for whom, and how long. */
function waitOf(norm: string, words: readonly string[], customers: ReadonlySet<string>): Meaning {
  const named = words.findIndex((word, index) => words[index + 1] !== "'s" && (customers.has(word) || CUSTOMER.test(` ${word} `)));
  const waiting = words.findIndex((word) => word === "waits" || word === "waiting" || word === "holds");
  const theyWait =
    waiting > 0 && named >= 0 && named < waiting && !words.slice(named + 1, waiting).some((word) => word.endsWith("s") && word !== "is");
  const byCustomer = !theyWait && named >= 0 && (named < 3 || (waiting >= 0 && words[waiting + 1] === "for"));
  const minutes = / (?:minutes?|hours?|an hour|long (?:wait|pause)) /.test(norm);
  return { kind: theyWait ? "hold" : "wait", long: (theyWait || minutes) && !byCustomer, byCustomer, ...lengthOf(words) };
}

const OF_EVENT: Readonly<Partial<Record<CallEvent["kind"], Happening>>> = {
  hold: "hold", unhold: "back", transfer: "transfer", mute: "wait", pause: "wait", end: "end",
}; // prettier-ignore

function ofEvent(event: CallEvent & { turn: number }, call: Conversation): Direction | undefined {
  const kind = OF_EVENT[event.kind];
  if (kind === undefined) return undefined;
  const at = { turn: event.turn, offset: offsetOf(event, call.turns[event.turn]) };
  const seconds = event.start !== undefined && event.end !== undefined ? event.end - event.start : undefined;
  return {
    ...plain(kind),
    long: kind === "hold",
    at,
    after: at,
    event,
    ...(seconds === undefined ? {} : { seconds }),
    ...(event.to === undefined ? {} : { to: event.to }),
  };
}

/** Where in a turn of several segments an event falls. */
function offsetOf(event: CallEvent, turn: Utterance | undefined): number {
  if (turn === undefined || event.start === undefined) return 0;
  const index = turn.segments.findIndex((segment) => segment.start !== undefined && segment.start >= event.start! - 0.001);
  return index > 0 ? turn.offsets[index]! : 0;
}
