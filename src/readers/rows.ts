import { skewNotes } from "./clock-skew.js";
import { wordsOf, type CallEvent, type CallMeta, type Segment } from "../call.js";
import { flagIn, partTextIn, plainKey, textKeyIn, type Layout } from "./fields.js";
import { eventKind, eventOf } from "./events-json.js";
import { ANY, pointerStep } from "./json-places.js";
import { rowListOf, type Row, type RowList, type RowsPlace } from "./row-list.js";
import { segmentOf } from "./segment.js";
import { bySpeechTime } from "./speech-time.js";
import { timeAt, timeline, UNTIMED, type Timeline } from "./timeline.js";
import type { Unit } from "./times.js";
import { describe, roleOfType, Voices, type Roster, type Voice } from "./voices.js";
import { alignWords, segmentsOfWords, wordKeys } from "./words.js";

/** What a list of turns holds. */
export interface Said {
  segments: Segment[];
  events: CallEvent[];
  /** Seconds since 1970 at which the call began, where the turns tell. */
  startedAt?: number;
  /** Unit of the turns' times, where they were bare numbers. */
  unit?: Unit;
  /** What the words themselves say of the call, in a header. */
  meta?: CallMeta;
  notes: readonly string[];
}

/** What is known of a list beside its rows. */
export interface RowsContext {
  roster?: Roster;
  /** Seconds since 1970 at which the call began. */
  startedAt?: number;
  /** The values around the call, nearest first. */
  around?: readonly { value: unknown }[];
  /** Who says all of a list that does not tell. */
  voice?: Voice;
}

/** A list of turns, with what is known of all its rows. */
interface Reading extends RowList {
  /** The pointer in a row to its text. */
  step: string;
  times: Timeline;
  voices: Voices;
  voice?: Voice;
}

/** Reads a list of turns in whatever shape: objects, `[speaker, text]` pairs, rows with lists of sentences inside. */
export function readRows(list: readonly unknown[], place: RowsPlace, { roster, startedAt, voice }: RowsContext = {}): Said {
  const found = rowListOf(list, place);
  const { rows, layout } = found;
  const times = timesOf(rows, layout, startedAt);
  const reading: Reading = {
    ...found,
    step: pointerStep(layout.text ?? ""),
    times,
    voices: new Voices(roster ?? letteredIn(rows, layout), isUserStaff(rows, layout)),
    voice,
  };
  const segments: Segment[] = [];
  const events: CallEvent[] = [];
  for (let count = 0; count < rows.length; count++) {
    const index = times.isBackward === true ? rows.length - 1 - count : count;
    if (isPartial(index, reading)) continue;
    const before = segments.length;
    addSegments(segments, index, reading);
    if (segments.length > before && segments[before]!.speaker !== undefined) continue;
    const event = eventOf(rows[index]!, layout, before, timeAt(times.starts, index), timeAt(times.ends, index));
    if (event !== undefined) events.push(event);
  }
  bySpeechTime(segments, events);
  const notes = [...skewNotes(found, times.unit), ...(times.note === undefined ? [] : [times.note]), ...botNotes(segments)];
  return { segments, events, startedAt: times.startedAt, unit: times.unit, notes };
}

/** `A` and `C`, or `R` and `C`, for who speaks: agent or representative, and customer. `A` and `B` are anybody. */
function letteredIn(rows: readonly Row[], { speaker, role }: Layout): Roster | undefined {
  if (speaker === undefined || role !== undefined) return undefined;
  const letters = new Set(rows.slice(0, MOST_LETTERED).map((row) => (typeof row[speaker] === "string" ? row[speaker].trim() : "")));
  letters.delete("");
  const [one, other, ...more] = [...letters].map((letter) => letter.toUpperCase()).sort();
  if (more.length > 0 || !((one === "A" && other === "C") || (one === "C" && other === "R"))) return undefined;
  return new Map([...letters].map((letter) => [letter, { speaker: letter, role: letter.toUpperCase() === "C" ? "customer" : "agent" }]));
}

/** Whether users are those who use the help desk, as in Drift and Help Scout: where the others are called contacts or customers. */
function isUserStaff(rows: readonly Row[], { speaker, role }: Layout): boolean {
  const words = new Set<string>();
  for (const row of rows.slice(0, MOST_LETTERED)) {
    const person = role === undefined ? describe(row[speaker ?? ""]) : undefined;
    const word = role === undefined ? (person?.role ?? person?.label) : row[role];
    if (typeof word === "string") words.add(plainKey(word));
  }
  return words.has("user") && ["contact", "customer", "client", "visitor", "lead"].some((word) => words.has(word)) && !words.has("agent");
}

/** Rows looked at to tell whether letters stand for who speaks, and what users are. */
const MOST_LETTERED = 200;

function timesOf(rows: readonly Row[], layout: Layout, startedAt: number | undefined): Timeline {
  if (layout.start === undefined && layout.end === undefined) return UNTIMED;
  const { text = "" } = layout;
  const lengthOf = (index: number) => {
    const said = rows[index]![text];
    return typeof said === "string" ? said.length + 1 : 0;
  };
  return timeline({ rows, layout, lengthOf, startedAt });
}

