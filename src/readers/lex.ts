import type { Segment } from "../call.js";
import { earliest, instantOf, secondsAt } from "./times.js";
import { isRow, listOf, rowsIn, segmentsOfOne, textIn, vendorShape, type Row } from "./vendor.js";

/**
 * Amazon Lex: what it writes to CloudWatch of each thing that a customer says, with the bot's answer, in a list or one on each line
 * (Amazon Lex V2 Developer Guide, "Logging conversations with conversation logs"; V1 has one `botResponse` instead of `messages`).
 */
export const lexShape = vendorShape({
  name: "lex",
  title: "Amazon Lex conversation logs",
  note: {
    from: "Amazon Lex: conversation logs, in a list or one on each line; the bot is a bot unless `--agent` names it",
    roles: "stated",
    times: "starts",
    metadata: "id, date",
    example: `{"messageVersion":"2.0","sessionId":"LP-1","timestamp":"2025-06-03T10:40:00Z","inputTranscript":"Hi.","messages":[{"content":"Hello.","contentType":"PlainText"}]}`,
  },
  fits: (value) => (Array.isArray(value) ? value.length > 0 && value.every(isEntry) : isEntry(value)),
  isEvent: isEntry,
  turns(value, pointer) {
    const entries = Array.isArray(value)
      ? rowsIn(value).map(({ row, index }) => ({ row, place: `${pointer}/${index}` }))
      : [{ row: value, place: pointer }];
    const session = entries[0]?.row["sessionId"];
    const own = entries.filter(({ row }) => row["sessionId"] === session);
    const first = earliest(own.map(({ row }) => instantOf(row["timestamp"])));
    const segments = own.flatMap(({ row, place }) => exchange(row, place, secondsAt(instantOf(row["timestamp"]), first)));
    const notes = own.length < entries.length ? [`the log holds other sessions than "${String(session)}" too; only that one is read`] : [];
    return { segments, events: [], startedAt: first, notes };
  },
  meta(value) {
    const [first] = Array.isArray(value) ? listOf(value) : [value];
    const id = textIn(first?.["sessionId"]);
    return id === undefined ? {} : { id };
  },
});

function isEntry(value: unknown): boolean {
  return (
    isRow(value) &&
    "messageVersion" in value &&
    typeof value["inputTranscript"] === "string" &&
    (Array.isArray(value["messages"]) || typeof value["botResponse"] === "string")
  );
}

/** What was said and what was answered; the log dates both alike. */
function exchange(row: Row, place: string, start: number | undefined): Segment[] {
  const bot = { speaker: textIn(row["botName"]) ?? "Bot", role: "bot" } as const;
  return [
    ...segmentsOfOne({ text: row["inputTranscript"], at: "/inputTranscript", voice: { speaker: "User", role: "customer" }, start }, place),
    ...segmentsOfOne({ text: row["botResponse"], at: "/botResponse", voice: bot, start }, place),
    ...rowsIn(row["messages"]).flatMap(({ row: message, index }) =>
      segmentsOfOne({ text: message["content"], at: `/messages/${index}/content`, voice: bot, start }, place),
    ),
  ];
}
