import { meaningIn, nameIn } from "./names.js";
import type { CallEvent, Role } from "../call.js";
import { hasRow, listOf, secondsIn, segmentsOf, vendorShape } from "./vendor.js";

/** `agent` is Retell's voice agent, a bot; a person comes in with a transfer. */
const ROLES: Readonly<Record<string, Role>> = { agent: "bot", user: "customer", transfer_target: "agent" };

/**
 * Retell AI: a call, or the webhook that tells of one. `start_timestamp` is milliseconds since 1970, words are in seconds
 * from the start of the call (Retell API reference, "Get call").
 */
export const retellShape = vendorShape({
  name: "retell",
  title: "Retell AI",
  note: {
    from: "Retell AI; the bot is a bot unless `--agent` names it",
    roles: "stated",
    times: "words",
    events: "transfer",
    metadata: "id, date, duration",
    example: `{"call":{"call_id":"LP-1","agent_id":"a1","transcript_object":[{"role":"agent","content":"Hello."}]}}`,
  },
  fits: (value) =>
    hasRow(value["transcript_object"], (row) => "role" in row && "content" in row) ||
    (Array.isArray(value["transcript_object"]) && "call_id" in value && "agent_id" in value),
  turns(value, pointer) {
    const segments = segmentsOf(value["transcript_object"], `${pointer}/transcript_object`, (row) => {
      const words = listOf(row["words"]);
      return {
        text: row["content"],
        at: "/content",
        voice: { speaker: nameIn(row["role"]), role: meaningIn(ROLES, row["role"]) ?? "system" },
        start: secondsIn(words[0]?.["start"]),
        end: secondsIn(words.at(-1)?.["end"]),
        words,
      };
    });
    // The bot says its last before it hands over; a person may go on.
    const handed = segments.findIndex(({ speaker }) => speaker === "transfer_target");
    const before = handed === -1 ? segments.length : handed;
    const isTransferred = handed !== -1 || value["disconnection_reason"] === "call_transfer";
    const events: CallEvent[] = isTransferred ? [{ kind: "transfer", before, start: segments[before - 1]?.end }] : [];
    return { segments, events, notes: [] };
  },
});
