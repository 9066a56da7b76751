import { InputError, type CallMeta, type Segment } from "../call.js";
import { cueSeconds, offsetLines, segmentsOfCues, type SubtitleCue } from "./cues.js";
import { frameRateOf } from "./frames.js";
import { escapedPieces, JsonPlaces } from "./json-places.js";
import { languageOf } from "./metadata.js";
import type { Reader } from "./reader.js";
import { textSource } from "./source.js";
import { speakerOf } from "./speaker.js";
import { instantOf, isoOf } from "./times.js";

/** WebVTT, as Zoom, Teams, Webex and speech recognisers write it. */
export const vttReader: Reader = {
  name: "vtt",
  title: "WebVTT",
  note: {
    from: "Zoom, Microsoft Teams and Graph, Webex, recognisers",
    roles: "stated",
    times: "turns",
    metadata: "language; date, where Microsoft Graph tells it",
    example: String.raw`WEBVTT\n\n00:00:05.000 --> 00:00:06.500\n<v Niamh Byrne>Hello.</v>`,
  },
  extensions: [".vtt"],
  recognises: (input) => SIGNATURE.test(input.head) || (/\.vtt$/i.test(input.file) && CUE.test(input.head)),
  *read(input) {
    const text = input.text();
    const { cues, notes } = readCues(text);
    const language = languageOf(/^Language:[ \t]*(\S+)/m.exec(headerOf(text))?.[1]);
    const { segments, meta } = fromJson(cues) ?? { segments: segmentsOfCues(cues), meta: language === undefined ? {} : { language } };
    yield { kind: "call", reader: "vtt", source: textSource(input.file, text), index: 0, meta, segments, events: [], notes };
  },
};

const SIGNATURE = /^\ufeff?\s*WEBVTT(?:[ \t\r\n]|$)/;
const CUE = /^[ \t]*(?:\d+:)?\d\d:\d\d\.\d{3}[ \t]*-->/m;

/** What stands above the first blank line, such as YouTube's `Language: en`. */
function headerOf(text: string): string {
  return /^.*(?:\r\n?|\n)(?:(?!.*-->).+(?:\r\n?|\n))*/.exec(text.slice(0, 2000))?.[0] ?? "";
}

/** The cues of a WebVTT file; what the standard drops is dropped and noted. */
export function readCues(text: string): { cues: SubtitleCue[]; notes: string[] } {
  const lines = offsetLines(text);
  const cues: SubtitleCue[] = [];
  const notes: string[] = [];
  const rate = frameRateOf(lines.filter(hasArrow).map((line) => line.text));
  let broken: InputError | undefined;
  if (!/^\ufeff?WEBVTT(?:[ \t\r\n]|$)/.test(text)) notes.push('the file does not begin with "WEBVTT"; its cues are read all the same');
  let index = bodyStart(lines);
  while (index < lines.length) {
    const line = lines[index]!;
    if (line.text === "" || (line.text.trim() === "" && !hasArrow(lines[index + 1]))) index++;
    else if (!hasArrow(line) && !hasArrow(lines[index + 1])) index = blockEnd(lines, index);
    else {
      const at = hasArrow(line) ? index : index + 1;
      const times = timesOf(lines[at]!.text, rate);
      const end = blockEnd(lines, at + 1);
      if (typeof times === "string") broken ??= wrongTime(times, lines[at]!.text, at);
      else if (at + 1 < lines.length || end > at + 1)
        cues.push({ id: at > index ? line.text : undefined, ...times, lines: lines.slice(at + 1, end) });
      index = Math.max(end, at + 1);
    }
  }
  if (cues.length === 0 && broken !== undefined) throw broken;
  if (broken !== undefined) notes.push(`${broken.line}:${broken.column}  ${broken.message}; this cue is left out`);
  return { cues, notes };
}

function hasArrow(line: { text: string } | undefined): boolean {
  return line?.text.includes("-->") === true;
}

