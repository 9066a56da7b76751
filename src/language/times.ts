// Longer than a source file should be: the ways in which times are said, side by side.
import type { Span } from "../call.js";
import { isNumberWord } from "./numbers.js";
import type { TextRead, Utterance } from "./conversation.js";
import { sentenceEnd, type Tokens } from "./tokens.js";

/** A time that is said, such as a deadline; "shortly" and its like are none. */
export interface TimeFrame {
  /** Indices of its first and last word in the turn. */
  first: number;
  last: number;
  span: Span;
  /** A length ("5 to 7 business days"), a point ("by Friday at noon"), at once, or again and again. */
  kind: "length" | "point" | "now" | "regular";
}

/** Where the time frames of a turn stand, first to last, adjoining ones as one. */
export function timeFramesIn(turn: Utterance): readonly TimeFrame[] {
  const stretches = turn.read.fact(stretchesIn);
  return stretches.length === 0 ? NONE : turn.fact(framesOf);
}

const NONE: readonly TimeFrame[] = [];

function framesOf(turn: Utterance): readonly TimeFrame[] {
  return turn.read.fact(stretchesIn).map((stretch) => ({ ...stretch, span: turn.spanOf(stretch.first, stretch.last) }));
}

/** Whether a time is asked for rather than told: its sentence ends in a question mark, and no other mark stands between. */
export function isInQuestion({ text, tokens: { words, sentences, from, to } }: Utterance, last: number): boolean {
  return /^[^,;:–—.!?]*\?/.test(text.slice(to[last], from[sentenceEnd(sentences, words, last)]));
}

type Stretch = Pick<TimeFrame, "first" | "last" | "kind">;

function stretchesIn({ tokens, finder }: TextRead): readonly Stretch[] {
  const { words } = tokens;
  const stretches: Stretch[] = [];
  const add = (kind: TimeFrame["kind"], found: readonly { first: number; last: number }[]): void => {
    for (const { first, last } of found) stretches.push({ kind, first, last });
  };
  add("point", finder.find("named-time"));
  add("now", finder.find("now-time"));
  add("regular", finder.find("regular-time"));
  for (let index = 0; index < words.length; index++) {
    if (words[index] === "[date]") stretches.push({ kind: "point", first: index, last: index });
    if (isFinalNow(tokens, index)) stretches.push({ kind: "now", first: index, last: index });
    if (!mayTell(words[index]!)) continue;
    const stretch = lengthAt(words, index) ?? clockAt(tokens, index) ?? dateAt(words, index);
    if (stretch !== undefined) stretches.push(stretch);
  }
  // "The parcel would miss Sunday": what is missed is no time of anything.
  const kept = stretches.filter(({ first }) => words[first - 1] !== "miss");
  return join(kept.sort((one, other) => one.first - other.first || other.last - one.last));
}

/** Whether a length, a time of day or a date may stand at a word: most words are passed over without a closer look. */
function mayTell(word: string): boolean {
  return (
    UNITS.has(word) || HOURS.has(word) || MONTHS.has(word) || startsWithDigit(word) || (ORDINAL_ENDS.has(word.at(-1)) && ORDINAL.test(word))
  );
}

const NO_NOW = new Set("just for by until till since from is are even to was as of right okay so and".split(" "));

/** "I'll start it now. If …": where the sentence ends, the words after it say nothing of it. */
function isFinalNow({ words, sentences }: Tokens, index: number): boolean {
  return words[index] === "now" && !NO_NOW.has(words[index - 1] ?? "and") && sentences.includes(index + 1) && !sentences.includes(index);
}

/** "tomorrow" and "at five" are one time, said together. */
function join(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of stretches) {
    const before = joined.at(-1);
    if (before !== undefined && stretch.first <= before.last + 1) {
      before.last = Math.max(before.last, stretch.last);
      if (before.kind !== stretch.kind) before.kind = "point";
    } else joined.push({ ...stretch });
  }
  return joined;
}

