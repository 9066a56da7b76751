// Longer than a source file should be: most of it lists of the names of fields.
import { parseTime, type Unit } from "./times.js";

/** What a column of a list of turns holds. */
export type TurnField =
  | "text"
  | "speaker"
  | "role"
  | "start"
  | "end"
  | "duration"
  | "words"
  | "call"
  | "nested"
  | "event"
  | "type"
  | "partial"
  | "final"
  | "byAgent"
  | "byCustomer"
  | "private"
  | "public";

/** Names of columns by what they hold, best first; without case, spaces and punctuation, and without a unit at the end. */
const NAMES: Readonly<Record<TurnField, string>> = {
  text:
    "text humantranscript content message utterance transcript body sentence transcription transcribedtext displaytext decoratedtext " +
    "line says said msg speech phrase statement dialogue comment messagetext messagebody messagecontent utterancetext turntext spokentext rawtext asrtext " +
    "what quote caption snippet words lexical messageparts fulltranscript calltranscript chattranscript fulltext texto texte tekst nachricht transkript transcripcion transcricao trascrizione fala mensaje mensagem bericht frase " +
    "originaltext originaltranscript entext recognizedtext recognisedtext erkanntertext finaltext finaltranscript cleantext cleanedtext correctedtext plaintext verbatim " +
    "maskedtext maskedtranscript redactedtext redactedtranscript strippedtext textbody bodytext whatwassaid whatissaid spoken spokenwords gesprochenertext gesprochen wortlaut aussage auerung beitrag testo messaggio enunciado dicho dialogo propos paroles enonce quedijo loquedijo wasgesagtwurde dit cequiestdit gesproken uitspraak preview extract txt utt tx t alternatives",
  speaker:
    "speaker speakername speakerlabel participantname username displayname senderdisplayname personname name from sender senders sendername author authorname who by " +
    "participant person party parties user originator persona speakerid participantid senderid authorid actorid personid participantrefid attendeeid recordingattendeeid sentby userid speakertag speakerindex actor character " +
    "initiator createdby kanal canal canale kanaal side von channellabel mediachannel channel channelindex channelid talker leg track sprecher spreker hablante falante interlocutor locuteur parlante intervenant intervenante teilnehmer wer qui quem quien chi spk sp s w",
  role: "role speakerrole participantrole speakertype participanttype participantpurpose sendertype senderrole userrole roletype authortype persontype personrole speakercategory actortype senttype affiliation actor rolle rol ruolo papel funcion funktion",
  start:
    "start starttime secondsfromstart startoffset beginoffset begin begintime startseconds starttimeoffset timeincall segmentstarttime audiostart " +
    "relativestart relativetime createddatetime datecreated datesent createddate serverreceivedtimestamp receivedat received receivedtime postedat messagedate messagetimestamp startts offset timestart from ts starttimestamp timestamp startedat time at t position elapsed absolutetime messagetime " +
    "sentat clienttimestamp servertimestamp createdat createdtime createtime sendtime datetime date when timestamps offsets clock snippettime beginn startzeit anfang zeit uhrzeit datumuhrzeit datumundzeit datumzeit fechahora fechayhora dateheure dateetheure sent zeitstempel zeitpunkt von epoch epochtime unixtime unixtimestamp eventtime eventtimestamp inicio horainicio horadeinicio hora debut heuredebut heure horodatage tijd begintijd starttijd tijdstip ora orainizio oradiinizio heurededebut horadainicio datahora dataehora tiempo timing timerange timespan st b s",
  end: "end endtime endoffset stop stoptime endseconds finish finishtime endtimeoffset segmentendtime audioend relativeend endts timeend endtimestamp endedat to until bis ende endzeit fin horafin horadefin heurefin fim eindtijd einde fine orafine oradifine heuredefin horafim horadefim et e",
  duration: "duration length dur spokenduration audioduration",
  words: "words items wordlist worditems tokens elements wordtimings",
  call: "callid conversationid convoid contactid interactionid dialogid dialogueid sessionid callsid transcriptid recordingid gesprachsid gesprachsnummer anrufid anrufnummer gespreksid iddellamada idllamada llamada idappel iddappel identifiantdappel identifiantappel referenceappel numerodappel numeroappel nappel idchiamata chiamata protocolo conversation call root",
  nested: "sentences segments utterances phrases lines messages turns",
  event: "event eventtype eventname",
  type: "type kind messagetype itemtype entrytype",
  partial: "ispartial partial interim isinterim",
  final: "isfinal final",
  byAgent: "isagent fromagent agent isoperator isrep isstaff outgoing isoutgoing isoutbound",
  byCustomer: "iscustomer fromcustomer isclient isuser iscaller isinbound incoming isincoming isvisitor isenduser customer",
  private: "private isprivate isinternal isnote",
  public: "public ispublic",
};

