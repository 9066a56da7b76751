import type { Rule } from "call-lint";

export default {
  summary: "Say what the customer calls about.",
  why: "Customers who hear their concern in the agent's words know that it was understood; others say it again.",
  severity: "warning",
  on: "call",
  options: {
    turns: { default: 3, min: 1, describe: "by which of the agent's turns after it the concern must have been named" },
  },
  examples: {
    bad: [
      `Agent: Larkspur Parcels, this is Wren, how can I help?
Customer: I was billed twice for one parcel in June.
Agent: May I have your name?
Customer: Odile Farrow.
Agent: And the phone number?
Customer: 555-0123.
Agent: «Okay, one moment.»`,
      `Agent: Larkspur Parcels, how can I help?
Customer: i want to change the delivery to saturday
Agent: «Sure, I can help you with that. Have a great day.»`,
    ],
    good: [
      `Customer: I was billed twice for one parcel in June.
Agent: May I have your name?
Customer: Odile Farrow.
Agent: And the phone number?
Customer: 555-0123.
Agent: So we charged you two times, I'm sorry about that.`,
      `Customer: The lamp arrived broken, can you send me a new one?
Agent: I'll order the replacement now.`,
      `Customer: hi this is jonas i want to send a harp to norway
Agent: what does the harp weigh`,
      `Customer: When do you close tonight?
Agent: At nine.`,
    ],
  },
  *check(call, { turns }: { turns: number }) {
    const { matter } = call;
    if (matter === undefined) return "not-applicable";
    const following = matter.turn.following("agent", turns);
    const last = following.at(-1);
    if (last === undefined) return "not-applicable";
    if (matter.named !== undefined && matter.named.index <= last.index) return;
    const breaksOff = call.ending.kind === "stops" || call.ending.kind === "cut-off";
    if (following.length < turns && breaksOff && !last.has("farewell", "parting-thanks")) return "not-applicable";
    yield {
      at: last.span,
      message: "By here the customer's concern had not been put into words; say what you understood, then go on.",
      related: [{ at: matter.at, message: "the concern" }],
    };
  },
} satisfies Rule;
