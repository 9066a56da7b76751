import { hasTags } from "./grammar.js";
import { match, registers } from "./machine.js";
import { PatternCompiler, type CompiledPattern, type ReadyPatterns } from "./pattern-compiler.js";
import type { WordLists } from "./patterns.js";
import type { Tokens } from "./tokens.js";

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

/** Where a cue was found: offsets are characters of the turn's text, `first` and `last` its words, last included. */
export interface Match {
  start: number;
  end: number;
  first: number;
  last: number;
  captures: Readonly<Record<string, string>>;
}

/** A cue, compiled: its patterns by number. */
interface Cue {
  name: string;
  index: number;
  says: readonly number[];
  butNot: readonly number[];
  /** What stands for its `butNot` beside the indices of cues; undefined where there is none. */
  butNotIndex?: number;
}

/** Every cue, ready to be looked for. */
export interface Vocabulary {
  cues: ReadonlyMap<string, Cue>;
  patterns: readonly CompiledPattern[];
  /** Patterns without a word to anchor them; tried at every word, hence slow. */
  slow: readonly { cue: string; pattern: string }[];
  code: Int32Array;
  /** The number of each word that a pattern holds. */
  numbers: ReadonlyMap<string, number>;
  /** What each word may be the anchor of, by its number; the last, of any word whatever. */
  anchors: Anchors;
}

