import { numberIn, secondsAt } from "./times.js";
import { nameIn } from "./names.js";
import { InputError, type Segment } from "../call.js";
import { findTurns } from "./find-turns.js";
import { hasLabels, readInner } from "./inner-text.js";
import type { JsonDocument, Place, Shape } from "./json-document.js";
import { IN_STRING } from "./json-places.js";
import { layoutOf } from "./fields.js";
import { readFinding } from "./turns-json.js";
import type { Dialog } from "./vcon-dialog.js";
import type { Party } from "./vcon-parties.js";
import { isRow, segmentsOfOne, textIn } from "./vendor.js";
import type { Roster, Voice } from "./voices.js";

type Row = Readonly<Record<string, unknown>>;

/** Kinds of analysis that hold transcripts, best first; others are tried after them. */
const KINDS = ["transcript", "wtf_transcription", "diarized", "transcription", "transcript-redacted"];
/** Kinds of analysis that speak about the call. */
const ABOUT = /summar|sentiment|topic|keyword|tag|score|insight|categor|action/i;

/** What an analysis is read with. */
interface Context {
  document: JsonDocument;
  vendors: readonly Shape[];
}

interface Transcript {
  kind: string;
  dialog: number;
  segments: readonly Segment[];
  speakers: number;
  /** Whether somebody whose side is known has no name. */
  isNameless: boolean;
  language?: string;
}

/** The transcript of a vCon whose dialog is sound, from its analysis; best one that tells who speaks. */
export function analysisOf(
  value: unknown,
  pointer: string,
  dialogs: readonly Dialog[],
  parties: readonly Party[],
  first: number | undefined,
  context: Context,
): { segments: Segment[]; language?: string } {
  if (!Array.isArray(value)) return { segments: [] };
  const transcripts: Transcript[] = [];
  for (const [index, one] of (value as (Row | null)[]).entries()) {
    const kind = nameIn(one?.["type"]);
    if (typeof one !== "object" || one === null || (ABOUT.test(kind) && kind !== "analysis_info")) continue;
    const dialog = numberIn(Array.isArray(one["dialog"]) ? (one["dialog"] as unknown[])[0] : (one["dialog"] ?? 0));
    const { segments, language, roster } = readBody(one["body"], `${pointer}/${index}/body`, parties, dialogs[dialog]?.instant, context);
    transcripts.push({ kind, dialog, segments, ...nameSpeakers(segments, roster), language });
  }
  const [best] = transcripts
    .filter((one) => one.speakers > 0 || (one.segments.length > 0 && KINDS.includes(one.kind)))
    .sort((one, other) => Math.min(other.speakers, 2) - Math.min(one.speakers, 2) || rank(one) - rank(other));
  if (best === undefined) return { segments: [] };
  const { language } = best;
  // One transcript for each dialog: others of the same dialog say the same again.
  const told = new Map<number, Transcript>();
  for (const transcript of transcripts)
    if (transcript.kind === best.kind && !told.has(transcript.dialog)) told.set(transcript.dialog, transcript);
  told.set(best.dialog, best);
  if (told.size === 1) return { segments: placed(best, dialogs[best.dialog]?.instant, first, parties), language };
  const segments = [...told]
    .sort(([one], [other]) => one - other)
    .flatMap(([dialog, transcript]) => placed(transcript, dialogs[dialog]?.instant, first, parties));
  return { segments, language };
}

/** Gives who speaks the names and sides of the parties, and counts them: in one go, for a long call has many segments. */
function nameSpeakers(segments: readonly Segment[], roster?: Roster): Pick<Transcript, "speakers" | "isNameless"> {
  const seen = new Set<string>();
  let last: string | undefined;
  let isNameless = false;
  for (const segment of segments) {
    const listed = roster?.get(segment.speaker ?? "");
    if (listed !== undefined) {
      // They are nobody else's yet.
      segment.speaker = listed.speaker;
      segment.name = listed.name;
      segment.role = listed.role;
    }
    const { speaker, name, role } = segment;
    isNameless ||= name === undefined && role !== undefined;
    if (speaker === undefined || speaker === last) continue;
    last = speaker;
    seen.add(speaker);
  }
  return { speakers: seen.size, isNameless };
}

