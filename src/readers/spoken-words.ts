import type { Segment } from "../call.js";
import type { Voice } from "./voices.js";

/** A word or a mark, as recognisers list them one by one. */
export interface SpokenWord {
  text: string;
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
  words: number[];
  joined: number[];
}

/**
 * Joins the words of a list into segments, by speaker and pause.
 * @param pointer JSON pointer to each word's text, with `ANY` for its row.
 * @param tell What an entry of the list says; undefined for one that is no word.
 * @param space What stands between two words: nothing in Japanese.
 */
export function joinWords(
  list: readonly unknown[],
  pointer: string,
  tell: (one: unknown, row: number) => SpokenWord | undefined,
  space = " ",
): Segment[] {
  const segments: Segment[] = [];
  let open: Open | undefined;
  for (let row = 0; row < list.length; row++) {
    const word = tell(list[row], row);
    const text = word?.text.trim();
    if (word === undefined || text === undefined || text === "") continue;
    const pause = open?.end === undefined || word.start === undefined ? 0 : word.start - open.end;
    const goesOn = open !== undefined && (word.attached === true || (open.voice.speaker === word.voice.speaker && pause < PAUSE));
    if (!goesOn) {
      if (open !== undefined) segments.push(closed(open, pointer));
      open = { voice: word.voice, parts: [], length: 0, start: word.start, end: word.end, words: [], joined: [] };
    }
    append(open!, word.attached === true ? "" : space, word, text, row);
  }
  if (open !== undefined) segments.push(closed(open, pointer));
  return segments;
}

/** Lists are cut to what they hold: one that grew has room for as much again. */
function closed({ voice, parts, start, end, words, joined }: Open, pointer: string): Segment {
  const { speaker, name, role } = voice;
  const known = words.length === 0 ? undefined : words.slice();
  return { speaker, name, role, text: parts.join(""), start, end, words: known, pointer, joined: joined.slice() };
}

function append(open: Open, space: string, { text: given, start, end, attached }: SpokenWord, text: string, row: number): void {
  if (open.length > 0 && space !== "") {
    open.parts.push(space);
    open.length += space.length;
  }
  const at = open.length;
  open.parts.push(text);
  open.length += text.length;
  open.joined.push(at, row, text.length === given.length ? 0 : given.indexOf(text));
  if (start !== undefined && end !== undefined && attached !== true) open.words.push(at, start, end);
  if (end !== undefined && (open.end === undefined || end > open.end)) open.end = end;
  open.start ??= start;
}
