// Longer than a source file should be: all that tells who is the agent, weighed together.
import type { Role, RoleEvidence, Segment, SourceCall } from "../call.js";
import { tokenize } from "./tokens.js";

/** What is known of the sides beside the file. */
export interface RoleHints {
  /** Name or label of the agent's side (`--agent`). */
  agent?: string;
  /** Names of all agents (the roster). */
  agents?: ReadonlySet<string>;
}

interface Found {
  roleOf: (segment: Segment) => Role;
  evidence: RoleEvidence;
}

/** Decides who is the agent and who the customer: by the user's word, labels, metadata, then by what is said. */
export function findRoles(source: SourceCall, hints: RoleHints): Found {
  const sides = sidesOf(source.segments, hints.agent);
  const why: string[] = [];
  const by = byOption(sides, hints, why) ?? byLabels(sides, why) ?? byMetadata(sides, source, hints, why);
  byTransfer(sides, source, why);
  const open = [...sides.values()].filter((side) => side.role === undefined);
  let evidence: RoleEvidence = { by: by ?? "none", confidence: by === undefined ? 0 : 1, why };
  if (open.length > 0 && !byElimination(sides, why)) {
    const isCustomerKnown = [...sides.values()].some(({ role }) => role === "customer");
    const confidence = bySpeech(open, { alone: sides.size === 1, isPair: open.length === 2 && !isCustomerKnown }, why);
    byTransfer(sides, source, why);
    if (confidence !== undefined) evidence = { by: by ?? "speech", confidence, why };
    byTurns(sides, source, why);
  }
  if (sides.size === 0 && source.segments.length > 0) why.push("no segment names its speaker");
  return { roleOf: (segment) => roleOf(segment, sides), evidence };
}

/** All that one label says. */
interface Side {
  label: string;
  /** The person's name, if the label or the file holds one. */
  name: string;
  role: Role | undefined;
  segments: Segment[];
}

function roleOf(segment: Segment, sides: ReadonlyMap<string, Side>): Role {
  if (segment.role === "system" || segment.role === "other") return segment.role;
  if (segment.speaker === undefined) return segment.role ?? "unknown";
  return sides.get(keyOf(segment))?.role ?? segment.role ?? "unknown";
}

function keyOf(segment: Segment): string {
  return (segment.speaker ?? "").trim().toLowerCase();
}

/** The sides by label; bots are none, unless the user names one as the agent. */
function sidesOf(segments: readonly Segment[], agent: string | undefined): Map<string, Side> {
  const sides = new Map<string, Side>();
  const wanted = agent?.trim().toLowerCase();
  for (const segment of segments) {
    if (segment.speaker === undefined || segment.role === "system") continue;
    const key = keyOf(segment);
    if (segment.role === "bot" && key !== wanted && segment.name?.toLowerCase() !== wanted) continue;
    const side = sides.get(key);
    if (side === undefined) {
      const name = (segment.name ?? segment.speaker).trim().toLowerCase();
      sides.set(key, { label: segment.speaker, name, role: segment.role, segments: [segment] });
    } else {
      side.segments.push(segment);
      side.role ??= segment.role;
    }
  }
  return sides;
}

function byOption(sides: ReadonlyMap<string, Side>, hints: RoleHints, why: string[]): "option" | undefined {
  const agent = hints.agent?.trim().toLowerCase();
  if (agent === undefined) return undefined;
  const chosen = [...sides.values()].filter((side) => sameName(side.name, agent) || side.label.toLowerCase() === agent);
  if (chosen.length === 0) return undefined;
  for (const side of sides.values()) side.role = chosen.includes(side) ? "agent" : side.role === "agent" ? undefined : side.role;
  why.push(`--agent names ${chosen.map((side) => side.label).join(", ")}`);
  return "option";
}

