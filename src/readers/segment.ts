import type { Piece, Segment } from "../call.js";
import { withoutHtml } from "./html-text.js";
import type { Voice } from "./voices.js";

/** A text that stands in its string from the first character on. */
export const FROM_START: readonly Piece[] = [{ at: 0, from: 0 }];

/** For a text that is joined of the rows of a list. */
export const NO_PIECES: readonly Piece[] = [];

/** A segment of a string, without the space around it; undefined where nothing is left. */
export function segmentOf(
  value: string,
  pointer: string,
  { speaker, name, role }: Voice,
  start?: number,
  end?: number,
  row?: number,
): Segment | undefined {
  const plain = value.includes("<") || value.includes("&") ? withoutHtml(value) : undefined;
  const text = plain?.text ?? value.trim();
  if (text === "") return undefined;
  const pieces = plain !== undefined ? plain.pieces : text.length === value.length ? FROM_START : [{ at: 0, from: value.indexOf(text) }];
  return { speaker, name, role, text, start, end, words: undefined, pieces, pointer, row };
}