const UNITS = new Set(
  "second seconds sec secs minute minutes min mins hour hours hr hrs day days week weeks month months quarter quarters year years fortnight moment moments weekend weekends".split(
    " ",
  ),
);
const QUALIFIERS = new Set(
  "business working work calendar full short more further of or so 's week bank extra additional clear".split(" "),
);
const QUANTITIES = new Set("a an couple few several half next to or and point coming following dozen the single".split(" "));
/** What makes a length no time to come: "in the last two days", "every three weeks", "been two days", "after the first six months". */
const NO_FRAME_BEFORE = new Set(
  (
    "last past previous every each per since ago been was were waited waiting took spent for over first lasts only has have had than " +
    "open valid on these those lose lost paid within?"
  ).split(" "),
);
const NO_FRAME_AFTER = new Set(
  (
    "ago old early late ahead long free warranty guarantee plan contract period history trial worth overdue agreement subscription " +
    "slot slots window windows text minimum notice contracts plans pass passes membership already left ladder line support later?"
  ).split(" "),
);
const LEADS = new Set(
  "in within inside under after about around approximately roughly maybe perhaps takes take up allow give another".split(" "),
);

/** What may stand between "in" and "a minute". */
const HEDGES = new Set(
  "like about around say maybe roughly just only literally probably approximately well barely possibly perhaps under another".split(" "),
);

/** The word that leads into a length: "in like a minute", "in less than an hour". */
function leadOf(words: readonly string[], first: number): string {
  let lead = first - 1;
  // "It won't be more than an hour"
  if (words[lead] === "than" && words.slice(Math.max(0, lead - 5), lead).some((word) => /^(?:not|no|never)$/.test(word))) return "within";
  if (words[lead] === "than" && /^(?:less|more)$/.test(words[lead - 1] ?? "")) lead -= 2;
  while (HEDGES.has(words[lead]!)) lead--;
  return /^(?:in|within|takes?|inside)$/.test(words[lead] ?? "") ? words[lead]! : (words[first - 1] ?? "");
}

/** "5 to 7 business days", "a couple of hours", "within the hour": found from its unit backwards. */
function lengthAt(words: readonly string[], unit: number): Stretch | undefined {
  if (!UNITS.has(words[unit]!) || NO_FRAME_AFTER.has(words[unit + 1] ?? "")) return undefined;
  // "It's a two day service", but not "our 24 hour service"
  if (words[unit + 1] === "service" && !/^(?:days?|weeks?)$/.test(words[unit]!)) return undefined;
  // "On the twenty second"
  if (words[unit] === "second" && /^(?:twenty|thirty)$/.test(words[unit - 1] ?? "")) return undefined;
  if (words[unit + 1] === "a" && UNITS.has(words[unit + 2] ?? "")) return undefined;
  let first = unit;
  while (first > 0 && QUALIFIERS.has(words[first - 1]!)) first--;
  let amount = false;
  while (first > 0 && (isNumberWord(words[first - 1]!) || QUANTITIES.has(words[first - 1]!))) {
    // "Seven thousand a year", "three a day": so much, and so often.
    if (/^an?$/.test(words[first] ?? "") && first < unit && isNumberWord(words[first - 1]!)) return undefined;
    first--;
    if (words[first] !== "the" && words[first] !== "to" && words[first] !== "and" && words[first] !== "or") amount = true;
  }
  const lead = leadOf(words, first);
  const bare = unit - first === 1 && ["a", "an", "the", "single"].includes(words[first]!);
  // "It will be a fortnight"
  const isWait = lead === "be" && WAITS.has(words[unit]!) && /^(?:will|would|could|should)$/.test(words[first - 2] ?? "");
  if (bare ? !isWait && !["in", "within", "inside", "under", "takes", "take", "about"].includes(lead) : !amount) return undefined;
  if (bare && words[first] === "the" && lead !== "within" && lead !== "inside") return undefined;
  if (NO_FRAME_BEFORE.has(lead) || (lead === "the" && NO_FRAME_BEFORE.has(words[first - 2] ?? ""))) return undefined;
  while (first > 0 && LEADS.has(words[first - 1]!)) first--;
  // "I can pause it for up to three months": how long, not by when.
  if (words[first - 1] === "for" && first < unit - 1 && words[first] === "up" && words[first - 2] !== "allow") return undefined;
  return { kind: "length", first, last: unit };
}

