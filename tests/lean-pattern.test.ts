import { expect, test } from "vitest";
import { leanPattern } from "../src/lean-pattern.js";

const LONG =
  "(?:(?:the|our|your) )?(?:drivers?|couriers?|warehouse|depot) (?:\\S+ ){0,2}?(?:loses|forgets|mixes up|muddles) (?:everything|it)";

test("a choice behind another is compiled once", () => {
  expect(leanPattern("(?:a|b)(?:alpha|beta|gamma)").source).toBe("(?:a|b)(?=)(?:alpha|beta|gamma)");
  expect(leanPattern("(?:a|b)(?:c|d)").source).toBe("(?:a|b)(?:c|d)");
});

test.each([
  ["our courier always loses it", ["our courier always loses it"]],
  ["the drivers forgets it and the depot mixes up everything", ["the drivers forgets it", "the depot mixes up everything"]],
  ["the warehouse has a lot of it", []],
])("%s: matches what it matched", (text, matches) => {
  const plain = [...text.matchAll(new RegExp(LONG, "g"))].map(([all]) => all);
  const lean = [...text.matchAll(leanPattern(LONG, "g"))].map(([all]) => all);
  expect(lean).toEqual(plain);
  expect(lean).toEqual(matches);
});

test("flags stay", () => {
  expect(leanPattern(/(?:a|b) (?:one|two|three|four)/giu).flags).toBe("giu");
  expect(leanPattern("a").flags).toBe("");
});
