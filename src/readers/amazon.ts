import { meaningIn } from "./names.js";
import type { CallEvent, CallMeta, Role, Segment } from "../call.js";
import type { Shape } from "./json-document.js";
import { pointerStep } from "./json-places.js";
import { segmentOf } from "./segment.js";
import { bySpeechTime } from "./speech-time.js";
import { instantOf, isoOf, mayBeTime } from "./times.js";
import { nameSides } from "./turns-json.js";
import type { Voice } from "./voices.js";
import { alignWords } from "./words.js";

type Row = Readonly<Record<string, unknown>>;

/** Amazon Transcribe Call Analytics, Contact Lens for voice (also in real time) and Contact Lens for chat. */
export const amazonShape: Shape = {
  name: "amazon",
  title: "Amazon Transcribe Call Analytics or Contact Lens",
  extensions: [".json"],
  isEvent,
  fits: (value) =>
    (!Array.isArray(value) || value.every(isEvent)) &&
    rowsOf(value, "").some(({ row }) => ["ParticipantRole", "ParticipantId", "BeginOffsetMillis"].some((key) => key in row)),
  call(document, { value, pointer }, hints) {
    const file = (Array.isArray(value) ? value[0] : value) as Row;
    const { segments, events, firstInstant } = read(value as object, participantsOf(file), pointer);
    const meta = metaOf(file, document.file, firstInstant);
    nameSides(meta, segments);
    return { kind: hints.kind ?? "call", reader: "amazon", source: document.source, index: 0, meta, segments, events, notes: [] };
  },
};

/** The turns of a file: `Transcript[]`, or `Segments[].Transcript` where it was told while the call went on. */
function rowsOf(value: object, pointer: string): { row: Row; place: string }[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => rowsOf(one as object, `${pointer}/${index}`));
  const { Transcript: transcript, Segments: live } = value as Row;
  const found: { row: Row; place: string }[] = [];
  const key = Array.isArray(transcript) ? "Transcript" : "Segments";
  const list = Array.isArray(transcript) ? transcript : Array.isArray(live) ? live : [];
  for (const [index, one] of (list as unknown[]).entries()) {
    if (!isRow(one)) continue;
    const wrapper = ["Transcript", "Utterance", "UtteranceEvent"].find((name) => isRow(one[name]));
    const place = `${pointer}/${key}/${index}`;
    if (wrapper !== undefined) found.push({ row: one[wrapper] as Row, place: place + pointerStep(wrapper) });
    else found.push({ row: one, place });
  }
  return found;
}

/** One event of a contact's stream: `{EventType: "SEGMENTS", ContactId, Segments: […]}`. */
function isEvent(value: unknown): boolean {
  return isRow(value) && typeof value["EventType"] === "string" && typeof value["ContactId"] === "string" && "Channel" in value;
}

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function read(
  file: object,
  people: ReadonlyMap<unknown, Row>,
  pointer: string,
): { segments: Segment[]; events: CallEvent[]; firstInstant: number | undefined } {
  const rows = rowsOf(file, pointer);
  const instants = rows.map(({ row }) => instantOf(row["AbsoluteTime"])).filter((instant) => instant !== undefined);
  const firstInstant = instants.length === 0 ? undefined : instants.reduce((first, instant) => Math.min(first, instant));
  const segments: Segment[] = [];
  const events: CallEvent[] = [];
  for (const { row, place } of rows) {
    if (row["IsPartial"] === true) continue;
    const absolute = instantOf(row["AbsoluteTime"]);
    const start =
      seconds(row["BeginOffsetMillis"]) ?? (absolute === undefined ? undefined : Math.round((absolute - firstInstant!) * 1e6) / 1e6);
    const kind = eventKind(row);
    if (kind !== undefined) events.push({ kind, before: segments.length, start });
    const content = row["Content"];
    const segment =
      typeof content === "string" ? segmentOf(content, `${place}/Content`, voiceOf(row, people), start, endOf(row, start)) : undefined;
    if (segment === undefined) continue;
    if (Array.isArray(row["Items"])) segment.words = wordsOf(segment, row["Items"]);
    segments.push(segment);
  }
  bySpeechTime(segments, events);
  return { segments, events, firstInstant };
}

