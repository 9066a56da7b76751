import type { Failure } from "../rule.js";
import type { SourceCall } from "../call.js";
import type { MarkdownSections } from "./markdown-sections.js";

/** What a reader reads from: a file, standard input or a string, decoded to text. */
export interface Input {
  /** Path as given by the user, with forward slashes. */
  file: string;
  /** The first 64 Ki characters. */
  head: string;
  /** True when `head` is all there is. */
  complete: boolean;
  /** All of it. Throws `InputError` where it is larger than `limit` bytes. */
  text(): string;
  /** Line by line, in constant memory, without line ends. `number` is 1-based, `offset` counts characters from the start. */
  lines(): Generator<{ text: string; number: number; offset: number }>;
}

/** What the user or the config says about a file. */
export interface Hints {
  kind?: "call" | "script";
  /** Names of columns by what they hold, from the config. */
  columns?: Readonly<Record<string, string>>;
  /** What is known of a Markdown file as it was before: it changes nothing but how soon it is read. */
  sections?: MarkdownSections;
}

/** A file format. One file each; `index.ts` holds the order in which they are asked. */
export interface Reader {
  name: string;
  /** What `--help` and error messages call it. */
  title: string;
  /** What its files hold; calls unless it says otherwise. */
  kind?: "script";
  extensions: readonly string[];
  /** Decides by content. Never throws. */
  recognises(input: Input): boolean;
  /**
   * Yields the calls of a file in order; what cannot be read of a file of many calls is yielded as a failure between them.
   * @throws InputError with line and column where the file as a whole cannot be read.
   */
  read(input: Input, hints: Hints): Generator<SourceCall | Failure, void, void>;
}