/** Patterns that stand where a word is: for each cue `index count (pattern min max)…`, at the place that `starts` tells by number. */
interface Anchors {
  starts: Int32Array;
  groups: Int32Array;
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
export function compileVocabulary({ cues: written, lists, ready }: VocabularySource): Vocabulary {
  const compiler = new PatternCompiler(lists, ready);
  const cues = new Map<string, Cue>();
  const slow: { cue: string; pattern: string }[] = [];
  const size = Object.keys(written).length;
  for (const [name, source] of Object.entries(written)) {
    const says = compileAll(name, "says", source.says, compiler);
    const butNot = compileAll(name, "but-not", source["but-not"] ?? [], compiler);
    const index = cues.size;
    cues.set(name, { name, index, says, butNot, ...(butNot.length > 0 ? { butNotIndex: size + index } : {}) });
    for (const pattern of says)
      if (compiler.patterns[pattern]!.anchors === undefined) slow.push({ cue: name, pattern: compiler.patterns[pattern]!.source });
  }
  const { patterns } = compiler;
  const { code, words } = compiler.result();
  const numbers = new Map(words.map((word, index) => [word, index + 1]));
  return { cues, patterns, slow, code, numbers, anchors: anchorsOf([...cues.values()], patterns, words.length + 1) };
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

/** @param any The number that stands for any word. */
function anchorsOf(cues: readonly Cue[], patterns: readonly CompiledPattern[], any: number): Anchors {
  /** `word index pattern min max` of each anchor, by index. */
  const all: number[] = [];
  const place = (index: number, numbers: readonly number[]) => {
    for (const pattern of numbers) {
      const anchors = patterns[pattern]!.anchors ?? [any, 0, 0];
      for (let at = 0; at < anchors.length; at += 3) all.push(anchors[at]!, index, pattern, anchors[at + 1]!, anchors[at + 2]!);
    }
  };
  for (const { index, says } of cues) place(index, says);
  for (const { butNotIndex, butNot } of cues) if (butNotIndex !== undefined) place(butNotIndex, butNot);
  return grouped(all, any);
}

function grouped(all: readonly number[], any: number): Anchors {
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

/** Where patterns may match in a text: found in one pass, tried only when a cue is asked for. */
export class CueFinder {
  /** The numbers of the words, and -1 behind the last. */
  private readonly words: number[];
  /** For each index the first place where it may stand, 0 for none: a position in `places`. */
  private readonly heads: number[];
  /** For each place the next of the same index, the word, and the group of anchors. */
  private readonly places: number[] = [0];
  private found: Map<number, readonly Match[]> | undefined;

  constructor(
    private readonly tokens: Tokens,
    private readonly vocabulary: Vocabulary,
  ) {
    const { numbers, anchors, cues } = vocabulary;
    const { words } = tokens;
    const { length } = words;
    // Plain lists: short typed ones, made by the thousand, cost more than they gain.
    this.words = new Array<number>(length + 1).fill(-1);
    this.heads = new Array<number>(cues.size * 2).fill(0);
    const any = anchors.starts.length - 2;
    const hasAny = anchors.starts[any + 1]! > anchors.starts[any]!;
    // Backwards, so that each list of places begins with the first.
    for (let word = length - 1; word >= 0; word--) {
      const number = numbers.get(words[word]!) ?? 0;
      this.words[word] = number;
      if (hasAny) this.note(word, any);
      if (number !== 0) this.note(word, number);
    }
  }

  private note(word: number, number: number): void {
    const { starts, groups } = this.vocabulary.anchors;
    const { heads, places } = this;
    const end = starts[number + 1]!;
    for (let group = starts[number]!; group < end; group += 2 + groups[group + 1]! * 3) {
      const index = groups[group]!;
      const place = places.length;
      places.push(heads[index]!, word, group);
      heads[index] = place;
    }
  }

  /** All places where a cue stands, first to last, none inside another. */
  find(name: string): readonly Match[] {
    const cue = this.vocabulary.cues.get(name);
    if (cue === undefined) throw new Error(`there is no cue "${name}"`);
    if (this.heads[cue.index] === 0) return NONE;
    let matches = this.found?.get(cue.index);
    if (matches === undefined) {
      matches = this.match(cue);
      (this.found ??= new Map()).set(cue.index, matches);
    }
    return matches;
  }

  private match(cue: Cue): readonly Match[] {
    const found = this.all(cue.index);
    if (found.length === 0) return NONE;
    const kept = outermost(found);
    if (cue.butNotIndex === undefined) return kept;
    const others = this.all(cue.butNotIndex);
    return others.length === 0 ? kept : kept.filter((match) => !others.some((other) => excludes(other, match)));
  }

  /** All that the patterns at an index match, wherever it begins. */
  private all(index: number): Match[] {
    const found: Match[] = [];
    const { heads, places, vocabulary } = this;
    const { groups } = vocabulary.anchors;
    for (let place = heads[index]!; place !== 0; place = places[place]!) {
      const word = places[place + 1]!;
      const group = places[place + 2]!;
      const end = group + 2 + groups[group + 1]! * 3;
      for (let anchor = group + 2; anchor < end; anchor += 3) {
        const last = Math.max(0, word - groups[anchor + 2]!);
        for (let start = word - groups[anchor + 1]!; start >= last; start--) {
          const matched = this.matchAt(groups[anchor]!, start);
          if (matched !== undefined) found.push(matched);
        }
      }
    }
    return found;
  }

  private matchAt(number: number, start: number): Match | undefined {
    const { tokens, vocabulary } = this;
    const pattern = vocabulary.patterns[number]!;
    const { tags, captures } = pattern;
    if (tags.length + captures.length > 0) registers.fill(-1);
    const end = match(vocabulary.code, pattern.address, this.words, start);
    if (end < 0) return undefined;
    const last = end - 1;
    if (tags.length > 0 && !hasTags(tokens.words, start, last, registers, tags)) return undefined;
    const captured = captures.length === 0 ? NO_CAPTURES : capturesOf(captures, tags.length, tokens.words);
    return { start: tokens.from[start]!, end: tokens.to[last]!, first: start, last, captures: captured };
  }
}

/** Whether what a cue is not reaches into what it was found to be; it may begin a little before. */
function excludes(other: Match, match: Match): boolean {
  return other.first >= match.first - 12 && other.first <= match.last && other.last >= match.first;
}

const NONE: readonly Match[] = [];

const NO_CAPTURES: Readonly<Record<string, string>> = {};

/** Captured words, each followed by a space. */
function capturesOf(names: readonly string[], tags: number, words: readonly string[]): Record<string, string> {
  const captures: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const from = registers[tags + index * 2]!;
    const to = registers[tags + index * 2 + 1]!;
    if (from >= 0 && to >= 0) captures[name] = words.slice(from, to).join(" ") + (to > from ? " " : "");
  }
  return captures;
}

function outermost(matches: Match[]): Match[] {
  matches.sort((one, other) => one.first - other.first || other.last - one.last);
  const kept: Match[] = [];
  for (const match of matches) {
    const before = kept.at(-1);
    if (before === undefined || match.last > before.last) kept.push(match);
  }
  return kept;
}
