import { own, type Groups } from "./groups.js";
import type { ScoredCall, ScoredFinding } from "./tally.js";

/** Words that show a violation, with their place. */
export interface Evidence {
  file: string;
  call?: string;
  startedAt?: string;
  line: number;
  quote: string;
  message: string;
  instead?: string;
  fingerprint: string;
}

/** Quotes kept of an agent for a rule. */
const KEPT = 3;

/** Keeps a finding as evidence where it is among the latest few. */
export function keepEvidence(
  quotes: Groups<Evidence[]>,
  call: ScoredCall,
  finding: ScoredFinding,
  shown: (finding: ScoredFinding) => ScoredFinding,
): void {
  const kept = own<Evidence[]>(quotes, finding.rule, none);
  const { fingerprint, line } = finding;
  const last = kept.length === KEPT ? kept[KEPT - 1]! : undefined;
  const { file, startedAt = "" } = call;
  // Most are older than those kept, and need no key.
  if (last !== undefined && ((last.startedAt ?? "") > startedAt || keyOf(last) >= keyOf({ file, startedAt, fingerprint, line }))) return;
  kept.push(evidenceOf(call, shown(finding)));
  kept.splice(0, kept.length, ...latest(kept));
}

function evidenceOf({ file, id, startedAt }: ScoredCall, { line, quote, message, fingerprint, suggestions }: ScoredFinding): Evidence {
  const [instead] = suggestions;
  const known = { ...(id === undefined ? {} : { call: id }), ...(startedAt === undefined ? {} : { startedAt }) };
  return { file, ...known, line, quote, message, ...(instead === undefined ? {} : { instead }), fingerprint };
}

function none(): Evidence[] {
  return [];
}

/** The latest few, in an order that no two differ in, so that it does not matter which came first. */
export function latest(all: readonly Evidence[]): Evidence[] {
  return [...all].sort((one, other) => (keyOf(one) < keyOf(other) ? 1 : keyOf(one) > keyOf(other) ? -1 : 0)).slice(0, KEPT);
}

function keyOf({ startedAt = "", fingerprint, file, line }: Pick<Evidence, "startedAt" | "fingerprint" | "file" | "line">): string {
  return `${startedAt}\n${fingerprint}\n${file}\n${String(line).padStart(9, "0")}`;
}
