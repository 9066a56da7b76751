// Longer than a source file should be: which labels of a text are speakers is decided over all its lines at once.
import { isOrdinaryWord } from "../language/ordinary-words.js";
import { isName, isNumbered, isSurelySpeaker, speakerOf, type Speaker } from "./speaker.js";
import { labelOf, marksOf, type Form, type Mark } from "./text-label.js";
import { hasLetters, letterLabel } from "./text-letters.js";
import type { Line } from "./text-lines.js";
import { leanPattern } from "../lean-pattern.js";

/** Words before a colon that head a line of data, a list or a remark. */
const FIELD =
  /^(?:https?|from|to|cc|bcc|sent|reply-to|attachments?|notes?|nb|ps|re|fyi|tip|legend|key|warning|caution|important|disclaimer|date|time|day|timestamp|duration|length|subject|topic|title|scene|summary|scenario|background|context|reason|outcome|resolution|status|result|rating|score|csat|nps|sentiment|category|type|channel|language|location|place|company|organi[sz]ation|department|queue|skill|direction|participants?|parties|attendees|speakers?|version|source|file|filename|recording|url|link|website|web|id|ref|reference|ticket|case|order|account|policy|invoice|booking|phone|telephone|tel|fax|mobile|e-?mail|address|name|first name|last name|username|user name|password|pin|code|zip|postcode|port|server|proxy|total|subtotal|price|cost|fee|amount|option|step|part|section|chapter|item|plan|question|answer|example|transcript|transcription|conversation|dialogue|call|start|end|begin|holds|transfers|conferences|monday|tuesday|wednesday|thursday|friday|saturday|sunday|and|but|so|because|however|first|second|third|finally|also|then|next|for example|in addition|please note|word count|total words|page|turn|line|number|quantity|size|colou?r|pros|cons|monthly|weekly|daily|annual(?:ly)?)$/i;
