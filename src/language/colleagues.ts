import type { Call, Turn } from "../call.js";
import { isGivenName } from "./given-names.js";
import { isSameName } from "./name-forms.js";

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

/** The name that a turn's label is or holds; a role, a number or a login is none. */
function nameOf({ speaker, segments: [first] }: Turn): string | undefined {
  if (first?.name !== undefined || speaker === undefined) return first?.name;
  const isName = first?.role === undefined ? NAME.test(speaker) : isGivenName(speaker.split(" ")[0]!.toLowerCase());
  return isName ? speaker : undefined;
}

const NAME = /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]*){0,3}$/u;
