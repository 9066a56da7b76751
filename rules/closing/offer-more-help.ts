import type { Rule, Utterance } from "call-lint";

/** "And there's nothing else I can do for you?": said as a question, or taken as one. */
function asksWhetherNothing(turn: Utterance): boolean {
  if (!/\bnothing (?:else|more|further)\b[^.!?]*\??$/i.test(turn.text.trim())) return false;
  return turn.text.trim().endsWith("?") || / (?:no|nope|nah|nothing|that is) /.test(` ${turn.next("customer")?.tokens.words[0] ?? ""} `);
}

export default {
  summary: "Offer further help before the call ends.",
  why: "Customers hold back a second question unless they are invited to ask it, and then have to call again.",
  severity: "warning",
  on: "call",
  examples: {
    bad: [
      `Customer: Which depot has my parcel?
Agent: It's at the Canal Street depot.
Customer: Okay, thanks.
Agent: «Thank you for calling Larkspur Parcels. Goodbye.»`,
      `Customer: Can you stop the delivery?
Agent: Done.
Customer: Okay.
Agent: «All right, have a nice day.»
Customer: You too.`,
    ],
    good: [
      `Customer: Which depot has my parcel?
Agent: It's at the Canal Street depot.
Customer: Okay, thanks.
Agent: Is there anything else I can do for you?
Customer: No.
Agent: Goodbye then.`,
      `Customer: Which depot has my parcel?
Agent: It's at the Canal Street depot. If it's not there by six, ring us again.
Customer: Okay, thanks.
Agent: Have a nice day.`,
      `Customer: Which depot has my parcel?
Agent: It's at the Canal Street depot.
Customer: Great, that's all I needed. Bye!
Agent: Bye.`,
    ],
  },
  *check(call) {
    const { kind, spoken } = call.ending;
    if (kind !== "closed") return "not-applicable";
    const [first] = call.outcome.matters;
    const agents = spoken.filter((turn) => turn.role === "agent" && turn.index > (first?.index ?? 0));
    if (agents.some((turn) => turn.has("more-help-offer") || asksWhetherNothing(turn))) return;
    yield {
      at: spoken.findLast((turn) => turn.role === "agent")!.span,
      message: "The call ended without an offer of further help; ask whether there is anything else, or say that they can always call.",
    };
  },
} satisfies Rule;
