import type { Rule } from "call-lint";

export default {
  summary: "Transfer customers to a person, not to a mailbox.",
  why: "A mailbox hands the work back to the customer, who cannot tell whether anybody will listen.",
  severity: "error",
  on: "turn",
  appliesTo: ["call", "script"],
  examples: {
    bad: [
      `Customer: I need the claims adjuster.
Agent: He's left for today, «I'll put you through» to his voicemail.
Customer: All right.`,
      `Customer: Who can release my parcel?
Agent: «I'll transfer you» to customs.
System: [call transferred]
System: You have reached the customs desk of Larkspur Parcels. Please leave a message after the tone.`,
    ],
    good: [
      `Customer: Can I leave him a voicemail?
Agent: Of course, I'll put you through to his voicemail.`,
      `Customer: I need the claims adjuster.
Agent: He's left for today. Would you like me to put you through to his voicemail, or shall he call you tomorrow?
Customer: His voicemail, please.
Agent: Then I'm transferring you to his mailbox now.`,
      `Customer: I need the claims adjuster.
Agent: I'll put you through to Rosa in claims.
System: [call transferred]
Rosa: Claims, this is Rosa.`,
    ],
  },
  *check(call) {
    if (call.transfers.length === 0) return "not-applicable";
    for (const { at, askedFor } of call.mailboxTransfers)
      if (!askedFor)
        yield {
          at,
          message: "The customer was sent to a mailbox without asking for it; find a person, or offer a call back with a time.",
        };
  },
} satisfies Rule;
