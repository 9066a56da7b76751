import { layoutOf } from "./fields.js";
import { pointerStep } from "./json-places.js";
import { placesIn, type Row, type RowsPlace } from "./row-list.js";
import { botNotes, type RowsContext, type Said } from "./rows.js";
import { segmentOf } from "./segment.js";
import { sideColumns, type SideColumn } from "./side-columns.js";
import { bySpeechTime } from "./speech-time.js";
import { timeAt, timeline } from "./timeline.js";
import { Voices, withRole } from "./voices.js";

/** What one side said in a row, with the times that the row tells of it. */
interface Part {
  index: number;
  side: Pick<SideColumn, "key" | "label"> & Partial<SideColumn>;
  said: string;
  start: unknown;
  end: unknown;
}

/** Reads rows whose keys name who speaks: `{agent: "Hello"}`, or a column for each side: `agent_text`, `customer_text`. */
export function readSides(rows: readonly Row[], place: RowsPlace, { roster, startedAt }: RowsContext): Said {
  const voices = new Voices(roster);
  const { pointerTo, numberOf } = placesIn(place);
  const { start, end, units } = layoutOf(rows);
  const columns = sideColumns(keysOf(rows));
  const parts = rows.flatMap((row, index) => partsOf(row, index, columns, { start, end }));
  const layout = { start: "start", end: "end", units };
  const times = timeline({ rows: parts, layout, lengthOf: (index) => parts[index]!.said.length + 1, startedAt });
  const segments = parts.flatMap(({ index, side, said }, number) => {
    const own = voices.of(side.label, undefined);
    const voice = side.role === undefined ? own : withRole(own, side.role);
    const pointer = pointerTo(index, pointerStep(side.key));
    return segmentOf(said, pointer, voice, timeAt(times.starts, number), timeAt(times.ends, number), numberOf(index)) ?? [];
  });
  bySpeechTime(segments, []);
  return { segments, events: [], startedAt: times.startedAt, unit: times.unit, notes: botNotes(segments) };
}

/** Rows looked at to learn their keys. */
const LOOKED_AT = 50;

function keysOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.slice(0, LOOKED_AT).flatMap((row) => (typeof row === "object" && row !== null ? Object.keys(row) : [])))];
}

/** Where both speak in a row, it tells when the first began and when the last was done. */
function partsOf(row: Row, index: number, columns: readonly SideColumn[], common: { start?: string; end?: string }): Part[] {
  // Rows were judged by the first of them: others may be anything.
  if (typeof row !== "object" || row === null) return [];
  const sides: readonly Part["side"][] = columns.length > 0 ? columns : Object.keys(row).map((key) => ({ key, label: key }));
  const spoken = sides.filter(({ key }) => typeof row[key] === "string" && row[key].trim() !== "");
  return spoken.map((side, order) => {
    const isLast = order === spoken.length - 1;
    const start = side.start === undefined ? (order === 0 ? row[common.start ?? ""] : undefined) : row[side.start];
    const end = side.end === undefined ? (isLast && side.start === undefined ? row[common.end ?? ""] : undefined) : row[side.end];
    return { index, side, said: row[side.key] as string, start, end };
  });
}
