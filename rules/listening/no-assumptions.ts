import type { Rule } from "call-lint";

export default {
  summary: "Ask, don't suppose.",
  why: "Customers who are told what they did or want must first correct the agent, and they remember it.",
  severity: "warning",
  on: "turn",
  appliesTo: ["call", "script"],
  examples: {
    bad: [
      `Customer: The invoice says I paid twice.
Agent: «You must have paid it by hand in the app».`,
      `Customer: the lamp is cracked
Agent: well «obviously you dropped it»
Customer: i did not`,
      `Customer: I can't log in.
Agent: «I'm sure you just forgot your password». Let me reset it.`,
      `Customer: The label won't print.
Agent: «You probably haven't turned the printer on».`,
    ],
    good: [
      `Customer: The box came without a label, and I've waited all day.
Agent: You must be worried. Did you pay it in the app or by card?`,
      `Customer: Which box should I take?
Agent: You may want to take the larger one; you'll probably need the space.`,
      `Customer: I was charged twice.
Agent: I see that you paid on the third and on the fifth.`,
      `Customer: Do I need a form?
Agent: You must have a customs form for parcels to Norway.`,
    ],
  },
  *check(call) {
    for (const { at } of call.assumptions) yield { at, message: "This supposes what the customer did, wants or thinks; ask them instead." };
  },
} satisfies Rule;
