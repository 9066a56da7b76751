import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test, describe } from "vitest";
import type { Timing } from "../../src/call.js";
import { assemble } from "../../src/language/assemble.js";
import { FORMAT_NOTES, SCRIPT_NOTES } from "../../src/readers/catalogue.js";
import { read, readerFor, readers } from "../../src/readers/index.js";
import { SHAPES } from "../../src/readers/shapes.js";
import { stringInput } from "../../src/readers/input.js";
import { fileInput } from "../../src/run/inputs.js";
import { FILES } from "./rosetta.js";

const all = { ...FORMAT_NOTES, ...SCRIPT_NOTES };
/** Examples are shown on one line each. */
const fileOf = (example: string) => example.replaceAll(String.raw`\n`, "\n");
/** Examples of text that JSON strings hold have line ends of their own. */
const textOf = (name: string, example: string) => (name === "content" ? example : fileOf(example));

test("every format is in the catalogue, and nothing else", () => {
  expect(Object.keys(all).sort()).toEqual(readers.map(({ name }) => name).sort());
  expect(Object.keys(SCRIPT_NOTES).sort()).toEqual(readers.filter(({ kind }) => kind === "script").map(({ name }) => name).sort()); // prettier-ignore
});

test("the kinds of JSON are listed from their files", () => {
  expect(spawnSync(process.execPath, [".ci/shapes.js", "--check"], { encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
});

test("no value is of two kinds of JSON", () => {
  const texts = [
    ...Object.values(FORMAT_NOTES).map(({ example }) => fileOf(example)),
    ...readdirSync("fixtures/rosetta").map((file) => readFileSync(`fixtures/rosetta/${file}`, "utf8")),
  ];
  const several = texts.flatMap(valuesIn).map((value) => SHAPES.filter((shape) => shape.fits(value)).map(({ name }) => name)).filter((names) => names.length > 1); // prettier-ignore
  expect(several).toEqual([]);
});

/** All objects and lists of a text that is JSON. */
function valuesIn(text: string): object[] {
  const values: object[] = [];
  try {
    JSON.parse(text, (_, value: unknown) => {
      if (typeof value === "object" && value !== null) values.push(value);
      return value;
    });
  } catch {
    // No JSON.
  }
  return values;
}

describe("the example of each format is one", () => {
  test.each(Object.entries(all))("%s", (name, { example }) => {
    const kind = name in SCRIPT_NOTES ? "script" : undefined;
    const input = stringInput("<example>", textOf(name, example));
    expect(readerFor(input, undefined, kind).name).toBe(name);
    const [call, ...more] = [...read(input, { kind })];
    expect(more).toEqual([]);
    expect(call).toMatchObject({ reader: name });
    expect(call !== undefined && "segments" in call && call.segments.length > 0).toBe(true);
    expect(example).not.toMatch(/[\r\n]/);
  });
});

const ORDER: readonly Timing[] = ["none", "starts", "turns", "words"];

describe("the catalogue claims of roles and times what the fixtures show", () => {
  const shown = readdirSync("fixtures/rosetta").flatMap((file) =>
    [...read(fileInput(`fixtures/rosetta/${file}`, file), {})].flatMap((item) => ("segments" in item ? [assemble(item)] : [])),
  );
  test.each(Object.entries(FORMAT_NOTES))("%s", (name, { roles, times }) => {
    const own = shown.filter(({ reader }) => reader === name);
    expect(own.length).toBeGreaterThan(0);
    expect(own.some((call) => call.roles.by === "labels")).toBe(roles === "stated");
    const most = Math.max(...own.map(({ timing }) => ORDER.indexOf(timing)));
    const claimed = ORDER.indexOf(times);
    // Some carry words in other files: those that read any JSON.
    if (["jsonl", "call-lint", "wtf"].includes(name)) expect(claimed).toBeGreaterThanOrEqual(most);
    else expect(claimed).toBe(most);
  });
});

test("the table of told calls names known readers", () => {
  expect(Object.values(FILES).map(({ reader }) => reader).filter((reader) => !(reader in all))).toEqual([]); // prettier-ignore
});
