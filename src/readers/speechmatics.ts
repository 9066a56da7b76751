import { nameIn } from "./names.js";
import type { Segment } from "../call.js";
import { ANY } from "./json-places.js";
import { numberIn } from "./times.js";
import { firstRow, hasRow, isRow, joinRows, rowsIn, secondsIn, textIn, vendorShape, type Row } from "./vendor.js";
import { Voices } from "./voices.js";
import { languageOf } from "./metadata.js";

/**
 * Speechmatics: json-v2, of a batch or of the messages of a live transcript, in seconds as numbers; and the older v1, in seconds as
 * strings with a duration (its API reference). `UU` is a speaker whom it does not know.
 */
export const speechmaticsShape = vendorShape({
  name: "speechmatics",
  title: "Speechmatics",
  note: {
    from: "Speechmatics json-v2, and its older JSON",
    roles: "voices",
    times: "words",
    metadata: "id, language, duration",
    example: `{"format":"2.9","results":[{"type":"word","start_time":0,"end_time":0.5,"alternatives":[{"content":"Hello","speaker":"S1"}]}]}`,
  },
  fits: (value) =>
    (Array.isArray(value) && value.length > 0 && value.every(isMessage) && value.some(isFinal)) ||
    (/^\d+\.\d+$/.test(textIn(value["format"]) ?? "") && Array.isArray(value["results"])) ||
    hasRow(value["results"], (row) => "type" in row && hasRow(row["alternatives"], (best) => "content" in best)) ||
    (value["format"] === "1.0" && Array.isArray(value["words"]) && Array.isArray(value["speakers"])),
  isEvent: isMessage,
  turns(value, pointer) {
    if (Array.isArray(value))
      return rowsIn(value).flatMap(({ row, index }) => (isFinal(row) ? fromResults(row["results"], `${pointer}/${index}/results`) : []));
    return Array.isArray(value["results"])
      ? fromResults(value["results"], `${pointer}/results`, delimiterIn(value))
      : fromWords(value, pointer);
  },
  meta({ job, metadata }) {
    const id = isRow(job) && (typeof job["id"] === "string" || typeof job["id"] === "number") ? String(job["id"]) : undefined;
    const config = isRow(metadata) && isRow(metadata["transcription_config"]) ? metadata["transcription_config"] : {};
    const language = languageOf(config["language"] ?? (isRow(job) ? job["lang"] : undefined));
    const duration = isRow(job) ? secondsIn(job["duration"]) : undefined;
    // What is dated is the job.
    return {
      startedAt: undefined,
      ...(id === undefined ? {} : { id }),
      ...(language === undefined ? {} : { language }),
      ...(duration === undefined || duration <= 0 ? {} : { duration }),
    };
  },
});

/** One message of a live transcript. */
function isMessage(value: unknown): boolean {
  return isRow(value) && MESSAGES.has(nameIn(value["message"])) && ("results" in value || !("text" in value));
}

const MESSAGES = new Set("RecognitionStarted AudioAdded AddPartialTranscript AddTranscript EndOfUtterance EndOfTranscript Info Warning".split(" ")); // prettier-ignore

/** What is to change no more. */
function isFinal(value: unknown): boolean {
  return isRow(value) && value["message"] === "AddTranscript" && Array.isArray(value["results"]);
}

/** Languages without spaces between words; its own examples in English have an empty delimiter too. */
const WITHOUT_SPACES = /^(?:ja|zh|cmn|yue|th|lo|km|my)\b/;

/** What its language has between words. */
function delimiterIn({ metadata }: Row): string | undefined {
  const { language_pack_info: pack, transcription_config: config } = isRow(metadata) ? metadata : {};
  const language = isRow(config) ? nameIn(config["language"]) : "";
  return isRow(pack) && pack["word_delimiter"] === "" && WITHOUT_SPACES.test(language) ? "" : undefined;
}

function fromResults(list: unknown, pointer: string, space?: string): Segment[] {
  const voices = new Voices();
  let joinsNext = false;
  return joinRows(
    list,
    `${pointer}${ANY}/alternatives/0/content`,
    (row) => {
      const best = firstRow(row["alternatives"]);
      const text = best?.["content"];
      if (typeof text !== "string" || row["type"] === "speaker_change") return undefined;
      const speaker = textIn(best!["speaker"]);
      const label = speaker === undefined || speaker === "UU" ? textIn(row["channel"]) : speaker;
      const side = row["type"] === "punctuation" ? (row["attaches_to"] ?? "previous") : "none";
      const attached = joinsNext || side === "previous" || side === "both";
      joinsNext = side === "next" || side === "both";
      return { text, attached, voice: voices.of(label, undefined), start: secondsIn(row["start_time"]), end: secondsIn(row["end_time"]) };
    },
    space,
  );
}

/** Version 1 lists speakers by the time at which they begin. */
function fromWords(value: Row, pointer: string): Segment[] {
  const voices = new Voices();
  const turns = rowsIn(value["speakers"]).map(({ row }) => ({ name: row["name"], from: numberIn(row["time"]) }));
  return joinRows(value["words"], `${pointer}/words${ANY}/name`, (row) => {
    const start = secondsIn(row["time"]);
    const text = row["name"];
    if (typeof text !== "string" || start === undefined) return undefined;
    const speaker = turns.findLast(({ from }) => from <= start + 0.001)?.name;
    const end = start + (secondsIn(row["duration"]) ?? 0);
    return { text, attached: /^[.,?!]$/.test(text), voice: voices.of(speaker, undefined), start, end };
  });
}
