import type { Call, Turn } from "../call.js";
import { isGivenName } from "./given-names.js";
import { isSameName } from "./name-forms.js";

const NONE: ReadonlyMap<number, string> = new Map();

/**
 * Turns of agents other than the one whose call it is, by their 0-based number, with those agents' names: to them belongs what is found there.
 * None where nothing tells which of the agents the call names.
 */
export function colleaguesOf({ kind, meta: { agent }, turns }: Call): ReadonlyMap<number, string> {
  if (kind !== "call" || agent === undefined || isOneAgent(turns)) return NONE;
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

/** Whether all that agents say bears one label, as in most calls: nobody is anybody's colleague. */
function isOneAgent(turns: readonly Turn[]): boolean {
  let one: Turn | undefined;
  for (const turn of turns) {
    if (turn.role !== "agent") continue;
    one ??= turn;
    if (turn.speaker !== one.speaker || turn.segments[0]?.name !== one.segments[0]?.name) return false;
  }
  return true;
}

/** The name that a turn's label is or holds; a role, a number or a login is none. */
function nameOf({ speaker, segments: [first] }: Turn): string | undefined {
  if (first?.name !== undefined || speaker === undefined) return first?.name;
  const isName = first?.role === undefined ? NAME.test(speaker) : isGivenName(speaker.split(" ")[0]!.toLowerCase());
  return isName ? speaker : undefined;
}

const NAME = /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]*){0,3}$/u;
