import { nameIn } from "./names.js";
import { metaOf } from "./metadata.js";
import { InputError, type Segment } from "../call.js";
import { ANY } from "./json-places.js";
import {
  firstRow,
  hasRow,
  isRow,
  joinRows,
  languageIn,
  listOf,
  rowsIn,
  secondsIn,
  segmentsOf,
  segmentsInRows,
  segmentsOfOne,
  textIn,
  vendorShape,
  type Row,
  type Told,
} from "./vendor.js";
import { Voices, type Voice } from "./voices.js";
import { wordsBetween } from "./words-between.js";

const ABOUT_REQUEST = new Set(["request_id", "results", "metadata"]);

/**
 * Deepgram: the answer for a recording. Times are seconds as numbers (Deepgram API reference, "Transcribe pre-recorded audio").
 * The same words stand in `utterances`, `paragraphs` and `words`; the first that there is counts.
 */
export const deepgramShape = vendorShape({
  name: "deepgram",
  title: "Deepgram",
  note: {
    from: "Deepgram: utterances, paragraphs, channels or words",
    roles: "voices",
    times: "words",
    metadata: "date, language, duration",
    example: `{"metadata":{"request_id":"r1"},"results":{"channels":[],"utterances":[{"start":0,"end":2,"speaker":0,"transcript":"Hello."}]}}`,
  },
  fits: (value) =>
    (isRow(value["results"]) && hasRow(value["results"]["channels"], (row) => Array.isArray(row["alternatives"]))) ||
    (isRow(value["metadata"]) && "request_id" in value["metadata"] && isRow(value["results"])) ||
    (typeof value["request_id"] === "string" && Object.keys(value).every((key) => ABOUT_REQUEST.has(key))),
  turns(value, pointer) {
    if (!isRow(value["results"]))
      throw new InputError("this is Deepgram's receipt, not the transcript; fetch the result of the request, then lint that");
    const results = value["results"];
    const channels = rowsIn(results["channels"]);
    const { metadata } = value;
    const voices = new Speakers(channels.length > 1 || (isRow(metadata) && Number(metadata["channels"]) > 1));
    if (hasRow(results["utterances"]))
      return segmentsOf(results["utterances"], `${pointer}/results/utterances`, (row) => told(row, voices));
    return channels.flatMap(({ row, index }) => channelSegments(row, index, `${pointer}/results/channels/${index}/alternatives/0`, voices));
  },
  // What is dated is the transcript, not the call; of the call there is what was sent with it (`extra`).
  meta({ metadata, results }) {
    const extra = isRow(metadata) ? metadata["extra"] : undefined;
    const language = isRow(results) ? languageIn(results["channels"], "detected_language") : undefined;
    const duration = isRow(metadata) ? secondsIn(metadata["duration"]) : undefined;
    return {
      startedAt: undefined,
      language,
      ...(duration === undefined ? {} : { duration }),
      ...(isRow(extra) ? metaOf([{ value: extra, pointer: "" }], undefined, () => "") : {}),
    };
  },
});

/** Speakers count from 0 on each channel. */
class Speakers {
  private readonly voices = new Voices();
  constructor(private readonly manyChannels: boolean) {}

  of(speaker: unknown, channel: unknown): Voice {
    const number = typeof speaker === "number" ? speaker : undefined;
    if (this.manyChannels) {
      const where = `Channel ${nameIn(channel)}`;
      return this.voices.of(number === undefined ? where : `${where}, speaker ${number}`, undefined);
    }
    return number === undefined ? {} : this.voices.of(`Speaker ${number}`, undefined);
  }
}

function told(row: Row, voices: Speakers): Told {
  const channel = Array.isArray(row["channel"]) ? (row["channel"] as unknown[])[0] : row["channel"];
  return {
    text: row["transcript"],
    at: "/transcript",
    voice: voices.of(row["speaker"] ?? firstRow(row["words"])?.["speaker"], channel),
    start: secondsIn(row["start"]),
    end: secondsIn(row["end"]),
    words: row["words"],
  };
}

function channelSegments(channel: Row, number: number, pointer: string, voices: Speakers): Segment[] {
  const best = firstRow(channel["alternatives"]);
  if (best === undefined) return [];
  const words = listOf(best["words"]);
  const paragraphs = isRow(best["paragraphs"]) ? best["paragraphs"]["paragraphs"] : undefined;
  if (listOf(paragraphs).some((row) => Array.isArray(row["sentences"]))) {
    const between = wordsBetween(words);
    return segmentsInRows(paragraphs, `${pointer}/paragraphs/paragraphs`, "sentences", "text", (sentence, row) => {
      const [start, end] = [secondsIn(sentence["start"]), secondsIn(sentence["end"])];
      const voice = voices.of(row["speaker"], number);
      return { voice, start, end, words: between(start, end) };
    });
  }
  // Whisper on Deepgram has no `punctuated_word`.
  const key = words.some((row) => textIn(row["punctuated_word"]) !== undefined) ? "punctuated_word" : "word";
  if (words.length > 0 && !goesOn(textIn(best["transcript"]), words, key))
    return joinRows(best["words"], `${pointer}/words${ANY}/${key}`, (row) => ({
      text: nameIn(row[key]),
      voice: voices.of(row["speaker"], number),
      start: secondsIn(row["start"]),
      end: secondsIn(row["end"]),
    }));
  const told = { text: best["transcript"], at: "/transcript", voice: voices.of(words[0]?.["speaker"], number), words: best["words"] };
  return segmentsOfOne({ ...told, start: secondsIn(words[0]?.["start"]) }, pointer);
}

/** Whether a text has much more than its list of words, that was cut short; where several speak, only the words tell who. */
function goesOn(transcript: string | undefined, words: readonly Row[], key: string): boolean {
  if (transcript === undefined || new Set(words.map((row) => row["speaker"])).size > 1) return false;
  const listed = words.reduce((sum, row) => sum + nameIn(row[key]).length + 1, 0);
  return transcript.length > listed * 1.2 + 10;
}
