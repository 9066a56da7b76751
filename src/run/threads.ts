import { statSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { CallResult, Failure } from "../rule.js";
import type { RunRequest } from "./request.js";
import type { ThreadData, ThreadMessage } from "./thread.js";

/** Files that a thread is given at a time: fewer cost more in messages than they gain. */
const BATCH_FILES = 64;
/** Bytes that a thread is given at a time, a single larger file excepted. */
const BATCH_BYTES = 4 << 20;

/**
 * Lints files in many threads. Results come in the order of the files, and no thread runs far ahead of what was taken.
 * @throws what went wrong in a thread.
 */
export async function* lintInThreads(
  files: readonly string[],
  request: RunRequest,
  threads: number,
  onRule?: (rule: string, milliseconds: number) => void,
): AsyncGenerator<CallResult | Failure> {
  const batches = batchesOf(files);
  const count = Math.min(threads, batches.length);
  // Thread n lints the batches n, n + count, n + 2 count …
  const all = Array.from({ length: count }, (_, n) =>
    start({ request, batches: batches.filter((_batch, index) => index % count === n), timed: onRule !== undefined }),
  );
  try {
    for (let index = 0; index < batches.length; index++) {
      const thread = all[index % count]!;
      for (let isLast = false; !isLast;) {
        const message = await thread.next();
        if ("error" in message) throw Object.assign(new Error(message.error.message), message.error);
        yield* message.results;
        for (const [rule, milliseconds] of message.timing) onRule?.(rule, milliseconds);
        isLast = message.isLast;
      }
    }
  } finally {
    await Promise.all(all.map((thread) => thread.stop()));
  }
}

function batchesOf(files: readonly string[]): string[][] {
  const batches: string[][] = [];
  let bytes = Infinity;
  for (const file of files) {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (bytes + size > BATCH_BYTES || batches.at(-1)!.length >= BATCH_FILES) {
      batches.push([]);
      bytes = 0;
    }
    batches.at(-1)!.push(file);
    bytes += size;
  }
  return batches;
}

interface Thread {
  next(): Promise<ThreadMessage>;
  stop(): Promise<unknown>;
}

function start(data: ThreadData): Thread {
  const worker = new Worker(new URL("./thread.js", import.meta.url), { workerData: data });
  const said: ThreadMessage[] = [];
  let wake: (() => void) | undefined;
  let broken: Error | undefined;
  worker.on("message", (message: ThreadMessage) => {
    said.push(message);
    wake?.();
  });
  worker.on("error", (error) => {
    broken = error;
    wake?.();
  });
  return {
    async next() {
      while (said.length === 0) {
        if (broken !== undefined) throw broken;
        await new Promise<void>((resolve) => (wake = resolve));
      }
      worker.postMessage("more");
      return said.shift()!;
    },
    stop: () => worker.terminate(),
  };
}
