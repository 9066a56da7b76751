import type { Role } from "../call.js";

const AGENT =
  "agent rep representative advisor adviser csr csrep operator associate specialist support helpdesk clerk consultant teller receptionist " +
  "dispatcher technician supervisor manager employee staff host counselor counsellor cashier banker concierge coordinator expert attendant " +
  "desk reception dispatch helpline hotline service care team billing claims reservations reservationist";
const CUSTOMER =
  "customer caller client member patient guest passenger resident subscriber user policyholder tenant shopper buyer cardholder account-holder " +
  "traveller traveler borrower claimant consumer contact student parent donor visitor homeowner renter citizen taxpayer applicant participant-customer " +
  "beneficiary insured diner rider shipper recipient enduser end-user";
const SYSTEM =
  "system ivr hold recording voicemail mailbox announcement automated answering-machine music narrator recorder queue action note transcript scene " +
  "phone operator-recording";
const BOT = "bot chatbot virtual ai voicebot assistant-bot robot";

const WORDS: ReadonlyMap<string, Role> = new Map(
  (
    [
      [AGENT, "agent"],
      [CUSTOMER, "customer"],
      [SYSTEM, "system"],
      [BOT, "bot"],
    ] as const
  ).flatMap(([words, role]) => words.split(" ").map((word) => [word, role] as const)),
);

/** Words that go with a role without being one or a name. */
const FILLING = new Set("the a our your my contoso inc customer it service services desk call center centre contact team member phone line live".split(" "));

/** What a speaker's label says: `Agent (Ben)`, `Ben (Agent)`, `Agent Jannie`, `Imelda - agent`, `Guest`, `spk_0`. */
export function speakerOf(label: string): { name?: string; role?: Role } {
  const plain = label.replaceAll(/[*_#]+/g, " ").replaceAll(/\s+/g, " ").trim();
  const [, outer, inner] = /^(.*?)\s*[([]\s*([^)\]]+?)\s*[)\]]\s*$/.exec(plain) ?? [];
  if (outer !== undefined && inner !== undefined) return fromParts(outer, inner);
  const [, left, right] = /^(.+?)\s+[-–—|/]\s+(.+)$/.exec(plain) ?? [];
  if (left !== undefined && right !== undefined) return fromParts(left, right);
  return fromWords(plain);
}

function fromParts(outer: string, inner: string): { name?: string; role?: Role } {
  const one = fromWords(outer);
  const other = fromWords(inner);
  if (outer === "") return other;
  const role = one.role ?? other.role;
  const name = one.role === undefined ? outer : other.role === undefined && isName(inner) ? inner : one.name;
  return { ...(name === undefined ? {} : { name }), ...(role === undefined ? {} : { role }) };
}

/** `Agent Jannie`, `Customer Service Representative`, `Service desk`, `Ben`. */
function fromWords(text: string): { name?: string; role?: Role } {
  const words = text.split(/[\s,]+/).filter(Boolean);
  const roles = words.map((word) => roleOf(word));
  if (words.length === 0 || words.length > 6) return {};
  // "Customer service agent" is an agent, "customer" alone is none: the last role word tells.
  const index = roles.findLastIndex((role) => role !== undefined);
  if (index < 0) return isName(text) ? { name: text } : {};
  const role = /^customer (?:service|care|support|success)\b/i.test(text) && roles[index] !== "bot" ? "agent" : firstRole(roles, index);
  const name = words.filter((word, position) => roles[position] === undefined && !FILLING.has(word.toLowerCase()) && isName(word)).join(" ");
  return name === "" ? { role } : { name, role };
}

function firstRole(roles: readonly (Role | undefined)[], last: number): Role {
  // "Agent Desk" and "Guest Service": what is no system word wins.
  return roles.find((role) => role !== undefined && role !== "system") ?? roles[last]!;
}

function roleOf(word: string): Role | undefined {
  const lower = word.toLowerCase().replace(/[.:;]+$/, "");
  return WORDS.get(lower) ?? WORDS.get(lower.replace(/(?:_?\d+|s)$/, ""));
}

/** Whether a label can be a person's name: letters, at most four words, no machine id. */
function isName(text: string): boolean {
  return /^\p{L}[\p{L}'’.-]*(?: \p{L}[\p{L}'’.-]*){0,3}$/u.test(text) && !/^(?:speaker|spk|channel|ch|unknown|party|participant|person|voice|side|[a-z]|uu|s\d)$/i.test(text);
}
