import { isoAt, USUAL_TIME, type BusinessTime, type Moment } from "./language/calendar.js";
import { dueOf, isOpenEnded, type Due } from "./language/due.js";
import { countBefore } from "./sorted.js";
import type { CallSummary, Complaint, PromiseSummary, Quote } from "./language/summary.js";

/** What the data show of a promise. */
export type PromiseState = "kept" | "broken" | "open" | "unverifiable";

/** A promise with what became of it. */
export interface LedgerEntry {
  call: CallSummary;
  promise: PromiseSummary;
  /** ISO 8601 in the call's own or the company's zone; undefined where no time was given or it hangs on something else. */
  due?: string;
  state: PromiseState;
  /** What decided, in words for a person. */
  why: string;
  /** The later call that shows it, and its words where there are any. */
  evidence?: { call: CallSummary; quote?: Quote };
}

/** A call that can be put in order. */
export interface Dated {
  call: CallSummary;
  moment: Moment;
}

/** What every entry is judged by. */
export interface Story {
  business?: BusinessTime;
  chains: ReadonlyMap<string, readonly Dated[]>;
  /** When the last call in the data began. */
  last: number;
  /** The data hold calls that the company made. */
  ringsOut: boolean;
  doubled: ReadonlySet<CallSummary>;
}

type Verdict = Pick<LedgerEntry, "state" | "why" | "evidence">;

/** A promise with what became of it, as far as the data tell. */
export function entryOf(call: CallSummary, promise: PromiseSummary, moment: Moment | undefined, story: Story): LedgerEntry {
  const business = story.business ?? USUAL_TIME;
  const due = moment === undefined || promise.time === undefined || hangs(promise) ? undefined : dueOf(promise.time, moment, business);
  const verdict = inCall(call, promise, moment, story) ?? inChain(call, promise, moment!, due, story);
  return { call, promise, ...(due === undefined ? {} : { due: isoAt(due.at, business.zone, moment!.offset) }), ...verdict };
}

/** What the call alone tells, or why nothing beyond it can. */
function inCall(call: CallSummary, promise: PromiseSummary, moment: Moment | undefined, story: Story): Verdict | undefined {
  if (promise.broken) return { state: "broken", why: "the call itself shows it", evidence: { call } };
  if (promise.done !== undefined) return { state: "kept", why: "done in the call", evidence: { call, quote: promise.done } };
  if (story.doubled.has(call)) return { state: "unverifiable", why: `the call id "${call.id}" is used twice` };
  if (call.startedAt === undefined || moment === undefined)
    return { state: "unverifiable", why: call.startedAt === undefined ? "the call has no date" : "the call's date cannot be used" };
  const id = call.customer?.id;
  if (id === undefined) return { state: "unverifiable", why: "the call names no customer id" };
  return story.chains.has(id) ? undefined : { state: "unverifiable", why: "two names share the customer id" };
}

/** So many calls after a promise show what became of it; more under one customer id are not one person's. */
const FOLLOWED = 100;

/** The calls of a chain that follow an instant: the chain is in the order of time. */
function laterThan({ at }: Moment, chain: readonly Dated[]): readonly Dated[] {
  const first = countBefore(chain.length, (index) => chain[index]!.moment.at <= at);
  return chain.slice(first, first + FOLLOWED);
}

const DAY = /^(?:today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}(?:st|nd|rd|th))$/;

/** Whether the time itself hangs on an event: "within an hour if we find it", not "tomorrow, once it is tested". */
function hangs({ conditional, time = [] }: PromiseSummary): boolean {
  return conditional === true && !time.some((word) => DAY.test(word));
}

function inChain(call: CallSummary, promise: PromiseSummary, made: Moment, due: Due | undefined, story: Story): Verdict {
  const later = laterThan(made, story.chains.get(call.customer!.id!)!);
  const zone = story.business?.zone;
  const date = ({ moment }: Dated) => isoAt(moment.at, zone, moment.offset).slice(0, 16).replace("T", " ");
  const isCall = promise.act === "contact" || promise.act === "work";
  const contact = isCall && !hangs(promise) ? later.find((one) => one.call.outbound) : undefined;
  if (contact !== undefined && (due === undefined || contact.moment.at <= due.at + due.grace))
    return { state: "kept", why: `called on ${date(contact)}`, evidence: { call: contact.call } };
  const complaint = complaintOf(call, promise, due?.at, later, story);
  if (complaint !== undefined)
    return {
      state: "broken",
      why: `the customer says so on ${date(complaint.one)}`,
      evidence: { call: complaint.one.call, quote: complaint.quote },
    };
  if (due === undefined) return { state: "unverifiable", why: untimed(promise) };
  if (due.at + due.grace > story.last) return { state: "open", why: "due after the last call in the data" };
  if (promise.conditional) return { state: "unverifiable", why: "it hangs on something that had to happen first" };
  if (contact !== undefined) return { state: "broken", why: `called only on ${date(contact)}`, evidence: { call: contact.call } };
  if (!isCall) return { state: "unverifiable", why: "nothing in the data shows whether it came" };
  if (!story.ringsOut) return { state: "unverifiable", why: "the data hold no calls that the company made" };
  return {
    state: "broken",
    why: "no call to the customer by then",
    ...(later[0] === undefined ? {} : { evidence: { call: later[0].call } }),
  };
}

/** Why a promise has no due time, in words for a person. */
function untimed({ time }: PromiseSummary): string {
  if (time === undefined) return "no time was given";
  return isOpenEnded(time) ? "it was said when it comes at the earliest, not by when" : "its time hangs on something else";
}

/** A later call in which the customer says that this promise was not kept: the last one before it that fits. */
function complaintOf(
  call: CallSummary,
  promise: PromiseSummary,
  due: number | undefined,
  later: readonly Dated[],
  { chains }: Story,
): { one: Dated; quote: Complaint } | undefined {
  const fits = (complaint: Complaint, made: PromiseSummary) =>
    complaint.acts.includes(made.act) || (made.act === "work" && complaint.acts.includes("contact"));
  for (const one of later) {
    if (one.call.outbound || (due !== undefined && one.moment.at < due)) continue;
    const quote = one.call.complaints.find((complaint) => fits(complaint, promise));
    if (quote === undefined || (promise.conditional && call.promises.some((made) => !made.conditional && fits(quote, made)))) continue;
    const between = chains.get(call.customer!.id!)!.filter(({ call: other }) => later.some((dated) => dated.call === other));
    const nearer = between.some(
      (other) => other.moment.at < one.moment.at && other.call.promises.some((made) => made.done === undefined && fits(quote, made)),
    );
    if (!nearer) return { one, quote };
  }
  return undefined;
}
