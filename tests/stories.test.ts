import { describe, expect, test } from "vitest";
import type { ReportView } from "../src/reports/view.js";
import { callLint, folderWith } from "./cli/run.js";

const PROMISE = [
  "Larkspur Parcels, Dana speaking, how can I help?",
  "Where is my parcel?",
  "I will call you back by Wednesday, 4 June.",
  "Thanks.",
  "Bye.",
];
const COMPLAINT = [
  "Larkspur Parcels, Niamh speaking, how can I help?",
  "Nobody called me back as you promised.",
  "I am sorry about that.",
  "Fine.",
  "Bye.",
];
const BAD = ["Yes?", "It is late.", "You should have read the terms.", "Fine.", "Bye."];
const GOOD = ["Good morning, Larkspur Parcels, Dana speaking, how can I help?", "Where is it?", "It comes today.", "Thanks.", "Bye."];

function call(id: string, texts: readonly string[], more: object): string {
  const turns = texts.map((text, turn) => ({ role: turn % 2 === 0 ? "agent" : "customer", text }));
  return JSON.stringify({ call_id: id, agent: "Dana", ...more, turns });
}

const cwd = folderWith({
  "story.jsonl": [
    call("one", PROMISE, { started_at: "2025-06-02T09:00:00Z", customer: { id: "C-1", name: "Ruth" } }),
    call("two", COMPLAINT, { agent: "Niamh", started_at: "2025-06-05T09:00:00Z", customer: { id: "C-1", name: "Ruth" } }),
    call("three", GOOD, { started_at: "2025-06-05T09:00:00Z", customer: { id: "C-2" } }),
    call("four", GOOD, { started_at: "2025-07-05T09:00:00Z", customer: { id: "C-2" } }),
  ].join("\n"),
  "surveyed.jsonl": [
    ...[1, 1, 2, 1, 2, 1].map((csat, index) => call(`bad-${index}`, BAD, { csat })),
    ...[5, 4, 5, 5, 4, 5].map((csat, index) => call(`good-${index}`, GOOD, { csat: String(csat) })),
    call("none", BAD, { csat: "n/a" }),
  ].join("\n"),
  "plain.jsonl": [BAD, GOOD].map((texts, index) => call(`c${index}`, texts, {})).join("\n"),
  "scores.csv": "call_id,CSAT Score\nc0,1\nc1,5\n",
});

async function view(...args: string[]): Promise<ReportView> {
  return JSON.parse((await callLint(["report", ...args, "-f", "json"], { cwd })).stdout) as ReportView;
}

describe("promises and repeat contacts in a report", () => {
  test("are those of the ledger, from calls and from their results alike", async () => {
    const { stories } = await view("story.jsonl");
    expect(stories!.promises).toMatchObject({ broken: 1, kept: 0, open: 0, kept_rate: { value: 0 } });
    expect(stories!.promises.rows).toMatchObject([{ state: "broken", agent: "Dana", customer: "C-1", line: 1 }]);
    expect(stories!.repeats).toMatchObject({ window: 7, customers: 1, calls: 1, of: 4, rate: { value: 25 } });
    await callLint(["story.jsonl", "-f", "jsonl:story.results.jsonl", "--exit-zero"], { cwd });
    expect((await view("story.results.jsonl")).stories).toEqual(stories);
    const { promises } = JSON.parse((await callLint(["promises", "story.jsonl", "--format", "json"], { cwd })).stdout) as {
      promises: { state: string; quote: string }[];
    };
    expect(promises.map(({ state }) => state)).toEqual(["broken"]);
    expect(stories!.promises.rows[0]!.quote).toBe(promises[0]!.quote);
  });

  test("of two runs are put together", async () => {
    await callLint(["story.jsonl", "-f", "jsonl:story.results.jsonl", "--exit-zero"], { cwd });
    const { stdout } = await callLint(["report", "story.results.jsonl", "plain.jsonl", "-f", "markdown"], { cwd });
    expect(stdout).toContain("## Promises to see to\n");
    expect(stdout).toContain("## Repeat contacts within 7 days\n");
    expect((await view("plain.jsonl")).stories).toBeNull();
  });

  test("are shown without words with --no-quotes", async () => {
    const { stdout } = await callLint(["report", "story.jsonl", "-f", "json", "--no-quotes"], { cwd });
    expect(stdout).not.toContain("call you back");
    expect((JSON.parse(stdout) as ReportView).stories!.promises.rows).toMatchObject([{ state: "broken", quote: "" }]);
  });
});

describe("survey scores", () => {
  test("stand beside how rules ended, with numbers and interval, and no word of a cause", async () => {
    const { surveys } = await view("surveyed.jsonl");
    const row = surveys.find(({ rule }) => rule === "no-blaming-customer")!;
    expect(row).toMatchObject({
      violated: { calls: 6, mean: 1.33 },
      kept: { calls: 6, mean: 4.67 },
      difference: { value: -3.33, certain: true },
    });
    await callLint(["surveyed.jsonl", "-f", "jsonl:surveyed.results.jsonl", "--exit-zero"], { cwd });
    expect((await view("surveyed.results.jsonl")).surveys).toEqual(surveys);
    expect((await view("surveyed.jsonl", "--min-calls", "7")).surveys).toEqual([]);
    const { stdout } = await callLint(["report", "surveyed.jsonl"], { cwd });
    expect(stdout).toMatch(/^ {2}no-blaming-customer +6 +1\.33 +6 +4\.67 +-3\.3 .* they differ$/m);
    expect(stdout).not.toMatch(/because|cause|leads to|lowers|effect|due to/i);
  });

  test("may come from a table beside the calls", async () => {
    const { stdout } = await callLint(["report", "plain.jsonl", "--meta", "scores.csv", "-f", "csv", "--table", "calls"], { cwd });
    const rows = stdout
      .trim()
      .split("\r\n")
      .map((line) => line.split(","));
    expect(rows.map((row) => row[rows[0]!.indexOf("survey")])).toEqual(["survey", "1", "5"]);
  });
});