function byLabels(sides: ReadonlyMap<string, Side>, why: string[]): "labels" | undefined {
  const labelled = [...sides.values()].filter((side) => side.role !== undefined);
  if (labelled.length === 0) return undefined;
  // "Agent (Ben)" once, then only "Ben".
  const named = new Map(labelled.map((side) => [side.name, side.role]));
  for (const side of sides.values()) side.role ??= named.get(side.name);
  why.push(...labelled.map((side) => `"${side.label}" is labelled ${side.role}`));
  return "labels";
}

function byMetadata(sides: ReadonlyMap<string, Side>, source: SourceCall, hints: RoleHints, why: string[]): "metadata" | undefined {
  const agent = source.meta.agent?.toLowerCase();
  const customers = (source.meta.customer?.names ?? []).map((name) => name.toLowerCase());
  let found = false;
  for (const side of sides.values()) {
    const isAgent = (agent !== undefined && sameName(side.name, agent)) || hints.agents?.has(side.name) === true;
    const isCustomer = customers.some((name) => sameName(side.name, name));
    if (side.role !== undefined || isAgent === isCustomer) continue;
    side.role = isAgent ? "agent" : "customer";
    why.push(`the metadata names ${side.label} as ${side.role}`);
    found = true;
  }
  return found ? "metadata" : undefined;
}

/** Names are the same if one is the other or its first or last part. */
function sameName(one: string, other: string): boolean {
  if (one === other) return one !== "";
  const ones = one.split(/[\s.,]+/).filter((part) => part.length > 1);
  const others = new Set(other.split(/[\s.,]+/));
  return ones.length > 0 && ones.every((part) => others.has(part));
}

/** Where all sides but one are known and alike, that one is the other side. */
function byElimination(sides: ReadonlyMap<string, Side>, why: string[]): boolean {
  const all = [...sides.values()];
  const open = all.filter((side) => side.role === undefined);
  const known = new Set(all.map((side) => side.role));
  if (open.length !== 1 || all.length < 2 || known.has("agent") === known.has("customer")) return open.length === 0;
  open[0]!.role = known.has("agent") ? "customer" : "agent";
  why.push(`"${open[0]!.label}" is the other side, hence ${open[0]!.role}`);
  return true;
}

/** The one who speaks with the agent before the call is passed on is the customer, and whoever takes it another agent. */
function byTurns(sides: ReadonlyMap<string, Side>, source: SourceCall, why: string[]): void {
  const all = [...sides.values()];
  if (!all.some(({ role }) => role === "agent") || all.some(({ role }) => role === "customer")) return;
  const { segments, events } = source;
  const passed = segments.findIndex(
    ({ role, text }, index) =>
      (role === "system" && PASSED_ON.test(text)) || events.some((event) => event.kind === "transfer" && event.before === index),
  );
  const others = all.filter((side) => side.role === undefined && segments.indexOf(side.segments[0]!) < passed);
  if (others.length !== 1) return;
  others[0]!.role = "customer";
  why.push(`"${others[0]!.label}" speaks with the agent before the transfer`);
  byTransfer(sides, source, why);
}

const PASSED_ON = /\b(?:transfer|connected to|put through|forwarded|handed over)/i;

const HANDS_ON =
  /\b(?:put|transfer|connect|pass|hand|patch|bring|get)(?:ting|ring|ing)? (?:you|her|him|them) (?:\w+ )?(?:to|through|with|on|over|across)\b/i;

/** Segments before a new voice in which the agent may say to whom they pass the call. */
const BEFORE = 4;

/** "I'll put you through to Trish": whoever then names themselves is another agent. */
function isHandedTo(side: Side, first: number, segments: readonly Segment[], sides: ReadonlyMap<string, Side>): boolean {
  const told = segments
    .slice(Math.max(0, first - BEFORE), first)
    .filter((segment) => roleOf(segment, sides) === "agent" && HANDS_ON.test(segment.text));
  const name = side.name.split(/\s+/)[0]!;
  const norm = tokenize(side.segments[0]!.text).norm;
  const isOwn =
    norm.includes(` is ${name} `) ||
    norm.includes(` am ${name} `) ||
    norm.includes(` ${name} here `) ||
    norm.includes(` ${name} speaking `);
  return told.length > 0 && (isOwn || told.some(({ text }) => tokenize(text).words.includes(name)));
}