function wordsOf(segment: Segment, items: readonly unknown[]): Segment["words"] {
  const words = alignWords(segment.text, items, segment, "ms");
  return words.length > 0 ? words : undefined;
}

function seconds(millis: unknown): number | undefined {
  return typeof millis === "number" && mayBeTime(millis) ? millis / 1000 : undefined;
}

function endOf(row: Row, start: number | undefined): number | undefined {
  const end = seconds(row["EndOffsetMillis"]);
  return end !== undefined && start !== undefined && end < start ? undefined : end;
}

const ROLES: Readonly<Record<string, Role>> = {
  AGENT: "agent",
  CUSTOMER: "customer",
  SYSTEM: "system",
  CUSTOM_BOT: "bot",
  SUPERVISOR: "other",
};

/** Participants by id. */
function participantsOf(file: Row): Map<unknown, Row> {
  const list = Array.isArray(file["Participants"]) ? (file["Participants"] as unknown[]).filter(isRow) : [];
  return new Map(list.map((one) => [one["ParticipantId"] ?? one["ParticipantRole"], one]));
}

/** Published examples mix ids and roles in `ParticipantId`; both lead to the role. */
function voiceOf(row: Row, people: ReadonlyMap<unknown, Row>): Voice {
  const id = row["ParticipantId"];
  const person = people.get(id);
  const role = row["ParticipantRole"] ?? person?.["ParticipantRole"] ?? id;
  const label = typeof role === "string" ? role : undefined;
  const shown = row["DisplayName"] ?? person?.["DisplayName"];
  const name = typeof shown === "string" && shown.trim() !== "" && !/[[\]_]/.test(shown) ? shown.trim() : undefined;
  return { speaker: name ?? label, name, role: label === undefined ? undefined : meaningIn(ROLES, label.toUpperCase()) };
}

const EVENTS: readonly [RegExp, CallEvent["kind"]][] = [
  [/participant\.joined$/, "join"],
  [/participant\.left$/, "leave"],
  [/(?:chat|call)\.ended$/, "end"],
  [/transfer\.succeeded$/, "transfer"],
];

function eventKind(row: Row): CallEvent["kind"] | undefined {
  const type = row["ContentType"];
  return row["Type"] === "EVENT" && typeof type === "string" ? EVENTS.find(([pattern]) => pattern.test(type))?.[1] : undefined;
}

function metaOf(file: Row, name: string, firstInstant: number | undefined): CallMeta {
  const meta: CallMeta = {};
  const customer = isRow(file["CustomerMetadata"]) ? file["CustomerMetadata"] : {};
  const characteristics = isRow(file["ConversationCharacteristics"]) ? file["ConversationCharacteristics"] : {};
  // Contact Lens names its files `<contact id>_analysis_2020-02-04T21:14:16Z.json`, the colons often replaced.
  const [, contact, date, time] =
    /([^/\\]+)_analysis(?:_redacted)?_(\d{4}-\d\d-\d\d)T(\d\d(?:[:_]|%3A)?\d\d(?:[:_]|%3A)?\d\d)Z/i.exec(name) ?? [];
  const id = [customer["ContactId"], file["ContactId"], contact, file["JobName"]].find((one) => typeof one === "string" && one !== "");
  if (id !== undefined) meta.id = id as string;
  const clock = time
    ?.replace(/[^\d]|3A/gi, "")
    .match(/\d\d/g)
    ?.join(":");
  const startedAt = firstInstant !== undefined ? isoOf(firstInstant) : clock === undefined ? undefined : `${date}T${clock}Z`;
  if (startedAt !== undefined) meta.startedAt = startedAt;
  const duration = seconds(characteristics["TotalConversationDurationMillis"]);
  if (duration !== undefined) meta.duration = duration;
  if (typeof file["LanguageCode"] === "string") meta.language = file["LanguageCode"];
  return meta;
}
