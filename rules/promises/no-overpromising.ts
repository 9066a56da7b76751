import type { Rule } from "call-lint";

export default {
  summary: "Promise only what is in your hands.",
  why: 'A guarantee that fails costs more trust than an honest "I expect".',
  severity: "warning",
  on: "turn",
  appliesTo: ["call", "script"],
  examples: {
    bad: [
      `Customer: And if somebody takes the parcel again?
Agent: «I guarantee» nobody will ever touch it.`,
      `Customer: Will this happen again?
Agent: This «will never happen again», I've told the driver.`,
      `Customer: When will I have the money?
Agent: «You'll definitely have» it on your card by tomorrow.`,
      `customer: could it be the label
agent: there's «no way on earth it's» the label`,
      `Customer: Will they approve it?
Agent: «Guaranteed», sir.`,
    ],
    good: [
      `Customer: How long is the warranty?
Agent: We guarantee parts and labor for twelve months, with a thirty day money-back guarantee.`,
      `Customer: Will somebody look at it?
Agent: I'll definitely note that, and I can assure you we are working on it.`,
      `Customer: Will it be here by noon?
Agent: I can't guarantee noon, I expect it by two.`,
      `Customer: That was a long wait.
Agent: I'm sorry, hopefully it won't happen again.`,
      `Customer: Can you note that down?
Agent: Definitely.`,
    ],
  },
  *check(call) {
    for (const { at } of call.guarantees) {
      yield { at, message: "This promises what nobody here controls or can know; say what you will do yourself, and what to expect." };
    }
  },
} satisfies Rule;
