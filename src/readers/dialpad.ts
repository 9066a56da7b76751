import { instantOf } from "./times.js";
import { rowsIn, segmentsOfTold, textIn, vendorShape } from "./vendor.js";
import { Voices } from "./voices.js";

/**
 * Dialpad: `lines[]` with instants without a zone (`time`); lines of other types than `transcript` are what its software noticed
 * ("moments"), not what somebody said. A line with a `user_id` is the agent's, one with a `contact_id` the customer's.
 */
export const dialpadShape = vendorShape({
  name: "dialpad",
  title: "Dialpad",
  fits: (value) => rowsIn(value["lines"]).some(({ row }) => "content" in row && "time" in row && "type" in row),
  turns(value, pointer) {
    const voices = new Voices();
    const lines = rowsIn(value["lines"]).filter(({ row }) => row["type"] === "transcript");
    const first = Math.min(...lines.map(({ row }) => instantOf(row["time"]) ?? Number.POSITIVE_INFINITY));
    return segmentsOfTold(
      lines.map(({ row, index }) => {
        const instant = instantOf(row["time"]);
        const role = textIn(row["user_id"]) !== undefined ? "agent" : textIn(row["contact_id"]) !== undefined ? "customer" : undefined;
        return {
          text: row["content"],
          pointer: `${pointer}/lines/${index}/content`,
          voice: voices.of(row["name"] ?? role, role),
          start: instant === undefined ? undefined : Math.round((instant - first) * 1e6) / 1e6,
        };
      }),
    );
  },
  meta: ({ call_id }) => (typeof call_id === "string" ? { id: call_id } : {}),
});
