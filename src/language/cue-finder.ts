import type { Cue, Vocabulary } from "./cues.js";
import { hasTags } from "./grammar.js";
import { match, registers } from "./machine.js";
import type { Tokens } from "./tokens.js";

/** Where a cue was found: offsets are characters of the turn's text, `first` and `last` its words, last included. */
export interface Match {
  start: number;
  end: number;
  first: number;
  last: number;
  captures: Readonly<Record<string, string>>;
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
