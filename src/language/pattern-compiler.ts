import { compilePattern, type WordLists } from "./patterns.js";
import { Assembler, type Piece } from "./program.js";

/** What a pattern keeps of a match. */
export type Kept = Pick<Piece, "tags" | "captures">;

/** Patterns that stand where a word is: for each cue `index count (pattern min max)…`, at the place that `starts` tells by number. */
export interface Anchors {
  starts: Int32Array;
  groups: Int32Array;
  /** For each word's number, and for that of any word, a row of bits: which indices it is an anchor of. */
  marks: Int32Array;
}

/** Patterns compiled ahead, as they are shipped; all but the anchors of the cues by the patterns' numbers. */
export interface ReadyPatterns {
  /** The words by number, with a space between. */
  words: string;
  /** The patterns; asked for only where something is compiled. */
  sources: () => readonly string[];
  /** What is kept of those that keep anything. */
  kept: Readonly<Record<number, Kept>>;
  code: Int32Array;
  /** See `Vocabulary`. */
  addresses: Int32Array;
  /** Where the words of each pattern end among `ownAnchors`: words of which any match holds at least one, as `word min max …` (see `Anchor`). */
  ownEnds: Int32Array;
  ownAnchors: Int32Array;
  /** The anchors of all cues, as long as there are no others. */
  anchors?: Anchors;
}

const NOTHING: ReadyPatterns = {
  words: "",
  sources: () => [],
  kept: {},
  code: new Int32Array(),
  addresses: new Int32Array(),
  ownEnds: new Int32Array(),
  ownAnchors: new Int32Array(),
};

/** Compiles patterns, each only once, on top of those that were compiled ahead. */
export class PatternCompiler {
  private bySource: Map<string, number> | undefined;
  private readonly added: { kept: Kept | undefined; address: number; anchors: readonly number[] | undefined }[] = [];
  private assembler: Assembler | undefined;

  constructor(
    private readonly lists: WordLists,
    private readonly ready: ReadyPatterns = NOTHING,
  ) {}

  /**
   * The number of a pattern.
   * @throws Error that says what is wrong with it.
   */
  numberOf(source: string): number {
    const bySource = (this.bySource ??= new Map(this.ready.sources().map((source, number) => [source, number])));
    let number = bySource.get(source);
    if (number === undefined) {
      this.compile(source);
      bySource.set(source, (number = bySource.size));
    }
    return number;
  }

  private compile(source: string): void {
    const { nodes, anchors } = compilePattern(source, this.lists);
    const assembler = (this.assembler ??= new Assembler(this.readyWords(), this.ready.code));
    const { address, ...kept } = assembler.add(nodes);
    const keeps = kept.tags.length + kept.captures.length > 0;
    const distinct = new Map(anchors?.map((anchor) => [Object.values(anchor).join(" "), anchor]));
    this.added.push({
      kept: keeps ? kept : undefined,
      address: keeps ? ~address : address,
      anchors: anchors && [...distinct.values()].flatMap(({ word, min, max }) => [assembler.numberOf(word), min, max]),
    });
  }

  /** Words of which any match of a pattern holds at least one, as `word min max …`; undefined: it must be tried everywhere. */
  anchorsOf(number: number): ArrayLike<number> | undefined {
    const { ownEnds, ownAnchors } = this.ready;
    if (number >= ownEnds.length) return this.added[number - ownEnds.length]!.anchors;
    return ownAnchors.subarray(number === 0 ? 0 : ownEnds[number - 1]!, ownEnds[number]);
  }

  /** The code of all patterns, and what there is to know of it. */
  result(): Pick<ReadyPatterns, "code" | "addresses" | "kept"> & { words: readonly string[] } {
    const { added, assembler, ready } = this;
    if (assembler === undefined) return { ...ready, words: this.readyWords() };
    const behind = ready.ownEnds.length;
    const kept = added.flatMap(({ kept }, index) => (kept ? [[behind + index, kept] as const] : []));
    return {
      code: Int32Array.from(assembler.code),
      words: assembler.words,
      addresses: Int32Array.from([...ready.addresses, ...added.map(({ address }) => address)]),
      kept: { ...ready.kept, ...Object.fromEntries(kept) },
    };
  }

  /** All patterns as they can be shipped. */
  ahead(): Omit<ReadyPatterns, "anchors"> {
    const sources = [...(this.bySource?.keys() ?? [])];
    const own = sources.map((_, number) => Array.from(this.anchorsOf(number) ?? []));
    let end = 0;
    const ownEnds = Int32Array.from(own, ({ length }) => (end += length));
    const { words, ...result } = this.result();
    return { ...result, words: words.join(" "), sources: () => sources, ownEnds, ownAnchors: Int32Array.from(own.flat()) };
  }

  private readyWords(): string[] {
    return this.ready.words === "" ? [] : this.ready.words.split(" ");
  }
}
