import type { Rule } from "call-lint";

export default {
  summary: "Let the customer tell, with open questions.",
  why: "Yes-or-no questions only find what the agent already thought of.",
  severity: "off",
  on: "call",
  options: {
    questions: { default: 3, min: 1, describe: "how many closed questions and no open one are too many" },
  },
  examples: {
    bad: [
      `Customer: My parcel's tracking page shows nothing.
Agent: Is it a parcel within the country?
Customer: Yes.
Agent: Did you get the email?
Customer: Yes.
Agent: «Have you clicked the link?»`,
      `Customer: the lamp i got doesn't work
Agent: is it plugged in
Customer: yes
Agent: did you change the bulb
Customer: yes
Agent: «does the switch click»`,
    ],
    good: [
      `Customer: My parcel's tracking page shows nothing.
Agent: What does it say when you open it?
Customer: Nothing.
Agent: Is it a parcel within the country?
Customer: Yes.
Agent: Did you get the email?
Customer: Yes.
Agent: Have you clicked the link?`,
      `Customer: I'd like to send a harp.
Agent: Is it going abroad?
Customer: Yes, to Norway.
Agent: Then you can have it collected.`,
    ],
  },
  *check(call, { questions }: { questions: number }) {
    const { matter } = call;
    if (matter === undefined) return "not-applicable";
    const until = call.find("invites-more", { by: "agent", from: matter.turn.index })[0]?.turn.index ?? call.turns.length;
    const where = { by: "agent" as const, from: matter.turn.index + 1, to: until - 1 };
    if (call.find("asks-openly", where).length > 0) return;
    const closed = call.find("asks-closed", where);
    const last = closed[questions - 1];
    if (last === undefined) return "not-applicable";
    yield {
      at: last.turn.span,
      message: `${closed.length} questions for a yes or a no came before any open one; ask what happened, and listen.`,
    };
  },
} satisfies Rule;
