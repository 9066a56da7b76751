import type { Call, CallMeta, Flow, Lead, Source, Step, Turn } from "../call.js";
import { countBefore } from "../sorted.js";

/** A step of a script between what may be said right before it and right after: a conversation of its own, as it may be heard. */
export interface Passage {
  /** Its turns, all of them said, by their index in the script. */
  turns: readonly number[];
  /** Those of `turns` that belong to the step itself: 0-based, end exclusive. */
  from: number;
  to: number;
}

/** A passage as a call: said lines only, counted anew; where they stand and how the script hangs together is no part of it. */
export function callOf({ turns }: Passage, script: Call): Call {
  const occasions = occasionsOf(script);
  const own = turns.map((turn, index): Turn => ({ ...script.turns[turn]!, index, occasion: occasions[turn] }));
  return { ...script, source: NOWHERE, index: 0, meta: metaOf(script), flow: undefined, directives: undefined, turns: own };
}

/** What a passage knows of its script: anything but which one it is. */
export function metaOf({ meta }: Call): CallMeta {
  return { ...meta, id: undefined };
}

/** A step may stand in several scripts. */
const NOWHERE: Source = { file: "", locate: () => ({ line: 1, column: 1 }) };

const occasions = new WeakMap<Call, readonly string[]>();

/** Of what stands before a line, so many characters tell on what occasion it is said. */
const LONGEST_OCCASION = 200;

/** For each turn of a script the title of its step, and what stands right before it: a customer's words, an answer, a note. */
export function occasionsOf(script: Call): readonly string[] {
  let found = occasions.get(script);
  if (found === undefined) occasions.set(script, (found = findOccasions(script)));
  return found;
}