interface Meaning {
  field: TurnField;
  rank: number;
}

const MEANINGS = new Map<string, Meaning[]>();
for (const [field, names] of Object.entries(NAMES) as [TurnField, string][])
  for (const [rank, name] of names.split(" ").entries()) MEANINGS.set(name, [...(MEANINGS.get(name) ?? []), { field, rank }]);

const UNIT_ENDINGS: readonly [RegExp, Unit][] = [
  [/(?:(?<!beg)in)?(?:milliseconds|millisecs?|millis|msecs?|ms)$/, "ms"],
  [/(?:(?<!beg)in)?(?:microseconds|micros|usecs?|us)$/, "us"],
  [/(?:(?<!beg)in)?ticks$/, "ticks"],
  [/(?:(?<!beg)in)?(?:nanoseconds|nanos|ns)$/, "ns"],
  [/(?:(?<!beg)in)?(?:seconds|secs?)$/, "s"],
];

interface Name {
  meanings: readonly Meaning[];
  unit?: Unit;
}

/** Names of columns seen so far; emptied when hostile input fills it. */
const seen = new Map<string, Name>();
const MOST_SEEN = 5000;

/** Keys made plain so far; emptied as above. */
const plainKeys = new Map<string, string>();

/** A key without case, spaces and punctuation. */
export function plainKey(key: string): string {
  let plain = plainKeys.get(key);
  if (plain === undefined) {
    plain = key
      .toLowerCase()
      .normalize("NFD")
      .replaceAll(/[^a-z0-9]/g, "");
    if (plainKeys.size > MOST_SEEN) plainKeys.clear();
    if (key.length <= 40) plainKeys.set(key, plain);
  }
  return plain;
}

/** What a key may mean as a name of a turn's column, with the unit that it tells. */
function nameOf(key: string): Name {
  let name = seen.get(key);
  if (name === undefined) {
    if (seen.size > MOST_SEEN) seen.clear();
    seen.set(key, (name = key.length > 40 ? { meanings: [] } : understand(key)));
  }
  return name;
}

/** What columns of turns may be headed with: `Utterance start (s)`, `segment_end`. */
const PREFIX = /^(?:utterance|segment|sentence|phrase|turn)(?:start|begin|end|stop|offset|duration|time)/;

/** How its times are written, behind a column's name: `Start (mm:ss)`. */
const CLOCK = /\s*[[(](?:hh?:)?mm?:ss?(?:[.,:]\w{1,3})?[\])]\s*$/i;

function understand(key: string): Name {
  const plain = plainKey(key.replace(CLOCK, ""));
  const [base, unit] = withoutUnit(key, plain);
  const measured = unit === undefined ? undefined : MEANINGS.get(base);
  if (measured !== undefined) return { meanings: measured, unit };
  const bare =
    MEANINGS.get(plain) === undefined && PREFIX.test(plain)
      ? key.replace(/^\W*(?:utterance|segment|sentence|phrase|turn)[_ -]?/i, "")
      : key;
  const turn = bare === key ? undefined : understand(bare);
  if (turn !== undefined) return turn;
  // `transcript_json`, as warehouses have it.
  const held = MEANINGS.get(plain) === undefined ? plain.replace(/(?:json|jsonb|str|string|raw)$/, "") : plain;
  if (held !== plain && held !== "") return { meanings: (MEANINGS.get(held) ?? []).filter(({ field }) => field === "text") };
  return { meanings: MEANINGS.get(plain) ?? [], unit: plain.startsWith("seconds") ? "s" : undefined };
}

