import { describe, expect, test } from "vitest";
import { assemble } from "../../src/language/assemble.js";
import type { RoleHints } from "../../src/language/roles.js";
import { read } from "../../src/readers/index.js";
import { stringInput } from "../../src/readers/input.js";
import { wrongPlacesIn } from "./places.js";
import { CALL } from "./rosetta.js";

function callIn(text: string, file = "call.txt", hints: RoleHints = {}) {
  const [item] = [...read(stringInput(file, text), {})];
  if (item === undefined || !("segments" in item)) throw new Error(JSON.stringify(item));
  return assemble(item, hints);
}

/** One line of the call, as the shapes below put it together. */
interface Line {
  /** `Agent` or `Customer`. */
  label: string;
  /** `Niamh Byrne` or `Zoë Okafor`. */
  name: string;
  first: string;
  text: string;
  /** `01:35` */
  clock: string;
  /** `00:01:35` */
  long: string;
  end: string;
  isAgent: boolean;
}

const pad = (number: number) => String(number).padStart(2, "0");
const LINES = CALL.map(([role, start, end, text]): Line => {
  const isAgent = role === "agent";
  const clock = `${pad(Math.floor(start / 60))}:${pad(start % 60)}`;
  const until = `00:${pad(Math.floor(end / 60))}:${pad(Math.floor(end) % 60)}.${String(Math.round((end % 1) * 1000)).padStart(3, "0")}`;
  const name = isAgent ? "Niamh Byrne" : "Zoë Okafor";
  return { label: isAgent ? "Agent" : "Customer", name, first: name.split(" ")[0]!, text, clock, long: `00:${clock}`, end: until, isAgent };
});

type Shape = readonly [name: string, line: (line: Line, index: number) => string, timed?: "timed", between?: string];

