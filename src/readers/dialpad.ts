import { nameIn } from "./names.js";
import { earliest, instantOf, secondsAt } from "./times.js";
import { hasRow, listOf, segmentsOf, vendorShape, type Row } from "./vendor.js";
import { Voices } from "./voices.js";

/**
 * Dialpad: `lines[]` with instants without a zone (`time`); lines of other types than `transcript` are what its software noticed
 * ("moments"), not what somebody said. A line with a `user_id` is the agent's, one with a `contact_id` the customer's.
 */
export const dialpadShape = vendorShape({
  name: "dialpad",
  title: "Dialpad",
  note: {
    from: "Dialpad",
    roles: "stated",
    times: "starts",
    metadata: "id, date, agent, customer",
    example: `{"call_id":"LP-1","lines":[{"type":"transcript","name":"Niamh","time":"2026-03-02T10:00:00","content":"Hello."}]}`,
  },
  fits: (value) =>
    ("call_id" in value && Array.isArray(value["lines"]) && value["lines"].length === 0) ||
    hasRow(value["lines"], (row) => "content" in row && "time" in row && "type" in row),
  turns(value, pointer) {
    const voices = new Voices();
    const isSaid = (row: Row) => row["type"] === "transcript";
    const first = earliest(listOf(value["lines"]).map((row) => (isSaid(row) ? instantOf(row["time"]) : undefined)));
    const segments = segmentsOf(value["lines"], `${pointer}/lines`, (row) => {
      if (!isSaid(row)) return undefined;
      const role = nameIn(row["user_id"]) !== "" ? "agent" : nameIn(row["contact_id"]) !== "" ? "customer" : undefined;
      return {
        text: row["content"],
        at: "/content",
        voice: voices.of(row["name"] ?? role, role),
        start: secondsAt(instantOf(row["time"]), first),
      };
    });
    return { segments, events: [], startedAt: first, notes: [] };
  },
  meta: ({ call_id }) => (typeof call_id === "string" ? { id: call_id } : {}),
});
