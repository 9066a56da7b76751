import type { Segment } from "../call.js";
import { ANY } from "./json-places.js";
import { numberIn } from "./times.js";
import { firstRow, hasRow, isRow, joinRows, listOf, rowsIn, secondsIn, segmentsOf, textIn, vendorShape, type Row } from "./vendor.js";
import { Voices } from "./voices.js";

/**
 * Amazon Transcribe: `results.items[]`, each word with its speaker or channel. Times are strings of seconds
 * (Amazon Transcribe developer guide, "Data input and output"); punctuation has none.
 */
export const transcribeShape = vendorShape({
  name: "transcribe",
  title: "Amazon Transcribe",
  note: {
    from: "Amazon Transcribe, with speaker or channel labels",
    roles: "voices",
    times: "words",
    metadata: "id",
    example: `{"jobName":"LP-1","results":{"transcripts":[{"transcript":"Hello"}],"items":[{"type":"pronunciation","start_time":"0.0","end_time":"0.5","speaker_label":"spk_0","alternatives":[{"content":"Hello"}]}]}}`,
  },
  fits: ({ results }) =>
    isRow(results) &&
    Array.isArray(results["transcripts"]) &&
    (Array.isArray(results["items"]) || Array.isArray(results["audio_segments"])),
  turns(value, pointer) {
    const results = value["results"] as Row;
    const place = `${pointer}/results`;
    const channels = rowsIn(isRow(results["channel_labels"]) ? results["channel_labels"]["channels"] : undefined);
    // Each channel's items are in order; those of the whole file are channel by channel.
    if (channels.length > 0)
      return channels.flatMap(({ row, index }) =>
        wordsOf(row["items"], `${place}/channel_labels/channels/${index}/items`, () => textIn(row["channel_label"])),
      );
    if (hasRow(results["items"])) return wordsOf(results["items"], `${place}/items`, speakersOf(results));
    return audioSegments(results["audio_segments"], `${place}/audio_segments`);
  },
  meta: ({ jobName }) => (typeof jobName === "string" ? { id: jobName, customer: undefined } : { customer: undefined }),
});

function wordsOf(items: unknown, pointer: string, speakerOf: (item: Row) => string | undefined): Segment[] {
  const voices = new Voices();
  let speaker: string | undefined;
  return joinRows(items, `${pointer}${ANY}/alternatives/0/content`, (row) => {
    const text = firstRow(row["alternatives"])?.["content"];
    if (typeof text !== "string") return undefined;
    speaker = speakerOf(row) ?? speaker;
    const attached = row["type"] === "punctuation";
    return { text, attached, voice: voices.of(speaker, undefined), start: secondsIn(row["start_time"]), end: secondsIn(row["end_time"]) };
  });
}

/** Newer files have the speaker on each item; older ones list the items of each speaker apart, by their start. */
function speakersOf(results: Row): (item: Row) => string | undefined {
  const byStart = new Map<unknown, string>();
  const ranges: { start: number; end: number; label: string }[] = [];
  for (const row of listOf(isRow(results["speaker_labels"]) ? results["speaker_labels"]["segments"] : undefined)) {
    const label = textIn(row["speaker_label"]);
    if (label === undefined) continue;
    ranges.push({ start: numberIn(row["start_time"]), end: numberIn(row["end_time"]), label });
    for (const item of listOf(row["items"])) byStart.set(item["start_time"], textIn(item["speaker_label"]) ?? label);
  }
  const byTime = (time: unknown) =>
    time === undefined ? undefined : ranges.find(({ start, end }) => start <= numberIn(time) && numberIn(time) < end)?.label;
  return (item) => textIn(item["speaker_label"]) ?? byStart.get(item["start_time"]) ?? byTime(item["start_time"]);
}

function audioSegments(list: unknown, pointer: string): Segment[] {
  const voices = new Voices();
  return segmentsOf(list, pointer, (row) => ({
    text: row["transcript"],
    at: "/transcript",
    voice: voices.of(row["speaker_label"] ?? row["channel_label"], undefined),
    start: secondsIn(row["start_time"]),
    end: secondsIn(row["end_time"]),
  }));
}
