import { nameIn } from "./names.js";
import type { Segment } from "../call.js";
import { ANY } from "./json-places.js";
import { parseTime } from "./times.js";
import {
  firstRow,
  hasRow,
  isRow,
  joinRows,
  languageIn,
  listOf,
  rowsIn,
  secondsIn,
  segmentsOfOne,
  textIn,
  vendorShape,
  wordsIn,
  type Row,
} from "./vendor.js";
import { Voices, type Voice } from "./voices.js";

/**
 * Google Speech-to-Text v1 and v2. Times are durations of Protocol Buffers: `"12.500s"` in REST, `{seconds: "12", nanos: 500000000}`
 * from the client libraries, where what is 0 is left out (google.protobuf.Duration).
 */
export const googleSpeechShape = vendorShape({
  name: "google-speech",
  title: "Google Speech-to-Text",
  note: {
    from: "Google Speech-to-Text v1 and v2",
    roles: "voices",
    times: "words",
    metadata: "language",
    example: `{"results":[{"alternatives":[{"transcript":"Hello."}],"channelTag":1}]}`,
  },
  fits: ({ results }) =>
    hasRow(results, (row) => {
      // IBM's first alternative has the times, the others have none.
      const best = firstRow(row["alternatives"]);
      return typeof best?.["transcript"] === "string" && best["timestamps"] === undefined;
    }),
  turns(value, pointer) {
    const results = rowsIn(value["results"]);
    const diarized = diarizedIn(results);
    const told = diarized === undefined ? results : [diarized];
    const channels = new Set(results.map(({ row }) => row["channelTag"] ?? row["channel_tag"] ?? 0)).size;
    return told.flatMap(({ row, index }) => segmentsOfResult(row, `${pointer}/results/${index}/alternatives/0`, channels > 1));
  },
  meta: ({ results }) => ({ language: languageIn(results, "languageCode") ?? languageIn(results, "language_code") }),
});

type Result = ReturnType<typeof rowsIn>[number];

/** With diarization the last result says all words again, each with its speaker. */
function diarizedIn(results: readonly Result[]): Result | undefined {
  const last = results.at(-1);
  const words = last === undefined ? [] : spokenIn(last.row);
  const before = results.slice(0, -1).reduce((sum, { row }) => sum + spokenIn(row).length, 0);
  const isAll = words.length > 0 && words.length >= before * 0.9 && words.every((row) => speakerIn(row) !== undefined);
  return isAll && (results.length === 1 || before > 0) ? last : undefined;
}

function spokenIn(result: Row): readonly Row[] {
  return listOf(firstRow(result["alternatives"])?.["words"]);
}

function speakerIn(word: Row): string | undefined {
  const speaker = word["speakerLabel"] ?? word["speakerTag"] ?? word["speaker_label"] ?? word["speaker_tag"];
  return typeof speaker === "number" && speaker > 0 ? String(speaker) : textIn(speaker);
}

function segmentsOfResult(result: Row, pointer: string, manyChannels: boolean): Segment[] {
  const best = firstRow(result["alternatives"]);
  if (best === undefined) return [];
  const voices = new Voices();
  const channel = result["channelTag"] ?? result["channel_tag"];
  const voiceOf = (speaker: string | undefined): Voice =>
    speaker !== undefined
      ? voices.of(`Speaker ${speaker}`, undefined)
      : manyChannels
        ? voices.of(`Channel ${nameIn(channel ?? 0)}`, undefined)
        : {};
  const words = spokenIn(result);
  if (words.some((row) => speakerIn(row) !== undefined))
    return joinRows(best["words"], `${pointer}/words${ANY}/word`, (row) => {
      const { start, end } = timesOf(row);
      return { text: nameIn(row["word"]), voice: voiceOf(speakerIn(row)), start, end };
    });
  const timed = wordsIn(best["words"], (row) => row["word"], timesOf);
  const start = timed[0]?.start;
  const end = timed.at(-1)?.end ?? duration(result["resultEndTime"] ?? result["resultEndOffset"] ?? result["result_end_time"]);
  const until = start === undefined ? undefined : end;
  const told = { text: best["transcript"], at: "/transcript", voice: voiceOf(undefined), start, end: until, words: timed };
  return segmentsOfOne(told, pointer);
}

/** A word of which one time is known begins or ends at 0 where the other is left out. */
function timesOf(word: Row): { start?: number; end?: number } {
  const start = duration(word["startTime"] ?? word["startOffset"] ?? word["start_time"]);
  const end = duration(word["endTime"] ?? word["endOffset"] ?? word["end_time"]);
  return { start: start ?? (end === undefined ? undefined : 0), end };
}

function duration(value: unknown): number | undefined {
  if (isRow(value)) {
    const seconds = secondsIn(value["seconds"] ?? 0);
    return seconds === undefined ? undefined : seconds + (secondsIn(value["nanos"], "ns") ?? 0);
  }
  const time = typeof value === "string" ? parseTime(value) : undefined;
  return time === undefined || time.kind === "instant" ? undefined : time.value;
}
