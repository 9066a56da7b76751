import type { Rule } from "call-lint";

export default {
  summary: "Introduce the customer to whoever takes the call.",
  why: "A name or a word on the matter spares the customer from telling it all again.",
  severity: "warning",
  on: "turn",
  examples: {
    bad: [
      `Customer: Two parcels from Mill Lane have gone missing.
Agent: I'll put you through to claims.
System: [transferred: claims]
Rosa: «Claims, this is Rosa, how can I help?»
Customer: Two parcels from Mill Lane have gone missing.
Rosa: I see.`,
      `Customer: Two parcels from Mill Lane have gone missing.
Agent: I'll put you through to claims.
System: [transferred: claims]
Rosa: «Claims, Rosa speaking.»
Customer: Hello. As I said, two of my parcels from Mill Lane are gone.
Rosa: All right.`,
    ],
    good: [
      `Customer: Two parcels from Mill Lane have gone missing.
Agent: I'll put you through to claims.
System: [transferred: claims]
Rosa: Claims, this is Rosa. I understand two of your parcels are missing.`,
      `Customer: My name is Ida Brandt, two parcels have gone missing.
Agent: I'll put you through to claims and tell them.
System: [transferred: claims]
Rosa: Good morning, Ms Brandt, this is Rosa.
Customer: Good morning.
Rosa: Let's find them.`,
      `Customer: Two parcels from Mill Lane have gone missing.
Agent: I'll put you through to claims.
System: [transferred: claims]
Rosa: Claims, this is Rosa.`,
    ],
  },
  *check(call) {
    if (call.handovers.length === 0) return "not-applicable";
    for (const { receiver, introduced } of call.handovers)
      if (!introduced)
        yield {
          at: receiver.span,
          message: "The customer was handed over without name or matter; tell whoever takes the call who it is and what it is about.",
        };
  },
} satisfies Rule;
