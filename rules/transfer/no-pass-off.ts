import type { Rule } from "call-lint";

export default {
  summary: "Take the matter on instead of sending the customer elsewhere.",
  why: "Whoever is sent to another number or another day has to start again; whoever is connected has been helped.",
  severity: "error",
  on: "turn",
  appliesTo: ["call", "script"],
  examples: {
    bad: [
      `Customer: And who pays for the storage?
Agent: «You'd have to ring the warehouse» about that.`,
      `Customer: I want to speak to a supervisor.
Agent: «call back tomorrow» and ask for one
Customer: Fine.`,
      `Customer: Could you open an account for me?
Agent: I'd be happy to help. Please «visit our website» and choose a password.`,
      `Customer: Could you put it through to the depot?
Agent: We don't do that here.
Customer: So who do I talk to?
Agent: «You need to go to the depot».`,
    ],
    good: [
      `Customer: And who pays for the storage?
Agent: You'd have to ask the warehouse, I can put you through to them.`,
      `Customer: Which depot can I collect it from?
Agent: You can collect it at the Canal Street depot.`,
      `Customer: Can I appeal?
Agent: You can, I'll note it here, or you can do it on the website if you'd rather.`,
      `Customer: Is it fixed now?
Agent: Yes. If it happens again, please call us back.`,
    ],
  },
  *check(call) {
    if (call.passOffs.length === 0) return "not-applicable";
    for (const { at, help } of call.passOffs)
      if (help === undefined)
        yield { at, message: "The customer was sent elsewhere with the matter; offer to connect them or to do it for them." };
  },
} satisfies Rule;
