import type { CallEvent } from "../call.js";
import { languageOf, metaOf } from "./metadata.js";
import { nameIn } from "./names.js";
import { isoOf } from "./times.js";
import { hasRow, isRow, listOf, secondsIn, segmentsOf, vendorShape, type Row } from "./vendor.js";

const USER = { speaker: "user", role: "customer" } as const;

/**
 * ElevenLabs Agents: a conversation. `time_in_call_secs` is seconds, as the name says; `agent` is the voice agent, a bot. Turns of tools
 * have no message.
 */
export const elevenlabsShape = vendorShape({
  name: "elevenlabs",
  title: "ElevenLabs Agents",
  note: {
    from: "ElevenLabs Agents; as above",
    roles: "stated",
    times: "starts",
    events: "transfer",
    metadata: "id, date, language, duration",
    example: `{"conversation_id":"LP-1","transcript":[{"role":"agent","message":"Hello.","time_in_call_secs":0}]}`,
  },
  fits: (value) => hasRow(value["transcript"], (row) => "time_in_call_secs" in row && "role" in row),
  turns(value, pointer) {
    const segments = segmentsOf(value["transcript"], `${pointer}/transcript`, (row) => ({
      text: row["message"],
      at: "/message",
      voice: row["role"] === "user" ? USER : { speaker: nameIn(row["role"]), role: "bot" },
      start: secondsIn(row["time_in_call_secs"]),
    }));
    const transfers = listOf(value["transcript"]).filter((row) => hasRow(row["tool_calls"], isTransfer));
    const events = transfers.map((row): CallEvent => ({
      kind: "transfer",
      before: segments.length,
      start: secondsIn(row["time_in_call_secs"]),
    }));
    return { segments, events, notes: [] };
  },
  meta({ metadata }) {
    if (!isRow(metadata)) return {};
    const startedAt = isoOf(metadata["start_time_unix_secs"]);
    const language = languageOf(metadata["main_language"]);
    const call = isRow(metadata["phone_call"]) ? metadata["phone_call"] : {};
    const { direction } = metaOf([{ value: { direction: call["direction"] }, pointer: "" }], undefined, () => "");
    return {
      ...(startedAt === undefined ? {} : { startedAt }),
      ...(language === undefined ? {} : { language }),
      ...(direction === undefined ? {} : { direction }),
    };
  },
});

/** `transfer_to_number` hands over to a person; `transfer_to_agent` changes to another bot, which customers need not notice. */
function isTransfer({ tool_name: name, tool_has_been_called: isDone }: Row): boolean {
  return name === "transfer_to_number" && isDone !== false;
}
