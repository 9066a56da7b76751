import type { CallMeta } from "../call.js";
import { earliest, instantOf, secondsAt } from "./times.js";
import { hasRow, instantsOf, isRow, segmentsOf, textIn, vendorShape, type Row, type Told } from "./vendor.js";

/**
 * Voiceflow: the logs of a transcript (Analytics API, "Get transcript"), and the list of turns of the API before it, of which each has a
 * `format`. What the bot says is a trace of type `text` or `speak`; the rest are its workings.
 */
export const voiceflowShape = vendorShape({
  name: "voiceflow",
  title: "Voiceflow",
  note: {
    from: "Voiceflow's transcripts",
    roles: "stated",
    times: "starts",
    metadata: "id, date",
    example: `{"logs":[{"type":"trace","data":{"type":"text","payload":{"message":"Hello."}},"createdAt":"2025-06-03T10:40:00Z"}]}`,
  },
  fits: (value) => hasRow(listIn(value), (row) => isLog(row) || isTurn(row)),
  turns(value, pointer) {
    const list = listIn(value);
    const times = instantsOf(list, timeIn);
    const first = earliest(times);
    const segments = segmentsOf(list, Array.isArray(value) ? pointer : `${pointer}/logs`, (row, index) => {
      const said = isLog(row) ? saidIn(row["data"] as Row, "/data", row["type"] === "action") : turnIn(row);
      if (said !== undefined) said.start = secondsAt(times[index], first);
      return said;
    });
    return { segments, events: [], startedAt: first, notes: [] };
  },
  meta: ({ id, sessionID }): CallMeta => {
    const call = textIn(id) ?? textIn(sessionID);
    return call === undefined ? {} : { id: call };
  },
});

function listIn(value: Row): unknown {
  return Array.isArray(value) ? value : value["logs"];
}

function isLog({ type, data, createdAt }: Row): boolean {
  return (type === "trace" || type === "action") && isRow(data) && typeof data["type"] === "string" && createdAt !== undefined;
}

function isTurn({ turnID, format, payload }: Row): boolean {
  return turnID !== undefined && typeof format === "string" && isRow(payload);
}

function timeIn(row: Row): number | undefined {
  return instantOf(row["createdAt"] ?? row["startTime"]);
}

/** `{type, payload: {type, payload}, format}`. */
function turnIn({ payload, format }: Row): Told | undefined {
  return isRow(payload) ? saidIn(payload, "/payload", format === "request") : undefined;
}

const BOT = { speaker: "Bot", role: "bot" } as const;
const USER = { speaker: "User", role: "customer" } as const;

function saidIn({ type, payload }: Row, at: string, isUser: boolean): Told | undefined {
  if (isUser && typeof payload === "string") return { text: payload, at: `${at}/payload`, voice: USER };
  if (!isRow(payload)) return undefined;
  // A button that was pressed has a label, words that were understood are a query.
  const key = isUser ? ["query", "label"].find((one) => typeof payload[one] === "string") : "message";
  if (key === undefined || !(isUser || type === "text" || type === "speak")) return undefined;
  return { text: payload[key], at: `${at}/payload/${key}`, voice: isUser ? USER : BOT };
}
