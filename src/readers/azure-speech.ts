import { nameIn } from "./names.js";
import { InputError, type Segment } from "../call.js";
import { parseTime } from "./times.js";
import { firstRow, hasRow, isRow, languageIn, type Row, rowsIn, secondsIn, segmentsOf, vendorShape, wordsIn } from "./vendor.js";
import { Voices, type Voice } from "./voices.js";

/**
 * Azure Speech: batch transcription (v2 to v2024-11-15) and fast transcription. Times are ticks of 100 nanoseconds
 * (`offsetInTicks`) beside ISO 8601 durations (`offset: "PT0.76S"`), in newer versions milliseconds (`offsetMilliseconds`).
 */
export const azureSpeechShape = vendorShape({
  name: "azure-speech",
  title: "Azure Speech",
  note: {
    from: "Azure Speech: batch, fast transcription, accelerators",
    roles: "voices",
    times: "words",
    metadata: "language, duration",
    example: `{"durationMilliseconds":2000,"combinedPhrases":[],"phrases":[{"channel":0,"offsetMilliseconds":0,"durationMilliseconds":2000,"text":"Hello."}]}`,
  },
  fits: (value) =>
    Array.isArray(value["recognizedPhrases"]) ||
    (Array.isArray(value["phrases"]) && (Array.isArray(value["combinedPhrases"]) || "durationMilliseconds" in value)) ||
    hasRow(value["AudioFileResults"]) ||
    hasRow(value["values"], (row) => isRow(row["links"]) && "kind" in row),
  turns(value, pointer) {
    if (Array.isArray(value["values"]))
      throw new InputError("this is Azure's list of files, not a transcript; fetch the contentUrl of the file of kind Transcription");
    const legacy = rowsIn(value["AudioFileResults"]);
    if (legacy.length > 0)
      return legacy.flatMap(({ row, index }) => phrases(row["SegmentResults"], `${pointer}/AudioFileResults/${index}/SegmentResults`));
    return Array.isArray(value["recognizedPhrases"])
      ? phrases(value["recognizedPhrases"], `${pointer}/recognizedPhrases`)
      : phrases(value["phrases"], `${pointer}/phrases`);
  },
  // What is dated is the transcript, not the call.
  meta: (value) => ({ startedAt: undefined, language: languageIn(value["recognizedPhrases"] ?? value["phrases"], "locale") }),
});

function phrases(list: unknown, pointer: string): Segment[] {
  const voices = new Voices();
  const isSpeech = (row: Row) => (row["recognitionStatus"] ?? row["RecognitionStatus"] ?? "Success") === "Success";
  const channels = new Set<unknown>();
  for (const row of Array.isArray(list) ? (list as unknown[]) : [])
    if (isRow(row) && isSpeech(row)) channels.add(row["channel"] ?? row["ChannelNumber"]);
  return segmentsOf(list, pointer, (row) => {
    if (!isSpeech(row)) return undefined;
    const best = firstRow(row["nBest"] ?? row["NBest"]);
    const key = best === undefined ? "text" : "display" in best ? "display" : "Display" in best ? "Display" : "lexical";
    const holder = best === undefined ? "" : row["nBest"] === undefined ? "/NBest/0" : "/nBest/0";
    const words = (best ?? row)["displayWords"] ?? (best ?? row)["words"] ?? (best ?? row)["Words"];
    const { start, end } = timesOf(row);
    return {
      text: (best ?? row)[key],
      at: `${holder}/${key}`,
      voice: voiceOf(row, channels.size > 1, voices),
      start,
      end,
      words: wordsIn(words, (word) => word["displayText"] ?? word["word"] ?? word["text"] ?? word["Word"], timesOf),
    };
  });
}

/** Recordings of one channel have speakers, those of two have channels. */
function voiceOf(row: Row, manyChannels: boolean, voices: Voices): Voice {
  const speaker = nameIn(row["speaker"] ?? row["SpeakerId"]);
  if (speaker !== "") return voices.of(`Speaker ${speaker}`, undefined);
  return manyChannels ? voices.of(`Channel ${nameIn(row["channel"] ?? row["ChannelNumber"])}`, undefined) : {};
}

function timesOf(row: Row): { start?: number; end?: number } {
  const start = timeIn(row, OFFSET);
  const length = timeIn(row, DURATION);
  return { start, end: start === undefined || length === undefined ? undefined : Math.round((start + length) * 1e7) / 1e7 };
}

const OFFSET = { ticks: "offsetInTicks", millis: "offsetMilliseconds", seconds: "OffsetInSeconds", lower: "offset", upper: "Offset" };
const DURATION = {
  ticks: "durationInTicks",
  millis: "durationMilliseconds",
  seconds: "DurationInSeconds",
  lower: "duration",
  upper: "Duration",
};

function timeIn(row: Row, keys: typeof OFFSET): number | undefined {
  const exact = secondsIn(row[keys.ticks], "ticks") ?? secondsIn(row[keys.millis], "ms") ?? secondsIn(row[keys.seconds]);
  if (exact !== undefined) return exact;
  const written = row[keys.lower] ?? row[keys.upper];
  const time = typeof written === "string" ? parseTime(written) : undefined;
  return time?.kind === "seconds" ? time.value : secondsIn(written, "ticks");
}
