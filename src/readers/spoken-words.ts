import type { Piece, Segment, Word } from "../call.js";
import { STRIDE } from "./json-places.js";
import type { Voice } from "./voices.js";

/** A word or a mark, as recognisers list them one by one. */
export interface SpokenWord {
  text: string;
  /** Its place in the list; `pointer` of the whole has `ANY` for it. */
  index: number;
  voice: Voice;
  /** Seconds from the start of the call. */
  start?: number;
  end?: number;
  /** A mark that follows the word before without a space. */
  attached?: boolean;
}

/** A pause of this many seconds between two words of one speaker starts a new segment. */
const PAUSE = 1;

/** A segment whose text is still in parts: put together once, for a text that grows word by word takes several times its memory. */
interface Open {
  voice: Voice;
  parts: string[];
  length: number;
  start?: number;
  end?: number;
  words: Word[];
  pieces: Piece[];
}

/** Joins words into segments, by speaker and pause. */
export function joinWords(words: Iterable<SpokenWord>, pointer: string): Segment[] {
  const segments: Segment[] = [];
  let open: Open | undefined;
  for (const word of words) {
    const text = word.text.trim();
    if (text === "") continue;
    const pause = open?.end === undefined || word.start === undefined ? 0 : word.start - open.end;
    const goesOn = open !== undefined && (word.attached === true || (open.voice.speaker === word.voice.speaker && pause < PAUSE));
    if (!goesOn) {
      if (open !== undefined) segments.push(closed(open, pointer));
      open = { voice: word.voice, parts: [], length: 0, start: word.start, end: word.end, words: [], pieces: [] };
    }
    append(open!, word, text);
  }
  if (open !== undefined) segments.push(closed(open, pointer));
  return segments;
}

function closed({ voice, parts, start, end, words, pieces }: Open, pointer: string): Segment {
  const { speaker, name, role } = voice;
  const segment: Segment = { speaker, name, role, text: parts.join(""), start, end, pieces, pointer };
  if (words.length > 0) segment.words = words;
  return segment;
}

function append(open: Open, { text: given, index, start, end, attached }: SpokenWord, text: string): void {
  if (open.length > 0 && attached !== true) {
    open.parts.push(" ");
    open.length++;
  }
  const at = open.length;
  open.parts.push(text);
  open.length += text.length;
  open.pieces.push({ at, from: index * STRIDE + (text.length === given.length ? 0 : given.indexOf(text)) });
  if (start !== undefined && end !== undefined && attached !== true) open.words.push({ at, start, end });
  if (end !== undefined && (open.end === undefined || end > open.end)) open.end = end;
  open.start ??= start;
}
