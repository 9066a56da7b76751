import type { Rule } from "call-lint";

export default {
  summary: "Answer within the time that callers were promised.",
  why: "Most callers who give up do so in the queue, and the others start the call annoyed.",
  severity: "info",
  on: "call",
  anyLanguage: true,
  options: {
    seconds: { default: 20, min: 0, describe: "how long a call may ring or queue, in seconds" },
  },
  examples: {
    bad: [
      {
        call: `Agent: «Larkspur Parcels, Rosa speaking, how can I help?»
Customer: At last.`,
        meta: { waited: 95 },
      },
      {
        call: `System: You are next in line.
Agent: «Thank you for holding, this is Rosa.»
Customer: Hello Rosa.`,
        meta: { waited: 31 },
        options: { seconds: 30 },
      },
    ],
    good: [
      {
        call: `Agent: Larkspur Parcels, Rosa speaking, how can I help?
Customer: Hello Rosa.`,
        meta: { waited: 12 },
      },
      `Agent: Thank you for holding, this is Rosa.
Customer: Hello Rosa.`,
    ],
  },
  *check(call, { seconds }: { seconds: number }) {
    const { waited } = call.meta;
    if (waited === undefined) return { notEvaluable: "the call's metadata does not say how long it waited" };
    if (waited <= seconds) return;
    const message = `The call waited ${Math.round(waited)} seconds before it was answered, ${seconds} is the limit; thank the caller for waiting, and see who was free.`;
    yield { at: call.agentTurns[0]!.span, message };
  },
} satisfies Rule;
