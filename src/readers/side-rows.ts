import type { Segment } from "../call.js";
import { layoutOf } from "./fields.js";
import { pointerStep } from "./json-places.js";
import { placesIn, type Row, type RowsPlace } from "./row-list.js";
import { botNotes, type RowsContext, type Said } from "./rows.js";
import { segmentOf } from "./segment.js";
import { sideColumns } from "./side-columns.js";
import { bySpeechTime } from "./speech-time.js";
import { timeAt, timeline } from "./timeline.js";
import { Voices, withRole, type Voice } from "./voices.js";

/** A side as all rows tell it: the key of its words, and those of its times. */
interface Side {
  key: string;
  step: string;
  voice: Voice;
  start?: string;
  end?: string;
}

/** What one side said in a row, with the times that the row tells of it. */
interface Part {
  index: number;
  side: Side;
  said: string;
  start: unknown;
  end: unknown;
}

/** Reads rows whose keys name who speaks: `{agent: "Hello"}`, or a column for each side: `agent_text`, `customer_text`. */
export function readSides(rows: readonly Row[], place: RowsPlace, { roster, startedAt }: RowsContext): Said {
  const { pointerTo, numberOf } = placesIn(place);
  const { start, end, units } = layoutOf(rows);
  const sides = sidesOf(rows, new Voices(roster));
  const parts: Part[] = [];
  for (let index = 0; index < rows.length; index++) addParts(parts, rows[index]!, index, sides, { start, end });
  const isTimed = [start, end, ...sides.flatMap((side) => [side.start, side.end])].some((key) => key !== undefined);
  const layout = isTimed ? { start: "start", end: "end", units } : { units };
  const times = timeline({ rows: parts, layout, lengthOf: (index) => parts[index]!.said.length + 1, startedAt });
  const segments: Segment[] = [];
  for (let number = 0; number < parts.length; number++) {
    const { index, side, said } = parts[number]!;
    const [from, to] = [timeAt(times.starts, number), timeAt(times.ends, number)];
    const segment = segmentOf(said, pointerTo(index, side.step), side.voice, from, to, numberOf(index));
    if (segment !== undefined) segments.push(segment);
  }
  bySpeechTime(segments, []);
  return { segments, events: [], startedAt: times.startedAt, unit: times.unit, notes: botNotes(segments) };
}

function sidesOf(rows: readonly Row[], voices: Voices): Side[] {
  const columns = sideColumns(keysOf(rows.slice(0, LOOKED_AT)));
  if (columns.length === 0) return keysOf(rows).map((key) => ({ key, step: pointerStep(key), voice: voices.of(key, undefined) }));
  return columns.map(({ key, label, role, start, end }) => {
    const voice = withRole(voices.of(label, undefined), role);
    return { key, step: pointerStep(key), voice, start, end };
  });
}

/** Rows looked at to learn whether they have columns for the sides. */
const LOOKED_AT = 50;

function keysOf(rows: readonly Row[]): string[] {
  const keys = new Set<string>();
  // Rows were judged by the first of them: others may be anything.
  for (const row of rows) if (typeof row === "object" && row !== null) for (const key in row) keys.add(key);
  return [...keys];
}

/** Where both speak in a row, it tells when the first began and when the last was done. */
function addParts(parts: Part[], row: Row, index: number, sides: readonly Side[], common: { start?: string; end?: string }): void {
  if (typeof row !== "object" || row === null) return;
  const first = parts.length;
  for (const side of sides) {
    const said = row[side.key];
    if (typeof said !== "string" || !/\S/.test(said)) continue;
    const isFirst = parts.length === first;
    const start = side.start === undefined ? (isFirst ? row[common.start ?? ""] : undefined) : row[side.start];
    parts.push({ index, side, said, start, end: side.end === undefined ? undefined : row[side.end] });
  }
  const last = parts.at(-1);
  if (parts.length > first && last!.side.end === undefined && last!.side.start === undefined) last!.end = row[common.end ?? ""];
}
