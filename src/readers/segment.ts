import type { Piece, Segment } from "../call.js";
import { withoutHtml } from "./html-text.js";
import type { Voice } from "./voices.js";

/** A segment of a string, without the space around it; undefined where nothing is left. */
export function segmentOf(value: string, pointer: string, voice: Voice, start?: number, end?: number, row?: number): Segment | undefined {
  const plain = value.includes("<") || value.includes("&") ? withoutHtml(value) : undefined;
  const text = plain?.text ?? value.trim();
  if (text === "") return undefined;
  const pieces = plain !== undefined ? plain.pieces : text.length === value.length ? undefined : piecesFrom(value.indexOf(text));
  return leanSegment(voice, text, { start, end }, { pieces, pointer, row });
}

/** Pieces of texts that stand in their string from one of its first characters on. */
const PIECES: (readonly Piece[])[] = [];

/** The pieces of a text that stands in its string from an offset on: one for all where that is near. */
export function piecesFrom(from: number): readonly Piece[] | undefined {
  if (from === 0) return undefined;
  return from < 100 ? (PIECES[from] ??= [{ at: 0, from }]) : [{ at: 0, from }];
}

/**
 * A segment with no fields but those that are known: in long calls there is one for every eighty bytes of the file, and each field takes
 * eight. Written out, for a field that is added later takes forty.
 */
export function leanSegment(
  { speaker, name, role }: Voice,
  text: string,
  { start, end }: Pick<Segment, "start" | "end">,
  { pieces, pointer, row }: Pick<Segment, "pieces" | "pointer" | "row">,
): Segment {
  const isTimed = start !== undefined || end !== undefined;
  if (pieces === undefined) {
    if (name === undefined) return isTimed ? { speaker, role, text, start, end, pointer, row } : { speaker, role, text, pointer, row };
    return isTimed ? { speaker, name, role, text, start, end, pointer, row } : { speaker, name, role, text, pointer, row };
  }
  if (name === undefined)
    return isTimed ? { speaker, role, text, start, end, pieces, pointer, row } : { speaker, role, text, pieces, pointer, row };
  return isTimed ? { speaker, name, role, text, start, end, pieces, pointer, row } : { speaker, name, role, text, pieces, pointer, row };
}
