import type { Cue, Vocabulary } from "./cues.js";
import { hasTags } from "./grammar.js";
import { match, registers } from "./machine.js";
import type { Anchors } from "./pattern-compiler.js";
import type { Tokens } from "./tokens.js";

/** Where a cue was found: offsets are characters of the turn's text, `first` and `last` its words, last included. */
export interface Match {
  start: number;
  end: number;
  first: number;
  last: number;
  captures: Readonly<Record<string, string>>;
}

/** Where patterns may match in a text: marked in one pass, tried only when a cue is asked for. */
export class CueFinder {
  /** The numbers of the words, and -1 behind the last. */
  private readonly words: number[];
  /** A bit for each index that some word here is an anchor of. */
  private readonly marks: number[];
  private sentenceEnds: readonly number[] | undefined;
  private found: Map<number, readonly Match[]> | undefined;

  constructor(
    private readonly tokens: Tokens,
    private readonly vocabulary: Vocabulary,
  ) {
    const { numbers, anchors } = vocabulary;
    const { words } = tokens;
    const { length } = words;
    const { marks, starts } = anchors;
    const width = marks.length / (starts.length - 1);
    const any = starts.length - 2;
    // Plain lists: short typed ones, made by the thousand, cost more than they gain.
    const own = new Array<number>(width);
    for (let part = 0; part < width; part++) own[part] = marks[any * width + part]!;
    this.marks = own;
    this.words = new Array<number>(length + 1).fill(-1);
    for (let word = 0; word < length; word++) {
      const number = numbers.get(words[word]!) ?? 0;
      this.words[word] = number;
      if (number !== 0) for (let part = 0; part < width; part++) own[part]! |= marks[number * width + part]!;
    }
  }

  private get ends(): readonly number[] {
    return (this.sentenceEnds ??= sentenceEndsOf(this.tokens));
  }

  /** All places where a cue stands, first to last, none inside another. */
  find(name: string): readonly Match[] {
    const cue = this.vocabulary.cues.get(name);
    if (cue === undefined) throw new Error(`there is no cue "${name}"`);
    if (!this.isMarked(cue.index)) return NONE;
    let matches = this.found?.get(cue.index);
    if (matches === undefined) {
      matches = this.match(cue);
      (this.found ??= new Map()).set(cue.index, matches);
    }
    return matches;
  }

  private isMarked(index: number): boolean {
    return ((this.marks[index >> 5]! >>> (index & 31)) & 1) === 1;
  }

  private match(cue: Cue): readonly Match[] {
    const found = this.all(cue.index, this.ends);
    if (found.length === 0) return NONE;
    const kept = outermost(found);
    if (cue.butNotIndex === undefined) return kept;
    // What else it may be is told in however many sentences.
    const others = this.all(cue.butNotIndex);
    return others.length === 0 ? kept : kept.filter((match) => !others.some((other) => excludes(other, match)));
  }

  /** All that the patterns at an index match, wherever it begins. */
  private all(index: number, ends?: readonly number[]): Match[] {
    const found: Match[] = [];
    if (!this.isMarked(index)) return found;
    const { words, vocabulary } = this;
    const { anchors } = vocabulary;
    const { marks, starts } = anchors;
    const width = marks.length / (starts.length - 1);
    const part = index >> 5;
    const bit = 1 << (index & 31);
    const any = starts.length - 2;
    const isAnywhere = (marks[any * width + part]! & bit) !== 0;
    for (let word = 0; word < words.length - 1; word++) {
      const number = words[word]!;
      if (number !== 0 && (marks[number * width + part]! & bit) !== 0) this.tryAt(word, groupOf(anchors, number, index), ends, found);
      if (isAnywhere) this.tryAt(word, groupOf(anchors, any, index), ends, found);
    }
    return found;
  }

  /** Tries the patterns of a group that have a word as their anchor. */
  private tryAt(word: number, group: number, ends: readonly number[] | undefined, found: Match[]): void {
    const { groups } = this.vocabulary.anchors;
    const end = group + 2 + groups[group + 1]! * 3;
    for (let anchor = group + 2; anchor < end; anchor += 3) {
      const last = Math.max(0, word - groups[anchor + 2]!);
      for (let start = word - groups[anchor + 1]!; start >= last; start--) {
        const matched = this.matchAt(groups[anchor]!, start, ends);
        if (matched !== undefined) found.push(matched);
      }
    }
  }

  private matchAt(number: number, start: number, ends: readonly number[] | undefined): Match | undefined {
    const { tokens, vocabulary, words } = this;
    const address = vocabulary.addresses[number]!;
    if (address >= 0) {
      const end = match(vocabulary.code, address, words, start, ends);
      return end < 0
        ? undefined
        : { start: tokens.from[start]!, end: tokens.to[end - 1]!, first: start, last: end - 1, captures: NO_CAPTURES };
    }
    const { tags, captures } = vocabulary.kept[number]!;
    registers.fill(-1);
    const last = match(vocabulary.code, ~address, words, start, ends) - 1;
    if (last < 0 || (tags.length > 0 && !hasTags(tokens.words, start, last, registers, tags))) return undefined;
    const captured = captures.length === 0 ? NO_CAPTURES : capturesOf(captures, tags.length, tokens.words);
    return { start: tokens.from[start]!, end: tokens.to[last]!, first: start, last, captures: captured };
  }
}

/** A sentence of so many words ("Of course, Louis!", "I see.") leads to the next. */
const LEADING = 3;

/** For each word, the index after the last word of its sentence. */
function sentenceEndsOf({ words, sentences }: Tokens): number[] {
  const ends = new Array<number>(words.length);
  let end = words.length;
  for (let sentence = sentences.length - 1; sentence >= 0; sentence--) {
    const start = sentences[sentence]!;
    if ((sentences[sentence + 1] ?? words.length) - start > LEADING) end = sentences[sentence + 1] ?? words.length;
    ends.fill(end, start, sentences[sentence + 1]);
  }
  return ends;
}

/** Where the patterns of an index stand among those of a word. */
function groupOf({ starts, groups }: Anchors, number: number, index: number): number {
  let group = starts[number]!;
  while (groups[group] !== index) group += 2 + groups[group + 1]! * 3;
  return group;
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
  if (matches.length < 2) return matches;
  matches.sort((one, other) => one.first - other.first || other.last - one.last);
  const kept: Match[] = [];
  for (const match of matches) {
    const before = kept.at(-1);
    if (before === undefined || match.last > before.last) kept.push(match);
  }
  return kept;
}
