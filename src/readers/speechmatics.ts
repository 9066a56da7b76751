import type { Segment } from "../call.js";
import { ANY } from "./json-places.js";
import { joinWords, type SpokenWord } from "./spoken-words.js";
import { numberIn } from "./times.js";
import { hasRow, isRow, rowsIn, secondsIn, textIn, vendorShape, type Row } from "./vendor.js";
import { Voices } from "./voices.js";

/**
 * Speechmatics: json-v2, of a batch or a single message of a live transcript, in seconds as numbers; and the older v1, in seconds as
 * strings with a duration (its API reference). `UU` is a speaker whom it does not know.
 */
export const speechmaticsShape = vendorShape({
  name: "speechmatics",
  title: "Speechmatics",
  fits: (value) =>
    (/^\d+\.\d+$/.test(textIn(value["format"]) ?? "") && Array.isArray(value["results"])) ||
    hasRow(value["results"], (row) => "type" in row && hasRow(row["alternatives"], (best) => "content" in best)) ||
    (value["format"] === "1.0" && Array.isArray(value["words"]) && Array.isArray(value["speakers"])),
  turns: (value, pointer) =>
    Array.isArray(value["results"]) ? fromResults(value["results"], `${pointer}/results`) : fromWords(value, pointer),
  meta({ job, metadata }) {
    const id = isRow(job) && (typeof job["id"] === "string" || typeof job["id"] === "number") ? String(job["id"]) : undefined;
    const config = isRow(metadata) && isRow(metadata["transcription_config"]) ? metadata["transcription_config"] : {};
    const language = textIn(config["language"]);
    // What is dated is the job.
    return { startedAt: undefined, ...(id === undefined ? {} : { id }), ...(language === undefined ? {} : { language }) };
  },
});

function fromResults(list: unknown, pointer: string): Segment[] {
  const voices = new Voices();
  const words = rowsIn(list).flatMap(({ row, index }): SpokenWord[] => {
    const [best] = rowsIn(row["alternatives"]);
    const text = best?.row["content"];
    if (typeof text !== "string" || row["type"] === "speaker_change") return [];
    const speaker = textIn(best!.row["speaker"]);
    const label = speaker === undefined || speaker === "UU" ? textIn(row["channel"]) : speaker;
    const attached = row["type"] === "punctuation" && row["attaches_to"] !== "next" && row["attaches_to"] !== "none";
    return [
      { text, index, attached, voice: voices.of(label, undefined), start: secondsIn(row["start_time"]), end: secondsIn(row["end_time"]) },
    ];
  });
  return joinWords(words, `${pointer}${ANY}/alternatives/0/content`);
}

/** Version 1 lists speakers by the time at which they begin. */
function fromWords(value: Row, pointer: string): Segment[] {
  const voices = new Voices();
  const turns = rowsIn(value["speakers"]).map(({ row }) => ({ name: row["name"], from: numberIn(row["time"]) }));
  const words = rowsIn(value["words"]).flatMap(({ row, index }): SpokenWord[] => {
    const start = secondsIn(row["time"]);
    const text = row["name"];
    if (typeof text !== "string" || start === undefined) return [];
    const speaker = turns.findLast(({ from }) => from <= start + 0.001)?.name;
    return [
      {
        text,
        index,
        attached: /^[.,?!]$/.test(text),
        voice: voices.of(speaker, undefined),
        start,
        end: start + (secondsIn(row["duration"]) ?? 0),
      },
    ];
  });
  return joinWords(words, `${pointer}/words${ANY}/name`);
}
