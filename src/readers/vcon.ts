import { InputError, type CallEvent, type CallMeta, type Segment, type SourceCall } from "../call.js";
import { beginningOf, documentOf, type JsonDocument, type Place, type Shape } from "./json-document.js";
import { WHOLE } from "./json-places.js";
import type { Hints } from "./reader.js";
import { botNotes } from "./rows.js";
import { bySpeechTime } from "./speech-time.js";
import { earliest, isoOf } from "./times.js";
import { nameSides } from "./turns-json.js";
import { analysisOf } from "./vcon-analysis.js";
import { dialogsOf, eventsOf, saidIn, type Dialog } from "./vcon-dialog.js";
import { ownAttachmentOf, withoutUntold, type OwnAttachment } from "./vcon-own.js";
import { partiesOf, type Party } from "./vcon-parties.js";

type Row = Readonly<Record<string, unknown>>;

/**
 * vCon, draft-ietf-vcon-vcon-core, in all versions from 0.0.1 on: by its structure, for the `vcon` key is gone from the newest.
 * @param vendors the kinds of JSON that its analyses may hold.
 */
export function vconShapeWith(vendors: readonly Shape[]): Shape {
  return {
    name: "vcon",
    title: "vCon",
    note: {
      from: "Webex Contact Center, vCon servers; signed ones too, encrypted ones cannot be read",
      roles: "stated",
      times: "words",
      events: "hold, mute, join, leave, transfer",
      metadata: "id, date, agent, customer, language",
      example: `{"vcon":"0.4.0","parties":[{"name":"Niamh","role":"agent"}],"dialog":[{"type":"text","start":"2026-03-02T10:00:00Z","parties":[0],"body":"Hello."}]}`,
    },
    extensions: [".vcon", ".json"],
    fits: (value) => formOf(value as Row) !== undefined,
    call(document, place, hints) {
      const form = formOf(place.value as Row);
      if (form === "encrypted") {
        const { line, column } = beginningOf(document, `${place.pointer}/ciphertext`);
        throw new InputError("this vCon is encrypted (JWE): decrypt it with its key, then lint the result", line, column);
      }
      return form === "signed" ? fromSigned(document, place, hints, vendors) : fromPlain(document, place, hints, vendors);
    },
  };
}

const KINDS = new Set(["recording", "text", "transfer", "incomplete"]);

/** Which of the three forms of a vCon a value is in, if it is one. */
function formOf(value: Row): "plain" | "signed" | "encrypted" | undefined {
  if (typeof value["ciphertext"] === "string") return "recipients" in value || "protected" in value ? "encrypted" : undefined;
  if (typeof value["payload"] === "string" && ("signatures" in value || "signature" in value)) return "signed";
  const { parties, dialog, analysis } = value;
  const holds = (part: unknown) => Array.isArray(part) || part === null;
  const dialogs = Array.isArray(dialog) ? dialog : [];
  if (!dialogs.every((one) => typeof one === "object" && one !== null && looksLikeDialog(one as Row))) return undefined;
  if (typeof value["vcon"] === "string" || typeof value["vcon"] === "number")
    return holds(parties) || holds(dialog) || holds(analysis) || "uuid" in value ? "plain" : undefined;
  if (holds(dialog) && holds(parties))
    return dialogs.length > 0 || "uuid" in value || "created_at" in value || "analysis" in value ? "plain" : undefined;
  return (holds(parties) || dialogs.length > 0) && (holds(analysis) || "uuid" in value) && "created_at" in value ? "plain" : undefined;
}

function looksLikeDialog(one: Row): boolean {
  return KINDS.has(one["type"] as string) || ("start" in one && ("body" in one || "url" in one || "mimetype" in one || "mediatype" in one));
}

/** A signed vCon holds the plain one in Base64; places in it are the place of the payload. */
function fromSigned(document: JsonDocument, { value, pointer }: Place, hints: Hints, vendors: readonly Shape[]): SourceCall {
  const payload = (value as Row)["payload"] as string;
  const text = Buffer.from(payload, "base64url").toString("utf8");
  const { line, column } = beginningOf(document, `${pointer}/payload`);
  try {
    const inner = documentOf(document.file, text);
    const plain = { value: inner.value, pointer: "", around: [] };
    if (typeof inner.value !== "object" || inner.value === null || formOf(inner.value as Row) !== "plain")
      throw new InputError("not a vCon");
    const source = { file: document.file, locate: () => document.source.locate(0, `${pointer}/payload${WHOLE}`) };
    const call = fromPlain({ ...inner, source }, plain, hints, vendors);
    return { ...call, notes: [...call.notes, "the signature was not checked"] };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(`the payload of this signed vCon cannot be read: ${error.message}`, line, column);
  }
}

