import type { Call, Flow, Step, Turn } from "../call.js";

/** A step of a script between what may be said right before it and right after: a conversation of its own, as it may be heard. */
export interface Passage {
  /** Said lines only, counted anew. */
  call: Call;
  /** Index in the script of each turn of `call`. */
  turns: readonly number[];
  /** Turns of `call` that belong to the step itself: 0-based, end exclusive. */
  from: number;
  to: number;
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
    intro.length === 0 ? [] : [[passage(call, [], intro, shape === "steps" && steps[0] !== undefined ? headOf(call, steps[0]) : [])]];
  const links = call.flow === undefined ? undefined : linksOf(call.flow);
  for (const [index, step] of steps.entries()) {
    const said = saidIn(call, step.from, step.to);
    if (said.length === 0) continue;
    if (shape === "macros") passages.push([passage(call, [], said, [])]);
    else passages.push(waysThrough(call, links!, index, said, index === 0 ? intro : []));
  }
  return passages;
}

function waysThrough(call: Call, links: Links, index: number, said: readonly number[], intro: readonly number[]): Passage[] {
  const { steps } = call.flow!;
  const lastLines = links.predecessors[index]!.map((at) => saidIn(call, steps[at]!.from, steps[at]!.to).slice(-BEFORE));
  const before = [...lastLines, intro].filter(isSaid);
  const after = links.successors[index]!.map((at) => headOf(call, steps[at]!)).filter(isSaid);
  const ways: Passage[] = [];
  for (const earlier of before.length === 0 ? [[]] : before)
    for (const later of after.length === 0 ? [[]] : after) if (ways.length < MOST_WAYS) ways.push(passage(call, earlier, said, later));
  return ways;
}

function isSaid(turns: readonly number[]): boolean {
  return turns.length > 0;
}

function headOf(call: Call, step: Step): number[] {
  return saidIn(call, step.from, step.to).slice(0, AFTER);
}

function saidIn({ turns }: Call, from: number, to: number): number[] {
  return turns.slice(from, to).flatMap((turn) => (turn.role === "agent" ? [turn.index] : []));
}

/** Which steps of a flow lead to which, by their indices in it. */
export interface Links {
  successors: readonly (readonly number[])[];
  /** A step that leads to itself is none. */
  predecessors: readonly (readonly number[])[];
}

/** How the steps of a flow hang together; steps of one name are all meant by it. */
export function linksOf({ steps }: Flow): Links {
  const named = new Map<string, number[]>();
  for (const [index, { id }] of steps.entries()) named.set(id, [...(named.get(id) ?? []), index]);
  const successors = steps.map((step, index) => {
    const next = step.readsOn && index + 1 < steps.length ? [index + 1] : [];
    const targets = step.leads.flatMap(({ to }) => (to === undefined ? [] : (named.get(to) ?? [])));
    return [...new Set([...targets, ...next])].sort((one, other) => one - other);
  });
  const predecessors = steps.map((): number[] => []);
  for (const [index, targets] of successors.entries())
    for (const target of targets) if (target !== index) predecessors[target]!.push(index);
  return { successors, predecessors };
}

function passage(call: Call, before: readonly number[], own: readonly number[], after: readonly number[]): Passage {
  const turns = [...before, ...own, ...after];
  const counted = turns.map((turn, index): Turn => ({ ...call.turns[turn]!, index }));
  return { call: { ...call, turns: counted }, turns, from: before.length, to: before.length + own.length };
}
