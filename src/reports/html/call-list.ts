import { gzipSync } from "node:zlib";
import type { CallResult, NamedRule } from "../../rule.js";
import { UNKNOWN } from "../tally.js";
import { callFragment, labelOf, type CallContext } from "./call-page.js";
import { figures } from "./figures.js";
import { shownText } from "./template.js";

/** How the calls of a report are kept. */
export interface CallListOptions {
  rules: ReadonlyMap<string, NamedRule>;
  /** Whether words of transcripts are shown. */
  quotes: boolean;
  /** Takes the page of each call as a file of its own; without it, all are packed into the report. */
  onPage?(name: string, title: string, fragment: string): void;
  /** Where the report stands, seen from those pages. */
  home?: string;
}

/** A call in the list: what the page's script reads, in this order. */
export type CallRow = readonly [
  label: string,
  agent: number,
  startedAt: string | null,
  date: string,
  percent: number | null,
  passed: boolean | null,
  findings: number,
  rules: readonly number[],
];

/** Calls packed together: `each` to a pack, each pack a JSON list of pages, gzipped, in base64. */
export interface Packed {
  each: number;
  packs: string[];
}

/** A page, or the call that it is to be made of. */
type Kept = { fragment: string } | { call: CallResult };

/** Calls that a report lists where their pages are not files of their own. */
const MOST = 10_000;
/** Characters of transcripts that wait for the end of the run, when it is known which are shown. */
const WAITING = 100_000_000;
/** Characters that a report may have, and of these what an agent's page takes, and a call's without its transcript, as measured. */
const WHOLE = 4_950_000;
const PER_AGENT = 21_000;
const PER_CALL = 700;
/** However many agents and calls there are, transcripts may add this much. */
const LEAST = 1_000_000;
/** Characters of base64 for a byte of transcript, as measured on calls of a thousand words: 0.5. */
const PACKED_SHARE = 0.55;
/** Opening a call unpacks this many. */
const EACH = 16;

/** Gathers the calls of a report. */
export class CallList {
  readonly rows: CallRow[] = [];
  /** Numbers of agents by name, from 1, as they come. */
  readonly agents = new Map<string, number>();
  /** Numbers of rules by name, from 1. */
  readonly rules = new Map<string, number>();
  /** Numbers of calls, from 1, by the fingerprints of their findings. */
  private readonly numbers = new Map<string, number>();
  /** Calls in all, listed or not. */
  calls = 0;
  readonly percents: number[] = [];
  /** First and last day, where dates are known. */
  readonly days: string[] = [];
  /** Transcripts that are left out. */
  leftOut = 0;
  /** By `EACH`; packed already where nothing waits. */
  private readonly groups: (string | Kept[])[] = [];
  private waiting = 0;

  constructor(private readonly options: CallListOptions) {}

  add(call: CallResult): void {
    this.calls++;
    this.count(call);
    const agent = numberOf(this.agents, call.agent ?? UNKNOWN);
    if (this.options.onPage === undefined && this.rows.length === MOST) return;
    this.rows.push(this.rowOf(call, agent));
    const number = this.rows.length;
    for (const { fingerprint } of call.findings) if (!this.numbers.has(fingerprint)) this.numbers.set(fingerprint, number);
    if (this.options.onPage !== undefined) {
      this.options.onPage(`call-${number}.html`, shownText(labelOf(call)), this.pageOf(call, number));
    } else this.keep(call, number);
  }

  /** Where a finding's call is opened; undefined where it is not listed. */
  placeOf(fingerprint: string): number | undefined {
    return this.numbers.get(fingerprint);
  }

  /** All pages; calls with the most findings come first where the transcripts of all would be too much. */
  packed(): Packed {
    const chosen = this.chosen();
    const pages = (group: readonly Kept[], from: number) =>
      group.map((one, index) => ("fragment" in one ? one.fragment : this.pageOf(one.call, from + index + 1, chosen)));
    return { each: EACH, packs: this.groups.map((group, index) => (typeof group === "string" ? group : pack(pages(group, index * EACH)))) };
  }

  private count({ score, startedAt }: CallResult): void {
    if (score?.percent !== null && score?.percent !== undefined) this.percents.push(score.percent);
    const day = /^\d{4}-\d{2}-\d{2}/.exec(startedAt ?? "")?.[0];
    if (day === undefined) return;
    const [first = day, last = day] = this.days;
    this.days.splice(0, 2, day < first ? day : first, day > last ? day : last);
  }

  private rowOf(call: CallResult, agent: number): CallRow {
    const { score, startedAt, verdicts, findings } = call;
    const violated = Object.keys(verdicts).filter((rule) => verdicts[rule] === "violation");
    return [
      shownText(labelOf(call)),
      agent,
      startedAt ?? null,
      shownText(figures.moment(startedAt)),
      score?.percent ?? null,
      score?.passed ?? null,
      findings.length,
      violated.map((rule) => numberOf(this.rules, rule)),
    ];
  }

  private keep(call: CallResult, number: number): void {
    let group = this.groups.at(-1);
    if (typeof group !== "object" || group.length === EACH) this.groups.push((group = []));
    const length = lengthOf(call);
    if (call.transcript !== undefined && this.waiting + length <= WAITING) {
      this.waiting += length;
      group.push({ call });
      return;
    }
    if (call.transcript !== undefined) this.leftOut++;
    group.push({ fragment: this.pageOf(call, number, new Set()) });
    // Nothing of it waits for the end: packed, it takes a tenth.
    const fragments = group.flatMap((one) => ("fragment" in one ? [one.fragment] : []));
    if (fragments.length === EACH) this.groups[this.groups.length - 1] = pack(fragments);
  }

  private chosen(): Set<CallResult> {
    const waiting = this.groups.flatMap((group) =>
      typeof group === "string" ? [] : group.flatMap((one) => ("call" in one ? [one.call] : [])),
    );
    const chosen = new Set<CallResult>();
    let left = Math.max(LEAST, WHOLE - PER_AGENT * this.agents.size - PER_CALL * this.rows.length);
    for (const call of waiting.sort((one, other) => other.findings.length - one.findings.length)) {
      left -= Buffer.byteLength(call.transcript!.map(({ text }) => text).join("")) * PACKED_SHARE;
      if (left < 0) break;
      chosen.add(call);
    }
    this.leftOut += waiting.length - chosen.size;
    return chosen;
  }

  private pageOf(call: CallResult, number: number, chosen?: ReadonlySet<CallResult>): string {
    const { rules, quotes, home = "" } = this.options;
    const name = call.agent ?? UNKNOWN;
    const context: CallContext = { rules, quotes, home, agent: { number: this.agents.get(name)!, name: call.agent ?? "not named" } };
    if (chosen === undefined || call.transcript === undefined || chosen.has(call)) return callFragment(call, number, context);
    return callFragment({ ...call, transcript: undefined }, number, { ...context, why: LEFT_OUT });
  }
}

const LEFT_OUT =
  "This transcript is left out to keep the report small: only the turns with findings are shown. A report made with --split has all.";

function pack(pages: readonly string[]): string {
  return gzipSync(JSON.stringify(pages), { level: 9 }).toString("base64");
}

function lengthOf({ transcript = [] }: CallResult): number {
  return transcript.reduce((sum, { text }) => sum + text.length, 0);
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name) ?? numbers.size + 1;
  numbers.set(name, known);
  return known;
}
