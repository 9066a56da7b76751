// Longer than a source file should be: the names by which exports call the same data, most of it lists.
import { meaningIn } from "./names.js";
import type { CallMeta } from "../call.js";
import { instantOf as instantOfWall, isoAt, isZone, momentOf } from "../language/calendar.js";
import { plainKey, withoutUnit } from "./fields.js";
import { pointerStep } from "./json-places.js";
import { instantOf, isoOf, mayBeTime, parseTime, UNITS, type Unit } from "./times.js";
import { speakerOf } from "./speaker.js";
import { describe, roleOf, type Voice } from "./voices.js";

/** An object that may hold metadata of a call, and where it stands. */
export interface Level {
  value: Readonly<Record<string, unknown>>;
  pointer: string;
}

type MetaField =
  | "id"
  | "agent"
  | "team"
  | "queue"
  | "customer"
  | "customerId"
  | "startedAt"
  | "timezone"
  | "endedAt"
  | "duration"
  | "direction"
  | "language"
  | "waited"
  | "survey";

/** Names of metadata by what they hold, best first; without case, spaces and punctuation, and without a unit at the end. */
const NAMES: Readonly<Record<MetaField, string>> = {
  id:
    "callid conversationid convoid contactid interactionid dialogid dialogueid sessionid callsid callreference callref transcriptid recordingid " +
    "chatid ticketid caseid jobname root uuid sid id",
  agent:
    "agentname agentfullname agentdisplayname agent repname rep representative representativename advisorname advisor advisername adviser operatorname " +
    "operator associatename associate csrname csr employeename employee handledby answeredby",
  team: "team teamname agentteam agentgroup",
  queue: "queue queuename skill skillname skillgroup department departmentname",
  customer:
    "customername customer customerfullname callername caller clientname client contactname contact membername member patientname patient guestname guest policyholdername",
  customerId: "customerid clientid memberid patientid accountid accountnumber customernumber customerref",
  startedAt:
    "startedat started starttime startdatetime callstartedat callstarted callstart callstarttime callstartedon calldatetime conversationstarttime starttimestamp " +
    "startdate calldate recordingstart recordingstarttime mediastarttime recordedat datetime date timestamp start begintime begin createdat created",
  timezone: "timezone timezonename timezoneid tz iana",
  endedAt: "endedat endtime enddatetime callend callendtime conversationendtime endtimestamp end",
  duration: "callduration duration durationtime calllength length audioduration totalconversationduration recordingduration talktime",
  direction: "direction calldirection initiationmethod calltype",
  language: "languagecode language lang locale dominantlanguage",
  waited:
    "waited waittime wait waitseconds waitingtime secondswaited queuetime queueseconds secondsinqueue queuewait queuewaittime queuewaitseconds timeinqueue queuedfor queued ringtime rangfor rang ring ringduration queueduration waitduration speedtoanswer speedofanswer answerdelay timetoanswer answertime secondstoanswer ringseconds",
  survey:
    "csat csatscore surveyscore satisfactionscore customersatisfaction customersatisfactionscore satisfaction npsscore nps survey customerrating customersatisfactionrating",
};

interface Meaning {
  field: MetaField;
  rank: number;
  unit?: Unit | "min";
}

const MEANINGS = new Map<string, Meaning>();
for (const [field, names] of Object.entries(NAMES) as [MetaField, string][])
  for (const [rank, name] of names.split(" ").entries()) if (!MEANINGS.has(name)) MEANINGS.set(name, { field, rank });

const seen = new Map<string, Meaning | undefined>();

/** Whether something of this name would be taken for metadata of a call. */
export function isMetadata(name: string): boolean {
  return meaningOf(name) !== undefined;
}

function meaningOf(key: string): Meaning | undefined {
  if (seen.has(key)) return seen.get(key);
  if (seen.size > 5000) seen.clear();
  const meaning = key.length > 40 ? undefined : understand(key);
  seen.set(key, meaning);
  return meaning;
}

function understand(key: string): Meaning | undefined {
  const plain = plainKey(key);
  const [base, unit] = /min(?:ute)?s?$/.test(plain)
    ? [plain.replace(/(?:in)?min(?:ute)?s?$/, ""), "min" as const]
    : withoutUnit(key, plain);
  const measured = unit === undefined ? undefined : MEANINGS.get(base);
  // Of "queue" and "agent" there are no seconds.
  return measured === undefined || !MEASURED.has(measured.field) ? MEANINGS.get(plain) : { ...measured, unit };
}

