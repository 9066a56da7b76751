// Longer than a source file should be: the types that rules and results share.
import type { Role, Span } from "./call.js";
import type { Story } from "./language/story.js";
import type { CallSummary } from "./language/summary.js";
import type { Conversation } from "./language/conversation.js";
import type { Quote } from "./language/summary.js";

export type Severity = "error" | "warning" | "info";

/** How a rule ended on a call. */
export type VerdictName = "violation" | "pass" | "not-applicable" | "not-evaluable";

/** What a check may return instead of "looked at, and fine unless something was yielded". */
export type Verdict = "not-applicable" | { notEvaluable: string } | void;

/** How the words of a script may be mended. */
export interface Fix {
  /** The words to replace, where they are not those of the problem. */
  at?: Span;
  text: string;
  /** It changes no meaning: `--fix` applies it; others wait for `--fix-suggestions`. */
  safe: boolean;
}

/** What a rule reports; `lint` stamps the rest on it. */
export interface Problem {
  at: Span;
  /** For the agent's coach: what happened, what to do; one calm sentence. */
  message: string;
  /** Other places that belong to it. */
  related?: readonly { at: Span; message: string }[];
  /** Wordings that would have been better. */
  suggest?: readonly string[];
  /** For scripts, which may be mended. */
  fix?: Fix;
  /** Overrides the rule's severity, for rules whose severity grows with the count. */
  severity?: Severity;
}

/** One option of a rule; what a value may be follows from its default. */
export interface OptionSpec {
  default: number | string | boolean | readonly string[] | Readonly<Record<string, string>>;
  /** What it does, with its unit. */
  describe: string;
  min?: number;
  max?: number;
  oneOf?: readonly string[];
}

export type OptionValues = Readonly<Record<string, unknown>>;

/** What a rule needs of a transcript; without it the rule is not evaluable. */
export type Need = "roles" | "timing" | "starts";

/** A transcript in the plain-text format (a script, for rules about scripts), alone or with what the call's metadata would say. */
export type Example = string | { call: string; options?: OptionValues; meta?: Readonly<Record<string, unknown>> };

/** What a rule file exports. */
export interface Rule {
  /** An instruction to a good agent. */
  summary: string;
  why: string;
  severity: Severity | "off";
  /** `call`: about what never happened; `turn`: about what was said at a place. */
  on: "call" | "turn";
  /** Default: calls only. */
  appliesTo?: readonly ("call" | "script")[];
  /** Default: roles. `timing` is start and end times of turns. */
  needs?: readonly Need[];
  /** Whether calls are judged whose metadata name another language than English: the rule looks at no words, or at words of that language. */
  anyLanguage?: boolean;
  options?: Readonly<Record<string, OptionSpec>>;
  /** `«…»` marks the span that must be reported. At least two of each. */
  examples: { bad: readonly Example[]; good: readonly Example[] };
  check(call: Conversation, options: OptionValues): Generator<Problem, Verdict, void>;
}

/** A rule with the name of its file and the folder it stands in. */
export interface NamedRule extends Rule {
  name: string;
  section: string;
}

/** A rule that is on, with what the config says of it. */
export interface ActiveRule {
  rule: NamedRule;
  severity: Severity;
  /** Every option of the rule, defaults filled in. */
  options: OptionValues;
}

/** How one rule ended on one call. */
export interface Judgement {
  problems: readonly Problem[];
  verdict: VerdictName;
  reason?: string;
}

/** One thing that went wrong, where, and what to do instead. */
export interface Finding extends Quote {
  /** Whose it is, where that is another agent than the one whose call it is. */
  agent?: string;
  rule: string;
  section: string;
  severity: Severity;
  message: string;
  /** Stays the same when lines move; differs between any two findings of a call. */
  fingerprint: string;
  related: readonly RelatedPlace[];
  suggestions: readonly string[];
  /** Scripts only: `text` takes the place of `replaces`, which stands in the decoded file from offset `from` to `to`. */
  fix?: { text: string; safe: boolean; replaces: string; from: number; to: number };
}

/** Another place that belongs to a finding. */
export interface RelatedPlace {
  /** Where it stands in another file, of another call of the same customer. */
  file?: string;
  /** The id of that call. */
  call?: string;
  turn: number;
  line: number;
  column: number;
  quote: string;
  message: string;
}

/** Points, weighted; rules that do not apply or could not be judged are not among the possible ones. */
export interface Points {
  earned: number;
  possible: number;
  /** Of the possible points, to two decimals; null where none were. */
  percent: number | null;
}

/** The score of one call; all its numbers have two decimals at most, points four. */
export interface Score extends Points {
  /** Name of the scorecard, where the config has one for this call. */
  scorecard?: string;
  /** Null where nothing could be judged. */
  passed: boolean | null;
  /** The lowest one where a critical rule was violated. */
  grade: string | null;
  /** Critical rules that were violated. */
  critical: string[];
  /** Sections of which something was judged, by name, with the points that each violated rule cost. */
  sections: Record<string, Points & { lost: Record<string, number> }>;
}

/** A turn as it is shown beside findings. */
export interface TranscriptTurn {
  role: Role;
  speaker?: string;
  /** Seconds from the start of the call. */
  start?: number;
  text: string;
}

/** What linting one call gives. */
export interface CallResult {
  file: string;
  /** 0-based position of the call in its file. */
  index: number;
  id?: string;
  kind: "call" | "script";
  reader: string;
  agent?: string;
  /** Other agents who speak in it, by name. */
  colleagues?: readonly string[];
  team?: string;
  queue?: string;
  customer?: { id?: string; name?: string };
  startedAt?: string;
  /** The customer's answer to a survey, as the metadata have it. */
  survey?: number;
  /** What it adds to the story of its customer, as results of an earlier run have it. */
  story?: Story;
  /** Number of turns. */
  turns: number;
  findings: readonly Finding[];
  verdicts: Readonly<Record<string, VerdictName>>;
  /** Why a rule was not evaluable, by rule. */
  reasons: Readonly<Record<string, string>>;
  notes: readonly string[];
  /** Calls only, once all is found. */
  score?: Score;
  /** Findings that are counted and not shown (`--quiet`). */
  unshown?: readonly Pick<Finding, "rule" | "severity">[];
  /** Names of the customer as labels, metadata and speech give them, in lower case: for redaction, no output shows them. */
  customerNames?: readonly string[];
  /** Its turns, where they were asked for. */
  transcript?: readonly TranscriptTurn[];
  /** What it adds to the story of its customer, where it names one and a date. */
  summary?: CallSummary;
  /** Scripts only: findings that comments of the script waive, with the reasons given. */
  suppressed?: readonly (Finding & { reason?: string })[];
  /** Scripts only: comments that waive nothing, those that name what is no rule, or none that is on (`unknown`), and those that are called what no comment is (`misspelt`). */
  unusedSuppressions?: readonly {
    line: number;
    column: number;
    rules: readonly string[];
    unknown: readonly string[];
    misspelt?: string;
  }[];
}

/** A file, or a line of one, that could not be read. */
export interface Failure {
  file: string;
  /** 1-based, where known. */
  line?: number;
  column?: number;
  message: string;
}

/** All that one run found. */
export interface LintResult {
  calls: readonly CallResult[];
  failures: readonly Failure[];
}

/** Something is wrong with a config, rule or vocabulary file: a mistake of whoever wrote it, told with its place. */
export class FileError extends Error {
  override name = "FileError";
  constructor(
    message: string,
    readonly file: string,
    readonly line?: number,
    readonly column?: number,
  ) {
    super(message);
  }
}
