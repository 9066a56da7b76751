// Longer than a source file should be: the model that everything shares, most of it what its fields mean.
/** Who speaks: `unknown` where neither the file nor what is said tells. */
export type Role = "agent" | "customer" | "bot" | "system" | "other" | "unknown";

/** A place in a source file that a person can go to: 1-based line and column (in UTF-16 code units). */
export interface LineColumn {
  line: number;
  column: number;
}

/** The file (or line of a JSONL file) that a call was read from; finds lines and columns only when asked. */
export interface Source {
  /** Path as given by the user, with forward slashes; `<stdin>` for standard input. */
  file: string;
  /**
   * The place of a character.
   * @param offset 0-based offset into the decoded text, or into the string value that `pointer` names.
   * @param pointer JSON pointer of a string value, or whatever else the format's reader understands.
   */
  locate(offset: number, pointer?: string): LineColumn;
}

/** From offset `at` of a segment's text on, its characters stand one by one in the source from offset `from` on. */
export interface Piece {
  at: number;
  from: number;
}

/** A recognised word with its times. */
export interface Word {
  /** 0-based offset of the word in the segment's text. */
  at: number;
  /** Seconds from the start of the call. */
  start: number;
  /** Seconds from the start of the call. */
  end: number;
}

/** What the source file holds: one stretch of one speaker's text. */
export interface Segment {
  /** The speaker's label as the file has it; undefined where the file names none. */
  speaker?: string;
  /** The person's name, where the label holds one. */
  name?: string;
  /** The role that the file itself states, if any; `system` for stage directions and machine lines. */
  role?: Role;
  text: string;
  /** Seconds from the start of the call. */
  start?: number;
  /** Seconds from the start of the call. */
  end?: number;
  /** Words with their times, by threes and sorted: where each begins in the text (0-based), and the seconds of its start and end as `Word` has them. */
  words?: readonly number[];
  /** Where the text stands in the source; sorted by `at`, the first has `at` 0. Undefined where it stands there from offset 0 on, as it is. */
  pieces?: readonly Piece[];
  /** Given to `Source.locate` with the offsets of `pieces`. */
  pointer?: string;
  /**
   * For a text joined of the rows of a list, instead of `pieces`: by threes, sorted, an offset in the text, the row that stands there
   * (0-based), and how many characters of the row's own text are left out before it.
   */
  joined?: readonly number[];
  /** 0-based position in a list, where the segments of the list have one pointer for all; each of the row's offsets counts `ROW` for it. */
  row?: number;
}

/** By how much an offset for `Source.locate` grows with each row of a list: no text is as long. */
export const ROW = 2 ** 32;

/** Something that happened on the line and that the file records beside the speech. */
export interface CallEvent {
  kind: "hold" | "unhold" | "transfer" | "mute" | "unmute" | "join" | "leave" | "pause" | "end";
  /** Number of segments that stand before it. */
  before: number;
  /** Seconds from the start of the call. */
  start?: number;
  /** Seconds from the start of the call. */
  end?: number;
  /** Where the call goes, for a transfer that says so. */
  to?: string;
}

/** What is known of a call beside its words. */
export interface CallMeta {
  id?: string;
  /** The agent's name. */
  agent?: string;
  team?: string;
  queue?: string;
  customer?: { id?: string; names: readonly string[] };
  /** ISO 8601, as precise as the file has it. */
  startedAt?: string;
  /** Seconds. */
  duration?: number;
  direction?: "inbound" | "outbound";
  /** BCP 47. */
  language?: string;
  /** What the customer answered when asked how the call was, on whatever scale. */
  survey?: number;
  /** Seconds that the call rang or queued before it was answered. */
  waited?: number;
  /** What the file says of the call that cannot be used, in sentences: a date that is none, a zone that there is not. */
  unused?: readonly string[];
}

/** Where a script goes on from one of its steps. */
export interface Lead {
  /** The step it names, as `Step.id` has it; undefined where it names none. */
  to?: string;
  /** It goes somewhere else: another file, a web page, the end of the call. */
  leaves: boolean;
  /** The words that lead there; turns of a script are its segments. */
  at: Span;
}

/** What is said where the customer gives one of several answers. */
export interface Branch {
  /** Segments that belong to it: 0-based, end exclusive. */
  from: number;
  to: number;
  leads: readonly Lead[];
}

/** A part of a script that others lead to: a section, a step of a flow, a macro. */
export interface Step {
  /** What leads call it: the slug of a heading, the id of a step. */
  id: string;
  title: string;
  /** What the script says that it is for ("greeting"). */
  section?: string;
  /** The words that name it. */
  at: Span;
  /** Segments that belong to it: 0-based, end exclusive. */
  from: number;
  to: number;
  leads: readonly Lead[];
  /** Its branches in which something is said; their leads are among its own. */
  branches: readonly Branch[];
  /** The script says that the flow ends here. */
  ends: boolean;
  /** Whoever reads on comes to the next step of the file. */
  readsOn: boolean;
  /** It is no step of the conversation, but tells about it: notes, a glossary, words to avoid. */
  isAside: boolean;
}

/** A file that a script links to, named by its path from the script. */
export interface FileLink {
  /** With forward slashes, without what stands behind "#". */
  path: string;
  /** What stands behind "#": a section or a step of that file. */
  part?: string;
  /** The words that link. */
  at: Span;
  /** What is not there; undefined where all is, and where nobody has looked. */
  missing?: "file" | "part";
}

