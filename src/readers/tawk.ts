import { epochSeconds, earliest, instantOf, secondsAt } from "./times.js";
import type { CallMeta } from "../call.js";
import { meaningIn } from "./names.js";
import { hasRow, instantsOf, isRow, segmentsOf, textIn, vendorShape, type Row } from "./vendor.js";
import type { Voice } from "./voices.js";

const ROLES: Readonly<Record<string, Voice["role"]>> = { a: "agent", v: "customer", s: "system" };

/**
 * tawk.to: a chat as its webhook sends it and as it is downloaded; who sends a message is a letter, `a`, `v` or `s` (tawk.to
 * Developers, "Webhooks", chat transcript).
 */
export const tawkShape = vendorShape({
  name: "tawk",
  title: "tawk.to",
  note: {
    from: "tawk.to: webhooks of transcripts, downloaded chats",
    roles: "stated",
    times: "starts",
    metadata: "id, date, agent, customer",
    example: `{"id":"LP-1","messages":[{"sender":{"t":"a","n":"Niamh"},"type":"msg","msg":"Hello.","time":"2025-06-03T10:40:00.000Z"}]}`,
  },
  fits: (value) =>
    hasRow(value["messages"], ({ sender, msg }) => isRow(sender) && meaningIn(ROLES, sender["t"]) !== undefined && typeof msg === "string"),
  turns(value, pointer) {
    const list = value["messages"];
    const times = instantsOf(list, timeIn);
    const first = earliest(times);
    const visitor = isRow(value["visitor"]) ? textIn(value["visitor"]["name"]) : undefined;
    const segments = segmentsOf(list, `${pointer}/messages`, (row, index) => ({
      text: row["msg"],
      at: "/msg",
      // What a visitor looks at is among the messages.
      voice: row["type"] === "msg" || row["type"] === undefined ? voiceOf(row, visitor) : { role: "system" },
      start: secondsAt(times[index], first),
    }));
    return { segments, events: [], startedAt: first, notes: [] };
  },
  meta: metaIn,
});

function timeIn({ time }: Row): number | undefined {
  return typeof time === "number" ? epochSeconds(time) : instantOf(time);
}

function voiceOf({ sender }: Row, visitor: string | undefined): Voice {
  const { t, n } = isRow(sender) ? sender : {};
  const role = meaningIn(ROLES, t);
  if (role === "system") return { role };
  const name = textIn(n) ?? (role === "customer" ? named(visitor) : undefined);
  return { speaker: name ?? (role === "customer" ? (visitor ?? "Visitor") : "Agent"), name, role };
}

/** Visitors who give no name are called by a number. */
function named(visitor: string | undefined): string | undefined {
  return visitor === undefined || /\d{6}/.test(visitor) ? undefined : visitor;
}

function metaIn({ id, chatId, visitor }: Row): CallMeta {
  const call = textIn(id) ?? textIn(chatId);
  const name = isRow(visitor) ? named(textIn(visitor["name"])) : undefined;
  return { ...(call === undefined ? {} : { id: call }), ...(name === undefined ? {} : { customer: { names: [name] } }) };
}