function isPartial(index: number, { rows, layout: { partial, final }, cellAt }: Reading): boolean {
  if (partial === undefined && final === undefined) return false;
  const value = (key: string) => (cellAt === undefined ? rows[index]![key] : cellAt(index, key));
  return (partial !== undefined && value(partial) === true) || (final !== undefined && value(final) === false);
}

function addSegments(all: Segment[], index: number, reading: Reading): void {
  const { rows, layout, times } = reading;
  const row = rows[index]!;
  const given = layout.text === undefined ? undefined : row[layout.text];
  const inside = typeof given === "string" ? undefined : textKeyIn(given);
  const said = inside === undefined ? given : (given as Row)[inside];
  if (typeof said !== "string" && !Array.isArray(said)) return;
  const voice = voiceOf(row, index, reading);
  const start = timeAt(times.starts, index);
  const end = timeAt(times.ends, index);
  const pointer = reading.pointerTo(index, inside === undefined ? reading.step : reading.step + pointerStep(inside));
  const number = reading.numberOf(index);
  // Of what a recogniser may have heard, the first is likeliest.
  if (Array.isArray(said))
    return addParts(all, plainKey(layout.text!) === "alternatives" ? said.slice(0, 1) : said, { voice, pointer, start, end, row: number });
  const segment = segmentOf(said, pointer, voice, start, end, number);
  if (segment === undefined) return;
  const words = layout.words === undefined ? undefined : row[layout.words];
  if (Array.isArray(words)) addWords(segment, words, times);
  all.push(segment);
}

/** A text in parts, or as a list of words. */
function addParts(
  all: Segment[],
  said: readonly unknown[],
  { voice, pointer, start, end, row }: { voice: Voice; pointer: string; start?: number; end?: number; row?: number },
): void {
  // Recall.ai has words with their times and no text beside them.
  if (wordKeys(said)?.start !== undefined) {
    for (const segment of segmentsOfWords(said, row === undefined ? pointer : pointer.replace(ANY, `/${row}`)))
      all.push({ ...segment, ...voice });
    return;
  }
  for (const [part, one] of said.entries()) {
    const inside = typeof one === "string" ? { value: one, step: "" } : partTextIn(one);
    if (inside === undefined) continue;
    const segment = segmentOf(inside.value, `${pointer}/${part}${inside.step}`, voice, start, end, row);
    if (segment !== undefined) all.push(segment);
  }
}

function voiceOf(row: Row, index: number, { layout, voices, voice: everybody, cellAt }: Reading): Voice {
  if (everybody !== undefined) return everybody;
  const { speaker, role, type } = layout;
  const who = speaker === undefined ? undefined : cellAt === undefined ? row[speaker] : cellAt(index, speaker);
  const side = role === undefined ? sideOf(row, layout) : cellAt === undefined ? row[role] : cellAt(index, role);
  const voice = voices.of(who, side);
  if (isPrivate(row, layout)) return { ...voice, role: "system" };
  const kind = type === undefined ? undefined : row[type];
  if (typeof kind !== "string" || kind === "") return voice;
  const meant = eventKind(kind) === undefined ? roleOfType(kind) : voice.speaker === undefined ? "system" : undefined;
  return meant === "system" || (voice.role === undefined && meant !== undefined) ? { ...voice, role: meant } : voice;
}

/** `private: true`, `public: false`: what colleagues write to each other beside what the customer gets. */
function isPrivate(row: Row, { private: hidden, public: shown }: Layout): boolean {
  return (hidden !== undefined && flagIn(row[hidden]) === true) || (shown !== undefined && flagIn(row[shown]) === false);
}

/** `isAgent: true`, `from_customer: 0`: the side that a row's flag tells. */
function sideOf(row: Row, { byAgent, byCustomer }: Layout): string | undefined {
  const agent = byAgent === undefined ? undefined : row[byAgent];
  if (agent !== undefined && agent !== null) return (flagIn(agent) ?? agent) ? "agent" : "customer";
  const customer = byCustomer === undefined ? undefined : row[byCustomer];
  return customer === undefined || customer === null ? undefined : (flagIn(customer) ?? customer) ? "customer" : "agent";
}

function addWords(segment: Segment, list: readonly unknown[], times: Timeline): void {
  const words = alignWords(segment.text, list, segment, times.unit);
  if (words.length === 0) return;
  segment.words = words;
  segment.start ??= words[1]!;
  segment.end ??= Math.max(...wordsOf({ words: words.slice(-9) }).map((word) => word.end));
}

/** What to say of a call in which only a bot serves the customer. */
export function botNotes(segments: readonly Segment[]): string[] {
  const bot = segments.find(({ role }) => role === "bot");
  if (bot === undefined || segments.some(({ role }) => role === "agent" || role === undefined)) return [];
  return [`a bot serves the customer, no agent: to lint the bot as an agent, name it with --agent "${bot.speaker ?? "bot"}"`];
}
