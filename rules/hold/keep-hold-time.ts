import type { Rule } from "call-lint";

/** Seconds beyond the announced length that nobody would mind. */
const GRACE = 30;

export default {
  summary: "Come back from a hold when you said you would.",
  why: "Two minutes that become five feel like being forgotten; a word in between starts the clock anew.",
  severity: "warning",
  on: "turn",
  needs: ["roles", "starts"],
  examples: {
    bad: [
      `[00:00:01.000 --> 00:00:04.000] Customer: Which van is it on?
[00:00:04.500 --> 00:00:08.000] Agent: Could you hold for two minutes while I ask the depot?
[00:00:08.500 --> 00:00:09.000] Customer: Sure.
[00:05:20.000 --> 00:05:24.000] Agent: «Thank you for holding. It's on van nine.»`,
      `[00:00:01.000 --> 00:00:04.000] Customer: Which van is it on?
[00:00:04.500 --> 00:00:08.000] Agent: Hold on thirty seconds, I'll look.
[00:01:40.000 --> 00:01:44.000] Agent: «Sorry about the wait, it's on van nine.»`,
    ],
    good: [
      `[00:00:01.000 --> 00:00:04.000] Customer: Which van is it on?
[00:00:04.500 --> 00:00:08.000] Agent: Could you hold for two minutes while I ask the depot?
[00:00:08.500 --> 00:00:09.000] Customer: Sure.
[00:02:25.000 --> 00:02:28.000] Agent: Thank you for holding. It's on van nine.`,
      `[00:00:01.000 --> 00:00:04.000] Customer: Which van is it on?
[00:00:04.500 --> 00:00:08.000] Agent: Could you hold for a minute while I ask the depot?
[00:00:08.500 --> 00:00:09.000] Customer: Sure.
[00:01:05.000 --> 00:01:08.000] Agent: Still with me? It'll be another two minutes.
[00:01:08.500 --> 00:01:09.000] Customer: Okay.
[00:03:00.000 --> 00:03:04.000] Agent: Thank you for your patience. It's on van nine.`,
    ],
  },
  *check(call) {
    const timed = call.holds.filter((hold) => hold.length !== undefined && hold.back !== undefined);
    if (timed.length === 0) return "not-applicable";
    if (timed.every((hold) => hold.waited === undefined)) return { notEvaluable: "nothing tells how long the hold lasted" };
    for (const { length = 0, waited = 0, back, checkIns } of timed)
      if (checkIns.length === 0 && waited - length >= Math.max(GRACE, length / 2))
        yield {
          at: back!.at,
          message: "The hold lasted far longer than announced; check back in before the time is up, or say a longer time.",
        };
  },
} satisfies Rule;