/** How a script hangs together. */
export interface Flow {
  /** `macros`: each stands for itself, and nothing leads from one to the next. */
  shape: "steps" | "macros";
  /** In the order of the file; the first is where it starts, unless `start` names another. */
  steps: readonly Step[];
  start?: string;
  /** Files that it links to, in the order of the script. */
  files: readonly FileLink[];
  /** Offsets of its segments are those of the file's text, so that words can be replaced. */
  isEditable: boolean;
}

/** A comment of a script that speaks to the linter. */
export interface Directive {
  kind: "disable" | "enable" | "disable-next-line" | "disable-line" | "misspelt";
  /** Names of rules; empty for all. Of one that is misspelt what it is called. */
  rules: readonly string[];
  /** Why, in the author's words. */
  reason?: string;
  /** 1-based. */
  line: number;
  column: number;
}

/** A call as a reader finds it in a file, before turns and roles are worked out. */
export interface SourceCall {
  kind: "call" | "script";
  /** Name of the reader. */
  reader: string;
  source: Source;
  /** 0-based position of the call in its file. */
  index: number;
  meta: CallMeta;
  segments: readonly Segment[];
  events: readonly CallEvent[];
  /** Scripts only. */
  flow?: Flow;
  /** Scripts only. */
  directives?: readonly Directive[];
  /** What the person who runs the linter should know about this file ("page 1 of 3 only"). */
  notes: readonly string[];
}

/** How much a transcript tells about time: nothing, when turns start, when they start and end, or when each word does. */
export type Timing = "none" | "starts" | "turns" | "words";

/** One speaker's say: consecutive segments joined by a space. */
export interface Turn {
  /** 0-based position in the call. */
  index: number;
  speaker?: string;
  role: Role;
  text: string;
  /** Seconds from the start of the call. */
  start?: number;
  /** Seconds from the start of the call. */
  end?: number;
  segments: readonly Segment[];
  /** Offset in `text` at which each of `segments` begins. */
  offsets: readonly number[];
  /** Scripts only: on what occasion it is said, by the title of its step and what stands right before it; small letters, blanks between words. */
  occasion?: string;
}

/** How the roles of a call were found. */
export interface RoleEvidence {
  by: "labels" | "metadata" | "option" | "speech" | "none";
  /** 0 to 1; 1 where the file or the user says so. */
  confidence: number;
  /** What decided, in words for a person. */
  why: readonly string[];
}

/** A conversation, ready to be linted. */
export interface Call {
  kind: "call" | "script";
  reader: string;
  source: Source;
  index: number;
  meta: CallMeta;
  turns: readonly Turn[];
  /** Short listening noises of one side inside the other's turn; no turns of their own. */
  backchannels: readonly Segment[];
  events: readonly (CallEvent & { turn: number })[];
  timing: Timing;
  roles: RoleEvidence;
  /** Scripts only. */
  flow?: Flow;
  /** Scripts only. */
  directives?: readonly Directive[];
  notes: readonly string[];
}

/** A stretch of a turn: character offsets into its text, end exclusive. */
export interface Span {
  /** 0-based index of the turn. */
  turn: number;
  start: number;
  end: number;
}

/** Something is wrong with what was given to read; the message is for the person who runs the linter. */
export class InputError extends Error {
  override name = "InputError";
  constructor(
    message: string,
    readonly line?: number,
    readonly column?: number,
  ) {
    super(message);
  }
}

/** The line and column at which an offset of a turn's text stands in the source file. */
export function placeOf(call: Pick<Call, "source">, turn: Turn, offset: number): LineColumn {
  const { from, pointer } = sourceOffset(turn, offset);
  return call.source.locate(from, pointer);
}

/** Where an offset of a turn's text stands in the source: an offset of the file's text, or of the value that `pointer` names. */
export function sourceOffset(turn: Turn, offset: number): { from: number; pointer?: string } {
  let index = turn.offsets.length - 1;
  while (index > 0 && turn.offsets[index]! > offset) index--;
  const segment = turn.segments[index]!;
  return segmentOffset(segment, Math.min(offset - turn.offsets[index]!, segment.text.length));
}

/** The pieces of a text that stands in its source from offset 0 on. */
export const FROM_START: readonly Piece[] = [{ at: 0, from: 0 }];

/** The words of a segment one by one. */
export function wordsOf({ words = [] }: Pick<Segment, "words">): Word[] {
  return Array.from({ length: words.length / 3 }, (_, index) => ({
    at: words[index * 3]!,
    start: words[index * 3 + 1]!,
    end: words[index * 3 + 2]!,
  }));
}

/** The same for an offset of a segment's text. */
export function segmentOffset(
  { pieces = FROM_START, pointer, joined, row = 0 }: Segment,
  inside: number,
): { from: number; pointer?: string } {
  if (joined !== undefined) {
    let third = joined.length - 3;
    while (third > 0 && joined[third]! > inside) third -= 3;
    return { from: joined[third + 1]! * ROW + joined[third + 2]! + inside - joined[third]!, pointer };
  }
  let piece = pieces.length - 1;
  while (piece > 0 && pieces[piece]!.at > inside) piece--;
  const { at, from } = pieces[piece] ?? { at: 0, from: 0 };
  return { from: from + Math.max(0, inside - at) + row * ROW, pointer };
}
