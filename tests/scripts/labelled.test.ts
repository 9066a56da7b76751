import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { loadConfig } from "../../src/config.js";
import { lintAll, openFile } from "../../src/run/lint-files.js";
import type { CallResult } from "../../src/rule.js";

const FOLDER = "fixtures/challenge/scripts";

interface Labelled {
  script: string;
  violations: readonly { rule: string; line: number | null; quote: string | null }[];
  near_misses: readonly { rule: string; line: number }[];
}

const LABELS = readFileSync(join(FOLDER, "labels.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Labelled);
/** `rule:line` of all that was found, by script; what concerns the whole script has no line. */
const found = new Map<string, string[]>();

beforeAll(async () => {
  const config = await loadConfig({ file: "tests/scripts/labelled.config.yaml" });
  const files = LABELS.map(({ script }) => openFile(join(FOLDER, script)));
  for (const result of lintAll(files, { settingsFor: (file) => config.settingsFor(file) })) {
    if ("message" in result) throw new Error(result.message);
    found.set(result.file.slice(FOLDER.length + 1), keysOf(result));
  }
}, 60_000);

function keysOf({ findings }: CallResult): string[] {
  return findings.map(({ rule, line, message }) => (isOfWhole(rule, message) ? `${rule}:whole` : `${rule}:${line}`));
}

function isOfWhole(rule: string, message: string): boolean {
  return rule === "script-sections" || (rule === "script-placeholders" && message.includes("never used"));
}

function labelsOf({ violations }: Labelled): string[] {
  return violations.map(({ rule, line }) => `${rule}:${line ?? "whole"}`);
}

/** The entries of one list that have none of their own in the other. */
function missingFrom(list: readonly string[], wanted: readonly string[]): string[] {
  const left = [...list];
  return wanted.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

describe("scripts that a reviewer has labelled", () => {
  test("precision is 0.95, recall 0.9 at the least", () => {
    const missed = LABELS.flatMap((one) => missingFrom(found.get(one.script)!, labelsOf(one)).map((key) => `missed ${one.script} ${key}`));
    const wrong = LABELS.flatMap((one) => missingFrom(labelsOf(one), found.get(one.script)!).map((key) => `wrong ${one.script} ${key}`));
    const labels = LABELS.flatMap(labelsOf).length;
    const findings = [...found.values()].flat().length;
    const differences = [...missed, ...wrong].join("\n");
    expect((findings - wrong.length) / findings, differences).toBeGreaterThanOrEqual(0.95);
    expect((labels - missed.length) / labels, differences).toBeGreaterThanOrEqual(0.9);
  });

  test.each(["billing-dispute.md", "parcel-not-arrived.yaml"])("%s is clean", (script) => {
    expect(found.get(script)).toEqual([]);
  });
});
