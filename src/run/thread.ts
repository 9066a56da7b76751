import { parentPort, workerData } from "node:worker_threads";
import type { CallResult, Failure } from "../rule.js";
import { lintFiles } from "./lint-files.js";
import { prepareRun, type RunRequest } from "./request.js";

/** What a thread is given when it starts. */
export interface ThreadData {
  request: RunRequest;
  /** Its batches of files, in order. */
  batches: readonly (readonly string[])[];
  /** Whether it is to say what each rule cost. */
  timed: boolean;
}

/** What a thread says: results, and with the last of a batch that it was the last; or what went wrong. */
export type ThreadMessage =
  | { results: readonly (CallResult | Failure)[]; timing: readonly [rule: string, milliseconds: number][]; isLast: boolean }
  | { error: { name: string; message: string; file?: string; line?: number; column?: number } };

/** Results in a message. */
const CHUNK = 64;
/** Messages that may wait to be taken. */
const AHEAD = 4;

let credit = AHEAD;
let wake: (() => void) | undefined;
parentPort!.on("message", () => {
  credit++;
  wake?.();
});

async function say(message: ThreadMessage): Promise<void> {
  while (credit === 0) await new Promise<void>((resolve) => (wake = resolve));
  credit--;
  parentPort!.postMessage(message);
}

async function lintBatches({ request, batches, timed }: ThreadData): Promise<void> {
  const { options } = await prepareRun(request);
  let timing: [string, number][] = [];
  const onRule = timed ? (rule: string, milliseconds: number) => void timing.push([rule, milliseconds]) : undefined;
  for (const batch of batches) {
    let results: (CallResult | Failure)[] = [];
    for (const result of lintFiles(batch, { ...options, onRule })) {
      results.push(result);
      if (results.length < CHUNK) continue;
      await say({ results, timing, isLast: false });
      results = [];
      timing = [];
    }
    await say({ results, timing, isLast: true });
    timing = [];
  }
}

try {
  await lintBatches(workerData as ThreadData);
} catch (error) {
  const { name, message, file, line, column } = error as Error & { file?: string; line?: number; column?: number };
  await say({ error: { name, message, file, line, column } });
}
parentPort!.close();
