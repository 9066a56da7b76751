import type { CallMeta, Role } from "../call.js";
import { speakerOf } from "./speaker.js";
import { labelLine, type Line } from "./text-lines.js";

/** What stands above the first words of a call. */
export interface Header {
  meta: CallMeta;
  /** Roles by name in lower case ("Participants: Andrea (Customer), Chris (Agent)"). */
  roles: ReadonlyMap<string, Role>;
  /** Number of lines that belong to the header. */
  bodyFrom: number;
}

type Writable = { -readonly [Key in keyof CallMeta]: CallMeta[Key] };

/** Reads key/value lines, participant lists and titles up to the first line that somebody says. */
export function readHeader(lines: readonly Line[], speakers: ReadonlyMap<string, { name?: string; role?: Role }>): Header {
  const meta: Writable = {};
  const roles = new Map<string, Role>();
  let bodyFrom = 0;
  for (const [index, line] of lines.entries()) {
    if (line.kind === "blank" || line.kind === "rule" || line.kind === "note" || line.kind === "direction") {
      if (line.kind === "note") fromProse(line.text, roles);
      continue;
    }
    const labelled = labelLine(line, lines[index + 1]);
    if (labelled === undefined) {
      if (line.kind === "time" || !fromProse(line.text, roles)) {
        if (speakers.size > 0 && index < 30 && line.kind === "text" && line.start === undefined) continue;
        break;
      }
    } else if (!fromField(labelled.key, labelled.text, meta, roles, speakers)) break;
    bodyFrom = index + 1;
  }
  nameSides(meta, roles);
  return { meta, roles, bodyFrom };
}

/** "Call between Daleen (Agent) and Juan (Customer)", "Agent Daleen and Customer Eden", "caller: Bartholomew Nwosu". */
function fromProse(text: string, roles: Map<string, Role>): boolean {
  let found = false;
  const note = (name: string, word: string) => {
    const { role } = speakerOf(word);
    if (role !== "agent" && role !== "customer") return;
    roles.set(name.trim().replace(/^(?:Agent|Customer|Representative|Client|Caller) /, "").toLowerCase(), role);
    found = true;
  };
  for (const [, name, word] of text.matchAll(/(?<!Between )(?<!\p{L})(?!Between)(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?) \(([\p{L} .,]{3,40})\)/gu)) note(name!, word!);
  for (const [, name, word] of text.matchAll(/Between (\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?) \(([\p{L} .,]{3,40})\)/gu)) note(name!, word!);
  for (const [, word, name] of text.matchAll(/\b([Aa]gent|[Rr]epresentative|[Aa]dvisor|[Cc]ustomer|[Cc]aller|[Cc]lient)(?: \(|: ?| )(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)/gu)) {
    if (!/\b(?:Service|Support|Care|Call|Transcript|Interaction|Agent|Customer|Inc|Representative|Line)\b/.test(name!)) note(name!, word!);
  }
  return found;
}

const FIELDS: readonly [RegExp, (meta: Writable, value: string) => void][] = [
  [/^(?:call|conversation|contact|interaction|case|ticket)?[- _]?(?:id|number|ref|reference)$/, (meta, value) => void (meta.id = value)],
  [/^(?:call )?(?:date|started|start time|date and time|datetime)$/, (meta, value) => void (meta.startedAt = isoDate(value))],
  [/^(?:queue|skill|line)$/, (meta, value) => void (meta.queue = value)],
  [/^(?:team|department)$/, (meta, value) => void (meta.team = value)],
  [/^direction$/, (meta, value) => void (meta.direction = /^out/i.test(value) ? "outbound" : "inbound")],
  [/^(?:time|duration|length|participants?|subject|title|topic|scene|company|location|transcript.*|channel|language|reason.*|call type|type|summary)$/, () => undefined],
];

/** Whether a line `key: value` belongs to the header; what it says is noted. */
function fromField(key: string, value: string, meta: Writable, roles: Map<string, Role>, speakers: ReadonlyMap<string, unknown>): boolean {
  for (const [pattern, note] of FIELDS) {
    if (!pattern.test(key)) continue;
    note(meta, value.trim());
    fromProse(value, roles);
    return true;
  }
  const { role } = speakerOf(key);
  if (value.trim() === "" && role === undefined) return true;
  if (role !== "agent" && role !== "customer") return /^customer agent interaction$/.test(key);
  // "Agent: Daleen" names the side, if Daleen then speaks; "Agent: Hello." is speech.
  const name = value.trim().replace(/\s*\(.*\)$/, "");
  if (!/^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){0,3}$/u.test(name)) return false;
  const first = name.split(" ")[0]!.toLowerCase();
  if (![...speakers.keys()].some((speaker) => speaker === name.toLowerCase() || speaker.split(" ")[0] === first)) return false;
  roles.set(name.toLowerCase(), role);
  roles.set(first, role);
  return true;
}

function nameSides(meta: Writable, roles: ReadonlyMap<string, Role>): void {
  for (const [name, role] of roles) {
    const proper = name.replaceAll(/\b\p{L}/gu, (letter) => letter.toUpperCase());
    const longer = (other: string | undefined) => other === undefined || proper.length > other.length;
    if (role === "agent" && longer(meta.agent)) meta.agent = proper;
    if (role === "customer" && longer(meta.customer?.names[0])) meta.customer = { names: [proper] };
  }
}

function isoDate(text: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return text.replace(" ", "T");
  const parsed = /[a-z]{3}/i.test(text) ? new Date(`${text.replace(/(\d)(?:st|nd|rd|th)\b/, "$1")} UTC`) : undefined;
  return parsed === undefined || Number.isNaN(parsed.getTime()) ? undefined : parsed.toISOString().slice(0, 10);
}
