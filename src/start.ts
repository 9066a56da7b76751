import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { cachedDataVersionTag } from "node:v8";
import { Script } from "node:vm";
import { asksForVersion } from "./version.js";

/** The command line, bundled by the build into one file: a function, as modules are, in ASCII alone. */
const PROGRAM = fileURLToPath(new URL("../cli/program.cjs", import.meta.url));

/**
 * Runs the command line and returns its exit code. What V8 compiled on an earlier run is kept beside the program, where whoever may
 * write is trusted with the program itself; it holds code, and nothing of what was read. Where it cannot be written every run compiles.
 */
export async function start(args: readonly string[], process: NodeJS.Process): Promise<number> {
  // Not worth reading the whole program for.
  if (asksForVersion(args)) return await (await import("./cli/main.js")).main(args, process);
  const kept = keptFile();
  const cachedData = contentOf(kept);
  const script = new Script(readFileSync(PROGRAM, "latin1"), { filename: PROGRAM, cachedData });
  const module = { exports: {} as typeof import("./cli/main.js") };
  const run = script.runInThisContext() as (...given: unknown[]) => void;
  run(module.exports, createRequire(PROGRAM), module, PROGRAM, dirname(PROGRAM));
  const code = await module.exports.main(args, process);
  // Now that much has run: functions are compiled when they are first called. Flags make other code.
  if ((cachedData === undefined || script.cachedDataRejected) && code !== 2 && process.execArgv.length === 0)
    keep(kept, script.createCachedData());
  return code;
}

/** V8 itself compares no more than the length of the source. */
function keptFile(): string {
  const { size, mtimeMs } = statSync(PROGRAM);
  return `${PROGRAM}.${[cachedDataVersionTag(), size, Math.round(mtimeMs)].map((part) => part.toString(36)).join("-")}.cache`;
}

function contentOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Whole or not at all: other runs may read it meanwhile. */
function keep(file: string, data: Buffer): void {
  const part = `${file}.${process.pid}`;
  try {
    writeFileSync(part, data);
    renameSync(part, file);
  } catch {
    rmSync(part, { force: true });
  }
}