const SHAPES: readonly Shape[] = [
  ["no space after the colon", ({ label, text }) => `${label}:${text}`],
  ["arrows", ({ label, text }) => `${label}>> ${text}`],
  ["angle brackets", ({ label, text }) => `<${label}> ${text}`],
  ["letters", ({ label, text }) => `${label[0]}: ${text}`],
  ["a member and a representative", ({ isAgent, text }) => `${isAgent ? "Rep" : "Member"}: ${text}`],
  ["the company's advisor", ({ isAgent, text }) => `${isAgent ? "Larkspur Parcels Advisor" : "Caller"}: ${text}`],
  ["the company's name", ({ isAgent, name, text }) => `${isAgent ? "Larkspur Parcels" : name}: ${text}`],
  ["Spanish", ({ isAgent, text }) => `${isAgent ? "Agente" : "Cliente"}: ${text}`],
  ["a full-width colon", ({ label, text }) => `${label}：${text}`],
  ["capitals", ({ name, text }) => `${name.toUpperCase()}: ${text}`],
  ["numbered speakers", ({ isAgent, text }) => `Speaker ${isAgent ? 1 : 2}: ${text}`],
  ["lettered speakers", ({ isAgent, text }) => `Speaker ${isAgent ? "A" : "B"}: ${text}`],
  ["channels", ({ isAgent, text }) => `Channel ${isAgent ? 1 : 2}: ${text}`],
  ["channels in brackets", ({ isAgent, text }) => `[ch_${isAgent ? 0 : 1}] ${text}`],
  ["name and role", ({ name, label, text }) => `${name}, ${label}: ${text}`],
  ["role and name", ({ first, label, text }) => `${label} - ${first}: ${text}`],
  ["numbered turns", ({ label, text }, index) => `Turn ${index + 1} - ${label}: ${text}`],
  ["numbers in brackets", ({ label, text }, index) => `[${index + 1}] ${label}: ${text}`],
  ["times in brackets and a guest", ({ isAgent, long, text }) => `[${long}] ${isAgent ? "Agent" : "Guest"}: ${text}`, "timed"],
  ["an e-mail's quotation", ({ label, text }) => `> ${label}: ${text}`],
  ["invisible marks", ({ label, text }) => `\u200e${label}:\u00a0${text}`],
  ["invisible marks behind", ({ label, text }) => `${label}: ${text}\u200b \u200e`],
  ["italics", ({ label, text }) => `*${label}:* ${text}`],
  ["a bold label alone", ({ label, text }) => `**${label}**\n${text}`, undefined, "\n\n"],
  ["a label with its colon alone", ({ label, text }) => `${label}:\n${text}`, undefined, "\n\n"],
  ["a name with its role, alone", ({ first, isAgent, text }) => `${first} (${isAgent ? "Support" : "Customer"})\n${text}`, undefined, "\n\n"],
  ["a play", ({ label, text }) => `${label.toUpperCase()}\n    ${text}`, undefined, "\n\n"],
  ["pictures before labels", ({ isAgent, label, text }) => `${isAgent ? "🎧" : "👤"} ${label}: ${text}`],
  ["a page of the web", ({ label, text }) => `<p><strong>${label}:</strong> ${text}</p>`],
  ["breaks of a page", ({ label, text }) => `<b>${label}:</b> ${text}`, undefined, "<br/>\n"],
  ["line ends as two characters", ({ label, text }) => `${label}: ${text}`, undefined, "\\n"],
  ["no line ends at all", ({ label, text }) => `${label}: ${text}`, undefined, " "],
  ["names without line ends", ({ first, text }) => `${first}: ${text}`, undefined, " "],
  ["tabs", ({ label, text }) => `${label}\t${text}`],
  ["a time, a tab, a label, a tab", ({ label, clock, text }) => `${clock}\t${label}\t${text}`, "timed"],
  ["a label, a tab, a time, a tab", ({ label, clock, text }) => `${label}\t${clock}\t${text}`, "timed"],
  ["a bare time", ({ label, clock, text }) => `${clock} ${label}: ${text}`, "timed"],
  ["a time and a dash", ({ label, clock, text }) => `${clock} - ${label}: ${text}`, "timed"],
  ["a bold time", ({ label, clock, text }) => `**${clock}** **${label}**: ${text}`, "timed"],
  ["a bold time and label", ({ label, clock, text }) => `**[${clock}] ${label}:** ${text}`, "timed"],
  ["a time above", ({ name, clock, text }) => `[${clock}]\n${name}: ${text}`, "timed"],
  ["a time behind the name", ({ name, clock, text }) => `${name} (${clock}):\n${text}`, "timed", "\n\n"],
  ["a time behind the name of a document", ({ name, clock, text }) => `${name}   ${clock}\n${text}`, "timed"],
  ["a time before the name above", ({ name, long, text }) => `[${long}] ${name}\n${text}`, "timed", "\n\n"],
  ["a time, a bar and a name above", ({ first, clock, text }) => `${clock} | ${first}\n${text}`, "timed", "\n\n"],
  ["time, name and words on lines of their own", ({ name, long, text }) => `${long}\n${name}\n${text}`, "timed", "\n\n"],
  ["start and end", ({ label, long, end, text }) => `${long}.000 --> ${end} ${label}: ${text}`, "timed"],
  ["start and end above", ({ label, long, end, text }) => `[${long}.000 --> ${end}]\n${label}: ${text}`, "timed"],
  ["an instant", ({ label, clock, text }) => `2025-06-03T10:${pad(40 + Number(clock.slice(0, 2)))}:${clock.slice(3)}Z ${label}: ${text}`, "timed"],
  ["a log", ({ label, clock, text }) => `2025-06-03 10:${pad(40 + Number(clock.slice(0, 2)))}:${clock.slice(3)},120 INFO ${label}: ${text}`, "timed"],
  ["words, a tab and a time", ({ name, clock, text }) => `${name}\t${text}\t${clock}`, "timed"],
  ["a time and the label in brackets", ({ clock, label, text }) => `${clock} (${label}) ${text}`, "timed"],
  ["name, role and time between strokes", ({ name, label, clock, text }) => `${name} / ${label} / ${clock}\n${text}`, "timed", "\n\n"],
  ["times with a plus", ({ isAgent, long, text }) => `${isAgent ? "Rep" : "Caller"} +${long}.00\n${text}`, "timed", "\n\n"],
  ["name and role before the time", ({ name, label, clock, text }) => `${name} (${label}) ${clock} ${text}`, "timed"],
  ["a span behind the words", ({ label, clock, text }) => `${label}: ${text} (${clock}-59:00)`, "timed"],
  ["a span of seconds", ({ label, clock, text }) => `[${Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))}.00 - ${Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)) + 1}.50] ${label}: ${text}`, "timed"],
  ["faces and sentiments of a page", ({ isAgent, name, clock, text }) => `${isAgent ? "NB" : "ZO"}\n${name}\n${clock}\n${text}\nPositive sentiment`, "timed"],
  ["sides as the page of Genesys names them", ({ isAgent, clock, text }) => `${isAgent ? "Agent" : "External participant"}\n${clock}\n${text}`, "timed"],
  ["labels that end like sentences", ({ isAgent, text }) => `${isAgent ? "OPERATOR" : "CALLER"}.  ${text}`],
  ["speakers as Deepgram numbers them", ({ isAgent, text }) => `[Speaker:${isAgent ? 0 : 1}] ${text}`],
  ["a print's columns", ({ label, clock, text }) => `${clock} ${label} ${text}`, "timed"],
  ["a print's columns, with ends", ({ label, clock, text }) => `${clock} 59:00 ${label} ${text}`, "timed"],
  ["labels of Audacity", ({ label, clock, text }) => `${Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))}.000000\t${Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)) + 1}.500000\t${label}: ${text}`, "timed"],
  ["Teams' dates without a year", ({ name, text }) => `[3/2 10:00 AM] ${name}\n${text}`],
  ["logins behind the sides", ({ isAgent, label, text }) => `${label} (${isAgent ? "nbyrne" : "5550142"}): ${text}`],
  ["a letter, a stroke, a time, a stroke", ({ label, clock, text }) => `${label[0]} / ${clock} / ${text}`, "timed"],
  ["a letter, a time and the words on lines of their own", ({ label, clock, text }) => `${label[0]}\n${clock}\n${text}`, "timed", "\n\n"],
  ["in and out before a time", ({ isAgent, clock, text }) => `${isAgent ? "OUT" : "IN"} ${clock} ${text}`, "timed"],
  ["one and two", ({ isAgent, text }) => `${isAgent ? 1 : 2}: ${text}`],
  ["numbered turns with bare names", ({ first, text }, index) => `${String(index + 1).padStart(3, "0")} ${first}: ${text}`],
  ["initials that are words, and tabs", ({ isAgent, text }) => `${isAgent ? "NB" : "NO"}\t${text}`],
  ["a bold time and label without a colon", ({ label, clock, text }) => `**[${clock}] ${label}** ${text}`, "timed", "\n\n"],
  ["a bold label without a colon", ({ label, text }) => `**${label}** ${text}`, undefined, "\n\n"],
  ["pages' numbers", ({ label, text }, index) => `${label}: ${text}` + (index % 5 === 4 ? `\n\n${(index + 1) / 5}\n` : "")],
  ["a column of a spreadsheet", ({ label, text }) => `"${label}: ${text}"`],
]; // prettier-ignore

