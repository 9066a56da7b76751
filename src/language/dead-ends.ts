import type { Flow, Lead, Span, Step } from "../call.js";
import { didYouMean } from "../nearest.js";
import type { Conversation } from "./conversation.js";
import { successors } from "./passages.js";

/** A place of a script where whoever follows it gets stuck, or that nobody comes to. */
export interface DeadEnd {
  kind: "no-target" | "unknown-target" | "no-way-out" | "unreachable" | "loop" | "same-name";
  at: Span;
  /** What is wrong, in a sentence without its full stop. */
  what: string;
}

/** Every dead end of a script; none where it is no flow. */
export function deadEndsOf({ call }: Conversation): readonly DeadEnd[] {
  const { flow } = call;
  if (flow === undefined || flow.shape === "macros" || !flow.steps.some((step) => step.leads.length > 0)) return [];
  const found = [...brokenLeads(flow), ...sameNames(flow), ...withoutWayOut(flow), ...unreachable(flow), ...loops(flow)];
  return found.sort((one, other) => one.at.turn - other.at.turn || one.at.start - other.at.start);
}

function* brokenLeads({ steps }: Flow): Generator<DeadEnd, void, void> {
  const ids = new Set(steps.map((step) => step.id));
  for (const step of steps) {
    for (const lead of step.leads) {
      if (lead.leaves || (lead.to !== undefined && ids.has(lead.to))) continue;
      if (lead.to === undefined) yield { kind: "no-target", at: lead.at, what: "This branch names no next step" };
      else yield { kind: "unknown-target", at: lead.at, what: `There is no step "${lead.to}"${didYouMean(lead.to, ids)}` };
    }
  }
}

function* sameNames({ steps }: Flow): Generator<DeadEnd, void, void> {
  const seen = new Set<string>();
  for (const { id, at } of steps) {
    if (seen.has(id)) yield { kind: "same-name", at, what: `Another step is called "${id}" too, so this one is never reached` };
    seen.add(id);
  }
}

const CLOSING = /\b(?:clos(?:e|ing)|goodbye|bye|end|ending|farewell|finish|wrap[ -]?up|sign[ -]?off|done)\b/i;

/** The script's end needs no next step, marked or not. */
function isEnd(step: Step, { steps }: Flow): boolean {
  if (step.ends || step.readsOn) return true;
  if (CLOSING.test(step.id.replaceAll(/[_-]/g, " ")) || CLOSING.test(step.title) || CLOSING.test(step.section ?? "")) return true;
  return step === steps.at(-1) && !steps.some((other) => other.ends);
}

function* withoutWayOut(flow: Flow): Generator<DeadEnd, void, void> {
  for (const step of flow.steps)
    if (step.leads.length === 0 && !isEnd(step, flow))
      yield { kind: "no-way-out", at: step.at, what: `The step "${step.title}" has no next step and is not marked as an end` };
}

/** Steps by the step that leads to them. */
function graphOf(flow: Flow): ReadonlyMap<Step, readonly Step[]> {
  return new Map(flow.steps.map((step, index) => [step, successors(flow, index)]));
}

function reachedFrom(step: Step, graph: ReadonlyMap<Step, readonly Step[]>): Set<Step> {
  const reached = new Set<Step>();
  const open = [...graph.get(step)!];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...graph.get(next)!);
  }
  return reached;
}

/** Steps that nothing leads to; of what only they lead to, nothing is said. */
function* unreachable(flow: Flow): Generator<DeadEnd, void, void> {
  const graph = graphOf(flow);
  const start = flow.steps.find((step) => step.id === flow.start) ?? flow.steps[0]!;
  const reached = reachedFrom(start, graph).add(start);
  const lost = flow.steps.filter((step) => !reached.has(step));
  const told = new Set<Step>();
  for (const step of lost) {
    const below = reachedFrom(step, graph);
    const above = lost.filter((other) => other !== step && reachedFrom(other, graph).has(step));
    // Of steps that only lead to each other, the first is told.
    if (above.some((other) => told.has(other) || !below.has(other))) continue;
    told.add(step);
    yield { kind: "unreachable", at: step.at, what: `Nothing leads to the step "${step.title}"` };
  }
}

/** Steps from which no way leads to an end: of each circle, the first. */
function* loops(flow: Flow): Generator<DeadEnd, void, void> {
  const graph = graphOf(flow);
  const ids = new Set(flow.steps.map((step) => step.id));
  const leavesFrom = (lead: Lead) => lead.leaves || lead.to === undefined || !ids.has(lead.to);
  const goesOut = (step: Step) => step.ends || step.leads.some(leavesFrom) || graph.get(step)!.length === 0;
  const told = new Set<Step>();
  for (const step of flow.steps) {
    const below = reachedFrom(step, graph);
    if (!below.has(step) || goesOut(step) || [...below].some((other) => goesOut(other) || told.has(other))) continue;
    told.add(step);
    yield { kind: "loop", at: step.at, what: `From the step "${step.title}" every way leads back to it, and none to an end` };
  }
}
