import { meaningIn, nameIn } from "./names.js";
import type { Role, Segment } from "../call.js";
import { hasRow, isRow, secondsIn, segmentsOf, segmentsOfOne, vendorShape, type Row } from "./vendor.js";
import { Voices, withRole } from "./voices.js";

/** `admin` is Intercom's word for whoever answers, `user` for whoever asks. */
const ROLES: Readonly<Record<string, Role>> = { admin: "agent", teammate: "agent", user: "customer", lead: "customer", bot: "bot" };

/**
 * Intercom: the transcript of a phone call, a list. Times are seconds, as strings where Amazon transcribed the call and as numbers
 * where Fin Voice did (Intercom API reference, "Calls"). Conversations begin with `source` and go on in `conversation_parts`, with times in
 * seconds since 1970 and words in HTML ("Conversations").
 */
export const intercomShape = vendorShape({
  name: "intercom",
  title: "Intercom",
  note: {
    from: "Intercom calls and conversations",
    roles: "stated",
    times: "turns",
    metadata: "agent, customer",
    example: `[{"start_time":"0","end_time":"2","speaker_label":"Niamh","speaker_type":"admin","content":"Hello."}]`,
  },
  fits: (value) =>
    isChat(value) ||
    hasRow(
      listIn(value),
      (row) => Object.hasOwn(ROLES, nameIn(row["speaker_type"]).toLowerCase()) && "speaker_label" in row && "content" in row,
    ),
  turns(value, pointer) {
    if (isChat(value)) return chatTurns(value, pointer);
    const voices = new Voices();
    const place = Array.isArray(value) ? pointer : `${pointer}/transcript`;
    return segmentsOf(listIn(value), place, (row) => ({
      text: row["content"],
      at: "/content",
      voice: withRole(voices.of(row["speaker_name"] ?? row["speaker_label"] ?? row["speaker_type"], undefined), roleIn(row)),
      start: secondsIn(row["start_time"]),
      end: secondsIn(row["end_time"]),
    }));
  },
});

function isChat(value: Row): boolean {
  return isRow(value["source"]) && "body" in value["source"] && isRow(value["conversation_parts"]);
}

function chatTurns(value: Row, pointer: string): Segment[] {
  const voices = new Voices();
  const began = value["created_at"];
  const tell = (row: Row, sentAt: unknown) => {
    const author = isRow(row["author"]) ? row["author"] : {};
    const role = row["part_type"] === "note" ? "system" : meaningIn(ROLES, nameIn(author["type"]).toLowerCase());
    const start = typeof sentAt === "number" && typeof began === "number" ? sentAt - began : undefined;
    return { text: row["body"], at: "/body", voice: withRole(voices.of(author["name"] ?? author["type"], undefined), role), start };
  };
  const { source, conversation_parts: parts } = value as { source: Row; conversation_parts: Row };
  return segmentsOf(
    parts["conversation_parts"],
    `${pointer}/conversation_parts/conversation_parts`,
    (row) => tell(row, row["created_at"]),
    segmentsOfOne(tell(source, began), `${pointer}/source`),
  );
}

function roleIn(row: Row): Role | undefined {
  return meaningIn(ROLES, nameIn(row["speaker_type"]).toLowerCase());
}

function listIn(value: object): unknown {
  return Array.isArray(value) ? value : (value as { transcript?: unknown }).transcript;
}
