import { InputError, type Segment } from "../call.js";
import { cueSeconds, offsetLines, segmentsOfCues, type SubtitleCue } from "./cues.js";
import type { Reader } from "./reader.js";
import { textSource } from "./source.js";

/** WebVTT, as Zoom, Teams, Webex and speech recognisers write it. */
export const vttReader: Reader = {
  name: "vtt",
  title: "WebVTT",
  extensions: [".vtt"],
  recognises: ({ head }) => /^\ufeff?WEBVTT(?:[ \t\r\n]|$)/.test(head),
  *read(input) {
    const text = input.text();
    const { cues, notes } = readCues(text);
    const segments = fromJson(cues) ?? segmentsOfCues(cues);
    yield { kind: "call", reader: "vtt", source: textSource(input.file, text), index: 0, meta: {}, segments, events: [], notes };
  },
};

/** The cues of a WebVTT file; what the standard drops is dropped and noted. */
function readCues(text: string): { cues: SubtitleCue[]; notes: string[] } {
  const lines = offsetLines(text);
  const cues: SubtitleCue[] = [];
  let broken: InputError | undefined;
  let index = lines[1]?.text.includes("-->") ? 1 : headerEnd(lines);
  while (index < lines.length) {
    const line = lines[index]!;
    if (line.text.trim() === "") index++;
    else if (!line.text.includes("-->") && !lines[index + 1]?.text.includes("-->")) index = blockEnd(lines, index);
    else {
      const id = line.text.includes("-->") ? undefined : line.text;
      const at = id === undefined ? index : index + 1;
      const times = timesOf(lines[at]!.text);
      const end = blockEnd(lines, at + 1);
      if (typeof times === "string") broken ??= wrongTime(times, lines[at]!.text, at);
      else if (at + 1 < lines.length) cues.push({ id, ...times, lines: lines.slice(at + 1, end) });
      index = Math.max(end, at + 1);
    }
  }
  if (cues.length === 0 && broken !== undefined) throw broken;
  const notes = broken === undefined ? [] : [`${broken.line}:${broken.column}  ${broken.message}; this cue is left out`];
  return { cues, notes };
}

function headerEnd(lines: readonly { text: string }[]): number {
  const blank = lines.findIndex((line, index) => index > 0 && (line.text === "" || line.text.includes("-->")));
  return blank < 0 ? lines.length : blank;
}

/** The line after a block: blank, or one that starts the next cue. */
function blockEnd(lines: readonly { text: string }[], from: number): number {
  for (let index = from; index < lines.length; index++) {
    const { text } = lines[index]!;
    if (text.trim() === "" || text.includes("-->")) return index === from && text.includes("-->") ? index : index;
  }
  return lines.length;
}

/** Start and end, or the part of the line that is no time. */
function timesOf(line: string): { start: number; end: number } | string {
  const [left = "", right = ""] = line.split("-->");
  const start = cueSeconds(left);
  const written = right.trim().split(/\s+/)[0] ?? "";
  const end = cueSeconds(written);
  if (start === undefined) return left.trim();
  return end === undefined ? written : { start, end };
}

function wrongTime(found: string, line: string, index: number): InputError {
  const column = Math.max(0, line.indexOf(found)) + 1;
  return new InputError(`expected a time such as 00:00:01.000 but found "${found.slice(0, 40)}"`, index + 1, column);
}

/** Microsoft Graph puts a JSON object into each cue. */
function fromJson(cues: readonly SubtitleCue[]): Segment[] | undefined {
  if (!cues.some((cue) => cue.lines[0]?.text.startsWith("{"))) return undefined;
  const segments: Segment[] = [];
  for (const { lines, start, end } of cues) {
    const raw = lines.map((line) => line.text).join("\n");
    try {
      const { speakerName, spokenText } = JSON.parse(raw) as { speakerName?: unknown; spokenText?: unknown };
      if (typeof spokenText !== "string") return undefined;
      const at = raw.indexOf(JSON.stringify(spokenText).slice(1, -1));
      const speaker = typeof speakerName === "string" && speakerName !== "" ? { speaker: speakerName } : {};
      segments.push({ ...speaker, text: spokenText, start, end, pieces: [{ at: 0, from: lines[0]!.from + Math.max(0, at) }] });
    } catch {
      return undefined;
    }
  }
  return segments;
}
