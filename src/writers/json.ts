import { wordsOf } from "../call.js";
import { FORMATS } from "./losses.js";
import type { Transcript } from "./transcript.js";
import { rounded, toMillisecond, type Carried, type Writer } from "./writer.js";

const ALL: Carried = {
  speakers: "exact",
  roles: "exact",
  breaks: "exact",
  times: "exact",
  negative: true,
  instants: true,
  words: true,
  events: true,
  metadata: "all",
  many: true,
};

/** The neutral format of call-lint: everything that was understood. `readers/neutral.ts` reads it. */
export const jsonWriter: Writer = {
  name: "json",
  ...FORMATS.json,
  extensions: [".json"],
  carries: ALL,
  around: (many) => (many ? { head: "[\n", between: ",\n", tail: "\n]\n" } : { head: "", between: "", tail: "\n" }),
  write: (call, many) => JSON.stringify(neutral(call), null, many ? undefined : 2),
};

/** The same, a call a line. */
export const jsonlWriter: Writer = {
  name: "jsonl",
  ...FORMATS.jsonl,
  extensions: [".jsonl", ".ndjson"],
  carries: ALL,
  around: () => ({ head: "", between: "\n", tail: "\n" }),
  write: (call) => JSON.stringify(neutral(call)),
};

function neutral({ meta, segments, events }: Transcript) {
  const { customer, duration, waited, ...known } = meta;
  return {
    format: "call-lint",
    version: 1,
    ...known,
    ...(customer === undefined ? {} : { customer: { id: customer.id, names: customer.names } }),
    duration: rounded(duration),
    waited: rounded(waited),
    segments: segments.map((segment) => ({
      role: segment.role,
      speaker: segment.speaker,
      name: segment.name,
      start: rounded(segment.start),
      end: rounded(segment.end),
      text: segment.text,
      words: segment.words && wordsOf(segment).map(({ at, start, end }) => ({ at, start: toMillisecond(start), end: toMillisecond(end) })),
    })),
    ...(events.length === 0
      ? {}
      : { events: events.map(({ kind, before, start, end, to }) => ({ kind, before, start: rounded(start), end: rounded(end), to })) }),
  };
}
