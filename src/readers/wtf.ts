import { languageOf } from "./metadata.js";
import { isRow, listOf, secondsIn, segmentsOf, vendorShape, type Row } from "./vendor.js";
import { Voices, type Voice } from "./voices.js";

/**
 * World Transcription Format (draft-howe-vcon-wtf-extension). Times are seconds as numbers; a segment's `words` are the ids of
 * entries of the file's own `words`.
 */
export const wtfShape = vendorShape({
  name: "wtf",
  title: "World Transcription Format",
  note: {
    from: "World Transcription Format, alone or in a vCon",
    roles: "stated",
    times: "words",
    metadata: "language, duration",
    example: `{"transcript":{"text":"Hello."},"segments":[{"id":0,"start":0,"end":2,"text":"Hello.","speaker":0}],"metadata":{"provider":"deepgram"}}`,
  },
  fits: (value) =>
    isRow(value["transcript"]) && Array.isArray(value["segments"]) && isRow(value["metadata"]) && "provider" in value["metadata"],
  turns(value, pointer) {
    const voices = new Voices(speakersIn(value["speakers"]));
    const words = wordsById(listOf(value["words"]));
    return segmentsOf(value["segments"], `${pointer}/segments`, (row) => ({
      text: row["text"],
      at: "/text",
      voice: voices.of(row["speaker"], undefined),
      start: secondsIn(row["start"]),
      end: secondsIn(row["end"]),
      words: Array.isArray(row["words"])
        ? row["words"].map(words).filter((word) => word !== undefined && word["is_punctuation"] !== true)
        : undefined,
    }));
  },
  meta({ transcript }) {
    const language = isRow(transcript) ? languageOf(transcript["language"]) : undefined;
    const duration = isRow(transcript) ? secondsIn(transcript["duration"]) : undefined;
    // What is dated is the transcript.
    return {
      startedAt: undefined,
      ...(language === undefined ? {} : { language }),
      ...(duration === undefined || duration <= 0 ? {} : { duration }),
    };
  },
});

/** Finds words by their ids, which are nearly always their places in the list. */
function wordsById(list: readonly Row[]): (id: unknown) => Row | undefined {
  let byId: Map<unknown, Row> | undefined;
  return (id) => {
    const there = typeof id === "number" ? list[id] : undefined;
    if (there?.["id"] === id) return there;
    return (byId ??= new Map(list.map((row) => [row["id"], row]))).get(id);
  };
}

function speakersIn(value: unknown): Map<string, Voice> {
  const plain = new Voices();
  const speakers = isRow(value) ? Object.entries(value) : [];
  return new Map(speakers.map(([id, one]): [string, Voice] => [id, plain.of(isRow(one) ? (one["label"] ?? id) : id, undefined)]));
}
