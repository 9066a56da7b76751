import type { CallEvent, CallMeta } from "../call.js";
import { meaningIn, nameIn } from "./names.js";
import { botNotes, type Said } from "./rows.js";
import { earliest, epochSeconds, instantOf, secondsAt } from "./times.js";
import { hasRow, instantsOf, isRow, listOf, segmentsOf, textIn, vendorShape, type Row } from "./vendor.js";
import type { Voice } from "./voices.js";

const ROLES: Readonly<Record<string, Voice["role"]>> = {
  agent: "agent", consumer: "customer", visitor: "customer", manager: "agent", controller: "system", system: "system", bot: "bot",
}; // prettier-ignore

/**
 * LivePerson: a conversation of the Messaging Interactions API (`messageRecords`), or a chat of the Engagement History API
 * (`transcript.lines`). Times are milliseconds since 1970 (`timeL`) beside the same as text (LivePerson Developers, "Conversations").
 */
export const livepersonShape = vendorShape({
  name: "liveperson",
  title: "LivePerson",
  note: {
    from: "LivePerson's messaging and engagement history",
    roles: "stated",
    times: "starts",
    events: "transfer",
    metadata: "id, date, agent, customer, queue, duration",
    example: `{"info":{"conversationId":"LP-1"},"messageRecords":[{"sentBy":"Agent","messageData":{"msg":{"text":"Hello."}},"timeL":1748947200000}]}`,
  },
  fits: (value) =>
    hasRow(value["messageRecords"], (row) => "sentBy" in row && isRow(row["messageData"])) ||
    (isRow(value["transcript"]) && hasRow(value["transcript"]["lines"], (row) => "source" in row && "textType" in row)),
  turns(value, pointer) {
    const isChat = !Array.isArray(value["messageRecords"]);
    const list = isChat ? (value["transcript"] as Row)["lines"] : value["messageRecords"];
    const times = instantsOf(list, timeIn);
    const first = earliest(times);
    const people = peopleIn(value);
    const segments = segmentsOf(list, pointer + (isChat ? "/transcript/lines" : "/messageRecords"), (row, index) => {
      const { text, at } = isChat ? { text: row["text"], at: "/text" } : wordsIn(row);
      return { text, at, voice: voiceOf(row, people), start: secondsAt(times[index], first) };
    });
    const events = listOf(value["transfers"]).map((row) => transferIn(row, first));
    const said: Said = { segments, events, startedAt: first, notes: botNotes(segments) };
    return said;
  },
  meta: metaIn,
});

function timeIn(row: Row): number | undefined {
  return typeof row["timeL"] === "number" ? epochSeconds(row["timeL"]) : instantOf(row["time"]);
}

/** `{msg: {text}}`, and of a file its caption. */
function wordsIn({ messageData }: Row): { text: unknown; at: string } {
  const { msg, file } = isRow(messageData) ? messageData : {};
  if (isRow(file) && !isRow(msg)) return { text: file["caption"], at: "/messageData/file/caption" };
  return isRow(msg) ? { text: msg["text"], at: "/messageData/msg/text" } : { text: msg, at: "/messageData/msg" };
}

/** Who took part, by their ids. */
function peopleIn(value: Row): Map<string, Voice> {
  const people = new Map<string, Voice>();
  for (const row of listOf(value["agentParticipants"])) {
    const name = textIn(row["agentFullName"]) ?? textIn(row["agentNickname"]);
    const role = nameIn(row["userTypeName"]) === "Bot" ? "bot" : "agent";
    people.set(nameIn(row["agentId"]), { speaker: name ?? "Agent", name, role });
  }
  for (const row of listOf(value["consumerParticipants"])) {
    const name = consumerIn(row);
    people.set(nameIn(row["participantId"]), { speaker: name ?? "Consumer", name, role: "customer" });
  }
  return people;
}

function consumerIn(row: Row): string | undefined {
  const parts = [row["firstName"], row["lastName"]].map(textIn).filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(" ") : textIn(row["consumerName"]);
}

function voiceOf(row: Row, people: ReadonlyMap<string, Voice>): Voice {
  const side = nameIn(row["sentBy"] ?? row["source"]);
  const role = meaningIn(ROLES, side.toLowerCase());
  const known = people.get(nameIn(row["participantId"]));
  if (known !== undefined && (known.role === role || (known.role === "bot" && role === "agent"))) return known;
  const by = textIn(row["by"]);
  return { speaker: by ?? side, name: role === "agent" ? by : undefined, role };
}

function transferIn(row: Row, first: number | undefined): CallEvent {
  const to = textIn(row["targetSkillName"]);
  return { kind: "transfer", before: 0, start: secondsAt(timeIn(row), first), ...(to === undefined ? {} : { to }) };
}

function metaIn(value: Row): CallMeta {
  const info = isRow(value["info"]) ? value["info"] : {};
  const agent = textIn(info["latestAgentFullName"]) ?? textIn(info["agentFullName"]);
  const queue = textIn(info["latestSkillName"]) ?? textIn(info["skillName"]);
  const id = textIn(info["conversationId"]) ?? textIn(info["engagementId"]);
  return { ...(id === undefined ? {} : { id }), ...(agent === undefined ? {} : { agent }), ...(queue === undefined ? {} : { queue }) };
}
