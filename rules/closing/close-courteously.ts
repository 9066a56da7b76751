import type { Rule } from "call-lint";

export default {
  summary: "Close with thanks, a good wish or a farewell.",
  why: "The last words are the ones that stay.",
  severity: "warning",
  on: "call",
  examples: {
    bad: [
      `Customer: Can you stop the delivery?
Agent: It's stopped.
Customer: Okay, thanks.
Agent: «Yep.»`,
      `Customer: When will somebody look at my claim?
Agent: I have no idea.
Customer: Then I'm going to find somebody who does. Goodbye.
Agent: «Okay.»`,
    ],
    good: [
      `Customer: Can you stop the delivery?
Agent: It's stopped.
Customer: Okay, thanks.
Agent: Thank you for calling. Goodbye.`,
      `Customer: Can you stop the delivery?
Agent: It's stopped.
Customer: Okay, thanks, bye.
Agent: Good luck with the move!
Customer: Thank you.
Agent: Sure.`,
      `Customer: Can you stop the delivery?
Agent: What's the number?
Customer: Four four one two.
(call disconnected)`,
    ],
  },
  *check(call) {
    const { kind, spoken } = call.ending;
    if (kind !== "closed" && kind !== "left") return "not-applicable";
    const last = call.agentTurns.slice(-2);
    const from = last[0]!.index;
    const words = spoken.filter((turn) => turn.role === "agent" && turn.index >= from);
    if (words.some((turn) => turn.has("thanks", "farewell", "gracious-reply"))) return;
    yield {
      at: words.at(-1)!.span,
      message: "The call ended without thanks, a good wish or a farewell; close with a courteous word.",
    };
  },
} satisfies Rule;
