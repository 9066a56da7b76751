import { firstsOf, spokenAs, type Node } from "./patterns.js";

/*
 * Patterns as code for `machine.ts`: numbers, so that they can be shipped ready and take no time to load. Words are numbers, too:
 * their place among `words`, counted from 1; 0 is a word that no pattern holds.
 */

/** The next word must be the one named: `WORD word`. */
export const WORD = 0;
/** The next word must be one of two: `EITHER_WORD word word`. */
export const EITHER_WORD = 1;
/** The next word must be one of a sorted list: `ONE_OF count word…`. */
export const ONE_OF = 2;
/** From `min` to `max` words, whatever they are; few before many: `GAP min max`. */
export const GAP = 3;
/** The first word of the text must come next. */
export const START = 4;
/** No word must follow. */
export const END = 5;
/** One word, whose place is kept in a register: `TAG register`. */
export const TAG = 6;
/** Keeps the place in a register: `SAVE register`. */
export const SAVE = 7;
/** Goes on; should that fail, at the address: `SPLIT address`. */
export const SPLIT = 8;
/** Goes on at the address: `JUMP address`. */
export const JUMP = 9;
/**
 * Goes on where the next word may begin, at each of the addresses in turn: `WAYS other count (word addresses)…`, sorted by word, where
 * `addresses` is where a list stands (`count address…`), and `other` the list for all other words.
 */
export const WAYS = 10;
/** All is matched. */
export const DONE = 11;
/** The first word of a sentence must come next. */
export const SENTENCE_START = 12;
/** No word of the same sentence must follow. */
export const SENTENCE_END = 13;

const EDGES = { "^": START, $: END, "^^": SENTENCE_START, $$: SENTENCE_END };

/** How many places a pattern may keep. */
export const REGISTERS = 64;

/** What a pattern became. */
export interface Piece {
  /** Where its code begins. */
  address: number;
  /** Parts of speech that the words at the first registers must have. */
  tags: readonly string[];
  /** Names of captures; each has two registers, for its first word and the one after its last. */
  captures: readonly string[];
}

/** Turns patterns into code, one after the other. */
export class Assembler {
  readonly code: number[];
  private readonly numbers: Map<string, number>;
  private tags: string[] = [];
  private captures: string[] = [];
  /** The first registers are those of the tags. */
  private tagCount = 0;

  /** @param words Words that have a number already; further ones are added. */
  constructor(
    readonly words: string[] = [],
    code: ArrayLike<number> = [],
  ) {
    this.numbers = new Map(words.map((word, index) => [word, index + 1]));
    this.code = Array.from(code);
  }

  /** The number of a word; a new word gets one. */
  numberOf(word: string): number {
    let number = this.numbers.get(word);
    if (number === undefined) this.numbers.set(word, (number = this.words.push(word)));
    return number;
  }

  /** Adds a pattern. @throws Error where it has more captures and tags than there is room for. */
  add(nodes: readonly Node[]): Piece {
    this.tags = [];
    this.captures = [];
    this.tagCount = countTags(nodes);
    const address = this.code.length;
    this.sequence(nodes);
    this.code.push(DONE);
    if (this.tagCount + this.captures.length * 2 > REGISTERS) throw new Error("a pattern holds too many captures and tags");
    return { address, tags: this.tags, captures: this.captures };
  }

  private sequence(nodes: readonly Node[]): void {
    for (const node of nodes) this.node(node);
  }

  private node(node: Node): void {
    const { code } = this;
    switch (node.kind) {
      case "word":
        return this.oneOf(spokenAs(node.word).map((word) => this.numberOf(word)));
      case "gap":
        code.push(GAP, node.min, node.max);
        return;
      case "edge":
        code.push(EDGES[node.edge]);
        return;
      case "tag":
        code.push(TAG, this.tags.push(node.tag) - 1);
        return;
      case "either":
        return this.either(node);
    }
  }

  private either({ ways, optional, name }: Node & { kind: "either" }): void {
    const { code } = this;
    const split = optional ? code.push(SPLIT, 0) - 1 : undefined;
    const register = name === undefined ? undefined : this.registerOf(name);
    if (register !== undefined) code.push(SAVE, register);
    this.ways(flat(ways));
    if (register !== undefined) code.push(SAVE, register + 1);
    if (split !== undefined) code[split] = code.length;
  }

  private registerOf(name: string): number {
    let index = this.captures.indexOf(name);
    if (index < 0) index = this.captures.push(name) - 1;
    return this.tagCount + index * 2;
  }

  private ways(ways: readonly (readonly Node[])[]): void {
    if (ways.length === 1) return this.sequence(ways[0]!);
    const single = ways.flatMap(([only, ...others]) => (only?.kind === "word" && others.length === 0 ? [only.word] : []));
    if (single.length < ways.length) return this.wayTable(ways);
    this.oneOf(single.flatMap(spokenAs).map((word) => this.numberOf(word)));
  }

  private oneOf(numbers: readonly number[]): void {
    const sorted = [...new Set(numbers)].sort((one, other) => one - other);
    if (sorted.length === 1) this.code.push(WORD, ...sorted);
    else if (sorted.length === 2) this.code.push(EITHER_WORD, ...sorted);
    else this.code.push(ONE_OF, sorted.length, ...sorted);
  }

  /** The ways that may begin with a word are found by it, in their order; most words begin none. */
  private wayTable(ways: readonly (readonly Node[])[]): void {
    const { code } = this;
    const starts = ways.map(startOf);
    const words = [...new Set(starts.flatMap((start) => [...(start ?? [])]))].map((word) => ({ word, number: this.numberOf(word) }));
    words.sort((one, other) => one.number - other.number);
    const table = code.push(WAYS, 0, words.length) - 3;
    for (const { number } of words) code.push(number, 0);
    const ends: number[] = [];
    const addresses = ways.map((way) => {
      const address = code.length;
      this.sequence(way);
      ends.push(code.push(JUMP, 0) - 1);
      return address;
    });
    const lists = new Map<string, number>();
    const listOf = (isIn: (start: ReadonlySet<string> | undefined) => boolean): number => {
      const list = addresses.filter((_, index) => isIn(starts[index]));
      const key = list.join();
      let known = lists.get(key);
      if (known === undefined) lists.set(key, (known = code.push(list.length, ...list) - list.length - 1));
      return known;
    };
    code[table + 1] = listOf((start) => start === undefined);
    for (const [index, { word }] of words.entries())
      code[table + 4 + index * 2] = listOf((start) => start === undefined || start.has(word));
    for (const end of ends) code[end] = code.length;
  }
}

function countTags(nodes: readonly Node[]): number {
  return nodes.reduce(
    (sum, node) =>
      sum + (node.kind === "tag" ? 1 : node.kind === "either" ? node.ways.reduce((inner, way) => inner + countTags(way), 0) : 0),
    0,
  );
}

/** A way that is nothing but other ways is as good as those. */
function flat(ways: readonly (readonly Node[])[]): readonly (readonly Node[])[] {
  return ways.flatMap((way) => {
    const [only] = way;
    return way.length === 1 && only!.kind === "either" && !only!.optional && only!.name === undefined ? flat(only!.ways) : [way];
  });
}

/** The words that a way begins with; undefined where it may begin with any, or be nothing. */
function startOf(way: readonly Node[]): ReadonlySet<string> | undefined {
  const { words, empty } = firstsOf(way);
  return empty || words?.has("") ? undefined : words;
}
