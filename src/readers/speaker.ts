import type { Role } from "../call.js";
import { isGivenName } from "../language/given-names.js";

/** What a label says of the person who speaks. */
export interface Speaker {
  /** The person's name as the label has it. */
  name?: string;
  role?: Role;
}

/** Words that mean a side wherever they stand before a colon. Singular; companies differ, so do languages. */
const SURE: Readonly<Partial<Record<Role, string>>> = {
  agent:
    "agent rep representative advisor adviser csr csrep csa operator associate specialist helpdesk clerk consultant teller receptionist dispatcher " +
    "technician supervisor concierge attendant reservationist counselor counsellor cashier banker telemarketer salesperson salesman saleswoman adjuster " +
    "underwriter servicedesk " +
    "agente operador operadora asesor asesora berater beraterin mitarbeiter mitarbeiterin conseiller conseillère atendente operatore medewerker " +
    "operatrice opérateur opératrice téléconseiller téléconseillère kundenberater kundenberaterin kundenbetreuer kundenbetreuerin servicemitarbeiter " +
    "servicemitarbeiterin agentin sachbearbeiter sachbearbeiterin gestor gestora addetto addetta consulente asesora agenta medewerkster",
  customer:
    "customer caller client member patient guest passenger resident subscriber user policyholder tenant shopper cardholder accountholder traveller " +
    "traveler consumer claimant complainant enduser callee " +
    "cliente kunde kundin anrufer anruferin cliente appelant appelante klant " +
    "cust cx clienta usuario usuaria usager usagère utente llamante chiamante beller",
  system:
    "system ivr hold recording recorder voicemail mailbox answerphone announcement automated narrator narration autoattendant prerecorded",
  bot: "bot chatbot virtual ai voicebot robot assistant",
};

/** Words that mean a side in a label that recurs; alone before a colon they may head a list ("Billing: monthly"). */
const LOOSE: Readonly<Partial<Record<Role, string>>> = {
  agent:
    "support host staff manager coordinator expert desk reception dispatch helpline hotline service care success relation team billing claim reservation " +
    "sale officer broker engineer tech nurse instructor scheduler seller handler taker vendor collector retention collection escalation experience assistance center centre " +
    "agt ag finance registry admission record account housing loan letting accommodation payroll central hub liaison access office enquirie inquirie",
  customer:
    "buyer borrower contact student parent donor visitor homeowner renter citizen taxpayer applicant beneficiary insured diner rider shipper recipient holder external cu",
  system: "queue action note scene transcript phone music message prompt menu sound background event status notification log tool function",
};

const WORDS: ReadonlyMap<string, Role> = wordMap([LOOSE, SURE]);
const SURE_WORDS: ReadonlyMap<string, Role> = wordMap([SURE]);

function wordMap(lists: readonly Readonly<Partial<Record<Role, string>>>[]): Map<string, Role> {
  const words = new Map<string, Role>();
  for (const list of lists)
    for (const [role, text] of Object.entries(list) as [Role, string][]) for (const word of text.split(" ")) words.set(word, role);
  return words;
}

/** Words that go with a role without being one or a name. */
const FILLING = new Set(
  "the a an our your my main lead senior junior human live online front first second new old it call contact customer client inc llc ltd corp gmbh co dept department side line end on of for and said says".split(
    " ",
  ),
);

