import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import readWorkbook from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import { COLUMNS, rowsOf, TABLES } from "../src/reports/columns.js";
import type { ScoredCall } from "../src/reports/tally.js";
import { viewOf } from "../src/reports/view.js";
import { newSummary } from "../src/reports/tally.js";
import { newWorkbook } from "../src/reports/xlsx.js";
import { callLint, folderWith } from "./cli/run.js";

const FORMULA = '=HYPERLINK("https://example.com","You should have read the terms")';
const CALLS = [
  [
    "Dana Marsh",
    "2025-06-02T09:15:00Z",
    "Yes?",
    "My parcel is late.",
    "You should have read the terms. Mail ann@example.com.",
    "Fine.",
    "Bye.",
  ],
  ["=1+1", "2025-06-03", "Yes?", "Where is my parcel?", FORMULA, "Fine.", "Bye."],
  [
    "Niamh",
    undefined,
    "Good morning, Larkspur Parcels, Niamh speaking, how can I help?",
    "Where is it?",
    "It comes today.",
    "Thanks.",
    "Bye.",
  ],
].map(([agent, started_at, ...texts], index) =>
  JSON.stringify({
    ...{ call_id: `c-${index}`, agent, started_at, customer: { id: "K-1" } },
    turns: texts.map((text, turn) => ({ role: turn % 2 === 0 ? "agent" : "customer", text })),
  }),
);
const cwd = folderWith({ "calls.jsonl": CALLS.join("\n"), "own/notes.txt": "mine" });
const run = async (...args: string[]) => await callLint(["report", "calls.jsonl", ...args], { cwd });
const csv = async (table: string, ...args: string[]) =>
  parse<Record<string, string>>((await run("-f", "csv", "--table", table, ...args)).stdout, { columns: true });
const parquet = async (...path: string[]): Promise<Record<string, unknown>[]> =>
  await parquetReadObjects({ file: await asyncBufferFromFile(join(cwd, ...path)) });

describe("exported tables", () => {
  test("have these columns, and the README explains each", () => {
    const whose = ["call_id", "file", "index", "agent", "team", "queue", "started_at", "date"];
    const names = Object.fromEntries(TABLES.map((table) => [table, COLUMNS[table].map(({ name }) => name)]));
    expect(names).toEqual({
      calls: [
        ...[...whose, "week", "month", "customer_id", "turns", "scorecard", "score", "passed", "grade", "points_earned"],
        ...["points_possible", "critical", "survey", "violations", "passes", "not_evaluable", "errors", "warnings", "infos"],
      ],
      findings: [
        ...[...whose, "rule", "section", "severity", "turn", "role", "time", "line", "column"],
        ...["quote", "message", "instead", "fingerprint"],
      ],
      verdicts: [...whose, "rule", "section", "verdict", "points_lost", "reason"],
    });
    const readme = readFileSync("README.md", "utf8").replaceAll(/ +\|/g, " |");
    for (const table of TABLES)
      for (const { name, describe: text } of COLUMNS[table]) expect(readme.includes(`| \`${name}\` | ${text} |`), name).toBe(true);
  });

  test("are CSV, with a row a call, a finding or a verdict", async () => {
    const calls = await csv("calls");
    expect(calls.map(({ call_id: id, agent, date, passed }) => [id, agent, date, passed])).toEqual([
      ["c-0", "Dana Marsh", "2025-06-02", "no"],
      ["c-1", "'=1+1", "2025-06-03", "yes"],
      ["c-2", "Niamh", "", "yes"],
    ]);
    const findings = await csv("findings");
    expect(findings.find(({ call_id: id, rule }) => id === "c-0" && rule === "no-blaming-customer")).toMatchObject({
      ...{ agent: "Dana Marsh", section: "empathy", severity: "error", turn: "2", line: "1" },
      quote: expect.stringMatching(/^You should have/) as string,
    });
    const verdicts = await csv("verdicts");
    expect(verdicts.filter(({ call_id: id, verdict }) => id === "c-0" && verdict === "violation")).toHaveLength(
      Number(calls[0]!["violations"]),
    );
    expect(new Set(verdicts.map(({ rule }) => rule)).size * 3).toBe(verdicts.length);
  });

  test("are as whole as each other: every score is that of its verdicts", async () => {
    const [calls, verdicts] = [await csv("calls"), await csv("verdicts")];
    for (const { call_id: id, points_earned: earned, points_possible: possible } of calls) {
      const lost = verdicts
        .filter((row) => row["call_id"] === id)
        .reduce((sum, row) => sum + Math.round(Number(row["points_lost"]) * 10_000), 0);
      expect(Math.round((Number(possible) - Number(earned)) * 10_000)).toBe(lost);
    }
  });
});

