import type { Rule } from "call-lint";

type Options = {
  slowest: number;
  fastest: number;
  words: number;
};

export default {
  summary: "Speak at a pace that can be followed.",
  why: "Who speaks too fast must say it twice; who speaks too slowly loses the listener.",
  severity: "info",
  on: "call",
  options: {
    slowest: { default: 110, min: 1, describe: "the slowest pace over the call, in words a minute" },
    fastest: { default: 180, min: 1, describe: "the fastest pace over the call, in words a minute" },
    words: { default: 60, min: 1, describe: "how many of the agent's words must have times" },
  },
  examples: {
    bad: [
      `Agent: «Your parcel number is four four one nine seven seven and the depot opens at nine.»
Customer: Could you slow down, please?`,
      {
        options: { words: 10 },
        call: `[00:00:01.000 --> 00:00:03.000] Customer: When does the depot open?
[00:00:03.500 --> 00:00:06.500] Agent: «The depot opens at nine and closes at six but on Friday it closes at five.»`,
      },
    ],
    good: [
      {
        options: { words: 10 },
        call: `[00:00:01.000 --> 00:00:03.000] Customer: When does the depot open?
[00:00:03.500 --> 00:00:09.000] Agent: The depot opens at nine and closes at six, but on Friday at five.`,
      },
      `[00:00:01.000 --> 00:00:02.000] Agent: The depot opens at nine and closes at six.
[00:00:03.000 --> 00:00:05.000] Customer: My internet slows down at night.`,
    ],
  },
  *check(call, { slowest, fastest, words }: Options) {
    const asked = call.find("asks-to-slow", { by: "customer" })[0];
    const before = asked?.turn.preceding("agent", 1)[0];
    if (asked !== undefined && before !== undefined) {
      const related = [{ at: asked.span, message: "asked to slow down" }];
      yield { at: before.span, message: "The customer had to ask the agent to slow down; speak in short stretches, and pause.", related };
      return;
    }
    const { pace, at } = call.pace(words);
    if (pace === undefined)
      return call.timing === "turns" || call.timing === "words"
        ? "not-applicable"
        : { notEvaluable: "the transcript does not tell how long turns are" };
    if (pace >= slowest && pace <= fastest) return;
    const how = pace > fastest ? "fast; speak in shorter stretches, and pause" : "slow; have ready what to say";
    yield { at: at!, message: `The agent spoke ${Math.round(pace)} words a minute, which is ${how}.` };
  },
} satisfies Rule;