/** The line after the header, which ends with a blank line or the first cue. */
function bodyStart(lines: readonly { text: string }[]): number {
  const first = lines.findIndex((line) => line.text.replace("\ufeff", "").trim() !== "");
  if (!/^\ufeff?\s*WEBVTT/.test(lines[first]?.text ?? "")) return 0;
  const end = lines.findIndex((line, index) => index > first && (line.text === "" || hasArrow(line)));
  return end < 0 ? lines.length : end;
}

/** The line after a block: empty, blank before the next cue, or one that starts the next cue. */
function blockEnd(lines: readonly { text: string }[], from: number): number {
  for (let index = from; index < lines.length; index++) {
    const { text } = lines[index]!;
    if (text === "" || hasArrow(lines[index])) return index;
    // A blank inside a cue's words is theirs; one before a cue (with or without its id) is an empty line that an editor spoilt.
    if (text.trim() === "" && index > from && (hasArrow(lines[index + 1]) || hasArrow(lines[index + 2]))) return index;
  }
  return lines.length;
}

/** As the standard has them, with any settings behind. */
const TIMING = timing(String.raw`(?:\d+:)?\d\d:\d\d\.\d{3}`, String.raw`(?!\d)`);
/** Microsoft Graph writes `0:0:5.32`, with a minus what was said before the recording began; others the comma of SubRip, or pictures: `00:00:05:12`. */
const LOOSE_TIMING = timing(String.raw`(?:-?(?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3}|\d+:\d\d:\d\d[:;]\d\d)`, String.raw`(?=[ \t\f]|$)`);

function timing(time: string, end: string): RegExp {
  return new RegExp(String.raw`^[ \t\f]*(${time})[ \t\f]*-->[ \t\f]*(${time})${end}`);
}

/** Start and end, whatever settings follow; or the part of the line that is no time. */
function timesOf(line: string, rate: number | undefined): { start: number; end: number } | string {
  const [, from = "", to = ""] = TIMING.exec(line) ?? LOOSE_TIMING.exec(line) ?? [];
  const start = cueSeconds(from, rate);
  const end = cueSeconds(to, rate);
  if (start !== undefined && end !== undefined) return { start, end };
  const [left = "", right = ""] = line.split("-->");
  return cueSeconds(left) === undefined ? left.trim() : (right.trim().split(/\s+/)[0] ?? "");
}

function wrongTime(found: string, line: string, index: number): InputError {
  const column = found === "" ? line.length : Math.max(0, line.indexOf(found));
  return new InputError(`expected a time such as 00:00:01.000 but found "${found.slice(0, 40)}"`, index + 1, column + 1);
}

/** Microsoft Graph puts a JSON object into each cue: who said what in which language, and at which instant (callTranscript, `metadataContent`). */
function fromJson(cues: readonly SubtitleCue[]): { segments: Segment[]; meta: CallMeta } | undefined {
  if (!cues.some((cue) => cue.lines[0]?.text.startsWith("{"))) return undefined;
  const segments: Segment[] = [];
  const meta: CallMeta = {};
  for (const { lines, start, end } of cues) {
    const raw = lines.map((line) => line.text).join("\n");
    try {
      const { speakerName, spokenText, startDateTime, spokenLanguage } = JSON.parse(raw) as Readonly<Record<string, unknown>>;
      if (typeof spokenText !== "string") return undefined;
      const instant = instantOf(startDateTime);
      if (instant !== undefined) meta.startedAt ??= isoOf(instant - start);
      meta.language ??= languageOf(spokenLanguage);
      const pieces = escapedPieces(raw, new JsonPlaces(raw).startOf("/spokenText"));
      const speaker = typeof speakerName === "string" && speakerName !== "" ? { speaker: speakerName, ...speakerOf(speakerName) } : {};
      segments.push({
        ...speaker,
        text: spokenText,
        start,
        end,
        pieces: pieces.map(({ at, from }) => ({ at, from: lines[0]!.from + from })),
      });
    } catch {
      return undefined;
    }
  }
  return { segments, meta };
}
