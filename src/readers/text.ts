// Longer than a source file should be: one reader, and each shape that it tries.
import type { CallMeta, Piece, Segment, SourceCall } from "../call.js";
import type { Reader } from "./reader.js";
import { botNotes } from "./rows.js";
import { textSource } from "./source.js";
import { speakerOf } from "./speaker.js";
import { dashedTurns, IN_TURN } from "./text-dashes.js";
import { endOf } from "./text-end.js";
import { readHeader, type Header } from "./text-header.js";
import { labelOf, type Label, type Mark } from "./text-label.js";
import { linesOfText, type Line } from "./text-lines.js";
import { linesOfColumns } from "./text-columns.js";
import { partedByTimes } from "./text-inner-times.js";
import { withoutLineNumbers, withoutQuotes, withTimesAhead } from "./text-margins.js";
import { tidy } from "./text-markup.js";
import { withoutFaces, withoutFolios, withoutNumbers, withoutPages } from "./text-pages.js";
import { NO_SPEAKERS, NO_TURNS } from "./text-notes.js";
import { isOwnText, readOwnText } from "./text-own.js";
import { withLabelsApart } from "./text-printed-table.js";
import { isPrinted, readPrinted } from "./text-printed.js";
import { labelling, type Labelling } from "./text-speakers.js";
import { timesOfText, type Stamp } from "./text-times.js";

/** Plain text in every shape that people paste: `Agent: …`, times before it, names on lines of their own, Markdown. */
export const textReader: Reader = {
  name: "text",
  title: "plain text",
  note: {
    from: "typed, pasted or exported text and Markdown; Otter, Google Meet, Zoom chat, whisper.cpp",
    roles: "stated",
    times: "turns",
    metadata: "id, date, agent, customer and more, in lines above the call",
    example: "[00:00:05] Agent: Hello.",
  },
  extensions: [".txt", ".text", ".md", ".log"],
  recognises: () => true,
  *read(input) {
    const text = input.text();
    yield isOwnText(text) ? readOwnText(input.file, text) : isPrinted(text) ? readPrinted(input.file, text) : readText(input.file, text);
  },
};

/** Reads a transcript that is already in memory. */
export function readText(file: string, text: string): SourceCall {
  const lines = linesIn(text);
  const named = labelling(lines, text);
  const dashed = named.speakers.size > 0 ? undefined : dashedTurns(lines);
  const labelled = dashed ?? named;
  const header = readHeader(lines, labelled);
  const end = endOf(lines, labelled, header.bodyFrom);
  const said = segmentsOf(lines.slice(0, end.bodyTo), labelled, header);
  const { segments, stamps } = partedByTimes(said.segments, said.stamps);
  const { startedAt } = timesOfText(segments, stamps);
  for (const segment of segments) if (isNotice(segment.text)) segment.role = "system";
  tidy(segments, text);
  unquote(segments);
  const hasSpeakers = segments.some((segment) => segment.speaker !== undefined);
  const meta: CallMeta = startedAt === undefined ? header.meta : { startedAt, ...header.meta };
  const notes = [
    ...(hasSpeakers ? [] : [segments.length === 0 ? NO_TURNS : NO_SPEAKERS]),
    ...botNotes(segments),
    ...end.notes,
    ...(dashed === undefined ? [] : [IN_TURN]),
  ];
  return { kind: "call", reader: "text", source: textSource(file, text), index: 0, meta, segments, events: [], notes };
}

/** The lines of a text, without what prints, pages and spreadsheets put around them. */
function linesIn(text: string): Line[] {
  const lines = withoutPages(linesOfColumns(text) ?? linesOfText(text), text);
  return [withoutFolios, withoutQuotes, withoutLineNumbers, withLabelsApart, withTimesAhead, withoutNumbers, withoutFaces].reduce(
    (rest, without) => without(rest),
    lines,
  );
}

const IN_QUOTES = /^["“][^"“”]+["”]$/;

/** `Niamh: "Good morning."`, where nearly all that is said stands so: the quotation marks are nobody's. */
function unquote(segments: Segment[]): void {
  const quoted = segments.filter(({ text }) => IN_QUOTES.test(text));
  if (quoted.length < 3 || quoted.length < segments.filter(({ role }) => role !== "system").length * 0.8) return;
  for (const segment of quoted) {
    segment.text = segment.text.slice(1, -1);
    segment.pieces = segment.pieces!.map(({ at, from }, index) => (index === 0 ? { at, from: from + 1 } : { at: at - 1, from }));
  }
}

/** What WhatsApp writes in somebody's name: nobody says it. */
function isNotice(text: string): boolean {
  return (
    text.length < 300 &&
    /^\u200e?(?:<(?:Media omitted|attached: [^<>]{1,100})>|(?:image|video|audio|sticker|GIF|document|contact card|voice message) omitted|(?:This message was deleted|You deleted this message|This message was edited)\.?|(?:Messages and calls|Messages to this chat and calls) are (?:end-to-end encrypted|now secured)\b.*|Missed (?:voice|video) call)$/.test(
      text,
    )
  );
}

type Open = Segment & { pieces: Piece[] };
type Who = Pick<Segment, "speaker" | "name" | "role">;

const UNTIMED: Stamp = {};

/** The segments of a text as they come to be. */
class Segments {
  readonly segments: Open[] = [];
  readonly stamps: Stamp[] = [];
  /** What the next line goes on with; undefined after a direction. */
  open: Open | undefined;
  /** A time that stood on a line of its own. */
  private pending = UNTIMED;

  begin(said: { text: string; from: number }, who: Who, stamp: Stamp): Open {
    const { speaker, name, role } = who;
    const segment: Open = {
      speaker,
      name,
      role,
      text: said.text,
      start: undefined,
      end: undefined,
      words: undefined,
      pieces: [{ at: 0, from: said.from }],
      pointer: undefined,
      row: undefined,
    };
    this.segments.push(segment);
    this.stamps.push(stamp.start === undefined ? this.pending : stamp);
    this.pending = UNTIMED;
    return segment;
  }

  wait({ start, end }: Line): void {
    // Below a name alone on its line the time is that of the words that follow; elsewhere it stands above a label.
    const last = this.segments.length - 1;
    if (last >= 0 && this.open === this.segments[last] && this.open?.text === "" && this.stamps[last]!.start === undefined)
      this.stamps[last] = { start, end };
    else this.pending = { start, end };
  }

  get waits(): boolean {
    return this.pending.start !== undefined;
  }
}

export function segmentsOf(lines: readonly Line[], { labels, speakers }: Labelling, { bodyFrom, narration, roles }: Header) {
  const all = new Segments();
  const narrator = isLong(narration, lines) ? {} : { role: "system" as const };
  for (const line of narration) all.begin(line, narrator, line);
  const known = new Map<string, Who>();
  const logins = loginsIn(labels);
  const whoSays = (label: Mark) => {
    let one = known.get(label.label);
    if (one === undefined) known.set(label.label, (one = who(label, speakers, roles)));
    return one;
  };
  let isAfterBlank = true;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (index < bodyFrom && line.kind !== "direction" && line.kind !== "time") continue;
    const label = index < bodyFrom ? undefined : labels[index];
    if (label !== undefined) addTurn(all, withoutLogin(labelOf(label, line), logins), line, whoSays(label));
    else if (line.kind === "time") all.wait(line);
    else if (line.kind === "direction") addDirection(all, line);
    else if (line.kind === "text") addText(all, line, isAfterBlank, speakers.size > 0);
    isAfterBlank = line.kind === "blank";
  }
  return withoutEmpty(all);
}

