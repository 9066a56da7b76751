import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differenceOfMeans, differenceOfRates } from "../src/reports/intervals.js";
import type { ReportView } from "../src/reports/view.js";
import { callLint, folderWith } from "./cli/run.js";

describe("differences", () => {
  test("of shares are Newcombe's: 56 of 70 against 48 of 80, his example (a)", () => {
    expect(differenceOfRates({ hits: 48, count: 80 }, { hits: 56, count: 70 })).toEqual({
      value: 20,
      low: 5.24,
      high: 33.39,
      certain: true,
    });
    expect(differenceOfRates({ hits: 0, count: 10 }, { hits: 0, count: 20 })).toMatchObject({ value: 0, certain: false });
    expect(differenceOfRates({ hits: 0, count: 0 }, { hits: 1, count: 2 })).toBeNull();
  });

  test("of means are Welch's", () => {
    // t 2.064 of 24 degrees of freedom, by hand.
    const { value, low, high, certain } = differenceOfMeans(
      { count: 20, value: 80, deviation: 10 },
      { count: 10, value: 90, deviation: 8 },
    );
    expect([value, certain]).toEqual([10, true]);
    expect(low).toBeCloseTo(10 - 2.07 * Math.sqrt(100 / 20 + 64 / 10), 0);
    expect(high + low).toBeCloseTo(20, 9);
  });

  test("turn round when what is compared does, and hold the value", () => {
    const share = fc
      .integer({ min: 1, max: 200 })
      .chain((count) => fc.record({ count: fc.constant(count), hits: fc.integer({ min: 0, max: count }) }));
    fc.assert(
      fc.property(share, share, (one, other) => {
        const [there, back] = [differenceOfRates(one, other)!, differenceOfRates(other, one)!];
        expect(there.value).toBeCloseTo(-back.value, 1);
        expect(there.low).toBeCloseTo(-back.high, 1);
        expect(there.low).toBeLessThanOrEqual(there.value);
        expect(there.high).toBeGreaterThanOrEqual(there.value);
      }),
    );
  });
});

const GOOD = ["Good morning, Larkspur Parcels, Niamh speaking, how can I help?", "Where is it?", "It comes today.", "Thanks.", "Bye."];
const BAD = ["Yes?", "My parcel is late.", "You should have read the terms.", "Fine.", "Bye."];

function calls(agent: string, month: string, count: number, texts: readonly string[], queue = "claims"): string {
  return Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      ...{ agent, queue, started_at: `${month}-${String(index + 1).padStart(2, "0")}T09:00:00Z` },
      turns: texts.map((text, turn) => ({ role: turn % 2 === 0 ? "agent" : "customer", text })),
    }),
  ).join("\n");
}

const cwd = folderWith({
  "may.jsonl": [calls("Dana", "2025-05", 12, BAD), calls("Niamh", "2025-05", 12, GOOD)].join("\n"),
  "june.jsonl": [calls("Dana", "2025-06", 12, GOOD), calls("Niamh", "2025-06", 12, BAD, "sales"), calls("Omar", "2025-06", 2, BAD)].join(
    "\n",
  ),
  "cut.json": '{"schemaVersion":1,"all":{',
  "other.json": '{"schemaVersion":7,"all":{},"groups":{},"rules":[]}',
  "goals.yaml": "goals: { score: 99, pass-rate: 10, sections: { opening: 100 }, violations: { no-blaming-customer: 5, no-card-data: 0 } }",
  "cards.yaml": `
scorecard: { pass: 1 }
scorecards:
  selling: { for: { queue: "SAL*" }, pass: 100, points: { no-blaming-customer: 50 }, critical: [no-blaming-customer] }
  dana: { for: { agent: [dana, eve], queue: claims }, weights: { opening: 7 } }
`,
  "wrong.yaml":
    "scorecards: { a: { for: { queue: x }, critical: [no-refusl], weights: { openin: 1 } } }\ngoals: { violations: { nope: 1 }, sections: { nope: 2 } }",
});

async function view(...args: string[]): Promise<ReportView> {
  const { stdout, stderr } = await callLint(["report", ...args, "-f", "json"], { cwd });
  expect(stderr).toBe("");
  return JSON.parse(stdout) as ReportView;
}

