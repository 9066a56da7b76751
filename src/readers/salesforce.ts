import { pointerStep } from "./json-places.js";
import { meaningIn, nameIn } from "./names.js";
import type { Role } from "../call.js";
import { earliest, epochSeconds, instantOf, secondsAt } from "./times.js";
import { hasRow, listOf, segmentsOf, textIn, vendorShape, type Row } from "./vendor.js";

const ROLES: Readonly<Record<string, Role>> = { END_USER: "customer", HUMAN_AGENT: "agent", VIRTUAL_AGENT: "bot", SUPERVISOR: "other" };

/**
 * Salesforce Service Cloud Voice: the utterances of a call. Times are milliseconds since 1970 or instants (Service Cloud Voice
 * developer guide, "Create a transcript": `startTime`); nothing is transcribed while the call is on hold.
 */
export const salesforceShape = vendorShape({
  name: "salesforce",
  title: "Salesforce Voice",
  note: {
    from: "Salesforce Voice",
    roles: "stated",
    times: "turns",
    metadata: "id, date",
    example: `{"utterances":[{"senderType":"HUMAN_AGENT","startTime":1748947200000,"endTime":1748947202000,"content":"Hello."}]}`,
  },
  fits: (value) => listIn(value) !== undefined,
  turns(value, pointer) {
    const { list, path } = listIn(value)!;
    const startOf = (row: Row) => timeIn(row["startTime"] ?? row["clientSentTimestamp"]);
    const first = earliest(listOf(list).map(startOf));
    const segments = segmentsOf(list, pointer + path, (row) => ({
      text: row["content"] ?? row["text"],
      at: "content" in row ? "/content" : "/text",
      voice: { speaker: nameIn(row["senderType"]), role: meaningIn(ROLES, row["senderType"]) },
      start: secondsAt(startOf(row), first),
      end: secondsAt(timeIn(row["endTime"]), first),
    }));
    return { segments, events: [], startedAt: first, notes: [] };
  },
  meta(value) {
    const id = textIn(value["voiceCallId"]) ?? textIn(value["vendorCallKey"]);
    return id === undefined ? {} : { id };
  },
});

function listIn(value: object): { list: unknown; path: string } | undefined {
  const lists = Array.isArray(value)
    ? [["", value] as const]
    : Object.entries(value).map(([key, list]) => [pointerStep(key), list as unknown] as const);
  for (const [path, list] of lists) {
    const isSaid = (row: Row) => typeof row["senderType"] === "string" && ("content" in row || "text" in row);
    if (hasRow(list, isSaid)) return { list, path };
  }
  return undefined;
}

function timeIn(value: unknown): number | undefined {
  return typeof value === "number" ? epochSeconds(value) : instantOf(value);
}
