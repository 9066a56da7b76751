import type { Flow, Lead, Span, Step } from "../call.js";
import { didYouMean } from "../nearest.js";
import type { Conversation } from "./conversation.js";
import { circlesOf, reachedFrom, type Graph } from "./graph.js";
import { linksOf, type Links } from "./passages.js";

/** A place of a script where whoever follows it gets stuck, or that nobody comes to. */
export interface DeadEnd {
  kind: "no-target" | "unknown-target" | "missing-file" | "no-way-out" | "unreachable" | "loop" | "same-name";
  at: Span;
  /** What is wrong, in a sentence without its full stop. */
  what: string;
}

/** Every dead end of a script; none where it is no flow. */
export function deadEndsOf({ call }: Conversation): readonly DeadEnd[] {
  const { flow } = call;
  if (flow === undefined || flow.shape === "macros") return [];
  const missing = [...missingFiles(flow)];
  if (!flow.steps.some((step) => step.leads.length > 0)) return missing;
  const links = linksOf(flow);
  const circles = circlesOf(links.successors);
  const found = [
    ...missing,
    ...brokenLeads(flow),
    ...sameNames(flow),
    ...withoutWayOut(flow),
    ...unreachable(flow, links, circles),
    ...loops(flow, links, circles),
  ];
  return found.sort((one, other) => one.at.turn - other.at.turn || one.at.start - other.at.start);
}

/** So many names that no step has are compared with those of all steps: whoever has more has another trouble than slips of the pen. */
const MOST_SLIPS = 100;

function* brokenLeads({ steps }: Flow): Generator<DeadEnd, void, void> {
  const ids = new Set(steps.map((step) => step.id));
  const hints = new Map<string, string>();
  const hintFor = (to: string) => {
    if (!hints.has(to) && hints.size < MOST_SLIPS) hints.set(to, didYouMean(to, ids));
    return hints.get(to) ?? "";
  };
  for (const step of steps) {
    for (const lead of step.leads) {
      if (lead.leaves || (lead.to !== undefined && ids.has(lead.to))) continue;
      if (lead.to === undefined) yield { kind: "no-target", at: lead.at, what: "This branch names no next step" };
      else yield { kind: "unknown-target", at: lead.at, what: `There is no step "${lead.to}"${hintFor(lead.to)}` };
    }
  }
}

/** Links to what is not there, as far as somebody has looked. */
function* missingFiles({ files }: Flow): Generator<DeadEnd, void, void> {
  for (const { path, part, at, missing } of files) {
    if (missing === "file") yield { kind: "missing-file", at, what: `There is no file "${path}"` };
    else if (missing === "part") yield { kind: "missing-file", at, what: `The file "${path}" has no section "${part}"` };
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
  if (step.ends || step.readsOn || step.isAside) return true;
  if (CLOSING.test(step.id.replaceAll(/[_-]/g, " ")) || CLOSING.test(step.title) || CLOSING.test(step.section ?? "")) return true;
  return step === steps.findLast(({ isAside }) => !isAside) && !steps.some((other) => other.ends);
}

function* withoutWayOut(flow: Flow): Generator<DeadEnd, void, void> {
  for (const step of flow.steps)
    if (step.leads.length === 0 && !isEnd(step, flow))
      yield { kind: "no-way-out", at: step.at, what: `The step "${step.title}" has no next step and is not marked as an end` };
}

/** Steps that nothing leads to; of what only they lead to, nothing is said, and of a circle the first is told. */
function* unreachable(flow: Flow, { successors }: Links, circles: Graph): Generator<DeadEnd, void, void> {
  const { steps } = flow;
  const named = steps.findIndex((step) => step.id === flow.start);
  const first = named < 0 ? steps.findIndex(({ isAside }) => !isAside) : named;
  const reached = reachedFrom(Math.max(0, first), successors);
  const led = new Set<readonly number[]>();
  for (const [index, targets] of successors.entries())
    if (!reached.has(index)) for (const to of targets) if (circles[to] !== circles[index]) led.add(circles[to]!);
  for (const [index, step] of steps.entries()) {
    if (step.isAside || reached.has(index) || led.has(circles[index]!) || circles[index]![0] !== index) continue;
    yield { kind: "unreachable", at: step.at, what: `Nothing leads to the step "${step.title}"` };
  }
}

/** Circles that nothing leads out of: of each, the first step. */
function* loops({ steps }: Flow, { successors }: Links, circles: Graph): Generator<DeadEnd, void, void> {
  const ids = new Set(steps.map((step) => step.id));
  const leavesFrom = (lead: Lead) => lead.leaves || lead.to === undefined || !ids.has(lead.to);
  for (const [index, step] of steps.entries()) {
    const circle = circles[index]!;
    if (circle[0] !== index || successors[index]!.length === 0) continue;
    const isClosed = circle.every((at) => {
      const { ends, leads } = steps[at]!;
      return !ends && !leads.some(leavesFrom) && successors[at]!.every((to) => circles[to] === circle);
    });
    if (isClosed) yield { kind: "loop", at: step.at, what: `From the step "${step.title}" every way leads back to it, and none to an end` };
  }
}
