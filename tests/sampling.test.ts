import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newSampler } from "../src/reports/sample.js";
import type { ScoredCall } from "../src/reports/tally.js";
import type { ReportView } from "../src/reports/view.js";
import { callLint, folderWith } from "./cli/run.js";

const SCORE = { earned: 0, possible: 0, percent: null, passed: null, grade: null, critical: [], sections: {} };

function callAt(index: number, agent?: string): ScoredCall {
  return { file: `${index % 7}.txt`, index, agent, turns: 2, verdicts: { ask: "pass" }, reasons: {}, findings: [], score: SCORE };
}

function drawn(calls: readonly ScoredCall[], size: number, seed = 1, stratify?: "agent") {
  const sampler = newSampler({ size, seed, stratify });
  for (const one of calls) sampler.add(one);
  return sampler.picked();
}

describe("a sample", () => {
  const calls = Array.from({ length: 200 }, (_, index) => callAt(index, index < 10 ? "Few" : index % 2 === 0 ? "Dana" : "Niamh"));

  test("is the same in any order of the calls, and another for another seed", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(calls, { minLength: calls.length }), fc.integer({ min: 1, max: 60 }), (mixed, size) => {
        expect(drawn(mixed, size)).toEqual(drawn(calls, size));
        expect(drawn(calls, size)).toHaveLength(size);
      }),
      { numRuns: 20 },
    );
    expect(drawn(calls, 20, 2)).not.toEqual(drawn(calls, 20, 1));
  });

  test("takes as many of each group as there are, and no call is favoured", () => {
    const agents = (size: number) => {
      const counts: Record<string, number> = {};
      for (const { index } of drawn(calls, size, 1, "agent")) counts[calls[index]!.agent!] = (counts[calls[index]!.agent!] ?? 0) + 1;
      return counts;
    };
    expect(agents(9)).toEqual({ Dana: 3, Few: 3, Niamh: 3 });
    expect(agents(50)).toEqual({ Dana: 20, Few: 10, Niamh: 20 });
    const hits = calls.map(() => 0);
    for (let seed = 1; seed <= 1000; seed++) for (const { index } of drawn(calls, 20, seed)) hits[index]!++;
    // Of 1000 samples a call is in 100, give or take 9.5: five times that never happens.
    expect(Math.min(...hits)).toBeGreaterThan(52);
    expect(Math.max(...hits)).toBeLessThan(148);
  });
});

const BAD = ["Yes?", "It is late.", "You should have read the terms.", "Fine.", "Bye."];
const GOOD = ["Good morning, Larkspur Parcels, Dana speaking, how can I help?", "Where is it?", "It comes today.", "Thanks.", "Bye."];
const lines = (...all: (readonly string[])[]) =>
  all
    .map((texts) =>
      JSON.stringify({ agent: "Dana", turns: texts.map((text, turn) => ({ role: turn % 2 === 0 ? "agent" : "customer", text })) }),
    )
    .join("\n");
const cwd = folderWith({
  "calls/one.jsonl": lines(BAD, GOOD, BAD, GOOD, GOOD, BAD),
  "ids.csv": "name,id\nDana,A-1\n",
  "odd.csv": "call,rule,violation\ncalls/one.jsonl,no-refusal,maybe\n",
  "short.csv": "call,violation\n",
});

/** Fills in a sheet as a reviewer would. */
function fillIn(from: string, to: string, answer: (row: Record<string, string>) => string): Record<string, string>[] {
  const rows = parse<Record<string, string>>(readFileSync(join(cwd, from), "utf8"), { columns: true });
  writeFileSync(
    join(cwd, to),
    stringify(
      rows.map((row) => ({ ...row, violation: answer(row) })),
      { header: true },
    ),
  );
  return rows;
}

