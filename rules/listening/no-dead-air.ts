import type { Rule } from "call-lint";

export default {
  summary: "Leave no unexplained silence.",
  why: "After ten seconds of nothing the customer wonders whether anybody is still there.",
  severity: "warning",
  on: "turn",
  needs: ["roles", "timing"],
  options: {
    seconds: { default: 10, min: 1, describe: "silence on all channels, in seconds" },
    announced: { default: 60, min: 1, describe: "how long a wait may last that was announced without a length, in seconds" },
  },
  examples: {
    bad: [
      `[00:00:01.000 --> 00:00:03.000] Agent: And the parcel number?
[00:00:03.500 --> 00:00:06.000] Customer: Four four one nine.
[00:00:18.000 --> 00:00:20.000] Agent: «Okay, I see it.»`,
      `[00:00:01.000 --> 00:00:03.000] Agent: So the depot has it.
[00:00:16.000 --> 00:00:18.000] Customer: «Hello, are you still there?»`,
      `[00:00:01.000 --> 00:00:04.000] Agent: I'll run a search, it takes about twenty seconds.
[00:00:54.000 --> 00:00:56.000] Agent: «Right, found it.»`,
    ],
    good: [
      `[00:00:01.000 --> 00:00:04.000] Agent: I'll run a search, it takes about twenty seconds.
[00:00:28.000 --> 00:00:30.000] Agent: Right, found it.`,
      `[00:00:01.000 --> 00:00:04.000] Agent: Could you read me the number on the label?
[00:00:04.500 --> 00:00:06.000] Customer: Let me get the box.
[00:00:36.000 --> 00:00:38.000] Customer: It's four four one nine.`,
      `[00:00:01.000 --> 00:00:04.000] Agent: May I put you on hold while I ring the depot?
[00:00:04.500 --> 00:00:05.000] Customer: Sure.
[00:02:36.000 --> 00:02:38.000] Agent: Thanks for holding.`,
    ],
  },
  *check(call, { seconds, announced }: { seconds: number; announced: number }) {
    for (const wait of call.waits) {
      const allowed = wait.by === undefined ? 0 : wait.by === "announced" ? announcedFor(wait.stated, announced) : Infinity;
      if (wait.seconds < seconds || wait.seconds <= allowed) continue;
      const turn = call.turns[wait.after.turn]!;
      const message = `${Math.round(wait.seconds)} seconds of silence came before this, unannounced; say what you are doing and how long it takes.`;
      yield { at: { turn: turn.index, start: wait.after.offset, end: turn.text.length }, message };
    }
  },
} satisfies Rule;

/** Half as long again as was said. */
function announcedFor(stated: number | undefined, unstated: number): number {
  return stated === undefined ? unstated : stated * 1.5;
}
