import { describe, expect, test } from "vitest";
import { compileVocabulary } from "../../src/language/cues.js";
import { loadRulebook } from "../../src/rulebook.js";
import { tryCue, tryRule } from "../../src/run/examples.js";
import type { NamedRule } from "../../src/rule.js";

const { rules, vocabulary } = await loadRulebook();
const compiled = compileVocabulary(vocabulary);

describe("the examples of every rule come out as marked", () => {
  test.each([...rules.values()].map((rule) => [rule.name, rule] as const))("%s", (_name, rule) => {
    expect(rule.examples.bad.length).toBeGreaterThanOrEqual(2);
    expect(rule.examples.good.length).toBeGreaterThanOrEqual(2);
    expect(tryRule(rule, compiled).misses).toEqual([]);
  });
});

describe("an example that comes out otherwise is told", () => {
  const rule: NamedRule = {
    ...rules.get("no-hostility")!,
    examples: { bad: ["Agent: «Calm» down.", "Agent: «Hello.»", "Agent: Calm down."], good: ["Agent: Hello.", "Agent: Calm down."] },
  };

  test("a rule: what was expected, what came", () => {
    expect(tryRule(rule, compiled)).toMatchObject({
      tried: 5,
      misses: [
        { example: "bad 1", expected: "«Calm» at 1:8", came: "«Calm down» at 1:8" },
        { example: "bad 2", expected: "«Hello.» at 1:8", came: "nothing reported (pass)" },
        { example: "bad 3", expected: "a mark «…» in a bad example", came: "none" },
        { example: "good 2", expected: "nothing reported", came: "«Calm down» at 1:8" },
      ],
    });
  });

  test("a cue", () => {
    const cue = { means: "goodbye", says: ["goodbye"], examples: { yes: ["goodbye", "hello"], no: ["so long", "goodbye now"] } };
    const own = compileVocabulary({ cues: { farewell: cue }, lists: {} });
    expect(tryCue("farewell", cue, own)).toMatchObject({ tried: 4, misses: [{ example: "yes 2" }, { example: "no 2" }] });
  });
});
