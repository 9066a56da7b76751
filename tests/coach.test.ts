import { describe, expect, test } from "vitest";
import { betterWords, praiserOf } from "../src/reports/praise.js";
import type { CoachingSheet } from "../src/reports/coach.js";
import { loadRulebook } from "../src/rulebook.js";
import { callLint, folderWith, onlyRules } from "./cli/run.js";

const GOOD = ["Good morning, Larkspur Parcels, Dana speaking, how can I help?", "Where is it?", "It comes today.", "Thanks.", "Bye."];
const BAD = [
  "Good morning, Larkspur Parcels, Dana speaking, how can I help?",
  "It is late.",
  "You should have read the terms, says Niamh. Mail me at ann@example.com.",
  "Fine.",
  "Bye.",
];

function call(agent: string | undefined, date: string, texts: readonly string[]): string {
  const turns = texts.map((text, turn) => ({ role: turn % 2 === 0 ? "agent" : "customer", text }));
  return JSON.stringify({ agent, started_at: date, call_id: `${agent}-${date}`, turns });
}

const cwd = folderWith({
  "calls.jsonl": [
    ...[1, 2, 3, 4, 5, 6].map((day) => call(day % 2 === 0 ? "Dana" : "DANA", `2025-05-0${day}`, BAD)),
    ...[1, 2, 3, 4, 5, 6].map((day) => call("Dana", `2025-06-0${day}`, GOOD)),
    call("Niamh Kelly", "2025-06-01", BAD),
  ].join("\n"),
  "nobody.jsonl": call(undefined, "2025-06-01", BAD),
  "silent.jsonl": JSON.stringify({
    agent: "Dana",
    turns: [
      { speaker: "A", text: "Hm." },
      { speaker: "B", text: "Hm." },
    ],
  }),
  "hold.yaml": onlyRules({ "ask-before-hold": "error" }),
  "ids.csv": "name,id\nDana,A-1\nNiamh Kelly,A-2\n",
});

const coach = async (...args: string[]) => await callLint(["coach", ...args], { cwd });
async function sheet(...args: string[]): Promise<CoachingSheet> {
  return JSON.parse((await coach(...args, "-f", "json")).stdout) as CoachingSheet;
}

describe("call-lint coach", () => {
  test("shows what goes well and what to work on, with the agent's words, and how it went on", async () => {
    const { agent, calls, strengths, lessons, progress } = await sheet("dana", "calls.jsonl");
    expect([agent.toLowerCase(), calls]).toEqual(["dana", 12]);
    expect(strengths.find(({ rule }) => rule === "greet-customer")?.praise).toMatchObject({ turn: 0, quote: GOOD[0] });
    const blame = lessons.find(({ rule }) => rule === "no-blaming-customer")!;
    expect(blame).toMatchObject({ violations: 6, applicable: 12 });
    expect(blame.quotes).toHaveLength(3);
    expect(blame.instead).toHaveLength(1);
    expect(progress).toMatchObject({ before: "2025-05", after: "2025-06" });
    expect(progress!.changes[0]).toMatchObject({ kind: "all", figure: "mean score", difference: { certain: true } });
    expect(progress!.changes.find(({ name }) => name === "no-blaming-customer")).toMatchObject({ before: 100, after: 0 });
  });

  test("is text and Markdown; results of an earlier run do for all but the praise", async () => {
    const { stdout } = await coach("Dana", "calls.jsonl");
    expect(stdout).toMatch(/What goes well\n.*\(greet-customer\)\.\n {6}«Good morning, /s);
    expect(stdout).toContain("Done well, for example: «");
    expect(stdout).toMatch(/; \d+\.\d % pass \(95 % from \d/);
    await callLint(["calls.jsonl", "-f", "jsonl:results.jsonl", "--exit-zero"], { cwd });
    const markdown = await coach("Dana", "results.jsonl", "-f", "markdown");
    expect(markdown).toMatchObject({ code: 0, stderr: "" });
    expect(markdown.stdout).toMatch(/^# Coaching sheet: DANA\n/);
    expect((await sheet("Dana", "results.jsonl")).strengths.every(({ praise }) => praise === null)).toBe(true);
  });

  test("shows no example that a rule's bad examples have, too", async () => {
    const { rules } = await loadRulebook();
    const shown = (name: string) => betterWords(rules.get(name)!);
    expect(shown("no-repeat-questions")).not.toContain("What's the parcel number?");
    expect(shown("introduce-customer")[0]).toBe("I'll put you through to claims and tell them.");
    expect(shown("ask-before-hold").length).toBeGreaterThan(0);
  });

  test("of an agent whose name is written in two ways is of one, as it is in a report", async () => {
    const { stdout } = await callLint(["report", "calls.jsonl", "-f", "json", "--min-calls", "1"], { cwd });
    const { groups } = JSON.parse(stdout) as { groups: { agent: { name: string; calls: number }[] } };
    expect(groups.agent.filter(({ name }) => name.toLowerCase() === "dana")).toMatchObject([{ calls: 12 }]);
  });

  test("names the nearest agents where there is none of that name", async () => {
    expect(await coach("Dnaa", "calls.jsonl")).toMatchObject({
      ...{ code: 2, stdout: "" },
      stderr: expect.stringContaining('no call is by an agent called "Dnaa"; did you mean "DANA"?') as string,
    });
    expect((await coach("kely", "calls.jsonl")).stderr).toContain('did you mean "Niamh Kelly"?');
    expect((await coach("Zebedee", "calls.jsonl")).stderr).toContain("there are DANA, Niamh Kelly");
    expect((await coach("Dana", "nobody.jsonl")).stderr).toContain("none of the calls names its agent");
  });

  test("of one call, or of calls that could not be judged, says so", async () => {
    const { stdout } = await coach("Niamh Kelly", "calls.jsonl");
    expect(stdout).toContain("1 call; mean score");
    expect(stdout).toContain("No two months or weeks hold enough calls to tell.");
    expect((await coach("Dana", "silent.jsonl", "-c", "hold.yaml")).stdout).toContain("1 call; none could be judged");
  });

  test("hides personal data, agents' names with --pseudonyms, and all words with --no-quotes", async () => {
    expect((await coach("Dana", "calls.jsonl", "-f", "json")).stdout).not.toContain("ann@example.com");
    const hidden = await coach("A-1", "calls.jsonl", "-f", "json", "--pseudonyms", "ids.csv");
    expect(hidden.stdout).toContain('"agent": "A-1"');
    expect(hidden.stdout).not.toMatch(/dana|niamh/i);
    const bare = await coach("Dana", "calls.jsonl", "-f", "json", "--no-quotes");
    expect(bare.stdout).not.toMatch(/should have read|Good morning/);
  });
});

describe("better words", () => {
  test("are lines of the rule's own good examples, and praise is like them", async () => {
    const { rules } = await loadRulebook();
    expect(betterWords(rules.get("ask-before-hold")!)[0]).toMatch(/\?$/);
    const praiser = praiserOf(rules.get("no-refusal")!);
    praiser.look({ file: "a.txt", transcript: [{ role: "agent", text: "I can do that for you right now, what I can do is this." }] });
    expect(praiser.best()).toBeUndefined();
  });
});