/** Machines' words above a call are few; many words without a speaker are speech whose speaker is not known. */
function isLong(narration: readonly Line[], lines: readonly Line[]): boolean {
  const length = (some: readonly Line[]) => some.reduce((sum, line) => sum + line.text.length, 0);
  const own = length(narration);
  return own > 400 && own * 3 > length(lines);
}

function who({ label, key }: Mark, speakers: Labelling["speakers"], roles: Header["roles"]): Who {
  const { name, role = roles.get(key) ?? roles.get((name ?? "").toLowerCase()) } = speakers.get(key) ?? speakerOf(label);
  return { speaker: label, ...(name === undefined ? {} : { name }), ...(role === undefined ? {} : { role: role }) };
}

/** What stands in brackets behind every label of somebody: `Agent (nbyrne)` is told of the person, not of the turn. */
function loginsIn(labels: Labelling["labels"]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const label of labels) if (label?.remark !== undefined) counts.set(label.remark.text, (counts.get(label.remark.text) ?? 0) + 1);
  return new Set([...counts].flatMap(([remark, count]) => (count > 2 ? [remark] : [])));
}

function withoutLogin(label: Label, logins: ReadonlySet<string>): Label {
  return label.remark !== undefined && logins.has(label.remark.text) ? { ...label, remark: undefined } : label;
}

function addTurn(all: Segments, label: Label, line: Line, speaker: Who): void {
  const { start, remark } = label;
  // "Agent" and "Niamh Byrne" on lines of their own, one above the other.
  const above = label.form === "alone" && speaker.role === undefined ? all.segments.at(-1) : undefined;
  if (above?.text === "" && above.role !== undefined) speaker = { ...speaker, role: above.role };
  if (remark !== undefined) all.begin(remark, { role: "system" }, UNTIMED);
  all.open = all.begin(label, speaker, start === undefined ? line : label);
}

/** "_Customer side_" heads what follows; other directions are lines of their own. */
function addDirection(all: Segments, line: Line): void {
  const inside = line.text.replaceAll(/[*_]/g, "").trim();
  if (/^[*_]/.test(line.text) && speakerOf(inside.replace(/ side$/i, "")).role !== undefined && inside.split(" ").length < 4) return;
  all.begin(line, { role: "system" }, line);
  all.open = undefined;
}

function addText(all: Segments, line: Line, isAfterBlank: boolean, isLabelled: boolean): void {
  const { open } = all;
  // Without labels every paragraph, and every line with a time, is a segment of its own.
  const isNew = line.isTurn === true || (!isLabelled && (isAfterBlank || line.start !== undefined || all.waits));
  const goesOn = open === undefined && isLabelled && line.isTurn !== true;
  if (open === undefined || isNew) all.open = all.begin(line, goesOn ? lastSpeaker(all) : {}, line);
  else extend(open, line);
}

/** After a direction in the midst of a turn the same person goes on. */
function lastSpeaker({ segments }: Segments): Who {
  const last = segments.findLast((segment) => segment.speaker !== undefined);
  if (last === undefined) return {};
  const { speaker, name, role } = last;
  return { speaker, ...(name === undefined ? {} : { name }), ...(role === undefined ? {} : { role }) };
}

function extend(segment: Open, line: Line): void {
  const at = segment.text === "" ? 0 : segment.text.length + 1;
  segment.text += (at === 0 ? "" : " ") + line.text;
  if (at === 0) segment.pieces.length = 0;
  // The joining space stands where the line end did.
  segment.pieces.push({ at, from: line.from });
}

function withoutEmpty({ segments, stamps }: Segments): { segments: Open[]; stamps: Stamp[] } {
  if (segments.every(({ text }) => text.trim() !== "")) return { segments, stamps };
  const isSaid = (_: unknown, index: number) => segments[index]!.text.trim() !== "";
  return { segments: segments.filter(isSaid), stamps: stamps.filter(isSaid) };
}
