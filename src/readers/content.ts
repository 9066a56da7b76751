import { plainKey } from "./fields.js";
import type { Shape } from "./json-document.js";
import { callsOf } from "./turns-json.js";

const BESIDE = new Set(["conversationid", "clientid", "starttime", "endtime", "agentname"]);

/** The envelope of Microsoft's accelerators: the whole call as text in `Content`, beside `ConversationId`, `StartTime`, `EndTime`. */
export const contentShape: Shape = {
  name: "content",
  title: "Microsoft's Content envelope",
  note: {
    from: "Microsoft's samples: a whole call as text under `Content`",
    roles: "stated",
    times: "none",
    metadata: "id, date, agent, customer, duration",
    example: String.raw`{"ConversationId":"LP-1","Content":"Agent (Niamh): Hello, how can I help?\nCustomer (Zoë): Hi, my parcel is late."}`,
  },
  extensions: [".json"],
  fits: (value) => keyOf(value) !== undefined,
  call(document, place, hints) {
    const [call] = callsOf(document, { ...place, by: "text", key: keyOf(place.value as object)! }, hints);
    return { ...call!, reader: "content" };
  },
};

function keyOf(value: object): string | undefined {
  if (Array.isArray(value)) return undefined;
  const keys = Object.keys(value);
  const content = keys.find((key) => plainKey(key) === "content" && typeof (value as Record<string, unknown>)[key] === "string");
  return content !== undefined && keys.some((key) => BESIDE.has(plainKey(key))) ? content : undefined;
}
