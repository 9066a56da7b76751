import { groupOf, type Dimension, type ScoredCall } from "./tally.js";

/** A call that was picked for review. */
export interface PickedCall {
  file: string;
  /** 0-based position of the call in its file. */
  index: number;
  id?: string;
  startedAt?: string;
  /** Rules that could be judged. */
  rules: readonly string[];
}

export interface SampleOptions {
  size: number;
  /** Groups from which as many calls are picked each, as far as they have them. */
  stratify?: Dimension;
  seed: number;
}

/** Picks calls as they come. */
export interface Sampler {
  add(call: ScoredCall): void;
  picked(): PickedCall[];
}

interface Candidate {
  rank: number;
  key: string;
  call: PickedCall;
}

/**
 * Every call gets a number from its place and the seed, and the lowest are picked: a sample that does not depend on the order of calls
 * and needs no count of them beforehand (bottom-k sampling; Cohen and Kaplan, "Summarizing data using bottom-k sketches", 2007).
 */
export function newSampler({ size, stratify, seed }: SampleOptions): Sampler {
  const strata = new Map<string, Candidate[]>();
  return {
    add(call) {
      const stratum = stratify === undefined ? "" : groupOf(call, stratify);
      const lowest = strata.get(stratum) ?? [];
      strata.set(stratum, lowest);
      const key = `${call.file}\n${call.index}`;
      const rank = hashOf(`${seed}\n${key}`);
      const last = lowest[size - 1];
      if (last !== undefined && byRank(last, { rank, key }) < 0) return;
      const { file, index, id, startedAt, verdicts } = call;
      const rules = Object.keys(verdicts).filter((rule) => verdicts[rule] !== "not-evaluable");
      lowest.push({ rank, key, call: { file, index, id, startedAt, rules } });
      lowest.sort(byRank);
      lowest.length = Math.min(lowest.length, size);
    },
    picked: () =>
      evenly(
        [...strata].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, lowest]) => lowest),
        size,
      ),
  };
}

/** One of each group in turn, until there are enough. */
function evenly(strata: readonly (readonly Candidate[])[], size: number): PickedCall[] {
  const picked: Candidate[] = [];
  const most = Math.max(0, ...strata.map(({ length }) => length));
  for (let round = 0; round < most; round++)
    for (const stratum of strata) if (picked.length < size && stratum[round] !== undefined) picked.push(stratum[round]!);
  return picked
    .map(({ call }) => call)
    .sort((one, other) => (one.file < other.file ? -1 : one.file > other.file ? 1 : one.index - other.index));
}

function byRank(one: Pick<Candidate, "rank" | "key">, other: Pick<Candidate, "rank" | "key">): number {
  return one.rank - other.rank || (one.key < other.key ? -1 : one.key > other.key ? 1 : 0);
}

/** FNV-1a, stirred by the last steps of MurmurHash 3 so that texts that differ little get numbers that differ much. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Columns of a label sheet; `violation`, `quote` and `why` are for the reviewer, who does not see what was found. */
export const SHEET_COLUMNS = ["call", "index", "call_id", "started_at", "rule", "asks", "violation", "quote", "why"] as const;

/** The rows of a label sheet: one for each rule of each call. */
export function sheetRows(
  calls: readonly PickedCall[],
  rules: ReadonlyMap<string, { summary: string }>,
  pathOf: (file: string) => string,
): (string | number)[][] {
  return calls.flatMap(({ file, index, id = "", startedAt = "", rules: judged }) =>
    judged.map((rule) => [pathOf(file), index, id, startedAt, rule, rules.get(rule)?.summary ?? "", "", "", ""]),
  );
}
