import { nameIn } from "./names.js";
import { InputError } from "../call.js";
import { ANY } from "./json-places.js";
import { hasRow, joinRows, listOf, secondsIn, segmentsOf, segmentsOfOne, textIn, vendorShape, type Row } from "./vendor.js";
import { Voices, type Voice } from "./voices.js";

/**
 * AssemblyAI. Words and utterances are in milliseconds, `audio_duration` in seconds (its API reference). Speakers are letters, or names
 * where it was told them. The answers of `/sentences` and `/paragraphs` are read too; they have speakers since 2023.
 */
export const assemblyaiShape = vendorShape({
  name: "assemblyai",
  title: "AssemblyAI",
  note: {
    from: "AssemblyAI",
    roles: "voices",
    times: "words",
    metadata: "id, language, duration",
    example: `{"id":"LP-1","status":"completed","audio_url":"https://example.com/a.wav","utterances":[{"speaker":"A","start":0,"end":2000,"text":"Hello."}]}`,
  },
  fits: (value) =>
    ("status" in value && ("audio_url" in value || "acoustic_model" in value || "language_model" in value)) ||
    ("audio_duration" in value && "confidence" in value && (Array.isArray(value["sentences"]) || Array.isArray(value["paragraphs"]))) ||
    ("utterances" in value && "audio_duration" in value && "words" in value),
  turns(value, pointer) {
    const status = textIn(value["status"]);
    if (status === "error")
      throw new InputError(`AssemblyAI could not transcribe this recording: ${textIn(value["error"]) ?? "no reason given"}`);
    if (status === "queued" || status === "processing")
      throw new InputError(`AssemblyAI has not finished this transcript (${status}); fetch it again later`);
    const voices = new Voices();
    for (const key of ["utterances", "sentences", "paragraphs"])
      if (hasRow(value[key]))
        return segmentsOf(value[key], `${pointer}/${key}`, (row) => ({
          text: row["text"],
          at: "/text",
          voice: voiceOf(row, voices),
          start: secondsIn(row["start"], "ms"),
          end: secondsIn(row["end"], "ms"),
          words: row["words"],
          unit: "ms",
        }));
    if (hasRow(value["words"]))
      return joinRows(value["words"], `${pointer}/words${ANY}/text`, (row) => ({
        text: nameIn(row["text"]),
        voice: voiceOf(row, voices),
        start: secondsIn(row["start"], "ms"),
        end: secondsIn(row["end"], "ms"),
      }));
    return segmentsOfOne({ text: value["text"], at: "/text", voice: {} }, pointer);
  },
  meta: ({ audio_duration }) => (typeof audio_duration === "number" ? { duration: audio_duration } : {}),
});

function voiceOf(row: Row, voices: Voices): Voice {
  // A paragraph leaves to its words who says it.
  const words = listOf(row["words"]);
  const speaker = textIn(row["speaker"]) ?? textIn(words[0]?.["speaker"]);
  if (speaker !== undefined) return voices.of(/^[A-Z]$/.test(speaker) ? `Speaker ${speaker}` : speaker, undefined);
  const channel = row["channel"];
  return voices.of(channel === undefined || channel === null ? undefined : `Channel ${nameIn(channel)}`, undefined);
}
