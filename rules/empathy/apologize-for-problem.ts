import type { Rule } from "call-lint";

export default {
  summary: "Apologize when the company got it wrong.",
  why: "A repair without a word of regret leaves the customer feeling like a case number.",
  severity: "warning",
  on: "call",
  examples: {
    bad: [
      `Customer: You've charged me twice for the same parcel.
Agent: «Let me look. Yes, I'll send one of the two back.»
Customer: When will I have it?
Agent: By Friday.`,
      `Customer: i waited in all day yesterday and the driver never came
Agent: «okay so what's the tracking number»
Customer: l p two oh four one
Agent: we can do thursday`,
      `Customer: What happened to the address I changed?
Agent: «The depot forgot to update it, so it went to the old one.»
Customer: Great.
Agent: It'll be at the new one tomorrow.`,
    ],
    good: [
      `Customer: You've charged me twice for the same parcel.
Agent: I see both. I'm sorry about that, the second one goes back today.`,
      `Customer: The parcel's back with you because I wrote the wrong house number.
Agent: No problem, what's the right one?`,
      `Customer: The driver never came.
Agent: What's the tracking number?
Customer: LP 2041.
Agent: He had a breakdown near Linden Quay. Our apologies, he'll be with you by noon.`,
      `Customer: Someone stole my parcel off the porch.
Agent: Did you see who? Let me open a claim for you.`,
    ],
  },
  *check(call) {
    const [failure] = call.failures;
    if (failure === undefined) return "not-applicable";
    if (call.failures.some((one) => one.apologies.length > 0)) return;
    const due = failure.turn.role === "agent" ? failure.turn : (failure.turn.following("agent", 1)[0] ?? failure.turn);
    yield {
      at: due.span,
      message: "Something went wrong on the company's side and nobody said sorry; apologize once, plainly, when it comes up.",
      related: [{ at: failure.at, message: "It came up here." }],
    };
  },
} satisfies Rule;
