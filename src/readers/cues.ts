import type { Piece, Segment } from "../call.js";
import { speakerOf } from "./speaker.js";

/** A subtitle cue: its times in seconds and its lines, each with the offset at which it stands in the file. */
export interface SubtitleCue {
  id?: string;
  start: number;
  end: number;
  lines: readonly { text: string; from: number }[];
}

/** A stretch of cue text with one voice. */
interface Voiced {
  voice?: string;
  text: string;
  pieces: Piece[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  nbsp: " ",
  lrm: "",
  rlm: "",
  quot: '"',
  apos: "'",
  "#39": "'",
};
const MARK = /<([^<>]{0,200})>|&(#?\w{2,5});|\{\\[^}]{0,20}\}/g;

/** The words of cue lines, by voice, without tags and with entities read. */
function voicesOf(lines: SubtitleCue["lines"]): Voiced[] {
  const voices: Voiced[] = [{ text: "", pieces: [] }];
  let open = voices[0]!;
  const add = (text: string, from: number) => {
    if (text === "") return;
    open.pieces.push({ at: open.text.length, from });
    open.text += text;
  };
  for (const [index, line] of lines.entries()) {
    if (index > 0 && open.text !== "") add(" ", line.from - 1);
    let done = 0;
    for (const mark of line.text.matchAll(MARK)) {
      add(line.text.slice(done, mark.index), line.from + done);
      done = mark.index + mark[0].length;
      const [, tag, entity] = mark;
      if (entity !== undefined) add(ENTITIES[entity] ?? mark[0], line.from + mark.index);
      else if (tag !== undefined && /^v[.\s\t]/.test(tag)) {
        open = { voice: tag.replace(/^v(?:\.[^\s]*)?\s*/, "").trim(), text: "", pieces: [] };
        voices.push(open);
      } else if (tag === "/v") voices.push((open = { text: "", pieces: [] }));
    }
    add(line.text.slice(done), line.from + done);
  }
  return voices.filter((voice) => voice.text.trim() !== "");
}

/** Removes characters from the start of a voiced text, keeping places right. */
function withoutStart({ voice, text, pieces }: Voiced, count: number): Voiced {
  const kept = pieces.map(({ at, from }) => (at >= count ? { at: at - count, from } : { at: 0, from: from + count - at }));
  const first = kept.findLastIndex((piece) => piece.at === 0);
  return { voice, text: text.slice(count), pieces: kept.slice(Math.max(0, first)) };
}

/** Segments of subtitle cues; finds speakers in tags, before a colon, in brackets or in the cue's id. */
export function segmentsOfCues(cues: readonly SubtitleCue[]): Segment[] {
  const prefixes = prefixLabels(cues);
  const segments: Segment[] = [];
  let lastSpeaker: string | undefined;
  let lastLines: readonly string[] = [];
  for (const cue of cues) {
    // Rolling captions say the last line of the cue before again.
    const repeated =
      cue.lines.length > 1 && lastLines.at(-1) === plain(cue.lines[0]!.text) && cue.lines.some((line) => /<\d\d:\d\d/.test(line.text));
    lastLines = cue.lines.map((line) => plain(line.text));
    for (const voiced of voicesOf(repeated ? cue.lines.slice(1) : cue.lines)) {
      const { said, label } = speakerIn(voiced, cue, prefixes);
      const speaker = label ?? (prefixes.size > 0 ? lastSpeaker : undefined);
      lastSpeaker = speaker;
      const lead = /^\s*/.exec(said.text)![0].length;
      const { text, pieces } = withoutStart(said, lead);
      if (text.trim() === "") continue;
      const known = speaker === undefined ? {} : { speaker, ...speakerOf(speaker) };
      const direction = speaker === undefined && /^[[(♪][^\])]*[\])♪]$/.test(text.trim()) ? { role: "system" as const } : {};
      segments.push({ ...known, ...direction, text: text.trimEnd(), start: cue.start, end: cue.end, pieces });
    }
  }
  return segments;
}

function plain(text: string): string {
  return text.replaceAll(/<[^<>]{0,200}>/g, "").trim();
}

const PREFIX =
  /^\s*(?:-\s*)?(?:\[(?<bracket>[^\]:]{1,40})\]|\((?<paren>speaker [\d?]+|\p{Lu}[\p{L} .'’-]{1,30})\)|>>\s*(?<arrows>\p{L}[^:\n]{0,40}?)(?=:)|(?<name>\p{L}[^:\n]{0,40}?)(?=:))\s*:?\s*/u;

/** Labels before a colon that recur or name a role. */
function prefixLabels(cues: readonly SubtitleCue[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const cue of cues) {
    const label = labelAt(cue.lines[0]?.text ?? "")?.label;
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return new Set([...counts].filter(([label, count]) => count > 1 || speakerOf(label).role !== undefined).map(([label]) => label));
}

function labelAt(text: string): { label: string; length: number } | undefined {
  const found = PREFIX.exec(text);
  if (found === null) return undefined;
  const label = (found.groups!["bracket"] ?? found.groups!["paren"] ?? found.groups!["arrows"] ?? found.groups!["name"])!.trim();
  return label.split(/\s+/).length > 6 || /^https?$/i.test(label) ? undefined : { label, length: found[0].length };
}

function speakerIn(voiced: Voiced, cue: SubtitleCue, prefixes: ReadonlySet<string>): { said: Voiced; label?: string } {
  if (voiced.voice !== undefined && voiced.voice !== "") return { said: voiced, label: voiced.voice };
  const found = labelAt(voiced.text);
  if (found !== undefined && prefixes.has(found.label)) return { said: withoutStart(voiced, found.length), label: found.label };
  if (cue.id !== undefined && /^(?:speaker[ _]?\d+|agent|customer|caller)$/i.test(cue.id)) return { said: voiced, label: cue.id };
  return { said: voiced };
}

/** Lines with their offsets; LF, CRLF and CR end lines. */
export function offsetLines(text: string): { text: string; from: number }[] {
  const lines: { text: string; from: number }[] = [];
  const ends = /\r\n|\n|\r/g;
  let from = 0;
  for (let end = ends.exec(text); ; end = ends.exec(text)) {
    lines.push({ text: text.slice(from, end?.index ?? text.length), from });
    if (end === null) return lines;
    from = end.index + end[0].length;
  }
}

/** Seconds of `00:00:01.000`, `00:01.000` or what Microsoft Graph writes, `0:0:1.0`; SRT has a comma. */
export function cueSeconds(time: string): number | undefined {
  const found = /^(?:(\d+):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})$/.exec(time.trim());
  if (found === null) return undefined;
  const [, hours = "0", minutes, seconds, fraction] = found;
  if (Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${fraction}`);
}
