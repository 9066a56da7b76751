import type { Rule } from "call-lint";

export default {
  summary: "Get the customer's name right.",
  why: "A wrong name tells customers that nobody listened, and makes them wonder whose account is open.",
  severity: "error",
  on: "turn",
  examples: {
    bad: [
      `Customer: My name is Anton Reyes, my parcel hasn't come.
Agent: Okay, «Mr. Ramos», I have it here.`,
      `Customer: hi this is leonie fischbach
Agent: okay «monika» it's on the van
Customer: it's leonie`,
      `Customer: It's Halima Yusuf, my parcel hasn't come.
Agent: Thank you, Halima.
Customer: Where is it?
Agent: It's on the van, «Fatima». Anything else?`,
    ],
    good: [
      `Customer: My name is Bartholomew Nwosu.
Agent: Thanks, Bart. I'll ask Tomasz at the depot.`,
      `Customer: It's under Brigid Hallam.
Agent: Is that Bridget with a T, or Brigid?
Customer: Like the saint.
Agent: Thank you, Brigid.`,
      `Customer: my name is dale whitcomb
Agent: okay mister whitcomb mister haddad has to sign that off`,
      `Agent: Hello, this is Rosa, may I have your name?
Customer: It's Ann. Is Miguel there?
Agent: Hi Miguel, I have Ann on the line.`,
    ],
  },
  *check(call) {
    const { addresses, customer } = call.names;
    if (customer.length === 0 && addresses.length === 0) return "not-applicable";
    const known = customer.find(({ sure }) => sure) ?? customer[0];
    for (const { at, wrong } of addresses) {
      if (wrong !== true) continue;
      const own = known === undefined ? "" : ` ${known.words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join(" ")}`;
      yield { at, message: `The customer, known as${own}, was called by another name; apologise briefly and use the right one.` };
    }
  },
} satisfies Rule;
