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
  "a print with numbers of lines, begun anew on each page": [`            1\n${turns.map(({ name, text }, index) => ` ${(index % 2) * 2 + 1}      ${name.toUpperCase()}:  ${text.replace(/ (\S+ \S+)$/, ` \n ${(index % 2) * 2 + 2}  $1`)}${index === 1 ? "\n            2" : ""}`).join("\n")}\n`, "none"],
  "numbers of lines before columns": [turns.flatMap(({ side, text }) => [`${side.toUpperCase().padEnd(11)}${text.replace(/ \S+ \S+$/, "")}`, `           ${/\S+ \S+$/.exec(text)![0]}`]).map((line, index) => `${String(index + 1).padStart(3, "0")}  ${line}`).join("\n"), "none"],
  "times at the ends of lines": [each(({ side, clock, text }) => `${side}: ${text} (00:${clock})`)],
  "times to the right": [each(({ name, at, text }) => `${name}: ${text}        10:40:${String(at).padStart(2, "0")} AM`)],
  "two columns side by side": [`Call LP-4471\n\nAGENT                                    CUSTOMER\n---------------------------------------  -------------------------------------\n${each(({ isAgent, text }) => text.match(/.{1,36}(?:\s|$)/g)!.map((part) => (isAgent ? part.trim() : " ".repeat(41) + part.trim())).join("\n"))}\n`, "none"],
  "labels with a time to the millisecond in brackets": [`Agent: nbyrne@example.com\nANI: 5550142\n\n${each(({ side, clock, text }) => `[${side.toUpperCase()} 00:${clock}.200] ${text}`)}`],
  "names in brackets above the words, a header of names and numbers": [`Engagement ID: e-1\nAgent: Niamh Byrne\nConsumer: +1 555-0142\nStart time: 2025-06-03 10:40:00\n\n${each(({ isAgent, clock, text }) => `[${isAgent ? "Niamh Byrne" : "Consumer"}] 10:${clock}\n${text}`)}`],
  "OpenPhone: times behind the colons, words below": [`Call with Zoë (555) 555-0142\nJune 3, 2025 10:40 AM\n\n${each(({ isAgent, name, at, text }) => `${isAgent ? name : "(555) 555-0142"}: 0:${String(at).padStart(2, "0")}\n${text}`)}`],
  "a log, with how grave each line is": [each(({ side, clock, text }) => `2025-06-03 10:${clock},000 | INFO | ${side.toLowerCase()} | ${text}`)],
  "a page with a block for each turn": [`<!DOCTYPE html><html><head><title>x</title></head><body><nav><a href="/">Home</a></nav><h1>Call</h1>${each(({ name, clock, text }) => `<div class="turn"><span>${clock}</span> <span class="name">${name}</span><p>${text}</p></div>`)}<footer>Larkspur</footer></body></html>`],
  "a page with names and words in a list of terms": [`<html><body><dl>${each(({ side, text }) => `<dt>${side}</dt><dd>${text}</dd>`)}</dl></body></html>`, "none"],
  "a page of Word": [`<html><body lang=EN-GB>${each(({ side, text }) => `<p class=MsoNormal><b>${side}:</b>&nbsp;${text.replace(/ (\S+)$/, "\n$1")}<o:p></o:p></p>`)}</body></html>`, "none"],
  "a page with a list of messages": [`<ul>${each(({ name, clock, text }) => `<li class="msg"><strong>${name}</strong> <time datetime="x">10:${clock} AM</time><div>${text}</div></li>`)}</ul>`],
  "a page with a table without heads": [`<table>${each(({ name, clock, text }) => `<tr><td>10:${clock}</td><td><b>${name}</b></td><td>${text}</td></tr>`)}</table>`],
  "Dialpad: numbers in brackets before columns": [each(({ isAgent, name, clock, text }) => `10:${clock} AM ${isAgent ? name : "(555) 555-0142"}  ${text}`)],
  "initials, one of which notes things elsewhere": [each(({ isAgent, text }) => `${isAgent ? "NB" : "ZO"}: ${text}`), "none"],
  "a summary and remarks below": [`${each(({ side, text }) => `**${side}:** ${text}`, "\n\n")}\n\n---\n\n**Summary:** Zoë rang about a late parcel.\n**Sentiment:** neutral\n`, "none"],
  "an evaluator's comments below": [`Score: 87%\n\nTranscript:\n${each(({ side, text }) => `${side}: ${text}`)}\n\nComments:\nGood greeting. No apology.\n`, "none"],
  "arrows": [each(({ side, text }) => `${side} -> ${text}`), "none"],
  "letters and points": [each(({ isAgent, text }) => `${isAgent ? "A" : "C"}.  ${text}`), "none"],
  "questions and answers": [each(({ isAgent, text }) => `${isAgent ? "A" : "Q"}. ${text}`), "none"],
  "LiveChat: the day before the date": [`${each(({ name, clock, text }) => `${name}  Tue, 06/03/25 10:${clock} am\n${text}`, "\n\n")}\n\nThis chat was rated: good`],
  "Fathom: remarks that lead to the recording": [each(({ isAgent, name, clock, text }) => `${clock} - ${name}${isAgent ? " (Larkspur)" : ""}\n  ${text}\n  ACTION ITEM: Call - WATCH: https://example.com/a?t=${clock}`, "\n\n")],
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