/** Fields that a unit may stand behind. */
const MEASURED: ReadonlySet<MetaField> = new Set<MetaField>(["startedAt", "endedAt", "duration", "waited"]);

interface Given {
  value: unknown;
  rank: number;
  unit?: Unit | "min";
  pointer: string;
}

/** What is known of a call beside its words, and its duration, for which it may be asked when the last turn ends. */
export interface Metadata {
  meta: CallMeta;
  durationBy(lastEnd: () => number | undefined): number | undefined;
}

/** Reads what is known of a call beside its words; nearer objects come first and win. */
export function metaOf(levels: readonly Level[], lastEnd: number | undefined, digitsAt: (pointer: string) => string): CallMeta {
  const { meta, durationBy } = metadataOf(levels, digitsAt);
  const duration = durationBy(() => lastEnd);
  return duration === undefined ? meta : { ...meta, duration };
}

/** The same before the turns are read. */
export function metadataOf(levels: readonly Level[], digitsAt: (pointer: string) => string): Metadata {
  const found: Partial<Record<MetaField, Given>> = {};
  const misdated: string[] = [];
  for (const [distance, { value: level, pointer }] of levels.entries()) {
    for (const key in level) {
      const value = level[key];
      if (value === null || value === undefined || value === "") continue;
      const meaning = meaningOf(key);
      if (meaning === undefined) continue;
      const rank = meaning.rank + distance * 100;
      if (meaning.field === "startedAt" && isNoDate(key, value)) misdated.push(`"${key}" holds no date: "${value}"`);
      if ((found[meaning.field]?.rank ?? Number.POSITIVE_INFINITY) <= rank || !fits(meaning.field, value)) continue;
      found[meaning.field] = { value, rank, unit: meaning.unit, pointer: pointer + pointerStep(key) };
    }
  }
  const all = assembled(found, digitsAt);
  const unused = [...(found.startedAt === undefined ? misdated : []), ...placeInZone(all.meta, found.timezone?.value)];
  if (unused.length > 0) all.meta.unused = unused;
  return all;
}

/** What is meant for a date and is none: "31/02/2026", "someday" under "date". */
function isNoDate(key: string, value: unknown): value is string {
  if (typeof value !== "string" || parseTime(value) !== undefined) return false;
  return /^\s*\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b/.test(value) || /date|startedat/.test(plainKey(key));
}

/** Puts the start of a call, where it tells no zone itself, into the zone that is named; says where there is no such zone. */
function placeInZone(meta: CallMeta, zone: unknown): string[] {
  if (typeof zone !== "string") return [];
  const name = zone.trim();
  if (!isZone(name)) return [`there is no time zone "${name}"`];
  const { startedAt } = meta;
  const moment = startedAt === undefined ? undefined : momentOf(startedAt);
  if (moment?.zoneUnknown === true) meta.startedAt = isoAt(instantOfWall(moment.at, name, 0), name, 0);
  return [];
}

/** Whether a value can be what the field holds. */
function fits(field: MetaField, value: unknown): boolean {
  if (field === "agent" || field === "customer" || field === "queue" || field === "team")
    return typeof value === "string" || (typeof value === "object" && !Array.isArray(value));
  if (field === "startedAt" || field === "endedAt") return instantOf(value) !== undefined;
  if (field === "timezone") return typeof value === "string";
  if (field === "direction") return directionOf(value) !== undefined;
  if (field === "language") return languageOf(value) !== undefined;
  if (field === "survey") return numberOf(value) !== undefined;
  return typeof value === "string" || typeof value === "number";
}

function assembled(found: Partial<Record<MetaField, Given>>, digitsAt: (pointer: string) => string): Metadata {
  const meta: CallMeta = {};
  const { id, agent, team, queue, customer, customerId, startedAt, endedAt, duration, direction, language, waited, survey } = found;
  if (id !== undefined) meta.id = idText(id.value, id.pointer, digitsAt);
  if (agent !== undefined) meta.agent = describe(agent.value).label;
  const teamValue = team?.value ?? (agent?.value as { team?: unknown } | undefined)?.team;
  if (teamValue !== undefined) meta.team = describe(teamValue).label;
  if (queue !== undefined) meta.queue = describe(queue.value).label;
  if (customer !== undefined || customerId !== undefined) meta.customer = customerOf(customer, customerId, digitsAt);
  if (startedAt !== undefined) meta.startedAt = isoOf(startedAt.value);
  const between = startedAt === undefined || endedAt === undefined ? undefined : instantOf(endedAt.value)! - instantOf(startedAt.value)!;
  if (direction !== undefined) meta.direction = directionOf(direction.value);
  if (language !== undefined) meta.language = languageOf(language.value);
  const wait = waited === undefined ? undefined : secondsOf(waited);
  if (wait !== undefined && wait >= 0) meta.waited = wait;
  if (survey !== undefined) meta.survey = numberOf(survey.value);
  return { meta, durationBy: (lastEnd) => durationOf(duration, lastEnd, between) };
}