describe("the same call in other shapes", () => {
  test.each(SHAPES.map((shape) => ({ name: shape[0], shape })))("$name", ({ shape: [, line, timed, between = "\n"] }) => {
    const text = LINES.map(line).join(between) + (between.endsWith("\n") ? between : "");
    const call = callIn(text);
    const spoken = call.turns.filter(({ role }) => role !== "system");
    expect(spoken.map((turn) => [turn.role, turn.text])).toEqual(CALL.map(([role, , , words]) => [role, words]));
    expect(spoken.map(({ start }) => start)).toEqual(CALL.map(([, start]) => (timed === undefined ? undefined : start)));
    expect(wrongPlacesIn(call, text)).toEqual([]);
  });
});

test("the same call in a Markdown table", () => {
  const text = "| Speaker | Utterance |\n|:--|:--|\n" + LINES.map(({ label, text: words }) => `| **${label}** | ${words} |`).join("\n");
  const call = callIn(text, "call.md");
  expect(call.turns.map((turn) => [turn.role, turn.text])).toEqual(CALL.map(([role, , , words]) => [role, words]));
});

test("the same call in a Markdown table with times, and below bold names", () => {
  const table =
    "| Time | Speaker | Text |\n|---|---|---|\n" + LINES.map(({ clock, label, text }) => `| ${clock} | ${label} | ${text} |`).join("\n");
  const names = LINES.map(({ name, clock, text }) => `**${name}** ${clock}\n${text}`).join("\n\n");
  const above = LINES.map(({ name, clock, text }) => `### ${name} - ${clock}\n${text}`).join("\n\n");
  const beside = LINES.map(({ name, clock, text }) => `**${name}** [${clock}]: ${text}`).join("\n\n");
  for (const text of [table, names, above, beside])
    expect(callIn(text, "call.md").turns.map(({ role, start }) => [role, start])).toEqual(CALL.map(([role, start]) => [role, start]));
});

