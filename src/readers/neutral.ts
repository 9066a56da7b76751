import type { CallEvent, CallMeta, Role, Segment } from "../call.js";
import { ANY } from "./json-places.js";
import type { Shape } from "./json-document.js";
import { mayBeTime } from "./times.js";
import { isRow, listOf, rowsIn, type Row } from "./vendor.js";

/** What `call-lint convert` writes: read as it was understood, without any guess. Times are seconds from the start of the call. */
export const neutralShape: Shape = {
  name: "call-lint",
  title: "JSON of call-lint convert",
  note: {
    from: "`call-lint convert`",
    roles: "stated",
    times: "words",
    events: "all",
    metadata: "all",
    example: `{"format":"call-lint","version":1,"segments":[{"role":"agent","start":0,"end":2,"text":"Hello."}]}`,
  },
  extensions: [".json"],
  fits: (value) => (value as Row)["format"] === "call-lint" && Array.isArray((value as Row)["segments"]),
  call(document, { value, pointer }, hints) {
    const row = value as Row;
    return {
      kind: hints.kind ?? "call",
      reader: "call-lint",
      source: document.source,
      index: 0,
      meta: neutralMeta(row),
      segments: segmentsOf(row["segments"], `${pointer}/segments${ANY}/text`),
      events: neutralEvents(row["events"]),
      notes: row["version"] === 1 ? [] : ["written by another version of call-lint: what this one does not know of it is left out"],
    };
  },
};

const TEXTS = ["id", "agent", "team", "queue", "startedAt", "language"] as const;
const DIRECTIONS = new Set<unknown>(["inbound", "outbound"]);
const ROLES = new Set<unknown>(["agent", "customer", "bot", "system", "other", "unknown"]);
const KINDS = new Set<unknown>(["hold", "unhold", "transfer", "mute", "unmute", "join", "leave", "pause", "end"]);

/** Metadata under the names that it has inside. */
export function neutralMeta(row: Row): CallMeta {
  const meta: CallMeta = {};
  for (const name of TEXTS) {
    const value = text(row[name]);
    if (value !== undefined) meta[name] = value;
  }
  const { customer, direction } = row;
  if (isRow(customer)) {
    const names = Array.isArray(customer["names"]) ? customer["names"].filter((name) => typeof name === "string") : [];
    const id = text(customer["id"]);
    meta.customer = { ...(id === undefined ? {} : { id }), names };
  }
  if (DIRECTIONS.has(direction)) meta.direction = direction as CallMeta["direction"];
  for (const name of ["duration", "waited", "survey"] as const) {
    const value = number(row[name]);
    if (value !== undefined) meta[name] = value;
  }
  return meta;
}

/** What happened on the line, with the number of segments before it. */
export function neutralEvents(list: unknown): CallEvent[] {
  return rowsIn(list).flatMap(({ row }) => {
    if (!KINDS.has(row["kind"])) return [];
    const to = text(row["to"]);
    const event: CallEvent = {
      kind: row["kind"] as CallEvent["kind"],
      before: number(row["before"]) ?? 0,
      start: number(row["start"]),
      end: number(row["end"]),
    };
    return [to === undefined ? event : { ...event, to }];
  });
}

function segmentsOf(list: unknown, pointer: string): Segment[] {
  const segments: Segment[] = [];
  for (let index = 0; index < (Array.isArray(list) ? list.length : 0); index++) {
    const row = (list as unknown[])[index];
    const said = isRow(row) ? row["text"] : undefined;
    if (!isRow(row) || typeof said !== "string" || said === "") continue;
    segments.push({
      speaker: text(row["speaker"]),
      name: text(row["name"]),
      role: ROLES.has(row["role"]) ? (row["role"] as Role) : undefined,
      text: said,
      start: number(row["start"]),
      end: number(row["end"]),
      words: wordsIn(row["words"]),
      pointer,
      row: index,
    });
  }
  return segments;
}

function wordsIn(list: unknown): number[] | undefined {
  const words = listOf(list).flatMap((word): number[] => {
    const [at, start, end] = [number(word["at"]), number(word["start"]), number(word["end"])];
    return at === undefined || start === undefined || end === undefined ? [] : [at, start, end];
  });
  return words.length === 0 ? undefined : words;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === "number" && mayBeTime(value) ? value : undefined;
}
