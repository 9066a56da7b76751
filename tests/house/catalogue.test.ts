import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogue, MEASURED } from "../../src/reports/catalogue.js";
import { loadRulebook } from "../../src/rulebook.js";
import { withFormatsTable } from "../../src/run/formats-table.js";
import { measuredRules } from "../../src/run/measured.js";

/** The figures change with every pattern; `npm run docs` writes them before a release. */
const withoutFigures = (text: string) => text.replaceAll(new RegExp(`^(${MEASURED}.*?): .*$`, "gm"), "$1");

test("the catalogue of rules is fresh: `npm run docs` writes it", async () => {
  const written = readFileSync("rules/README.md", "utf8");
  expect(withoutFigures(written)).toBe(withoutFigures(catalogue((await loadRulebook()).rules.values(), await measuredRules())));
});

test("the README's table of formats is fresh: `npm run docs` writes it", async () => {
  const written = readFileSync("README.md", "utf8");
  // Prettier pads the columns.
  const plain = (text: string) => text.replaceAll(/ {2,}/g, " ").replaceAll(/-{2,}/g, "-");
  expect(plain(written)).toBe(plain(withFormatsTable(written, [...(await loadRulebook()).rules.values()])));
});