/** Units of which one is a wait: "it'll be a minute" is said of any. */
const WAITS = new Set(["week", "fortnight", "month"]);

const CLOCK_LEADS = new Set("at by before until till around about past between from after for nearer say".split(" "));
const HOURS = new Set("one two three four five six seven eight nine ten eleven twelve".split(" "));
const HALF_LEADS = new Set("at by before until till about around for from between tomorrow today".split(" "));
const HALVES = new Set(["am", "pm", "oclock", "a.m", "p.m"]);
/** What may follow an hour behind any lead; anything else may be what is counted: "at two percent", "after three attempts". */
const HOUR_ENDS = new Set(
  (
    "am pm oclock on today tomorrow tonight this in your our my his her their eastern pacific central mountain gmt local sharp and or to at with " +
    "once when if latest the monday tuesday wednesday thursday friday saturday sunday so okay is it will he she they we i you all right does then " +
    "next thirty fifteen forty twenty oh time as that because but please for thank thanks anything every each either whatever yes no"
  ).split(" "),
);
/** Behind these an hour is likely, and only what can be counted makes it a number. */
const LATEST_LEADS = new Set("by before until till".split(" "));
const COUNTED = new Set(
  "percent per of point hundred thousand million grand quid foot feet pound dollar euro people men women children folk more other different third quarter half".split(
    " ",
  ),
);
const NO_PLURALS = new Set("regardless this yes perhaps always thanks does unless besides whereas plus guess less".split(" "));

function isCounted(word: string): boolean {
  return COUNTED.has(word) || startsWithDigit(word) || (word.length > 3 && word.endsWith("s") && !NO_PLURALS.has(word));
}

const WINDOW_LEADS = /^(?:window|slot|today|tomorrow|morning|afternoon|\w+day|is)$/;

/** "at half past ten", "by 5", "between nine and one", "3pm", "10:30". */
function clockAt({ words, sentences }: Tokens, index: number): Stretch | undefined {
  const word = words[index]!;
  if (/^(?:[01]?\d|2[0-3])(?::[0-5]\d)(?:am|pm)?$|^(?:1[0-2]|[1-9])(?:am|pm)$/.test(word))
    return { kind: "point", first: index, last: index };
  if (!isHour(word)) return undefined;
  // "I'll ring before two. Are you in?": what follows is another sentence's.
  const next = sentences.includes(index + 1) ? "" : (words[index + 1] ?? "");
  if (HALVES.has(next)) return { kind: "point", first: index, last: index + 1 };
  const before = words[index - 1] ?? "";
  const past = (before === "past" || before === "to") && /^(?:half|quarter|ten|twenty|five)$/.test(words[index - 2] ?? "");
  if (past) return { kind: "point", first: index - 2, last: index };
  // "At half three"
  if (before === "half" && HALF_LEADS.has(words[index - 2] ?? "")) return { kind: "point", first: index - 2, last: index };
  // "The window tomorrow is two to six"
  const end = words[index + 2] ?? "";
  if (
    next === "to" &&
    isHour(end) &&
    WINDOW_LEADS.test(before) &&
    !UNITS.has(words[index + 3] ?? "") &&
    !QUALIFIERS.has(words[index + 3] ?? "")
  )
    return { kind: "point", first: index, last: index + 2 };
  if (!CLOCK_LEADS.has(before) || before === "for") return undefined;
  // "One by one"
  if (before === "by" && words[index - 2] === word) return undefined;
  const isCertain = (next === "hundred" || next === "100") && words[index + 2] === "percent";
  if (next !== "" && !HOUR_ENDS.has(next) && !isCertain && !isLatest(before, word, words, index)) return undefined;
  // "The dial's at one and a half"
  if (next === "and" && /^(?:a (?:half|quarter|bit)|three quarters)$/.test(`${words[index + 2]} ${words[index + 3]}`)) return undefined;
  if ((next === "and" || next === "to") && before !== "between" && before !== "from" && isHour(words[index + 2] ?? "")) return undefined;
  return { kind: "point", first: index - 1, last: index };
}