/** Where both sides are known, a third voice that is heard first right after a transfer is another agent. */
function byTransfer(sides: ReadonlyMap<string, Side>, { segments, events }: SourceCall, why: string[]): void {
  const known = new Set([...sides.values()].map((side) => side.role));
  if (!known.has("agent") || !known.has("customer")) return;
  for (const side of sides.values()) {
    if (side.role !== undefined) continue;
    const first = segments.indexOf(side.segments[0]!);
    const before = segments[first - 1];
    const isPassedOn = before?.role === "system" && PASSED_ON.test(before.text);
    const isAfter = isPassedOn || events.some((event) => event.kind === "transfer" && event.before === first);
    if (!isAfter && !isHandedTo(side, first, segments, sides)) continue;
    side.role = "agent";
    why.push(`"${side.label}" is ${isAfter ? "heard first after a transfer" : "who the call was passed on to"}`);
  }
}

/** What agents say and customers do not, with weights from one (a hint) to four (as good as a label). */
const AGENT_SAYS: readonly [RegExp, number, string][] = [
  [
    / thank(?:s| you) (?:so much |very much )?for (?:calling|contacting|reaching out|choosing|getting in touch|phoning|ringing) /,
    4,
    "thanks for calling",
  ],
  [/ (?:how|what) (?:can|may|could|might) (?:i|we) (?:be of |do |help|assist)/, 4, "offers help"],
  [/ (?:is there )?(?:anything|something) else (?:i|we|that i|that we|you need|you would|today|for you|i can)/, 2, "offers more help"],
  [
    / (?:i|we) (?:can|could|would be (?:more than )?(?:happy|glad)|will be (?:more than )?(?:happy|glad)|would love) to (?:help|assist)/,
    3,
    "offers help",
  ],
  [/ (?:may|can|could) i (?:please )?(?:have|get|take|ask|confirm|verify) (?:for )?(?:you|your) /, 2, "asks for details"],
  [/ (?:could|can|would|will) you (?:please |kindly )?(?:provide|verify|confirm|spell|give me) (?:me with )?your /, 2, "asks for details"],
  [/ (?:put|place|pop|stick) you on (?:a )?(?:brief |short |quick )?hold /, 3, "puts on hold"],
  [/ (?:transfer|connect|pass|put|send) you (?:over |through |across )?to /, 2, "transfers"],
  [/ thank(?:s| you) for (?:holding|waiting|your patience)/, 3, "thanks for holding"],
  [
    / (?:let me|i will|i am going to) (?:just |quickly |go ahead and )?(?:pull up|look up|check|take a look|look into|see what)/,
    1,
    "looks things up",
  ],
  [
    / (?:i apologize|i am (?:so |very |really |terribly )?sorry) (?:for the (?:inconvenience|trouble|delay|confusion)|to hear|about that)/,
    2,
    "apologises",
  ],
  [
    / (?:your|the) (?:account|order|policy|booking|reservation|ticket|claim|subscription|line|membership) (?:number )?(?:is|has been|was|shows|number|please)/,
    1,
    "speaks of your account",
  ],
  [/ (?:speaking|this is \S+|my name is \S+|i am \S+) (?:from|with|at|in) \S+ .{0,30}how /, 2, "greets for the company"],
  [
    / (?:support|service|desk|department|billing|reservations|claims|customer care|helpdesk|bank|team|verification|operations|dispatch|prevention|brokerage) (?:this is |\S+ speaking|how can)/,
    2,
    "answers for a department",
  ],
  [/^ (?:\S+ ){1,4}speaking /, 2, "answers with a name"],
];

