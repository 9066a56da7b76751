import { entryOf, type Dated, type LedgerEntry, type Story } from "./ledger.js";
import { DAY, isoAt, momentOf, type BusinessTime, type Moment } from "./language/calendar.js";
import { isSameName } from "./language/name-forms.js";
import type { CallSummary, Quote } from "./language/summary.js";

/** Calls of one customer to the company, each within the window of the one before. */
export interface RepeatContact {
  customer: string;
  calls: readonly CallSummary[];
}

/** A transfer of a customer who was transferred in an earlier call already. */
export interface ChainedTransfer {
  call: CallSummary;
  at: Quote;
  first: { call: CallSummary; at: Quote };
}

/** Something that keeps the data from telling the whole story; for the person who runs it. */
export interface Gap {
  file?: string;
  message: string;
  /** The same without customers' names. */
  discreet?: string;
}

/** The story of many calls, customer by customer. */
export interface History {
  entries: readonly LedgerEntry[];
  repeats: readonly RepeatContact[];
  transfers: readonly ChainedTransfer[];
  gaps: readonly Gap[];
  /** When the last call in the data began, as ISO 8601. */
  last?: string;
}

export interface HistoryOptions {
  business?: BusinessTime;
  /** Days within which another call counts as a repeat; default 7. */
  window?: number;
  /** Calls that begin after this instant (milliseconds since 1970) are misdated and left out. */
  now?: number;
  /** Of all calls, where only some are put together; default: these are all. */
  whole?: Whole;
}

/** What is known of calls together, however few of them are looked at. */
export class Whole {
  /** When the last of them began, in milliseconds since 1970. */
  last = -Infinity;
  /** The company made some of them. */
  ringsOut = false;

  add(call: CallSummary, options: HistoryOptions): void {
    const moment = call.startedAt === undefined ? undefined : momentOf(call.startedAt, options.business?.zone);
    if (moment !== undefined && !isMisdated(moment, options)) this.addDated({ call, moment });
  }

  addDated({ call, moment }: Dated): void {
    this.last = Math.max(this.last, moment.at);
    this.ringsOut ||= call.outbound;
  }
}

/** Whether a call is dated later than it can have been. */
export function isMisdated({ at }: Moment, { now }: Pick<HistoryOptions, "now">): boolean {
  return now !== undefined && at > now + DAY;
}

/** How many days after a call another one counts as a repeat. */
export const WINDOW = 7;

/** Puts many calls together: the order in which they come does not matter. */
export function historyOf(summaries: readonly CallSummary[], options: HistoryOptions = {}): History {
  const calls = [...summaries].sort(byPlace);
  const { dated, doubled, gaps } = sortOut(calls, options);
  const chains = chainsOf(dated, gaps);
  const whole = options.whole ?? wholeOf(dated);
  const story: Story = { business: options.business, chains, last: whole.last, ringsOut: whole.ringsOut, doubled };
  const moments = new Map(dated.map(({ call, moment }) => [call, moment]));
  const entries = calls.flatMap((call) => call.promises.map((promise) => entryOf(call, promise, moments.get(call), story)));
  const latest = dated.find(({ moment }) => moment.at === whole.last)?.moment;
  return {
    entries: inOrder(entries, moments),
    repeats: [...chains].flatMap(([customer, chain]) => repeatsIn(customer, chain, options.window ?? WINDOW)),
    transfers: [...chains.values()].flatMap((chain) => transfersIn(chain, options.window ?? WINDOW)),
    gaps,
    ...(latest === undefined ? {} : { last: isoAt(whole.last, options.business?.zone, latest.offset) }),
  };
}

function wholeOf(dated: readonly Dated[]): Whole {
  const whole = new Whole();
  for (const one of dated) whole.addDated(one);
  return whole;
}

function byPlace(one: CallSummary, other: CallSummary): number {
  return one.file < other.file ? -1 : one.file > other.file ? 1 : one.index - other.index;
}

function inOrder(entries: readonly LedgerEntry[], moments: ReadonlyMap<CallSummary, Moment>): LedgerEntry[] {
  const at = ({ call }: LedgerEntry) => moments.get(call)?.at ?? Infinity;
  return [...entries].sort((one, other) => {
    const apart = at(one) - at(other);
    return (Number.isNaN(apart) ? 0 : apart) || byPlace(one.call, other.call) || one.promise.turn - other.promise.turn;
  });
}

