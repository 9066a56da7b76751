import { PatternCompiler, type Anchors, type Kept, type ReadyPatterns } from "./pattern-compiler.js";
import type { WordLists } from "./patterns.js";

/** One cue as a vocabulary file has it. */
export interface CueSource {
  means: string;
  says: readonly string[];
  "but-not"?: readonly string[];
  examples?: { yes?: readonly string[]; no?: readonly string[] };
}

/** Cues and word lists by name, as vocabulary files have them. */
export interface VocabularySource {
  cues: Readonly<Record<string, CueSource>>;
  lists: WordLists;
  /** Patterns that were compiled ahead with these lists. */
  ready?: ReadyPatterns;
}

/** A cue, compiled: where its patterns stand among the anchors. */
export interface Cue {
  index: number;
  /** What stands for its `butNot` beside the indices of cues; undefined where there is none. */
  butNotIndex?: number;
}

/** Every cue, ready to be looked for. */
export interface Vocabulary {
  cues: ReadonlyMap<string, Cue>;
  /** What is kept of the patterns that keep anything, by number. */
  kept: Readonly<Record<number, Kept>>;
  /** Patterns without a word to anchor them; tried at every word, hence slow. */
  slow: readonly { cue: string; position: number }[];
  code: Int32Array;
  /** Where the code of each pattern begins; less than nothing, as its complement, where something is saved on the way. */
  addresses: Int32Array;
  /** The number of each word that a pattern holds. */
  numbers: ReadonlyMap<string, number>;
  /** What each word may be the anchor of, by its number; the last, of any word whatever. */
  anchors: Anchors;
}

/** Something is wrong with a cue's pattern. */
export class CueError extends Error {
  override name = "CueError";
  constructor(
    message: string,
    readonly cue: string,
    readonly key: "says" | "but-not",
    readonly position: number,
  ) {
    super(message);
  }
}

/**
 * Compiles a vocabulary.
 * @throws CueError that names the cue and the pattern.
 */
export function compileVocabulary(source: VocabularySource): Vocabulary {
  return compiled(source, new PatternCompiler(source.lists, source.ready));
}

/**
 * Compiles a vocabulary to be shipped.
 * @throws CueError that names the cue and the pattern, also where it has no word to anchor it.
 */
export function compileAhead(source: VocabularySource): ReadyPatterns {
  const compiler = new PatternCompiler(source.lists);
  const { slow, anchors } = compiled(source, compiler);
  for (const { cue, position } of slow) throw new CueError("the pattern holds no word that must be there", cue, "says", position);
  return { ...compiler.ahead(), anchors };
}

function compiled({ cues, ready }: VocabularySource, compiler: PatternCompiler): Vocabulary {
  const sources = Object.entries(cues);
  const places = new Map(sources.map(([name, source], index) => [name, placeOf(source, index, sources.length)]));
  // Nothing is left to compile where all was compiled ahead.
  const groups = ready?.anchors === undefined ? sources.map(([name, source]) => patternsOfCue(name, source, compiler)) : [];
  const { code, addresses, kept, words } = compiler.result();
  const numbers = new Map(words.map((word, index) => [word, index + 1]));
  const anchors = ready?.anchors ?? anchorsOf(groups, compiler, words.length + 1);
  const slow = groups.flatMap(({ cue, says }) =>
    says.flatMap((number, position) => (compiler.anchorsOf(number) === undefined ? [{ cue, position }] : [])),
  );
  return { cues: places, kept, slow, code, addresses, numbers, anchors };
}

function placeOf(source: CueSource, index: number, size: number): Cue {
  return (source["but-not"] ?? []).length > 0 ? { index, butNotIndex: size + index } : { index };
}

/** A cue's patterns by number. */
interface PatternGroup {
  cue: string;
  says: readonly number[];
  butNot: readonly number[];
}

function patternsOfCue(cue: string, source: CueSource, compiler: PatternCompiler): PatternGroup {
  return {
    cue,
    says: compileAll(cue, "says", source.says, compiler),
    butNot: compileAll(cue, "but-not", source["but-not"] ?? [], compiler),
  };
}

function compileAll(cue: string, key: "says" | "but-not", patterns: readonly string[], compiler: PatternCompiler): number[] {
  return patterns.map((pattern, position) => {
    try {
      return compiler.numberOf(pattern);
    } catch (error) {
      throw new CueError((error as Error).message, cue, key, position);
    }
  });
}

function marksOf({ starts, groups }: Groups, indices: number): Int32Array {
  const width = Math.ceil(indices / 32);
  const marks = new Int32Array((starts.length - 1) * width);
  for (let number = 0; number + 1 < starts.length; number++) {
    for (let group = starts[number]!; group < starts[number + 1]!; group += 2 + groups[group + 1]! * 3)
      marks[number * width + (groups[group]! >> 5)]! |= 1 << (groups[group]! & 31);
  }
  return marks;
}

/** @param any The number that stands for any word. */
function anchorsOf(cues: readonly PatternGroup[], compiler: PatternCompiler, any: number): Anchors {
  /** `word index pattern min max` of each anchor, by index. */
  const all: number[] = [];
  const place = (index: number, numbers: readonly number[]) => {
    for (const pattern of numbers) {
      const anchors = compiler.anchorsOf(pattern) ?? [any, 0, 0];
      for (let at = 0; at < anchors.length; at += 3) all.push(anchors[at]!, index, pattern, anchors[at + 1]!, anchors[at + 2]!);
    }
  };
  for (const [index, { says }] of cues.entries()) place(index, says);
  for (const [index, { butNot }] of cues.entries()) place(cues.length + index, butNot);
  const groups = grouped(all, any);
  return { ...groups, marks: marksOf(groups, cues.length * 2) };
}

type Groups = Pick<Anchors, "starts" | "groups">;

function grouped(all: readonly number[], any: number): Groups {
  const starts = new Int32Array(any + 2);
  /** The last index that was met, by word. */
  const last = new Int32Array(any + 1).fill(-1);
  for (let at = 0; at < all.length; at += 5) {
    const word = all[at]!;
    starts[word + 1]! += last[word] === all[at + 1] ? 3 : 5;
    last[word] = all[at + 1]!;
  }
  for (let word = 0; word <= any; word++) starts[word + 1]! += starts[word]!;
  const groups = new Int32Array(starts[any + 1]!);
  const next = starts.slice();
  const group = new Int32Array(any + 1);
  last.fill(-1);
  for (let at = 0; at < all.length; at += 5) {
    const word = all[at]!;
    if (last[word] !== all[at + 1]) {
      last[word] = groups[next[word]!] = all[at + 1]!;
      group[word] = next[word]!;
      next[word]! += 2;
    }
    groups[group[word]! + 1]!++;
    for (let part = 2; part < 5; part++) groups[next[word]!++] = all[at + part]!;
  }
  return { starts, groups };
}
