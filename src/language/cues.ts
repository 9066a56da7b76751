import { hasTags } from "./grammar.js";
import { MARK, matcherOf, type Matcher, type Run } from "./matcher.js";
import { compilePattern, parsePattern, type Pattern, type WordLists } from "./patterns.js";
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
  /** Patterns that were compiled ahead with these lists, by source. */
  ready?: Readonly<Record<string, Pattern>>;
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
  /** What stands for its `butNot` in the masks; undefined where there is none. */
  butNotIndex?: number;
}

interface CompiledPattern {
  pattern: Pattern;
  lists: WordLists;
  /** Made when first needed: most patterns never are in a run over few calls. */
  matcher?: Matcher;
}

/** A pattern that a word may be the anchor of. */
interface AnchorOf {
  says: CompiledPattern;
  min: number;
  max: number;
}

/** All that one word may be the anchor of. */
interface WordAnchors {
  /** A bit for each cue. */
  mask: Uint32Array;
  byCue: Map<number, AnchorOf[]>;
}

/** Every cue, ready to be looked for. */
export interface Vocabulary {
  cues: ReadonlyMap<string, Cue>;
  anchors: ReadonlyMap<string, WordAnchors>;
  /** Patterns without a word to anchor them; tried at every word, hence slow. */
  slow: readonly { cue: string; pattern: string }[];
  unanchored: WordAnchors | undefined;
  /** How many 32-bit numbers hold a bit for each cue. */
  maskLength: number;
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
  const size = Object.keys(source.cues).length;
  const maskLength = Math.ceil((size * 2) / 32);
  const anchors = new Map<string, WordAnchors>();
  const slow: { cue: string; pattern: string }[] = [];
  let unanchored: WordAnchors | undefined;
  for (const [name, written] of Object.entries(source.cues)) {
    const cue: Cue = {
      name,
      index: cues.size,
      says: compileAll(name, "says", written.says, source),
      butNot: compileAll(name, "but-not", written["but-not"] ?? [], source),
    };
    cues.set(name, cue);
    if (cue.butNot.length > 0) cue.butNotIndex = size + cue.index;
    const place = (says: CompiledPattern, index: number) => {
      if (says.pattern.anchors === undefined) addAnchor((unanchored ??= newAnchors(maskLength)), { says, min: 0, max: 0 }, index);
      for (const { word, min, max } of says.pattern.anchors ?? []) {
        const known = anchors.get(word) ?? newAnchors(maskLength);
        anchors.set(word, known);
        addAnchor(known, { says, min, max }, index);
      }
    };
    for (const says of cue.says) {
      if (says.pattern.anchors === undefined) slow.push({ cue: name, pattern: says.pattern.source });
      place(says, cue.index);
    }
    for (const butNot of cue.butNot) place(butNot, cue.butNotIndex!);
  }
  return { cues, anchors, slow, unanchored, maskLength };
}

function newAnchors(maskLength: number): WordAnchors {
  return { mask: new Uint32Array(maskLength), byCue: new Map() };
}

function addAnchor(anchors: WordAnchors, anchor: AnchorOf, cue: number): void {
  anchors.mask[cue >> 5]! |= 1 << (cue & 31);
  const known = anchors.byCue.get(cue) ?? [];
  anchors.byCue.set(cue, known);
  if (!known.some(({ says, min, max }) => says === anchor.says && min === anchor.min && max === anchor.max)) known.push(anchor);
}

function compileAll(
  cue: string,
  key: "says" | "but-not",
  patterns: readonly string[],
  { lists, ready }: VocabularySource,
): CompiledPattern[] {
  return patterns.map((pattern, position) => {
    try {
      return { pattern: ready?.[pattern] ?? compilePattern(pattern, lists), lists };
    } catch (error) {
      throw new CueError((error as Error).message, cue, key, position);
    }
  });
}

