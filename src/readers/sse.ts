import { InputError, type Segment, type SourceCall } from "../call.js";
import { firstStep } from "./json-places.js";
import { readInner } from "./inner-text.js";
import { documentOf, type JsonDocument } from "./json-document.js";
import type { Reader } from "./reader.js";
import { isRow, secondsIn, segmentsOf, textIn, type Row } from "./vendor.js";
import { Voices } from "./voices.js";

const PREFIX = /^data:\s?(?=\{)/;

/**
 * OpenAI's transcription as a stream of server-sent events, saved as it came: `data: {…}` lines. Segments are in seconds as numbers
 * (OpenAI API reference, "transcript.text.segment"); without segments the text of the last event counts.
 */
export const sseReader: Reader = {
  name: "openai-stream",
  title: "OpenAI transcription stream",
  note: {
    from: "OpenAI's transcription as a stream of `data:` lines",
    roles: "stated",
    times: "turns",
    example: `data: {"type":"transcript.text.segment","start":0,"end":2,"text":"Hello.","speaker":"agent"}`,
  },
  extensions: [".sse"],
  recognises: ({ head }) => PREFIX.test(head.replace(/^\ufeff?\s*/, "")) && /"type"\s*:\s*"transcript\./.test(head),
  *read(input) {
    const events: { row: Row; document: JsonDocument }[] = [];
    for (const { text, number } of input.lines()) {
      const prefix = PREFIX.exec(text)?.[0].length;
      if (prefix === undefined) continue;
      // Spaces for what stands before the JSON keep its columns.
      const document = documentOf(input.file, " ".repeat(prefix) + text.slice(prefix), number, "line");
      if (isRow(document.value)) events.push({ row: document.value, document });
    }
    yield callOf(input.file, events);
  },
};

function callOf(file: string, events: readonly { row: Row; document: JsonDocument }[]): SourceCall {
  const voices = new Voices();
  let segments: Segment[] = segmentsOf(
    events.map(({ row }) => row),
    "",
    (row) =>
      row["type"] === "transcript.text.segment"
        ? {
            text: row["text"],
            at: "/text",
            voice: voices.of(row["speaker"], undefined),
            start: secondsIn(row["start"]),
            end: secondsIn(row["end"]),
          }
        : undefined,
  );
  const done = events.findLastIndex(({ row }) => row["type"] === "transcript.text.done");
  let notes: readonly string[] = [];
  if (segments.length === 0) {
    const text = textIn(events[done]?.row["text"]);
    if (text === undefined) throw new InputError("the stream breaks off before its text: it has neither segments nor a last event", 1, 1);
    const inner = readInner(file, String(events[done]!.row["text"]), `/${done}/text`);
    segments = inner.segments;
    notes = inner.notes;
  }
  const locate = (given: number, pointer = "") => {
    const { step, rest, offset } = firstStep(pointer, given);
    return events[Number(step)]!.document.source.locate(offset, rest);
  };
  return { kind: "call", reader: "openai-stream", source: { file, locate }, index: 0, meta: {}, segments, events: [], notes };
}
