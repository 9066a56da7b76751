import { anchorsOf, type Anchor } from "./anchors.js";
import { lengthOf, parsePattern, type Choice, type WordLists } from "./patterns.js";
import { Assembler, type Piece } from "./program.js";

/** What a pattern keeps of a match. */
export type Kept = Pick<Piece, "tags" | "captures">;

/** What may match where a word stands. */
export interface Anchors {
  /** Where the entries of a word begin, by its number; the last number stands for any word. */
  starts: Int32Array;
  /** `cue pattern min max next before` for each, in the order of the cues, the last two being signatures (see `bitOf`). */
  entries: Int32Array;
}

/** The anchors of what cues say, and of what they do not. */
export interface CueAnchors {
  says: Anchors;
  butNot: Anchors;
}

/** The numbers of an entry. */
export const ENTRY = 6;

/**
 * The bit that stands for a word in signatures, by its number: those of the words that may stand at a place make its signature, and -1
 * is that of any. All words that no pattern holds share one with there being no word.
 */
export function bitOf(number: number): number {
  return number <= 0 ? NO_WORD : 2 << ((Math.imul(number, 0x9e3779b1) >>> 0) % 31);
}

export const NO_WORD = 1;

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
  /** Where those of each pattern end among `ownAnchors`: words of which any match holds at least one, as `word min max next before …`. */
  ownEnds: Int32Array;
  ownAnchors: Int32Array;
  /** The anchors of all cues, as long as there are no others. */
  anchors?: CueAnchors;
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
    const nodes = parsePattern(source, this.lists);
    if (lengthOf(nodes).min === 0) throw new Error(`the pattern "${source}" would match nothing at all`);
    const assembler = (this.assembler ??= new Assembler(this.readyWords(), this.ready.code));
    const { address, ...kept } = assembler.add(nodes);
    const keeps = kept.tags.length + kept.captures.length > 0;
    const anchors = anchorsOf(nodes);
    this.added.push({
      kept: keeps ? kept : undefined,
      address: keeps ? ~address : address,
      anchors: anchors && numbersOf(anchors, assembler),
    });
  }

  /** Words of which any match of a pattern holds at least one, as `word min max next before …`; undefined: it must be tried everywhere. */
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

/** Anchors as `word min max next before …`, each word once at a place. */
function numbersOf(anchors: readonly Anchor[], assembler: Assembler): number[] {
  const merged = new Map<string, number[]>();
  for (const { word, min, max, next, before } of anchors) {
    const known = merged.get(`${word} ${min} ${max}`);
    const [behind, ahead] = [signatureOf(next, assembler), signatureOf(before, assembler)];
    if (known === undefined) merged.set(`${word} ${min} ${max}`, [assembler.numberOf(word), min, max, behind, ahead]);
    else {
      known[3]! |= behind;
      known[4]! |= ahead;
    }
  }
  return [...merged.values()].flat();
}

function signatureOf({ words, empty }: Choice, assembler: Assembler): number {
  if (words === undefined || empty) return -1;
  let bits = 0;
  for (const word of words) bits |= word === "" ? NO_WORD : bitOf(assembler.numberOf(word));
  return bits;
}
