import { nameIn } from "./names.js";
import { hasRow, secondsIn, segmentsOf, vendorShape } from "./vendor.js";

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
    metadata: "id, duration",
    example: `{"conversation_id":"LP-1","transcript":[{"role":"agent","message":"Hello.","time_in_call_secs":0}]}`,
  },
  fits: (value) => hasRow(value["transcript"], (row) => "time_in_call_secs" in row && "role" in row),
  turns: (value, pointer) =>
    segmentsOf(value["transcript"], `${pointer}/transcript`, (row) => ({
      text: row["message"],
      at: "/message",
      voice: row["role"] === "user" ? USER : { speaker: nameIn(row["role"]), role: "bot" },
      start: secondsIn(row["time_in_call_secs"]),
    })),
});
