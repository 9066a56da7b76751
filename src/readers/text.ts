import type { Piece, Role, Segment, SourceCall } from "../call.js";
import type { Reader } from "./reader.js";
import { textSource } from "./source.js";
import { speakerOf } from "./speaker.js";
import { readHeader, type Header } from "./text-header.js";
import { labelLine, type Line, linesOfText, type Labelled } from "./text-lines.js";

/** Plain text in every shape that people paste: `Agent: …`, times before it, names on lines of their own, Markdown. */
export const textReader: Reader = {
  name: "text",
  title: "plain text",
  extensions: [".txt", ".text", ".md", ".log"],
  recognises: () => true,
  *read(input) {
    const text = input.text();
    yield readText(input.file, text);
  },
};

/** Reads a transcript that is already in memory. */
export function readText(file: string, text: string): SourceCall {
  const lines = linesOfText(text);
  const speakers = speakersOf(lines);
  const { meta, roles, bodyFrom } = readHeader(lines, speakers);
  const segments = segmentsOf(lines.slice(bodyFrom), speakers, roles);
  const named = segments.some((segment) => segment.speaker !== undefined);
  const notes = named || segments.length === 0 ? [] : [NO_SPEAKERS];
  return { kind: "call", reader: "text", source: textSource(file, text), index: 0, meta, segments, events: [], notes };
}

const NO_SPEAKERS =
  "no speaker labels: who is the agent cannot be told; begin each turn with a label such as `Agent:` or `Customer:`, or export the transcript with speakers";

/** Labels that are surely speakers, by label in lower case. */
type Speakers = ReadonlyMap<string, { name?: string; role?: Role }>;

/** A label is a speaker if it recurs or names a role; "Note:" and "Date:" are neither. */
function speakersOf(lines: readonly Line[]): Speakers {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const found = labelLine(line);
    if (found !== undefined) counts.set(found.key, (counts.get(found.key) ?? 0) + 1);
  }
  const speakers = new Map<string, { name?: string; role?: Role }>();
  const letters = counts.has("a") && counts.has("c");
  for (const [key, count] of counts) {
    const known = letters && (key === "a" || key === "c") ? { role: key === "a" ? ("agent" as const) : ("customer" as const) } : speakerOf(key);
    if (NOT_SPEAKERS.test(key)) continue;
    if (known.role !== undefined || count > 1) speakers.set(key, known);
  }
  return speakers.size > 0 ? speakers : onlySpeakers(counts);
}

/** In a short call each side may speak but once. */
function onlySpeakers(counts: ReadonlyMap<string, number>): Speakers {
  const names = [...counts.keys()].filter((key) => !NOT_SPEAKERS.test(key) && /^[\p{L}][\p{L} .'-]{1,24}$/u.test(key));
  return new Map(names.length === 2 ? names.map((key) => [key, speakerOf(key)]) : []);
}

const NOT_SPEAKERS =
  /^(?:https?|note|notes|date|time|duration|call[- ]?id|id|subject|re|ps|nb|tip|step \d+|option \d+|reason|participants?|queue|transcript(?: of.*)?|summary|topic|scene|title|channel|language|location|company|phone|e-?mail|address|account|order|ref(?:erence)?|ticket|status|\d.*|.*\b(?:transcript|word count|interaction|initiation)\b.*)$/i;

interface Open {
  segment: Segment & { text: string; pieces: Piece[] };
}

function segmentsOf(lines: readonly Line[], speakers: Speakers, roles: Header["roles"]): Segment[] {
  const segments: Segment[] = [];
  let open: Open | undefined;
  let pending: { start?: number; end?: number } = {};
  let blank = true;
  for (const [index, line] of lines.entries()) {
    if (line.kind === "blank") {
      blank = true;
      continue;
    }
    if (line.kind === "time") {
      pending = { start: line.start, end: line.end };
      continue;
    }
    if (line.kind === "rule" || line.kind === "note") continue;
    const labelled = labelLine(line, lines[index + 1]);
    const known = labelled && (speakers.get(labelled.key) ?? (labelled.certain ? speakerOf(labelled.label) : undefined));
    if (labelled !== undefined && known !== undefined) {
      open = { segment: begin(labelled, known, roles, line, pending) };
      segments.push(open.segment);
      pending = {};
    } else if (line.kind === "direction") {
      segments.push({ ...begin({ ...line, label: undefined }, { role: "system" }, roles, line, pending) });
      open = undefined;
      pending = {};
    } else if (open !== undefined && !(blank && line.start !== undefined)) extend(open.segment, line);
    else {
      open = { segment: begin({ ...line, label: undefined }, {}, roles, line, pending) };
      segments.push(open.segment);
      pending = {};
    }
    blank = false;
  }
  return withoutEmpty(segments, speakers.size > 0);
}

function begin(
  said: Pick<Labelled, "text" | "from"> & { label: string | undefined },
  known: { name?: string; role?: Role },
  roles: Header["roles"],
  line: Line,
  pending: { start?: number; end?: number },
): Open["segment"] {
  const name = known.name ?? said.label;
  const role = known.role ?? (name === undefined ? undefined : roles.get(name.toLowerCase()));
  return {
    ...(said.label === undefined ? {} : { speaker: said.label }),
    ...(known.name === undefined ? {} : { name: known.name }),
    ...(role === undefined ? {} : { role }),
    text: said.text,
    start: line.start ?? pending.start,
    end: line.end ?? pending.end,
    pieces: [{ at: 0, from: said.from }],
  };
}

function extend(segment: Open["segment"], line: Line): void {
  const at = segment.text === "" ? 0 : segment.text.length + 1;
  segment.text += (at === 0 ? "" : " ") + line.text;
  if (at === 0) segment.pieces.length = 0;
  // The joining space stands where the line end did.
  segment.pieces.push({ at, from: line.from });
}

/** Empty turns, and what stands before the first speaker of a labelled call, are no speech. */
function withoutEmpty(segments: readonly Segment[], labelled: boolean): Segment[] {
  const first = labelled ? segments.findIndex((segment) => segment.speaker !== undefined) : 0;
  return segments.filter((segment, index) => segment.text.trim() !== "" && (index >= first || segment.role === "system") && !(labelled && segment.speaker === undefined && segment.role === undefined));
}
