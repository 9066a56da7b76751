import { describe, expect, test } from "vitest";
import { assemble } from "../../src/language/assemble.js";
import { read } from "../../src/readers/index.js";
import { stringInput } from "../../src/readers/input.js";
import { wrongPlacesIn } from "./places.js";

/** One short call as the pages and exports of products tell it in plain text. */
const CALL = [
  { isAgent: true, name: "Niamh Byrne", text: "Thank you for calling Larkspur Parcels, this is Niamh. How can I help?", at: 1 },
  { isAgent: false, name: "Zoë Okafor", text: "Hi, my parcel LP-4471 was due before noon and nothing came.", at: 5 },
  { isAgent: true, name: "Niamh Byrne", text: "I'm sorry to hear that. May I have your postcode?", at: 10 },
  { isAgent: false, name: "Zoë Okafor", text: "Sure, it is LQ4 7TD.", at: 14 },
];
type Turn = (typeof CALL)[number] & { clock: string; side: string; phone: string };

const turns = CALL.map((turn): Turn => ({ ...turn, clock: `00:${String(turn.at).padStart(2, "0")}`, side: turn.isAgent ? "Agent" : "Customer", phone: turn.isAgent ? "1001" : "+353 1 555 0142" })); // prettier-ignore
const each = (line: (turn: Turn) => string, between = "\n") => turns.map(line).join(between);

/** Texts by what wrote them; those that tell no times say so. */
const FILES: Readonly<Record<string, readonly [text: string, times?: "none"]>> = {
  "Salesforce: lengths before the names": [`Chat Origin: Website\n${each(({ at, name, text }) => `( ${at}s ) ${name}: ${text}`)}`],
  "Zoom: who writes to whom": [each(({ clock, name, text }) => `10:${clock} From ${name} to Everyone : ${text}`)],
  "Zoom: the words below who writes to whom": [each(({ clock, name, text }) => `10:${clock}\t From  ${name}  to  Everyone:\r\n\t${text}`, "\r\n")],
  "Zoom: one who writes but once": [`10:00:00\tAna Lund:\tHello to everyone here.\n${each(({ clock, name, text }) => `10:${clock}\t${name}:\t${text}`)}`],
  "Teams as it is saved from Word": [`Call with Zoë-20250603_104000-Meeting Recording\nJune 3, 2025, 9:40AM\n2m 15s\n\n${each(({ isAgent, at, text }) => `${isAgent ? "Niamh Byrne" : "Okafor, Zoë (External)"}   0:${String(at).padStart(2, "0")}\n${text}`, "\n\n")}\n\nNiamh Byrne stopped transcription\n`],
  "Teams: a range above each name": [each(({ at, name, text }) => `0:0:${at}.0 --> 0:0:${at + 3}.25\n${name}\n${text}`)],
  "Teams as its page is copied": [each(({ at, name, text }) => `${name}\n0 minutes ${at} seconds0:${String(at).padStart(2, "0")}\n${name} 0 minutes ${at} seconds\n${text}`)],
  "Genesys as its page is copied": [each(({ isAgent, name, phone, clock, side, text }) => `${side}\n${isAgent ? name : phone}\n${clock}\n${text}`)],
  "Genesys: inside and outside": [each(({ isAgent, clock, text }) => `${isAgent ? "Internal" : "External"} participant ${clock}\n${text}`, "\n\n")],
  "Amazon Connect as its page is copied": [each(({ side, clock, text }) => `${side.toUpperCase()} • ${clock}\n${text}`)],
  "Aircall: the number of who calls in": [each(({ isAgent, name, phone, clock, text }) => `${isAgent ? `${name} (Larkspur)` : `External (${phone})`} - ${clock}\n${text}`, "\n\n")],
  "JustCall: the time before a number": [each(({ isAgent, name, clock, text }) => `${clock} ${isAgent ? `${name} (Agent)` : "+13535550142 (Contact)"}\n${text}`)],
  "numbers for names": [each(({ clock, phone, text }) => `10:${clock} ${phone.replaceAll(" ", "").replace("+", "")}: ${text}`)],
  "Dialpad: numbers between tabs": [each(({ isAgent, name, clock, text }) => `2025-06-03 10:${clock}.000000\t${isAgent ? name : "+13535550142"}\t${text}`)],
  "a time between label and words": [each(({ side, clock, text }) => `${side} ${clock} ${text}`)],
  "letters, times, words": [each(({ isAgent, clock, text }) => `${isAgent ? "A" : "C"} ${clock} ${text}`)],
  "label and time in angle brackets": [each(({ side, clock, text }) => `<${side} ${clock}> ${text}`)],
  "Rev: columns behind the colon": [each(({ isAgent, clock, text }) => `Speaker ${isAgent ? 1 : 2}:    ${clock}    ${text}`, "\n\n")],
  "Trint: when each turn ends": [each(({ isAgent, clock, at, text }) => `Speaker ${isAgent ? 1 : 2}: [00:${clock}] ${text} [00:00:${String(at).padStart(2, "0")}.5][3.5]`, "\n\n")],
  "Freshchat: dates in words behind the names": [each(({ name, clock, text }) => `${name} [03 Jun 2025, 10:${clock} AM]\n${text}`, "\n\n")],
  "Freshdesk: dates in words before bars": [each(({ name, clock, text }) => `Jun 3, 2025 10:${clock} AM | ${name} : ${text}`)],
  "Crisp: the day of the week": [each(({ isAgent, clock, text }) => `[Tue Jun 03 2025 10:${clock}] ${isAgent ? "Niamh (operator)" : "visitor123"}: ${text}`)],
  "ServiceNow: what kind of comment": [each(({ name, clock, text }) => `2025-06-03 10:${clock} - ${name} (Additional comments)\n${text}`, "\n\n")],
  "Intercom: the company beside the name": [`${each(({ isAgent, name, at, text }) => `10:${at + 10} AM | ${isAgent ? "Niamh from Larkspur" : name}: ${text}`, "\n\n")}\n\n---\n\nExported from Larkspur Parcels on June 4, 2025 at 09:00 AM\n`],
  "a rating below": [`${each(({ name, side, text }) => `${name} (${side}): ${text}`)}\n\nRating: good\n`, "none"],
  "a header of fields": [`Interaction ID: 98765\nEmployee: Byrne, Niamh\nStart Time: 6/3/2025 10:40:01 AM\nHolds: 1\nTransfers: 0\n\n${each(({ isAgent, clock, text }) => `[${clock}] ${isAgent ? "EMPLOYEE" : "CUSTOMER"}: ${text}`)}`],
  "participants above a call with times": [`Participants\n\nLarkspur\nNiamh Byrne, Support Agent\n\nNorthwind\nZoë Okafor, Buyer\n\nTranscript\n\n${each(({ name, clock, text }) => `${clock} | ${name.split(" ")[0]!}\n${text}`, "\n\n")}`],
  "a PDF in columns, wrapped, with pages": [`Call ID: 4471      Date: 03/06/2025      Agent: Niamh Byrne\n\n${turns.map(({ side, text }, index) => `${side.padEnd(12)}${text.replace(/ (\S+ \S+)$/, "\n            $1")}${index % 2 === 1 ? `\n                Page ${(index + 1) / 2} of 2` : ""}`).join("\n")}`, "none"],
}; // prettier-ignore

