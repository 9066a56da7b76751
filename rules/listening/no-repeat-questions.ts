import type { Rule } from "call-lint";

export default {
  summary: "Ask once.",
  why: "Whoever must say a thing twice feels unheard the first time.",
  severity: "warning",
  on: "turn",
  examples: {
    bad: [
      `Customer: Hello, my name is Odile Farrow and my parcel hasn't come.
Agent: I'm sorry. «May I have your name», please?`,
      `Agent: what's the parcel number
Customer: four four one nine
Agent: thanks and «what's the parcel number»`,
      `Customer: My parcel was left in the rain on Tuesday and the lamp inside is broken.
Agent: I'll put you through to Dana in claims.
Dana: Claims, Dana speaking.
Customer: Hello.
Dana: «What's it about?»`,
      `Agent: May I take your order number?
Customer: I «already gave it to your colleague».`,
      `Agent: «Have you tried the side door?»
Customer: I already told you that.`,
    ],
    good: [
      `Agent: What's the parcel number?
Customer: Four four one nine.
Agent: That was four four one nine?`,
      `Agent: What's the parcel number?
Customer: Four four one nine.
Agent: Sorry, I didn't catch that, what's the parcel number?`,
      `Customer: Hi, this is Odile.
Agent: Thanks, Odile. And your last name?`,
      `Agent: What's your order number?
Customer: 4419.
Agent: And the customer number?`,
    ],
  },
  *check(call) {
    for (const { at, what, said, protest } of call.repeats) {
      const message =
        at.turn === protest?.turn.index
          ? "The customer had to say again what they had told others; pick up the notes before asking."
          : what === "matter"
            ? "The customer had already said what it is about; sum it up instead of asking."
            : "The customer had already said this; note answers down and read them back instead of asking again.";
      yield { at, message, related: said === undefined ? [] : [{ at: said, message: "first said here" }] };
    }
  },
} satisfies Rule;
