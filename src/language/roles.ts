import type { Role, RoleEvidence, Segment, SourceCall } from "../call.js";
import { byOpening } from "./answering.js";
import { roleOf, sidesOf, type Side } from "./sides.js";
import { eachBySpeech, pairBySpeech, weighOpen } from "./spoken-roles.js";
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
    const told = weighOpen(source.segments, sides);
    const ofPair = pairBySpeech(told, sides, why);
    byTransfer(sides, source, why);
    // Two who sound alike are both nobody's agent.
    const ofEach = ofPair === undefined && told.length === 2 && by === undefined ? undefined : eachBySpeech(told, sides.size === 1, why);
    const confidence = Math.min(ofPair ?? 1, ofEach ?? 1);
    byTransfer(sides, source, why);
    if (ofPair !== undefined || ofEach !== undefined) evidence = { by: by ?? "speech", confidence, why };
    byTurns(sides, source, why);
  }
  if (sides.size === 0 && source.segments.length > 0) why.push("no segment names its speaker");
  return { roleOf: (segment) => roleOf(segment, sides), evidence };
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
  const isRungUp = [...sides.values()].some(({ label }) => CALLEE.test(label));
  // Beside whoever is called, who calls may be on either side.
  if (isRungUp) for (const side of sides.values()) if (CALLER.test(side.label) || CALLEE.test(side.label)) side.role = undefined;
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

const CALLER = /^caller\b|^calling party\b/i;
const CALLEE = /^callee\b|^called party\b/i;

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
  /\b(?:put|transfer|connect|pass|hand|patch|bring|get)(?:ting|ring|ing)? (?:you|her|him|them) (?:\w+ )?(?:to|through|with|on|over|across)\b|\b(?:connect|transfer)(?:ing|ring)? you\b|\b(?:on the line|join(?:s|ing) us|on with us|with me (?:now|here))\b/i;

/** Segments before a new voice in which the agent may say to whom they pass the call. */
const BEFORE = 4;

/** "I'll put you through to Trish": whoever speaks next, or then names themselves, is another agent. */
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
  const isNext = told.length > 0 && told.at(-1) === segments[first - 1];
  return told.length > 0 && (isNext || isOwn || told.some(({ text }) => tokenize(text).words.includes(name)));
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
