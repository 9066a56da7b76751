import { Ajv } from "ajv";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { starterFiles } from "../../src/run/starter-files.js";
import { writeSchemas } from "../../src/run/write-schemas.js";

const folder = mkdtempSync(join(tmpdir(), "call-lint-schemas-"));
writeSchemas(folder);

function isValid(name: string, value: unknown): boolean {
  const schema = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as object;
  return new Ajv({ strict: false, validateFormats: false }).validate(schema, value);
}

const yaml = (path: string) => parse(readFileSync(path, "utf8")) as Record<string, unknown>;
const PRESETS = readdirSync("rules/presets").map((name) => `rules/presets/${name}`);
const VOCABULARY = readdirSync("rules/vocabulary/en").map((name) => `rules/vocabulary/en/${name}`);
const RULE = {
  summary: "Thank who waits.",
  why: "A wait that is passed over feels longer.",
  severity: "warning",
  appliesTo: ["call", "script"],
  never: { agent: ["you just had to wait"] },
  message: "Thank the customer for waiting.",
  examples: {
    bad: ["Agent: «You just had to wait».", "Agent: Well, «you just had to wait»."],
    good: ["Agent: Thank you for waiting.", "Agent: Here I am again, thank you."],
  },
};

describe("schemas for editors", () => {
  test.each([...PRESETS, "tests/scripts/labelled.config.yaml"])("the config %s is taken", (path) => {
    expect(isValid("config", yaml(path))).toBe(true);
  });

  test.each(["scripts", "calls"] as const)("what init writes for %s is taken", (kind) => {
    expect(isValid("config", parse(starterFiles(kind, "none").get("call-lint.config.yaml")!))).toBe(true);
  });

  test.each([
    ["config", { rulez: {} }],
    ["config", { rules: { "no-refusal": "fatal" } }],
    ["config", { business: { days: ["munday"] } }],
    ["rule", { ...RULE, sumary: "x" }],
    ["rule", { ...RULE, severity: "grave" }],
    ["vocabulary", { farewell: { means: "bye", says: ["bye"], examples: { maybe: [] } } }],
    ["vocabulary", { farewell: { says: ["bye"] } }],
  ])("%s with a mistake is refused: %#", (name, value) => {
    expect(isValid(name, value)).toBe(false);
  });

  test("rules and vocabulary of our own are taken", () => {
    expect(isValid("rule", RULE)).toBe(true);
    expect(VOCABULARY.filter((path) => !isValid("vocabulary", yaml(path)))).toEqual([]);
  });
});
