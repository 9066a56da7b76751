import { expect, test } from "vitest";
import { loadConfig } from "../../src/config.js";
import { stringInput } from "../../src/readers/input.js";
import { lintAll } from "../../src/run/lint-files.js";

const { settingsFor } = await loadConfig({ search: false, preset: "strict" });

// A turn of 24,000 words, both sides the same: what costs the square of them takes minutes and runs into the limit of every test.
test.each([
  "one two three four",
  "double four",
  "hundred",
  "John Smith,",
  "cheers Tony",
  "Unfortunately we can't cancel it.",
  "I will call you back tomorrow at nine,",
  "!!!!!!!!",
])("a turn that says nothing but %j is linted", (phrase) => {
  const said = `${phrase} `.repeat(24_000 / phrase.split(" ").length);
  const text = `Agent: Hello, this is Bob at Larkspur Parcels. How can I help?\nCustomer: My name is Ann Lee.\nAgent: ${said}\nCustomer: ${said}\nAgent: Bye.\n`;
  const [result] = lintAll([stringInput("call.txt", text)], { settingsFor });
  expect(result).toHaveProperty("verdicts");
});
