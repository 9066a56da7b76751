import { parseTime } from "./times.js";
import { hasRow, isRow, segmentsOf, textIn, vendorShape, type Row } from "./vendor.js";
import { Voices, withRole } from "./voices.js";

/**
 * Zoom: the transcript file of a Zoom Phone or Zoom meeting recording. Times are clocks from the start of the recording
 * (`ts: "00:01:02.500"`, `end_ts`). The outside party of a phone call is a number.
 */
export const zoomShape = vendorShape({
  name: "zoom",
  title: "Zoom",
  note: {
    from: "Zoom Phone and cloud recordings, timeline JSON",
    roles: "stated",
    times: "turns",
    metadata: "id, date",
    example: `{"type":"zoom_transcript","timeline":[{"ts":"00:00:00.000","end_ts":"00:00:02.000","username":"Niamh","text":"Hello."}]}`,
  },
  fits: (value) =>
    value["type"] === "zoom_transcript" || hasRow(value["timeline"], (row) => clock(row["ts"]) !== undefined && "text" in row),
  turns(value, pointer) {
    const voices = new Voices();
    return segmentsOf(value["timeline"], `${pointer}/timeline`, (row) => {
      const name = textIn(row["username"]) ?? userIn(row);
      const voice = voices.of(name, undefined);
      return {
        text: row["text"],
        at: "/text",
        voice: name !== undefined && /^\+?[\d\s().-]{5,}$/.test(name) ? withRole(voice, "customer") : voice,
        start: clock(row["ts"]),
        end: clock(row["end_ts"]),
      };
    });
  },
  // The account is the company's.
  meta: () => ({ customer: undefined }),
});

/** `users: ["Niamh Byrne"]`, or `users: [{username}]`. */
function userIn(row: Row): string | undefined {
  const first: unknown = Array.isArray(row["users"]) ? (row["users"] as unknown[])[0] : undefined;
  return isRow(first) ? textIn(first["username"]) : textIn(first);
}

function clock(value: unknown): number | undefined {
  const time = typeof value === "string" ? parseTime(value) : undefined;
  return time?.kind === "clock" ? time.value : undefined;
}
