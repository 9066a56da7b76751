import type { Rule } from "call-lint";

const WHAT = {
  card: "A full card number stands in the transcript",
  code: "The security code of a card stands in the transcript",
  social: "A full social security number stands in the transcript",
};

export default {
  summary: "Keep full card numbers, security codes and social security numbers out of the recording.",
  why: "Whoever can read the transcript can pay with the card; PCI DSS forbids to keep the code at all.",
  severity: "error",
  on: "turn",
  anyLanguage: true,
  appliesTo: ["call", "script"],
  needs: [],
  examples: {
    bad: [
      `Agent: Which card shall I charge the postage to?
Customer: It's «4539 1488 0343 6467, and the three on the back are 291».`,
      `Agent: What's the card number?
Customer: «five one oh five one oh five one oh five one oh five one oh oh»`,
      `Agent: Go ahead with the card.
Customer: «4000 0566»
Agent: Mm-hm.
Customer: 5566 5556`,
      `Agent: And the CVV?
Customer: It's «737».`,
      `Agent: I need your social security number.
Customer: «five one nine four four oh eight eight one»`,
    ],
    good: [
      `Agent: I have the card ending 6467 here.
Customer: That's the one.`,
      `Agent: What's the tracking number?
Customer: 7712 0400 1532 9918.`,
      `Agent: Could you read me the last four of your social?
Customer: Eight eight one two.`,
      `Agent: I only see stars here, star star star star eight eight two one.
Customer: Right. My number is 555 0177, and the order is 4539148803436467.`,
    ],
  },
  *check(call) {
    for (const { kind, at } of call.cardData)
      yield { at, message: `${WHAT[kind]}; take it by keypad or with the recording paused, and have it removed here.` };
  },
} satisfies Rule;
