import type { Rule } from "call-lint";

const MESSAGES = {
  left: "The agent promised to stay on the line and was gone; stay until the colleague has been told, or say that you will not.",
  unanswered: "Something was to be looked up, and the call closed without a word of it; say what you found before closing.",
  "not given": "Something was to be told or given in this call and was not; give it before closing.",
  "not done": "Something was to be done at once, and the customer still had nothing; do it on the line, or give a time.",
  reported: "The customer tells of a promise that was not kept; apologize, and see that this one is.",
} as const;

export default {
  summary: "Keep your promises.",
  why: "A broken promise costs more trust than the trouble that the customer called about.",
  severity: "error",
  on: "turn",
  examples: {
    bad: [
      `Customer: Will you stay with me?
Agent Ann: Of course, «I'll stay on the line» and explain it to them.
System: [transferred: depot]
Agent Bob: Depot, this is Bob.
Customer: Hello? Ann, are you still there?
Agent Bob: No, it's only me.`,
      `Customer: Is my claim approved?
Agent: «I'll look that» up for you. Thank you for your patience.
Customer: Thanks.
Agent: Thank you for calling Larkspur Parcels, have a great day!`,
      `Customer: My parcel is late. Your driver «promised to call me on Monday, he did not call».
Agent: I'm sorry about that. It's out for delivery now.`,
      `Customer: I need the customs form.
Agent: «I'll send it» right now.
Customer: Nothing's here yet.
Agent: It's a long form. Anything else?
Customer: No, just the form.
Agent: Bye then.`,
    ],
    good: [
      `Customer: Is my claim approved?
Agent: I'll look that up for you.
Customer: Thanks.
Agent: It was approved on Monday.`,
      `Customer: I need the customs form.
Agent: I'll send it right now.
Customer: Got it, thanks.`,
      `Customer: Can you help me with a claim?
Agent: I'd be happy to help with that. What is it about?
Customer: Never mind, I see it here.
Agent: Thank you for calling, goodbye.`,
    ],
  },
  *check(call) {
    for (const { at, how, shownBy } of call.brokenPromises)
      yield {
        at,
        message: MESSAGES[how],
        ...(shownBy === undefined ? {} : { related: [{ at: shownBy, message: "Here it shows." }] }),
      };
    if (call.brokenPromises.length === 0 && call.promises.length === 0) return "not-applicable";
    return undefined;
  },
} satisfies Rule;
