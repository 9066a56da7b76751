import type { Segment } from "../call.js";
import { layoutOf } from "./fields.js";
import { pointerStep } from "./json-places.js";
import { placesIn, type Row, type RowsPlace } from "./row-list.js";
import { botNotes, type RowsContext, type Said } from "./rows.js";
import { segmentOf } from "./segment.js";
import { sideColumns, type SideColumn } from "./side-columns.js";
import { bySpeechTime } from "./speech-time.js";
import { timeAt, timeline, UNTIMED, type Timeline } from "./timeline.js";
import { Voices, withRole, type Voice } from "./voices.js";

/** A side as all rows tell it: the key of its words, and those of its times. */
interface Side {
  key: string;
  step: string;
  voice: Voice;
  start?: string;
  end?: string;
}

/** Reads rows whose keys name who speaks: `{agent: "Hello"}`, or a column for each side: `agent_text`, `customer_text`. */
export function readSides(
  rows: readonly Row[],
  place: RowsPlace,
  { roster, startedAt }: RowsContext,
  columns: readonly SideColumn[] = columnsOf(rows),
): Said {
  const { pointerTo, numberOf } = placesIn(place);
  const sides = sidesOf(rows, columns, new Voices(roster));
  const times = timesOf(rows, sides, startedAt);
  const segments: Segment[] = [];
  let number = 0;
  for (let index = 0; index < rows.length; index++) {
    for (const side of sides) {
      const said = saidIn(rows[index]!, side);
      if (said === undefined) continue;
      const [start, end] = [timeAt(times.starts, number), timeAt(times.ends, number)];
      const segment = segmentOf(said, pointerTo(index, side.step), side.voice, start, end, numberOf(index));
      if (segment !== undefined) segments.push(segment);
      number++;
    }
  }
  bySpeechTime(segments, []);
  return { segments, events: [], startedAt: times.startedAt, unit: times.unit, notes: botNotes(segments) };
}

function saidIn(row: Row, { key }: Side): string | undefined {
  // Rows were judged by the first of them: others may be anything.
  const said = typeof row === "object" && row !== null ? row[key] : undefined;
  return typeof said === "string" && said !== "" ? said : undefined;
}

/** When everything was said, in the order of the rows and, in each, of the sides. */
function timesOf(rows: readonly Row[], sides: readonly Side[], startedAt: number | undefined): Timeline {
  const { start, end, units } = layoutOf(rows);
  if (![start, end, ...sides.flatMap((side) => [side.start, side.end])].some((key) => key !== undefined)) return UNTIMED;
  const parts = rows.flatMap((row) => partsOf(row, sides, { start, end }));
  return timeline({
    rows: parts,
    layout: { start: "start", end: "end", units },
    lengthOf: (index) => parts[index]!.length + 1,
    startedAt,
  });
}

/** Where both speak in a row, it tells when the first began and when the last was done. */
function partsOf(row: Row, sides: readonly Side[], common: { start?: string; end?: string }) {
  const spoken = sides.filter((side) => saidIn(row, side) !== undefined);
  return spoken.map((side, order) => {
    const isLast = order === spoken.length - 1;
    const start = side.start === undefined ? (order === 0 ? row[common.start ?? ""] : undefined) : row[side.start];
    const end = side.end === undefined ? (isLast && side.start === undefined ? row[common.end ?? ""] : undefined) : row[side.end];
    return { start, end, length: saidIn(row, side)!.length };
  });
}

function sidesOf(rows: readonly Row[], columns: readonly SideColumn[], voices: Voices): Side[] {
  if (columns.length === 0) return keysOf(rows).map((key) => ({ key, step: pointerStep(key), voice: voices.of(key, undefined) }));
  return columns.map(({ key, label, role, start, end }) => {
    const voice = voices.of(label, undefined);
    return { key, step: pointerStep(key), voice: role === undefined ? voice : withRole(voice, role), start, end };
  });
}

function columnsOf(rows: readonly Row[]): SideColumn[] {
  return sideColumns(keysOf(rows.slice(0, LOOKED_AT)));
}

/** Rows looked at to learn whether they have columns for the sides. */
const LOOKED_AT = 50;

function keysOf(rows: readonly Row[]): string[] {
  const keys = new Set<string>();
  // Rows were judged by the first of them: others may be anything.
  for (const row of rows) if (typeof row === "object" && row !== null) for (const key in row) keys.add(key);
  return [...keys];
}
