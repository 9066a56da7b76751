import { describe, expect, test } from "vitest";
import { match, registers } from "../src/language/machine.js";
import { parsePattern, type Node } from "../src/language/patterns.js";
import { Assembler } from "../src/language/program.js";
import { loadRulebook } from "../src/rulebook.js";

/** The same pattern as a regular expression over words that are each followed by a space: the oracle. */
function regexOf(node: Node): string {
  switch (node.kind) {
    case "word":
      return node.word === "is" || node.word === "has"
        ? `(?:${node.word}|'s) `
        : `${node.word.replaceAll(/[.*+?^${}()|[\]\\/-]/g, "\\$&")} `;
    case "gap":
      return `(?:\\S+ ){${node.min},${node.max}}?`;
    case "edge":
      return node.edge.startsWith("^") ? "(?<=^ )" : "$";
    case "tag":
      return "\\S+ ";
    case "either": {
      const inside = node.ways.map((way) => way.map(regexOf).join("")).join("|");
      return `(${node.name === undefined ? "?:" : `?<${node.name}>`}${inside})${node.optional ? "?" : ""}`;
    }
  }
}

/** Chance that comes out the same every time. */
function dice(seed: number): (sides: number) => number {
  let state = seed + 1;
  return (sides) => (state = (state * 48_271) % 2_147_483_647) % sides;
}

/** Words that a pattern matches, or nearly: one of its ways, with a word lost, doubled or strange now and then. */
function wordsFor(nodes: readonly Node[], roll: (sides: number) => number): string[] {
  const words: string[] = [];
  const say = (node: Node): void => {
    if (roll(40) === 0) return;
    if (node.kind === "word") words.push(roll(30) === 0 ? "parcel" : node.word);
    else if (node.kind === "gap") for (let count = node.min + roll(node.max - node.min + 2); count > 0; count--) words.push("quite");
    else if (node.kind === "tag") words.push("really");
    else if (node.kind === "either" && !(node.optional && roll(2) === 0)) node.ways[roll(node.ways.length)]!.forEach(say);
  };
  nodes.forEach(say);
  return words;
}

function compare(nodes: readonly Node[], words: readonly string[]): { ours: unknown; oracle: unknown }[] {
  const regex = new RegExp(nodes.map(regexOf).join(""), "y");
  const assembler = new Assembler();
  const { address, tags, captures } = assembler.add(nodes);
  const code = Int32Array.from(assembler.code);
  const numbers = [...words.map((word) => assembler.words.indexOf(word) + 1), -1];
  const text = ` ${words.join(" ")} `;
  let offset = 1;
  return words.map((word, start) => {
    regex.lastIndex = offset;
    const found = regex.exec(text);
    const groups = Object.entries(found?.groups ?? {}).filter(([, value]) => value !== undefined);
    registers.fill(-1);
    const end = match(code, address, numbers, start);
    const captured = captures.flatMap((name, index) => {
      const [from, to] = registers.subarray(tags.length + index * 2);
      return from! < 0 || to! < 0 ? [] : [[name, words.slice(from, to).map((one) => `${one} `).join("")]]; // prettier-ignore
    });
    offset += word.length + 1;
    return {
      ours: end < 0 ? undefined : [words.slice(start, end).join(" "), Object.fromEntries(captured)],
      oracle: found === null ? undefined : [found[0].trimEnd(), Object.fromEntries(groups)],
    };
  });
}

const { vocabulary } = await loadRulebook();

describe("patterns match as the regular expressions that they stand for", () => {
  test("all patterns of the vocabulary, on what they should match and nearly", () => {
    let matched = 0;
    for (const [name, cue] of Object.entries(vocabulary.cues)) {
      for (const source of [...cue.says, ...(cue["but-not"] ?? [])]) {
        const nodes = parsePattern(source, vocabulary.lists);
        const roll = dice(source.length);
        for (let round = 0; round < 3; round++) {
          const words = ["so", ...wordsFor(nodes, roll), "then"];
          for (const { ours, oracle } of compare(nodes, words)) {
            if (oracle !== undefined) matched++;
            expect(ours, `${name}: ${source} in "${words.join(" ")}"`).toEqual(oracle);
          }
        }
      }
    }
    // A test in which nothing matches would prove nothing.
    expect(matched).toBeGreaterThan(3000);
  });

  test.each([
    ["(a|a b) (b c|c)?", "a b c"],
    ["(a b|a) .{0,2} c", "a b b c"],
    ["[<x> (a|a b)] [<y> .{0,3}] c", "a b d c"],
    ["(it|that) (is|has) down", "it 's down"],
    ["^ (hello|hello there) $", "hello there"],
    ["((a|b) c|(a|b) d)", "b d"],
    ["[<x> a]? [<y> a .]? b", "a a b"],
  ])("%s in %j", (pattern, text) => {
    for (const { ours, oracle } of compare(parsePattern(pattern), text.split(" "))) expect(ours).toEqual(oracle);
  });
});
