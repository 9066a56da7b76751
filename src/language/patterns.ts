// Longer than a source file should be: the grammar of patterns and its errors.
import { didYouMean } from "../nearest.js";
import { TAGS } from "./grammar.js";
import { tokenize } from "./tokens.js";

/**
 * A part of a pattern. The pattern language is a subset of compromise's match syntax:
 * `word`, `(a|b c)`, `word?`, `(a|b)?`, `.` one word, `.{0,3}` up to three words, `^` and `$` the turn's ends, `[<name> …]` a capture,
 * `#Tag` a part of speech, and, beyond compromise, `<list>` for a word list of the vocabulary, `^^` and `$$` for the ends of a sentence.
 */
export type Node =
  | { kind: "word"; word: string }
  | { kind: "gap"; min: number; max: number }
  | { kind: "edge"; edge: "^" | "$" | "^^" | "$$" }
  | { kind: "either"; ways: Node[][]; optional: boolean; name?: string }
  | { kind: "tag"; tag: string };

/** Word lists that patterns may name in angle brackets. */
export type WordLists = Readonly<Record<string, readonly string[]>>;

/** Parses one pattern. Throws a plain `Error` that says what is wrong with it. */
export function parsePattern(source: string, lists: WordLists = {}): Node[] {
  return new Parser(source, lists).parse();
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
      const edge = this.source[this.index + 1] === char ? (`${char}${char}` as "^^" | "$$") : char;
      this.index += edge.length;
      return [{ kind: "edge", edge }];
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
    if (!TAGS.has(tag!)) throw new Error(`there is no part of speech ${whole}${didYouMean(tag!, TAGS)} in "${this.source}"`);
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

/** Fewest and most words that nodes match. */
export function lengthOf(nodes: readonly Node[]): { min: number; max: number } {
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

/** Words that may stand at a place, undefined for any; "" is the end of the text. `empty` where what stands there is not told. */
export interface Choice {
  words: ReadonlySet<string> | undefined;
  empty: boolean;
}

/** The words with which what nodes match may begin. */
export function firstsOf(nodes: readonly Node[]): Choice {
  return outermost(nodes, firstsOf);
}

/** The words with which what nodes match may end. */
export function lastsOf(nodes: readonly Node[]): Choice {
  return outermost(nodes.toReversed(), lastsOf);
}

function outermost(nodes: readonly Node[], ofWay: (way: readonly Node[]) => Choice): Choice {
  let all: Choice = { words: new Set(), empty: true };
  for (const node of nodes) {
    all = orElse(all, ownChoice(node, ofWay));
    if (!all.empty) return all;
  }
  return all;
}

/** What stands at a place: one thing, or, where that may be empty, another. */
export function orElse(one: Choice, other: Choice): Choice {
  const words = one.words && other.words && (one.words.size === 0 ? other.words : new Set([...one.words, ...other.words]));
  return { words, empty: other.empty };
}

function ownChoice(node: Node, ofWay: (way: readonly Node[]) => Choice): Choice {
  // Beside the edge of a sentence any word may stand, or none.
  if (node.kind === "edge") return { words: node.edge.length > 1 ? undefined : new Set([""]), empty: false };
  if (node.kind === "word") return { words: new Set(spokenAs(node.word)), empty: false };
  if (node.kind !== "either") return { words: undefined, empty: false };
  const ways = node.ways.map(ofWay);
  const all = ways.some(({ words }) => words === undefined) ? undefined : new Set(ways.flatMap(({ words }) => [...words!]));
  return { words: all, empty: node.optional || ways.some(({ empty }) => empty) };
}
