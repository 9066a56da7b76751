import type { Rule } from "call-lint";

export default {
  summary: "Transfer a customer at most once.",
  why: "Every transfer is a wait and a story told again; the second says that nobody is in charge.",
  severity: "warning",
  on: "call",
  examples: {
    bad: [
      `Customer: Two parcels have gone missing.
Agent: I'll put you through to claims.
System: [transferred: claims]
Rosa: Claims, this is Rosa.
Customer: Two parcels have gone missing.
Rosa: That's for dispatch, «I'll transfer you» to them.
System: [transferred: dispatch]
Ivo: Dispatch, this is Ivo.`,
      `Customer: Who can release my parcel?
Agent: I'm passing you on to customs.
System: [transfer]
Jun: Customs, Jun speaking.
Customer: I need my parcel released.
Jun: «I'll put you through» to my supervisor.
System: [transfer]
System: Please leave a message after the tone.`,
    ],
    good: [
      `Customer: Two parcels have gone missing.
Agent: I'll put you through to claims.
System: [transferred: claims]
Rosa: Claims, this is Rosa.`,
      `Customer: Can you move my number to the new SIM?
Agent: I'll transfer your number now, and then I'll transfer the contract too.`,
    ],
  },
  *check(call) {
    if (call.transfers.length === 0) return "not-applicable";
    const [first, second, ...others] = call.transfers;
    if (second === undefined) return;
    yield {
      at: second.at,
      message: `The customer was transferred ${others.length === 0 ? "twice" : `${others.length + 2} times`} in one call; find out first who can settle it, and stay with them until it is taken over.`,
      related: [first!, ...others].map(({ at }) => ({ at, message: "another transfer" })),
    };
  },
} satisfies Rule;
