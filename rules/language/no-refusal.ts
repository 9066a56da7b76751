import type { Rule } from "call-lint";

export default {
  summary: "Never leave it at a no: say what you can do.",
  why: "A refusal alone ends the conversation; an alternative, however small, keeps the customer's matter moving.",
  severity: "error",
  on: "turn",
  appliesTo: ["call", "script"],
  examples: {
    bad: [
      `Customer: Could you refund the customs fee?
Agent: «No, we don't refund» customs fees.
Customer: Even though you filled in the form?
Agent: It was forty pounds, yes.`,
      `Customer: Can I pick it up at the depot tonight?
Agent: «That's not possible».
Customer: Why?
Agent: It is customs.`,
      `Customer: Could you waive the fee?
Agent: I can give you a voucher for your next parcel.
Customer: I don't want a voucher, I want the fee back.
Agent: Then I'm sorry, but «I'm not able to» do that.
Customer: Great.
Agent: Anything else?`,
      `Customer: could you bring it tonight then
Agent: «no» sorry sir
Customer: why not
Agent: it's on the other van`,
    ],
    good: [
      `Customer: Could you bring it tonight?
Agent: I can't get a van out tonight, but I can have it with you by nine tomorrow.`,
      `Customer: Is there a fee for that?
Agent: No, there isn't.
Customer: Thanks for sorting it out.
Agent: No problem, I can't thank you enough for your patience.`,
      `Customer: Where did the driver leave it?
Agent: I can't tell you, that's private.
Customer: Oh come on.
Agent: What I can do is ring the driver and have it brought to you.`,
      `Customer: Can I have my money back?
Agent: We don't refund postage, I can send it again free of charge though.
Customer: But why no refund of the postage?
Agent: I'm afraid we can't refund it.
Customer: I see.`,
      `Customer: Do you have it?
Agent: I can't find it under that name, let me look under the postcode.`,
    ],
  },
  *check(call) {
    if (call.refusals.length === 0) return "not-applicable";
    for (const { at, remedy } of call.refusals)
      if (remedy === undefined)
        yield { at, message: "The request was refused and nothing offered in its place; say what you can do for the customer." };
  },
} satisfies Rule;
