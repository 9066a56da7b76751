import type { Rule } from "call-lint";

export default {
  summary: "Call the customer by name.",
  why: "A name shows that the agent speaks to this customer, and not to the next in the queue.",
  severity: "warning",
  on: "call",
  options: {
    turns: { default: 6, min: 1, describe: "how many turns an agent may take before they should have asked for the name" },
  },
  examples: {
    bad: [
      `Agent: Larkspur Parcels, Rosa speaking, how can I help?
Customer: Hello, my name is Winifred Tate, my parcel hasn't come.
Agent: «Sorry about that, madam. Which one is it?»
Customer: Four four one nine.
Agent: It's on the van.`,
      `Agent: may i have your name
Customer: desmond clarke
Agent: «thank you derek it's on the van»`,
      `Agent: Larkspur Parcels, hello.
Customer: Where is my parcel?
Agent: «Which number?»
Customer: Four four one nine.
Agent: And the street?
Customer: Canal Street.
Agent: It says delivered.
Customer: It isn't here.
Agent: Did you ask next door?
Customer: I did.
Agent: Then I'll ring the driver.
Customer: Please do.
Agent: He has it on the van.`,
    ],
    good: [
      `Customer: It's Bartholomew Nwosu, my parcel hasn't come.
Agent: Sorry about that, Bart. Which one is it?`,
      `Agent: may i have your name
Customer: winifred tate
Agent: thank you mrs tate it's on the van`,
      `Customer: My name is [NAME] and my parcel hasn't come.
Agent: Thank you, [NAME], which one is it?`,
      `Agent: Larkspur Parcels, hello.
Customer: When do you close?
Agent: At six.`,
    ],
  },
  *check(call, { turns }: { turns: number }) {
    const { customer, redacted, uses, asked, addresses, agents } = call.names;
    if (uses.length > 0) return;
    const given = customer.filter(({ sure }) => sure);
    const wrong = addresses.filter((address) => address.wrong);
    // "Mr Rao" is a last name that nobody but the agent says where the call gives the first.
    const isTitled = (turn: number, start: number) => /^(?:mr|mrs|ms|miss|dr)\b/i.test(call.turns[turn]!.text.slice(start));
    if (given.length > 0 && given.every(({ form }) => form === "first" || form === "single"))
      if (addresses.some(({ wrong: isWrong, at, sure }) => sure && isWrong !== true && isTitled(at.turn, at.start))) return;
    if (given.length > 0 || redacted !== undefined) {
      const said = given.find(({ turn }) => turn !== undefined)?.turn ?? redacted;
      const due = (said ?? call.customerTurns[0])?.following("agent", 1)[0] ?? call.agentTurns.at(-1)!;
      const message =
        wrong.length > 0
          ? "The customer heard a wrong name and never their own; call them by their name at least once."
          : "The customer's name is known and was never used; call them by it at least once.";
      yield { at: due.span, message };
      return;
    }
    // Outbound, the name may be said before anybody gives it: "Hello, Marguerite? This is Rosa."
    if (addresses.some(({ sure, turn, words }) => sure || (turn === call.agentTurns[0] && !words.some((word) => agents.has(word))))) return;
    if (asked || call.agentTurns.length <= turns) return "not-applicable";
    const due = call.customerTurns[0]?.following("agent", 1)[0] ?? call.agentTurns[0]!;
    yield {
      at: due.span,
      message: `${call.agentTurns.length} turns passed without asking for the customer's name; ask for it early, and use it.`,
    };
  },
} satisfies Rule;
