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

/** Calls that open without a greeting, are rung out, or begin in their midst; the agents' names stand first. */
const HARD: Record<string, readonly [agents: string, lines: readonly string[]]> = {
  "a department and no more": ["Gary", ["Gary: Warehouse.", "Tina: Gary, it's Tina at the Leeds store. Did our pallet go out?", "Gary: Which one?", "Tina: The garden furniture.", "Gary: It's on the afternoon truck."]],
  "a trade and no more": ["Doug", ["Doug: Taxis.", "Pam: Can I get one from the Red Lion to the station please?", "Doug: What name?", "Pam: Pam."]],
  "a caller who asks for the firm": ["Franco", ["Ollie: Hi, is that Luigi's?", "Franco: It is.", "Ollie: Can I order two large ones to collect?", "Franco: Half an hour.", "Ollie: Nice one."]],
  "a supplier who rings its customer's office": ["Graham", ["Nina: Brightwell Limited, good morning, Nina speaking.", "Graham: Morning Nina, it's Graham from Apex Supplies, I'm calling about your overdue invoice.", "Nina: I've got that down as paid.", "Graham: It shows as open on our side.", "Nina: I can send you the remittance.", "Graham: Thanks very much for your help."]],
  "a driver at the door": ["Kem", ["Lucy: Hello?", "Kem: Hello, I'm outside with your parcel but nobody answers.", "Lucy: The bell's broken, I'm coming down.", "Kem: OK, I wait."]],
  "a customer who quotes another agent": ["Olga", ["Olga: Claims, Olga speaking.", "Sam: Yesterday I rang and the girl goes thank you for calling, how can I help you today, and cut me off.", "Olga: I'm sorry about that. What's the claim number?", "Sam: They said it had to be approved first."]],
  "a customer who asks for the agent's details": ["Beth", ["Beth: Customer relations, Beth speaking.", "Nigel: What is your full name please?", "Beth: Beth Corran.", "Nigel: And can I take your direct line?", "Beth: We don't have those, but my team is on option three.", "Nigel: Let me tell you what I want.", "Beth: I can do that for you, Mr Straw. You'll have the letter tomorrow."]],
  "a call from its midst, as machines hear it": ["Jo", ["Wes: so that's when the light went red", "Jo: okay and did you hold the button for ten seconds", "Wes: yeah twice", "Jo: then it's the board let me check i can send you a new unit free of charge", "Wes: my wife said it would be"]],
  "a second agent who names a department": ["Sandra Tom", ["Sandra: Mercy General, how may I direct your call?", "Leo: I need a copy of my papers.", "Sandra: One moment and I'll connect you.", "Tom: Records, Tom.", "Leo: I was in last week and never got my papers.", "Tom: I see you here. I can email those today.", "Leo: Great, thank you."]],
  "who calls and who is called": ["Caller", ["Callee: Hello?", "Caller: Hello, is that Mrs Finch? It's Ada from Larkspur Parcels, I'm calling about your parcel.", "Callee: Oh, my teapot.", "Caller: It will be with you tomorrow.", "Callee: Thank you so much for your help."]],
  "a garage that rings, and what it costs": ["Mo", ["Mo: Karen, it's Mo. Your Fiesta is ready.", "Karen: Oh fab. What was it in the end?", "Mo: The coil.", "Karen: How much is that then?", "Mo: One eighty all in."]],
  "a firm of one": ["Ron", ["Ron: Hello?", "Sheila: Oh hello, are you the man that does fences?", "Ron: Yeah, what've you got?", "Sheila: Two panels came down.", "Ron: I could come and look tomorrow."]],
  "a colleague who comes on the line": ["Stephen Agnes", ["Stephen: Riverside Bank, how can I help?", "Marta: My card's been swallowed.", "Stephen: Thanks for holding. I've got Agnes from cards on the line.", "Agnes: Hi Marta, I'll cancel the old card.", "Marta: How long will that take?", "Agnes: Five days."]],
}; // prettier-ignore

describe("who is the agent, where lines bear names alone", () => {
  test.each(Object.entries(DECIDED))("%s", (_, lines) => {
    const names = [...new Set(lines.map((line) => line.slice(0, line.indexOf(":"))))];
    const agent = lines[0]!.startsWith("Lea") ? "Kit" : names[0]!;
    expect(rolesOf(lines.join("\n"))).toEqual(Object.fromEntries(names.map((name) => [name, name === agent ? "agent" : "customer"])));
  });

  test.each(Object.entries(HARD))("%s", (_, [agents, lines]) => {
    const names = [...new Set(lines.map((line) => line.slice(0, line.indexOf(":"))))];
    const roles = names.map((name) => [name, agents.split(" ").includes(name) ? "agent" : "customer"]);
    for (const text of [lines, lines.map((line) => line.replace(/^\w+/, (name) => `Speaker ${names.indexOf(name) + 1}`))])
      expect(Object.values(rolesOf(text.join("\n")))).toEqual(roles.map(([, role]) => role));
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

test("small talk does not tell who serves whom", () => {
  expect(rolesOf("Ana: Hi.\nSam: Hey.\nAna: So did it come?\nSam: It did.")).toEqual({ Ana: "unknown", Sam: "unknown" });
});
