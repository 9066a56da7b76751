import type { Rule } from "call-lint";

export default {
  summary: "Invite the customer to rate the call.",
  why: "Only those who are asked answer, and a survey that nobody hears of measures nothing.",
  severity: "off",
  on: "call",
  examples: {
    bad: [
      `Customer: Which depot has my parcel?
Agent: It's at Canal Street. Anything else?
Customer: No, thanks.
Agent: «Thank you for calling Larkspur Parcels. Goodbye.»`,
      `Customer: You should print the depot on the label.
Agent: I'll pass your feedback on to the team.
Customer: Thanks, bye.
Agent: «Have a nice day.»`,
    ],
    good: [
      `Customer: Which depot has my parcel?
Agent: It's at Canal Street. Anything else?
Customer: No, thanks.
Agent: If you stay on the line there's a short survey. Goodbye.`,
      `Customer: Which depot has my parcel?
Agent: It's at Canal Street. Anything else?
Customer: No, thanks.
Agent: You'll get a text asking how we did today. Bye!`,
      `Customer: Which depot has my parcel?
Agent: Canal Street. Thanks for calling, bye.
Customer: Bye.
System: Please rate your experience from one to five.`,
    ],
  },
  *check(call) {
    const { kind, spoken } = call.ending;
    if (kind !== "closed" && kind !== "left") return "not-applicable";
    if (call.turns.some((turn) => turn.role !== "customer" && turn.has("feedback-invited"))) return;
    yield {
      at: spoken.findLast((turn) => turn.role === "agent")!.span,
      message: "The call ended without an invitation to rate it; mention the survey before saying goodbye.",
    };
  },
} satisfies Rule;