function findOccasions({ turns, flow }: Call): string[] {
  const steps = flow?.steps ?? [];
  let next = 0;
  let title = "";
  let before = "";
  return turns.map(({ role, text }, index) => {
    for (; next < steps.length && steps[next]!.from <= index; next++) {
      const { id, title: name, section = "" } = steps[next]!;
      title = id === name ? `${section} ${name}` : `${section} ${name} ${id}`;
      before = "";
    }
    if (role !== "agent") {
      before = text;
      return "";
    }
    return ` ${title} ${before.slice(0, LONGEST_OCCASION)} `.toLowerCase().replaceAll(/[^\p{L}\p{N}'’]+/gu, " ");
  });
}

/** Lines of a neighbouring step that may still matter: what rules look back and ahead over (RULES.md counts up to three turns). */
const BEFORE = 3;
const AFTER = 4;
/** Ways through a step that are looked at; what none of the first sixteen shows, the others do not either. */
const MOST_WAYS = 16;

/** Every step of a script, with each way through it. Lines outside of steps make a passage of their own. */
export function passagesOf(call: Call): Passage[][] {
  const { steps = [], shape = "macros" } = call.flow ?? {};
  const first = steps[0]?.from ?? call.turns.length;
  const intro = saidIn(call, 0, first);
  const passages =
    intro.length === 0 ? [] : [[passage([], intro, shape === "steps" && steps[0] !== undefined ? headOf(call, steps[0]) : [])]];
  const links = call.flow === undefined ? undefined : linksOf(call.flow);
  for (const [index, step] of steps.entries()) {
    const said = saidIn(call, step.from, step.to);
    if (said.length === 0) continue;
    if (shape === "macros") passages.push([passage([], said, [])]);
    else passages.push(...waysThrough(call, links!, index, said, index === 0 ? intro : []));
  }
  return passages;
}

/** The ways through a step, and those through each of its branches in which something is said. */
function waysThrough(call: Call, links: Links, index: number, said: readonly number[], intro: readonly number[]): Passage[][] {
  const step = call.flow!.steps[index]!;
  const lastLines = links.predecessors[index]!.map((at) => lastOf(call, call.flow!.steps[at]!));
  const before = [...lastLines, intro];
  const after = links.successors[index]!.map((at) => headOf(call, call.flow!.steps[at]!));
  if (step.branches.length === 0) return [waysOf(before, said, after)];
  const branches = step.branches.map((branch) => ({ branch, lines: said.slice(placeIn(said, branch.from), placeIn(said, branch.to)) }));
  const branched = new Set(branches.flatMap(({ lines }) => lines));
  const own = said.filter((turn) => !branched.has(turn));
  const heads = branches.map(({ lines }) => lines.slice(0, AFTER));
  const ways = branches.map(({ branch, lines }) => {
    const [first, last] = [placeIn(own, branch.from), placeIn(own, branch.to)];
    const earlier = own.slice(Math.max(0, first - BEFORE), first);
    const later = own.slice(last, last + AFTER);
    const targets = links.targetsOf(branch.leads).map((at) => headOf(call, call.flow!.steps[at]!));
    return waysOf(isSaid(earlier) ? [earlier] : before, lines, isSaid(later) ? [later] : branch.leads.length > 0 ? targets : after);
  });
  return [...(isSaid(own) ? [waysOf(before, own, [...heads, ...after])] : []), ...ways];
}

/** How many of some turns, given in order, come before a turn. */
function placeIn(turns: readonly number[], turn: number): number {
  return countBefore(turns.length, (index) => turns[index]! < turn);
}

/** Each way that comes from one of several lines before and goes on to one of several after. */
function waysOf(before: readonly (readonly number[])[], own: readonly number[], after: readonly (readonly number[])[]): Passage[] {
  const earlier = before.filter(isSaid);
  const later = after.filter(isSaid);
  const ways: Passage[] = [];
  for (const one of earlier.length === 0 ? [[]] : earlier)
    for (const other of later.length === 0 ? [[]] : later) if (ways.length < MOST_WAYS) ways.push(passage(one, own, other));
  return ways;
}

function isSaid(turns: readonly number[]): boolean {
  return turns.length > 0;
}

function lastOf({ turns }: Call, { from, to }: Step): number[] {
  const said: number[] = [];
  for (let at = to - 1; at >= from && said.length < BEFORE; at--) if (turns[at]!.role === "agent") said.unshift(at);
  return said;
}

function headOf({ turns }: Call, { from, to }: Step): number[] {
  const said: number[] = [];
  for (let at = from; at < to && said.length < AFTER; at++) if (turns[at]!.role === "agent") said.push(at);
  return said;
}

function saidIn({ turns }: Call, from: number, to: number): number[] {
  const said: number[] = [];
  for (let index = from; index < to && index < turns.length; index++) if (turns[index]!.role === "agent") said.push(index);
  return said;
}

/** Which steps of a flow lead to which, by their indices in it. */
export interface Links {
  successors: readonly (readonly number[])[];
  /** A step that leads to itself is none. */
  predecessors: readonly (readonly number[])[];
  /** The steps that some leads name. */
  targetsOf(leads: readonly Lead[]): number[];
}

const known = new WeakMap<Flow, Links>();

/** How the steps of a flow hang together; steps of one name are all meant by it. */
export function linksOf(flow: Flow): Links {
  let links = known.get(flow);
  if (links === undefined) known.set(flow, (links = findLinks(flow)));
  return links;
}

function findLinks({ steps }: Flow): Links {
  const named = new Map<string, number[]>();
  for (const [index, { id }] of steps.entries()) {
    const same = named.get(id);
    if (same === undefined) named.set(id, [index]);
    else same.push(index);
  }
  const targetsOf = (leads: readonly Lead[]) => leads.flatMap(({ to }) => (to === undefined ? [] : (named.get(to) ?? [])));
  const following: (readonly number[])[] = [];
  for (let index = steps.length - 1; index > 0; index--) following[index - 1] = steps[index]!.isAside ? (following[index] ?? []) : [index];
  const successors = steps.map((step, index) => {
    const next = step.readsOn ? (following[index] ?? []) : [];
    return [...new Set([...targetsOf(step.leads), ...next])].sort((one, other) => one - other);
  });
  const predecessors = steps.map((): number[] => []);
  for (const [index, targets] of successors.entries())
    for (const target of targets) if (target !== index) predecessors[target]!.push(index);
  return { successors, predecessors, targetsOf };
}

function passage(before: readonly number[], own: readonly number[], after: readonly number[]): Passage {
  return { turns: [...before, ...own, ...after], from: before.length, to: before.length + own.length };
}
