import { ANY } from "./json-places.js";
import { nameIn } from "./names.js";
import { earliest, instantOf, secondsAt } from "./times.js";
import { isRow, rowsIn, segmentsOfOne, textIn, vendorShape, type Row } from "./vendor.js";
import type { Voice } from "./voices.js";

/**
 * Telnyx while the call goes on: the events that it sends, in a list or one on each line (Telnyx API reference, "Transcription" among the
 * callbacks). A track is inbound where the caller speaks; `occurred_at` is when a text was ready. Results that are still to change have
 * `is_final: false`.
 */
export const telnyxShape = vendorShape({
  name: "telnyx",
  title: "Telnyx events",
  note: {
    from: "Telnyx: `call.transcription` events, in a list or one on each line",
    roles: "stated",
    times: "starts",
    metadata: "id, date",
    example: `{"data":{"event_type":"call.transcription","occurred_at":"2025-06-03T10:40:00Z","payload":{"call_session_id":"LP-1","transcription_data":{"is_final":true,"transcript":"Hello.","transcription_track":"outbound"}}}}`,
  },
  fits: (value) => (Array.isArray(value) ? value.some(isTranscription) && value.every(isEvent) : isTranscription(value)),
  isEvent,
  turns(value, pointer) {
    const events = Array.isArray(value) ? rowsIn(value) : [{ row: value, index: undefined }];
    const said = events.filter(({ row }) => isTranscription(row) && dataOf(row)!["is_final"] !== false);
    const first = earliest(events.map(({ row }) => timeOf(row)));
    const place = `${pointer}${Array.isArray(value) ? ANY : ""}/data/payload/transcription_data/transcript`;
    const segments = said.flatMap(({ row, index }) => {
      const { transcript, transcription_track: track } = dataOf(row)!;
      return segmentsOfOne({ text: transcript, at: "", voice: voiceOf(track), start: secondsAt(timeOf(row), first) }, place, index);
    });
    return { segments, events: [], startedAt: first, notes: [] };
  },
  meta(value) {
    const [first] = Array.isArray(value) ? rowsIn(value).map(({ row }) => row) : [value];
    const id = textIn(payloadOf(first)?.["call_session_id"]);
    return id === undefined ? {} : { id };
  },
});

function isEvent(value: unknown): boolean {
  return isRow(value) && isRow(value["data"]) && /^call\./.test(nameIn(value["data"]["event_type"])) && payloadOf(value) !== undefined;
}

function isTranscription(value: unknown): boolean {
  return isEvent(value) && dataOf(value as Row) !== undefined;
}

function payloadOf(row: Row | undefined): Row | undefined {
  const data = row?.["data"];
  return isRow(data) && isRow(data["payload"]) ? data["payload"] : undefined;
}

function dataOf(row: Row): Row | undefined {
  const data = payloadOf(row)?.["transcription_data"];
  return isRow(data) ? data : undefined;
}

function timeOf({ data }: Row): number | undefined {
  return isRow(data) ? instantOf(data["occurred_at"]) : undefined;
}

function voiceOf(track: unknown): Voice {
  if (track === "inbound") return { speaker: "inbound", role: "customer" };
  return track === "outbound" ? { speaker: "outbound", role: "agent" } : {};
}
