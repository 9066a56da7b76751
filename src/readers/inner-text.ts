import type { Piece, Segment } from "../call.js";
import { ANY, STRIDE } from "./json-places.js";
import type { Said } from "./rows.js";
import { readText } from "./text.js";
import { countBefore } from "../sorted.js";

/** A transcript written as text inside a JSON string, its places leading into that string. */
export function readInner(file: string, value: string, pointer: string): Said {
  const { segments, events, meta, notes } = readText(file, value);
  // They are nobody else's yet.
  for (const segment of segments) segment.pointer = pointer;
  return { segments: [...segments], events: [...events], meta, notes };
}

/** A transcript written as a list of strings, one a line; `pointer` names the list. */
export function readInnerLines(file: string, list: readonly unknown[], pointer: string): Said {
  const lines = list.map((line) => (typeof line === "string" ? line : ""));
  const starts: number[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    length += line.length + 1;
  }
  const { segments, events, meta, notes } = readText(file, lines.join("\n"));
  const place = pointer + ANY;
  let line = 0;
  for (const segment of segments) {
    const from = segment.pieces[0]?.from ?? 0;
    // They stand in the order of their lines, all but few.
    if (starts[line]! > from) line = lineAt(starts, from);
    while (starts[line + 1]! <= from) line++;
    putInLine(segment, line, starts, place);
  }
  return { segments: [...segments], events: [...events], meta, notes };
}

/** Most segments are within one line. */
function putInLine(segment: Segment, line: number, starts: readonly number[], pointer: string): void {
  const { text, pieces } = segment;
  const from = pieces[0]?.from ?? 0;
  const isOne = pieces.length === 1 && from + text.length < (starts[line + 1] ?? Number.POSITIVE_INFINITY);
  segment.pieces = isOne ? pieceAt(from - starts[line]!) : cutAtLines(segment, starts);
  segment.row = isOne ? line : undefined;
  segment.pointer = pointer;
}

/** Pieces of texts that stand in their string from one of its first characters on. */
const PIECES: (readonly Piece[])[] = [];

function pieceAt(from: number): readonly Piece[] {
  return from < 100 ? (PIECES[from] ??= [{ at: 0, from }]) : [{ at: 0, from }];
}

/** The pieces of a segment, each within one of the lines that start at `starts`. */
function cutAtLines(segment: Segment, starts: readonly number[]): Piece[] {
  const pieces: Piece[] = [];
  for (const [index, { at, from }] of segment.pieces.entries()) {
    const end = segment.pieces[index + 1]?.at ?? segment.text.length;
    let line = lineAt(starts, from);
    pieces.push({ at, from: line * STRIDE + from - starts[line]! });
    for (line++; line < starts.length && starts[line]! < from + end - at; line++)
      pieces.push({ at: at + starts[line]! - from, from: line * STRIDE });
  }
  return pieces;
}

function lineAt(starts: readonly number[], offset: number): number {
  return Math.max(0, countBefore(starts.length, (index) => starts[index]! <= offset) - 1);
}

/** Whether a text has lines that begin with a label: two at least, as in a transcript. */
export function hasLabels(text: string): boolean {
  const labels = text.slice(0, 20_000).matchAll(/(?:^|\n)[^\p{L}\n]{0,30}\p{L}[^\n:]{0,40}:/gu);
  labels.next();
  return labels.next().done !== true;
}