function rank({ kind }: Transcript): number {
  const index = KINDS.indexOf(kind);
  return index === -1 ? KINDS.length : index;
}

/** Segments that count from the start of their dialog, counted from the start of the call, with the names of the parties. */
function placed(
  { segments, isNameless }: Transcript,
  instant: number | undefined,
  first: number | undefined,
  parties: readonly Party[],
): Segment[] {
  const shift = secondsAt(instant, first) ?? 0;
  if (shift === 0 && !isNameless) return [...segments];
  const names = new Map<Voice["role"], string | undefined>();
  const nameOf = (role: Voice["role"]) => {
    if (!names.has(role)) names.set(role, onlyPartyOf(parties, role));
    return names.get(role);
  };
  const move = (time: number | undefined) => (time === undefined ? undefined : time + shift);
  return segments.map((segment) => {
    const name = segment.name ?? nameOf(segment.role);
    if (shift === 0) {
      segment.name = name;
      return segment;
    }
    const words = segment.words?.map((one, index) => (index % 3 === 0 ? one : one + shift));
    return { ...segment, name, start: move(segment.start), end: move(segment.end), words };
  });
}

function onlyPartyOf(parties: readonly Party[], role: Voice["role"]): string | undefined {
  const having = role === undefined ? [] : parties.filter(({ voice }) => voice.role === role);
  return having.length === 1 ? having[0]!.voice.name : undefined;
}

function readBody(
  body: unknown,
  pointer: string,
  parties: readonly Party[],
  startedAt: number | undefined,
  context: Context,
): Pick<Transcript, "segments" | "language"> & { roster?: Roster } {
  const { document, vendors } = context;
  if (typeof body === "string") {
    const inner = /^\s*[[{]/.test(body) ? parsed(body) : undefined;
    if (inner !== undefined) return readBody(inner, pointer + IN_STRING, parties, startedAt, context);
    if (hasLabels(body)) return readInner(document.file, body, pointer);
    return { segments: body.trim() === "" ? [] : [{ text: body, pieces: [{ at: 0, from: 0 }], pointer }] };
  }
  const [finding] = findTurns(body, vendors, pointer);
  if (finding === undefined) return { segments: textOf(body, pointer) };
  const roster = rosterFor(finding.by === "list" ? finding.list.rows : [], parties);
  if (finding.by !== "shape") return readFinding(document, finding, { startedAt, roster });
  return { ...vendorCall(finding.shape, finding, document), roster };
}

/** A text and nothing else. */
function textOf(body: unknown, pointer: string): Segment[] {
  const key = ["transcript", "text"].find((one) => isRow(body) && textIn(body[one]) !== undefined);
  return key === undefined ? [] : segmentsOfOne({ text: (body as Row)[key], at: `/${key}`, voice: {} }, pointer);
}

/** A receipt, or a transcript that is not ready, is an analysis without words. */
function vendorCall(shape: Shape, place: Place, document: JsonDocument): Pick<Transcript, "segments" | "language"> {
  try {
    const { segments, meta } = shape.call(document, place, {});
    return { segments, language: meta.language };
  } catch (error) {
    if (error instanceof InputError) return { segments: [] };
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Parties by number, where the rows have a column for them, and by name, number and address. */
function rosterFor(rows: readonly unknown[], parties: readonly Party[]): Roster {
  const roster = new Map<string, Voice>();
  const byNumber = /^part(?:y|ies)$/.test(layoutOf(rows).speaker ?? "");
  for (const [index, { voice, id }] of parties.entries()) {
    for (const key of [byNumber ? String(index) : undefined, id, voice.speaker, voice.name])
      if (key !== undefined && !roster.has(key)) roster.set(key, voice);
  }
  return roster;
}
