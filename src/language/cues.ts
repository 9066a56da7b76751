import { PatternCompiler, type Anchors, type CueAnchors, type Kept, type ReadyPatterns } from "./pattern-compiler.js";
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

/** A cue, compiled. */
export interface Cue {
  /** Stands for it among the anchors. */
  index: number;
  /** Whether there is anything that it is not. */
  hasExceptions: boolean;
}

/** Every cue, ready to be looked for. */
export interface Vocabulary extends CueAnchors {
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
  const { slow, says, butNot } = compiled(source, compiler);
  for (const { cue, position } of slow) throw new CueError("the pattern holds no word that must be there", cue, "says", position);
  return { ...compiler.ahead(), anchors: { says, butNot } };
}

function compiled({ cues, ready }: VocabularySource, compiler: PatternCompiler): Vocabulary {
  const sources = Object.entries(cues);
  const all = new Map(sources.map(([name, source], index) => [name, { index, hasExceptions: (source["but-not"] ?? []).length > 0 }]));
  // Nothing is left to compile where all was compiled ahead.
  const groups = ready?.anchors === undefined ? sources.map(([name, source]) => patternsOfCue(name, source, compiler)) : [];
  const { code, addresses, kept, words } = compiler.result();
  const numbers = new Map(words.map((word, index) => [word, index + 1]));
  const anchorsIn = (key: "says" | "butNot") =>
    anchorsOf(
      groups.map((group) => group[key]),
      compiler,
      words.length + 1,
    );
  const anchors = ready?.anchors ?? { says: anchorsIn("says"), butNot: anchorsIn("butNot") };
  const slow = groups.flatMap(({ cue, says }) =>
    says.flatMap((number, position) => (compiler.anchorsOf(number) === undefined ? [{ cue, position }] : [])),
  );
  return { cues: all, kept, slow, code, addresses, numbers, ...anchors };
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

/**
 * @param cues The patterns of each.
 * @param any The number that stands for any word.
 */
function anchorsOf(cues: readonly (readonly number[])[], compiler: PatternCompiler, any: number): Anchors {
  const byWord = Array.from({ length: any + 1 }, (): number[] => []);
  for (const [cue, patterns] of cues.entries())
    for (const pattern of patterns) {
      const anchors = compiler.anchorsOf(pattern) ?? [any, 0, 0, -1, -1];
      for (let at = 0; at < anchors.length; at += 5)
        byWord[anchors[at]!]!.push(cue, pattern, anchors[at + 1]!, anchors[at + 2]!, anchors[at + 3]!, anchors[at + 4]!);
    }
  let end = 0;
  const starts = Int32Array.from([0, ...byWord.map(({ length }) => (end += length))]);
  return { starts, entries: Int32Array.from(byWord.flat()) };
}
