import type { Rule } from "call-lint";

export default {
  summary: "Say what personal data are for.",
  why: "Customers are told never to give such data to strangers; a reason makes the question one they can trust.",
  severity: "warning",
  on: "turn",
  appliesTo: ["call", "script"],
  examples: {
    bad: [
      `Customer: My parcel went to the wrong house.
Agent: «What's your date of birth»?
Customer: The ninth of March.`,
      `Agent: i'll look that up for you
Customer: okay
Agent: «can you give me your home address» please`,
      `Agent: To get started, «may I have the last four digits of your social» and your mother's maiden name?`,
    ],
    good: [
      `Agent: To verify that it's you, what's your date of birth?
Customer: The ninth of March.
Agent: And your address?`,
      `Agent: The courier brings it home to you. Where do you live?`,
      `Agent: May I have your name and the parcel number?`,
      `Agent: I have 12 Quay Row as your address, is that still right?`,
    ],
  },
  *check(call) {
    const runs = call.questionRuns;
    if (runs.length === 0) return "not-applicable";
    for (const { unexplained } of runs) {
      const [first] = unexplained;
      if (first !== undefined) yield { at: first.at, message: "Personal data were asked for without a reason; say what they are for." };
    }
  },
} satisfies Rule;
