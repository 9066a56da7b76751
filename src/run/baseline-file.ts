import { existsSync, readFileSync } from "node:fs";
import type { CallResult, Finding } from "../rule.js";
import { nameHider, redactWords } from "../reporters/redact.js";
import { stringifyYaml } from "../yaml-document.js";
import { readYaml, z } from "../yaml-file.js";
import { wholeFile } from "./whole-file.js";

const text = z.string().nullish();
const entrySchema = z.strictObject({
  fingerprint: z.string(),
  rule: z.string(),
  file: z.string(),
  quote: text,
  reviewer: text,
  reason: text,
  until: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, "expected a date such as 2026-12-31")
    .nullish(),
});

/** A finding that somebody has looked at and waived. */
export type BaselineEntry = z.infer<typeof entrySchema>;

/** Who waives new findings, why and until when. */
export type Waiver = Pick<BaselineEntry, "reviewer" | "reason" | "until">;

/** Reads a baseline; one that is not there is empty. @throws FileError with line and column. */
export function readBaseline(path: string): BaselineEntry[] {
  if (!existsSync(path)) return [];
  const read = readYaml(path, readFileSync(path, "utf8").replace(/^\s*(?:#.*\s*)*$/, "[]"), z.array(entrySchema));
  return read as unknown as BaselineEntry[];
}

/** What a baseline did in a run. */
export interface Waived {
  /** Findings that it waived. */
  findings: number;
  /** Entries whose date is past; what they waived is reported again. */
  expired: readonly BaselineEntry[];
  /** Entries whose finding is gone though their file was read, or whose file is gone. */
  stale: readonly BaselineEntry[];
}

/** Applies a baseline to results as they come. */
export class Baseline {
  private readonly byFingerprint: ReadonlyMap<string, BaselineEntry>;
  private readonly seen = new Set<string>();
  private readonly files = new Set<string>();
  private readonly found: { file: string; finding: Finding; names: readonly string[] }[] = [];
  private count = 0;

  /** @param today ISO date; entries up to and including their day hold. */
  constructor(
    private readonly entries: readonly BaselineEntry[],
    private readonly today: string,
  ) {
    this.byFingerprint = new Map(entries.map((entry) => [entry.fingerprint, entry]));
  }

  /** A result without the findings that are waived; a rule all of whose findings are waived has passed. */
  apply(result: CallResult): CallResult {
    this.files.add(result.file);
    const names = [result.customer?.name ?? "", ...(result.customerNames ?? [])];
    for (const finding of result.findings) this.found.push({ file: result.file, finding, names });
    const findings = result.findings.filter((finding) => !this.waives(finding));
    if (findings.length === result.findings.length) return result;
    this.count += result.findings.length - findings.length;
    const left = new Set(findings.map(({ rule }) => rule));
    const verdicts = Object.entries(result.verdicts).map(
      ([rule, verdict]) => [rule, verdict === "violation" && !left.has(rule) ? "pass" : verdict] as const,
    );
    return { ...result, findings, verdicts: Object.fromEntries(verdicts) };
  }

  private waives(finding: Finding): boolean {
    if (this.byFingerprint.has(finding.fingerprint)) this.seen.add(finding.fingerprint);
    return this.holds(finding);
  }

  /** Whether a finding is waived today. */
  readonly holds = ({ fingerprint }: Finding): boolean => {
    const entry = this.byFingerprint.get(fingerprint);
    return entry !== undefined && !this.isExpired(entry);
  };

  private isExpired({ until }: BaselineEntry): boolean {
    return typeof until === "string" && until < this.today;
  }

  waived(): Waived {
    return {
      findings: this.count,
      expired: this.entries.filter((entry) => this.isExpired(entry) && this.seen.has(entry.fingerprint)),
      stale: this.entries.filter((entry) => this.isStale(entry)),
    };
  }

  private isStale({ fingerprint, file }: BaselineEntry): boolean {
    return !this.seen.has(fingerprint) && (this.files.has(file) || !existsSync(file));
  }

  /**
   * The entries from now on: old ones whose finding is there keep their words and their day, also where it is past; new findings get those
   * given.
   */
  updated({ reviewer = null, reason = null, until = null }: Waiver): BaselineEntry[] {
    const kept = this.entries.filter((entry) => !this.isStale(entry));
    const known = new Set(kept.map((entry) => entry.fingerprint));
    const added = this.found.filter(({ finding }) => !known.has(finding.fingerprint));
    const entries = added.map(({ file, finding: { fingerprint, rule, quote }, names }) => ({
      fingerprint,
      rule,
      file,
      quote: redactWords(quote, nameHider(names)),
      reviewer,
      reason,
      until,
    }));
    return [...kept, ...entries].sort((one, other) => (one.file < other.file ? -1 : one.file > other.file ? 1 : 0));
  }
}

const HEAD = `# Findings that somebody has looked at and waived: one entry each, found again by its fingerprint however lines move.
# Fill in who looked (reviewer), why it may stay (reason) and, if it may not stay for ever, the last day (until: 2026-12-31).
`;

/** Writes a baseline, whole or not at all. */
export function writeBaseline(path: string, entries: readonly BaselineEntry[]): void {
  const file = wholeFile(path);
  try {
    file.write(HEAD + stringifyYaml(entries));
    file.keep();
  } catch (error) {
    file.drop();
    throw error;
  }
}
