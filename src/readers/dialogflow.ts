import type { Segment } from "../call.js";
import { ANY } from "./json-places.js";
import { nameIn } from "./names.js";
import { earliest, instantOf, secondsAt } from "./times.js";
import { isRow, listOf, rowsIn, textIn, vendorShape, type Row } from "./vendor.js";
import type { Voice } from "./voices.js";
import { segmentOf } from "./segment.js";

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

/** Where a row of a log may have its payload, with the places of the request and the response in it. */
const PAYLOADS = ["jsonPayload", "json_payload"].map((key) => ({ key, ...pathsFrom(`/${key}`) }));
const IN_ROW = { key: "", ...pathsFrom("") };

function pathsFrom(path: string) {
  return { path, requestPath: `${path}/request`, responsePath: `${path}/response` };
}

function exchangeIn(row: Row): Exchange {
  const { key, path, requestPath, responsePath } = PAYLOADS.find((one) => isRow(row[one.key])) ?? IN_ROW;
  const payload = key === "" ? row : (row[key] as Row);
  const request = isRow(payload["request"]) ? payload["request"] : undefined;
  const response = isRow(payload["response"]) ? payload["response"] : undefined;
  return {
    request: request ?? (isRow(payload["queryInput"]) ? payload : undefined),
    response: response ?? (isRow(payload["queryResult"]) ? payload : undefined),
    requestPath: request === undefined ? path : requestPath,
    responsePath: response === undefined ? path : responsePath,
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

function segmentsIn(rows: readonly { row: Row; index: number }[], place: string): Segment[] {
  const times = rows.map(({ row }) => timeOf(row));
  const first = earliest(times);
  const order = [...rows.keys()].sort((one, other) => (times[one] ?? 0) - (times[other] ?? 0));
  const segments: Segment[] = [];
  const pointers = new Map<string, string>();
  const add = (said: Said, voice: Voice, start: number | undefined, index: number) => {
    // Nearly all stand in the same few places of their rows.
    let pointer = pointers.get(said.at);
    if (pointer === undefined) pointers.set(said.at, (pointer = place + ANY + said.at));
    const segment = segmentOf(said.text, pointer, voice, start, undefined, index);
    if (segment !== undefined) segments.push(segment);
  };
  let asked: string | undefined;
  for (const at of order) {
    const { row, index } = rows[at]!;
    const exchange = exchangeIn(row);
    const start = secondsAt(times[at], first);
    const question = questionIn(exchange);
    // A response says again what it answers.
    const isAsked = question !== undefined && (exchange.request !== undefined || question.text !== asked);
    if (isAsked) add(question, CUSTOMER, start, index);
    // Of both, the time is that of the request.
    asked = question?.text ?? asked;
    for (const answer of answersIn(exchange)) add(answer, BOT, isAsked ? undefined : start, index);
  }
  return segments;
}

/** A text, and where it stands in its row, as a JSON pointer. */
interface Said {
  text: string;
  at: string;
}

/** What the customer said or typed, as it was understood. */
function questionIn({ request, response, requestPath, responsePath }: Exchange): Said | undefined {
  const input = isRow(request?.["queryInput"]) ? request["queryInput"]["text"] : undefined;
  const typed = isRow(input) ? textIn(input["text"]) : undefined;
  if (typed !== undefined) return { text: typed, at: `${requestPath}/queryInput/text/text` };
  const result = response?.["queryResult"];
  if (!isRow(result)) return undefined;
  for (const key of ["transcript", "text"]) {
    const text = textIn(result[key]);
    if (text !== undefined) return { text, at: `${responsePath}/queryResult/${key}` };
  }
  return undefined;
}

function answersIn({ response, responsePath }: Exchange): Said[] {
  const result = response?.["queryResult"];
  const answers: Said[] = [];
  for (const { row, index } of isRow(result) ? rowsIn(result["responseMessages"]) : []) {
    const at = `${responsePath}/queryResult/responseMessages/${index}`;
    const { text, outputAudioText: spoken } = row;
    if (isRow(text) && Array.isArray(text["text"]))
      for (const [number, one] of (text["text"] as unknown[]).entries())
        if (typeof one === "string") answers.push({ text: one, at: `${at}/text/text/${number}` });
    if (isRow(spoken) && typeof spoken["text"] === "string") answers.push({ text: spoken["text"], at: `${at}/outputAudioText/text` });
  }
  return answers;
}
