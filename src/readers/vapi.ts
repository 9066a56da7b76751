import { meaningIn, nameIn } from "./names.js";
import type { Role } from "../call.js";
import { hasRow, secondsIn, segmentsOf, vendorShape } from "./vendor.js";

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
    metadata: "id",
    example: `{"messages":[{"role":"bot","message":"Hello.","secondsFromStart":0.5}]}`,
  },
  fits: (value) => hasRow(value["messages"], (row) => "role" in row && "message" in row && ("secondsFromStart" in row || "time" in row)),
  turns: (value, pointer) =>
    segmentsOf(value["messages"], `${pointer}/messages`, (row) => {
      const role = meaningIn(ROLES, row["role"]);
      const start = secondsIn(row["secondsFromStart"]);
      const length = secondsIn(row["duration"], "ms");
      const end = start === undefined || length === undefined ? undefined : start + length;
      return role === undefined
        ? undefined
        : { text: row["message"], at: "/message", voice: { speaker: nameIn(row["role"]), role }, start, end };
    }),
});
