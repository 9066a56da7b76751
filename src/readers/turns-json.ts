import { dropStatedTwice } from "./stated-twice.js";
import type { CallEvent, CallMeta, Segment, SourceCall } from "../call.js";
import { eventsBeside } from "./events-json.js";
import { layoutOf, plainKey } from "./fields.js";
import type { Finding } from "./find-turns.js";
import { readInner, readInnerLines } from "./inner-text.js";
import { digitsIn, type JsonDocument, type Place } from "./json-document.js";
import { pointerStep } from "./json-places.js";
import { idText, metadataOf, rosterOf, type Level } from "./metadata.js";
import type { Hints } from "./reader.js";
import { readRows, type RowsContext, type Said } from "./rows.js";
import { readSides } from "./side-rows.js";
import { bySpeechTime } from "./speech-time.js";
import { instantOf, isoOf } from "./times.js";
import type { TurnList } from "./turn-list.js";
import { Voices } from "./voices.js";
import { segmentsOfWords } from "./words.js";

/** Name of the reader of JSON that is of no known make. */
export const JSON_READER = "json";

/** Reads the call, or the calls, that a finding tells. */
export function* callsOf(document: JsonDocument, finding: Finding, hints: Hints): Generator<SourceCall, void, void> {
  if (finding.by === "shape") return yield finding.shape.call(document, finding, hints);
  if (finding.by === "nothing") return;
  const levels = levelsOf(finding);
  const groups =
    finding.by === "list" && finding.list.kind === "turns"
      ? groupsOf(finding.list.rows, listPointer(finding, finding.list), document)
      : [{}];
  for (const group of groups) {
    const known = group.own === undefined ? levels : [group.own, ...levels];
    yield callOf(document, known, hints, (context) => readFinding(document, finding, context, group));
  }
}

/** Some rows of a list, with their places in it. */
interface Group {
  rows?: readonly unknown[];
  at?: readonly number[];
  /** The first row, where rows tell of which call they are. */
  own?: Level;
}

/** Reads what a finding says, whatever its form. */
export function readFinding(
  document: Pick<JsonDocument, "file" | "text">,
  finding: Finding,
  context: RowsContext,
  { rows, at }: Group = {},
): Said {
  if (finding.by === "text") {
    const { key, value, pointer } = finding;
    const text = (key === undefined ? value : (value as Record<string, unknown>)[key]) as string;
    return readInner(document.file, text, key === undefined ? pointer : pointer + pointerStep(key));
  }
  if (finding.by !== "list") return { segments: [], events: [], notes: [] };
  const { list } = finding;
  const pointer = listPointer(finding, list);
  if (list.kind === "lines") return readInnerLines(document, list.rows, pointer);
  if (list.kind === "words") return { segments: segmentsOfWords(list.rows, pointer, new Voices(context.roster)), events: [], notes: [] };
  if (list.kind === "tracks") return readTracks(list, pointer, context);
  const place = { pointer, at, keys: list.keys, columns: list.columns };
  if (list.kind === "sides") return readSides(list.rows as Record<string, unknown>[], place, context);
  return readRows(rows ?? list.rows, place, context);
}

/** Sides whose turns are listed apart, put in the order of their times. */
function readTracks({ rows, keys }: TurnList, pointer: string, context: RowsContext): Said {
  const voices = new Voices(context.roster);
  const tracks = rows.map((list, index) => {
    const label = keys![index]!;
    return readRows(list as unknown[], { pointer: pointer + pointerStep(label) }, { ...context, voice: voices.of(label, undefined) });
  });
  const segments = tracks[0]!.segments.concat(...tracks.slice(1).map((track) => track.segments));
  const events = tracks.flatMap((track) => track.events);
  bySpeechTime(segments, events);
  return { segments, events, unit: tracks[0]?.unit, notes: [] };
}

function listPointer({ pointer }: Place, { key }: TurnList): string {
  return key === undefined ? pointer : pointer + pointerStep(key);
}

/** Makes a call of what `read` finds and of what is known beside it. */
export function callOf(document: JsonDocument, levels: readonly Level[], hints: Hints, read: (context: RowsContext) => Said): SourceCall {
  const { meta, durationBy } = metadataOf(levels, digitsIn(document));
  const said = read({ roster: rosterOf(levels), startedAt: instantOf(meta.startedAt) });
  const beside = eventsBeside(levels, { unit: said.unit, startedAt: said.startedAt ?? instantOf(meta.startedAt) });
  const events: CallEvent[] = [...said.events, ...beside];
  if (beside.length > 0) bySpeechTime(said.segments, events);
  const startedAt = meta.startedAt ?? (said.startedAt === undefined ? undefined : isoOf(said.startedAt));
  const duration = durationBy(() => lastEndOf(said.segments));
  const known = merged(
    { ...meta, ...(startedAt === undefined ? {} : { startedAt }), ...(duration === undefined ? {} : { duration }) },
    said.meta,
  );
  nameSides(known, said.segments);
  const notes = [...said.notes, ...dropStatedTwice(said.segments, events), ...pageNotes(levels)];
  return {
    kind: hints.kind ?? "call",
    reader: JSON_READER,
    source: document.source,
    index: 0,
    meta: known,
    // A list that grew has room for half as much again.
    segments: said.segments.slice(),
    events,
    notes,
  };
}

