import { meaningIn } from "./names.js";
import type { CallEvent, CallMeta, Role, Segment } from "../call.js";
import type { Shape } from "./json-document.js";
import { ANY, pointerStep } from "./json-places.js";
import { segmentOf } from "./segment.js";
import { bySpeechTime } from "./speech-time.js";
import { earliest, instantOf, isoOf, mayBeTime, secondsAt } from "./times.js";
import { nameSides } from "./turns-json.js";
import { hasRow, isRow, rowsIn, type Row } from "./vendor.js";
import type { Voice } from "./voices.js";
import { alignWords } from "./words.js";

/** Amazon Transcribe Call Analytics, Contact Lens for voice (also in real time) and Contact Lens for chat. */
export const amazonShape: Shape = {
  name: "amazon",
  title: "Amazon Transcribe Call Analytics or Contact Lens",
  note: {
    from: "Amazon Connect Contact Lens (calls and chats), Transcribe Call Analytics",
    roles: "stated",
    times: "words",
    events: "join, leave, end (chats); silences",
    metadata: "id, language, duration",
    example: `{"Participants":[{"ParticipantId":"A1","ParticipantRole":"AGENT"}],"Transcript":[{"ParticipantId":"A1","BeginOffsetMillis":0,"EndOffsetMillis":2000,"Content":"Hello."}]}`,
  },
  extensions: [".json"],
  isEvent,
  fits: (value) =>
    Array.isArray(value)
      ? value.every(isEvent) && value.some((one) => hasRow(listIn(one as Row).list, isSaid))
      : hasRow(listIn(value as Row).list, isSaid),
  call(document, { value, pointer }, hints) {
    const file = (Array.isArray(value) ? value[0] : value) as Row;
    const { segments, events, firstInstant } = read(value as object, participantsOf(file), pointer);
    const meta = metaOf(file, document.file, firstInstant);
    nameSides(meta, segments);
    return { kind: hints.kind ?? "call", reader: "amazon", source: document.source, index: 0, meta, segments, events, notes: [] };
  },
};

/** The turns of a file: `Transcript[]`, or `Segments[].Transcript` where it was told while the call went on. */
function listIn({ Transcript: transcript, Segments: live }: Row): { list: unknown; key: string } {
  return Array.isArray(transcript) ? { list: transcript, key: "Transcript" } : { list: live, key: "Segments" };
}

const WRAPPERS = ["Transcript", "Utterance", "UtteranceEvent"];

function wrapperIn(row: Row): string | undefined {
  for (const name of WRAPPERS) if (isRow(row[name])) return name;
  return undefined;
}

function isSaid(row: Row): boolean {
  const wrapper = wrapperIn(row);
  const said = wrapper === undefined ? row : (row[wrapper] as Row);
  return "ParticipantRole" in said || "ParticipantId" in said || "BeginOffsetMillis" in said;
}

/** A turn of a file: the pointer to the texts of its list, and its number there. */
interface Turn {
  row: Row;
  pointer: string;
  index: number;
}

function turnsOf(value: object, pointer: string): Turn[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => turnsOf(one as object, `${pointer}/${index}`));
  const { list, key } = listIn(value as Row);
  const place = `${pointer}/${key}${ANY}`;
  const plain = `${place}/Content`;
  return rowsIn(list).map(({ row, index }) => {
    const wrapper = wrapperIn(row);
    if (wrapper === undefined) return { row, pointer: plain, index };
    return { row: row[wrapper] as Row, pointer: `${place}${pointerStep(wrapper)}/Content`, index };
  });
}

/** One event of a contact's stream: `{EventType: "SEGMENTS", ContactId, Segments: […]}`. */
function isEvent(value: unknown): boolean {
  return isRow(value) && typeof value["EventType"] === "string" && typeof value["ContactId"] === "string" && "Channel" in value;
}

function read(
  file: object,
  people: ReadonlyMap<unknown, Row>,
  pointer: string,
): { segments: Segment[]; events: CallEvent[]; firstInstant: number | undefined } {
  const rows = turnsOf(file, pointer);
  const firstInstant = earliest(rows.map(({ row }) => instantOf(row["AbsoluteTime"])));
  const segments: Segment[] = [];
  const events: CallEvent[] = [];
  for (const { row, pointer: place, index } of rows) {
    if (row["IsPartial"] === true) continue;
    const absolute = instantOf(row["AbsoluteTime"]);
    const start = seconds(row["BeginOffsetMillis"]) ?? secondsAt(absolute, firstInstant);
    const kind = eventKind(row);
    if (kind !== undefined) events.push({ kind, before: segments.length, start });
    const content = row["Content"];
    if (typeof content !== "string") continue;
    const segment = segmentOf(content, place, voiceOf(row, people), start, endOf(row, start), index);
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