describe("a workbook", () => {
  test("has a summary, a row a call and a row a finding, with numbers, percents, dates and no formula", async () => {
    expect(await run("-f", "xlsx", "-o", "report.xlsx", "--min-calls", "1")).toMatchObject({ code: 0, stdout: "" });
    const sheets = await readWorkbook(join(cwd, "report.xlsx"));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["Summary", "Calls", "Findings"]);
    const [summary, calls, findings] = sheets.map(({ data: [header = [], ...rows] }) =>
      rows.map((row) => Object.fromEntries(row.map((cell, index) => [String(header[index]), cell]))),
    );
    expect(summary![0]).toMatchObject({ kind: "all", calls: 3 });
    expect(calls!.map(({ agent }) => agent)).toEqual(["Dana Marsh", "=1+1", "Niamh"]);
    expect(calls![0]).toMatchObject({ started_at: new Date("2025-06-02T09:15:00Z"), passed: false });
    const [first] = await csv("calls");
    expect((calls![0]!["score"] as number) * 100).toBeCloseTo(Number(first!["score"]), 9);
    expect(findings!.map(({ quote }) => quote)).toEqual((await csv("findings")).map(({ quote }) => quote!.replace(/^'/, "") || null));
  });

  test("is frozen below its headers, filtered, and holds texts only as texts", async () => {
    await run("-f", "xlsx", "-o", "report.xlsx");
    const part = (name: string) => execFileSync("unzip", ["-p", join(cwd, "report.xlsx"), name], { encoding: "utf8" });
    for (const sheet of [1, 2, 3]) {
      const xml = part(`xl/worksheets/sheet${sheet}.xml`);
      const rows = xml.match(/<row /g)!.length;
      expect(xml).toContain('ySplit="1"');
      expect(xml).toContain('state="frozen"');
      expect(xml).toMatch(new RegExp(`</sheetData><autoFilter ref="A1:[A-Z]+${rows}"/>`));
      expect(xml).not.toMatch(/<f[ >]/);
    }
    expect(part("xl/styles.xml")).toMatch(/formatCode="0\.0%".*formatCode="yyyy-mm-dd hh:mm"/s);
  });

  test("tells how many rows found no room", () => {
    const book = newWorkbook(3);
    for (let index = 0; index < 5; index++) book.add({ ...CALL, index });
    expect(book.left()).toBe(3);
  });

  test("of nothing is a workbook of headers", async () => {
    const bytes = await newWorkbook().end(viewOf(newSummary(), { minCalls: 1, sectionOf: () => undefined }));
    const [, calls] = await readWorkbook(Buffer.from(bytes));
    expect(calls!.data).toEqual([COLUMNS.calls.map(({ name }) => name)]);
  });
});

const CALL: ScoredCall = {
  ...{ file: "a.txt", index: 0, turns: 1, verdicts: { ask: "violation" }, reasons: {}, findings: [] },
  score: { earned: 0, possible: 3, percent: 0, passed: false, grade: "F", critical: [], sections: {} },
};

describe("Parquet", () => {
  test("holds what the CSV holds, with types", async () => {
    expect(await run("-f", "parquet", "-o", "tables")).toMatchObject({ code: 0, stdout: "", stderr: "" });
    for (const table of TABLES) {
      const rows = await parquet("tables", `${table}.parquet`);
      expect(rows.map(({ call_id: id, agent }) => [id, agent])).toEqual(
        (await csv(table)).map(({ call_id: id, agent }) => [id, agent!.replace(/^'/, "")]),
      );
      expect(Object.keys(rows[0]!)).toEqual(COLUMNS[table].map(({ name }) => name));
    }
    const [first, , last] = await parquet("tables", "calls.parquet");
    expect(first).toMatchObject({ started_at: new Date("2025-06-02T09:15:00Z"), passed: false, turns: 5, index: 0 });
    expect(last).toMatchObject({ started_at: null, date: null, passed: true });
  });

  test("has a folder a day with --partition", async () => {
    await run("-f", "parquet", "--partition", "-o", "days");
    expect(readdirSync(join(cwd, "days/calls"))).toEqual(["day=2025-06-02", "day=2025-06-03", "day=__HIVE_DEFAULT_PARTITION__"]);
    expect(await parquet("days/calls/day=2025-06-03/calls.parquet")).toMatchObject([{ call_id: "c-1", date: "2025-06-03" }]);
  });

  test("takes the place of an earlier report, whole, and of nothing else", async () => {
    await run("-f", "parquet", "--partition", "-o", "again");
    await run("-f", "parquet", "-o", "again");
    expect(readdirSync(join(cwd, "again")).sort()).toEqual(["calls.parquet", "findings.parquet", "verdicts.parquet"]);
    const before = readFileSync(join(cwd, "again/calls.parquet"));
    writeFileSync(join(cwd, "cut.jsonl"), '{"file":"a.txt","index":0,"id":null,"verd');
    expect(await callLint(["report", "calls.jsonl", "cut.jsonl", "-f", "parquet", "-o", "again"], { cwd })).toMatchObject({ code: 2 });
    expect(readFileSync(join(cwd, "again/calls.parquet"))).toEqual(before);
    for (const [folder, says] of [
      ["own", 'the folder holds other files ("notes.txt")'],
      ["cut.jsonl", "it is a file, and Parquet needs a folder"],
    ] as const) {
      const ended = await run("-f", "parquet", "-o", folder);
      expect(ended).toMatchObject({ code: 2, stdout: "" });
      expect(ended.stderr).toContain(says);
    }
    expect(existsSync(join(cwd, "own/notes.txt"))).toBe(true);
    expect(readdirSync(cwd).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("of no call is three tables without rows", async () => {
    const text = '{"schemaVersion":1,"tool":{"name":"call-lint","version":"1"},"calls":[\n],"failures":[],"summary":{}}\n';
    writeFileSync(join(cwd, "empty.json"), text);
    const ended = await callLint(["report", "empty.json", "-f", "parquet", "-o", "none"], { cwd });
    expect(ended).toMatchObject({ code: 0 });
    expect(await parquet("none/findings.parquet")).toEqual([]);
  });
});

test("a rule that a run does not know has no section", () => {
  expect(rowsOf("verdicts", CALL, () => undefined)[0]).toContain("(unknown)");
});

test("formats that need a place, and flags that need a format, say so", async () => {
  for (const [args, says] of [
    [["-f", "xlsx"], "a workbook needs a file: --format xlsx -o report.xlsx"],
    [["-f", "parquet"], "Parquet needs a folder: --format parquet -o tables"],
    [["--table", "calls"], "--table goes with --format csv"],
    [["--partition"], "--partition goes with --format parquet"],
  ] as const) {
    const ended = await run(...args);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toContain(says);
  }
});
