import type { Rule } from "call-lint";

export default {
  summary: "Say why you put the customer on hold, or for how long.",
  why: "A wait with a reason or an end feels half as long as one without.",
  severity: "warning",
  on: "turn",
  appliesTo: ["call", "script"],
  examples: {
    bad: [
      `Customer: It says delivered, but it isn't here.
Agent: «Would you mind holding»?
Customer: Okay.
System: [hold music]
Agent: Thank you for holding.`,
      `Customer: It says delivered, but it isn't here.
Agent: Okay, «please hold».
Customer: All right.
Agent: Thanks for holding, the driver left it at number five.`,
    ],
    good: [
      `Customer: It says delivered, but it isn't here.
Agent: May I put you on hold while I ring the driver?
Customer: Yes.
System: [hold music]
Agent: Thank you for holding.`,
      `Customer: Any news?
Agent: Can you hold for about two minutes?
Customer: Yes.
Agent: Thanks for holding, it's on its way.`,
      `Customer: Any news?
Agent: I need to ask the depot about that.
Customer: Please do.
Agent: Is it all right if I put you on hold?
Customer: Yes.
Agent: Thanks for holding, it's on its way.`,
    ],
  },
  *check(call) {
    if (call.holds.length === 0) return "not-applicable";
    for (const hold of call.holds)
      if (!hold.explained)
        yield {
          at: hold.at,
          message: "The hold came with neither reason nor length; say what you will do meanwhile, or how long it takes.",
        };
  },
} satisfies Rule;
