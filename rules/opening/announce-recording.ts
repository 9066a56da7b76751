import type { Rule } from "call-lint";

export default {
  summary: "Say that the call is recorded before it goes on.",
  why: "In many places a recording is lawful only if everybody on the line knows of it.",
  severity: "off",
  on: "call",
  examples: {
    bad: [
      `Agent: «Larkspur Parcels, Rosa speaking, how can I help?»
Customer: Where is my parcel?
Agent: On the van.`,
      `Agent: «larkspur parcels this is rosa»
Customer: hi where is my parcel
Agent: which number
Customer: four four one nine are you recording this
Agent: yes calls are recorded`,
    ],
    good: [
      `Agent: Larkspur Parcels on a recorded line, Rosa speaking, how can I help?
Customer: Where is my parcel?`,
      `System: Calls may be monitored for quality.
Agent: Larkspur Parcels, Rosa speaking, how can I help?
Customer: Where is my parcel?`,
      `Agent: larkspur parcels this is rosa
Customer: hello rosa
Agent: just so you know we record our calls for training how can i help
Customer: where is my parcel`,
    ],
  },
  *check(call) {
    const { turns, midway } = call.opening;
    const [first] = turns;
    if (first === undefined) return "not-applicable";
    const last = turns.at(-1)!.index;
    if (call.find("recording-notice", { to: last }).some(({ turn }) => turn.role !== "customer")) return;
    if (midway) return { notEvaluable: "the transcript begins in the middle of the call" };
    yield { at: first.span, message: "The opening does not say that the call is recorded; tell the customer before you ask for anything." };
  },
} satisfies Rule;
