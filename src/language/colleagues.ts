import type { Call, Turn } from "../call.js";
import { isSameName } from "./name-forms.js";
import { speakerOf } from "../readers/speaker.js";

const NONE: ReadonlyMap<number, string> = new Map();

/**
 * Turns of agents other than the one whose call it is, by their 0-based number, with those agents' names: to them belongs what is found there.
 * None where nothing tells which of the agents the call names.
 */
export function colleaguesOf({ kind, meta: { agent }, turns }: Call): ReadonlyMap<number, string> {
  if (kind !== "call" || agent === undefined) return NONE;
  const colleagues = new Map<number, string>();
  let isHeard = false;
  for (const [index, turn] of turns.entries()) {
    if (turn.role !== "agent") continue;
    const name = nameOf(turn);
    if (name === undefined || isSameName(name, agent)) isHeard = true;
    else colleagues.set(index, name);
  }
  return isHeard ? colleagues : NONE;
}

function nameOf({ speaker, segments: [first] }: Turn): string | undefined {
  return first?.name ?? (speaker === undefined ? undefined : speakerOf(speaker).name);
}
