import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { meanOf, rateOf } from "../src/reports/intervals.js";
import { newTallier } from "../src/reports/tallier.js";
import { merged, newSummary, totalsOf, type ReportSummary, type ScoredCall, type ScoreTally } from "../src/reports/tally.js";
import { weekOf } from "../src/reports/weeks.js";
import { viewOf, type ReportView } from "../src/reports/view.js";
import type { VerdictName } from "../src/rule.js";
import { scorerOf } from "../src/score.js";
import { callLint, folderWith } from "./cli/run.js";

const RULES = [
  { name: "ask", section: "hold", severity: "error" },
  { name: "greet", section: "opening", severity: "warning" },
] as const;
const score = scorerOf(RULES);
const sectionOf = (rule: string) => RULES.find(({ name }) => name === rule)?.section;

const STORY = { outbound: false, promises: [], complaints: [], transfers: [] };
const verdict = fc.constantFrom<VerdictName>("violation", "pass", "not-applicable", "not-evaluable");
const call: fc.Arbitrary<ScoredCall> = fc
  .record({
    file: fc.constantFrom("a.txt", "b.txt"),
    agent: fc.constantFrom("Dana", "Niamh", "__proto__", "constructor", undefined),
    team: fc.constantFrom("Depot", undefined),
    queue: fc.constantFrom("claims", undefined),
    survey: fc.constantFrom(1, 2.5, 5, undefined),
    startedAt: fc.constantFrom("2024-12-30T09:00:00Z", "2025-01-05", "2025-06-02T09:15:00Z", "June", undefined),
    verdicts: fc.record({ ask: verdict, greet: verdict }),
    fingerprint: fc.integer({ min: 0, max: 99 }).map(String),
  })
  .map(({ fingerprint, ...one }) => ({
    ...one,
    ...{ index: 0, turns: 2, reasons: {}, customer: { id: "C-1" }, story: STORY },
    score: score(one.verdicts),
    findings: RULES.filter(({ name }) => one.verdicts[name] === "violation").map(({ name }) => ({
      ...{ rule: name, section: "s", severity: "error" as const, turn: 0, role: "agent", message: "m", quote: "q" },
      ...{ line: 1, column: 1, fingerprint, suggestions: [] },
    })),
  }));

function summaryOf(calls: readonly ScoredCall[]): ReportSummary {
  const tallier = newTallier();
  for (const one of calls) tallier.add(one);
  return tallier.summary();
}

describe("summaries", () => {
  test("of two runs put together are the summary of both, in any order", () => {
    fc.assert(
      fc.property(fc.array(call), fc.array(call), fc.array(call), (...runs) => {
        const [one, two, three] = runs.map((calls, run) => calls.map((each, index) => ({ ...each, index: run * 1000 + index }))) as [
          ScoredCall[],
          ScoredCall[],
          ScoredCall[],
        ];
        const whole = summaryOf([...one, ...two, ...three]);
        expect(merged(merged(summaryOf(one), summaryOf(two)), summaryOf(three))).toEqual(whole);
        expect(merged(summaryOf(three), merged(summaryOf(two), summaryOf(one)))).toEqual(whole);
        expect(merged(newSummary(), whole)).toEqual(whole);
        const show = (summary: ReportSummary) => JSON.stringify(viewOf(summary, { minCalls: 2, sectionOf }));
        expect(show(merged(summaryOf([...three, ...two]), summaryOf(one)))).toBe(show(whole));
      }),
    );
  });

  test("hold every call in exactly one group of each kind", () => {
    fc.assert(
      fc.property(fc.array(call), (calls) => {
        const summary = summaryOf(calls);
        const { all, ...times } = totalsOf(summary);
        const by: Record<string, Record<string, ScoreTally>> = { ...summary.by, ...times };
        for (const groups of Object.values(by)) {
          const values = Object.values(groups);
          expect(values.reduce((sum, { calls: count }) => sum + count, 0)).toBe(calls.length);
          expect(values.reduce((sum, { scores }) => sum + scores.sum, 0)).toBe(all.scores.sum);
        }
      }),
    );
  });

  test.each([
    ["2024-12-30", "2025-W01"],
    ["2025-01-05", "2025-W01"],
    ["2025-01-06", "2025-W02"],
    ["2027-01-03", "2026-W53"],
    ["2025-99-99", undefined],
  ])("the week of %s is %s", (date, week) => expect(weekOf(date)).toBe(week));
});

describe("intervals", () => {
  test("of rates are Wilson's", () => {
    expect(rateOf(10, 100)).toEqual({ value: 10, low: 5.52, high: 17.44 });
    expect(rateOf(0, 10)).toEqual({ value: 0, low: 0, high: 27.75 });
    expect(rateOf(0, 0)).toBeNull();
  });

  test("of means are Student's, and as wide as can be for one call", () => {
    expect(meanOf({ count: 2, sum: 16_000, squares: 7500 ** 2 + 8500 ** 2 })).toEqual({ value: 80, low: 16.47, high: 100 });
    expect(meanOf({ count: 1, sum: 8000, squares: 64_000_000 })).toEqual({ value: 80, low: 0, high: 100 });
    expect(meanOf({ count: 3, sum: 24_000, squares: 192_000_000 })).toEqual({ value: 80, low: 80, high: 80 });
  });
});

