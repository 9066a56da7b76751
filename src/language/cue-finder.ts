import type { Cue, Vocabulary } from "./cues.js";
import { hasTags } from "./grammar.js";
import { match, registers } from "./machine.js";
import { bitOf, ENTRY, NO_WORD, type Anchors } from "./pattern-compiler.js";
import type { Tokens } from "./tokens.js";

/** Where a cue was found: offsets are characters of the turn's text, `first` and `last` its words, last included. */
export interface Match {
  first: number;
  last: number;
  start: number;
  end: number;
  captures: Readonly<Record<string, string>>;
}

/** Where patterns may match in a text: noted in one pass, tried only when a cue is asked for. */
export class CueFinder {
  /** The numbers of the words, and -1 behind the last. */
  private readonly words: number[];
  /** Anchors of what cues are, see `anchorsIn`. */
  private readonly anchors: readonly number[];
  /** Anchors of what they are not: most texts hold no cue that it would matter for. */
  private exclusions: readonly number[] | undefined;
  /** A bit for each cue that has an anchor here, as long as it is not known to match nothing. */
  private readonly marks: number[];
  private sentenceEnds: readonly number[] | undefined;
  private found: Map<number, readonly Match[]> | undefined;

  constructor(
    private readonly tokens: Tokens,
    private readonly vocabulary: Vocabulary,
  ) {
    const { numbers, says, cues } = vocabulary;
    const { words } = tokens;
    // Plain lists: short typed ones, made by the thousand, cost more than they gain.
    this.words = new Array<number>(words.length + 1).fill(-1);
    for (let word = 0; word < words.length; word++) this.words[word] = numbers.get(words[word]!) ?? 0;
    this.anchors = anchorsIn(this.words, says);
    this.marks = new Array<number>((cues.size >> 5) + 1).fill(0);
    for (let at = 1; at < this.anchors.length; at += 2) {
      const index = says.entries[this.anchors[at]!]!;
      this.marks[index >> 5]! |= 1 << (index & 31);
    }
  }

  private get ends(): readonly number[] {
    return (this.sentenceEnds ??= sentenceEndsOf(this.tokens));
  }

  /** All places where a cue stands, first to last, none inside another. */
  find(name: string): readonly Match[] {
    const cue = this.vocabulary.cues.get(name);
    if (cue === undefined) throw new Error(`there is no cue "${name}"`);
    const { index } = cue;
    if (((this.marks[index >> 5]! >>> (index & 31)) & 1) === 0) return NONE;
    let matches = this.found?.get(index);
    if (matches === undefined) {
      matches = this.match(cue);
      if (matches.length === 0) this.marks[index >> 5]! &= ~(1 << (index & 31));
      else (this.found ??= new Map()).set(index, matches);
    }
    return matches;
  }

  private match({ index, hasExceptions }: Cue): readonly Match[] {
    const { vocabulary } = this;
    const found = this.all(index, this.anchors, vocabulary.says, this.ends);
    if (found.length === 0) return NONE;
    const kept = outermost(found);
    if (!hasExceptions) return kept;
    this.exclusions ??= anchorsIn(this.words, vocabulary.butNot);
    // What else it may be is told in however many sentences.
    const others = this.all(index, this.exclusions, vocabulary.butNot);
    return others.length === 0 ? kept : kept.filter((match) => !others.some((other) => excludes(other, match)));
  }

  /** All that the patterns of a cue match, wherever it begins. */
  private all(index: number, anchors: readonly number[], { entries }: Anchors, ends?: readonly number[]): readonly Match[] {
    let found: Match[] | undefined;
    for (let at = 0; at < anchors.length; at += 2) {
      const entry = anchors[at + 1]!;
      if (entries[entry] !== index) continue;
      const word = anchors[at]!;
      const last = Math.max(0, word - entries[entry + 3]!);
      for (let start = word - entries[entry + 2]!; start >= last; start--) {
        const matched = this.matchAt(entries[entry + 1]!, start, ends);
        if (matched !== undefined) (found ??= []).push(matched);
      }
    }
    return found ?? NONE;
  }

  /** Its words come first in a match: what else begins with `start` holds seconds, and would be of one shape with it, with room for fractions. */
  private matchAt(number: number, start: number, ends: readonly number[] | undefined): Match | undefined {
    const { tokens, vocabulary, words } = this;
    const address = vocabulary.addresses[number]!;
    if (address >= 0) {
      const end = match(vocabulary.code, address, words, start, ends, tokens.sentences);
      return end < 0
        ? undefined
        : { first: start, last: end - 1, start: tokens.from[start]!, end: tokens.to[end - 1]!, captures: NO_CAPTURES };
    }
    const { tags, captures } = vocabulary.kept[number]!;
    registers.fill(-1);
    const last = match(vocabulary.code, ~address, words, start, ends, tokens.sentences) - 1;
    if (last < 0 || (tags.length > 0 && !hasTags(tokens.words, start, last, registers, tags))) return undefined;
    const captured = captures.length === 0 ? NO_CAPTURES : capturesOf(captures, tags.length, tokens.words);
    return { first: start, last, start: tokens.from[start]!, end: tokens.to[last]!, captures: captured };
  }
}

/** The anchors of a text, made here before they are copied: their number is not known beforehand. */
const noted: number[] = [];

/** The anchors among words that stand where they may, first to last, as `word entry …`: its index, and where its entry begins. */
function anchorsIn(words: readonly number[], { starts, entries }: Anchors): number[] {
  const any = starts.length - 2;
  let count = 0;
  let before = NO_WORD;
  for (let word = 0; word < words.length - 1; word++) {
    const number = words[word]!;
    const next = bitOf(words[word + 1]!);
    // Those of a word that is known, and those of any word.
    for (let list = number === 0 ? any : number; ; list = any) {
      for (let entry = starts[list]!; entry < starts[list + 1]!; entry += ENTRY) {
        if ((entries[entry + 4]! & next) === 0 || (entries[entry + 5]! & before) === 0) continue;
        noted[count++] = word;
        noted[count++] = entry;
      }
      if (list === any) break;
    }
    before = bitOf(number);
  }
  return noted.slice(0, count);
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

function outermost(found: readonly Match[]): readonly Match[] {
  if (found.length < 2) return found;
  const matches = found.toSorted((one, other) => one.first - other.first || other.last - one.last);
  const kept: Match[] = [];
  for (const match of matches) {
    const before = kept.at(-1);
    if (before === undefined || match.last > before.last) kept.push(match);
  }
  return kept;
}
