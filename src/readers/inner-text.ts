import { FROM_START, type Piece, type Segment } from "../call.js";
import type { JsonDocument } from "./json-document.js";
import { ANY, JsonPlaces, STRIDE } from "./json-places.js";
import type { Said } from "./rows.js";
import { leanSegment, piecesFrom } from "./segment.js";
import { readText } from "./text.js";
import { countBefore } from "../sorted.js";

/** A transcript written as text inside a JSON string, its places leading into that string. */
export function readInner(file: string, value: string, pointer: string): Said {
  const { segments, events, meta, notes } = readText(file, value);
  // They are nobody else's yet.
  for (const segment of segments) segment.pointer = pointer;
  return { segments: [...segments], events: [...events], meta, notes };
}

/** A transcript written as a list of strings, one a line; `pointer` names the list in the document's text. */
export function readInnerLines({ file, text }: Pick<JsonDocument, "file" | "text">, list: readonly unknown[], pointer: string): Said {
  const lines = list.map((line) => (typeof line === "string" ? line : ""));
  const starts: number[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    length += line.length + 1;
  }
  const { segments, events, meta, notes } = readText(file, lines.join("\n"));
  const place = pointer + ANY;
  const written = new JsonPlaces(text).elementsAt(pointer);
  let line = 0;
  const placed = segments.map((segment) => {
    const from = segment.pieces?.[0]?.from ?? 0;
    // They stand in the order of their lines, all but few.
    if (starts[line]! > from) line = lineAt(starts, from);
    while (starts[line + 1]! <= from) line++;
    const { pieces, row } = placeInLine(segment, line, starts);
    const said = partOf(text, row === undefined ? 0 : written[row]! + 1 + from - starts[row]!, segment.text);
    return leanSegment(segment, said, segment, { pieces, pointer: place, row });
  });
  return { segments: placed, events: [...events], meta, notes };
}

/** What is said as a part of the document's text, which is kept anyway, where it stands there from an offset on: a part of the joined lines would keep those. */
function partOf(text: string, offset: number, said: string): string {
  const part = text.slice(offset, offset + said.length);
  return part === said ? part : (JSON.parse(JSON.stringify(said)) as string);
}

/** Most segments are within one line. */
function placeInLine(segment: Segment, line: number, starts: readonly number[]): Pick<Segment, "pieces" | "row"> {
  const { text, pieces = FROM_START } = segment;
  const from = pieces[0]?.from ?? 0;
  const isOne = pieces.length === 1 && from + text.length < (starts[line + 1] ?? Number.POSITIVE_INFINITY);
  return isOne ? { pieces: piecesFrom(from - starts[line]!), row: line } : { pieces: cutAtLines(segment, starts), row: undefined };
}

/** The pieces of a segment, each within one of the lines that start at `starts`. */
function cutAtLines(segment: Segment, starts: readonly number[]): Piece[] {
  const { text, pieces = FROM_START } = segment;
  const cut: Piece[] = [];
  for (const [index, { at, from }] of pieces.entries()) {
    const end = pieces[index + 1]?.at ?? text.length;
    let line = lineAt(starts, from);
    cut.push({ at, from: line * STRIDE + from - starts[line]! });
    for (line++; line < starts.length && starts[line]! < from + end - at; line++)
      cut.push({ at: at + starts[line]! - from, from: line * STRIDE });
  }
  return cut;
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
