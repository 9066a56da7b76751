import type { Rule } from "call-lint";

export default {
  summary: "Promise one time for one thing.",
  why: "Two times leave the customer with none to rely on.",
  severity: "error",
  on: "turn",
  appliesTo: ["call", "script"],
  examples: {
    bad: [
      `Customer: When is the van coming?
Agent: The depot says six tonight.
Customer: Six, good.
Agent: «Yes, the van gets to you around nine».`,
      `Customer: When do I hear about my claim?
Agent: I'll call you back by Friday with it.
Customer: Okay, Friday.
Agent: And your address?
Customer: Five Quay Street.
Agent: All right, «you'll hear from me Monday».`,
      `Customer: And the new label?
Agent: It'll be with you in two days.
Customer: Sorry, when is it coming?
Agent: «In about a week».`,
    ],
    good: [
      `Customer: When is the van coming?
Agent: The depot says six tonight.
Customer: And the postage?
Agent: The postage is back on your card in two weeks.`,
      `Customer: When do I hear about my claim?
Agent: I'll call you back by Friday with it.
Customer: Okay, Friday.
Agent: Actually, make that Monday. I'll call you on Monday.`,
      `Customer: When do I hear about my claim?
Agent: I'll call you back by Friday.
Customer: And the parcel?
Agent: The parcel will be delivered to you on Monday.`,
      `Customer: When does the driver come?
Agent: He'll be with you on Friday.
Customer: I'm away on Friday. Is Monday possible?
Agent: Of course, he'll be with you on Monday.`,
    ],
  },
  *check(call) {
    if (!call.promises.some((promise) => promise.deadline !== undefined) && call.conflictingPromises.length === 0) return "not-applicable";
    for (const { first, second } of call.conflictingPromises)
      yield {
        at: second,
        message: "Another time was promised for the same thing, and the change was not mentioned; say which one holds.",
        related: [{ at: first, message: "The time promised first." }],
      };
    return undefined;
  },
} satisfies Rule;
