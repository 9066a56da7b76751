import type { Piece, Segment, SourceCall } from "../call.js";
import { offsetLines } from "./cues.js";
import { textSource } from "./source.js";
import { NO_SPEAKERS } from "./text-notes.js";

/** Whether a text is what Python prints of faster-whisper's segments: `Segment(id=1, seek=0, start=0.0, end=4.5, text=' Hello.', …)`. */
export function isPrinted(text: string): boolean {
  return /^\ufeff?\s*\[?\s*Segment\(id=\d{1,9}, /.test(text.slice(0, 200));
}

/** Reads the segments of such a text. */
export function readPrinted(file: string, text: string): SourceCall {
  const segments = offsetLines(text).flatMap(({ text: line, from }) => segmentsIn(line, from));
  return { kind: "call", reader: "text", source: textSource(file, text), index: 0, meta: {}, segments, events: [], notes: [NO_SPEAKERS] };
}

const ONE =
  /\bSegment\(id=\d{1,9},[^'"()]{0,200}?\bstart=(?<start>\d{1,9}(?:\.\d{1,20})?), end=(?<end>\d{1,9}(?:\.\d{1,20})?), text=(?:'(?<single>(?:[^'\\]|\\.){0,20000})'|"(?<double>(?:[^"\\]|\\.){0,20000})")/dg;

function segmentsIn(line: string, from: number): Segment[] {
  return [...line.matchAll(ONE)].flatMap((found) => {
    const { start, end, single, double } = found.groups!;
    const [begin] = found.indices!.groups![single === undefined ? "double" : "single"]!;
    const { text, pieces } = unescaped(single ?? double!, from + begin);
    return text === "" ? [] : [{ text, pieces, start: Number(start), end: Number(end) }];
  });
}

const ESCAPED: Readonly<Record<string, string>> = { n: " ", r: " ", t: " " };

/** A string as Python writes it, without the blank that Whisper puts before it. */
function unescaped(written: string, from: number): { text: string; pieces: Piece[] } {
  const lead = /^\s*/.exec(written)![0].length;
  const pieces: Piece[] = [];
  let text = "";
  for (const { 0: part, index } of written
    .trimEnd()
    .slice(lead)
    .matchAll(/[^\\]+|\\(?:x[\da-f]{2}|u[\da-f]{4}|.)/g)) {
    pieces.push({ at: text.length, from: from + lead + index });
    if (!part.startsWith("\\")) text += part;
    else if (part.length > 2) text += String.fromCharCode(Number.parseInt(part.slice(2), 16));
    else text += ESCAPED[part[1]!] ?? part[1]!;
  }
  return { text, pieces };
}
