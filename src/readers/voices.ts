import { meaningIn } from "./names.js";
import type { Role } from "../call.js";
import { plainKey } from "./fields.js";
import { speakerOf } from "./speaker.js";

/** Who speaks: the label, the person's name where it holds one, the role where file or lexicon tell. */
export interface Voice {
  speaker?: string;
  name?: string;
  role?: Role;
}

/** What the file says elsewhere of its speakers, by id, index or label. */
export type Roster = ReadonlyMap<string, Voice>;

/** Roles as machines write them; words that people write as labels are the lexicon's business. */
const MACHINE_ROLES: Readonly<Record<string, Role>> = {
  internal: "agent", humanagent: "agent", teammate: "agent", admin: "agent", employee: "agent", host: "agent", staff: "agent",
  external: "customer", enduser: "customer", user: "customer", human: "customer", contact: "customer", cust: "customer", caller: "customer", visitor: "customer",
  inbound: "customer", outbound: "agent", outboundapi: "agent", outboundreply: "agent", incoming: "customer", outgoing: "agent", in: "customer", out: "agent",
  assistant: "bot", ai: "bot", bot: "bot", virtualagent: "bot", automatedagent: "bot", custombot: "bot", model: "bot", voicebot: "bot", virtualassistant: "bot",
  system: "system", developer: "system", tool: "system", tools: "system", toolcall: "system", toolcalls: "system", toolcallinvocation: "system",
  toolcallresult: "system", toolresult: "system", function: "system", functioncall: "system", functioncallresult: "system", action: "system",
  systemmessage: "system", privatenote: "system", internalnote: "system", lineitem: "system", channeljoin: "system", channelleave: "system",
  workflow: "system", ivr: "system", acd: "system", event: "system", moment: "system", note: "system", status: "system", narrator: "system",
  testingagent: "customer",
  other: "other", thirdparty: "other", interpreter: "other", observer: "other",
}; // prettier-ignore

/** The role that a word in a role column means. */
export function roleOf(word: string): Role | undefined {
  return meaningIn(MACHINE_ROLES, plainKey(word)) ?? lexicon(word).role;
}

/** The role that a word in a column of types means: `tool`, `event`, `bot`; not `TRANSCRIPT`, which every row may be. */
export function roleOfType(word: string): Role | undefined {
  const role = roleOf(word);
  return role === "system" ? meaningIn(MACHINE_ROLES, plainKey(word)) : role;
}

/** Labels seen so far; emptied when hostile input fills it. */
const seen = new Map<string, { name?: string; role?: Role }>();

function lexicon(label: string): { name?: string; role?: Role } {
  let known = seen.get(label);
  if (known === undefined) {
    if (seen.size > 5000) seen.clear();
    seen.set(label, (known = label.length > 100 ? {} : speakerOf(label)));
  }
  return known;
}

/** A voice with another role. */
export function withRole({ speaker, name }: Voice, role: Role | undefined): Voice {
  return { speaker, name, role };
}

/** How many speakers are kept at hand. */
const RECENT = 4;

function keep<One>(few: One[], one: One): void {
  if (few.length === RECENT) few.shift();
  few.push(one);
}

/** Tells voices apart by the values of a speaker and a role column. */
export class Voices {
  private readonly known = new Map<unknown, Map<unknown, Voice>>();
  /** Who spoke last, for each of a few: found by comparing, before anything is looked up. */
  private readonly recent: { speaker: unknown; role: unknown; voice: Voice }[] = [];
  /** The same for speakers told by objects, which are never equal. */
  private readonly persons: { own: Person; role: unknown; voice: Voice }[] = [];

  /** @param isUserStaff Whether `user` is who works with the help desk, not who is helped. */
  constructor(
    private readonly roster?: Roster,
    private readonly isUserStaff = false,
  ) {}

  of(speaker: unknown, role: unknown): Voice {
    if (typeof speaker === "object" && speaker !== null) return this.ofPerson(describe(speaker), role);
    for (const one of this.recent) if (one.speaker === speaker && one.role === role) return one.voice;
    let byRole = this.known.get(speaker);
    if (byRole === undefined) this.known.set(speaker, (byRole = new Map<unknown, Voice>()));
    let voice = byRole.get(role);
    if (voice === undefined) byRole.set(role, (voice = this.understand(describe(speaker), role)));
    keep(this.recent, { speaker, role, voice });
    return voice;
  }

