import type { Rule } from "call-lint";

export default {
  summary: "Ask before putting the customer on hold.",
  why: "Being asked keeps the customer in charge of their time, and shows that somebody will come back.",
  severity: "error",
  on: "turn",
  appliesTo: ["call", "script"],
  examples: {
    bad: [
      `Customer: Is my parcel still in Linden Quay?
Agent: «I'm going to put you on hold».
Customer: Er, fine.
System: [hold music]
Agent: Thanks for waiting. It left this morning.`,
      `Customer: Where is it now?
Agent: «One moment», please, I'll look.
(Pause)
Agent: Thank you for your patience, it's in the van.`,
      `[00:00:01.000 --> 00:00:03.000] Customer: Is it on the van?
[00:00:03.500 --> 00:00:05.000] Agent: Okay, «hang tight».
[00:00:19.000 --> 00:00:22.000] Agent: Sorry for the wait. It is.`,
      `Customer: Can you see the scan?
Agent: «I'll open the depot's log.»
(Several minutes pass)
Agent: Sorry to keep you waiting, I have it here.`,
    ],
    good: [
      `Customer: Where is my order?
Agent: May I place you on a short hold while I check with the depot?
Customer: Sure.
System: [hold music]
Agent: Thanks for holding.`,
      `Customer: Is it on the van?
Agent: Bear with me one moment. Yes, it's on the van.`,
      `Customer: Take your time, I can hold.
Agent: I'll put you on hold for two minutes then.`,
      `Customer: I'd like someone in claims.
Agent: Hang on, I'll put you through to claims.
System: [transfer: claims]
Claims: Claims, this is Rosa.`,
    ],
  },
  *check(call) {
    if (call.holds.length === 0) return "not-applicable";
    for (const hold of call.holds) {
      if (hold.asked) continue;
      const message =
        hold.mention?.cue === "hold-words"
          ? "The hold was announced, not asked for; ask whether they can hold, and wait for the answer."
          : "The customer was kept waiting without being asked; ask whether they can hold, and wait for the answer.";
      yield { at: hold.at, message };
    }
  },
} satisfies Rule;
