import type { Rule, Severity } from "call-lint";

export default {
  summary: "Let the customer finish.",
  why: "Whoever is cut off repeats themselves or gives up; either way the agent knows less.",
  severity: "warning",
  on: "turn",
  options: {
    warning: { default: 2, min: 1, describe: "how many interruptions in a call make each a warning; fewer are for information" },
    error: { default: 4, min: 1, describe: "how many interruptions in a call make each an error" },
  },
  examples: {
    bad: [
      `[00:00:01.000 --> 00:00:09.000] Customer: The parcel came open and two of the jars were broken so the whole
[00:00:06.500 --> 00:00:10.500] Agent: «I'll need the parcel number first.»`,
      `Customer: I was at home the whole day, and nobody even--
Agent: «Sir, I need the parcel number.»`,
      `Customer: I was at home the whole day and nobody rang so
Agent: «and the parcel number is»
Customer: please let me finish`,
    ],
    good: [
      `[00:00:01.000 --> 00:00:09.000] Customer: The parcel came open and two of the jars were broken.
[00:00:05.000 --> 00:00:05.600] Agent: Mm-hm.
[00:00:09.300 --> 00:00:11.000] Agent: I'm sorry to hear that.`,
      `[00:00:01.000 --> 00:00:05.000] Agent: We open at nine and the depot
[00:00:03.500 --> 00:00:06.000] Customer: At nine? My letter says ten.`,
      `Customer: It's the, you know, the...
Agent: The returns label?
Customer: That's it.`,
      `Customer: Does the depot open at--
Agent: It opens at nine.`,
    ],
  },
  *check(call, { warning, error }: { warning: number; error: number }) {
    const { interruptions } = call;
    const count = interruptions.length;
    const severity: Severity = count >= error ? "error" : count >= warning ? "warning" : "info";
    for (const { at, by, seconds } of interruptions) {
      const what =
        by === "overlap" ? `The agent began ${seconds!.toFixed(1)} s before the customer had finished` : "The customer was cut off here";
      yield { at, severity, message: `${what}; let them finish, then answer.` };
    }
  },
} satisfies Rule;
