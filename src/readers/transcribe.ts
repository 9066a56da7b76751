import type { Segment } from "../call.js";
import { ANY } from "./json-places.js";
import { joinWords, type SpokenWord } from "./spoken-words.js";
import { numberIn } from "./times.js";
import { hasRow, isRow, rowsIn, secondsIn, segmentsOfTold, textIn, vendorShape, type Row } from "./vendor.js";
import { Voices } from "./voices.js";

/**
 * Amazon Transcribe: `results.items[]`, each word with its speaker or channel. Times are strings of seconds
 * (Amazon Transcribe developer guide, "Data input and output"); punctuation has none.
 */
export const transcribeShape = vendorShape({
  name: "transcribe",
  title: "Amazon Transcribe",
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
  const words = rowsIn(items).flatMap(({ row, index }): SpokenWord[] => {
    const text = rowsIn(row["alternatives"])[0]?.row["content"];
    if (typeof text !== "string") return [];
    speaker = speakerOf(row) ?? speaker;
    const attached = row["type"] === "punctuation";
    return [
      { text, index, attached, start: secondsIn(row["start_time"]), end: secondsIn(row["end_time"]), voice: voices.of(speaker, undefined) },
    ];
  });
  return joinWords(words, `${pointer}${ANY}/alternatives/0/content`);
}

/** Newer files have the speaker on each item; older ones list the items of each speaker apart, by their start. */
function speakersOf(results: Row): (item: Row) => string | undefined {
  const byStart = new Map<unknown, string>();
  const ranges: { start: number; end: number; label: string }[] = [];
  for (const { row } of rowsIn(isRow(results["speaker_labels"]) ? results["speaker_labels"]["segments"] : undefined)) {
    const label = textIn(row["speaker_label"]);
    if (label === undefined) continue;
    ranges.push({ start: numberIn(row["start_time"]), end: numberIn(row["end_time"]), label });
    for (const { row: item } of rowsIn(row["items"])) byStart.set(item["start_time"], textIn(item["speaker_label"]) ?? label);
  }
  const byTime = (time: unknown) =>
    time === undefined ? undefined : ranges.find(({ start, end }) => start <= numberIn(time) && numberIn(time) < end)?.label;
  return (item) => textIn(item["speaker_label"]) ?? byStart.get(item["start_time"]) ?? byTime(item["start_time"]);
}

function audioSegments(list: unknown, pointer: string): Segment[] {
  const voices = new Voices();
  return segmentsOfTold(
    rowsIn(list).map(({ row, index }) => ({
      text: row["transcript"],
      pointer: `${pointer}/${index}/transcript`,
      voice: voices.of(row["speaker_label"] ?? row["channel_label"], undefined),
      start: secondsIn(row["start_time"]),
      end: secondsIn(row["end_time"]),
    })),
  );
}
