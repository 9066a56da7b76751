import { Command, CommanderError } from "commander";
import { version } from "../version.js";
import { defineEvaluate } from "./evaluate.js";
import { defineLint } from "./lint.js";
import { UsageError, type Session, type Terminal } from "./terminal.js";

/** Runs the command line; tells the exit code: 0 fine, 1 findings fail the run, 2 the job could not be done. */
export async function main(args: readonly string[], process: NodeJS.Process): Promise<number> {
  const terminal = terminalOf(process);
  let code = 0;
  const session: Session = { terminal, end: (given) => void (code = given) };
  const program = new Command("call-lint")
    .description("Lints transcripts of customer calls, and the scripts that agents follow.")
    .version(version(), "-V, --version")
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err });
  defineLint(program, session);
  defineEvaluate(program, session);
  try {
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    return failed(error, terminal);
  }
}

function terminalOf(process: NodeJS.Process): Terminal {
  const { stdout, stderr, env } = process;
  const forced = env["FORCE_COLOR"] !== undefined && env["FORCE_COLOR"] !== "0";
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    colour: forced || (stdout.isTTY && env["NO_COLOR"] === undefined),
    width: stdout.columns ?? 100,
  };
}

/** Says on standard error what went wrong. */
function failed(error: unknown, { err }: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const isKnown = error instanceof UsageError || ["ConfigError", "FileError", "InputError", "RuleCrash"].includes((error as Error).name);
  err(isKnown ? `${describe(error as Error)}\n` : `call-lint: ${(error as Error).message}\n`);
  return 2;
}

function describe(error: Error & { file?: string; line?: number; column?: number; mistakes?: readonly Error[] }): string {
  if (error.mistakes !== undefined) return error.mistakes.map(describe).join("\n");
  const place = [error.file, error.line, error.column].filter((part) => part !== undefined).join(":");
  return place === "" ? `call-lint: ${error.message}` : `${place}  ${error.message}`;
}
