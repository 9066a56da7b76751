import { nameIn } from "./names.js";
import { isRow, segmentsOf, segmentsOfOne, vendorShape, type Row } from "./vendor.js";
import type { Voice } from "./voices.js";

/**
 * OpenAI's Realtime API: the events of the server that tell what was said, in a list or one on each line (OpenAI API reference, "Realtime
 * server events"). They have no times.
 */
export const openaiRealtimeShape = vendorShape({
  name: "openai-realtime",
  title: "OpenAI Realtime events",
  note: {
    from: "OpenAI Realtime: events of the server, in a list or one on each line; the bot is a bot unless `--agent` names it",
    roles: "stated",
    times: "none",
    example: `[{"type":"response.audio_transcript.done","transcript":"Hello."},{"type":"conversation.item.input_audio_transcription.completed","transcript":"Hi."}]`,
  },
  fits: (value) => (Array.isArray(value) ? value.some(isSaid) && value.every(isEvent) : isSaid(value)),
  isEvent,
  turns(value, pointer) {
    if (Array.isArray(value)) return segmentsOf(value, pointer, tell);
    const told = tell(value);
    return told === undefined ? [] : segmentsOfOne(told, pointer);
  },
});

const BOT = { speaker: "Assistant", role: "bot" } as const;
const USER = { speaker: "User", role: "customer" } as const;

/** Who says what an event of a type tells whole; the parts of it came before, one by one. */
function voiceOf({ type }: Row): Voice | undefined {
  const name = nameIn(type);
  if (/^response\.(?:output_)?audio_transcript\.done$/.test(name)) return BOT;
  return name === "conversation.item.input_audio_transcription.completed" ? USER : undefined;
}

function tell(row: Row) {
  const voice = voiceOf(row);
  return voice === undefined ? undefined : { text: row["transcript"], at: "/transcript", voice };
}

function isSaid(value: unknown): boolean {
  return isRow(value) && typeof value["transcript"] === "string" && voiceOf(value) !== undefined;
}

function isEvent(value: unknown): boolean {
  return (
    isRow(value) && /^(?:session|conversation|response|input_audio_buffer|output_audio_buffer|rate_limits)\./.test(nameIn(value["type"]))
  );
}
