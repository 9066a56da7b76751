import { expect, test } from "vitest";
import { compileVocabulary } from "../src/language/cues.js";
import { summaryOf } from "../src/language/summary.js";
import { Conversation } from "../src/language/conversation.js";
import { defaultOptions, lint } from "../src/lint.js";
import { read } from "../src/readers/index.js";
import { stringInput } from "../src/readers/input.js";
import { sharesOf } from "../src/reports/shares.js";
import { loadRulebook } from "../src/rulebook.js";
import type { Call } from "../src/call.js";
import { prepare } from "../src/run/lint-files.js";
import { Oddities } from "../src/run/oddities.js";

const { rules, vocabulary } = await loadRulebook();
const settings = {
  vocabulary: compileVocabulary(vocabulary),
  rules: [...rules.values()].map((rule) => ({ rule, severity: "error" as const, options: defaultOptions(rule) })),
};

function callOf(text: string, file = "call.txt"): Call {
  const [source] = [...read(stringInput(file, text), {})].filter((item) => "segments" in item);
  return prepare(source!, {});
}

const HANDED_OVER = `Agent: Doug
Customer: Renata Silva

Doug: Larkspur Parcels, this is Doug. How can I help you?
Renata: Renata Silva, my parcel is late.
Doug: I'm sorry it is late, Renata. I'll transfer you to Kurt at the depot.
[transferred]
Kurt: Kurt here. Calm down, what's your name?
Renata: Renata Silva.
Kurt: I'll ring you by Friday, Renata.
Renata: Thanks.`;

test("what a colleague says is the colleague's: findings, promises and their share of the call", () => {
  const result = lint(callOf(HANDED_OVER), settings);
  expect(result.agent).toBe("Doug");
  expect(result.colleagues).toEqual(["Kurt"]);
  const hostile = result.findings.filter(({ rule }) => rule === "no-hostility");
  expect(hostile.map(({ agent }) => agent)).toEqual(["Kurt"]);
  const [doug, kurt] = sharesOf(result);
  expect([doug!.agent, doug!.verdicts["no-hostility"]]).toEqual(["Doug", "not-applicable"]);
  expect([kurt!.agent, kurt!.verdicts["no-hostility"]]).toEqual(["Kurt", "violation"]);
  const { promises } = summaryOf(new Conversation(callOf(HANDED_OVER), settings.vocabulary));
  expect(promises.map(({ agent, act }) => [agent, act])).toContainEqual(["Kurt", "contact"]);
});

test("a login of the agent makes no colleague of their name", () => {
  expect(
    lint(callOf(HANDED_OVER.replace("Agent: Doug", "Agent: dmiller7").replaceAll("Kurt:", "Doug:")), settings).colleagues,
  ).toBeUndefined();
});

test("dates that are none and zones that there are not are told, and a zone that there is holds", () => {
  const head = (fields: string) => callOf(`${fields}\n${HANDED_OVER}`);
  expect(head("Date: 31/02/2026").notes).toContain('"Date" holds no date: "31/02/2026"');
  expect(head("Date: 2026-11-02 10:00\nTimezone: Europe/Nowhere").notes).toContain('there is no time zone "Europe/Nowhere"');
  expect(head("Date: 2026-11-02 10:00\nTimezone: Europe/Paris").meta.startedAt).toBe("2026-11-02T10:00+01:00");
});

test("a table whose times tell no zone gives its calls none", () => {
  const table = (time: string) =>
    `Call ID,Time,Speaker,Text\nF-1,${time},Agent,"Hello, how can I help?"\nF-1,${time},Customer,My card is lost.`;
  expect(callOf(table("2026-11-02 02:00"), "a.csv").meta.startedAt).toBe("2026-11-02T02:00:00");
  expect(callOf(table("2026-11-02T02:00:00Z"), "a.csv").meta.startedAt).toMatch(/^2026-11-02T02:00:00(?:\.000)?Z$/);
});

test("calls of the future, ids used twice and customers' ids that two people share are told once", () => {
  const oddities = new Oddities(undefined, Date.parse("2026-11-05"));
  const base = lint(callOf(HANDED_OVER), settings);
  const see = (file: string, rest: object) => oddities.see({ ...base, file, ...rest });
  see("a.txt", { id: "1", startedAt: "2026-11-02T10:00:00Z", customer: { id: "C-1", name: "Ann Poe" } });
  see("b.txt", { id: "1", startedAt: "2031-11-02T10:00:00Z", customer: { id: "C-1", name: "Rob Hale" } });
  see("c.txt", { id: "2", customer: { id: "C-1", name: "Ann" } });
  expect(oddities.sentences).toEqual([
    "1 call is dated in the future and is not put together with others: b.txt (2031-11-02T10:00:00Z)",
    '1 call id is that of more than one call, of which only the first is followed: "1" (a.txt, b.txt)',
    '1 customer id is shared by two names, whose calls are not put together: "C-1"',
  ]);
});

test("a colleague is known by the label of a turn whose role the file tells", () => {
  const turns = [
    { role: "agent", text: "Good morning, Lotte speaking, I'll transfer you to Dana." },
    { role: "customer", text: "Okay." },
    { role: "agent", speaker: "Dana", text: "Dana here, I'll ring you on Monday." },
  ];
  const call = callOf(JSON.stringify({ id: "CH-2", agent: "Lotte", turns }), "call.json");
  expect(lint(call, settings).colleagues).toEqual(["Dana"]);
});
