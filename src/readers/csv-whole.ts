import { InputError, type LineColumn, type Segment, type SourceCall } from "../call.js";
import { objectOf, sample, tableSource } from "./csv-cells.js";
import { placeInRow, type Delimiter, type TableRow } from "./csv-table.js";
import { layoutOf } from "./fields.js";
import { findTurns } from "./find-turns.js";
import { stringInput } from "./input.js";
import { documentOf } from "./json-document.js";
import { JsonPlaces } from "./json-places.js";
import { metaOf } from "./metadata.js";
import type { Input } from "./reader.js";
import { SHAPES } from "./shapes.js";
import { isSurelySpeaker, speakerOf } from "./speaker.js";
import { inlineTurns } from "./text-inline.js";
import { readText } from "./text.js";
import { callsOf } from "./turns-json.js";
import { isRow } from "./vendor.js";
import { vttReader } from "./vtt.js";

/** Tells whether a row holds a whole call: several labelled lines in one cell. */
export function wholeCallsOf(names: readonly string[]): (row: TableRow) => boolean {
  const { text, speaker, role } = layoutOf([sample(names)]);
  const column = names.indexOf(text!);
  // Where it is told who speaks, it is one turn, whatever its words look like; a name alone may be that of who rang up.
  return ({ cells }) => {
    const cell = cells[column] ?? "";
    const isTold = (name: string | undefined) => name !== undefined && (cells[names.indexOf(name)] ?? "") !== "";
    return holdsTurns(cell) && !isTold(role) && (!isTold(speaker) || isObject(cell) || namesSides(cell));
  };
}

/** Whether a cell is an object of JSON, and not words that begin like one. */
function isObject(cell: string): boolean {
  if (!/^\s*\{\s*"[^]*\}\s*$/.test(cell)) return false;
  try {
    return isRow(JSON.parse(cell));
  } catch {
    return false;
  }
}

/** Whether lines of a cell begin with the names of both sides: then a column such as `Name` tells who rang up, not who speaks. */
function namesSides(cell: string): boolean {
  if (!cell.includes("\n")) return false;
  const labels = [...cell.slice(0, 20_000).matchAll(/^[^\n:]{1,40}(?=:\s)/gm)].map(([label]) => label).filter(isSurelySpeaker);
  const roles = new Set(labels.map((label) => speakerOf(label).role));
  return roles.has("customer") && (roles.has("agent") || roles.has("bot"));
}

/** `Agent: …`, `[00:00:05] Agent: …`, `Niamh Byrne  0:05`. */
const TURN = /^(?:[[(]?\d{1,2}(?::\d\d){1,2}[\])]?\s*)?[^\n:]{1,40}:\s|^[^\n:]{1,40}\s[[(]?\d{1,2}(?::\d\d){1,2}[\])]?$/gm;

function holdsTurns(cell: string): boolean {
  if (/^\s*(?:[[{]\s*["{[]|WEBVTT\s)/.test(cell)) return true;
  const lines = cell.replaceAll(/<br ?\/?>|<\/(?:p|div|li)>|\\r|\\n/gi, "\n").replaceAll(/<[^<>]{0,100}>/g, "");
  return (lines.includes("\n") && (lines.match(TURN)?.length ?? 0) > 1) || inlineTurns(cell).length > 1;
}

export function wholeCall(row: TableRow, names: readonly string[], input: Input, delimiter: Delimiter, index: number): SourceCall {
  const object = objectOf(row, names, delimiter);
  const { text, call } = layoutOf([object]);
  const column = names.indexOf(text!);
  const cell = row.cells[column] ?? "";
  const inner = jsonCall(input.file, cell, (offset) => placeInRow(row, column, offset, delimiter)) ?? textCall(input.file, cell, text!);
  const meta = { ...inner.meta, ...metaOf([{ value: object, pointer: "" }], undefined, () => "") };
  if (call !== undefined) meta.id = String(object[call]);
  const source = inner.reader === "text" || inner.reader === "vtt" ? tableSource(input.file, [row], names, delimiter) : inner.source;
  return { ...inner, reader: "csv", index, meta, source };
}

function textCall(file: string, cell: string, column: string): SourceCall {
  const [subtitles] = cell.startsWith("WEBVTT") ? vttReader.read(stringInput(file, cell), {}) : [];
  const inner = subtitles !== undefined && "segments" in subtitles ? subtitles : readText(file, cell);
  return { ...inner, segments: inner.segments.map((segment): Segment => ({ ...segment, pointer: `/0/${column}` })) };
}

/** A cell that holds JSON, as warehouses export it. */
function jsonCall(file: string, cell: string, placeAt: (offset: number) => LineColumn): SourceCall | undefined {
  if (!/^\s*[[{]/.test(cell)) return undefined;
  try {
    const document = documentOf(file, cell);
    const [finding] = findTurns(document.value, SHAPES);
    const call = finding === undefined ? undefined : callsOf(document, finding, {}).next().value;
    const places = new JsonPlaces(cell);
    return call === undefined
      ? undefined
      : { ...call, source: { file, locate: (offset, pointer = "") => placeAt(places.offsetOf(offset, pointer)) } };
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
