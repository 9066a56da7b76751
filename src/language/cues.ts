import { hasTags } from "./grammar.js";
import { compilePattern, type Anchor, type Pattern, type WordLists } from "./patterns.js";
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
}

/** Where a cue was found: offsets are characters of the turn's text, `first` and `last` its words, last included. */
export interface Match {
  start: number;
  end: number;
  first: number;
  last: number;
  captures: Readonly<Record<string, string>>;
}

/** A cue, compiled. */
interface Cue {
  name: string;
  index: number;
  says: CompiledPattern[];
  butNot: CompiledPattern[];
}

interface CompiledPattern {
  pattern: Pattern;
  /** Made when first needed: most patterns never are in a run over few calls. */
  regex?: RegExp;
}

/** What one word of a text may be the anchor of. */
interface AnchorOf {
  cue: number;
  says: CompiledPattern;
  min: number;
  max: number;
}

/** Every cue, ready to be looked for. */
export interface Vocabulary {
  cues: ReadonlyMap<string, Cue>;
  anchors: ReadonlyMap<string, readonly AnchorOf[]>;
  /** Patterns without a word to anchor them; tried at every word, hence slow. */
  slow: readonly { cue: string; pattern: string }[];
  unanchored: readonly AnchorOf[];
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
  const cues = new Map<string, Cue>();
  const anchors = new Map<string, AnchorOf[]>();
  const unanchored: AnchorOf[] = [];
  const slow: { cue: string; pattern: string }[] = [];
  for (const [name, written] of Object.entries(source.cues)) {
    const cue: Cue = {
      name,
      index: cues.size,
      says: compileAll(name, "says", written.says, source.lists),
      butNot: compileAll(name, "but-not", written["but-not"] ?? [], source.lists),
    };
    cues.set(name, cue);
    for (const says of cue.says) {
      if (says.pattern.anchors === undefined) {
        slow.push({ cue: name, pattern: says.pattern.source });
        unanchored.push({ cue: cue.index, says, min: 0, max: 0 });
      }
      for (const anchor of says.pattern.anchors ?? []) addAnchor(anchors, anchor, cue.index, says);
    }
  }
  return { cues, anchors, slow, unanchored };
}

function compileAll(cue: string, key: "says" | "but-not", patterns: readonly string[], lists: WordLists): CompiledPattern[] {
  return patterns.map((pattern, position) => {
    try {
      return { pattern: compilePattern(pattern, lists) };
    } catch (error) {
      throw new CueError((error as Error).message, cue, key, position);
    }
  });
}

function addAnchor(anchors: Map<string, AnchorOf[]>, anchor: Anchor, cue: number, says: CompiledPattern): void {
  const known = anchors.get(anchor.word);
  const entry = { cue, says, min: anchor.min, max: anchor.max };
  if (known === undefined) anchors.set(anchor.word, [entry]);
  else if (!known.some((other) => other.says === says && other.min === entry.min && other.max === entry.max)) known.push(entry);
}

/** Where patterns may match in a text: found in one pass, tried only when a cue is asked for. */
export class CueFinder {
  /** By cue: word index and anchor of each candidate, in turn. */
  private readonly candidates = new Map<number, (number | AnchorOf)[]>();
  private readonly found = new Map<number, readonly Match[]>();

  constructor(
    private readonly tokens: Tokens,
    private readonly vocabulary: Vocabulary,
  ) {
    const { words } = tokens;
    for (let word = 0; word < words.length; word++) {
      const anchors = vocabulary.anchors.get(words[word]!);
      if (anchors !== undefined) for (const anchor of anchors) this.note(word, anchor);
      for (const anchor of vocabulary.unanchored) this.note(word, anchor);
    }
  }

  private note(word: number, anchor: AnchorOf): void {
    const known = this.candidates.get(anchor.cue);
    if (known === undefined) this.candidates.set(anchor.cue, [word, anchor]);
    else known.push(word, anchor);
  }

  /** All places where a cue stands, first to last, none inside another. */
  find(name: string): readonly Match[] {
    const cue = this.vocabulary.cues.get(name);
    if (cue === undefined) throw new Error(`there is no cue "${name}"`);
    const candidates = this.candidates.get(cue.index);
    if (candidates === undefined) return NONE;
    let matches = this.found.get(cue.index);
    if (matches === undefined) {
      matches = this.match(cue, candidates);
      this.found.set(cue.index, matches);
    }
    return matches;
  }

  private match(cue: Cue, candidates: readonly (number | AnchorOf)[]): readonly Match[] {
    const found: Match[] = [];
    for (let index = 0; index < candidates.length; index += 2) {
      const word = candidates[index] as number;
      const anchor = candidates[index + 1] as AnchorOf;
      const last = Math.max(0, word - anchor.max);
      for (let start = word - anchor.min; start >= last; start--) {
        const match = matchAt(anchor.says, this.tokens, start);
        if (match !== undefined) found.push(match);
      }
    }
    if (found.length === 0) return NONE;
    const kept = outermost(found);
    return cue.butNot.length === 0 ? kept : kept.filter((match) => !this.excluded(cue, match));
  }

  private excluded(cue: Cue, match: Match): boolean {
    return cue.butNot.some((pattern) => {
      for (let start = Math.max(0, match.first - 12); start <= match.last; start++) {
        const other = matchAt(pattern, this.tokens, start);
        if (other !== undefined && other.last >= match.first) return true;
      }
      return false;
    });
  }
}

const NONE: readonly Match[] = [];

function matchAt(compiled: CompiledPattern, tokens: Tokens, start: number): Match | undefined {
  const { pattern } = compiled;
  const regex = (compiled.regex ??= new RegExp(pattern.regex, "y"));
  const offset = tokens.at[start]!;
  regex.lastIndex = offset;
  const result = regex.exec(tokens.norm);
  if (result === null) return undefined;
  const end = offset + result[0].length;
  let last = start;
  while (last + 1 < tokens.at.length && tokens.at[last + 1]! < end) last++;
  if (pattern.tags.length > 0 && !hasTags(tokens.words, start, last, result.groups!, pattern.tags)) return undefined;
  return {
    start: tokens.from[start]!,
    end: tokens.to[last]!,
    first: start,
    last,
    captures: (result.groups as Record<string, string> | undefined) ?? NO_CAPTURES,
  };
}

const NO_CAPTURES: Readonly<Record<string, string>> = {};

function outermost(matches: Match[]): Match[] {
  matches.sort((one, other) => one.first - other.first || other.last - one.last);
  const kept: Match[] = [];
  for (const match of matches) {
    const before = kept.at(-1);
    if (before === undefined || match.last > before.last) kept.push(match);
  }
  return kept;
}
