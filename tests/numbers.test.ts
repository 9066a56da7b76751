import { describe, expect, test } from "vitest";
import { durationsIn } from "../src/language/durations.js";
import { numbersIn } from "../src/language/numbers.js";
import { tokenize } from "../src/language/tokens.js";

describe("numbers in words", () => {
  test.each([
    ["seven seven three, double oh four", ["773004"], [773004]],
    ["four seven seven one nine", ["47719"], [47719]],
    ["the twenty-one hundred over time", ["2100"], [2100]],
    ["two thousand one hundred dollars", ["2100"], [2100]],
    ["two thousand and five", ["2005"], [2005]],
    ["nineteen eighty-four", ["1984"], [1984]],
    ["one hundred and five a month", ["105"], [105]],
    ["three point nine", ["39"], [3.9]],
    ["a million two hundred thousand", ["1200000"], [1_200_000]],
    ["1,260 or 3.9", ["1260", "39"], [1260, 3.9]],
    ["nine and ten", ["9", "10"], [9, 10]],
    ["triple seven two", ["7772"], [7772]],
    ["ending 4417", ["4417"], [4417]],
    ["a double room", [], []],
    ["one second please", ["1"], [1]],
  ])("%j", (text, digits, values) => {
    const found = numbersIn(tokenize(text).words);
    expect(found.map((number) => number.digits)).toEqual(digits);
    expect(found.map((number) => number.value)).toEqual(values);
  });

  test.each([
    ["the fourteenth of November", 14],
    ["second of January", 2],
    ["the twenty-second", 22],
    ["by the 3rd", 3],
  ])("%j is an ordinal", (text, value) => {
    expect(numbersIn(tokenize(text).words)).toEqual([expect.objectContaining({ value, ordinal: true })]);
  });
});

describe("lengths of time in words", () => {
  test.each([
    ["it takes about twenty seconds", 20, "twenty seconds"],
    ["hold for a minute", 60, "a minute"],
    ["two or three minutes", 180, "two or three minutes"],
    ["a minute or two", 120, "a minute or two"],
    ["a minute or so", 60, "a minute or so"],
    ["a couple of minutes", 120, "a couple of minutes"],
    ["it'll be another two minutes", 120, "two minutes"],
    ["two more minutes", 120, "two more minutes"],
    ["half a minute", 30, "half a minute"],
    ["two and a half minutes", 150, "two and a half minutes"],
    ["a minute and a half", 90, "a minute and a half"],
    ["5-7 business days", 7 * 86_400, "5-7 business days"],
    ["a thirty-second hold", 30, "thirty-second"],
    ["30s", 30, "30s"],
    ["a few minutes", 300, "a few minutes"],
    ["quarter of an hour", 900, "quarter of an hour"],
  ])("%j", (text, seconds, said) => {
    const tokens = tokenize(text);
    const [duration, ...others] = durationsIn(tokens.words);
    expect(others).toEqual([]);
    expect(duration).toMatchObject({ seconds, vague: false });
    expect(text.slice(tokens.from[duration!.first], tokens.to[duration!.last])).toBe(said);
  });

  test.each(["one second please", "just a sec", "a moment", "two ticks", "a couple of seconds"])(
    "%j is no length to be held to",
    (text) => {
      expect(durationsIn(tokenize(text).words)).toEqual([expect.objectContaining({ vague: true })]);
    },
  );

  test.each(["the second item", "minutes of the meeting", "at the moment"])("%j is none", (text) => {
    expect(durationsIn(tokenize(text).words)).toEqual([]);
  });
});
