import { compilePattern, type WordLists } from "./patterns.js";
import { Assembler, type Piece } from "./program.js";

/** A pattern of a vocabulary, compiled. */
export interface CompiledPattern extends Piece {
  source: string;
  /** Words of which any match holds at least one, as `word min max …` (see `Anchor`); undefined: must be tried everywhere. */
  anchors: readonly number[] | undefined;
}

/** Patterns that stand where a word is: for each cue `index count (pattern min max)…`, at the place that `starts` tells by number. */
export interface Anchors {
  starts: Int32Array;
  groups: Int32Array;
  /** For each word's number, and for that of any word, a row of bits: which indices it is an anchor of. */
  marks: Int32Array;
}

/** Patterns compiled ahead, as they are shipped. */
export interface ReadyPatterns {
  /** The words by number, with a space between. */
  words: string;
  patterns: readonly CompiledPattern[];
  code: Int32Array;
  /** The anchors of all cues, as long as there are no others. */
  anchors?: Anchors;
}

/** Compiles patterns, each only once, on top of those that were compiled ahead. */
export class PatternCompiler {
  readonly patterns: CompiledPattern[];
  private readonly bySource: Map<string, number>;
  private assembler: Assembler | undefined;

  constructor(
    private readonly lists: WordLists,
    private readonly ready: ReadyPatterns = { words: "", patterns: [], code: new Int32Array() },
  ) {
    this.patterns = [...ready.patterns];
    this.bySource = new Map(ready.patterns.map(({ source }, number) => [source, number]));
  }

  /**
   * The number of a pattern.
   * @throws Error that says what is wrong with it.
   */
  numberOf(source: string): number {
    let number = this.bySource.get(source);
    if (number === undefined) this.bySource.set(source, (number = this.patterns.push(this.compile(source)) - 1));
    return number;
  }

  private compile(source: string): CompiledPattern {
    const { nodes, anchors } = compilePattern(source, this.lists);
    const assembler = (this.assembler ??= new Assembler(this.readyWords(), this.ready.code));
    const distinct = new Map(anchors?.map((anchor) => [Object.values(anchor).join(" "), anchor]));
    return {
      source,
      ...assembler.add(nodes),
      anchors: anchors && [...distinct.values()].flatMap(({ word, min, max }) => [assembler.numberOf(word), min, max]),
    };
  }

  /** The code of all patterns, and the words that they hold. */
  result(): { code: Int32Array; words: readonly string[] } {
    const { assembler } = this;
    return assembler === undefined
      ? { code: this.ready.code, words: this.readyWords() }
      : { code: Int32Array.from(assembler.code), words: assembler.words };
  }

  private readyWords(): string[] {
    return this.ready.words === "" ? [] : this.ready.words.split(" ");
  }
}