test("a header with the number of the page in one line is said by nobody", () => {
  const page = (number: number) => `LARKSPUR PARCELS - CONFIDENTIAL                     Page ${number} of 2`;
  const text = `${page(1)}\nAgent: Good morning.\nCustomer: Hi, I am calling\n${page(2)}\nabout my parcel.\nAgent: I see.`;
  expect(callIn(text).turns.map((turn) => turn.text)).toEqual(["Good morning.", "Hi, I am calling about my parcel.", "I see."]);
});

test("what is summed up within a call is said", () => {
  const call = callIn(
    "Agent: Let me see.\nSummary: one parcel, two letters.\nCustomer: Right.\nAgent: Good.\nNext steps: I call the depot.\nCustomer: Thanks.",
  );
  expect(call.turns.map(({ text }) => text.split(" ").length)).toEqual([8, 1, 7, 1]);
});

test("a recording speaks where it has a sentence, and names a file elsewhere", () => {
  const call = callIn("Recording: call-123.wav\nAgent: Niamh\n\nRecording: Please hold while we connect you.\nIVR: Press one.\nCustomer: One.\nAgent: Good morning, how can I help?\nCustomer: Hi."); // prettier-ignore
  expect(call.turns.map(({ role }) => role)).toEqual(["system", "system", "customer", "agent", "customer"]);
});

test("what WhatsApp says of a chat is said by nobody; a chat told to the minute keeps its order", () => {
  const said = (at: string, name: string, text: string) => `03/06/2025, ${at} - ${name}: ${text}`;
  const call = callIn([said("10:40", "Zoë Okafor", "Hi, my parcel was due yesterday"), said("10:41", "Larkspur Parcels", "Hello Zoë, this is Niamh. May I have your postcode?"), said("10:42", "Zoë Okafor", "<Media omitted>"), said("10:43", "Zoë Okafor", "This message was deleted"), said("10:44", "Zoë Okafor", "LQ4 7TD")].join("\n")); // prettier-ignore
  expect(call.turns.map(({ role }) => role)).toEqual(["customer", "agent", "system", "system", "customer"]);
});

test("times that begin late and go on by the minute are of the day", () => {
  const call = callIn("[10:40] Zoë Okafor\nHi, my parcel was due yesterday\n[10:41] Niamh Byrne\nHello Zoë, this is Niamh. May I have your postcode?\n[10:42] Zoë Okafor\nLQ4 7TD\n[10:43] Niamh Byrne\nThank you."); // prettier-ignore
  expect(call.turns.map(({ start }) => start)).toEqual([0, 60, 120, 180]);
  const excerpt = callIn(
    "[10:40] Agent: Good morning.\n[10:43] Customer: Hi, it is about my parcel.\n[10:49] Agent: I see.\n[10:52] Customer: Yes.",
  );
  expect(excerpt.turns.map(({ start }) => start)).toEqual([640, 643, 649, 652]);
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
