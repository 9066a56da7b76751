import { hasRow, rowsIn, segmentsOf, vendorShape } from "./vendor.js";
import { earliest, instantOf, secondsAt } from "./times.js";
import type { Voice } from "./voices.js";

/**
 * Granola: a list of what it heard. What came by the microphone, its user said; what the computer played, whoever is on the line: `system`
 * is no machine here. Times are instants.
 */
export const granolaShape = vendorShape({
  name: "granola",
  title: "Granola",
  note: {
    from: "Granola: transcripts of the desktop application",
    roles: "stated",
    times: "turns",
    metadata: "date",
    example: `[{"document_id":"d","source":"microphone","text":"Hello.","start_timestamp":"2025-06-03T10:40:00Z","end_timestamp":"2025-06-03T10:40:02Z"}]`,
  },
  fits: (value) =>
    hasRow(
      value,
      ({ source, text, start_timestamp: start }) =>
        (source === "microphone" || source === "system") && typeof text === "string" && instantOf(start) !== undefined,
    ),
  turns(value, pointer) {
    const first = earliest(rowsIn(value).map(({ row }) => instantOf(row["start_timestamp"])));
    const segments = segmentsOf(value, pointer, (row) =>
      row["is_final"] === false
        ? undefined
        : {
            text: row["text"],
            at: "/text",
            voice: VOICES[String(row["source"])] ?? {},
            start: secondsAt(instantOf(row["start_timestamp"]), first),
            end: secondsAt(instantOf(row["end_timestamp"]), first),
          },
    );
    return { segments, events: [], startedAt: first, notes: [] };
  },
});

const VOICES: Readonly<Record<string, Voice>> = {
  microphone: { speaker: "Microphone", role: "agent" },
  system: { speaker: "Line", role: "customer" },
};
