// Longer than a source file should be: the grammar of patterns and its errors.
import { tokenize } from "./tokens.js";

/**
 * The pattern language: a subset of compromise's match syntax.
 * `word`, `(a|b c)`, `word?`, `(a|b)?`, `.` one word, `.{0,3}` up to three words, `^` and `$` the turn's ends, `[<name> …]` a capture,
 * `#Tag` a part of speech, and, beyond compromise, `<list>` for a word list of the vocabulary.
 */
export interface Pattern {
  nodes: readonly Node[];
  /** Words of which any match holds at least one, with how many words may stand before it; undefined: must be tried everywhere. */
  anchors: readonly Anchor[] | undefined;
}

export interface Anchor {
  word: string;
  /** Fewest and most words of the match before the anchor. */
  min: number;
  max: number;
}

/** A pattern, parsed. */
export type Node =
  | { kind: "word"; word: string }
  | { kind: "gap"; min: number; max: number }
  | { kind: "edge"; edge: "^" | "$" }
  | { kind: "either"; ways: Node[][]; optional: boolean; name?: string }
  | { kind: "tag"; tag: string };

/** Word lists that patterns may name in angle brackets. */
export type WordLists = Readonly<Record<string, readonly string[]>>;

/** Parses one pattern. Throws a plain `Error` that says what is wrong with it. */
export function parsePattern(source: string, lists: WordLists = {}): Node[] {
  return new Parser(source, lists).parse();
}

/** Compiles one pattern. Throws a plain `Error` that says what is wrong with it. */
export function compilePattern(source: string, lists: WordLists = {}): Pattern {
  const nodes = parsePattern(source, lists);
  if (lengthOf(nodes).min === 0) throw new Error(`the pattern "${source}" would match nothing at all`);
  return { nodes, anchors: bestAnchors(nodes) };
}

/** Lists that were parsed, by the lists they are of: many patterns name the same. */
const parsedLists = new WeakMap<WordLists, Map<string, Node[][]>>();

function waysOf(name: string, words: readonly string[], lists: WordLists): Node[][] {
  const parse = () => words.flatMap((entry) => parsePattern(`(${entry})`, lists).map((node) => [node]));
  // Tags are told apart by their nodes: those of a list must not be shared.
  if (words.some((entry) => entry.includes("#"))) return parse();
  let known = parsedLists.get(lists);
  if (known === undefined) parsedLists.set(lists, (known = new Map<string, Node[][]>()));
  let ways = known.get(name);
  if (ways === undefined) known.set(name, (ways = parse()));
  return ways;
}

/** Words of patterns as texts have them; patterns share most of theirs. */
const spellings = new Map<string, readonly string[]>([["'s", ["'s"]]]);

function respelled(raw: string): readonly string[] {
  let words = spellings.get(raw);
  if (words === undefined) spellings.set(raw, (words = tokenize(raw).words));
  return words;
}

class Parser {
  private index = 0;
  private depth = 0;

  constructor(
    private readonly source: string,
    private readonly lists: WordLists,
  ) {}

  parse(): Node[] {
    const ways = this.ways("");
    if (ways.length !== 1) throw new Error(`"|" stands outside of brackets in "${this.source}"`);
    return ways[0]!;
  }

  /** Alternatives up to the closing bracket. */
  private ways(close: string): Node[][] {
    if (++this.depth > 8) throw new Error(`brackets nest too deep in "${this.source}"`);
    const ways: Node[][] = [[]];
    for (;;) {
      this.skipSpace();
      const char = this.source[this.index];
      if (char === undefined || char === close) {
        if ((char ?? "") !== close) throw new Error(`"${close}" is missing in "${this.source}"`);
        this.index++;
        this.depth--;
        return ways;
      }
      if (char === "|") {
        this.index++;
        ways.push([]);
      } else ways.at(-1)!.push(...this.element(char));
    }
  }

  private element(char: string): Node[] {
    if (char === "(") return [this.group(")")];
    if (char === "[") return [this.capture()];
    if (char === "<") return [this.list()];
    if (char === "^" || char === "$") {
      this.index++;
      return [{ kind: "edge", edge: char }];
    }
    if (char === ".") return [this.gap()];
    if (char === "#") return [this.tag()];
    return this.word();
  }

  private group(close: string, name?: string): Node {
    this.index++;
    const ways = this.ways(close);
    return { kind: "either", ways, optional: this.optional(), ...(name === undefined ? {} : { name }) };
  }

