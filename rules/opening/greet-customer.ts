import type { Rule } from "call-lint";

export default {
  summary: "Greet the customer, give your name and offer to help.",
  why: "The first seconds tell callers whether they reached the right place, and a person who wants to help.",
  severity: "warning",
  on: "call",
  options: {
    company: { default: "", describe: "the company's name, where it must be said in the opening; empty asks for none" },
  },
  examples: {
    bad: [
      `Agent: «Parcel number?»
Customer: Hello? It's about a parcel to Canal Street.
Agent: Yes, the number?`,
      `Agent: «Larkspur Parcels, hello, what can I do for you?»
Customer: My parcel hasn't come.
Agent: Which one is it?`,
      `Agent: «good morning larkspur parcels this is rosa may i have your name»
Customer: adam wilson
Agent: and the parcel number so i can assist you
Customer: four four one nine
Agent: is there anything else i can help you with`,
      {
        call: `Agent: «Hello, this is Rosa, how can I help?»
Customer: Where is my parcel?`,
        options: { company: "Larkspur Parcels" },
      },
    ],
    good: [
      `Agent: Good morning, Larkspur Parcels, Rosa speaking. How can I help?
Customer: My parcel hasn't come.`,
      `Customer: Hello? Is somebody there?
Agent: Yes, hello, this is Rosa.
Customer: Oh, good.
Agent: What can I do for you?`,
      `Agent: Hello, Mrs Tate? This is Rosa from Larkspur Parcels.
Customer: Yes, that's me.
Agent: I'm calling about the parcel you reported missing.`,
      `Agent: thanks for calling [COMPANY] this is [NAME] may i have your name
Customer: adam wilson
Agent: thank you adam and the parcel number
Customer: four four one nine
Agent: how can i help you today
Customer: it hasn't arrived`,
    ],
  },
  *check(call, { company }: { company: string }) {
    const { turns, greeting, name, offer, outbound, midway } = call.opening;
    const first = turns[0];
    if (first === undefined) return "not-applicable";
    const missing: [what: string, remedy: string][] = [];
    if (!greeting) missing.push(["a greeting", "greet the customer"]);
    if (company !== "" && !turns.some(({ text }) => lettersOf(text).includes(lettersOf(company))))
      missing.push(["the company's name", `say that this is ${company}`]);
    if (!name) missing.push(["the agent's name", "give your name"]);
    if (!offer)
      missing.push(outbound ? ["the reason for the call", "say what you are calling about"] : ["an offer to help", "ask how you can help"]);
    if (midway) return { notEvaluable: "the transcript begins in the middle of the call" };
    if (missing.length === 0) return;
    const lacks = listed(missing.map(([what]) => what));
    yield { at: first.span, message: `The opening lacks ${lacks}; ${listed(missing.map(([, remedy]) => remedy))}.` };
  },
} satisfies Rule;

function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\d]+/gu, "");
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
