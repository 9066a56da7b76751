import type { Rule } from "call-lint";

export default {
  summary: "Say what will happen next before the call ends.",
  why: "Whoever does not know what comes next calls again to ask.",
  severity: "warning",
  on: "call",
  examples: {
    bad: [
      `Customer: The new key was sent on Monday, and I move on Friday. When is it coming?
Agent: We'll see. Anything else?
Customer: No.
Agent: «Goodbye then.»`,
      `Customer: I'd like to change my delivery address.
Agent: Okay, what is your phone number?
Customer: 555-0141.
Agent: Okay, is there anything else I can help you with?
Customer: No, thank you.
Agent: «Thank you for calling Larkspur Parcels, have a great day.»`,
      `Customer: My parcel came broken, is the refund coming?
Agent: I've put it in.
Customer: Put what in?
Agent: The request.
Customer: Well, I'll wait and see then.
Agent: «Cool.»`,
    ],
    good: [
      `Customer: When is the new key coming?
Agent: I don't know, but I'll ask the depot and ring you before five.
Customer: Okay, thanks.
Agent: Goodbye then.`,
      `Customer: I'd like to change my delivery address.
Agent: It's changed to Nine Mill Lane.
Customer: Thanks.
Agent: Anything else?
Customer: No.
Agent: Goodbye.`,
      `Customer: My parcel is lost.
Agent: I've asked the depot to search for it, and they'll call you by Friday.
Customer: I'll wait and see then.
Agent: Goodbye.`,
    ],
  },
  *check(call) {
    const { kind } = call.ending;
    if (kind === "transferred" || kind === "mailbox" || kind === "cut-off" || kind === "stops") return "not-applicable";
    const { leftOpen } = call;
    if (leftOpen === undefined && call.outcome.matters.length === 0 && call.matter === undefined) return "not-applicable";
    if (leftOpen !== undefined)
      yield {
        at: leftOpen.turn.span,
        message: "The call ended with the matter open and not a word of what comes; say who does what, and by when.",
        related: [
          { at: leftOpen.shownBy.span, message: leftOpen.how === "untouched" ? "What the customer asked for." : "Left without knowing." },
        ],
      };
    return undefined;
  },
} satisfies Rule;