/** Whether a key is a name for when a turn begins. */
export function namesStart(key: string): boolean {
  return nameOf(key).meanings.some(({ field }) => field === "start");
}

/** Whether a key is a name for when a turn begins or ends, or how long it is. */
export function namesTime(key: string): boolean {
  return nameOf(key).meanings.some(({ field }) => field === "start" || field === "end" || field === "duration");
}

/** `start_ms` → `start`, `ms`. A bare `s` at the end is a unit only where something sets it apart. */
export function withoutUnit(key: string, plain: string): [base: string, unit: Unit | undefined] {
  if (/[_\s(-]s\)?$/.test(key)) return [plain.slice(0, -1), "s"];
  for (const [ending, unit] of UNIT_ENDINGS)
    if (ending.test(plain) && plain.replace(ending, "") !== "") return [plain.replace(ending, ""), unit];
  return /[a-z]S$/.test(key) ? [plain.slice(0, -1), "s"] : [plain, undefined];
}

/** The keys of a list's rows by what they hold. */
export type Layout = Partial<Record<TurnField, string>> & { units: { start?: Unit; end?: Unit; duration?: Unit } };

/** Added to the rank of a column that is empty in all rows looked at. */
const LAST = 1000;
/** Rows looked at to learn the names of columns and what they hold: the first of a list, and as many between them and its end. */
const SAMPLE = 50;

/**
 * Finds which key holds what, from the names of the keys and the first value of each.
 * @param rowAt Gives a row, where it is more than what `rows` has of it.
 */
export function layoutOf(rows: readonly unknown[], rowAt = (index: number) => rows[index]): Layout {
  const samples = new Map<string, unknown>();
  const step = Math.max(1, Math.floor((rows.length - SAMPLE) / SAMPLE));
  for (let index = 0; index < rows.length; index += index < SAMPLE ? 1 : step) {
    const row = rowAt(index) as Record<string, unknown>;
    if (typeof row !== "object" || row === null) continue;
    for (const key in row) {
      const value = row[key];
      if (samples.get(key) === undefined) samples.set(key, value ?? undefined);
    }
  }
  return choose(samples);
}

function choose(samples: ReadonlyMap<string, unknown>): Layout {
  const layout: Layout = { units: {} };
  const ranks: Partial<Record<TurnField, number>> = {};
  for (const [key, sample] of samples) {
    const { meanings, unit } = nameOf(key);
    for (const meaning of meanings) {
      const { field } = meaning;
      const isUnlikely = (field === "speaker" && isResource(sample)) || (field === "text" && isCount(sample));
      const rank = meaning.rank + (sample === undefined || isUnlikely ? LAST : 0);
      if ((ranks[field] ?? Number.POSITIVE_INFINITY) <= rank || !fits(field, sample)) continue;
      ranks[field] = rank;
      layout[field] = key;
      if (field === "start" || field === "end" || field === "duration") layout.units[field] = unit;
    }
  }
  if (layout.speaker !== undefined && layout.speaker === layout.start)
    delete layout[typeof samples.get(layout.speaker) === "number" ? "speaker" : "start"];
  return layout;
}

/** `conferenceRecords/c1/transcripts/t1/entries/e1`, as Google names each row of a list: nobody's name, unless nothing else tells. */
function isResource(sample: unknown): boolean {
  return typeof sample === "string" && /^\w+\/[^\s/]+\/\w+\/[^\s/]+\/\w+\/[^\s/]+$/.test(sample);
}