  private ofPerson(own: Person, role: unknown): Voice {
    const { label, id, role: told } = own;
    for (const one of this.persons)
      if (one.own.id === id && one.own.label === label && one.own.role === told && one.role === role) return one.voice;
    const voice = this.understand(own, role);
    keep(this.persons, { own, role, voice });
    return voice;
  }

  private understand(own: Person, role: unknown): Voice {
    const listed = this.roster?.get(own.id ?? own.label ?? "") ?? this.roster?.get(own.label ?? "");
    const roleWord =
      typeof role === "object" && role !== null
        ? (describe(role).role ?? own.role)
        : typeof role === "string" && !/^\s*(?:unknown\s*)?$/i.test(role)
          ? role.trim()
          : own.role;
    const label = listed?.speaker ?? own.label ?? roleWord;
    if (label === undefined) return {};
    const { name, role: said } = lexicon(label);
    const isStaff = this.isUserStaff && /^user$/i.test(roleWord ?? label);
    const stated = isStaff ? "agent" : roleWord === undefined ? undefined : roleOf(roleWord);
    const machine = meaningIn(MACHINE_ROLES, plainKey(label));
    // "in" and "out" are nobody's names.
    return {
      speaker: label,
      name: listed?.name ?? (machine === undefined ? name : undefined),
      role: stated ?? listed?.role ?? said ?? machine,
    };
  }
}

/** What a value says of a speaker. */
interface Person {
  label?: string;
  id?: string;
  role?: string;
}

/** What the keys of a speaker's object hold. */
const PERSON_KEYS: readonly [keyof Person | "first" | "last" | "mark", string][] = [
  ["label", "name fullname displayname realname username speakername participantname personname speakerlabel label channellabel"],
  ["first", "firstname givenname first"],
  ["last", "lastname surname familyname last"],
  [
    "role",
    "role participantrole speakerrole type persontype authortype sendertype usertype participanttype participantpurpose persona affiliation",
  ],
  ["id", "id speakerid participantid userid"],
  ["mark", "address index channel tag number"],
];
const PERSON_FIELDS = new Map(PERSON_KEYS.flatMap(([field, names]) => names.split(" ").map((name) => [name, field] as const)));

/** Where a speaker's object holds another one: `from: {user: {displayName}}`, as Microsoft Graph has it. */
const WITHIN = new Set(["user", "application", "person", "member", "participant", "contact"]);

/** What a speaker column's value says: a label, a number, or an object such as `{id, name, role}`. */
export function describe(value: unknown): Person {
  // "-" and "…" name nobody.
  if (typeof value === "string") return /[^\s\p{Pd}._…*/]/u.test(value) ? { label: value.trim() } : {};
  if (typeof value === "number") return { label: String(value) };
  if (typeof value !== "object" || value === null) return {};
  if (Array.isArray(value)) return describe(value[0]);
  const found: Person & { first?: string; last?: string; mark?: string } = { label: undefined, id: undefined, role: undefined };
  let within: Person | undefined;
  let isBot = false;
  for (const key in value) {
    const field = PERSON_FIELDS.get(plainKey(key));
    if (field === undefined && WITHIN.has(key)) within ??= describe((value as Record<string, unknown>)[key]);
    const given = (value as Record<string, unknown>)[key];
    if (given === true && /^(?:is_?)?bot$/i.test(key)) isBot = true;
    if (field === undefined || found[field] !== undefined) continue;
    if (typeof given !== "string" && typeof given !== "number") continue;
    const text = String(given).trim();
    if (text !== "") found[field] = text;
  }
  const { id = found.mark, first, last } = found;
  const role = isBot ? "bot" : found.role;
  const label = found.label ?? ([first, last].filter((part) => part !== undefined).join(" ") || id);
  return label === undefined && within !== undefined ? { ...within, role: role ?? within.role } : { label, id, role };
}
