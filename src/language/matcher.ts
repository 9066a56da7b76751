import { firstsOf, type Node } from "./patterns.js";

/** What a match records on its way: where tagged words and captures stand. */
export interface Run {
  /** Index of the word at each tag of the pattern. */
  tags: (number | undefined)[];
  /** First word and the one after the last, by name. */
  captures: Map<string, readonly [from: number, to: number]>;
}

/** Matches words from `at` on; returns the index after the last, or -1. */
export type Matcher = (words: readonly string[], at: number, run: Run) => number;

/** Makes a matcher of a parsed pattern. Ways are tried in order, gaps from short to long, optional parts before their absence. */
export function matcherOf(nodes: readonly Node[]): Matcher {
  const tags = new Map<Node, number>();
  numberTags(nodes, tags);
  return sequence(nodes, (_, at) => at, tags);
}

function numberTags(nodes: readonly Node[], tags: Map<Node, number>): void {
  for (const node of nodes) {
    if (node.kind === "tag") tags.set(node, tags.size);
    else if (node.kind === "either") for (const way of node.ways) numberTags(way, tags);
  }
}

/** Each part is compiled with what follows it, so that a match allocates nothing. */
function sequence(nodes: readonly Node[], next: Matcher, tags: ReadonlyMap<Node, number>): Matcher {
  return nodes.reduceRight((after, node) => part(node, after, tags), next);
}

function part(node: Node, next: Matcher, tags: ReadonlyMap<Node, number>): Matcher {
  switch (node.kind) {
    case "word":
      return word(node.word, next);
    case "gap":
      return gap(node.min, node.max, next);
    case "edge":
      return node.edge === "^"
        ? (words, at, run) => (at === 0 ? next(words, at, run) : -1)
        : (words, at, run) => (at === words.length ? next(words, at, run) : -1);
    case "tag":
      return tagged(tags.get(node)!, next);
    case "either": {
      const after = node.name === undefined ? next : captureEnd(node.name, next);
      const ways = eitherOf(flat(node.ways), after, tags);
      const inside = node.name === undefined ? ways : captureStart(node.name, ways);
      if (!node.optional) return inside;
      return (words, at, run) => {
        const end = inside(words, at, run);
        return end < 0 ? next(words, at, run) : end;
      };
    }
  }
}

/** "the line's down" is "the line is down", and "it's gone" is "it has gone". */
function word(wanted: string, next: Matcher): Matcher {
  if (wanted === "is" || wanted === "has")
    return (words, at, run) => (words[at] === wanted || words[at] === "'s" ? next(words, at + 1, run) : -1);
  return (words, at, run) => (words[at] === wanted ? next(words, at + 1, run) : -1);
}

function gap(min: number, max: number, next: Matcher): Matcher {
  return (words, at, run) => {
    const last = Math.min(at + max, words.length);
    for (let to = at + min; to <= last; to++) {
      const end = next(words, to, run);
      if (end >= 0) return end;
    }
    return -1;
  };
}

function tagged(tag: number, next: Matcher): Matcher {
  return (words, at, run) => {
    if (at >= words.length) return -1;
    const before = run.tags[tag];
    run.tags[tag] = at;
    const end = next(words, at + 1, run);
    if (end < 0) run.tags[tag] = before;
    return end;
  };
}

/** Behind the name of a capture whose start is known and its end is not. */
export const MARK = " from";

/** The start of a capture stands under its name with a mark until its end is known. */
function captureStart(name: string, inside: Matcher): Matcher {
  const mark = name + MARK;
  return (words, at, run) => {
    const before = run.captures.get(mark);
    run.captures.set(mark, [at, at]);
    const end = inside(words, at, run);
    if (end < 0) restore(run, mark, before);
    return end;
  };
}

function captureEnd(name: string, next: Matcher): Matcher {
  const mark = name + MARK;
  return (words, at, run) => {
    const before = run.captures.get(name);
    run.captures.set(name, [run.captures.get(mark)![0], at]);
    const end = next(words, at, run);
    if (end < 0) restore(run, name, before);
    return end;
  };
}

function restore({ captures }: Run, name: string, before: readonly [number, number] | undefined): void {
  if (before === undefined) captures.delete(name);
  else captures.set(name, before);
}

/** A way that is nothing but other ways is as good as those. */
function flat(ways: readonly (readonly Node[])[]): readonly (readonly Node[])[] {
  return ways.flatMap((way) => {
    const [only] = way;
    return way.length === 1 && only!.kind === "either" && !only!.optional && only!.name === undefined ? flat(only!.ways) : [way];
  });
}

/** The ways that may begin with a word are found by it, in their order; most words begin none. */
function eitherOf(ways: readonly (readonly Node[])[], next: Matcher, tags: ReadonlyMap<Node, number>): Matcher {
  const compiled = ways.map((way) => ({ match: sequence(way, next, tags), firsts: startOf(way) }));
  const open = compiled.filter(({ firsts }) => firsts === undefined).map(({ match }) => match);
  const byWord = new Map<string, Matcher[]>();
  for (const { firsts } of compiled)
    for (const first of firsts ?? [])
      if (!byWord.has(first))
        byWord.set(
          first,
          compiled.filter((way) => way.firsts === undefined || way.firsts.has(first)).map(({ match }) => match),
        );
  return (words, at, run) => {
    const found = byWord.get(words[at]!) ?? open;
    for (const match of found) {
      const end = match(words, at, run);
      if (end >= 0) return end;
    }
    return -1;
  };
}

/** The words that a way begins with; undefined where it may begin with any, or be nothing. */
function startOf(way: readonly Node[]): ReadonlySet<string> | undefined {
  const { words, empty } = firstsOf(way);
  return empty ? undefined : words;
}