function callIn(text: string, file = "call.txt") {
  const [item] = [...read(stringInput(file, text), {})];
  if (item === undefined || !("segments" in item)) throw new Error(item?.message);
  return assemble(item);
}

describe("what products write as text", () => {
  test.each(Object.entries(FILES))("%s", (_, [text, times = "starts"]) => {
    const call = callIn(text);
    const spoken = call.turns.filter((turn) => turn.role !== "system" && turn.speaker !== "Ana Lund");
    expect(spoken.map((turn) => [turn.role, turn.text])).toEqual(
      CALL.map(({ isAgent, text: said }) => [isAgent ? "agent" : "customer", said]),
    );
    if (times === "none") expect(call.timing).toBe("none");
    else expect(spoken[3]!.start! - spoken[0]!.start!).toBe(text.includes("AM | ") && text.includes(":11 AM") ? 780 : 13);
    expect(wrongPlacesIn(call, text)).toEqual([]);
  });
});

test("what stands on page after page is said by nobody", () => {
  const page = (number: number, text: string) => `Larkspur Parcels - confidential\nPage ${number} of 3\n${text}\n`;
  const text =
    page(1, "Agent: Good morning.\nCustomer: Hi, I am calling") + page(2, "about my parcel.\nAgent: I see.") + page(3, "Customer: Thanks.");
  expect(callIn(text).turns.map((turn) => turn.text)).toEqual(["Good morning.", "Hi, I am calling about my parcel.", "I see.", "Thanks."]);
});

test("the lines above a mail are no speakers", () => {
  const mail = (from: string, to: string) =>
    `From: ${from}\nSent: Tuesday, June 3, 2025 10:40 AM\nTo: ${to}\nSubject: LP-4471\n\nThe words.\n\n`;
  const call = callIn(
    mail("Zoë Okafor", "Larkspur Support") + mail("Larkspur Support", "Zoë Okafor") + mail("Zoë Okafor", "Larkspur Support"),
  );
  expect(call.turns.every((turn) => turn.speaker === undefined)).toBe(true);
});

test("Markdown in which two people speak by turns is a call", () => {
  const call = callIn(`# Call\n\n${each(({ name, clock, text }) => `**${name}:** [00:${clock}] ${text}`, "\n\n")}`, "call.md");
  expect(call.kind).toBe("call");
  expect(call.turns.map(({ role }) => role)).toEqual(["agent", "customer", "agent", "customer"]);
});

test("tags within a line leave no blanks, and names of characters are read", () => {
  const page =
    "<p><b>Agent:</b> Thank you for <i>calling</i>, this is <b>Niamh</b>.</p>\n<p><b>Customer:</b> My <a href='x'>parcel</a>, LP-4471 &amp; nothing.</p>";
  const call = callIn(page, "call.html");
  expect(call.turns.map((turn) => turn.text)).toEqual(["Thank you for calling, this is Niamh.", "My parcel, LP-4471 & nothing."]);
  expect(wrongPlacesIn(call, page)).toEqual([]);
});

test.each([
  ["[00:01] Agent: Good morning.\n[00:05] Customer: Hi.\n[00:09] Agent: Yes.\n[00:12] Perfect: that works.\n[00:15] Agent: Bye.", 4],
  ["Agent: Count the steps.\nHold 30 seconds\nthen press.\nCustomer: I did.\nAgent: Great.", 3],
  ["Agent: We are open\nMay 12, 2025 10:30 in the morning.\nCustomer: Rating: five stars.\nAgent: Thanks.", 3],
])("what only looks like a label or a time is said: %j", (text, turns) => {
  expect(callIn(text).turns.filter(({ role }) => role === "agent" || role === "customer").length).toBe(turns);
  expect(callIn(text).turns.every(({ role }) => role === "agent" || role === "customer")).toBe(true);
});
