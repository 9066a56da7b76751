import type { Rule } from "call-lint";

export default {
  summary: "Let customers take their time.",
  why: "Whoever is hurried leaves out what matters, and calls again.",
  severity: "warning",
  on: "turn",
  appliesTo: ["call", "script"],
  examples: {
    bad: [
      `Customer: It was my aunt's lamp, and when she moved to Linden Quay she
Agent: Ma'am, «make it quick», please.`,
      `Customer: Can I ask one more thing?
Agent: «I have other calls waiting».`,
      `Customer: and then the driver came back and my neighbour was out by then too so i thought i might as well go and
Agent: «yeah anyway» what's the parcel number`,
    ],
    good: [
      `Customer: I can't find the number.
Agent: Let me quickly pull that up for you; take all the time you need.`,
      `Customer: and the cat slept on the parcel all night, she loves boxes
Agent: I bet she does. Now, about your refund: which card did you use?`,
      `Customer: It works!
Agent: Anyway, good news, the label is in your inbox.`,
    ],
  },
  *check(call) {
    for (const { at } of call.hurries)
      yield { at, message: "This hurries the customer; let them finish, then steer back with a question." };
  },
} satisfies Rule;
