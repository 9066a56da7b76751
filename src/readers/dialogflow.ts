import type { Segment } from "../call.js";
import { ANY } from "./json-places.js";
import { nameIn } from "./names.js";
import { earliest, instantOf, secondsAt } from "./times.js";
import { isRow, listOf, rowsIn, segmentsOfOne, textIn, vendorShape, type Row } from "./vendor.js";

/**
 * Google Dialogflow CX: a conversation of its history (`interactions` with `request` and `response`; Dialogflow CX API reference,
 * "Conversation"), or what it writes to Cloud Logging and BigQuery: rows in which a request is followed by its response.
 */
export const dialogflowShape = vendorShape({
  name: "dialogflow",
  title: "Google Dialogflow CX",
  note: {
    from: "Google Dialogflow CX: conversation history, Cloud Logging, BigQuery; the bot is a bot unless `--agent` names it",
    roles: "stated",
    times: "starts",
    metadata: "id, date, language, duration",
    example: `{"interactions":[{"request":{"queryInput":{"text":{"text":"Hi."}}},"response":{"queryResult":{"responseMessages":[{"text":{"text":["Hello."]}}]}}}]}`,
  },
  fits: (value) =>
    Array.isArray(value)
      ? value.length > 0 && value.some(isExchange) && value.every((row) => isExchange(row) || isLogEntry(row))
      : listOf(value["interactions"]).some(isExchange),
  isEvent: (value) => isLogEntry(value) && isExchange(value),
  turns(value, pointer) {
    const rows = Array.isArray(value) ? rowsIn(value) : rowsIn(value["interactions"]);
    const place = Array.isArray(value) ? pointer : `${pointer}/interactions`;
    const [first] = rows;
    const session = first === undefined ? "" : sessionOf(first.row);
    const own = rows.filter(({ row }) => sessionOf(row) === session);
    const segments = segmentsIn(own, place);
    const notes = own.length < rows.length ? [`the log holds other sessions than "${session}" too; only that one is read`] : [];
    return { segments, events: [], notes };
  },
});

const CUSTOMER = { speaker: "user", role: "customer" } as const;
const BOT = { speaker: "agent", role: "bot" } as const;

/** What the customer asks and what the bot answers, wherever in a row they stand. */
interface Exchange {
  request?: Row;
  response?: Row;
  requestPath: string;
  responsePath: string;
}

function exchangeIn(row: Row): Exchange {
  const path = isRow(row["jsonPayload"]) ? "/jsonPayload" : isRow(row["json_payload"]) ? "/json_payload" : "";
  const payload = path === "" ? row : (row[path.slice(1)] as Row);
  const request = isRow(payload["request"]) ? payload["request"] : undefined;
  const response = isRow(payload["response"]) ? payload["response"] : undefined;
  return {
    request: request ?? (isRow(payload["queryInput"]) ? payload : undefined),
    response: response ?? (isRow(payload["queryResult"]) ? payload : undefined),
    requestPath: request === undefined ? path : `${path}/request`,
    responsePath: response === undefined ? path : `${path}/response`,
  };
}

function isExchange(row: unknown): boolean {
  if (!isRow(row)) return false;
  const { request, response } = exchangeIn(row);
  return isRow(request?.["queryInput"]) || isRow(response?.["queryResult"]);
}

function isLogEntry(row: unknown): boolean {
  return isRow(row) && "insertId" in row && "timestamp" in row;
}

/** The session that a row of a log belongs to; empty where rows are of one conversation. */
function sessionOf(row: Row): string {
  const { labels, conversation_name: name } = row;
  return isRow(labels) ? nameIn(labels["session_id"]) : nameIn(name);
}

function timeOf(row: Row): number | undefined {
  return instantOf(row["createTime"] ?? row["timestamp"] ?? row["request_time"]);
}

function segmentsIn(rows: readonly { row: Row; index: number }[], pointer: string): Segment[] {
  const timed = rows.map(({ row, index }) => ({ row, index, at: timeOf(row) }));
  const first = earliest(timed.map(({ at }) => at));
  const segments: Segment[] = [];
  const place = pointer + ANY;
  let asked: string | undefined;
  for (const { row, index, at } of timed.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0))) {
    const exchange = exchangeIn(row);
    const start = secondsAt(at, first);
    const question = questionIn(exchange);
    // A response says again what it answers.
    const isAsked = question !== undefined && (exchange.request !== undefined || question.text !== asked);
    if (isAsked) segments.push(...segmentsOfOne({ ...question, voice: CUSTOMER, start }, place, index));
    // Of both, the time is that of the request.
    asked = question?.text ?? asked;
    for (const answer of answersIn(exchange))
      segments.push(...segmentsOfOne({ ...answer, voice: BOT, start: isAsked ? undefined : start }, place, index));
  }
  return segments;
}

/** What the customer said or typed, as it was understood. */
function questionIn({ request, response, requestPath, responsePath }: Exchange): { text: string; at: string } | undefined {
  const input = isRow(request?.["queryInput"]) ? request["queryInput"]["text"] : undefined;
  const typed = isRow(input) ? textIn(input["text"]) : undefined;
  if (typed !== undefined) return { text: typed, at: `${requestPath}/queryInput/text/text` };
  const result = isRow(response?.["queryResult"]) ? response["queryResult"] : {};
  for (const key of ["transcript", "text"]) {
    const text = textIn(result[key]);
    if (text !== undefined) return { text, at: `${responsePath}/queryResult/${key}` };
  }
  return undefined;
}

function answersIn({ response, responsePath }: Exchange): { text: unknown; at: string }[] {
  const result = isRow(response?.["queryResult"]) ? response["queryResult"] : {};
  return rowsIn(result["responseMessages"]).flatMap(({ row, index }) => {
    const at = `${responsePath}/queryResult/responseMessages/${index}`;
    if (isRow(row["text"]) && Array.isArray(row["text"]["text"]))
      return (row["text"]["text"] as unknown[]).map((text, number) => ({ text, at: `${at}/text/text/${number}` }));
    const spoken = row["outputAudioText"];
    return isRow(spoken) ? [{ text: spoken["text"], at: `${at}/outputAudioText/text` }] : [];
  });
}
