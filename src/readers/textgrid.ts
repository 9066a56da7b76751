import type { Piece, Segment } from "../call.js";
import type { Reader } from "./reader.js";
import { leanSegment } from "./segment.js";
import { textSource } from "./source.js";
import { speakerOf } from "./speaker.js";

/**
 * Praat's TextGrid, long or short: tiers of intervals, each with its start and end in seconds and its words; a tier is who speaks ("TextGrid
 * file formats", the manual of Praat).
 */
export const textGridReader: Reader = {
  name: "textgrid",
  title: "Praat TextGrid",
  note: {
    from: "Praat, ELAN and tools that annotate speech: .TextGrid",
    roles: "stated",
    times: "turns",
    example: String.raw`File type = "ooTextFile"\nObject class = "TextGrid"\n0 2 <exists> 1\n"IntervalTier" "Agent" 0 2 1\n0 2 "Hello."`,
  },
  extensions: [".textgrid"],
  recognises: ({ head }) => /^\ufeff?File type = "ooTextFile/.test(head) && head.includes('"TextGrid"'),
  *read(input) {
    const text = input.text();
    const segments = segmentsIn(text).sort((one, other) => one.start! - other.start!);
    yield { kind: "call", reader: "textgrid", source: textSource(input.file, text), index: 0, meta: {}, segments, events: [], notes: [] };
  },
};

/** Strings and numbers are all that counts; the words before them, and numbers in brackets, are for people. */
const TOKEN = /"((?:[^"]|"")*)"|(?<![\w[.])-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w\]])/gi;
/** Tiers of single sounds. */
const NO_WORDS = /phon|segment|syll/i;

function segmentsIn(text: string): Segment[] {
  const tokens = [...text.matchAll(TOKEN)];
  const segments: Segment[] = [];
  for (const [index, [, kind]] of tokens.entries()) {
    if (kind !== "IntervalTier") continue;
    const [name = "", , , count] = tokens.slice(index + 1, index + 5).map(([whole, string]) => string ?? whole);
    if (NO_WORDS.test(name)) continue;
    for (let at = index + 5; at < index + 5 + 3 * Number(count) && at + 2 < tokens.length; at += 3) {
      const [start, end, words] = tokens.slice(at, at + 3) as [RegExpExecArray, RegExpExecArray, RegExpExecArray];
      const said = words[1]?.trim() ?? "";
      const times = { start: Number(start[0]), end: Number(end[0]) };
      if (said === "" || Number.isNaN(times.start + times.end)) continue;
      const { text: spoken, pieces } = undoubled(said, words.index + words[0].indexOf(said));
      segments.push(leanSegment({ speaker: name, ...speakerOf(name) }, spoken, times, { pieces, pointer: undefined, row: undefined }));
    }
  }
  return segments;
}

/** A quotation mark within a string stands there twice. */
function undoubled(string: string, from: number): { text: string; pieces: readonly Piece[] } {
  const pieces: Piece[] = [];
  let text = "";
  let at = from;
  for (const part of string.split(/(?<=")"/)) {
    pieces.push({ at: text.length, from: at });
    text += part;
    at += part.length + 1;
  }
  return { text, pieces };
}