/** What the file says of a call, filled up with what its text says. */
function merged(meta: CallMeta, told: CallMeta | undefined): CallMeta {
  if (told === undefined) return meta;
  const names = meta.customer?.names.length ? meta.customer.names : (told.customer?.names ?? []);
  const id = meta.customer?.id ?? told.customer?.id;
  const customer = id === undefined && names.length === 0 ? {} : { customer: { ...(id === undefined ? {} : { id }), names } };
  return { ...told, ...meta, ...customer };
}

function lastEndOf(segments: readonly Segment[]): number | undefined {
  let last: number | undefined;
  for (const { start, end } of segments) {
    const until = end ?? start;
    if (until !== undefined && (last === undefined || until > last)) last = until;
  }
  return last;
}

/** Fills in who the sides are where only the turns tell. */
export function nameSides(meta: CallMeta, segments: readonly Segment[]): void {
  const isAgentKnown = meta.agent !== undefined;
  const isCustomerKnown = meta.customer !== undefined && meta.customer.names.length > 0;
  if (isAgentKnown && isCustomerKnown) return;
  const names = { agent: new Set<string>(), customer: new Set<string>() };
  let last: Segment | undefined;
  for (const segment of segments) {
    const { role, name } = segment;
    if (name === undefined || (role !== "agent" && role !== "customer") || (name === last?.name && role === last.role)) continue;
    names[role].add(name);
    last = segment;
  }
  const [agent, ...agents] = names.agent;
  const [customer, ...customers] = names.customer;
  if (!isAgentKnown && agent !== undefined && agents.length === 0) meta.agent = agent;
  if (!isCustomerKnown && customer !== undefined && customers.length === 0) meta.customer = { ...meta.customer, names: [customer] };
}

const METADATA =
  /^(?:meta|metadata|callmeta|callmetadata|callinfo|info|header|details|calldetails|context|attributes|properties|conversationinfo|call|customdata|customermetadata)$/;

/** The objects that may hold metadata: around the turns, and set apart beside them; up to a list of several calls. */
export function levelsOf({ value, pointer, around }: Place): Level[] {
  const levels: Level[] = [];
  for (const one of [{ value, pointer }, ...around]) {
    if (Array.isArray(one.value)) {
      if (one.value !== value && one.value.length > 1) break;
      continue;
    }
    const object = one.value as Record<string, unknown>;
    levels.push({ value: object, pointer: one.pointer });
    for (const key in object) {
      const inner = object[key];
      if (typeof inner === "object" && inner !== null && !Array.isArray(inner) && METADATA.test(plainKey(key)))
        levels.push({ value: inner as Record<string, unknown>, pointer: one.pointer + pointerStep(key) });
    }
  }
  return levels;
}

/** The rows of each call in a list whose rows name their call, each with its place in the list. */
function groupsOf(rows: readonly unknown[], pointer: string, document: JsonDocument): Group[] {
  const { call, speaker, start, end, duration } = layoutOf(rows);
  // Most rows tell of which call they are, or those few that do mean another: a call of a function.
  if (call === undefined || rows.filter((row) => isNamed((row as Record<string, unknown> | null)?.[call])).length * 2 < rows.length)
    return [{ rows }];
  const digitsAt = digitsIn(document);
  const groups = new Map<unknown, { rows: unknown[]; at: number[]; own: Level }>();
  for (const [index, row] of rows.entries()) {
    const value = row as Record<string, unknown> | null;
    const given = value?.[call];
    const id = given === undefined || given === null ? undefined : idText(given, `${pointer}/${index}${pointerStep(call)}`, digitsAt);
    const group = groups.get(id) ?? { rows: [], at: [], own: { value: value ?? {}, pointer: `${pointer}/${index}` } };
    group.rows.push(row);
    group.at.push(index);
    groups.set(id, group);
  }
  const found = [...groups.values()];
  if (speaker !== undefined && areOfPersons(found, speaker)) return [{ rows }];
  // When the first row began is not when the call did.
  const times = [start, end, duration].filter((key) => key !== undefined);
  for (const { own } of found) own.value = Object.fromEntries(Object.entries(own.value).filter(([key]) => !times.includes(key)));
  return found;
}

/** Whether what seems to be a call's id is that of who speaks: each has only one speaker's rows, and they stand between each other. */
function areOfPersons(groups: readonly { rows: readonly unknown[]; at: readonly number[] }[], speaker: string): boolean {
  const of = (row: unknown) => (row as Record<string, unknown> | null)?.[speaker];
  const isOnes = groups.every(({ rows }) => rows.every((row) => of(row) === of(rows[0])));
  const isMixed = groups.some(({ at }) => at.at(-1)! - at[0]! >= at.length);
  return groups.length > 1 && isOnes && isMixed && new Set(groups.map(({ rows }) => of(rows[0]))).size === groups.length;
}

function isNamed(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

function pageNotes(levels: readonly Level[]): string[] {
  for (const { value } of levels) {
    const next = value["next_page_url"] ?? value["nextPageUrl"];
    if (typeof next === "string" && next !== "") return ["only one page of several: the rest of the transcript is in other files"];
    // Gong's pages hold whole calls.
    const records = value["records"];
    if (typeof records === "object" && records !== null && typeof (records as { cursor?: unknown }).cursor === "string")
      return ["only one page of several: more calls are in other files"];
  }
  return [];
}
