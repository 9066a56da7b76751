import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { read } from "../../src/readers/index.js";
import type { Failure } from "../../src/rule.js";
import { openFile } from "../../src/run/lint-files.js";

const FOLDER = "fixtures/broken";

/** The rows of the table in the folder's README. */
const rows = readFileSync(`${FOLDER}/README.md`, "utf8")
  .split("\n")
  .filter((line) => /^\| \S+\.\w+ \|/.test(line))
  .map((line) => /^\| (\S+) \| (\d+) \| (\d+) \| (.*) \|$/.exec(line)!.slice(1) as [string, string, string, string]);

function failuresOf(name: string) {
  const input = openFile(`${FOLDER}/${name}`);
  const items = "message" in input ? [input] : [...read(input, {})];
  return items.filter((item): item is Failure => !("segments" in item));
}

test("every broken file is in the table", () => {
  expect([...new Set(rows.map(([name]) => name))].sort()).toEqual(
    readdirSync(FOLDER)
      .filter((name) => name !== "README.md")
      .sort(),
  );
});

describe("broken files", () => {
  test.each([...new Set(rows.map(([name]) => name))])("%s", (name) => {
    const expected = rows.filter(([own]) => own === name).map(([, line, column, message]) => `${line}:${column} ${message}`);
    expect(failuresOf(name).map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual(expected);
  });

  test("what is sound around a broken line is read", () => {
    const input = openFile(`${FOLDER}/broken-line.jsonl`);
    if ("message" in input) throw new Error(input.message);
    const calls = [...read(input, {})].filter((item) => "segments" in item);
    expect(calls.map(({ segments }) => segments.map(({ text }) => text))).toEqual([["Hello.", "Are you there?"]]);
  });
});
