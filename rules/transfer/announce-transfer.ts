import type { Rule } from "call-lint";

export default {
  summary: "Tell the customer where you transfer them before you do.",
  why: "Whoever knows where the call goes and why feels helped; whoever does not feels sent away.",
  severity: "error",
  on: "turn",
  appliesTo: ["call", "script"],
  options: {
    person: { default: false, describe: "also require that a person is named" },
    reason: { default: false, describe: "also require a reason" },
  },
  examples: {
    bad: [
      `Customer: Two parcels have gone missing.
Agent: That's not something I can see, «I'll transfer you» now.
System: [call transferred]
Rosa: Claims, this is Rosa.`,
      `Customer: Two parcels have gone missing.
Agent: Hold the line, «I'm passing you on» to the right people.
System: [transfer]`,
      {
        call: `Customer: Two parcels have gone missing.
Agent: «I'll transfer you» to our claims team.`,
        options: { person: true },
      },
    ],
    good: [
      `Customer: Nobody has emptied the box at the corner.
Agent: Hang on, let me get you to collections.
System: [call transferred]
Agent Bo: Collections, Bo here.`,
      `Customer: Two parcels have gone missing.
Agent: Our claims team can open a search. I'll transfer you to Rosa there.
System: [transferred: claims]
Rosa: Claims, this is Rosa.`,
      `Customer: Could you put me through to dispatch?
Agent: Of course, I'm transferring you now.`,
      `Customer: Can I keep my number?
Agent: Yes, I'll transfer your number to the new card, and I'll send you over a text when it's done.`,
    ],
  },
  *check(call, { person, reason }: { person: boolean; reason: boolean }) {
    if (call.transfers.length === 0) return "not-applicable";
    for (const transfer of call.transfers) {
      const missing = [];
      if (transfer.to === undefined) missing.push("where to");
      if (person && !transfer.person) missing.push("to whom");
      if (reason && !transfer.reason) missing.push("why");
      if (missing.length === 0) continue;
      yield {
        at: transfer.at,
        message: `The customer is transferred without being told ${missing.join(" and ")}; name the team or person first.`,
      };
    }
  },
} satisfies Rule;
