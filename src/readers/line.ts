import type { Piece } from "../call.js";
import { countBefore } from "../sorted.js";

/** A stretch of a script's text with its place. */
export interface Line {
  text: string;
  pieces: readonly Piece[];
  /** For sources that find places by pointer. */
  pointer?: string;
}

/** A stretch of a line, as it stands. */
export function cut({ text, pieces }: Line, from: number, to: number): Line {
  const first = Math.max(0, countBefore(pieces.length, (index) => pieces[index]!.at <= from) - 1);
  const last = countBefore(pieces.length, (index) => pieces[index]!.at < to);
  const head = pieces[first]!;
  const rest = pieces.slice(first + 1, last);
  return {
    text: text.slice(from, to),
    pieces: [{ at: 0, from: head.from + from - head.at }, ...rest.map((piece) => ({ at: piece.at - from, from: piece.from }))],
  };
}

/** A stretch of a line without the blanks at its ends; line ends inside it are blanks. */
export function stretch(line: Line, start: number, end: number): Line {
  let from = start;
  let to = end;
  while (from < to && isBlank(line.text, from)) from++;
  while (to > from && isBlank(line.text, to - 1)) to--;
  const { text, pieces } = cut(line, from, to);
  return { text: text.replaceAll(/[^\S ]/g, " "), pieces };
}

function isBlank(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code === 32 || ((code < 32 || code > 126) && /\s/.test(text[index]!));
}