/** Where patterns may match in a text: found in one pass, tried only when a cue is asked for. */
export class CueFinder {
  /** A bit for each cue that may stand here. */
  private readonly mask: Uint32Array;
  private readonly hitWords: number[] = [];
  private readonly hits: WordAnchors[] = [];
  private found: Map<number, readonly Match[]> | undefined;

  constructor(
    private readonly tokens: Tokens,
    private readonly vocabulary: Vocabulary,
  ) {
    const { words } = tokens;
    const { anchors, unanchored, maskLength } = vocabulary;
    this.mask = new Uint32Array(maskLength);
    for (let word = 0; word < words.length; word++) {
      const known = anchors.get(words[word]!);
      if (known !== undefined) this.note(word, known);
      if (unanchored !== undefined) this.note(word, unanchored);
    }
  }

  private note(word: number, anchors: WordAnchors): void {
    this.hitWords.push(word);
    this.hits.push(anchors);
    const { mask } = this;
    for (let index = 0; index < mask.length; index++) mask[index]! |= anchors.mask[index]!;
  }

  /** All places where a cue stands, first to last, none inside another. */
  find(name: string): readonly Match[] {
    const cue = this.vocabulary.cues.get(name);
    if (cue === undefined) throw new Error(`there is no cue "${name}"`);
    if ((this.mask[cue.index >> 5]! & (1 << (cue.index & 31))) === 0) return NONE;
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

  /** All that the patterns at an index of the masks match, wherever it begins. */
  private all(index: number): Match[] {
    const found: Match[] = [];
    const slot = index >> 5;
    const bit = 1 << (index & 31);
    if ((this.mask[slot]! & bit) === 0) return found;
    const { hits, hitWords, tokens } = this;
    for (let hit = 0; hit < hits.length; hit++) {
      const anchors = hits[hit]!;
      if ((anchors.mask[slot]! & bit) === 0) continue;
      const word = hitWords[hit]!;
      for (const { says, min, max } of anchors.byCue.get(index)!) {
        const last = Math.max(0, word - max);
        for (let start = word - min; start >= last; start--) {
          const match = matchAt(says, tokens, start);
          if (match !== undefined) found.push(match);
        }
      }
    }
    return found;
  }
}

/** Whether what a cue is not reaches into what it was found to be; it may begin a little before. */
function excludes(other: Match, match: Match): boolean {
  return other.first >= match.first - 12 && other.first <= match.last && other.last >= match.first;
}

const NONE: readonly Match[] = [];

function matchAt(compiled: CompiledPattern, tokens: Tokens, start: number): Match | undefined {
  const { pattern } = compiled;
  const { words } = tokens;
  if (compiled.matcher === undefined) {
    if (pattern.firsts !== undefined && !pattern.firsts.includes(` ${words[start]!} `)) return undefined;
    compiled.matcher = matcherOf(parsePattern(pattern.source, compiled.lists));
  }
  const end = compiled.matcher(words, start, RUN);
  if (end < 0) return undefined;
  const last = end - 1;
  const captures = RUN.captures.size === 0 ? NO_CAPTURES : capturesOf(words);
  const tags = pattern.tags.length === 0 ? undefined : RUN.tags.splice(0);
  if (tags !== undefined && !hasTags(words, start, last, tags, pattern.tags)) return undefined;
  return { start: tokens.from[start]!, end: tokens.to[last]!, first: start, last, captures };
}

/** One for all: a match that fails leaves it as it was, one that succeeds is read and emptied at once. */
const RUN: Run = { tags: [], captures: new Map() };

const NO_CAPTURES: Readonly<Record<string, string>> = {};

/** Captured words, each followed by a space. */
function capturesOf(words: readonly string[]): Record<string, string> {
  const captures: Record<string, string> = {};
  for (const [name, [from, to]] of RUN.captures)
    if (!name.endsWith(MARK)) captures[name] = words.slice(from, to).join(" ") + (to > from ? " " : "");
  RUN.captures.clear();
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
