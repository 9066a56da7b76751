import { nameIn } from "./names.js";
import { hasRow, rowsIn, secondsIn, segmentsOfTold, vendorShape } from "./vendor.js";

/**
 * ElevenLabs Agents: a conversation. `time_in_call_secs` is seconds, as the name says; `agent` is the voice agent, a bot. Turns of tools
 * have no message.
 */
export const elevenlabsShape = vendorShape({
  name: "elevenlabs",
  title: "ElevenLabs Agents",
  fits: (value) => hasRow(value["transcript"], (row) => "time_in_call_secs" in row && "role" in row),
  turns: (value, pointer) =>
    segmentsOfTold(
      rowsIn(value["transcript"]).map(({ row, index }) => ({
        text: row["message"],
        pointer: `${pointer}/transcript/${index}/message`,
        voice: row["role"] === "user" ? { speaker: "user", role: "customer" } : { speaker: nameIn(row["role"]), role: "bot" },
        start: secondsIn(row["time_in_call_secs"]),
      })),
    ),
});
