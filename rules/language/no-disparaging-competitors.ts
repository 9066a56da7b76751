import type { Rule } from "call-lint";

export default {
  summary: "Do not run down competitors.",
  why: "It makes the customer doubt the speaker, not the competitor; facts side by side convince better.",
  severity: "warning",
  on: "turn",
  appliesTo: ["call", "script"],
  examples: {
    bad: [
      `Customer: Parcelvane would do it for five pounds.
Agent: «Parcelvane is a joke», half of it never arrives.`,
      `Customer: I only came to you because the place on the high street was shut.
Agent: Ha, yes, «their stuff's junk».`,
      `Customer: Why should I stay?
Agent: Well, the «other couriers rip people off».`,
      `Customer: we also looked at skylark for this
Agent: honestly «skylark are useless»`,
    ],
    good: [
      `Customer: Parcelvane would do it for five pounds.
Agent: They charge five and we charge six, with insurance included.`,
      `Customer: The last company lost everything, they were useless.
Agent: I'm sorry you had that. We scan at every stop.`,
      `Customer: The van was late again.
Agent: That's terrible, I'm sorry. Our van should have been there at nine.`,
    ],
  },
  *check(call) {
    const told = new Set(call.disparagements.map(({ turn }) => turn));
    const retorts = call.rivalRetorts.filter((turn) => !told.has(turn));
    for (const at of [...call.disparagements.map((one) => one.at), ...retorts.map(({ span }) => span)]) {
      yield { at, message: "A competitor was run down; name the difference as a fact, or speak of your own service only." };
    }
  },
} satisfies Rule;
