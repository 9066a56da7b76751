import { nameIn } from "./names.js";
import type { Segment } from "../call.js";
import { ANY } from "./json-places.js";
import { hasRow, joinRows, listOf, rowsIn, secondsIn, segmentsOfOne, textIn, vendorShape, type Row } from "./vendor.js";
import { Voices } from "./voices.js";
import { wordsBetween } from "./words-between.js";

/**
 * Whisper and what is built on it: OpenAI's `verbose_json` and `diarized_json`, openai-whisper, faster-whisper, whisper-timestamped,
 * WhisperX. Times are seconds as numbers (OpenAI API reference, "Create transcription"). Only some know speakers; WhisperX leaves them
 * out of segments that it could not assign.
 */
export const whisperShape = vendorShape({
  name: "whisper",
  title: "Whisper (OpenAI, WhisperX, whisper-timestamped)",
  note: {
    from: "OpenAI verbose and diarised JSON, Whisper, WhisperX, whisper-timestamped",
    roles: "stated",
    times: "words",
    metadata: "language, duration",
    example: `{"task":"transcribe","segments":[{"type":"transcript.text.segment","start":0,"end":2,"text":"Hello.","speaker":"agent"}]}`,
  },
  fits: (value) =>
    Array.isArray(value["word_segments"]) ||
    hasRow(value["segments"], (row) => hasRow(row["words"], (word) => "score" in word && "speaker" in word)) ||
    isOfWords(value) ||
    hasRow(
      value["segments"],
      (row) => "avg_logprob" in row || "no_speech_prob" in row || "seek" in row || row["type"] === "transcript.text.segment",
    ) ||
    (typeof value["text"] === "string" && hasRow(value["segments"]) && ("task" in value || "language" in value) && countsSeconds(value)),
  turns(value, pointer) {
    const voices = new Voices();
    if (isOfWords(value)) {
      const words = listOf(value["words"]);
      const [start, end] = [secondsIn(words[0]?.["start"]), secondsIn(words.at(-1)?.["end"])];
      return segmentsOfOne({ text: value["text"], at: "/text", voice: {}, start, end, words }, pointer);
    }
    const between = wordsBetween(listOf(value["words"]));
    const place = `${pointer}/segments`;
    const told = `${place}${ANY}/text`;
    return rowsIn(value["segments"]).flatMap(({ row, index }) => {
      const words = listOf(row["words"]);
      const [only, ...others] = speakersOf(words);
      if (others.length > 0) return byWord(words, row["words"], `${place}/${index}`, voices);
      const [start, end] = [secondsIn(row["start"]), secondsIn(row["end"])];
      const voice = voices.of(row["speaker"] ?? only, undefined);
      const heard = words.length > 0 ? words : between(start, end);
      return segmentsOfOne({ text: row["text"], at: "", voice, start, end, words: heard }, told, index);
    });
  },
});

/** OpenAI's answer where times of words are asked for and none of segments. */
function isOfWords({ task, text, words, segments }: Row): boolean {
  return task === "transcribe" && typeof text === "string" && segments === undefined && hasRow(words, (row) => "word" in row);
}

/** Home-grown JSON may look the same but for its unit: nobody says less than a letter in two seconds, or more than a letter in two milliseconds. */
function countsSeconds({ text, segments }: Row): boolean {
  const end = secondsIn(rowsIn(segments).at(-1)?.row["end"]);
  return end !== undefined && String(text).length > end / 2;
}

/** The first two speakers that words name. */
function speakersOf(words: readonly Row[]): string[] {
  const speakers: string[] = [];
  for (const word of words) {
    const speaker = textIn(word["speaker"]);
    if (speaker === undefined || speaker === speakers[0]) continue;
    if (speakers.push(speaker) === 2) break;
  }
  return speakers;
}

/** WhisperX knows the speaker of each word, and some segments hold two. */
function byWord(words: readonly Row[], list: unknown, pointer: string, voices: Voices): Segment[] {
  let speaker: unknown;
  const key = words.some((row) => "word" in row) ? "word" : "text";
  return joinRows(list, `${pointer}/words${ANY}/${key}`, (row) => {
    speaker = row["speaker"] ?? speaker;
    return { text: nameIn(row[key]), voice: voices.of(speaker, undefined), start: secondsIn(row["start"]), end: secondsIn(row["end"]) };
  });
}
