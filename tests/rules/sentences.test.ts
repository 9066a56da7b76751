import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { verdictsOn } from "./verdicts.js";

/**
 * Sentences by rule: "+" breaks it, "-" does not. What customers say is for two rules, what agents say for the others,
 * behind " | " where it matters what the customer said before.
 */
const BY_RULE = readFileSync(new URL("sentences.txt", import.meta.url), "utf8")
  .split(/^# /m)
  .slice(1);
const CUSTOMERS = ["acknowledge-feelings", "apologize-for-problem"];

for (const block of BY_RULE) {
  const [rule, ...lines] = block.trim().split("\n");
  describe(`${rule} on one sentence`, () => {
    test.each(lines)("%s", (line) => {
      const [said, answer] = line.slice(2).split(" | ");
      const call = CUSTOMERS.includes(rule!)
        ? `Agent: Larkspur Parcels.\nCustomer: ${said}\nAgent: What's the number?\nCustomer: LP 2041.\nAgent: And the street?\n`
        : `Customer: ${answer === undefined ? "Hello." : said}\nAgent: ${answer ?? said}\nCustomer: Hm.\n`;
      expect(verdictsOn(call)[rule!] === "violation").toBe(line.startsWith("+"));
    });
  });
}
