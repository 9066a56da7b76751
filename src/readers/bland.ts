import { meaningIn, nameIn } from "./names.js";
import type { CallEvent, Role, Segment } from "../call.js";
import { earliest, instantOf, secondsAt } from "./times.js";
import { hasRow, listOf, segmentsOf, vendorShape } from "./vendor.js";

const ROLES: Readonly<Record<string, Role>> = { assistant: "bot", robot: "bot", user: "customer" };

/**
 * Bland AI: a call. `call_length` is minutes, so it is not read as seconds; each line has the instant at which it was written
 * (`created_at`; Bland API reference, "Call details").
 */
export const blandShape = vendorShape({
  name: "bland",
  title: "Bland AI",
  note: {
    from: "Bland AI; as above",
    roles: "stated",
    times: "starts",
    events: "transfer",
    metadata: "id, date, duration",
    example: `{"call_id":"LP-1","transcripts":[{"user":"assistant","created_at":"2026-03-02T10:00:00Z","text":"Hello."}]}`,
  },
  fits: (value) => hasRow(value["transcripts"], (row) => typeof row["user"] === "string" && "text" in row),
  turns(value, pointer) {
    const first = earliest(listOf(value["transcripts"]).map((row) => instantOf(row["created_at"])));
    const segments = segmentsOf(value["transcripts"], `${pointer}/transcripts`, (row) => ({
      text: row["text"],
      at: "/text",
      voice: { speaker: nameIn(row["user"]), role: meaningIn(ROLES, row["user"]) ?? "system" },
      start: secondsAt(instantOf(row["created_at"]), first),
    }));
    return { segments, events: transfersIn(value["transferred_to"], segments), startedAt: first, notes: [] };
  },
  meta: ({ call_length }) => (typeof call_length === "number" ? { duration: Math.round(call_length * 60_000) / 1000 } : {}),
});

/** The call goes on to where `transferred_to` says, at the machine's line that tells of it, else when all was said. */
function transfersIn(to: unknown, segments: readonly Segment[]): CallEvent[] {
  if (typeof to !== "string" || to === "") return [];
  const told = segments.findIndex(({ role, text }) => role === "system" && /transfer/i.test(text));
  const before = told === -1 ? segments.length : told;
  return [{ kind: "transfer", before, start: segments[told]?.start, to }];
}
