import { closeSync, fstatSync, openSync, readSync, unlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import { deserialize, serialize } from "node:v8";
import { writeAll } from "./whole-file.js";

/**
 * A list of any length in little memory: what exceeds a batch goes to a temporary file, which only this process can read and
 * which has no name from its first moment on, so that nothing of it is left however the run ends.
 */
export class Overflow<T> {
  private batch: T[] = [];
  private file: number | undefined;
  private readonly ends: number[] = [];

  /** @param size How many items are held in memory. */
  constructor(private readonly size: number) {}

  push(item: T): void {
    this.batch.push(item);
    if (this.batch.length >= this.size) this.spill();
  }

  /** All items in the order in which they came; an item from the file is another object with the same content. */
  *items(): Generator<T, void> {
    let from = 0;
    for (const end of this.ends) {
      yield* deserialize(readAt(this.file!, from, end - from)) as T[];
      from = end;
    }
    yield* this.batch;
  }

  /** Forgets everything. */
  close(): void {
    this.batch = [];
    this.ends.length = 0;
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }

  private spill(): void {
    this.file ??= nameless();
    const bytes = serialize(this.batch);
    writeAll(this.file, bytes);
    this.ends.push((this.ends.at(-1) ?? 0) + bytes.length);
    this.batch = [];
  }
}

/** A file that is open and stands in no folder. */
function nameless(): number {
  const path = join(tmpdir(), `call-lint-${randomUUID()}`);
  const file = openSync(path, "wx+", 0o600);
  unlinkSync(path);
  return file;
}

function readAt(file: number, from: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  for (let done = 0; done < length;) {
    const read = readSync(file, bytes, done, length - done, from + done);
    if (read === 0) throw new Error(`a temporary file ends after ${fstatSync(file).size} bytes`);
    done += read;
  }
  return bytes;
}
