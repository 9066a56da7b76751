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
      if (size > LARGEST_DOCUMENT)
        throw new InputError(
          `this file is one document of ${Math.round(size / 1e6)} MB, the most is ${LARGEST_DOCUMENT >> 20} MiB; split it, or give one call a line (.jsonl)`,
          1,
          1,
        );
      return decode(readFileSync(path));
    },
    lines: () => linesOf(decodeChunks(chunksOf(path)), LARGEST_DOCUMENT),
  };
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

/** Standard input, read to its end. */
export function standardInput(name: string): Input {
  return stringInput(name, decode(readFileSync(0)));
}
