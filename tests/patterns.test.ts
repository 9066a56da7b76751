import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { anchorsOf } from "../src/language/anchors.js";
import { CueFinder } from "../src/language/cue-finder.js";
import type { CueError } from "../src/language/cues.js";
import { compileVocabulary } from "../src/language/cues.js";
import { TAGS } from "../src/language/grammar.js";
import { PatternCompiler } from "../src/language/pattern-compiler.js";
import { parsePattern } from "../src/language/patterns.js";
import { tokenize } from "../src/language/tokens.js";

function find(pattern: string | string[], text: string, lists = {}, butNot: string[] = []): string[] {
  const cue = { means: "a test", says: [pattern].flat(), "but-not": butNot };
  const vocabulary = compileVocabulary({ cues: { cue }, lists });
  return new CueFinder(tokenize(text), vocabulary).find("cue").map(({ start, end }) => text.slice(start, end));
}

describe("patterns", () => {
  test.each([
    ["transfer you to", "I'll transfer you to Dana", ["transfer you to"]],
    ["(transfer|put) you (over|through)? to", "let me put you through to claims", ["put you through to"]],
    ["I'm sorry", "I am so sorry, I'm sorry", ["I'm sorry"]],
    ["can not (help|do)", "We can't help; we cannot do it", ["can't help", "cannot do"]],
    ["hold on .{0,2} minute", "hold on just a minute, hold on I said wait a minute", ["hold on just a minute"]],
    ["^ hello", "hello, hello", ["hello"]],
    ["^^ no $$", "No. No, not now. No!", ["No", "No"]],
    ["goodbye $", "goodbye then. Goodbye", ["Goodbye"]],
    ["call . back", "I'll call you back, call back", ["call you back"]],
    ["system is down", "the system's down", ["system's down"]],
    ["(call|ring) (you back|back)", "We'll ring you back", ["ring you back"]],
    ["a (b (c|d)|e)", "a b d, a e, a b", ["a b d", "a e"]],
  ])("%j in %j", (pattern, text, expected) => expect(find(pattern, text)).toEqual(expected));

  test("word lists stand in angle brackets", () => {
    expect(find("to <team>", "I'll send it to customer care", { team: ["billing", "customer (care|service)"] })).toEqual([
      "to customer care",
    ]);
  });

  test("what looks like it and is not is left out", () => {
    expect(find("transfer .{0,2} to", "transfer the money to savings", {}, ["transfer the money"])).toEqual([]);
    expect(find("transfer .{0,2} to", "transfer the call to savings", {}, ["transfer the money"])).toEqual(["transfer the call to"]);
  });

  test("captures hold the words", () => {
    const vocabulary = compileVocabulary({ cues: { cue: { means: "", says: ["this is [<name> .]"] } }, lists: {} });
    expect(new CueFinder(tokenize("hi, this is Niamh"), vocabulary).find("cue")[0]!.captures["name"]!.trim()).toBe("niamh");
  });

  test("all tags of compromise are known", () => {
    const compromise = createRequire(import.meta.url)("compromise/two") as { model(): { one: { tagSet: object } } };
    expect([...TAGS].sort()).toEqual(Object.keys(compromise.model().one.tagSet).sort());
  });

  test("grammar is asked where a pattern has a tag", () => {
    expect(find("we #Adverb lost it", "we probably lost it, we nearly lost it, we both lost it")).toEqual([
      "we probably lost it",
      "we nearly lost it",
    ]);
  });

  test.each([
    ["a | b", /outside of brackets/],
    ["(a", /"\)" is missing/],
    ["<nothing> at all", /no word list <nothing>/],
    ["uh", /never heard/],
    ["a?", /nothing at all/],
    ["[name x]", /capture is written/],
    ["we #Verbs it", /no part of speech #Verbs \(did you mean "Verb"\?\)/],
    [".{0,40} word", /up to 12 words/],
    ["((((((((a))))))))", /too deep/],
  ])("%j is refused", (pattern, message) => expect(() => new PatternCompiler({}).numberOf(pattern)).toThrow(message));

  test("a mistake names its cue and pattern", () => {
    expect(() => compileVocabulary({ cues: { greeting: { means: "", says: ["hello", "(hi"] } }, lists: {} })).toThrow(
      expect.objectContaining({ cue: "greeting", key: "says", position: 1 }) as CueError,
    );
  });

  test("the rarest word is the anchor", () => {
    expect(anchorsOf(parsePattern("will you (please|kindly) transfer me"))).toEqual([
      {
        ...{ word: "transfer", min: 3, max: 3 },
        next: { words: new Set(["me"]), empty: false },
        before: { words: new Set(["please", "kindly"]), empty: false },
      },
    ]);
    expect(anchorsOf(parsePattern(". .{0,2}"))).toBeUndefined();
  });
});
