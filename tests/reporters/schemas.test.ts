import { Ajv } from "ajv";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { ALL, LAMP, written } from "./written.js";
import { RESULTS } from "./results.js";

const SOME = { nothing: [], "all that there may be": ALL, "the same twice": [...RESULTS, ...RESULTS] };

test.each(Object.entries(SOME))("JUnit of %s is what Jenkins takes", async (_, results) => {
  const schema = XmlDocument.fromString(readFileSync("tests/reporters/junit.xsd", "utf8"));
  const validator = XsdValidator.fromDoc(schema);
  const report = XmlDocument.fromString(await written("junit", results));
  expect(() => validator.validate(report)).not.toThrow();
  for (const one of [report, validator, schema]) one.dispose();
});

test.each(Object.entries(SOME))("Checkstyle of %s is XML", async (_, results) => {
  const report = XmlDocument.fromString(await written("checkstyle", results));
  const findings = results.reduce((sum, result) => sum + ("message" in result ? 1 : result.findings.length), 0);
  expect(report.find("/checkstyle/file/error[@line][@column][@severity][@message][@source]")).toHaveLength(findings);
  report.dispose();
});

/** What GitLab asks for: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
const CODE_QUALITY = {
  type: "array",
  items: {
    type: "object",
    additionalProperties: false,
    required: ["description", "check_name", "fingerprint", "location", "severity"],
    properties: {
      description: { type: "string", minLength: 1 },
      check_name: { type: "string", pattern: "^[a-z-]+$" },
      fingerprint: { type: "string", pattern: "^[0-9a-f]{32}$" },
      severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
      location: {
        type: "object",
        additionalProperties: false,
        required: ["path", "lines"],
        properties: {
          path: { type: "string", minLength: 1, not: { pattern: "^\\./" } },
          lines: {
            type: "object",
            additionalProperties: false,
            required: ["begin"],
            properties: { begin: { type: "integer", minimum: 1 } },
          },
        },
      },
    },
  },
} as const;

test.each(Object.entries(SOME))("Code Quality of %s is what GitLab takes", async (_, results) => {
  const validate = new Ajv({ allErrors: true }).compile(CODE_QUALITY);
  const text = await written("gitlab", results);
  expect(text[0]).toBe("[");
  const entries = JSON.parse(text) as { fingerprint: string }[];
  validate(entries);
  expect(validate.errors ?? []).toEqual([]);
  expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length);
});

test("fingerprints of GitLab stay when lines move, and differ between files", async () => {
  const at = async (file: string, line: number) => {
    const moved = { ...LAMP!, file, findings: LAMP!.findings.map((finding) => ({ ...finding, line })) };
    return (JSON.parse(await written("gitlab", [moved])) as { fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
  };
  expect(await at("a.txt", 1)).toEqual(await at("a.txt", 9));
  expect(await at("a.txt", 1)).not.toEqual(await at("b.txt", 1));
});
