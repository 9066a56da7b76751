// Longer than a source file should be: the ways in which exports tell what a call is, side by side.
import type { CallMeta, Role } from "../call.js";
import { metaOf } from "./metadata.js";
import { isName, speakerOf } from "./speaker.js";
import { isFooter } from "./text-end.js";
import { keyOf, labelOf, labelsOf, type Label } from "./text-label.js";
import type { Line } from "./text-lines.js";
import { isFieldKey, type Labelling } from "./text-speakers.js";

/** What stands above the first words of a call. */
export interface Header {
  meta: CallMeta;
  /** Roles by name or label in lower case ("Participants: Andrea (Customer), Chris (Agent)"; "S1 = agent"). */
  roles: ReadonlyMap<string, Role>;
  /** Number of lines above the first that somebody says. */
  bodyFrom: number;
  /** Sentences among them: a narrator's, or a machine's. */
  narration: readonly Line[];
}

/** What a header says, as it is being read. */
interface Notes {
  fields: Record<string, string>;
  roles: Map<string, Role>;
  agent?: string;
  customer?: string;
}

/** `# Call LP-20250603-1040`, `Transcript of conversation #4471`. */
const ID_IN_TITLE =
  /^\W{0,4}(?:transcript (?:of|for) )?(?:call|conversation|interaction|chat|contact)(?: transcript| recording| log| record)? (?:#(?=\d)|(?=[A-Z]{1,8}[-_]?\d))([\w-]{3,40})$/i;

/** Reads fields, participants, legends and titles up to the first line that somebody says. */
export function readHeader(lines: readonly Line[], labelling: Labelling): Header {
  const notes: Notes = { fields: {}, roles: new Map() };
  const bodyFrom = bodyStart(lines, labelling, notes);
  const narration: Line[] = [];
  for (const [index, line] of lines.slice(0, bodyFrom).entries()) {
    if (labelling.labels[index] !== undefined || line.kind === "direction") continue;
    const said = labelsOf(line).find((label) => label.form === "colon");
    if (line.kind === "text" && said === undefined && isSentence(line.text)) narration.push(...(isFooter(line.text) ? [] : [line]));
    else readNote(line.text, notes);
  }
  // What somebody writes above a call that is sent on is no part of it.
  const isMail = "From" in notes.fields && "Subject" in notes.fields;
  return { meta: metaFrom(notes), roles: notes.roles, bodyFrom, narration: isMail ? [] : narration };
}

function isSentence(text: string): boolean {
  return (
    /[.!?…]["”')]?$/.test(text) &&
    text.split(/\s+/, 5).length > 4 &&
    !/^(?:this is|the following is|below is|here is) .{0,60}transcript|^(?:recorded|transcribed) (?:on|by|via|with|at) /i.test(text)
  );
}

/** The first line that somebody says; what labelled lines above it tell of the sides is noted. */
function bodyStart(lines: readonly Line[], labelling: Labelling, notes: Notes): number {
  const { labels, speakers } = labelling;
  for (const [index, label] of labels.entries()) {
    if (label === undefined) continue;
    if (!isRosterLine(labelOf(label, lines[index]!), index, lines, labelling, notes)) return index;
  }
  if (speakers.size > 0) return lines.length;
  const first = lines.findIndex(
    (line, index) => line.kind === "time" || line.kind === "direction" || (line.kind === "text" && !isTitle(line, index)),
  );
  return first < 0 ? lines.length : first;
}

/** In a text without speakers: "Call Transcript", "Date: …". */
function isTitle({ text, start }: Line, index: number): boolean {
  if (start !== undefined || text.length > 80) return false;
  const colon = labelsOf({ kind: "text", text, from: 0 }).find((label) => label.form === "colon");
  if (colon !== undefined) return isFieldKey(colon.key) || colon.text === "";
  return (
    index < 5 &&
    /\b(?:transcript(?:ion)?|call|conversation|recording)\b/i.test(text) &&
    !/[.!?]$/.test(text) &&
    text.split(/\s+/).length < 10
  );
}

/** Whether a labelled line names a side ("Agent: Daleen") instead of being said by it. */
function isRosterLine(
  { form, label, key, text }: Label,
  index: number,
  lines: readonly Line[],
  labelling: Labelling,
  notes: Notes,
): boolean {
  const own = speakerOf(label);
  const [, beside] = (own.role === undefined ? null : BESIDE.exec(text)) ?? [];
  if (beside !== undefined && speakerOf(beside).role !== undefined) {
    readNote(lines[index]!.text, notes);
    return true;
  }
  // "A: Colin Ware, B: Priti Rao"
  const [, one, key2, two] = /^([^:,]{2,40}), ?([^:,]{1,20}): ?([^:,]{2,40})$/.exec(text) ?? [];
  if (key2 !== undefined && labelling.speakers.has(keyOf(key2)) && isProperName(one!) && isProperName(two!)) return true;
  if (form === "alone") {
    // "Customer (Adam)" in a list of participants: what follows is not said by him.
    let next = index + 1;
    while (lines[next]?.kind === "blank") next++;
    const isList = labelling.labels[next] !== undefined || lines[next]?.kind === "rule" || isAboveTimes(index, lines, labelling);
    if (isList) readNote(label, notes);
    return isList;
  }
  // "Olga: Claims, Olga speaking." is said.
  const meant = /\s.*[.!?]$/.test(text) ? undefined : pureRole(text);
  if (meant !== undefined && own.role === undefined) {
    notes.roles.set(key, meant);
    return true;
  }
  if ((own.role === "agent" || own.role === "customer") && isContact(text)) return true;
  // "Help Desk: Help desk, good morning, this is Priya."
  if (isSentence(text)) return false;
  const name = speakerOf(text).name ?? text.replace(/\s*[([].*$|\s*[,;/|].*$/, "").trim();
  const role = key === "employee" ? "agent" : own.role;
  if ((role !== "agent" && role !== "customer") || !isProperName(name) || !isHeaderBlock(name, index, lines, labelling)) return false;
  noteSide(notes, name, role);
  return true;
}

/** "Rep: Kim   Caller: Lee Marsh": the next of several sides in one line. */
const BESIDE = /(?:\t|\s{2,}|\s?[|;]\s?)(\p{L}[\p{L} ]{1,20}):\s/u;

/** "Niamh Byrne, Support Agent" above a call in which a time stands beside each name. */
function isAboveTimes(index: number, lines: readonly Line[], { labels }: Labelling): boolean {
  const isTimed = (at: number) => (labels[at]!.start ?? lines[at]!.start) !== undefined;
  const below = labels.flatMap((label, at) => (label !== undefined && at > index ? [at] : []));
  return !isTimed(index) && lines[index + 1]?.kind !== "time" && below.length > 1 && below.filter(isTimed).length > below.length / 2;
}

/** An address or a number: `Agent: nbyrne@example.com`, `Consumer: +1 555-0142`. */
function isContact(text: string): boolean {
  return /^[\w.+-]{1,64}@[\w.-]{1,100}$|^\+?\d[\d ().-]{6,20}$/.test(text);
}

const GREETING =
  /^(?:hello|hi|hey|yes|yeah|no|ok|okay|good (?:morning|afternoon|evening|day)|thanks|thank you|sure|right|alright|bye|goodbye|welcome|sorry|speaking|yep|great|perfect|please)\b/i;

function isProperName(name: string): boolean {
  return (
    isName(name) &&
    /^\p{Lu}/u.test(name) &&
    name.split(" ").every((word) => /^(?:\p{Lu}|de|la|van|von|der|den|bin|al|da|di|du)/u.test(word)) &&
    !GREETING.test(name)
  );
}

/** "Agent", "the customer", "Agent (Niamh)": a role and nothing else. */
function pureRole(text: string): Role | undefined {
  if (text.length > 40 || text.split(" ").length > 3) return undefined;
  const { role, name } = speakerOf(text.replace(/[.,;]$/, ""));
  const isPure =
    role !== undefined &&
    (name !== undefined || text.split(" ").every((word) => /^(?:the|an?)$/i.test(word) || speakerOf(word).role !== undefined));
  return isPure ? role : undefined;
}

/** Whether the name is somebody's who speaks, or the line stands in a block of such lines above the call. */
function isHeaderBlock(name: string, index: number, lines: readonly Line[], { labels, speakers }: Labelling): boolean {
  const lower = name.toLowerCase();
  const first = lower.split(" ")[0]!;
  for (const key of speakers.keys())
    if (key === lower || key === first || (key.startsWith(`${first} `) && lower.startsWith(key))) return true;
  let top = index;
  while (top > 0 && lines[top - 1]!.kind !== "blank" && lines[top - 1]!.kind !== "rule") top--;
  let end = index;
  while (end < lines.length && lines[end]!.kind !== "blank" && lines[end]!.kind !== "rule") if (++end - top > 30) return false;
  const block = lines.slice(top, end);
  const saidIn = (line: Line, at: number) => {
    const mark = labels[top + at];
    return mark === undefined ? "" : labelOf(mark, line).text;
  };
  const isField = (line: Line, at: number) =>
    labels[top + at] === undefined && (labelsOf(line).some((label) => label.form === "colon") || isTitle(line, top + at));
  if (
    block.some(isField) &&
    block.every(
      (line, at) =>
        isField(line, at) ||
        line.kind !== "text" ||
        isContact(saidIn(line, at)) ||
        isProperName(saidIn(line, at).replace(/\s*[([,].*$/, "")),
    )
  )
    return true;
  const areNames = block.every((line, at) => isProperName(saidIn(line, at).replace(/\s*[([,].*$/, "")));
  return areNames && block.length > 1 && labels.slice(end, end + 20).some((label) => label !== undefined);
}

/** Fields, legends and names of sides in a line that nobody says. */
function readNote(line: string, notes: Notes): void {
  if (line.length > 400) return;
  // `Agent......: Niamh`, as forms are filled in.
  const text = line.replace(/[.\s]*\.{2,}(?=:)/, "");
  const date = dateIn(text);
  if (date !== undefined) notes.fields["Date"] ??= date;
  const [, id] = ID_IN_TITLE.exec(text) ?? [];
  if (id !== undefined) notes.fields["Call ID"] ??= id;
  for (const part of text.split(/\s[-–—|]\s|[;|]|(?:,\s|\t|\s{2})\s*(?=[\p{L} -]{2,20}[:=])/u)) {
    readLegend(part, notes);
    const [, key, value] = /^\W*([\p{L}][\p{L}\d _/-]{1,30}?)[*_]{0,3}:[*_]{0,3}\s*(\S.*)$/u.exec(part) ?? [];
    if (key === undefined || value === undefined) continue;
    const { role } = speakerOf(key);
    const name = value.replace(/\s*[([].*$/, "").trim();
    if ((role === "agent" || role === "customer") && !/[ _-](?:id|no|number|email|phone)$/i.test(key) && isProperName(name))
      noteSide(notes, name, role);
    else notes.fields[key.trim()] ??= value.trim();
  }
  sidesIn(text, notes);
}

/** `Larkspur and Zoë (2025-06-03 10:40 GMT+1) - Transcript`, as Google Meet heads its transcripts. */
const IN_TITLE = /\((\d{4})[-/](\d\d)[-/](\d\d)(?: at)? (\d\d:\d\d)(?: (?:GMT|UTC)(?:([+-])(\d{1,2})(?::?(\d\d))?)?| [A-Z]{2,5})?\)/;

/** The date in a title, or of a line that is nothing else. */
function dateIn(text: string): string | undefined {
  const [, year, month, day, time, sign, hours = "0", minutes = "00"] = IN_TITLE.exec(text) ?? [];
  if (year !== undefined)
    return `${year}-${month}-${day}T${time}${sign === undefined ? "" : `${sign}${hours.padStart(2, "0")}:${minutes}`}`;
  if (text.length >= 60 || !/^[^:]*\b\d{4}\b/.test(text)) return undefined;
  const isAlone = /^(?:[A-Z][a-z]{2,8}day,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})$/.test(text);
  return isAlone || isoDate(text, "")?.includes("T") === true ? text : undefined;
}

/** `A = agent`, `S1 is the customer`. */
function readLegend(part: string, { roles }: Notes): void {
  const [, key, meaning] = /^\W*(?:.*[,.:] )?([\p{L}\d _#-]{1,24}?)\s*(?:=|→|->|\bis\b)\s*([\p{L} ]{3,30})\W*$/u.exec(part) ?? [];
  const role = meaning === undefined ? undefined : pureRole(meaning.trim());
  if (role !== undefined) roles.set(keyOf(key!.trim()), role);
}

const NAME = String.raw`\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,3}`;
const BRACKETED = new RegExp(String.raw`(${NAME}) ?[([]([\p{L} .,'’-]{2,40})[)\]]`, "gu");
const NAMED = new RegExp(
  String.raw`\b([Aa]gent|[Rr]epresentative|[Rr]ep|[Aa]dvisor|[Aa]dviser|[Oo]perator|[Aa]ssociate|[Ss]pecialist|CSR|[Cc]ustomer|[Cc]aller|[Cc]lient|[Mm]ember|[Pp]atient|[Gg]uest)(?:: ?| )(?!(?:Service|Support|Care|Call|Transcript|Interaction|Agent|Customer|Inc|Rep|Line|Side|Center|Centre|Success|Relations)\b)(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)(?! ?\()`,
  "gu",
);
const NO_NAME =
  /^(?:(?:Between|Call|And|With|Transcript|Of|For|From|The|Participants|To|Conversation|Inc|Phone|Customer Service Call|Scene) )+/;

/** "Call between Daleen (Agent) and Juan (Customer)", "Agent Daleen and Customer Eden". */
function sidesIn(text: string, notes: Notes): void {
  for (const [, outer, inner] of text.matchAll(BRACKETED)) {
    const { name, role } = speakerOf(`${outer!.replace(NO_NAME, "")} (${inner!})`);
    if (name !== undefined && (role === "agent" || role === "customer")) noteSide(notes, name, role);
  }
  for (const [, word, name] of text.matchAll(NAMED)) {
    const { role } = speakerOf(word!);
    if (role === "agent" || role === "customer") noteSide(notes, name!, role);
  }
}

function noteSide(notes: Notes, name: string, role: "agent" | "customer"): void {
  notes.roles.set(keyOf(name), role);
  if (name.includes(" ")) notes.roles.set(keyOf(name.split(" ")[0]!), role);
  if (name.length > (notes[role]?.length ?? 0)) notes[role] = name;
}

function metaFrom({ fields, agent, customer }: Notes): CallMeta {
  const value: Record<string, unknown> = {};
  for (const [key, text] of Object.entries(fields)) {
    if (/^(?:call )?(?:duration|length)$/i.test(key)) value["duration"] = secondsIn(text);
    else if (/date|start/i.test(key)) value[key] = isoDate(text, fields["Time"] ?? fields["time"] ?? "") ?? text;
    else value[key] = text;
  }
  const meta = metaOf([{ value, pointer: "" }], undefined, () => "");
  if (agent !== undefined) meta.agent = agent;
  if (customer !== undefined) meta.customer = { ...meta.customer, names: [customer] };
  return meta;
}

/** "8 minutes 15 seconds" as `495s`; what is no length stays. */
function secondsIn(text: string): string {
  const parts = [...text.matchAll(/(\d{1,5})\s*(h|m|s)[a-z]*/gi)];
  if (parts.length === 0) return text;
  return `${parts.reduce((sum, [, count, unit]) => sum + Number(count) * { h: 3600, m: 60, s: 1 }[unit!.toLowerCase() as "h" | "m" | "s"], 0)}s`;
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** "April 30, 2023" and "10th November 2021" as ISO, with the time of day where it is given. */
function isoDate(text: string, time: string): string | undefined {
  const [, before, month, after, year] =
    /(?:(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?\b([A-Z][a-z]{2})[a-z]*\.?\s*(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})/.exec(text) ?? [];
  const day = before ?? after;
  const index = MONTHS.indexOf((month ?? "").toLowerCase());
  const plain =
    index >= 0 && day !== undefined
      ? `${year}-${String(index + 1).padStart(2, "0")}-${day.padStart(2, "0")}`
      : /^\d{4}-\d{2}-\d{2}$/.test(text)
        ? text
        : undefined;
  const [, hour, minute, half] = /(\d{1,2}):(\d{2})(?::\d{2})?\s*([AaPp]?)/.exec(`${text} ${time}`) ?? [];
  if (plain === undefined || hour === undefined || Number(hour) > 23) return plain;
  const hours = half === "" ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half!) ? 12 : 0);
  return `${plain}T${String(hours).padStart(2, "0")}:${minute}`;
}