/** A plain number: no duration, no date. */
function numberOf(value: unknown): number | undefined {
  const number = typeof value === "string" && /^\s*-?\d+(?:\.\d+)?\s*$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) && Math.abs(number) <= 1000 ? number : undefined;
}

/** An id as it is written: a number of more digits than a double holds is read from the text. */
export function idText(value: unknown, pointer: string, digitsAt: (pointer: string) => string): string {
  return typeof value === "number" && !Number.isSafeInteger(value) ? digitsAt(pointer) : String(value);
}

function customerOf(
  customer: Given | undefined,
  customerId: Given | undefined,
  digitsAt: (pointer: string) => string,
): CallMeta["customer"] {
  const value = customer?.value;
  const explicit = customerId === undefined ? undefined : idText(customerId.value, customerId.pointer, digitsAt);
  if (typeof value === "string") return isId(value) ? { id: explicit ?? value, names: [] } : { id: explicit, names: [value] };
  if (typeof value !== "object" || value === null) return { id: explicit, names: [] };
  const { id: own, names } = value as { id?: unknown; names?: unknown };
  const { label, id } = describe(value);
  const known = own === undefined || own === null ? id : idText(own, `${customer!.pointer}/id`, digitsAt);
  const listed = Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
  const all = label === undefined || label === id ? listed : [label, ...listed.filter((name) => name !== label)];
  return { id: explicit ?? known, names: all };
}

/** A number, or letters and digits without a space: `CUST-48213`. */
function isId(text: string): boolean {
  return /^[^\s]*\d[^\s]*$/.test(text) || /^[\d\s()+-]+$/.test(text);
}

/** Seconds, where the unit is beyond doubt: told by the name, by the value, by the last turn's end, or by start and end of the call. */
function durationOf(given: Given | undefined, lastEndOf: () => number | undefined, between: number | undefined): number | undefined {
  const seconds = given === undefined ? undefined : secondsOf(given);
  const isBare = given?.unit === undefined && typeof given?.value !== "string";
  if (seconds !== undefined && seconds > 0 && !isBare) return seconds;
  const lastEnd = seconds === undefined ? undefined : lastEndOf();
  if (seconds !== undefined && lastEnd !== undefined && lastEnd > 0)
    for (const by of [1, 1e-3, 60]) if (seconds * by >= lastEnd * 0.9 && seconds * by <= lastEnd * 2 + 60) return seconds * by;
  if (between !== undefined && between > 0 && between < 86_400) return between;
  return undefined;
}

function secondsOf({ value, unit }: Given): number | undefined {
  const time = typeof value === "number" ? ({ kind: "number", value } as const) : typeof value === "string" ? parseTime(value) : undefined;
  if (time === undefined || time.kind === "instant" || !mayBeTime(time.value)) return undefined;
  if (time.kind !== "number") return time.value;
  if (unit === "min") return time.value * 60;
  return unit === undefined ? time.value : time.value / Math.round(1 / UNITS[unit]);
}

function directionOf(value: unknown): "inbound" | "outbound" | undefined {
  if (typeof value !== "string") return undefined;
  if (/^(?:in|inbound|incoming|received)(?:[\s_-]?(?:call|voice|phone))?$/i.test(value.trim())) return "inbound";
  return /^(?:out|outbound|outgoing|dialed|dialled)(?:[\s_-]?(?:call|voice|phone|api))?$/i.test(value.trim()) ? "outbound" : undefined;
}

const LANGUAGES: Readonly<Record<string, string>> = {
  english: "en",
  spanish: "es",
  french: "fr",
  german: "de",
  italian: "it",
  portuguese: "pt",
  dutch: "nl",
};

/** A language as BCP 47 has it: `en-us`, `EN_US` and `English` alike. */
export function languageOf(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const [, language, rest = ""] = /^([a-z]{2,3})((?:[-_][a-z0-9]{2,8})*)$/i.exec(value.trim()) ?? [];
  if (language === undefined) return meaningIn(LANGUAGES, value.trim().toLowerCase());
  const parts = rest
    .split(/[-_]/)
    .slice(1)
    .map((part) => (part.length === 2 ? part.toUpperCase() : part))
    // AssemblyAI's `en_uk`.
    .map((part) => (part === "UK" ? "GB" : part));
  return [language.toLowerCase(), ...parts].join("-");
}

