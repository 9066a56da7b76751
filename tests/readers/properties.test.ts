import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeOf, type Call, type SourceCall } from "../../src/call.js";
import { assemble } from "../../src/language/assemble.js";
import { decode } from "../../src/readers/decode.js";
import { read, readers } from "../../src/readers/index.js";
import { stringInput } from "../../src/readers/input.js";
import type { Failure } from "../../src/rule.js";
import { wrongPlacesIn } from "./places.js";

/** How often each property is tried, times `CALL_LINT_RUNS` for a thorough night. */
const often = Number(process.env["CALL_LINT_RUNS"] ?? 1);

/** Reads bytes as a file; whatever they are, this gives calls and failures. */
function readBytes(file: string, bytes: Uint8Array, format?: string): (SourceCall | Failure)[] {
  let text: string;
  try {
    text = decode(bytes);
  } catch (error) {
    return [{ file, message: (error as Error).message }];
  }
  return [...read(stringInput(file, text), format === undefined ? {} : { format })];
}

/** Says what is wrong with what was read: places outside the file, times that are no numbers, failures without words. */
function expectSound(items: readonly (SourceCall | Failure)[], lines: number): void {
  for (const item of items) {
    if (!("segments" in item)) {
      expect(item.message).not.toMatch(/^could not be read/);
      if (item.line !== undefined) expect(item.line).toBeGreaterThan(0);
      continue;
    }
    const call = assemble(item);
    for (const turn of call.turns) expectTurn(call, turn, lines);
  }
}

function expectTurn(call: Call, turn: Call["turns"][number], lines: number): void {
  for (const time of [turn.start, turn.end]) if (time !== undefined) expect(Number.isFinite(time)).toBe(true);
  for (const offset of [0, Math.floor(turn.text.length / 2), turn.text.length - 1]) {
    const { line, column } = placeOf(call, turn, offset);
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
    expect(line).toBeLessThanOrEqual(lines);
  }
}

const linesIn = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes).split(/\r\n|\n|\r/).length + 1;
const extensions = ["txt", "md", "vtt", "srt", "sbv", "csv", "tsv", "json", "jsonl", "vcon"];

describe("whatever is in a file", () => {
  test("any bytes give calls or failures, in every format", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom(...extensions),
        fc.option(fc.constantFrom(...readers.map(({ name }) => name)), { nil: undefined }),
        (bytes, extension, format) => expectSound(readBytes(`call.${extension}`, bytes, format), linesIn(bytes)),
      ),
      { numRuns: 800 * often },
    );
  });

  test("any JSON gives calls or failures", () => {
    const key = fc.constantFrom("turns", "speaker", "role", "text", "start", "end", "dialog", "parties", "body", "type", "Transcript", "Content", "analysis", "words", "id", "messages", "0", "1", "segments", "transcript"); // prettier-ignore
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.oneof(fc.constantFrom("agent", "customer", "Agent: hi\nCustomer: ho", "text", "00:00:01", "2025-06-03T10:40:00Z", ""), fc.integer(), fc.double(), fc.boolean(), fc.constant(null)), // prettier-ignore
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(key, tie("value"), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(value, (one) => {
        const text = JSON.stringify(one, null, 1);
        expectSound([...read(stringInput("call.json", text), {})], text.split("\n").length);
        expectSound([...read(stringInput("call.jsonl", JSON.stringify(one) + "\n" + JSON.stringify(one)), {})], 2);
      }),
      { numRuns: 500 * often },
    );
  });

  const samples = ["fixtures/rosetta", "fixtures/broken"].flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.integer({ min: 0, max: 12 }),
    insert: fc.oneof(
      fc.uint8Array({ maxLength: 4 }),
      fc.constantFrom("\n", "\r", '"', "\\", "{", "]", ":", ",", "\0", "-->", "NaN", "[", "\ufeff").map((text) => Buffer.from(text)),
    ),
  });

  test.each(samples)("%s with some bytes changed", (file) => {
    const original = readFileSync(file);
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        let bytes = Buffer.from(original);
        for (const { at, remove, insert } of edits) {
          const offset = Math.floor(at * bytes.length);
          bytes = Buffer.concat([bytes.subarray(0, offset), insert, bytes.subarray(offset + remove)]);
        }
        expectSound(readBytes(file, bytes), linesIn(bytes));
      }),
      { numRuns: 8 * often },
    );
  });
});

describe("every offset leads back to the file", () => {
  const word = fc.stringMatching(/^[a-zäéß'’]{1,9}$/).filter((text) => /^\p{L}/u.test(text));
  const said = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(" "));
  const turns = fc.array(said, { minLength: 4, maxLength: 8 });
  const label = (index: number) => (index % 2 === 0 ? "Agent" : "Customer");
  const forms: Record<string, (texts: string[]) => string> = {
    "call.txt": (texts) => texts.map((text, index) => `${label(index)}: ${text}`).join("\n"),
    "wrapped.txt": (texts) => texts.map((text, index) => `[00:0${index}] ${label(index)}: ${text.replaceAll(" ", "\r\n   ")}`).join("\r\n"),
    "call.vtt": (texts) =>
      "WEBVTT\r\n\r\n" + texts.map((text, index) => `0${index}:00.000 --> 0${index}:05.000\r\n<v ${label(index)}>${text.replaceAll(" ", " &amp; <b>x</b>\r\n")}</v>\r\n`).join("\r\n"), // prettier-ignore
    "call.csv": (texts) => "speaker,text\n" + texts.map((text, index) => `${label(index)},"""${text}"", ""he"" said\n"`).join("\n"),
    "call.json": (texts) =>
      JSON.stringify({ turns: texts.map((text, index) => ({ speaker: label(index), text: `\t"${text}" \\ \u0001 é` })) }, null, 2),
    "escaped.json": (texts) => JSON.stringify({ transcript: texts.map((text, index) => `${label(index)}: ${text}`).join("\n") }),
    "call.jsonl": (texts) => texts.map((text, index) => JSON.stringify({ speaker: label(index), text: `\n"${text}` })).join("\n"),
  };
  test.each(Object.entries(forms))("%s", (file, form) => {
    fc.assert(
      fc.property(turns, (texts) => {
        const text = form(texts);
        const items = [...read(stringInput(file, text), {})];
        for (const item of items) {
          if (!("segments" in item)) throw new Error(item.message);
          expect(wrongPlacesIn(assemble(item), text)).toEqual([]);
        }
      }),
      { numRuns: 50 * often },
    );
  });
});
