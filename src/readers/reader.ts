import type { Failure } from "../rule.js";
import type { SourceCall, Timing } from "../call.js";
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
  /** Whether there is nothing below its first line, where that can be told without a copy of it as text. */
  isOneLine?(): boolean;
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

/** What a person should know of a format before choosing it: where it comes from, and what it tells of a call. */
export interface FormatNote {
  /** Who writes it, or how one comes by it. */
  from: string;
  /** Whether its files say who is the agent, or tell voices apart only. */
  roles: "stated" | "voices";
  /** The most that its files tell about time. */
  times: Timing;
  /** What happened on the line, as far as its files tell. */
  events?: string;
  /** What is known of the call beside the turns. */
  metadata?: string;
  /** A small file of this format. */
  example: string;
}

/** The same of a format of scripts, which tell no sides and no times. */
export type ScriptNote = Pick<FormatNote, "from" | "example">;

/** A file format. One file each; `index.ts` holds the order in which they are asked. */
export interface Reader {
  name: string;
  /** What `--help` and error messages call it. */
  title: string;
  note: FormatNote | ScriptNote;
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
