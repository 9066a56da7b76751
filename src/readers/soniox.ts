import { ANY } from "./json-places.js";
import { nameIn } from "./names.js";
import { hasRow, joinRows, secondsIn, vendorShape } from "./vendor.js";
import { Voices } from "./voices.js";

/**
 * Soniox: `tokens[]`, parts of words with the space before a word in its first part. Times are milliseconds, as the names say (Soniox API
 * reference, "Get transcript"); with diarization each has its speaker.
 */
export const sonioxShape = vendorShape({
  name: "soniox",
  title: "Soniox",
  note: {
    from: "Soniox",
    roles: "voices",
    times: "words",
    metadata: "id",
    example: `{"id":"LP-1","text":"Hello.","tokens":[{"text":"Hel","start_ms":0,"end_ms":250,"speaker":"1"},{"text":"lo.","start_ms":250,"end_ms":500,"speaker":"1"}]}`,
  },
  fits: (value) => hasRow(value["tokens"], (row) => typeof row["text"] === "string" && "start_ms" in row),
  turns(value, pointer) {
    const voices = new Voices();
    let last = "";
    return joinRows(value["tokens"], `${pointer}/tokens${ANY}/text`, (row) => {
      const text = nameIn(row["text"]);
      const speaker = nameIn(row["speaker"]);
      // Translations stand among what was said, and marks of the end of an utterance.
      if (row["translation_status"] === "translation" || /^<\w+>$/.test(text)) return undefined;
      const attached = speaker === last && !/^\s/.test(text);
      last = speaker;
      const voice = voices.of(speaker === "" ? undefined : `Speaker ${speaker}`, undefined);
      return { text, voice, attached, start: secondsIn(row["start_ms"], "ms"), end: secondsIn(row["end_ms"], "ms") };
    });
  },
});
