import type { Rule } from "call-lint";

export default {
  summary: "Say it in words that the customer knows.",
  why: "A term from inside the house sounds like an answer and tells the customer nothing.",
  severity: "warning",
  on: "turn",
  appliesTo: ["call", "script"],
  options: {
    terms: { default: [], describe: 'further insider terms, such as ["sort run", "gold queue"]' },
    known: { default: [], describe: 'terms that your customers know, such as ["SLA"]' },
  },
  examples: {
    bad: [
      `Customer: How do I send it back?
Agent: You'll need an «RMA» first.`,
      `Customer: When will it work?
Agent: I'll «escalate it to tier 2».
Customer: To what?`,
      `Customer: is my line on yet
Agent: no it's still «provisioning»`,
      {
        call: `Customer: Where is it?
Agent: It missed the «sort run», so it's Friday.`,
        options: { terms: ["sort run"], known: [] },
      },
    ],
    good: [
      `Customer: How do I send it back?
Agent: You'll need an RMA, which is a return number, and I'll make one now.`,
      `Customer: Do I need an RMA?
Agent: Yes, I'll send you the RMA by e-mail.`,
      `Customer: When will it work?
Agent: I'll escalate it to my manager today.`,
      {
        call: `Customer: How fast do you answer?
Agent: Our SLA is four hours.`,
        options: { terms: [], known: ["SLA"] },
      },
    ],
  },
  *check(call, { terms, known }: { terms: readonly string[]; known: readonly string[] }) {
    for (const { at } of call.jargon(terms, known))
      yield { at, message: "The customer cannot be expected to know this term; say it in plain words or explain it." };
  },
} satisfies Rule;