test.each([
  ["in a list", ({ first, text }: Line) => `- **${first}**: ${text}`],
  ["above quotations", ({ first, text }: Line) => `**${first}**\n> ${text}\n`],
  ["in rows of a table", ({ first, clock, text }: Line, index: number) => (index === 0 ? "| # | Time | Who | What was said |\n|--|--|--|--|\n" : "") + `| ${index} | ${clock} | ${first} | ${text} |`],
  ["in headings with times", ({ name, clock, text }: Line) => `### ${name} · ${clock}\n\n${text}\n`],
  ["without colons", ({ label, clock, text }: Line) => `**[${clock}] ${label}** ${text}\n`],
])("a Markdown file that names who speaks %s is a call", (_, line) => {
  const call = callIn("## Transcript\n\n" + LINES.map((one, index) => line(one, index)).join("\n"), "call.md");
  expect(call.turns.map(({ role, text }) => [role, text])).toEqual(CALL.map(([role, , , words]) => [role, words]));
}); // prettier-ignore

test("a legend above a call, and an e-mail's last words below it, are nobody's", () => {
  const mail = "From: quality@example.com\nTo: team@example.com\nSubject: a call\n\nLegend: NB = agent, ZO = customer\n\nNB: It's me again.\nZO: Ah, right.\nNB: So it is.\nZO: Fine.\n\nKind regards,\nIda\n";
  expect(callIn(mail).turns.map(({ role, text }) => [role, text])).toEqual([["agent", "It's me again."], ["customer", "Ah, right."], ["agent", "So it is."], ["customer", "Fine."]]);
}); // prettier-ignore

test("who says where they work is no entry of a roster", () => {
  expect(callIn("Olga Petrov: Claims, Olga speaking.\nSam West: Hi, it's about my car.\nOlga Petrov: Yes?\nSam West: It was hit.").turns[0]).toMatchObject({ role: "agent", text: "Claims, Olga speaking." });
}); // prettier-ignore

test("a Markdown file in which two people speak by turns is a call; steps that begin with words are a script", () => {
  const call = callIn("# Call 17\n\n" + LINES.map(({ first, text }) => `${first}: ${text}`).join("\n\n"), "call.md");
  expect(call.turns.map(({ role }) => role)).toEqual(CALL.map(([role]) => role));
  const steps = ["Ask", "Say", "Ask", "Say"].map((word) => `${word}: May I have your postcode?`).join("\n\n");
  expect([...read(stringInput("steps.md", `# Opening\n\n${steps}`), {})]).toMatchObject([{ kind: "script" }]);
});

describe("what looks like a label and is none", () => {
  test.each([
    ["Agent: Note: the code is 5.\nCustomer: ok\nAgent: bye", ["Note: the code is 5.", "ok", "bye"]],
    ["Agent: Go to\nhttps://example.com now.\nCustomer: ok", ["Go to https://example.com now.", "ok"]],
    ["Agent: We meet\n10:30 Meeting: that is it.\nCustomer: ok", ["We meet 10:30 Meeting: that is it.", "ok"]],
    ["Agent: Please choose:\nOption 1: red\nOption 2: blue\nCustomer: red", ["Please choose: Option 1: red Option 2: blue", "red"]],
    ["Agent: Here is what I told the customer: wait.\nCustomer: ok", ["Here is what I told the customer: wait.", "ok"]],
  ])("%j", (text, expected) => {
    expect(callIn(text).turns.map((turn) => turn.text)).toEqual(expected);
  });
});

