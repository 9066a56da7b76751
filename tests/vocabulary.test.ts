import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { CueFinder } from "../src/language/cue-finder.js";
import { compileVocabulary } from "../src/language/cues.js";
import { parsePattern, type Node } from "../src/language/patterns.js";
import { tokenize } from "../src/language/tokens.js";
import { loadRulebook } from "../src/rulebook.js";

const { vocabulary } = await loadRulebook();
const compiled = compileVocabulary(vocabulary);
const cues = Object.entries(vocabulary.cues);
const named = cues.filter(([name]) => !name.includes("/"));

interface Nlp {
  (text: string): { match(pattern: string): { found: boolean } };
}
const nlp = createRequire(import.meta.url)("compromise/one") as Nlp;

describe("the vocabulary", () => {
  test("has no pattern that must be tried at every word", () => expect(compiled.slow).toEqual([]));

  test("names nothing twice: the later would silently take the earlier's place", () => {
    const folder = "rules/vocabulary/en/";
    const names = readdirSync(folder).flatMap((file) => readFileSync(folder + file, "utf8").match(/^[a-z][\w-]*(?=:)/gm) ?? []);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test.each(named)("%s has examples, and they come out right", (name, cue) => {
    expect(cue.examples?.yes?.length ?? 0).toBeGreaterThan(0);
    const found = (text: string) => new CueFinder(tokenize(text), compiled).find(name).length > 0;
    expect((cue.examples?.yes ?? []).filter((text) => !found(text))).toEqual([]);
    expect((cue.examples?.no ?? []).filter(found)).toEqual([]);
  });
});

describe("compromise agrees with the compiled patterns", () => {
  test.each(named)("on the examples of %s", (_name, cue) => {
    const texts = [...(cue.examples?.yes ?? []), ...(cue.examples?.no ?? [])].map((text) =>
      tokenize(text).words.filter((word) => /^[\w']+$/.test(word)),
    );
    for (const pattern of cue.says.filter((says) => !/#|'s/.test(says))) {
      const plain = expand(parsePattern(pattern, vocabulary.lists));
      if (plain === undefined) continue;
      for (const words of texts) {
        const ours = matches(pattern, words);
        const theirs = plain.some((way) => mayMatch(way, words) && nlp(words.join(" ").replaceAll("'s", "is")).match(way).found);
        expect(`${pattern}: ${words.join(" ")}: ${theirs}`).toBe(`${pattern}: ${words.join(" ")}: ${ours}`);
      }
    }
  });
});

function matches(pattern: string, words: readonly string[]): boolean {
  const one = compileVocabulary({ cues: { cue: { means: "", says: [pattern] } }, lists: vocabulary.lists });
  return new CueFinder(tokenize(words.join(" ")), one).find("cue").length > 0;
}

/** Cheap: compromise is asked only where all literal words occur. */
function mayMatch(way: string, words: readonly string[]): boolean {
  const said = new Set(words.map((word) => (word === "'s" ? "is" : word)));
  return way.split(" ").every((part) => /^[.^$]/.test(part) || said.has(part.replace("$", "")));
}

/** All ways a pattern can be said, without brackets and options; undefined where there are more than a few hundred. */
function expand(nodes: readonly Node[]): string[] | undefined {
  let ways = [""];
  for (const node of nodes) {
    const next = waysOf(node);
    if (next === undefined || ways.length * next.length > 400) return undefined;
    ways = ways.flatMap((way) => next.map((more) => `${way} ${more}`.trim()));
  }
  // compromise writes the ends of a text without a space.
  return ways.map((way) => way.replace(/\^ /, "^").replace(/ \$/, "$"));
}

function waysOf(node: Node): string[] | undefined {
  switch (node.kind) {
    case "word":
      return [node.word];
    case "edge":
      return [node.edge];
    case "gap":
      return Array.from({ length: node.max - node.min + 1 }, (_, more) =>
        Array(node.min + more)
          .fill(".")
          .join(" "),
      );
    case "tag":
      return undefined;
    case "either": {
      const all = node.ways.map(expand);
      if (all.includes(undefined)) return undefined;
      return [...(all as string[][]).flat(), ...(node.optional ? [""] : [])];
    }
  }
}
