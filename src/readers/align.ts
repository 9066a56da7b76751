import type { Piece } from "../call.js";

/** How far ahead in the raw text the next character of a value is looked for: longer than any escape, entity or indentation. */
const REACH = 60;

/**
 * Where the characters of a value stand in the text that it was written as. Escapes, entities, folded lines and markers at the
 * start of lines are passed over.
 * @param raw the source of the value.
 * @param from offset of `raw` in the file.
 * @param at offset of the value in its segment.
 */
export function alignPieces(value: string, raw: string, from: number, at = 0): Piece[] {
  if (value === raw) return [{ at, from }];
  const pieces: Piece[] = [];
  let next = 0;
  let shift = Number.NaN;
  for (let index = 0; index < value.length; index++) {
    const place = find(value[index]!, raw, next);
    if (place === undefined) continue;
    if (place - index !== shift) pieces.push({ at: at + index, from: from + place });
    shift = place - index;
    next = place + 1;
  }
  return pieces.length > 0 ? pieces : [{ at, from }];
}

function find(char: string, raw: string, next: number): number | undefined {
  if (raw[next] === char) return next;
  if (/\s/.test(char)) {
    const gap = /^(?:\\n|\\t|\s)/.exec(raw.slice(next, next + 2));
    return gap === null ? undefined : next;
  }
  const found = raw.indexOf(char, next);
  return found < 0 || found - next > REACH ? undefined : found;
}