describe("what is known of a text", () => {
  test("prose without speakers is nobody's, and a note says so", () => {
    const call = callIn("Hello this is Larkspur Parcels how can I help. Hi my parcel is late.");
    expect(call.turns.map(({ role }) => role)).toEqual(["unknown"]);
    expect(call.notes[0]).toMatch(/^no speaker labels/);
  });

  test("turns behind dashes are those of two people in turn, and a note says so; a list is nobody's", () => {
    const lines = LINES.slice(0, 4).map(({ text }) => text.replace(/ (\S+ \S+)$/, "\n$1"));
    const call = callIn(lines.map((text) => `— ${text}`).join("\n\n"));
    expect(call.turns.map(({ speaker, text }) => [speaker, text])).toEqual(
      LINES.slice(0, 4).map(({ text }, index) => [`Speaker ${(index % 2) + 1}`, text]),
    );
    expect(call.notes.join()).toMatch(/two people .* in turn/);
    const list = callIn("- Call the depot.\n- Ask for the van.\n- Ring back.\n- Close the ticket.\n");
    expect(list.turns.every(({ speaker }) => speaker === undefined)).toBe(true);
  });

  test("what somebody writes above a call that is sent on, and what a program writes around it, is said by nobody", () => {
    const mail = "From: Niamh Byrne\nTo: QA\nSubject: FW: call\n\nHi Tom,\n\nCan you score the call below?\n\nThanks,\nNiamh\n\n";
    const program = "Larkspur <> Zoë - Support call\nRecorded on Jun 3, 2025 via Zoom, 1m.\n\n";
    for (const head of [mail, program]) {
      const call = callIn(`${head}Agent: Good morning.\nCustomer: My parcel is late.\n\n--- End of transcript ---\n`);
      expect(call.turns.map(({ text }) => text)).toEqual(["Good morning.", "My parcel is late."]);
    }
  });

  test("a title before turns on one line is no turn", () => {
    const call = callIn("Transcript: Agent: Good morning. Customer: My parcel is late. Agent: Let me look. Customer: Thanks.");
    expect(call.turns.map(({ text }) => text)).toEqual(["Good morning.", "My parcel is late.", "Let me look.", "Thanks."]);
    expect(call.meta.agent).toBeUndefined();
  });

  test("a text in which nobody speaks says so", () => {
    expect(callIn("Date: 2025-06-03\nCall ID: 17\n").notes).toEqual(["no turns: nothing in this text reads as said by anybody"]);
  });

  test("times of whole minutes tell when a call was, not how long anybody was silent", () => {
    const text = LINES.map(({ name, text: words, clock }) => `[10:${pad(40 + Number(clock.slice(0, 2)))} AM] ${name}: ${words}`).join("\n");
    expect(callIn(text).timing).toBe("none");
  });

  test("a bot stays a bot unless the user says that it is to be linted", () => {
    const text = "Bot: How can I help you?\nCustomer: My parcel is late.\nBot: Let me look.\nCustomer: Thanks.";
    const call = callIn(text);
    expect(call.turns.map(({ role }) => role)).toEqual(["bot", "customer", "bot", "customer"]);
    expect(call.notes).toEqual(['a bot serves the customer, no agent: to lint the bot as an agent, name it with --agent "Bot"']);
    const named = callIn(text, "call.txt", { agent: "bot" });
    expect(named.turns.map(({ role }) => role)).toEqual(["agent", "customer", "agent", "customer"]);
  });
});

test.each([
  ["# Call LP-20250603-1040", "LP-20250603-1040"],
  ["Transcript of conversation #4471-22", "4471-22"],
  ["Call 2", undefined],
  ["Call 555-0142", undefined],
  ["Call recording", undefined],
])("a title names the call: %s", (title, id) => {
  const [call] = [...read(stringInput("a.txt", `${title}\n\n**Agent:** Hello.\n\n**Customer:** Hi.\n`), {})];
  if (call === undefined || !("segments" in call)) throw new Error(call?.message);
  expect([call.meta.id, call.segments.length]).toEqual([id, 2]);
});

test("dots lead to what a form above the call says", () => {
  const [call] = [...read(stringInput("a.txt", "Agent......: Niamh Byrne\nDate.......: 2025-06-03 10:40\n\n00:00:00 agent\n    Hello.\n00:00:05 customer\n    Hi.\n"), {})]; // prettier-ignore
  expect(call).toMatchObject({ meta: { agent: "Niamh Byrne", startedAt: "2025-06-03T10:40:00" }, segments: [{}, {}] });
});