function fromPlain(document: JsonDocument, { value, pointer }: Place, hints: Hints, vendors: readonly Shape[]): SourceCall {
  const vcon = value as Row;
  const parties = partiesOf(vcon["parties"]);
  const dialogs = dialogsOf(vcon["dialog"]);
  const firstInstant = earliest(dialogs.map(({ instant }) => instant));
  const own = ownAttachmentOf(vcon["attachments"]);
  let segments = saidIn(dialogs, `${pointer}/dialog`, parties, own?.zero ?? firstInstant, own === undefined ? document.file : undefined);
  const notes: string[] = [];
  let language: string | undefined;
  if (segments.length === 0) {
    const found = analysisOf(vcon["analysis"], `${pointer}/analysis`, dialogs, parties, firstInstant, { document, vendors });
    ({ segments, language } = found);
    if (segments.length === 0) notes.push(whyEmpty(dialogs));
  }
  if (own !== undefined) return fromOwn(document, own, segments, hints);
  const events: CallEvent[] = eventsOf(dialogs, parties, firstInstant, segments.length);
  bySpeechTime(segments, events);
  return {
    kind: hints.kind ?? "call",
    reader: "vcon",
    source: document.source,
    index: 0,
    meta: { ...metaOf(vcon, dialogs, parties, segments), ...(language === undefined ? {} : { language }) },
    segments,
    events,
    notes: [...notes, ...botNotes(segments)],
  };
}

/** A vCon that `call-lint convert` wrote says more than the standard has places for. */
function fromOwn({ source }: JsonDocument, own: OwnAttachment, said: Segment[], hints: Hints): SourceCall {
  const segments = withoutUntold(said, own);
  const { meta, events } = own;
  return { kind: hints.kind ?? "call", reader: "vcon", source, index: 0, meta, segments, events, notes: botNotes(segments) };
}

function whyEmpty(dialogs: readonly Dialog[]): string {
  const recordings = dialogs.filter(({ row }) => row["type"] === "recording").length;
  const what =
    dialogs.length === 0
      ? "the vCon holds no dialog"
      : recordings === dialogs.length
        ? "the vCon holds recordings only"
        : "the dialog of this vCon holds no text";
  return `no turns: ${what}`;
}

function metaOf(vcon: Row, dialogs: readonly Dialog[], parties: readonly Party[], segments: readonly Segment[]): CallMeta {
  const meta: CallMeta = {};
  if (typeof vcon["uuid"] === "string" && vcon["uuid"] !== "") meta.id = vcon["uuid"];
  const speaking = segments.find(({ role }) => role === "agent")?.name;
  const agent = speaking ?? parties.find(({ voice }) => voice.role === "agent")?.voice.name;
  if (agent !== undefined) meta.agent = agent;
  const customer = parties.find(({ voice }) => voice.role === "customer");
  if (customer !== undefined)
    meta.customer = {
      ...(customer.id === undefined ? {} : { id: customer.id }),
      names: customer.voice.name === undefined ? [] : [customer.voice.name],
    };
  const earlier = earliest(dialogs.map(({ instant }) => instant));
  const first = earlier === undefined ? undefined : dialogs.find(({ instant }) => instant === earlier);
  const startedAt = isoOf(first?.row["start"] ?? vcon["created_at"]);
  if (startedAt !== undefined) meta.startedAt = startedAt;
  const end = dialogs.reduce((last, { instant, duration }) => Math.max(last, (instant ?? 0) + (duration ?? 0)), 0);
  if (first !== undefined && end > first.instant!) meta.duration = Math.round((end - first.instant!) * 1e6) / 1e6;
  const direction = [vcon, ...dialogs.map(({ row }) => row)]
    .map(({ meta: own }) => (own as Row | undefined)?.["direction"])
    .find((one) => typeof one === "string");
  if (direction === "in" || direction === "inbound") meta.direction = "inbound";
  if (direction === "out" || direction === "outbound") meta.direction = "outbound";
  nameSides(meta, segments);
  return meta;
}
