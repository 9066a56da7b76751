import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { InputError } from "../call.js";
import { decode, decodeChunks } from "../readers/decode.js";
import { HEAD_LENGTH, linesOf, stringInput } from "../readers/input.js";
import type { Input } from "../readers/reader.js";

/** Files up to this many bytes are read at once; larger ones in pieces, so that a table of any size fits. */
const SMALL = 4 << 20;
/** The largest file that is read as one document, in bytes: a day of speech with a time for every word takes less. */
export const LARGEST_DOCUMENT = 64 << 20;
/** Bytes read at a time. */
const CHUNK = 1 << 20;

/**
 * A file to read from. Throws what `openSync` throws.
 * @throws InputError where its first bytes are no text.
 */
export function fileInput(path: string, name: string): Input {
  const file = openSync(path, "r");
  try {
    const stat = fstatSync(file);
    if (stat.isDirectory()) throw new InputError("this is a folder, not a file");
    if (stat.isFile() && stat.size > SMALL) return largeInput(path, name, stat.size, file);
    return stringInput(name, decode(readFileSync(file)));
  } finally {
    closeSync(file);
  }
}

function largeInput(path: string, name: string, size: number, file: number): Input {
  const bytes = Buffer.allocUnsafe(HEAD_LENGTH * 2);
  const length = readSync(file, bytes, 0, bytes.length, 0);
  const head = decode(bytes.subarray(0, length), { partial: true });
  return {
    file: name,
    head: head.slice(0, HEAD_LENGTH),
    complete: false,
    text() {
      if (size > LARGEST_DOCUMENT) throw tooLarge(String(Math.round(size / 1e6)));
      return decode(readFileSync(path));
    },
    isOneLine: () => isOneLine(path),
    lines: () => linesOf(decodeChunks(chunksOf(path)), LARGEST_DOCUMENT),
  };
}

/** Looks for a line end that anything but blanks follows; in UTF-16 other characters may pass for one. */
function isOneLine(path: string): boolean {
  let hasEnded = false;
  for (const bytes of chunksOf(path)) {
    const feed: number = hasEnded ? -1 : firstOf(bytes, 10, 13);
    hasEnded ||= feed !== -1;
    if (hasEnded && bytes.subarray(feed + 1).some((byte) => byte > 32)) return false;
  }
  return true;
}

function firstOf(bytes: Uint8Array, ...wanted: number[]): number {
  const places = wanted.map((one) => bytes.indexOf(one)).filter((place) => place !== -1);
  return places.length === 0 ? -1 : Math.min(...places);
}

function* chunksOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, "r");
  try {
    for (;;) {
      // A decoder may keep what it was given: each chunk has memory of its own.
      const bytes = Buffer.allocUnsafe(CHUNK);
      const length = readSync(file, bytes, 0, CHUNK, null);
      if (length === 0) return;
      yield bytes.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

/**
 * Standard input: kept whole where it is small, else read as it comes, once.
 * @throws InputError where its first bytes are no text.
 */
export function standardInput(name: string): Input {
  const begun: Uint8Array[] = [];
  let size = 0;
  for (const bytes of standardChunks()) {
    begun.push(bytes);
    size += bytes.length;
    if (size > SMALL) break;
  }
  const all = Buffer.concat(begun);
  if (size <= SMALL) return stringInput(name, decode(all));
  const chunks = function* () {
    yield all;
    yield* standardChunks();
  };
  return {
    file: name,
    head: decode(all.subarray(0, HEAD_LENGTH * 2), { partial: true }).slice(0, HEAD_LENGTH),
    complete: false,
    text() {
      const parts: Uint8Array[] = [];
      let length = 0;
      for (const bytes of chunks()) {
        length += bytes.length;
        if (length > LARGEST_DOCUMENT) throw tooLarge(`more than ${LARGEST_DOCUMENT >> 20}`);
        parts.push(bytes);
      }
      return decode(Buffer.concat(parts));
    },
    lines: () => linesOf(decodeChunks(chunks()), LARGEST_DOCUMENT),
  };
}

/** Milliseconds to wait where standard input has nothing to read yet. */
const PATIENCE = 5;

function* standardChunks(): Generator<Uint8Array> {
  for (;;) {
    const bytes = Buffer.allocUnsafe(CHUNK);
    const length = readPatiently(bytes);
    if (length === 0) return;
    yield bytes.subarray(0, length);
  }
}

function readPatiently(bytes: Buffer): number {
  for (;;) {
    try {
      return readSync(0, bytes, 0, bytes.length, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PATIENCE);
    }
  }
}

function tooLarge(megabytes: string): InputError {
  return new InputError(
    `this file is one document of ${megabytes} MB, the most is ${LARGEST_DOCUMENT >> 20} MiB; split it, or give one call a line (.jsonl)`,
    1,
    1,
  );
}