const CALLS = [
  [
    "Dana",
    "2025-06-02",
    "Yes?",
    "My parcel is late.",
    "You should have read the terms. Mail me at ann@example.com, says Dana.",
    "Fine.",
    "Bye.",
  ],
  ["Dana", "2025-06-03", "Yes?", "Where is my parcel?", "You should have read the terms.", "Fine.", "Bye."],
  [
    "Niamh",
    "2025-06-10",
    "Good morning, Larkspur Parcels, Niamh speaking, how can I help?",
    "Where is it?",
    "It comes today.",
    "Thanks.",
    "Bye.",
  ],
].map(([agent, started_at, ...texts]) =>
  JSON.stringify({ agent, started_at, turns: texts.map((text, turn) => ({ role: turn % 2 === 0 ? "agent" : "customer", text })) }),
);
const cwd = folderWith({
  "calls.jsonl": CALLS.join("\n"),
  "ids.csv": "name,id\nDana,A-1\nNiamh,A-2\n",
  "short.csv": "name,id\nDana,A-1\n",
  "other.json": '{"schemaVersion":9,"tool":{"name":"call-lint","version":"9.0.0"},"calls":[\n],"failures":[],"summary":{}}\n',
  "undated.txt": "Agent: Hello.\nCustomer: Hi.\n",
});
await callLint(["calls.jsonl", "-f", "jsonl:results.jsonl", "-f", "json:results.json", "--exit-zero"], { cwd });

async function viewIn(args: readonly string[]): Promise<ReportView> {
  const { stdout } = await callLint(["report", ...args, "-f", "json"], { cwd });
  return JSON.parse(stdout) as ReportView;
}

describe("call-lint report", () => {
  test("says the same of calls and of their results", async () => {
    const view = await viewIn(["results.jsonl", "--min-calls", "1"]);
    expect(await viewIn(["results.json", "--min-calls", "1"])).toEqual(view);
    expect(await viewIn(["calls.jsonl", "--min-calls", "1"])).toEqual(view);
    expect(view.all).toMatchObject({ calls: 3, few: false });
    expect(view.groups.agent).toMatchObject([
      { name: "Dana", calls: 2 },
      { name: "Niamh", calls: 1 },
    ]);
    expect(view.groups.week).toMatchObject([
      { name: "2025-W23", calls: 2 },
      { name: "2025-W24", calls: 1 },
    ]);
    expect(view.groups.team).toBeUndefined();
  });

  test("shows few calls as few", async () => {
    const { groups } = await viewIn(["results.jsonl", "--min-calls", "2", "--by", "agent"]);
    expect(groups.agent![1]).toMatchObject({ name: "Niamh", few: true, score: null, passRate: null });
    const { stdout } = await callLint(["report", "results.jsonl", "--min-calls", "2"], { cwd });
    expect(stdout).toMatch(/^ {2}Niamh +1 +fewer than 2 calls +– +–$/m);
  });

  test("hides personal data, agents' names with --pseudonyms, and all words with --no-quotes", async () => {
    const shown = await callLint(["report", "calls.jsonl", "-f", "json"], { cwd });
    expect(shown.stdout).toContain("You should have");
    expect(shown.stdout).not.toContain("ann@example.com");
    const hidden = await callLint(["report", "calls.jsonl", "-f", "json", "--pseudonyms", "ids.csv"], { cwd });
    expect(hidden.stdout).toContain('"A-1"');
    expect(hidden.stdout).not.toMatch(/Dana|Niamh/i);
    expect((await callLint(["report", "calls.jsonl", "-f", "json", "--no-quotes"], { cwd })).stdout).not.toContain("You should have");
    const short = await callLint(["report", "calls.jsonl", "--pseudonyms", "short.csv"], { cwd });
    expect(short).toMatchObject({ code: 2, stdout: "" });
    expect(short.stderr).toContain("1 of the agents have no id");
  });

  test("is a table for spreadsheets, and Markdown", async () => {
    const csv = await callLint(["report", "results.jsonl", "-f", "csv", "--min-calls", "1"], { cwd });
    const rows = parse<Record<string, string>>(csv.stdout, { columns: true });
    expect(rows[0]).toMatchObject({ kind: "all", calls: "3" });
    expect(rows.filter(({ kind }) => kind === "agent").map(({ name }) => name)).toEqual(["Dana", "Niamh"]);
    const { stdout } = await callLint(["report", "results.jsonl", "-f", "markdown"], { cwd });
    expect(stdout).toContain("## By rule\n\n| rule | section |");
  });

  test("says what is wrong with results, and leaves an earlier report alone", async () => {
    const whole = readFileSync(join(cwd, "results.json"), "utf8");
    writeFileSync(join(cwd, "cut.json"), whole.slice(0, whole.indexOf('],"failures"') - 40));
    writeFileSync(join(cwd, "cut.jsonl"), readFileSync(join(cwd, "results.jsonl"), "utf8").slice(0, -40));
    writeFileSync(join(cwd, "report.md"), "earlier");
    for (const [file, says] of [
      ["other.json", "these results are of version 9"],
      ["cut.json", "cut off"],
      ["cut.jsonl", "cut off"],
    ] as const) {
      const ended = await callLint(["report", file, "-f", "markdown", "-o", "report.md"], { cwd });
      expect(ended.code).toBe(2);
      expect(ended.stderr).toContain(says);
      expect(readFileSync(join(cwd, "report.md"), "utf8")).toBe("earlier");
    }
    expect((await callLint(["report", "results.json", "--by", "agnet"], { cwd })).stderr).toContain('did you mean "agent"');
    expect((await callLint(["report", "undated.txt"], { cwd })).stderr).toContain("no call has a date");
  });

  test("a roster that fits no call is told", async () => {
    const folder = folderWith({
      "call.txt": "Agent (Niamh): Hello.\nCustomer: Hi.\n",
      "roster.csv": "name,team\nWiebke,Depot\n",
      "call-lint.config.yaml": "people: roster.csv\n",
    });
    const { stderr } = await callLint(["report", "call.txt"], { cwd: folder });
    expect(stderr).toContain("the roster does not hold these agents of the calls: Niamh");
    expect(stderr).toContain("no call is by these names of the roster: wiebke");
  });
});