/** What a speaker's label says: `Agent (Ben)`, `Ben (Agent)`, `Agent Jannie`, `Imelda - agent`, `Guest`, `spk_0`. */
export function speakerOf(label: string): Speaker {
  // `conferenceRecords/c1/participants/p1` is an id.
  if (label.length > 120 || /^\w+\/[^\s/]+\/\w+\/[^\s/]+$/.test(label)) return {};
  const plain = label
    .replaceAll(/[*#`]+/g, " ")
    .replaceAll(/^_+|_+$/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  const [, outer, inner] = /^([^([<{]*?)\s?[([<{]\s?([^)\]>}]+?)\s?[)\]>}]$/.exec(plain) ?? [];
  if (outer !== undefined && inner !== undefined) return fromParts(outer, inner);
  const [, left, right] = /^([^|/–—]+?)(?: -|[–—|/]) ?([^|/–—]+)$/.exec(plain) ?? [];
  if (left !== undefined && right !== undefined) return fromParts(left.trim(), right.trim());
  const [before = "", after] = plain.split(/, (.*)/s, 2);
  if (after === undefined) return fromWords(plain);
  return fromWords(plain).role === undefined ? known(lastFirst(plain), undefined) : fromParts(before, after);
}

function fromParts(outer: string, inner: string): Speaker {
  const one = fromWords(outer);
  const other = fromWords(inner);
  // "Marcus Teller (caller)": behind a first name, a role's word is a surname where another role stands beside it.
  const isAtOdds = one.role !== undefined && other.role !== undefined && one.role !== other.role;
  if (isAtOdds && isName(outer) && !isRoleWord(wordsOf(outer)[0]!) && wordsOf(inner).every(isRoleWord)) return known(outer, other.role);
  const isLoose = one.role !== undefined && !hasSureWord(outer) && other.role !== undefined && hasSureWord(inner);
  const role = one.role === "bot" || other.role === "bot" ? "bot" : isLoose ? other.role : (one.role ?? other.role);
  const bare = (text: string, own: Speaker) => (own.role === undefined ? (own.name ?? lastFirst(text)) : own.name);
  // "Ben (Agent)": the name is what has no role; "Agent (Ben)" likewise.
  return known(one.role === undefined ? (bare(outer, one) ?? bare(inner, other)) : (bare(inner, other) ?? one.name), role);
}

function isRoleWord(word: string): boolean {
  return WORDS.has(singular(word)) || FILLING.has(word.toLowerCase());
}

/** The name in `Byrne, Niamh`, as directories write it. */
function lastFirst(text: string): string | undefined {
  const [, last, first] = /^([^,]+), ([^,]+)$/.exec(text) ?? [];
  return last !== undefined && first !== undefined && isName(last) && isName(first) ? `${first} ${last}` : undefined;
}

function known(name: string | undefined, role: Role | undefined): Speaker {
  return { ...(name === undefined ? {} : { name }), ...(role === undefined ? {} : { role }) };
}

/** `Agent Jannie`, `Customer Service Representative`, `Service desk`, `Ben`, `customer_1`, `MainAgent`. */
function fromWords(text: string): Speaker {
  // Genesys: the company's side; an internal note is nobody's.
  if (/^internal(?: (?:participant|speaker|party|user))?$/i.test(text)) return { role: "agent" };
  if (/^external (?:participant|speaker|party|user)$/i.test(text)) return { role: "customer" };
  const words = wordsOf(text);
  if (words.length === 0 || words.length > 8 || /^user ?name$/i.test(text)) return {};
  // John Guest is a person, and so is who signed in as John User.
  if (words.length === 2 && /^(?:User|Guest)$/.test(words[1]!) && isGivenName(words[0]!.toLowerCase()) && isName(text))
    return { name: text };
  const roles = words.map((word) => WORDS.get(singular(word)));
  const last = roles.findLastIndex((role) => role !== undefined);
  if (last < 0) return isName(text) && !ANYBODY.test(text) ? { name: text } : {};
  const after = words.slice(last + 1).filter((word) => !FILLING.has(word.toLowerCase()) && !/^\d+$/.test(word));
  // What stands before a role is a company or a department as often as a person: "Larkspur Agent", "Hotel Receptionist".
  const isRelative = /['’]s$/.test(words[last]!);
  const name = last < 3 && !isRelative && isName(after.join(" ")) ? after.join(" ") : undefined;
  return known(name, decide(words, roles));
}

/** "Customer service agent" is an agent, "service user" a customer: the last word tells, machines apart. */
function decide(words: readonly string[], roles: readonly (Role | undefined)[]): Role {
  const isServed = roles.includes("agent");
  if (roles.includes("bot")) {
    // A shop assistant is a person, a bot's name begins with what it is.
    const assistant = roles.length > 1 && words.findIndex((word, index) => roles[index] === "bot" && singular(word) !== "assistant") < 0;
    return assistant ? "agent" : "bot";
  }
  if (isServed && words.some((word) => singular(word) === "automated")) return "bot";
  return roles.findLast((role) => role !== undefined && role !== "system") ?? "system";
}

function wordsOf(text: string): string[] {
  return text
    .replaceAll(/(?<=[a-z])(?=[A-Z][a-z])/g, " ")
    .replaceAll(/(?<=\p{L})(?=\d)/gu, " ")
    .split(/[\s,_#/&()[\]<>{}-]+/)
    .filter((word) => word !== "");
}

function singular(word: string): string {
  const lower = word.toLowerCase().replace(/['’]s$|[.:;'’]+$/, "");
  return WORDS.has(lower) ? lower : lower.replace(/s$/, "");
}

function hasSureWord(text: string): boolean {
  return wordsOf(text).some((word) => SURE_WORDS.has(singular(word)));
}

/** A label that machines give: `Speaker 1`, `SPEAKER_00`, `spk_0`, `S1`, `Channel 2`, `UU`. */
const MACHINE =
  /^(?:(?:speaker|spk|spkr|participant|person|voice|channel|ch|party|side|talker)[ _#:-]{0,2}(?:[\d?]{1,6}|[a-z])?|(?:in|ex)ternal (?:participant|speaker|party|user)|s\d{1,2}|uu|un(?:known|identified)(?: (?:speaker|voice|caller|male|female|man|woman|person))?|(?:male|female)(?: (?:speaker|voice))?(?: \d{1,2})?)$/i;

/** Whether a label is one of several that machines tell apart: `Speaker 1`, `spk_0`, `Channel B`; not `Channel` alone. */
export function isNumbered(label: string): boolean {
  return MACHINE.test(label.trim()) && /[\d?]|[ _#-][a-z]$/i.test(label.trim());
}

/** Whether a label can only be a speaker's: it holds a role's word, or is one that machines give. */
export function isSurelySpeaker(label: string): boolean {
  return MACHINE.test(label.trim()) || hasSureWord(label);
}

/** Labels of people who may be on either side, and no names. */
const ANYBODY = /^(?:human|employee|teammate|admin)$/i;

/** Whether a text can be a person's name: one to four words of letters, no machine's label. */
export function isName(text: string): boolean {
  return (
    /^\p{L}[\p{L}\p{M}'’.-]*(?: \p{L}[\p{L}\p{M}'’.-]*){0,3}$/u.test(text) &&
    !MACHINE.test(text) &&
    !/^(?:[a-z]|you|me|host|id|ids|name|other|someone|everyone|all|man|woman|both|multiple)$/i.test(text)
  );
}
