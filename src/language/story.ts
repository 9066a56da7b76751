import type { Act } from "./promise-made.js";
import type { CallSummary, Complaint, PromiseSummary, Quote } from "./summary.js";

/** Words at their place, without the turn around them. */
export type StoryQuote = Pick<Quote, "turn" | "line" | "column" | "quote">;

/** What a call adds to the story of its customer, as results keep it: enough to put calls of many runs together. */
export interface Story {
  /** The company rang the customer. */
  outbound: boolean;
  promises: readonly (StoryQuote & {
    agent?: string;
    act: Act;
    by: string;
    time?: readonly string[];
    conditional?: true;
    done?: StoryQuote;
    broken: boolean;
  })[];
  complaints: readonly (StoryQuote & { acts: readonly Act[]; outright: boolean })[];
  transfers: readonly StoryQuote[];
}

/** The story of a call without its turns. */
export function storyOf({ outbound, promises, complaints, transfers }: CallSummary): Story {
  return {
    outbound,
    promises: promises.map(({ agent, act, by, time, conditional, done, broken, ...quote }) => ({
      ...slim(quote),
      ...(agent === undefined ? {} : { agent }),
      ...{ act, by, broken },
      ...(time === undefined ? {} : { time }),
      ...(conditional === undefined ? {} : { conditional }),
      ...(done === undefined ? {} : { done: slim(done) }),
    })),
    complaints: complaints.map(({ acts, outright, ...quote }) => ({ ...slim(quote), acts, outright })),
    transfers: transfers.map(slim),
  };
}

/** Which call a story is of. */
export type StoryHead = Pick<CallSummary, "file" | "index" | "id" | "agent" | "customer" | "startedAt">;

/** What a story adds to that of its customer: the quotes stand for their turns. */
export function summaryFrom(head: StoryHead, { outbound, promises, complaints, transfers }: Story): CallSummary {
  return {
    ...head,
    outbound,
    begins: wide({ turn: 0, line: 1, column: 1, quote: "" }),
    promises: promises.map((one): PromiseSummary => ({
      ...one,
      ...wide(one),
      done: one.done && wide(one.done),
    })),
    complaints: complaints.map((one): Complaint => ({ ...one, ...wide(one) })),
    transfers: transfers.map(wide),
  };
}

function slim({ turn, line, column, quote }: StoryQuote): StoryQuote {
  return { turn, line, column, quote };
}

function wide(quote: StoryQuote): Quote {
  return { ...slim(quote), role: "agent", at: 0, text: quote.quote };
}