const ROSTERS = new Set(
  "participants parties speakers agents users speakerlabels speakermap speakernames speakerroles channelmap channelroles channellabels".split(
    " ",
  ),
);
/** `agent_channel: 0`, `customerChannel: 1`: the channel of a side. */
const SIDE_CHANNEL = /^(agent|customer|caller|client|operator)(?:channel|speaker|track)(?:id|index|number|label)?$/;
/** `agent_id: "u-77"`, and what tickets have: `requester_id`, `assignee_id`. */
const SIDE_ID = /^(agent|customer|caller|client|operator|visitor|requester|assignee)(?:user|participant)?(?:id|uuid)$/;
const ROSTER_IDS = [
  "id",
  "speakerId",
  "speaker_id",
  "ParticipantId",
  "participantId",
  "participant_id",
  "userId",
  "user_id",
  "speaker",
  "Speaker",
  "channel",
  "label",
  "email",
  "tag",
];

/** Who takes part, as lists beside the turns tell; undefined where no list does. */
export function rosterOf(levels: readonly Level[]): Map<string, Voice> | undefined {
  let roster: Map<string, Voice> | undefined;
  for (const { value: level } of levels) {
    for (const key in level) {
      const list = level[key];
      const plain = plainKey(key);
      const side = typeof list === "object" ? undefined : sideIn(plain, list);
      if (side !== undefined) (roster ??= new Map()).set(String(list), { role: roleOf(side) });
      // A list of channels tells who is who only where it has no more to tell: others hold the turns.
      const isRoster = ROSTERS.has(plain) || (plain === "channels" && Array.isArray(list) && list.every(isSide));
      if (typeof list !== "object" || list === null || !isRoster) continue;
      roster ??= new Map();
      for (const [index, one] of Object.entries(list).slice(0, 1000)) enroll(roster, index, one);
    }
  }
  return roster;
}

/** The side whose channel or id a field holds; ids of a digit or two may count anything. */
function sideIn(key: string, value: unknown): string | undefined {
  if (typeof value !== "number" && typeof value !== "string") return undefined;
  const [, channel] = SIDE_CHANNEL.exec(key) ?? [];
  if (channel !== undefined) return channel;
  const [, person] = String(value).length > 2 ? (SIDE_ID.exec(key) ?? []) : [];
  return person === "requester" ? "customer" : person === "assignee" ? "agent" : person;
}

/** `{channel: 0, role: "agent"}`. */
function isSide(one: unknown): boolean {
  return (
    typeof one === "object" &&
    one !== null &&
    describe(one).role !== undefined &&
    Object.values(one).every((value) => typeof value !== "object")
  );
}

/** `is_rep: true`, `isAgent: false`. */
function roleByFlag(row: Readonly<Record<string, unknown>>): Voice["role"] {
  const flag = Object.entries(row).find(([key]) => /^is(?:agent|rep|operator|internal|employee)$/.test(plainKey(key)))?.[1];
  return typeof flag !== "boolean" ? undefined : flag ? "agent" : "customer";
}

function enroll(roster: Map<string, Voice>, index: string, one: unknown): void {
  // `{spk_0: "agent", spk_1: "Zoë Okafor"}`.
  if (typeof one === "string" && one.trim() !== "" && !/^\d+$/.test(index)) {
    const { name, role } = speakerOf(one.trim());
    roster.set(index, { speaker: one.trim(), name, role: roleOf(one) ?? role });
  }
  if (typeof one !== "object" || one === null || Array.isArray(one)) return;
  const row = one as Record<string, unknown>;
  const { label, role: word } = describe(row);
  const name = Object.entries(row).find(([key]) => /^(?:full|display|participant|speaker)?name$|^displaytext$/i.test(plainKey(key)))?.[1];
  const person = typeof name === "string" && name.trim() !== "" ? name.trim() : undefined;
  const voice: Voice = { speaker: person ?? label, name: person, role: word === undefined ? roleByFlag(row) : roleOf(word) };
  const ids = ROSTER_IDS.map((key) => row[key]).filter((id) => typeof id === "string" || typeof id === "number");
  for (const id of ids.length === 0 ? [index] : ids) if (!roster.has(String(id))) roster.set(String(id), voice);
  if (person !== undefined && !roster.has(person)) roster.set(person, voice);
}
