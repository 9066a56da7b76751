import { describe, expect, test } from "vitest";
import { findRoles } from "../src/language/roles.js";
import { stringInput } from "../src/readers/input.js";
import { read } from "../src/readers/index.js";

/** The roles of a call whose lines bear names alone, by name; why last. */
function rolesOf(lines: string): Record<string, string> {
  const [call] = [...read(stringInput("call.txt", lines), {})];
  if (call === undefined || !("segments" in call)) throw new Error("no call");
  const { roleOf } = findRoles(call, {});
  return Object.fromEntries(call.segments.map((segment) => [segment.speaker!, roleOf(segment)]));
}

const DECIDED = {
  "an offer in other words": ["Aine: Tully Hardware, good morning. What can I get you?", "Noel: Morning. I'd be looking for a hinge.", "Aine: For a gate, is it?", "Noel: It is."],
  "a firm and a name, and no more": ["Rob: Quayside Removals, Rob.", "Ines: Hello, yes, my wardrobe came without its doors.", "Rob: What's the job number?", "Ines: 4 4 1 7."],
  "a firm alone, and a caller who asks whether it is right": ["Gus: Brannock's.", "Ivy: Hello, is that the timber yard?", "Gus: Aye.", "Ivy: Good, we're after four oak posts."],
  "a caller who speaks first": ["Lea: Hello? Anyone there?", "Kit: Yes, hello, Sorrel Dental, how can I help?", "Lea: A crown came off last night.", "Kit: Oh dear."],
  "a firm that rings its customer": ["Bo: Hi, Mister Ferris, this is Bo at Pinewright, I'm calling about that gasket for your dryer.", "Al: Oh, hello.", "Bo: It ships tomorrow.", "Al: Fine by me."],
  "data asked for and given": ["Uma: Depot.", "Ned: Right, so, the van never came.", "Uma: Order number?", "Ned: 55 20 1.", "Uma: And the postcode?", "Ned: K L 2 4."],
  "a customer who offers to help in passing": ["Mo: Elder Plans, Mo speaking, how can I help?", "Viv: It's my aunt's plan. Could I have your address? I'm calling about her letters.", "Mo: Of course.", "Viv: My account number is on it somewhere."],
}; // prettier-ignore

describe("who is the agent, where lines bear names alone", () => {
  test.each(Object.entries(DECIDED))("%s", (_, lines) => {
    const names = [...new Set(lines.map((line) => line.slice(0, line.indexOf(":"))))];
    const agent = lines[0]!.startsWith("Lea") ? "Kit" : names[0]!;
    expect(rolesOf(lines.join("\n"))).toEqual(Object.fromEntries(names.map((name) => [name, name === agent ? "agent" : "customer"])));
  });

  test.each(["Rep: Kim   Caller: Lee Marsh", "Rep: Kim\tCaller: Lee Marsh", "Rep: Kim | Caller: Lee Marsh"])("named side by side above the call: %s", (header) => {
    expect(rolesOf(`${header}\n\nKim: It's me again.\nLee: Ah, right.\nKim: So it is.\nLee: Fine.`)).toEqual({ Kim: "agent", Lee: "customer" });
  }); // prettier-ignore

  test.each(["Student Central", "Guest Services", "Patient Access", "Member Relations", "Records Office"])("who sits in %s", (place) => {
    const roles = rolesOf(`Jo (${place}): It's me again.\nRavi: Ah, right.\nJo (${place}): So it is.\nRavi: Fine.`);
    expect(roles).toEqual({ [`Jo (${place})`]: "agent", Ravi: "customer" });
  });

  test("two people who merely talk are nobody's agent", () => {
    const talk = ["Ada: It's the robots I like best.", "Ben: This is the one at the back, isn't it?", "Ada: That's it, here.", "Ben: What do you think of it?"];
    expect(rolesOf(talk.join("\n"))).toEqual({ Ada: "unknown", Ben: "unknown" });
  }); // prettier-ignore

  test("a trade before the colon is no agent where the other side answers for a firm", () => {
    const call = ["Viktor: Hoist and Lift Service, Viktor speaking, how can I help?", "Concierge: Our lift is stuck.", "Viktor: Which building?", "Concierge: Calder House."];
    expect(rolesOf(call.join("\n"))).toEqual({ Viktor: "agent", Concierge: "customer" });
    expect(rolesOf(call.join("\n").replaceAll("Concierge", "Operator"))).toMatchObject({ Operator: "agent" });
  }); // prettier-ignore
});