  private capture(): Node {
    const [whole, name] = /^\[<([a-z]\w*)>/.exec(this.source.slice(this.index)) ?? [];
    if (whole === undefined) throw new Error(`a capture is written "[<name> …]" in "${this.source}"`);
    this.index += whole.length - 1;
    return this.group("]", name);
  }

  private list(): Node {
    const [whole, name] = /^<([a-z][\w-]*)>/.exec(this.source.slice(this.index)) ?? [];
    const words = name === undefined ? undefined : this.lists[name];
    if (whole === undefined || words === undefined) {
      const rest = this.source.slice(this.index).split(" ")[0];
      throw new Error(`there is no word list ${rest} in "${this.source}"`);
    }
    this.index += whole.length;
    return { kind: "either", ways: waysOf(name!, words, this.lists), optional: this.optional() };
  }

  private gap(): Node {
    const [whole, low, high] = /^\.(?:\{(\d+),(\d+)\})?/.exec(this.source.slice(this.index)) ?? [];
    this.index += whole!.length;
    const node: Node = { kind: "gap", min: Number(low ?? 1), max: Number(high ?? 1) };
    if (this.optional()) node.min = 0;
    if (node.max < node.min || node.max > 12) throw new Error(`a gap holds up to 12 words: "${whole}" in "${this.source}"`);
    return node;
  }

  private tag(): Node {
    const [whole, tag] = /^#([A-Z]\w+)/.exec(this.source.slice(this.index)) ?? [];
    if (whole === undefined) throw new Error(`a tag is written like #Verb in "${this.source}"`);
    this.index += whole.length;
    return { kind: "tag", tag: tag! };
  }

  /** A word of the pattern, respelled as words of a text are, so that "I'll" meets "i will". */
  private word(): Node[] {
    const [raw] = /^[^\s()[\]<>|?^$]+/.exec(this.source.slice(this.index)) ?? [];
    if (raw === undefined) throw new Error(`"${this.source[this.index]}" is out of place in "${this.source}"`);
    this.index += raw.length;
    const words = respelled(raw);
    if (words.length === 0) throw new Error(`"${raw}" is never heard (a filler or a mark) in "${this.source}"`);
    const nodes = words.map((word): Node => ({ kind: "word", word }));
    return this.optional() ? [{ kind: "either", ways: [nodes], optional: true }] : nodes;
  }

  private optional(): boolean {
    if (this.source[this.index] !== "?") return false;
    this.index++;
    return true;
  }

  private skipSpace(): void {
    for (let code = this.source.charCodeAt(this.index); code === 32 || (code >= 9 && code <= 13); code = this.source.charCodeAt(this.index))
      this.index++;
  }
}

function lengthOf(nodes: readonly Node[]): { min: number; max: number } {
  let min = 0;
  let max = 0;
  for (const node of nodes) {
    const own = ownLength(node);
    min += own.min;
    max += own.max;
  }
  return { min, max };
}

function ownLength(node: Node): { min: number; max: number } {
  if (node.kind === "edge") return { min: 0, max: 0 };
  if (node.kind === "gap") return { min: node.min, max: node.max };
  if (node.kind !== "either") return { min: 1, max: 1 };
  const ways = node.ways.map(lengthOf);
  return {
    min: node.optional ? 0 : Math.min(...ways.map((way) => way.min)),
    max: Math.max(...ways.map((way) => way.max)),
  };
}

/** "the line's down" is "the line is down", and "it's gone" is "it has gone". */
export function spokenAs(word: string): readonly string[] {
  return word === "is" || word === "has" ? [word, "'s"] : [word];
}

/** The words with which what nodes match may begin, undefined for any; `empty` where it may be nothing at all. */
export function firstsOf(nodes: readonly Node[]): { words: Set<string> | undefined; empty: boolean } {
  const words = new Set<string>();
  for (const node of nodes) {
    if (node.kind === "edge") continue;
    const own = ownFirsts(node);
    if (own.words === undefined) return { words: undefined, empty: false };
    for (const word of own.words) words.add(word);
    if (!own.empty) return { words, empty: false };
  }
  return { words, empty: true };
}

function ownFirsts(node: Node): ReturnType<typeof firstsOf> {
  if (node.kind === "word") return { words: new Set(spokenAs(node.word)), empty: false };
  if (node.kind !== "either") return { words: undefined, empty: false };
  const ways = node.ways.map(firstsOf);
  const all = ways.some(({ words }) => words === undefined) ? undefined : new Set(ways.flatMap(({ words }) => [...words!]));
  return { words: all, empty: node.optional || ways.some(({ empty }) => empty) };
}

/** The element whose words are rarest in speech, as the anchors of the whole. */
function bestAnchors(nodes: readonly Node[]): readonly Anchor[] | undefined {
  let best: Anchor[] | undefined;
  let before = { min: 0, max: 0 };
  for (const node of nodes) {
    const own = anchorsOf(node)?.map((anchor) => ({
      word: anchor.word,
      min: anchor.min + before.min,
      max: anchor.max + before.max,
    }));
    if (own !== undefined && (best === undefined || costOf(own) < costOf(best))) best = own;
    const length = ownLength(node);
    before = { min: before.min + length.min, max: before.max + length.max };
  }
  return best;
}

function anchorsOf(node: Node): Anchor[] | undefined {
  if (node.kind === "word") return spokenAs(node.word).map((word) => ({ word, min: 0, max: 0 }));
  if (node.kind !== "either" || node.optional) return undefined;
  const all: Anchor[] = [];
  for (const way of node.ways) {
    const own = bestAnchors(way);
    if (own === undefined) return undefined;
    all.push(...own);
  }
  return all;
}

/** Roughly how often one of the anchors is met, times how many places must then be tried. */
function costOf(anchors: readonly Anchor[]): number {
  return anchors.reduce((sum, { word, min, max }) => sum + (FREQUENT.get(word) ?? 1) * (max - min + 1), 0);
}

/** The commonest words of our sample calls, in occurrences per ten thousand words, rounded. */
const FREQUENT: ReadonlyMap<string, number> = new Map(
  Object.entries({
    i: 400, you: 420, to: 270, the: 330, your: 230, is: 250, a: 190, and: 170, that: 150, for: 150, it: 170, have: 110, my: 120, can: 110,
    will: 110, thank: 80, not: 90, this: 70, with: 80, in: 80, of: 100, do: 70, me: 60, am: 120, be: 80, on: 70, would: 60, are: 70, help: 40,
    we: 70, so: 50, please: 40, yes: 60, no: 40, okay: 40, if: 40, like: 40, account: 60, what: 40, any: 30, at: 30, here: 20, there: 30, up: 20,
    out: 15, was: 30, just: 25, now: 20, or: 25, from: 20, all: 25, as: 25, but: 30, number: 40, "'s": 40, get: 20, about: 20, how: 25, could: 25,
    has: 25, may: 25, call: 20, need: 20, today: 20, they: 20, one: 20, again: 8, sorry: 12, right: 12, know: 15, us: 12, had: 12, did: 12,
  }),
); // prettier-ignore
