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

type Open = Segment & { words: Word[]; pieces: Piece[] };

/** Joins words into segments, by speaker and pause. */
export function joinWords(words: Iterable<SpokenWord>, pointer: string): Segment[] {
  const segments: Open[] = [];
  for (const word of words) {
    const text = word.text.trim();
    if (text === "") continue;
    const last = segments.at(-1);
    const pause = last?.end === undefined || word.start === undefined ? 0 : word.start - last.end;
    const goesOn = last !== undefined && (word.attached === true || (last.speaker === word.voice.speaker && pause < PAUSE));
    const segment = goesOn ? last : begun(word, pointer);
    if (!goesOn) segments.push(segment);
    append(segment, { ...word, text }, word.index * STRIDE + word.text.indexOf(text));
  }
  return segments.map(({ words: timed, ...segment }) => (timed.length > 0 ? { ...segment, words: timed } : segment));
}

function begun({ voice, start, end }: SpokenWord, pointer: string): Open {
  return { ...voice, text: "", start, end, words: [], pieces: [], pointer };
}

function append(segment: Open, { text, start, end, attached }: SpokenWord, from: number): void {
  if (segment.text !== "" && attached !== true) segment.text += " ";
  const at = segment.text.length;
  segment.text += text;
  segment.pieces.push({ at, from });
  if (start !== undefined && end !== undefined && attached !== true) segment.words.push({ at, start, end });
  if (end !== undefined) segment.end = Math.max(segment.end ?? end, end);
  segment.start ??= start;
}