/** A bare number counts lines, unless nothing else can be what was said. */
function isCount(sample: unknown): boolean {
  return typeof sample === "string" && /^\s*\d{1,6}\s*$/.test(sample);
}

/** Fields that no column is for unless it holds what they hold. */
const FOUND_ONLY: ReadonlySet<TurnField> = new Set<TurnField>(["nested", "words", "byAgent", "byCustomer", "private", "public"]);

/** Whether a value can be what the field holds; what is empty in every row fits anything. */
function fits(field: TurnField, value: unknown): boolean {
  if (value === undefined) return !FOUND_ONLY.has(field);
  const type = typeof value;
  switch (field) {
    case "text":
      return type === "string" || (Array.isArray(value) ? isTextPart(value[0]) : textKeyIn(value) !== undefined);
    case "speaker":
      return type === "string" || type === "number" || type === "object";
    case "start":
    case "end":
      return type === "number" || (type === "object" && mayTellTime(value as object)) || (type === "string" && isTime(value as string));
    case "duration":
      return type === "number" || type === "object" || type === "string";
    case "words":
    case "nested":
      return Array.isArray(value) && typeof value[0] === "object";
    case "call":
      return type === "string" || type === "number";
    case "partial":
    case "final":
      return type === "boolean";
    case "private":
    case "public":
    case "byAgent":
    case "byCustomer":
      return flagIn(value) !== undefined;
    default:
      return type === "string";
  }
}

/** `{seconds, nanos}`, `{relative}`, `{$date}`, `{from, to}`, `[0, 4.2]`, and what protocol buffers have for 0; not `{id, name}`. */
function mayTellTime(value: object): boolean {
  const keys = Object.keys(value);
  if (Array.isArray(value)) return !value.some((one) => typeof one === "string" && !isTime(one));
  return keys.length === 0 || keys.some((key) => TIME_KEYS.has(key));
}

const TIME_KEYS = new Set("seconds nanos relative $date from to start end begin".split(" "));

/** What a flag says, also where a table or a careless program writes it as a word. */
export function flagIn(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (value === 0 || value === 1) return value === 1;
  const word = typeof value === "string" && value.length < 6 ? value.trim().toLowerCase() : undefined;
  return word === "true" || word === "yes" ? true : word === "false" || word === "no" ? false : undefined;
}

const RANGE = /^[\d:.,]+\s*(?:-->|–|—|-| to )\s*[\d:.,]+$/;

/** A time, or a start and an end in one. */
function isTime(value: string): boolean {
  // A telephone's number counts nothing.
  return value === "" || (!/^\+\d{6}/.test(value) && parseTime(value) !== undefined) || RANGE.test(value.slice(0, 70).trim());
}

/** A part of a message: `{type: "text", text: "..."}`, or a plain string. */
export function isTextPart(part: unknown): boolean {
  return typeof part === "string" || partTextIn(part) !== undefined;
}

/**
 * The text of a part that is an object, and its place in it: `{text: "…"}`, `{text: {content: "…"}}` as Freshchat has it, `{text: {value: "…"}}`
 * and, of what was spoken, `{type: "input_audio", transcript: "…"}` as OpenAI does.
 */
export function partTextIn(part: unknown): { value: string; step: string } | undefined {
  if (typeof part !== "object" || part === null) return undefined;
  const { text, transcript } = part as { text?: unknown; transcript?: unknown };
  if (typeof text === "string") return { value: text, step: "/text" };
  if (typeof transcript === "string") return { value: transcript, step: "/transcript" };
  const { content, value } = typeof text === "object" && text !== null ? (text as { content?: unknown; value?: unknown }) : {};
  if (typeof content === "string") return { value: content, step: "/text/content" };
  return typeof value === "string" ? { value, step: "/text/value" } : undefined;
}

/** The key of the text in an object that stands where a text belongs: `{text: "Hello"}`. */
export function textKeyIn(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return ["text", "content", "value"].find((key) => typeof (value as Record<string, unknown>)[key] === "string");
}
