import type { Call } from "../call.js";
import { historyOf, Whole, type ChainedTransfer, type History, type HistoryOptions } from "../history.js";
import { digestOf, fingerprints, identityOf, type Fingerprint } from "../language/fingerprint.js";
import { Conversation } from "../language/conversation.js";
import { summaryOf, type CallSummary, type Quote } from "../language/summary.js";
import type { LedgerEntry } from "../ledger.js";
import { customerNames, type Settings } from "../lint.js";
import type { People } from "./metadata.js";
import { Overflow } from "./overflow.js";
import type { CallResult, Finding, RelatedPlace, VerdictName } from "../rule.js";

/** What other calls of its customer add to the result of a call. */
interface Addition {
  rule: string;
  at: Quote;
  message: string;
  related: readonly RelatedPlace[];
}

/** Findings of one call that other calls bring, and those that stand in another call instead. */
interface Amendment {
  added: Addition[];
  /** Places of reports of promises that are found where they were made. */
  withdrawn: Quote[];
}

/** What a call adds to the story of its customer, and the words of the names that they are called in it; nothing of scripts and of calls without turns. */
export function summaryIn(
  call: Call,
  { vocabulary }: Pick<Settings, "vocabulary">,
): { summary: CallSummary; customerNames: readonly string[] } | undefined {
  if (call.kind === "script" || call.turns.length === 0) return undefined;
  const conversation = new Conversation(call, vocabulary);
  return { summary: summaryOf(conversation), customerNames: customerNames(conversation) };
}

/** Agents of the calls that a roster does not hold, and names of the roster that no call has, in sentences. */
export function rosterGaps(agents: Iterable<string>, people: People): string[] {
  const named = new Map(Array.from(agents, (agent) => [agent.toLowerCase(), agent]));
  const unknown = [...named].filter(([key]) => !people.has(key)).map(([, agent]) => agent);
  const idle = [...people.keys()].filter((key) => !named.has(key));
  const list = (names: readonly string[]) => names.slice(0, 8).join(", ") + (names.length > 8 ? ` and ${names.length - 8} more` : "");
  return [
    ...(unknown.length === 0 ? [] : [`the roster does not hold these agents of the calls: ${list(unknown)}`]),
    ...(idle.length === 0 || named.size === 0 ? [] : [`no call is by these names of the roster: ${list(idle)}`]),
  ];
}

/** Whether the calls of its customer may change what was found of a call. */
export function isUnsettled({ summary }: CallResult): boolean {
  if (summary === undefined) return false;
  const { promises, complaints, transfers } = summary;
  return complaints.length > 0 || transfers.length > 0 || promises.some((promise) => promise.done === undefined && !promise.broken);
}

/** Parts of the customers that are put together one after the other, so that all need never be in memory. */
const PARTS = 64;
/** How many summaries of a part are held in memory; those beyond wait in a file. */
const HELD = 32;

/** The calls of many customers, gathered one by one, and what those of each customer show together. */
export class Stories {
  private readonly parts = Array.from({ length: PARTS }, () => new Overflow<CallSummary>(HELD));
  private readonly whole = new Whole();

  constructor(private readonly options: HistoryOptions) {}

  add(summary: CallSummary): void {
    this.whole.add(summary, this.options);
    this.parts[partOf(summary.customer?.id ?? "")]!.push(summary);
  }

  /** Ends the gathering: gives what adds to the result of a call what the others of its customer show. */
  amender(settingsFor: (file: string) => Settings): (result: CallResult) => CallResult {
    const amendments = new Map<string, Amendment>();
    for (const part of this.parts) {
      addAmendments(amendments, historyOf([...part.items()], { ...this.options, whole: this.whole }));
      part.close();
    }
    return (result) => {
      const amendment = amendments.get(keyOf(result));
      return amendment === undefined ? result : amended(result, amendment, settingsFor(result.file));
    };
  }
}

function partOf(customer: string): number {
  let sum = 0;
  for (let index = 0; index < customer.length; index++) sum = (sum * 31 + customer.charCodeAt(index)) >>> 0;
  return sum % PARTS;
}

function keyOf({ file, index }: { file: string; index: number }): string {
  return `${index}\n${file}`;
}

function addAmendments(amendments: Map<string, Amendment>, { entries, transfers }: History): void {
  const of = (call: CallSummary) => {
    const known = amendments.get(keyOf(call)) ?? { added: [], withdrawn: [] };
    amendments.set(keyOf(call), known);
    return known;
  };
  for (const entry of entries) {
    if (entry.state !== "broken" || entry.promise.broken) continue;
    of(entry.call).added.push(brokenPromise(entry));
    if (entry.evidence?.quote !== undefined) of(entry.evidence.call).withdrawn.push(entry.evidence.quote);
  }
  for (const transfer of transfers) of(transfer.call).added.push(repeatedTransfer(transfer));
}

function brokenPromise({ promise, why, due, evidence }: LedgerEntry): Addition {
  const until = due === undefined ? "" : ` by ${due.slice(0, 16).replace("T", " ")}`;
  const message = `This was promised${until} and not kept (${why}); keep the time, or call before it to say that it will be later.`;
  return {
    rule: "keep-promises",
    at: promise,
    message,
    related: evidence === undefined ? [] : [placeIn(evidence.call, evidence.quote ?? evidence.call.begins, "Here it shows.")],
  };
}

function repeatedTransfer({ at, first }: ChainedTransfer): Addition {
  return {
    rule: "no-repeated-transfers",
    at,
    message:
      "The customer was already transferred in an earlier call; find out who can settle it, and stay with them until it is taken over.",
    related: [placeIn(first.call, first.at, "The first transfer.")],
  };
}

function placeIn({ file, id }: CallSummary, { turn, line, column, quote }: Quote, message: string): RelatedPlace {
  return { file, ...(id === undefined ? {} : { call: id }), turn, line, column, quote, message };
}

function amended(result: CallResult, { added, withdrawn }: Amendment, { rules }: Settings): CallResult {
  const isWithdrawn = ({ rule, turn, at }: Finding) =>
    rule === "keep-promises" && withdrawn.some((place) => place.turn === turn && place.at === at);
  const left = result.findings.filter((finding) => !isWithdrawn(finding));
  const verdicts: Record<string, VerdictName> = { ...result.verdicts };
  if (left.length < result.findings.length && !left.some(({ rule }) => rule === "keep-promises")) verdicts["keep-promises"] = "pass";
  const findings = [...left];
  const next = fingerprints(identityOf(result.id, result.file, result.index));
  for (const finding of left) next(finding);
  for (const addition of added) {
    const active = rules.find(({ rule }) => rule.name === addition.rule);
    if (active === undefined) continue;
    verdicts[addition.rule] = "violation";
    findings.push(findingFrom(addition, active.rule.section, active.severity, next));
  }
  findings.sort((one, other) => one.turn - other.turn || one.at - other.at || (one.rule < other.rule ? -1 : 1));
  return { ...result, findings, verdicts };
}

function findingFrom(
  { rule, at, message, related }: Addition,
  section: string,
  severity: Finding["severity"],
  fingerprintOf: Fingerprint,
): Finding {
  const { turn, role, speaker, start, end, line, column, quote, text, digest = digestOf(at) } = at;
  const finding = { rule, section, severity, message, turn, role, speaker, start, end, line, column, quote, at: at.at, text, related };
  const agent = "agent" in at && typeof at.agent === "string" ? { agent: at.agent } : {};
  return { ...agent, ...finding, fingerprint: fingerprintOf({ ...finding, digest }), suggestions: [] };
}
