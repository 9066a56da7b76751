import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SourceCall } from "../../src/call.js";
import { read } from "../../src/readers/index.js";
import { findFiles } from "../../src/run/files.js";
import { openFile } from "../../src/run/lint-files.js";
import type { Failure } from "../../src/rule.js";

const TEXT =
  "Agent: Larkspur Parcels, how can I help?\nCustomer: The café on Mill Lane got my parcel – is that right?\nAgent: No.\nCustomer: Oh.\n";
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "call-lint-files-"));
});
afterAll(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

function readFile(name: string, bytes: string | Uint8Array): (SourceCall | Failure)[] {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const input = openFile(path);
  return "message" in input ? [input] : [...read(input, {})];
}

function textsOf(items: readonly (SourceCall | Failure)[]): string[] {
  return items.flatMap((item) =>
    "segments" in item ? item.segments.map(({ text }) => text) : [`${item.line}:${item.column} ${item.message}`],
  );
}

const SAID = ["Larkspur Parcels, how can I help?", "The café on Mill Lane got my parcel – is that right?", "No.", "Oh."];

describe("encodings", () => {
  const utf16 = (text: string) => Buffer.from(text, "utf16le");
  test.each([
    ["UTF-8 with its mark", Buffer.from(`\ufeff${TEXT}`)],
    ["UTF-16", utf16(`\ufeff${TEXT}`)],
    ["UTF-16, the other way round", utf16(`\ufeff${TEXT}`).swap16()],
    ["UTF-16 without its mark", utf16(TEXT)],
    ["Windows-1252", Buffer.from(TEXT.replace("–", "\u0096"), "latin1")],
    ["lone carriage returns", Buffer.from(TEXT.replaceAll("\n", "\r"))],
    ["DOS line ends", Buffer.from(TEXT.replaceAll("\n", "\r\n"))],
  ])("%s", (_, bytes) => {
    expect(textsOf(readFile("call.txt", bytes))).toEqual(SAID);
  });

  test("GB 18030", () => {
    // 您好，请问有什么可以帮您 and 我的包裹没有到, as Chinese recorders write them.
    const hello = "c4fabac3a3acc7ebcecad3d0cab2c3b4bfc9d2d4b0efc4fa";
    const parcel = "ced2b5c4b0fcb9fcc3bbd3d0b5bd";
    const bytes = Buffer.concat([
      Buffer.from("Agent: "),
      Buffer.from(hello, "hex"),
      Buffer.from("\nCustomer: "),
      Buffer.from(parcel, "hex"),
    ]);
    expect(textsOf(readFile("call.txt", bytes))).toEqual(["您好，请问有什么可以帮您", "我的包裹没有到"]);
  });

  test("a stray NUL is a character that cannot be shown", () => {
    expect(textsOf(readFile("call.txt", TEXT.replace("café", "ca\0fé")))[1]).toBe(
      "The ca\ufffdfé on Mill Lane got my parcel – is that right?",
    );
  });
});

describe("files that are no transcripts", () => {
  test("an empty file is a call with no turns", () => {
    const [call] = readFile("call.json", "");
    expect(call).toMatchObject({ segments: [], notes: ["the file is empty"] });
  });

  test("random bytes are refused", () => {
    let seed = 1;
    const bytes = Uint8Array.from({ length: 4000 }, () => (seed = (seed * 48_271) % 2_147_483_647) & 255);
    expect(textsOf(readFile("call.txt", bytes))).toEqual(["1:1 this is no transcript but binary data"]);
  });

  test("a document too large to be held is refused, with what to do", () => {
    const path = join(folder, "large.json");
    writeFileSync(path, `{"turns": [{"speaker": "agent", "text": "${"Hello. ".repeat(10_500_000)}"}]}`);
    const input = openFile(path);
    if ("message" in input) throw new Error(input.message);
    expect(textsOf([...read(input, {})])[0]).toMatch(/^1:1 this file is one document of 74 MB, the most is 64 MiB; split it/);
    rmSync(path);
  });
});

test("ten thousand speakers take no longer than they have words", () => {
  const lines = Array.from({ length: 10_000 }, (_, index) => `Speaker ${index}: hello there`);
  const began = performance.now();
  const [call] = readFile("call.txt", lines.join("\n"));
  expect(call !== undefined && "segments" in call && call.segments.length).toBe(10_000);
  expect(performance.now() - began).toBeLessThan(5000);
});

describe("folders", () => {
  test("links that go round in circles, lead nowhere or to themselves", async () => {
    const root = join(folder, "links");
    mkdirSync(join(root, "inner"), { recursive: true });
    writeFileSync(join(root, "inner", "a.txt"), TEXT);
    symlinkSync(root, join(root, "inner", "round"));
    symlinkSync(join(root, "nowhere.txt"), join(root, "dangling.txt"));
    symlinkSync(join(root, "self.txt"), join(root, "self.txt"));
    const { files, failures, unmatched } = await findFiles([
      root,
      join(root, "dangling.txt"),
      join(root, "self.txt"),
      join(root, "missing.txt"),
    ]);
    expect(files).toEqual([join(root, "inner", "a.txt")]);
    expect(failures.map(({ message }) => message)).toEqual(Array(2).fill("this link leads nowhere or to itself"));
    expect(unmatched).toEqual([join(root, "missing.txt")]);
  });

  // Permissions do not hold for root.
  test.skipIf(process.getuid?.() === 0)("a file and a folder that may not be read do not stop the others", async () => {
    const root = join(folder, "locked");
    mkdirSync(join(root, "inner"), { recursive: true });
    for (const name of ["a.txt", "b.txt", "inner/c.txt"]) writeFileSync(join(root, name), TEXT);
    chmodSync(join(root, "a.txt"), 0);
    chmodSync(join(root, "inner"), 0);
    const { files, failures } = await findFiles([root]);
    expect(failures.map(({ message }) => message)).toEqual(["this folder cannot be read: permission denied"]);
    const inputs = files.map((file) => openFile(file));
    expect(inputs.map((input) => ("message" in input ? input.message : "read"))).toEqual(["cannot be read: permission denied", "read"]);
    chmodSync(join(root, "inner"), 0o700);
  });
});
