import { historyOf, WINDOW, type HistoryOptions } from "../history.js";
import { summaryFrom, type Story, type StoryHead } from "../language/story.js";
import type { LedgerEntry, PromiseState } from "../ledger.js";
import { newGroups, own, type Groups } from "./groups.js";
import { rateOf, type Estimate } from "./intervals.js";
import { UNKNOWN } from "./tally.js";

/** A call's part in the story of its customer. */
export type CallStory = StoryHead & { story: Story };

/** How promises ended. */
export type PromiseCounts = Record<PromiseState, number>;

/** A promise that somebody has to see to. */
export interface PromiseRow {
  state: PromiseState;
  /** ISO 8601; null where no time was given. */
  due: string | null;
  agent: string | null;
  customer: string | null;
  quote: string;
  file: string;
  line: number;
  why: string;
}

/** What became of promises, and who called again. */
export interface StoryView {
  promises: PromiseCounts & {
    /** Promises kept of those kept and broken, in percent. */
    kept_rate: Estimate | null;
    agents: (PromiseCounts & { agent: string })[];
    /** Open ones, the first due first, then broken ones. */
    rows: PromiseRow[];
  };
  repeats: {
    /** Days. */
    window: number;
    /** Customers who called again within the window, and calls that came again. */
    customers: number;
    calls: number;
    /** Of the calls to the company that have a date and a customer's id. */
    of: number;
    rate: Estimate | null;
  };
}

/** What calls tell together; null where none can be put in order. */
export function storyView(stories: readonly CallStory[], options: HistoryOptions): StoryView | null {
  if (stories.length === 0) return null;
  const history = historyOf(
    stories.map(({ story, ...head }) => summaryFrom(head, story)),
    options,
  );
  const all = newCounts();
  const agents = newGroups<PromiseCounts>();
  for (const { state, call, promise } of history.entries) {
    all[state]++;
    own(agents, promise.agent ?? call.agent ?? UNKNOWN, newCounts)[state]++;
  }
  const of = stories.filter(
    ({ story, startedAt, customer }) => !story.outbound && startedAt !== undefined && customer?.id !== undefined,
  ).length;
  const calls = history.repeats.reduce((sum, { calls: run }) => sum + run.length - 1, 0);
  return {
    promises: { ...all, kept_rate: rateOf(all.kept, all.kept + all.broken), agents: agentRows(agents), rows: rowsOf(history.entries) },
    repeats: {
      ...{ window: options.window ?? WINDOW, calls, of, rate: rateOf(Math.min(calls, of), of) },
      customers: new Set(history.repeats.map(({ customer }) => customer)).size,
    },
  };
}

function newCounts(): PromiseCounts {
  return { open: 0, broken: 0, kept: 0, unverifiable: 0 };
}

function agentRows(agents: Groups<PromiseCounts>): StoryView["promises"]["agents"] {
  return Object.entries(agents)
    .map(([agent, counts]) => ({ agent, ...counts }))
    .sort((one, other) => other.broken - one.broken || other.open - one.open || (one.agent < other.agent ? -1 : 1));
}

function rowsOf(entries: readonly LedgerEntry[]): PromiseRow[] {
  const rows = (wanted: PromiseState) =>
    entries
      .filter(({ state }) => state === wanted)
      .map(({ state, due, why, call, promise }) => ({
        ...{ state, due: due ?? null, agent: promise.agent ?? call.agent ?? null, customer: call.customer?.id ?? null },
        ...{ quote: promise.quote, file: call.file, line: promise.line, why },
      }));
  return [...rows("open").sort((one, other) => ((one.due ?? "") < (other.due ?? "") ? -1 : 1)), ...rows("broken")];
}