describe("a report beside an earlier one", () => {
  test("tells the same change from its JSON as from its calls' results", async () => {
    await callLint(["report", "may.jsonl", "-f", "json", "-o", "may.report.json"], { cwd });
    await callLint(["may.jsonl", "-f", "jsonl:may.results.jsonl", "--exit-zero"], { cwd });
    const since = (await view("june.jsonl", "--compare", "may.report.json")).since!;
    expect((await view("june.jsonl", "--compare", "may.results.jsonl")).since!.changes).toEqual(since.changes);
    const of = (name: string) => since.changes.find((change) => change.name === name)!;
    expect(of("Dana").difference).toMatchObject({ certain: true });
    expect(of("Dana").after).toBeGreaterThan(of("Dana").before);
    expect(of("Niamh").after).toBeLessThan(of("Niamh").before);
    expect(of("Omar")).toBeUndefined();
    expect(of("no-blaming-customer")).toMatchObject({ kind: "rule", before: 50, difference: { certain: false } });
    const { stdout } = await callLint(["report", "june.jsonl", "--compare", "may.report.json"], { cwd });
    expect(stdout).toMatch(/^ {2}agent Niamh +mean score .* worse$/m);
    expect(stdout).toMatch(/^ {2}all calls +mean score .* may be noise$/m);
  });

  test("is refused where the earlier one cannot be used", async () => {
    for (const [file, says] of [
      ["cut.json", "cut off"],
      ["other.json", "of version 7"],
      ["may.jsonl", "this report is cut off"],
      ["none.json", "it does not exist"],
      ["goals.yaml", "no whole JSON"],
    ] as const) {
      const ended = await callLint(["report", "june.jsonl", "--compare", file, "-o", "kept.txt"], { cwd });
      expect(ended).toMatchObject({ code: 2, stdout: "" });
      expect(ended.stderr).toContain(says);
    }
  });

  test("of its own says who moved from month to month", async () => {
    const { movers } = await view("may.jsonl", "june.jsonl", "--min-calls", "3");
    expect(movers).toMatchObject({ before: "2025-05", after: "2025-06" });
    expect(movers!.changes.filter(({ kind }) => kind === "agent").map(({ name }) => name)).toEqual(["Dana", "Niamh"]);
    expect((await view("may.jsonl")).movers?.before).toMatch(/W/);
    expect((await view("may.jsonl", "--min-calls", "50")).movers).toBeNull();
  });
});

describe("goals", () => {
  test("are reached or not, or cannot be told, and say who is short of them", async () => {
    const { goals } = await view("may.jsonl", "-c", "goals.yaml");
    const shown = Object.fromEntries(goals.map(({ goal, reached, short }) => [goal, [reached, short]]));
    expect(shown).toMatchObject({
      "mean score": [false, ["Dana", "Niamh"]],
      "pass rate": [true, ["Dana"]],
      "section opening": [false, []],
      "violations of no-blaming-customer": [false, []],
      "violations of no-card-data": [true, []],
    });
    const { stdout } = await callLint(["report", "may.jsonl", "-c", "goals.yaml", "-f", "markdown"], { cwd });
    expect(stdout).toContain("## Goals");
  });

  test("and scorecards with mistakes are told with their places", async () => {
    const { code, stderr } = await callLint(["report", "may.jsonl", "-c", "wrong.yaml"], { cwd });
    expect(code).toBe(2);
    for (const says of ['no rule "no-refusl" (did you mean "no-refusal"', 'no section "openin"', 'no rule "nope"', 'no section "nope"'])
      expect(stderr).toContain(says);
    expect(stderr).toMatch(/^\S*wrong\.yaml:1:\d+ /m);
    expect(stderr).toMatch(/^\S*wrong\.yaml:2:\d+ /m);
  });
});

describe("several scorecards", () => {
  test("each score the calls that they are for", async () => {
    writeFileSync(
      join(cwd, "mixed.jsonl"),
      [calls("Dana", "2025-06", 1, BAD), calls("Eve", "2025-06", 1, BAD, "sales"), calls("Omar", "2025-06", 1, BAD)].join("\n"),
    );
    const { stdout } = await callLint(["report", "mixed.jsonl", "-c", "cards.yaml", "-f", "csv", "--table", "calls"], { cwd });
    const rows = stdout
      .trim()
      .split("\r\n")
      .map((line) => line.split(","));
    const column = (name: string) => rows.slice(1).map((row) => row[rows[0]!.indexOf(name)]);
    expect(column("scorecard")).toEqual(["dana", "selling", ""]);
    expect(column("passed")).toEqual(["yes", "no", "yes"]);
    expect(column("critical")).toEqual(["", "no-blaming-customer", ""]);
    const { stdout: json } = await callLint(["mixed.jsonl", "-c", "cards.yaml", "-f", "json", "--exit-zero"], { cwd });
    const { calls: found } = JSON.parse(json) as { calls: { score: { percent: number } }[] };
    expect(found.map(({ score }) => String(score.percent))).toEqual(column("score"));
  });
});
