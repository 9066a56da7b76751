/** Where a command writes, and what it knows of the terminal it runs in. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Colours on standard output. */
  colour: boolean;
  /** Columns of the terminal. */
  width: number;
}

/** The command could not do its job: bad flags, bad config, nothing to work on. Told on standard error; the exit code is 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** What a command needs to exist: adds itself to the program, and tells its exit code. */
export interface Session {
  terminal: Terminal;
  /** The exit code that the command ends with. */
  end(code: 0 | 1 | 2): void;
}
