import type { Rule } from "call-lint";

export default {
  summary: "When you do not know, find out: a hold, a colleague, or a call-back with a time.",
  why: "Nobody minds that an agent does not know everything; they mind being left without an answer and without a way to get one.",
  severity: "warning",
  on: "turn",
  appliesTo: ["call", "script"],
  examples: {
    bad: [
      `Customer: Is there a pharmacy at the airport?
Agent: «I don't know».
Customer: Great.`,
      `Customer: Is there a noise limit for the band?
Agent: Ah, that I «couldn't tell you».
Customer: Could you find out?
Agent: Of course, we'll look into it and let you know.`,
      `customer: and do they open on the holiday
agent: um «no idea» to be honest
customer: okay`,
    ],
    good: [
      `Customer: Is there a noise limit for the band?
Agent: I'm not sure, let me ask our events manager. Can you hold for a minute?`,
      `Customer: When will the part be in?
Agent: I don't know that yet, I'll call you back by Friday with the date.`,
      `Customer: Who signed for it?
Agent: I don't know, I'll put you through to the depot, they can see the signature.`,
      `Customer: Which one is mine?
Agent: I'm not sure which parcel you mean, could you read me the number?`,
      `Customer: Can I open it?
Agent: If you're not sure, just ring us.`,
    ],
  },
  *check(call) {
    if (call.ignorance.length === 0) return "not-applicable";
    for (const { at, help } of call.ignorance)
      if (help === undefined)
        yield {
          at,
          message: "The question was left open; offer to find out on the line, bring in a colleague, or call back by a stated time.",
        };
  },
} satisfies Rule;