describe("a label sheet", () => {
  test("goes to reviewers and comes back to evaluate and to the report", async () => {
    mkdirSync(join(cwd, "review"), { recursive: true });
    expect(await callLint(["report", "calls", "--sample", "6", "-o", "review/sheet.csv"], { cwd })).toMatchObject({
      code: 0,
      stdout: "",
      stderr: "",
    });
    const rows = fillIn("review/sheet.csv", "review/done.csv", ({ rule, index }) =>
      rule !== "no-blaming-customer" ? "" : index === "1" ? "yes" : index === "2" ? "?" : ["0", "5"].includes(index!) ? "Y" : "no",
    );
    expect(rows[0]).toMatchObject({ call: "../calls/one.jsonl", index: "0", violation: "" });
    expect(Object.keys(rows[0]!)).not.toContain("agent");
    const { stdout } = await callLint(["evaluate", "review/done.csv", "-f", "json"], { cwd });
    const { rules } = JSON.parse(stdout) as { rules: Record<string, { hits: number; misses: number; falseAlarms: number; pairs: number }> };
    expect(Object.keys(rules)).toEqual(["no-blaming-customer"]);
    expect(rules["no-blaming-customer"]).toMatchObject({ hits: 2, misses: 1, falseAlarms: 0, pairs: 5 });
    const { agreement } = JSON.parse(
      (await callLint(["report", "calls", "--labels", "review/done.csv", "-f", "json"], { cwd })).stdout,
    ) as ReportView;
    // Both yes 2, both no 2, reviewers alone 1: (0.8 - 0.48) / (1 - 0.48).
    expect(agreement!["no-blaming-customer"]!.kappa!.value).toBeCloseTo(0.615, 3);
    const text = (await callLint(["report", "calls", "--labels", "review/done.csv"], { cwd })).stdout;
    expect(text).toMatch(/^ {2}no-blaming-customer .* 0\.62 \(-?\d\.\d\d to 1\.00; 5 calls\)$/m);
    expect(text).toMatch(/^ {2}greet-customer .* not reviewed$/m);
  });

  test("in which reviewers have answered is not written over", async () => {
    const draw = (file: string) => callLint(["report", "calls", "--sample", "2", "-o", file], { cwd });
    expect((await draw("again.csv")).code).toBe(0);
    expect((await draw("again.csv")).code).toBe(0);
    fillIn("again.csv", "again.csv", ({ rule }) => (rule === "no-refusal" ? "no" : ""));
    const before = readFileSync(join(cwd, "again.csv"), "utf8");
    expect(await draw("again.csv")).toMatchObject({
      code: 2,
      stderr: 'call-lint: "again.csv" holds answers of reviewers; name another file, or move it away\n',
    });
    expect(readFileSync(join(cwd, "again.csv"), "utf8")).toBe(before);
  });

  test("evaluate tells which call of a file it speaks of, and leaves no line empty", async () => {
    const calls = ["L-1", "L-2"].map((id) =>
      JSON.stringify({
        id,
        turns: [
          { role: "agent", text: "Hello, this is Dana." },
          { role: "customer", text: "Hi." },
        ],
      }),
    );
    const folder = folderWith({
      "calls.jsonl": calls.join("\n"),
      "sheet.csv": "call,index,rule,violation,quote,why\ncalls.jsonl,1,no-refusal,yes,,\n",
    });
    const { stdout } = await callLint(["evaluate", "sheet.csv"], { cwd: folder });
    expect(stdout).toMatch(/^Missed \(1\)\n {2}calls\.jsonl \(L-2\) {2}no-refusal\n\n/);
  });

  test("that nobody has filled in yet says so", async () => {
    await callLint(["report", "calls", "--sample", "1", "-o", "empty.csv"], { cwd });
    expect((await callLint(["evaluate", "empty.csv"], { cwd })).stderr).toBe(
      'call-lint: "empty.csv" names no rule yet; in a label sheet reviewers fill in the column "violation"\n',
    );
  });

  test("a labelled call that cannot be read is told, and evaluate ends with 1", async () => {
    const folder = folderWith({ "sheet.csv": "call,index,rule,violation\ngone.txt,0,no-refusal,yes\n" });
    const ended = await callLint(["evaluate", "sheet.csv"], { cwd: folder });
    expect(ended).toMatchObject({ code: 1, stderr: "gone.txt  cannot be read: it does not exist\n" });
  });

  test("evaluate knows the agents that lint knows", async () => {
    const folder = folderWith({
      "call.txt": "Niamh Byrne: Larkspur.\nPriya Nair: My lamp is broken.\nNiamh Byrne: Then it is.\nPriya Nair: Niamh, calm.\n",
      "roster.csv": "name\nPriya Nair\n",
      "call-lint.config.yaml": "people: roster.csv\n",
      "sheet.csv": "call,index,rule,violation\ncall.txt,0,greet-customer,yes\n",
    });
    const { stdout } = await callLint(["evaluate", "sheet.csv", "--no-redact"], { cwd: folder });
    expect(stdout).toMatch(/^greet-customer +1 +1 +1 /m);
    const linted = JSON.parse((await callLint(["call.txt", "-f", "json"], { cwd: folder })).stdout) as { calls: { agent: string }[] };
    expect(linted.calls[0]!.agent).toBe("Priya Nair");
  });

  test("is the same from the results of an earlier run", async () => {
    const sheet = (await callLint(["report", "calls", "--sample", "3"], { cwd })).stdout;
    await callLint(["calls", "-f", "jsonl:results.jsonl", "--exit-zero"], { cwd });
    expect((await callLint(["report", "results.jsonl", "--sample", "3"], { cwd })).stdout).toBe(sheet);
    expect((await callLint(["report", "results.jsonl", "--sample", "99"], { cwd })).stderr).toContain("there are only 6 calls");
  });

  test("with a mistake is told with its place", async () => {
    for (const [args, says] of [
      [["evaluate", "odd.csv"], 'odd.csv:2:1  "maybe" is no answer'],
      [["report", "calls", "--labels", "short.csv"], '"rule" is missing'],
      [["report", "calls", "--labels", "none.csv"], 'the labels "none.csv" cannot be read'],
      [["report", "calls", "--sample", "2", "--pseudonyms", "ids.csv"], "does not go with --pseudonyms"],
      [["report", "calls", "--stratify", "agent"], "--stratify goes with --sample"],
      [["report", "calls", "--sample", "2", "--stratify", "agnet"], 'did you mean "agent"'],
    ] as const) {
      const ended = await callLint(args, { cwd });
      expect(ended).toMatchObject({ code: 2, stdout: "" });
      expect(ended.stderr).toContain(says);
    }
  });
});
