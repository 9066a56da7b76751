import type { Rule } from "call-lint";

type TalkOfSide = { words: number; seconds: number };

type Options = {
  share: number;
  seconds: number;
  words: number;
  turns: number;
};

/** What an agent may say in the middle of a long explanation. */
const PAUSES = ["Is that clear so far?", "Let me stop there for a moment: what questions do you have?"];
/** What gives the word back to the customer. */
const ASKS = ["Tell me more about it, please.", "How does that sound to you?"];

export default {
  summary: "Leave the customer room to speak.",
  why: "An agent who talks most of the time hears little, and a long speech is not taken in.",
  severity: "info",
  on: "call",
  anyLanguage: true,
  options: {
    share: {
      default: 70,
      min: 1,
      max: 100,
      describe: "how much of the talk may be the agent's, in percent of its words, and of its time where that is known",
    },
    seconds: { default: 60, min: 1, describe: "how long the agent may speak without a break, in seconds" },
    words: { default: 180, min: 1, describe: "how much the agent may say without a break, in words, where times are not known" },
    turns: { default: 10, min: 1, describe: "shorter calls are not looked at, in turns" },
  },
  examples: {
    bad: [
      {
        options: { turns: 4 },
        call: `Agent: Larkspur Parcels, how can I help?
Customer: What does a harp cost?
Agent: «A harp goes as bulky goods, which is the third of our price groups, and those are weighed at the depot, where we also check the box.»
Customer: Okay.
Agent: To Norway there is also the form for the customs, which we fill in for you when you come by.
Customer: I see.`,
      },
      {
        options: { turns: 2 },
        call: `[00:00:01.000 --> 00:00:51.000] Customer: I packed the harp, and then I unpacked it, and then I packed it again.
[00:00:52.000 --> 00:01:58.000] Agent: «Harps are bulky goods, and bulky goods are weighed at the depot.»`,
      },
    ],
    good: [
      {
        options: { turns: 4 },
        call: `Agent: Larkspur Parcels, how can I help?
Customer: I'd like to send a harp to my sister in Norway, how do I do that?
Agent: Where in Norway does she live?
Customer: In Bergen, close to the harbour, but the house has no lift.`,
      },
      `Agent: Larkspur Parcels, how can I help you today?
Customer: Wrong number.`,
    ],
  },
  *check(call, { share, seconds, words, turns }: Options) {
    const spoken = call.turns.filter(({ role, backchannel }) => (role === "agent" || role === "customer") && !backchannel);
    if (spoken.length < turns) return "not-applicable";
    const { agent, customer, agentTurns } = call.talk;
    const isTimed = agent.seconds > 0 && customer.seconds > 0;
    const [first, longest] = [...agentTurns].reduce((most, one) => (sizeOf(one[1], isTimed) > sizeOf(most[1], isTimed) ? one : most));
    const at = call.turns[first]!.span;
    const size = sizeOf(longest, isTimed);
    if (size > (isTimed ? seconds : words)) {
      const message = `The agent spoke ${Math.round(size)} ${isTimed ? "seconds" : "words"} without a break; pause and ask whether it is clear so far.`;
      yield { at, message, suggest: PAUSES };
      return;
    }
    // Who only speaks slowly takes more of the time, but no more of the talk.
    const percent = Math.min(shareOf(agent, customer, false), isTimed ? shareOf(agent, customer, true) : 100);
    if (percent > share)
      yield {
        at,
        message: `The agent held ${Math.ceil(percent)} % of the talk, this turn most of all; ask more, and let the customer answer.`,
        suggest: ASKS,
      };
  },
} satisfies Rule;

/** How much of the talk is the agent's, in percent. */
function shareOf(agent: TalkOfSide, customer: TalkOfSide, isTimed: boolean): number {
  return (100 * sizeOf(agent, isTimed)) / Math.max(1, sizeOf(agent, isTimed) + sizeOf(customer, isTimed));
}

function sizeOf(talk: TalkOfSide, isTimed: boolean): number {
  return isTimed ? talk.seconds : talk.words;
}
