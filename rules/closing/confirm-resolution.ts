import type { Rule } from "call-lint";

export default {
  summary: "Check that the matter is settled before you close.",
  why: "Only the customer knows whether it is solved; asking costs a second, and a second call costs both sides far more.",
  severity: "warning",
  on: "call",
  examples: {
    bad: [
      `Customer: I'd like to change the delivery address of my parcel.
Agent: Sure, what's the new one?
Customer: Nine Mill Lane.
Agent: That's changed. Anything else?
Customer: No, thank you.
Agent: «Thank you for calling Larkspur Parcels. Bye!»`,
      `Customer: My claim form never came.
Agent: Okay, I've put it in.
Customer: Put what in?
Agent: The request.
Customer: Okay, thanks, I guess.
Agent: «Have a good day.»`,
      `Customer: Where is my parcel?
Agent: What's the number?
Customer: Four four one two.
Agent: Okay. Is there anything else?
Customer: No, that's all.
Agent: «Thanks for calling, bye.»`,
    ],
    good: [
      `Customer: I can't log in to track my parcel.
Agent: I've reset your password. Did that work?
Customer: Yes.
Agent: Thank you for calling Larkspur Parcels. Bye!`,
      `Customer: Which depot has my parcel?
Agent: It's at the Canal Street depot, open until six.
Customer: Perfect.
Agent: Anything else?
Customer: No, thanks.
Agent: Have a good day.`,
      `Customer: My parcel is late.
Agent: I'm sorry. The driver will be with you between two and four.
Customer: All right.
Agent: Anything else?
Customer: No, thank you.
Agent: Thanks for calling. Bye.`,
      `Customer: Can you refund the postage?
Agent: I'm sorry, we can't refund postage on a parcel that was delivered.
Customer: Okay then.
Agent: Is there anything else?
Customer: No.
Agent: Thanks for calling. Bye.`,
      `Customer: I'd like to change the delivery address.
Agent: It's changed to Nine Mill Lane.
Customer: That's all I needed, bye.
Agent: Bye.`,
    ],
  },
  *check(call) {
    const { kind, spoken } = call.ending;
    const { matters, checked, settled, open, tries, refused } = call.outcome;
    if (kind !== "closed" || matters.length === 0) return "not-applicable";
    // A question that was left without an answer at the end outweighs what was settled before it.
    const { leftOpen } = call;
    const isEvaded = leftOpen?.how === "evaded" || leftOpen?.how === "resting";
    const from = isEvaded ? leftOpen.shownBy.index : -1;
    if ([checked, settled].some((one) => one !== undefined && one.turn.index >= from)) return;
    if ([open, refused, leftOpen?.how === "resting" ? undefined : tries].some((one) => one !== undefined && one.turn.index >= from))
      return "not-applicable";
    yield {
      at: spoken.findLast((turn) => turn.role === "agent")!.span,
      message: "The call was closed without checking that the matter is settled; ask whether that solves it before saying goodbye.",
    };
  },
} satisfies Rule;