/** "By nine either way", "before six regardless"; not "by five dollars", "before two senior judges". */
function isLatest(before: string, hour: string, words: readonly string[], index: number): boolean {
  return LATEST_LEADS.has(before) && !/^(?:one|1)$/.test(hour) && !isCounted(words[index + 1]!) && !isCounted(words[index + 2] ?? "");
}

function startsWithDigit(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
}

function isHour(word: string): boolean {
  return HOURS.has(word) || /^(?:1[0-2]|[1-9])$/.test(word);
}

const MONTHS = new Set(
  (
    "january february march april may june july august september october november december " +
    "jan feb mar apr jun jul aug sept sep oct nov dec"
  ).split(" "),
);
const ORDINAL =
  /^(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|twentieth|thirtieth)$/;
/** Last letters of ordinals: most words are told apart by them. */
const ORDINAL_ENDS: ReadonlySet<string | undefined> = new Set("tdh");
const DATE_LEADS = new Set("by on before until till the around from".split(" "));

/** "the twenty seventh of june", "june 27", "by the tenth", "on 6/27". */
function dateAt(words: readonly string[], index: number): Stretch | undefined {
  const word = words[index]!;
  if (MONTHS.has(word)) {
    const next = words[index + 1] ?? "";
    if (ORDINAL.test(next) || isDayNumber(next)) return { kind: "point", first: index, last: index + 1 };
    return ["in", "by", "until", "before"].includes(words[index - 1] ?? "") && (word.length > 3 || word === "may")
      ? { kind: "point", first: index, last: index }
      : undefined;
  }
  if (!ORDINAL.test(word)) return undefined;
  const month = words[index + 1] === "of" ? words[index + 2] : words[index + 1];
  let first = index;
  if (/^(?:twenty|thirty)$/.test(words[first - 1] ?? "")) first--;
  if (MONTHS.has(month ?? "")) return { kind: "point", first, last: index + (words[index + 1] === "of" ? 2 : 1) };
  const lead = words[first - 1] === "the" ? words[first - 2] : words[first - 1];
  const date =
    words[first - 1] === "the" &&
    (DATE_LEADS.has(lead ?? "") || lead === "is" || (lead === "to" && words[first - 3] === "up")) &&
    first < index;
  const plain =
    words[first - 1] === "the" && (/^\d/.test(word) || (/^(?:by|until|before)$/.test(lead ?? "") && word !== "first" && word !== "second"));
  // "On the eighteenth", "for the twentieth": not the second of several.
  const late =
    words[first - 1] === "the" &&
    /^(?:on|for|till)$/.test(lead ?? "") &&
    /^(?:sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|twentieth|thirtieth)$/.test(word) &&
    !ORDERED.test(month ?? "");
  const early =
    words[first - 1] === "the" &&
    lead === "on" &&
    (/^(?:third|fourth|fifth)$/.test(word) || (/^(?:first|second)$/.test(word) && month === undefined)) &&
    /^(?:|at|between|in|and|so|then|from|for|if|or|about|around|he|she|they|it|we|i|you|okay)$/.test(month ?? "");
  const weekday = /^(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?$/.test(lead ?? "");
  return date || plain || late || early || weekday ? { kind: "point", first, last: index } : undefined;
}

/** What comes in a row: "on the tenth floor". */
const ORDERED = /^(?:floor|time|page|call|attempt|day|week|month|year|birthday|anniversary|century|street|avenue|grade|line|one)$/;

function isDayNumber(word: string): boolean {
  return /^(?:[12]?\d|3[01])$/.test(word) || HOURS.has(word) || /^(?:\w+teen|twenty|thirty)$/.test(word);
}
