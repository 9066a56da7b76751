import type { Rule } from "call-lint";

export default {
  summary: "Open the call with the wording that is prescribed.",
  why: "Where the wording is prescribed, a part left out is a duty left undone.",
  severity: "off",
  on: "call",
  options: {
    wording: {
      default: [] as readonly string[],
      describe:
        "what the agent is to say, one entry for each way that is right; {agent}, {customer} or any other {slot} stands for up to four words",
    },
    threshold: { default: 0.8, min: 0, max: 1, describe: "the share of the prescribed words that has to be said" },
  },
  examples: {
    bad: [
      {
        call: `Agent: «Hello, this is Rosa, what's up?»
Customer: Where is my parcel?`,
        options: { wording: ["Thank you for calling Larkspur Parcels, this is {agent}, how may I help you today?"] },
      },
      {
        call: `Agent: «thank you for calling larkspur parcels my name is rosa how may i help you»
Customer: where is my parcel`,
        options: {
          wording: [
            "Thank you for calling Larkspur Parcels on a recorded line. My name is {agent}, and this call is being recorded. How may I help?",
          ],
        },
      },
    ],
    good: [
      {
        call: `Agent: um thanks for calling larkspur parcels this is rosa how can i help you today
Customer: where is my parcel`,
        options: { wording: ["Thank you for calling Larkspur Parcels, this is {agent}, how may I help you today?"] },
      },
      {
        call: `Agent: Larkspur Parcels, good evening.
Agent: You're speaking with Rosa. How can I help?`,
        options: {
          wording: ["Good morning, this is {agent}.", "Larkspur Parcels, good {time}. You're speaking with {agent}. How can I help?"],
        },
      },
      `Agent: Hello.
Customer: Where is my parcel?`,
    ],
  },
  *check(call, { wording, threshold }: { wording: readonly string[]; threshold: number }) {
    if (wording.length === 0) return { notEvaluable: "the config prescribes no wording" };
    const { turns, midway } = call.opening;
    const [first] = turns;
    if (first === undefined) return "not-applicable";
    const ways = wording.map((prescribed) => call.compareWording(prescribed, turns));
    const best = ways.reduce((one, other) => (other.share > one.share ? other : one));
    if (best.share >= threshold) return;
    if (midway) return { notEvaluable: "the transcript begins in the middle of the call" };
    const left = best.missing.map((part) => `“${part}”`).join(", ");
    yield {
      at: first.span,
      message: `The opening departs from the prescribed wording and leaves out ${left}; say it as it stands.`,
      suggest: [best.prescribed],
    };
  },
} satisfies Rule;
