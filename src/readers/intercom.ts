import { meaningIn, nameIn } from "./names.js";
import type { Role } from "../call.js";
import { hasRow, secondsIn, segmentsOf, vendorShape, type Row } from "./vendor.js";
import { Voices, withRole } from "./voices.js";

/** `admin` is Intercom's word for whoever answers, `user` for whoever asks. */
const ROLES: Readonly<Record<string, Role>> = { admin: "agent", teammate: "agent", user: "customer", lead: "customer", bot: "bot" };

/**
 * Intercom: the transcript of a phone call, a list. Times are seconds, as strings where Amazon transcribed the call and as numbers
 * where Fin Voice did (Intercom API reference, "Calls").
 */
export const intercomShape = vendorShape({
  name: "intercom",
  title: "Intercom",
  note: {
    from: "Intercom calls",
    roles: "stated",
    times: "turns",
    metadata: "agent, customer",
    example: `[{"start_time":"0","end_time":"2","speaker_label":"Niamh","speaker_type":"admin","content":"Hello."}]`,
  },
  fits: (value) =>
    hasRow(
      listIn(value),
      (row) => Object.hasOwn(ROLES, nameIn(row["speaker_type"]).toLowerCase()) && "speaker_label" in row && "content" in row,
    ),
  turns(value, pointer) {
    const voices = new Voices();
    const place = Array.isArray(value) ? pointer : `${pointer}/transcript`;
    return segmentsOf(listIn(value), place, (row) => ({
      text: row["content"],
      at: "/content",
      voice: withRole(voices.of(row["speaker_label"] ?? row["speaker_type"], undefined), roleIn(row)),
      start: secondsIn(row["start_time"]),
      end: secondsIn(row["end_time"]),
    }));
  },
});

function roleIn(row: Row): Role | undefined {
  return meaningIn(ROLES, nameIn(row["speaker_type"]).toLowerCase());
}

function listIn(value: object): unknown {
  return Array.isArray(value) ? value : (value as { transcript?: unknown }).transcript;
}
