import { meaningIn, nameIn } from "./names.js";
import type { CallEvent, Role } from "../call.js";
import { earliest, epochSeconds, numberIn, secondsAt } from "./times.js";
import { hasRow, isRow, listOf, secondsIn, segmentsOf, vendorShape, type Row } from "./vendor.js";

const ROLES: Readonly<Record<string, Role>> = { bot: "bot", assistant: "bot", user: "customer" };

/**
 * Vapi: the messages of a call. `secondsFromStart` is seconds, `duration` milliseconds, `time` milliseconds since 1970 (Vapi API
 * reference, "Call"). The first message is the prompt, which nobody says: it and the calls of tools are left out.
 */
export const vapiShape = vendorShape({
  name: "vapi",
  title: "Vapi",
  note: {
    from: "Vapi; as above",
    roles: "stated",
    times: "turns",
    events: "transfer",
    metadata: "id, date, duration",
    example: `{"messages":[{"role":"bot","message":"Hello.","secondsFromStart":0.5}]}`,
  },
  fits: (value) => hasRow(value["messages"], (row) => "role" in row && "message" in row && ("secondsFromStart" in row || "time" in row)),
  turns(value, pointer) {
    const segments = segmentsOf(value["messages"], `${pointer}/messages`, (row) => {
      const role = meaningIn(ROLES, row["role"]);
      const start = secondsIn(row["secondsFromStart"]);
      const length = secondsIn(row["duration"], "ms") ?? secondsAt(secondsIn(row["endTime"], "ms"), secondsIn(row["time"], "ms"));
      const end = start === undefined || length === undefined ? undefined : start + length;
      return role === undefined
        ? undefined
        : { text: row["message"], at: "/message", voice: { speaker: nameIn(row["role"]), role }, start, end };
    });
    const transfers = listOf(value["messages"]).filter((row) => hasRow(row["toolCalls"], isTransfer));
    const events = transfers.map((row): CallEvent => ({
      kind: "transfer",
      before: segments.length,
      start: secondsIn(row["secondsFromStart"]),
    }));
    return { segments, events, startedAt: earliest(listOf(value["messages"]).map(beginningBy)), notes: [] };
  },
});

/** Seconds since 1970 at which the call began, by one of its messages. */
function beginningBy({ time, secondsFromStart }: Row): number | undefined {
  return secondsAt(epochSeconds(numberIn(time)), secondsIn(secondsFromStart) ?? 0);
}

/** The tool of Vapi's own that sends a call on. */
function isTransfer({ function: called }: Row): boolean {
  return isRow(called) && called["name"] === "transferCall";
}
