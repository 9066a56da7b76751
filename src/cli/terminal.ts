import { plain } from "../reporters/excerpt.js";

/** Where a command writes, and what it knows of the terminal it runs in. */
export interface Terminal {
  /** Writes to standard output; wait for what it returns before writing much more. */
  out(text: string): Promise<void> | void;
  /** Writes to standard error; nothing that a file says or is called steers the terminal. */
  err(text: string): void;
  /** Draws over the last line of standard error. */
  draw(line: string): void;
  /** Whether standard output is a terminal. */
  isTerminal: boolean;
  /** Whether standard error is one: somebody is watching. */
  isWatched: boolean;
  /** Colours on standard output, unless a flag says otherwise. */
  colour: boolean;
  /** Columns of the terminal. */
  width: number;
  /** True once nobody reads standard output any more. */
  isClosed(): boolean;
  /** Waits until all is written; the error if that failed. */
  finish(): Promise<NodeJS.ErrnoException | undefined>;
}

/** The command could not do its job: bad flags, bad config, nothing to work on. Told on standard error; the exit code is 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** What was asked for is said, and nothing else is to be done; the exit code is 0. */
export class Answer extends Error {
  override name = "Answer";
}

/** What a command needs to exist: adds itself to the program, and tells its exit code. */
export interface Session {
  terminal: Terminal;
  /** The exit code that the command ends with. */
  end(code: 0 | 1 | 2): void;
}

/** Columns where the terminal does not tell. */
const WIDTH = 100;

/** The terminal of a process. */
export function terminalOf({ stdout, stderr, env }: NodeJS.Process): Terminal {
  let broken: NodeJS.ErrnoException | undefined;
  const waiting = new Set<() => void>();
  const release = () => {
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  stdout.on("error", (error) => {
    broken ??= error;
    release();
  });
  stdout.on("drain", release);
  // Nobody reads what is said: no reason to stop.
  stderr.on("error", () => undefined);
  return {
    out(text) {
      if (broken !== undefined || stdout.write(text)) return;
      return new Promise((resolve) => waiting.add(resolve));
    },
    err: (text) => void stderr.write(text.split("\n").map(plain).join("\n")),
    draw: (line) => void stderr.write(`\r\u001b[K${line}`),
    isTerminal: stdout.isTTY,
    isWatched: stderr.isTTY,
    colour: wantsColour(env, stdout.isTTY),
    width: Number(env["COLUMNS"]) || (stdout.columns ?? WIDTH),
    isClosed: () => broken !== undefined,
    async finish() {
      if (broken === undefined) await new Promise<void>((resolve) => stdout.write("", () => resolve()));
      return broken;
    },
  };
}

function wantsColour(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return isTerminal && !env["NO_COLOR"] && env["TERM"] !== "dumb";
}
