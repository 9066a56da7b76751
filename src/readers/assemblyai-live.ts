import { numberIn } from "./times.js";
import { isRow, listOf, rowsIn, secondsIn, segmentsOf, textIn, vendorShape, type Row } from "./vendor.js";
import { Voices } from "./voices.js";

/**
 * AssemblyAI streaming: messages of a live transcript, a list of them or one on each line. Each turn comes several times, the last time as it
 * stays; words are in milliseconds (its API reference, "Streaming API", `Turn`).
 */
export const assemblyaiLiveShape = vendorShape({
  name: "assemblyai-live",
  title: "AssemblyAI streaming",
  note: {
    from: "AssemblyAI's live transcripts: messages in a list, or one on each line",
    roles: "voices",
    times: "words",
    example: `[{"type":"Turn","turn_order":0,"end_of_turn":true,"transcript":"Hello.","words":[{"text":"Hello.","start":0,"end":500}]}]`,
  },
  fits: (value) => Array.isArray(value) && value.length > 0 && value.every(isMessage) && value.some(isTurn),
  isEvent: isMessage,
  turns(value, pointer) {
    const last = new Map<unknown, number>();
    for (const { row, index } of rowsIn(value)) if (textIn(row["transcript"]) !== undefined) last.set(numberIn(row["turn_order"]), index);
    const voices = new Voices();
    return segmentsOf(value, pointer, (row, index) => {
      if (last.get(numberIn(row["turn_order"])) !== index) return undefined;
      const words = listOf(row["words"]);
      const speaker = textIn(row["speaker_label"]);
      return {
        text: row["transcript"],
        at: "/transcript",
        voice: voices.of(speaker === undefined ? undefined : `Speaker ${speaker}`, undefined),
        start: secondsIn(words[0]?.["start"], "ms"),
        end: secondsIn(words.at(-1)?.["end"], "ms"),
        words,
        unit: "ms",
      };
    });
  },
});

function isTurn(value: unknown): boolean {
  return isRow(value) && value["type"] === "Turn" && "turn_order" in value && "transcript" in value;
}

/** What stands between the turns: when the session began and ended. */
const BESIDE: Readonly<Record<string, string>> = { Begin: "expires_at", Termination: "audio_duration_seconds" };

function isMessage(value: unknown): boolean {
  if (isTurn(value)) return true;
  const type = isRow(value) ? value["type"] : undefined;
  return typeof type === "string" && Object.hasOwn(BESIDE, type) && BESIDE[type]! in (value as Row);
}
