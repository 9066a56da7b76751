import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogue } from "../../src/reports/catalogue.js";
import { loadRulebook } from "../../src/rulebook.js";

test("the catalogue of rules is fresh: `npm run docs` writes it", async () => {
  expect(readFileSync("rules/README.md", "utf8")).toBe(catalogue((await loadRulebook()).rules.values()));
});
