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
  const by = byOption(sides, hints, why) ?? byLabels(sides, source.segments, why) ?? byMetadata(sides, source, hints, why);
  byTransfer(sides, source, why);
  const open = [...sides.values()].filter((side) => side.role === undefined);
  let evidence: RoleEvidence = { by: by ?? "none", confidence: by === undefined ? 0 : 1, why };
  if (open.length > 0 && !byElimination(sides, why)) {
    const isCustomerKnown = [...sides.values()].some(({ role }) => role === "customer");
    const told = weighAll(source.segments, sides, open);
    const confidence = bySpeech(told, { alone: sides.size === 1, isPair: open.length === 2 && !isCustomerKnown }, why);
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
  return sides.get(keyOf(segment.speaker))?.role ?? segment.role ?? "unknown";
}

function keyOf(label: string | undefined): string {
  return (label ?? "").trim().toLowerCase();
}

/** The sides by label; bots are none, unless the user names one as the agent. */
function sidesOf(segments: readonly Segment[], agent: string | undefined): Map<string, Side> {
  const sides = new Map<string, Side>();
  const wanted = agent?.trim().toLowerCase();
  for (const segment of segments) {
    if (segment.speaker === undefined || segment.role === "system") continue;
    const key = keyOf(segment.speaker);
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

function byLabels(sides: ReadonlyMap<string, Side>, segments: readonly Segment[], why: string[]): "labels" | undefined {
  const labelled = [...sides.values()].filter((side) => side.role !== undefined);
  const [only] = labelled;
  if (only !== undefined && labelled.length === 1 && isCallingIn(only, sides, segments)) labelled.pop();
  if (labelled.length === 0) return undefined;
  // "Agent (Ben)" once, then only "Ben".
  const named = new Map(labelled.map((side) => [side.name, side.role]));
  for (const side of sides.values()) side.role ??= named.get(side.name);
  why.push(...labelled.map((side) => `"${side.label}" is labelled ${side.role}`));
  return "labels";
}

/** Labels that mean the agent whatever is said; a clerk, a concierge or a technician rings other firms too. */
const AGENT_LABEL = /agent|\b(?:rep|representative|advis[eo]r|csr|operator|support)\b/i;

/** "Concierge", whom another voice answers for its own firm: the label is no role, and is taken off. */
function isCallingIn(side: Side, sides: ReadonlyMap<string, Side>, segments: readonly Segment[]): boolean {
  if (side.role !== "agent" || sides.size !== 2 || AGENT_LABEL.test(side.label)) return false;
  if ((byOpening(segments, sides).get(side)?.weight ?? 0) > -SURE) return false;
  side.role = undefined;
  return true;
}

/** So much weight in the opening is as good as a label. */
const SURE = 4;

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
  [/ i am (?:calling|ringing|phoning) (?:about|because|regarding|to|in regard|concerning)(?! (?:\S+ ){0,4}your )/, 3, "says why they call"],
  [/ i (?:have|got|received|had) (?:a|an|this|my|been) (?:problem|issue|question|bill|letter|charge|charged|query|complaint|having|trouble|waiting)/, 3, "states a problem"],
  [/ i (?:want|need|would like|was hoping|am trying|am looking|wanted|am interested) (?:to|in|for) /, 2, "asks for something"],
  [/ my (?:bill|order|account|internet|package|parcel|phone|card|password|flight|booking|claim|policy|payment|delivery|subscription|line|service|membership|plan|device|washer|suitcase|insurance|number) /, 2, "speaks of my account"],
  [/ (?:can|could) you (?:please )?(?:help|tell|check|fix|explain|send|reset|cancel) (?:me )?/, 1, "asks for help"],
  [/ (?:is not|stopped|are not|will not|does not|has not|have not) (?:working|work|arrived|here|going|loading|been|come|turning)/, 1, "states a problem"],
  [/ thank(?:s| you) (?:so much |very much )?for (?:your|the|all your) (?:help|assistance|time|quick)/, 2, "thanks for help"],
  [/ (?:that is|that will be) all (?:i needed|for now|thank)|no that is (?:all|it|everything)/, 2, "needs nothing more"],
  [/ (?:it is|they are) (?:under|in) (?:the name|my)|my (?:account|policy|order|phone|confirmation) number is/, 2, "gives details"],
]; // prettier-ignore

/** How whoever answers a company's telephone opens, with weights as above. */
const ANSWERS: readonly [RegExp, number, string][] = [
  [
    / (?:how|what|who|where|which \S+) (?:can|may|could|might|shall|would) (?:i|we) (?:be of|do for|help|assist|get you|find|sort)\b| what (?:do you need|would you like|are you after|can i do) /,
    4,
    "offers help",
  ],
  [/ (?:you are|you have) (?:got |come )?(?:through to|reached|speaking (?:to|with)|talking to) /, 3, "answers the call"],
  [/ welcome to /, 2, "answers the call"],
];

/** Whoever speaks first and names themselves has answered; the other says it too: "it's Pilar in Claims". */
const NAMED =
  / (?:this is|my name is) (?!(?:the|a|an|my|our|your|what|how|why|where|when|not|it|about|so|that|just|all|going|really|very|one) )(?:\S+ ){1,2}(?:in|from|with|at|speaking|here) |^ (?:\S+ ){1,6}(?:speaking|(?<! (?:is|are|am|was|be|been|over|down|up|in|from|out|right|come|came|get|got) )here) /;

/** How somebody opens who has rung for a company: "could I speak to Mrs Hale?", "I'm calling from", "about your order". */
const RINGS =
  / (?:(?:(?:is (?:that|this)|am i (?:speaking|talking) (?:to|with)) (?:mr|mrs|ms|miss|mister|dr)|(?:may|could|can) i (?:please )?(?:speak|talk) (?:to|with) (?!(?:the|a|an|your|you|somebody|someone) )\S+|(?:calling|ringing|phoning) (?:you )?(?:from|on behalf of|about (?:\S+ ){0,4}your)) |calling back from )/;

const HAILS =
  /^ (?:(?:oh|um|uh|er|erm|yes|yeah|ah) )*(?:hello|hi|hiya|hey|good (?:morning|afternoon|evening|day)|morning|afternoon|evening|yes) /;
const OF_ONESELF = / (?:i|my|me|we|our|us|is (?:that|this)) /;
/** Said by whoever picks up any telephone. */
const PICKS_UP = /^ (?:(?:oh|um|uh|yes|yeah|hi|hello|good|morning|afternoon|evening) )*$/;
/** Nobody answers the telephone in more words than these; longer is a talk or a piece of one. */
const LONGEST_ANSWER = 60;
/** A name alone tells nothing. */
const TELLING = 3;
/** "Castellan Piano Movers, Rob.": so long at most is an answer that gives no more than a firm and a name. */
const BRIEF = 8;

/** Weights, above nought for the agent, of the two who open the call: whoever answers or rings for the firm, and the other. */
function byOpening(segments: readonly Segment[], sides: ReadonlyMap<string, Side>): ReadonlyMap<Side, Weight> {
  const turns = openingTurns(segments, sides);
  const [one, other] = turns[0] !== undefined && PICKS_UP.test(turns[0].norm) ? turns.slice(1) : turns;
  if (one === undefined || other === undefined) return new Map();
  const [ones, others] = [answering(one.norm), answering(other.norm)];
  const isBrief = one.norm.split(" ").length - 2 <= BRIEF && !OF_ONESELF.test(one.norm);
  if (isBrief && others.weight === 0 && HAILS.test(other.norm) && OF_ONESELF.test(other.norm)) {
    ones.weight += 3;
    ones.reasons.push("answers the call");
  }
  if (NAMED.test(one.norm)) {
    ones.weight += 2;
    ones.reasons.push("answers with a name");
  }
  const weight = ones.weight - others.weight;
  return Math.abs(weight) < TELLING
    ? new Map()
    : new Map([
        [one.side, { weight, reasons: ones.reasons }],
        [other.side, { weight: -weight, reasons: others.reasons }],
      ]);
}

function answering(norm: string): { weight: number; reasons: string[] } {
  if (norm.split(" ").length > LONGEST_ANSWER) return { weight: 0, reasons: [] };
  const found = ANSWERS.filter(([pattern]) => pattern.test(norm));
  if (RINGS.test(norm)) found.push([RINGS, 3, "rings for the company"]);
  return { weight: found.reduce((sum, [, worth]) => sum + worth, 0), reasons: found.map(([, , reason]) => reason) };
}

/** The first three turns of the call. */
function openingTurns(segments: readonly Segment[], sides: ReadonlyMap<string, Side>): { side: Side; norm: string }[] {
  const turns: { side: Side; norm: string }[] = [];
  for (const segment of segments) {
    const side = segment.speaker === undefined ? undefined : sides.get(keyOf(segment.speaker));
    if (side === undefined || segment.role === "system") continue;
    const { norm } = tokenize(segment.text);
    const last = turns.at(-1);
    if (last?.side === side) last.norm += norm.slice(1);
    else if (turns.length === 3) break;
    else turns.push({ side, norm });
  }
  return turns;
}

/** What is asked for where an agent looks something up. */
const DATUM =
  / (?:number|reference|ref|reg|registration|postcode|zip|zip code|surname|last name|full name|first name|name|date of birth|dob|birthday|address|email|account|order|booking|policy|serial|code|id) (?:please )?$/;
const GIVES = /\d|(?:\b(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double)\b.*){3}|(?:\b[a-z]\b[\s,.-]*){3}/i;

/** How often each side, by its label, asks for a datum and the next to speak gives figures or letters. */
function askedForData(segments: readonly Segment[]): ReadonlyMap<string, number> {
  const asked = new Map<string, number>();
  for (const [index, segment] of segments.entries()) {
    const answer = segments[index + 1];
    if (answer === undefined || segment.speaker === undefined || answer.speaker === segment.speaker || !GIVES.test(answer.text)) continue;
    if (DATUM.test(tokenize(segment.text).norm)) asked.set(keyOf(segment.speaker), (asked.get(keyOf(segment.speaker)) ?? 0) + 1);
  }
  return asked;
}

/** So many data asked for count; a customer may ask for one too. */
const ASKED_AT_MOST = 3;

interface Weight {
  weight: number;
  reasons: readonly string[];
}

/** Below this difference of weights nothing is decided. */
const DECISIVE = 2;

/** Roles by what is said; the confidence of the weakest decision, or undefined where none could be taken. */
function bySpeech(scored: readonly Scored[], { alone, isPair }: { alone: boolean; isPair: boolean }, why: string[]): number | undefined {
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

interface Scored {
  side: Side;
  weight: number;
  reasons: readonly string[];
  contrary: boolean;
}

/** What speaks for each of the sides being the agent or the customer. */
function weighAll(segments: readonly Segment[], sides: ReadonlyMap<string, Side>, open: readonly Side[]): Scored[] {
  const opening = byOpening(segments, sides);
  const asked = askedForData(segments);
  return open.map((side) => weigh(side, opening.get(side), asked.get(keyOf(side.label)) ?? 0));
}

function weigh(side: Side, opening: Weight | undefined, asked: number): Scored {
  const norm = tokenize(side.segments.map((segment) => segment.text).join(" . ")).norm;
  let weight = opening?.weight ?? 0;
  const forAgent: string[] = [];
  const forCustomer: string[] = [];
  if (opening !== undefined) (weight > 0 ? forAgent : forCustomer).push(...opening.reasons);
  if (asked > 0) {
    weight += Math.min(asked, ASKED_AT_MOST);
    forAgent.push("asks for details");
  }
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
  return { side, weight, reasons: [...new Set(reasons)], contrary: others.length > 0 };
}