/** What customers say and agents do not. */
const CUSTOMER_SAYS: readonly [RegExp, number, string][] = [
  [/ i am (?:calling|ringing|phoning) (?:about|because|regarding|to|in regard|concerning)/, 3, "says why they call"],
  [/ i (?:have|got|received|had) (?:a|an|this|my|been) (?:problem|issue|question|bill|letter|charge|charged|query|complaint|having|trouble|waiting)/, 3, "states a problem"],
  [/ i (?:want|need|would like|was hoping|am trying|am looking|wanted|am interested) (?:to|in|for) /, 2, "asks for something"],
  [/ my (?:bill|order|account|internet|package|parcel|phone|card|password|flight|booking|claim|policy|payment|delivery|subscription|line|service|membership|plan|device|washer|suitcase|insurance|number) /, 2, "speaks of my account"],
  [/ (?:can|could) you (?:please )?(?:help|tell|check|fix|explain|send|reset|cancel) (?:me )?/, 1, "asks for help"],
  [/ (?:is not|stopped|are not|will not|does not|has not|have not) (?:working|work|arrived|here|going|loading|been|come|turning)/, 1, "states a problem"],
  [/ thank(?:s| you) (?:so much |very much )?for (?:your|the|all your) (?:help|assistance|time|quick)/, 2, "thanks for help"],
  [/ (?:that is|that will be) all (?:i needed|for now|thank)|no that is (?:all|it|everything)/, 2, "needs nothing more"],
  [/ (?:it is|they are) (?:under|in) (?:the name|my)|my (?:account|policy|order|phone|confirmation) number is/, 2, "gives details"],
]; // prettier-ignore

/** Below this difference of weights nothing is decided. */
const DECISIVE = 2;

/** Roles by what is said; the confidence of the weakest decision, or undefined where none could be taken. */
function bySpeech(open: readonly Side[], { alone, isPair }: { alone: boolean; isPair: boolean }, why: string[]): number | undefined {
  const scored = open.map((side) => ({ side, ...weigh(side) }));
  const [first, second] = scored;
  // Where the customer is known, both may be agents.
  if (isPair && first !== undefined && second !== undefined) {
    const difference = first.weight - second.weight;
    if (Math.abs(difference) < DECISIVE) return undefined;
    const [agent, customer] = difference > 0 ? [first, second] : [second, first];
    agent.side.role = "agent";
    customer.side.role = "customer";
    why.push(`"${agent.side.label}" ${agent.reasons.join(", ") || "sounds least like a customer"}`);
    if (customer.reasons.length > 0) why.push(`"${customer.side.label}" ${customer.reasons.join(", ")}`);
    return confidenceOf(Math.abs(difference));
  }
  let weakest: number | undefined;
  for (const { side, weight, reasons, contrary } of scored) {
    // One label that speaks for both sides is a recording that was not parted by speaker.
    if (Math.abs(weight) < DECISIVE || (scored.length === 1 && alone && contrary)) continue;
    side.role = weight > 0 ? "agent" : "customer";
    why.push(`"${side.label}" ${reasons.join(", ")}`);
    weakest = Math.min(weakest ?? 1, confidenceOf(Math.abs(weight)));
  }
  return weakest;
}

/** Grows towards one with the evidence: 2 gives 0.5, 6 gives 0.75, 18 gives 0.9. */
function confidenceOf(difference: number): number {
  return Math.round((difference / (difference + 2)) * 100) / 100;
}

function weigh(side: Side): { weight: number; reasons: string[]; contrary: boolean } {
  const norm = tokenize(side.segments.map((segment) => segment.text).join(" . ")).norm;
  let weight = 0;
  const forAgent: string[] = [];
  const forCustomer: string[] = [];
  for (const [pattern, worth, reason] of AGENT_SAYS) {
    if (!pattern.test(norm)) continue;
    weight += worth;
    forAgent.push(reason);
  }
  for (const [pattern, worth, reason] of CUSTOMER_SAYS) {
    if (!pattern.test(norm)) continue;
    weight -= worth;
    forCustomer.push(reason);
  }
  const [reasons, others] = weight > 0 ? [forAgent, forCustomer] : [forCustomer, forAgent];
  return { weight, reasons: [...new Set(reasons)], contrary: others.length > 0 };
}