const FIELD_NOUN = leanPattern(
  /(?:^|[ _-])(?:ids?|numbers?|no\.?|#|names?|e-?mail|address|phone|account|notes?|dates?|times?|types?|status|reason|score|rating|sentiment|satisfaction|intent|issue|location|duration|transcript|count|interaction|initiation|summary|details?|info(?:rmation)?|history|tier|segment|code|reference|ref|language|timezone|participants|goals?|objective|tasks?|actions?|instructions?|guidelines?|script)$/i,
);

/** Whether a label heads a field such as `Call-ID:`, `Option 1:` or `Agent name:`, not somebody's words. */
export function isFieldKey(key: string): boolean {
  const plain = key.replace(/\s*[#-]?\s*\d+[a-z]?$/, "");
  if (isNumbered(key)) return false;
  return FIELD.test(plain) || FIELD.test(key) || FIELD_NOUN.test(key) || /^\d{3,}$|^\W+$/.test(key);
}

/** What is known of each label that is surely a speaker's, by form and key. */
export type Speakers = ReadonlyMap<string, Speaker>;

/** The labels of a text: which form it uses, and who speaks. */
export interface Labelling {
  /** Labels by line; undefined where the line begins none. */
  labels: readonly (Mark | undefined)[];
  speakers: Speakers;
}

interface Count {
  label: Mark;
  count: number;
  /** Lines below or words beside it, at its first place. */
  said: number;
  /** Whether a time stands before or beside it. */
  isTimed: boolean;
}

/** Finds the labels of a text. One label may be anything; those that recur, or name a role, are speakers. */
export function labelling(lines: readonly Line[], text: string): Labelling {
  const isLettered = hasLetters(lines);
  const candidates = lines.map((line) => {
    if (line.kind === "blank" || line.kind === "rule" || line.kind === "time") return NONE;
    const letter = isLettered ? letterLabel(line) : undefined;
    if (letter !== undefined) return [letter];
    const marks = marksOf(line);
    return marks.some(({ key }) => key === RECORDING) ? marks.filter((mark) => !isFile(mark, line)) : marks;
  });
  let spoken = 0;
  for (const { kind } of lines) if (kind === "text") spoken++;
  const colon = colonSpeakers(countOf(candidates, "colon", lines), text, spoken);
  let best: { form: Form; speakers: Map<string, Speaker>; lines: number } = {
    form: "colon",
    speakers: colon,
    lines: coverage(candidates, "colon", colon),
  };
  if (best.lines * (spoken < 10 ? 3 : 5) < spoken || isAbove(candidates, colon, lines)) {
    for (const form of ["alone", "bracket", "dash"] as const) {
      const speakers = otherSpeakers(form, candidates, lines, spoken);
      const covered = coverage(candidates, form, speakers) * (form === "alone" ? 2 : 1);
      if (covered > best.lines) best = { form, speakers, lines: covered };
    }
  }
  return { labels: pick(candidates, lines, best.form, best.speakers), speakers: best.speakers };
}

const NONE: readonly Mark[] = [];

/** Whether all names before colons stand above the first empty line: fields of a header, as a rule. */
function isAbove(candidates: readonly (readonly Mark[])[], colon: Speakers, lines: readonly Line[]): boolean {
  const last = candidates.findLastIndex((labels) => labels.some(({ form, key }) => form === "colon" && colon.has(key)));
  return last < lines.findIndex(({ kind }) => kind === "blank");
}

const RECORDING = "recording";

/** `Recording: call-123.wav` names a file; `Recording: Please hold.` is what a machine says. */
function isFile(mark: Mark, line: Line): boolean {
  if (mark.key !== RECORDING) return false;
  const { text } = labelOf(mark, line);
  return !/\S\s+\S+\s+\S/.test(text) || (!/[.?!]["”]?\s*$/.test(text) && /\d{3}|https?:/.test(text));
}

/** The label that each line begins, in the form of the file; names of sides on lines of their own count in any. */
function pick(
  candidates: readonly (readonly Mark[])[],
  lines: readonly Line[],
  form: Form,
  speakers: Map<string, Speaker>,
): (Mark | undefined)[] {
  return candidates.map((labels, index) => {
    const own = labels.find((label) => label.form === form && speakers.has(label.key));
    if (own !== undefined) return own;
    const other = labels.find(
      (label) => label.form !== "dash" && label.form !== "colon" && isCertainAside(label, lines, candidates, index),
    );
    if (other !== undefined && !speakers.has(other.key)) speakers.set(other.key, speakerOf(other.label));
    return other;
  });
}

/** `[system] …` or `Customer (Ana)` above its words in a file that otherwise has colons. */
function isCertainAside({ form, label }: Mark, lines: readonly Line[], candidates: readonly (readonly Mark[])[], index: number): boolean {
  const { role } = speakerOf(label);
  if (role === undefined || !namesSide(label) || label.split(" ").length > 4) return false;
  if (form === "bracket") return lines[index]!.kind === "text";
  // "[Customer waits]" and "(Call ends)" are directions: alone on a line only a bare label is one.
  if (lines[index]!.kind === "direction" || !/^(?:\p{Lu}|[a-z]+$)/u.test(label)) return false;
  let next = index + 1;
  while (lines[next]?.kind === "blank" && next < index + 4) next++;
  return lines[next]?.kind === "text" && candidates[next]!.every((one) => one.form !== "colon");
}

function countOf(candidates: readonly (readonly Mark[])[], form: Form, lines: readonly Line[]): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (let index = 0; index < candidates.length; index++) {
    const label = candidates[index]!.find((one) => one.form === form);
    if (label === undefined) continue;
    const known = counts.get(label.key);
    if (known !== undefined) known.count++;
    else {
      const isTimed = label.start !== undefined || lines[index]!.start !== undefined;
      counts.set(label.key, { label, count: 1, said: labelOf(label, lines[index]!).text.split(/\s+/, 4).length, isTimed });
    }
  }
  return counts;
}

function coverage(candidates: readonly (readonly Mark[])[], form: Form, speakers: Speakers): number {
  return candidates.reduce((sum, labels) => sum + (labels.some((label) => label.form === form && speakers.has(label.key)) ? 1 : 0), 0);
}

/** No more labels than these are looked up in the text; a file of ten thousand words before colons must not take forever. */
const MOST_LOOKED_UP = 50;

function colonSpeakers(counts: Map<string, Count>, text: string, spoken: number): Map<string, Speaker> {
  const speakers = new Map<string, Speaker>();
  const open: Count[] = [];
  // "NB" notes something, unless "IC" speaks by turns with it.
  const areInitials = [...counts.values()].filter(isInitials).length > 1;
  for (const [key, one] of counts) {
    const isOther = key === RECORDING || (isPhone(key) && one.isTimed && one.count > 1) || (areInitials && isInitials(one));
    if (isFieldKey(key) && !isOther) continue;
    const { role } = letterSpeaker(key, counts);
    if (role !== undefined) speakers.set(key, { role });
    else if (namesSide(one.label.label)) speakers.set(key, speakerOf(one.label.label));
    else if (one.count > 1 && (one.count > 2 || one.count * 6 >= spoken)) speakers.set(key, speakerOf(one.label.label));
    else open.push(one);
  }
  const covered = [...speakers.keys()].reduce((sum, key) => sum + counts.get(key)!.count, 0);
  const areTimed = speakers.size > 0 && [...speakers.keys()].every((key) => counts.get(key)!.isTimed);
  for (const { label, said, count, isTimed } of open.slice(0, MOST_LOOKED_UP))
    if (
      looksLikePerson(label.label.replace(/ from \p{Lu}.*$/u, "")) &&
      (count > 1 ||
        (areTimed && isTimed && !isOrdinary(label.label)) ||
        (covered * 2 > spoken && covered > 1 && said > 2 && !isOrdinary(label.label))) &&
      !isWordOf(label.label, text)
    )
      speakers.set(label.key, speakerOf(label.label));
  return speakers.size > 0 ? speakers : onlySpeakers(counts, spoken);
}

/** A letter or a number for somebody. */
const LETTER = /^(?:[a-z]|\d)$/;

/** Agent and customer, or representative and customer, by their first letters; A, B and C are anybody. */
function letterSpeaker(key: string, counts: ReadonlyMap<string, unknown>): Speaker {
  if (!/^[acr]$/.test(key) || !counts.has("c") || counts.has("b") || !(counts.has("a") || counts.has("r"))) return {};
  return { role: key === "c" ? "customer" : "agent" };
}

/** Two letters that come again and again. */
function isInitials({ label, count }: Count): boolean {
  return count > 1 && /^\p{Lu}{2}$/u.test(label.label);
}

/** `Agent`, `Contoso Inc. Representative`, `trent [agent]`; not "please tell the customer" or "Dear customer". */
function namesSide(label: string): boolean {
  if ((!isSurelySpeaker(label) && !isPersonWithRole(label)) || /^(?:dear|attention|to|for|from|re|note|if|when|what|how|why) /i.test(label))
    return false;
  const words = label.split(" ");
  return (
    words.length < 3 ||
    words.every((word) => !/^\p{Ll}{2}/u.test(word) || /[-_]/.test(word) || isSurelySpeaker(word) || speakerOf(word).role !== undefined) ||
    /^[^([]+[([][^)\]]+[)\]]$/.test(label)
  );
}

/** `Ines (Support)`: beside a name a word such as "support" or "billing" is a role. */
function isPersonWithRole(label: string): boolean {
  const [, person] = /^([^([]+?) ?[([][^)\]]+[)\]]$/.exec(label) ?? [];
  return person !== undefined && looksLikePerson(person) && speakerOf(label).role !== undefined;
}

/** In a short call each side may speak but once. */
function onlySpeakers(counts: ReadonlyMap<string, Count>, spoken: number): Map<string, Speaker> {
  const people = [...counts.values()].filter(({ label }) => looksLikePerson(label.label) && !isFieldKey(label.key));
  return new Map(people.length === 2 && spoken === 2 ? people.map(({ label }) => [label.key, speakerOf(label.label)]) : []);
}

/** A name, a role, or a telephone's number, where a time beside it says that it is no sentence. */
function isSomebody(label: string): boolean {
  const { name, role } = speakerOf(label);
  return role !== undefined || isPhone(label) || looksLikePerson(name ?? label);
}

/** `+353 1 555 0142`, or a place within the company: `1001`. */
function isPhone(label: string): boolean {
  return /^(?:\+?\d|\(\d{2,4}\))[\d ()-]{1,18}\d$/.test(label);
}

export function looksLikePerson(label: string): boolean {
  return isName(label) && label.split(" ").every((word) => /^\p{Lu}/u.test(word));
}

/** "Meeting", "Last Reminder": words that head a remark; a surname may be one of them. */
export function isOrdinary(label: string): boolean {
  return label.split(" ").every((word) => isOrdinaryWord(word.toLowerCase()));
}

/** Whether a label is a word that the text has in lower case elsewhere: "Price:", and not "Dana:". */
export function isWordOf(label: string, text: string): boolean {
  return text.includes(` ${label.toLowerCase()}`);
}

/** Sentences of one word, which names on lines of their own must not be taken for. */
const INTERJECTION =
  /^(?:yes|yeah|yep|no|nope|ok(?:ay)?|sure|right|thanks|thank you|hello|hi|hey|bye|goodbye|alright|all right|well|so|and|great|perfect|good|fine|correct|exactly|absolutely|please|sorry|what|why|really|oh|um+|uh+|mm+|hmm+|mhm|uh-huh|true|cool|wow|done|got it|i see|of course|you too|no problem)$/i;

function otherSpeakers(
  form: "bracket" | "dash" | "alone",
  candidates: readonly (readonly Mark[])[],
  lines: readonly Line[],
  spoken: number,
): Map<string, Speaker> {
  const relevant =
    form === "alone" ? candidates.map((labels, index) => labels.filter((label) => standsAlone(label, lines, index))) : candidates;
  const counts = countOf(relevant, form, lines);
  const areLettered = [...counts].filter(([key, { count }]) => count > 1 && LETTER.test(key)).length > 1;
  const speakers = new Map<string, Speaker>();
  let covered = 0;
  const areInitials = [...counts.values()].filter(isInitials).length > 1;
  for (const [key, one] of counts) {
    const { label, count, isTimed } = one;
    if (!(areInitials && isInitials(one)) && ((isFieldKey(key) && !isPhone(key)) || INTERJECTION.test(key))) continue;
    const isTold = form === "alone" && isTimed && (isSomebody(label.label) || (count > 2 && /^\p{Lu}/u.test(label.label)));
    const isLetter = areLettered && LETTER.test(key);
    if (
      !isTold &&
      !isLetter &&
      !namesSide(label.label) &&
      !(count > 1 && (looksLikePerson(label.label) || isPhone(key) || form === "bracket"))
    )
      continue;
    speakers.set(key, isLetter ? letterSpeaker(key, counts) : speakerOf(label.label));
    covered += count;
  }
  const hasRole = [...speakers.values()].some(({ role }) => role === "agent" || role === "customer");
  // Labels that name both sides are no words of a sentence, however many lines each turn is wrapped into.
  const sides = new Set([...speakers].map(([key, { role }]) => (isSurelySpeaker(key) ? role : undefined)));
  const areSides = form === "dash" && sides.has("agent") && sides.has("customer");
  const enough = form === "alone" ? covered * 4 >= spoken : covered * (areSides ? 5 : 2) > spoken;
  const isNumberedOnly = speakers.size > 0 && [...speakers.keys()].every((key) => isNumbered(key));
  return enough && (hasRole || speakers.size > 1 || isNumberedOnly) ? speakers : new Map<string, Speaker>();
}

/** A name on a line of its own has words below it, and no sentence mark. */
function standsAlone(label: Mark, lines: readonly Line[], index: number): boolean {
  if (label.form !== "alone" || /[.?!,;…]$/.test(label.label) || label.label.replace(/\([^()]*\)$/, "").split(" ").length > 4) return false;
  let next = index + 1;
  while (lines[next]?.kind === "blank" || lines[next]?.kind === "time") next++;
  return next < lines.length && next - index < 4;
}
