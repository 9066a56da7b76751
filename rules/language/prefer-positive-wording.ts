import type { Rule } from "call-lint";

export default {
  summary: "Say what works rather than what does not.",
  why: "The same fact sounds like help or like a hurdle; the positive form costs nothing.",
  severity: "info",
  on: "turn",
  appliesTo: ["call", "script"],
  examples: {
    bad: [
      `Customer: What do I need to send it back?
Agent: «You'll have to» keep the box and the label.`,
      `Customer: Is it here today?
Agent: «Unfortunately», it comes on Friday.`,
      `Customer: When do you deliver?
Agent: «We can only» deliver on weekdays.`,
      `customer: thanks that's all
agent: call us if you «have any other problems»`,
      `Customer: The vase is broken.
Agent: «The only thing I can do is» send you another.`,
    ],
    good: [
      `Customer: I'd like to return it.
Agent: You can bring it to the depot, or I'll send a driver.`,
      `Customer: Three weeks now.
Agent: I'm so sorry, unfortunately the van broke down.`,
      `Customer: Must I sign for it?
Agent: You don't have to do anything, and all you have to keep is the number.`,
      `Customer: It was my mother's.
Agent: I can only imagine how you feel.`,
    ],
  },
  *check(call) {
    for (const { at, replaces, instead, turn, isSafe } of call.positiveWordings) {
      const said = turn.text.slice(at.start, at.end);
      const isLeftOut = replaces.start !== at.start || replaces.end !== at.end;
      yield {
        at,
        message: isLeftOut
          ? `"${said}" announces bad news before it is told; leave it out.`
          : `"${said}" sounds like a hurdle; say "${instead}" instead.`,
        ...(isLeftOut ? {} : { suggest: [instead] }),
        // Where nothing else is said, nothing would be left.
        ...(instead === "" && replaces.start === 0 ? {} : { fix: { at: replaces, text: instead, safe: isSafe } }),
      };
    }
  },
} satisfies Rule;
