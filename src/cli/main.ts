import { asksForVersion, version } from "../version.js";
import { sayError } from "./errors.js";
import { terminalOf, type Terminal } from "./terminal.js";

/** Runs the command line; tells the exit code: 0 fine, 1 findings fail the run, 2 the job could not be done. */
export async function main(args: readonly string[], process: NodeJS.Process): Promise<number> {
  const terminal = terminalOf(process);
  const code = await run(args, terminal);
  const broken = await terminal.finish();
  // A reader that has seen enough ("| head") is no failure.
  if (broken === undefined || broken.code === "EPIPE") return code;
  terminal.err(`call-lint: standard output cannot be written: ${broken.message}\n`);
  return 2;
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  if (asksForVersion(args)) {
    void terminal.out(`${version()}\n`);
    return 0;
  }
  let code = 0;
  try {
    const { programOf } = await import("./program.js");
    await programOf({ terminal, end: (given) => void (code = given) }).parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    return sayError(error as Error, terminal);
  }
}