/** Calls with a date that can be trusted, and what is wrong with the others. */
function sortOut(calls: readonly CallSummary[], options: HistoryOptions) {
  const { business } = options;
  const gaps: Gap[] = [];
  const dated: Dated[] = [];
  const doubled = new Set<CallSummary>();
  const byId = new Map<string, CallSummary>();
  let undated = 0;
  let zoneless = 0;
  for (const call of calls) {
    const twin = call.id === undefined ? undefined : byId.get(call.id);
    if (twin !== undefined) {
      doubled.add(call);
      gaps.push({ file: call.file, message: `the call id "${call.id}" is also that of a call in ${twin.file}; only that one is counted` });
      continue;
    }
    if (call.id !== undefined) byId.set(call.id, call);
    const moment = call.startedAt === undefined ? undefined : momentOf(call.startedAt, business?.zone);
    if (moment === undefined) undated++;
    else if (isMisdated(moment, options))
      gaps.push({ file: call.file, message: `the call is dated in the future (${call.startedAt}); it is left out` });
    else dated.push({ call, moment });
    if (moment?.zoneUnknown === true) zoneless++;
  }
  const plural = (count: number) => (count === 1 ? "1 call has" : `${count} calls have`);
  if (undated > 0)
    gaps.push({ message: `${plural(undated)} no date, so promises made there cannot be followed; give it with --meta (a column "date")` });
  if (zoneless > 0)
    gaps.push({
      message: `${plural(zoneless)} a time without a zone, taken as UTC; name the zone in the config (business: { timezone: … })`,
    });
  return { dated, doubled, gaps };
}

/** Calls by customer, first to last; customers whose id two people share are left out, and said. */
function chainsOf(dated: readonly Dated[], gaps: Gap[]): Map<string, Dated[]> {
  const chains = new Map<string, Dated[]>();
  let nameless = 0;
  for (const one of [...dated].sort((first, second) => first.moment.at - second.moment.at || byPlace(first.call, second.call))) {
    const id = one.call.customer?.id;
    if (id === undefined) nameless++;
    else {
      const chain = chains.get(id);
      if (chain === undefined) chains.set(id, [one]);
      else chain.push(one);
    }
  }
  for (const [id, chain] of chains) {
    const names = [...new Set(chain.flatMap(({ call }) => call.customer?.names[0] ?? []))];
    const other = names.find((name) => !names.every((one) => isSameName(name, one)));
    if (other === undefined) continue;
    chains.delete(id);
    const [first] = names;
    const tell = (who: string) => `the customer id "${id}" is shared by two names${who}; their calls are not put together`;
    gaps.push({ message: tell(` (${first}, ${names.find((name) => !isSameName(name, first!)) ?? other})`), discreet: tell("") });
  }
  if (nameless > 0)
    gaps.push({
      message: `${nameless === 1 ? "1 call names" : `${nameless} calls name`} no customer id, so nothing can be followed to later calls; give it with --meta (a column "customer_id")`,
    });
  return chains;
}

function repeatsIn(customer: string, chain: readonly Dated[], window: number): RepeatContact[] {
  return runsOf(
    chain.filter(({ call }) => !call.outbound),
    window,
  )
    .filter((run) => run.length > 1)
    .map((run) => ({ customer, calls: run.map(({ call }) => call) }));
}

/** Calls that follow each other within the window. */
function runsOf(chain: readonly Dated[], window: number): Dated[][] {
  const runs: Dated[][] = [];
  for (const one of chain) {
    const before = runs.at(-1)?.at(-1);
    if (before !== undefined && one.moment.at - before.moment.at <= window * DAY) runs.at(-1)!.push(one);
    else runs.push([one]);
  }
  return runs;
}

/** The second transfer of a run of calls, where no call alone holds two. */
function transfersIn(chain: readonly Dated[], window: number): ChainedTransfer[] {
  return runsOf(chain, window).flatMap((run) => {
    const [first, second] = run.filter(({ call }) => call.transfers.length > 0);
    if (first === undefined || second === undefined || second.call.transfers.length > 1) return [];
    return [{ call: second.call, at: second.call.transfers[0]!, first: { call: first.call, at: first.call.transfers[0]! } }];
  });
}
