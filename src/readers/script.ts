import type { Branch as Answer, CallMeta, Directive, FileLink, Flow, Lead, Segment, Source, SourceCall, Span, Step } from "../call.js";
import type { Line } from "./line.js";
import { textSource } from "./source.js";

type OpenStep = { -readonly [Key in keyof Step]: Step[Key] } & { leads: Lead[]; branches: Answer[] };

/** An answer, and whether some of it is a branch already. */
type OpenAnswer = Answer & { isOuter: boolean };

/** Puts a script together while its reader goes through the file. */
export class ScriptBuilder {
  readonly segments: Segment[] = [];
  readonly steps: OpenStep[] = [];
  readonly directives: Directive[] = [];
  /** Steps with lines of which one is picked. */
  readonly picked = new Set<string>();
  private readonly files: FileLink[] = [];
  private readonly source: Source;

  constructor(file: string, text: string) {
    this.source = textSource(file, text);
  }

  /** Adds a line that the agent is told to say; gives its place. */
  say(line: Line): Span {
    return this.add(line, "agent", "Agent");
  }

  /** Adds a line that is not said: a heading, a branch, a note. */
  note(line: Line): Span {
    return this.add(line, "other");
  }

  private add({ text, pieces, pointer }: Line, role: "agent" | "other", speaker?: string): Span {
    const turn = this.segments.push({ text, pieces, pointer, role, speaker }) - 1;
    const step = this.steps.at(-1);
    if (step !== undefined) step.to = this.segments.length;
    return { turn, start: 0, end: text.length };
  }

  /** Begins a step that a line names. */
  begin({ id, title, section, readsOn }: Pick<Step, "id" | "title" | "section" | "readsOn">, line: Line): OpenStep {
    const from = this.segments.length;
    const opened: OpenStep = {
      id,
      title,
      section,
      readsOn,
      at: { turn: from, start: 0, end: line.text.length },
      from,
      to: from,
      leads: [],
      branches: [],
      ends: false,
      isAside: false,
    };
    this.steps.push(opened);
    this.note(line);
    return opened;
  }

  /** Notes where the step goes on; before the first step there is nowhere to note it. */
  lead(lead: Lead): void {
    this.steps.at(-1)?.leads.push(lead);
  }

  /** Notes a file that some words link to; gives whether it may be one beside the script. */
  file(url: string, at: Span): boolean {
    const target = fileIn(url);
    if (target !== undefined) this.files.push({ ...target, at });
    return target !== undefined;
  }

  /** Reads what belongs to one answer of the customer's. */
  answer<T>(read: () => T): OpenAnswer & { result: T } {
    const from = this.segments.length;
    const { leads = [], branches = [] } = this.steps.at(-1) ?? {};
    const [led, branched] = [leads.length, branches.length];
    const result = read();
    return { result, from, to: this.segments.length, leads: leads.slice(led), isOuter: branches.length > branched };
  }

  /** Keeps an answer as a branch, if it is named and anything is said; of branches within branches the inner ones are kept. */
  branch({ from, to, leads, isOuter }: OpenAnswer): void {
    const [first, ...others] = this.segments.slice(from, to);
    if (first?.role === "other" && others.some(({ role }) => role === "agent") && !isOuter)
      this.steps.at(-1)?.branches.push({ from, to, leads });
  }

  /** Keeps answers of which one is said and not one after the other: each is a line or more, and nothing beside. */
  alternatives(answers: readonly OpenAnswer[]): void {
    const areSaid = answers.every(({ from, to }) => to > from && this.segments.slice(from, to).every(({ role }) => role === "agent"));
    const step = this.steps.at(-1);
    if (!areSaid || step === undefined) return;
    for (const { from, to, leads } of answers) step.branches.push({ from, to, leads });
    this.picked.add(step.id);
  }

  /** Reads a comment; those that do not speak to the linter are passed over. */
  comment(text: string, offset: number): void {
    const directive = directiveIn(text);
    if (directive !== undefined) this.directives.push({ ...directive, ...this.source.locate(offset) });
  }

  /** The script as a whole. */
  build(
    reader: string,
    shape: Flow["shape"],
    { meta = {}, start, source }: { meta?: CallMeta; start?: string; source?: Source } = {},
  ): SourceCall {
    const flow: Flow = { shape, steps: this.steps, start, files: this.files, isEditable: source === undefined };
    return {
      kind: "script",
      reader,
      source: source ?? this.source,
      index: 0,
      meta,
      segments: this.segments,
      events: [],
      flow,
      directives: this.directives,
      notes: sparseNotes(this.segments),
    };
  }
}

/** The file that an address leads to from a script; none where it is of the web or a server's root, or holds a placeholder. */
function fileIn(url: string): Pick<FileLink, "path" | "part"> | undefined {
  if (/^(?:[a-z][a-z\d+.-]*:|[/\\#?]|$)|[{}<>*|\0]|%[a-z_]{2,}%/i.test(url)) return undefined;
  const [, path, part] = /^([^#?]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(url)!;
  const plain = decoded(path!).replaceAll("\\", "/");
  return /[{}<>*|\0]/.test(plain) ? undefined : { path: plain, ...(part === undefined || part === "" ? {} : { part: decoded(part) }) };
}

/** Without the escapes of an address. */
export function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** In a script, one line in so many at least is said: guidance may be long, but documents that are none say next to nothing. */
const SPARSEST = 50;

function sparseNotes(segments: readonly Segment[]): string[] {
  const said = segments.filter(({ role }) => role === "agent").length;
  if (said === 0) return ["no line of this script is marked as said by the agent"];
  if (said * SPARSEST > segments.length) return [];
  return [`only ${said} of ${segments.length} lines are said by the agent: if this is no script, name it in .call-lintignore`];
}

const DIRECTIVE = /^\s*call-lint-(disable-next-line|disable-line|disable|enable)(?![\w-])(.*)$/s;
/** What means to be one and is none: what it says would be passed over in silence. */
const MISSPELT = /^\s*call-lint-[\w-]+/;

/** `call-lint-disable-next-line no-refusal, no-jargon -- the law wants these words`. */
function directiveIn(text: string): Pick<Directive, "kind" | "rules" | "reason"> | undefined {
  const [, kind, rest = ""] = DIRECTIVE.exec(text) ?? [];
  const [misspelt] = kind === undefined ? (MISSPELT.exec(text) ?? []) : [];
  if (misspelt !== undefined) return { kind: "misspelt", rules: [misspelt.trim()] };
  if (kind === undefined) return undefined;
  const [names = "", ...reason] = rest.split(/\s--+\s/);
  const rules = names.split(/[\s,]+/).filter((name) => name !== "");
  const why = reason.join(" -- ").trim();
  return { kind: kind as Directive["kind"], rules, ...(why === "" ? {} : { reason: why }) };
}

/** Whether a text holds placeholders: `{{customer_name}}`, `{amount}`, `%order%`. */
export function hasPlaceholders(text: string): boolean {
  return /\{\{[^{}\n]{1,40}\}\}|\{[a-z][\w .-]{0,30}\}|%[a-z][\w-]{1,30}%/i.test(text);
}
