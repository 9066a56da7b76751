import type { Rule } from "call-lint";

export default {
  summary: "Give a time for what you promise to do after the call.",
  why: "A promise without a time keeps the customer waiting and calling; with one they can put it out of their mind until then.",
  severity: "error",
  on: "turn",
  appliesTo: ["call", "script"],
  examples: {
    bad: [
      `Customer: My parcel still isn't here.
Agent: I'm sorry about that. «We'll look into» it and let you know.
Customer: Thanks.
Agent: You're welcome, goodbye.`,
      `Customer: Where is my refund?
Agent: It's with our billing team. «Someone will contact you» shortly.
Customer: When would that be?
Agent: As soon as they can.`,
      `Customer: Is it booked now?
Agent: It is, the van comes on Friday. «You should receive a confirmation» email.
Customer: Great.
Agent: Bye for now.`,
    ],
    good: [
      `Customer: My parcel still isn't here.
Agent: We'll look into it and call you back by Friday.`,
      `Customer: Where is my refund?
Agent: Someone will contact you.
Customer: When?
Agent: Within two working days.`,
      `Customer: Can you send me the claim form?
Agent: I'll email it to you.
Customer: Thanks.
Agent: There, it's sent.`,
      `Customer: Your driver was rude.
Agent: I'm sorry. I'll pass that on to the depot.`,
      `Customer: I've posted the label back.
Agent: Once it arrives we'll email you.`,
    ],
  },
  *check(call) {
    const due = call.promises.filter((promise) => !promise.conditional && promise.done === undefined);
    if (due.length === 0) return "not-applicable";
    const told: typeof due = [];
    // What was to come during the call is the business of keep-promises.
    const broken = call.brokenPromises.filter(({ how }) => how === "unanswered" || how === "not given").map(({ at }) => at);
    for (const promise of due) {
      // "A crew will come and take a look" is one promise.
      if (
        promise.deadline !== undefined ||
        broken.some(({ turn, start, end }) => turn === promise.at.turn && start < promise.at.end && promise.at.start < end) ||
        told.some((other) => (other.turn === promise.turn && other.first === promise.first) || call.isSameMatter(promise, other))
      )
        continue;
      told.push(promise);
      yield { at: promise.at, message: "Something was promised without a time; say by when it will be done." };
    }
  },
} satisfies Rule;
