import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { describe, expect, test } from "vitest";
import { callLint, folderWith } from "./cli/run.js";

/** Words that stand in the calls and nowhere else. */
const SAID = /You should have read|fortnight's|zebra|read the terms|call you back/i;
const NAMES = /dana|marsh|niamh/i;

const TURNS = [
  "Larkspur Parcels, Dana Marsh speaking, how can I help?",
  "My zebra parcel is a fortnight's late, I am Ruth Adeyemi, ruth@example.com, 555-0134.",
  "You should have read the terms, zebra or not, says Niamh. I will call you back by Wednesday, 4 June, on 555-0134.",
  "Nobody called me back, Dana.",
  "Dana will look into it. Bye.",
];

function call(agent: string, id: string, date: string): string {
  const turns = TURNS.map((text, turn) => ({
    role: turn % 2 === 0 ? "agent" : "customer",
    speaker: turn % 2 === 0 ? agent : "Ruth Adeyemi",
    text,
  }));
  return JSON.stringify({ call_id: id, agent, team: "Team Dana", started_at: date, customer: { id: "C-1", name: "Ruth Adeyemi" }, turns });
}

const cwd = folderWith({
  "calls/DANA_MARSH_20250602.jsonl": call("Dana Marsh", "dana-1", "2025-06-02T09:00:00Z"),
  "calls/danamarsh.jsonl": call("Dana Marsh", "2", "2025-06-03T09:00:00Z"),
  "calls/niamh.jsonl": call("Niamh", "3", "2025-06-09T09:00:00Z"),
  "ids.csv": "name,id\nDana Marsh,A-1\nNiamh,A-2\n",
});

const FORMATS = [
  ...["pretty", "json", "csv", "markdown", "html"].map((format) => ["-f", format]),
  ...["calls", "findings", "verdicts"].map((table) => ["-f", "csv", "--table", table]),
  ["-f", "xlsx"],
  ["-f", "parquet"],
  ["-f", "parquet", "--partition"],
];

/** Everything that a report says, as text: of binary files what readers would find in them. */
async function toldBy(...args: string[]): Promise<string> {
  const out = `out-${Math.random().toString(36).slice(2)}`;
  const ended = await callLint(["report", "calls", "--min-calls", "1", "-o", out, ...args], { cwd });
  expect([ended.code, ended.stdout]).toEqual([0, ""]);
  return `${ended.stderr}\n${await contentOf(join(cwd, out))}`;
}

async function contentOf(path: string): Promise<string> {
  if (statSync(path).isDirectory()) return (await Promise.all(readdirSync(path).map((name) => contentOf(join(path, name))))).join("\n");
  if (path.endsWith(".parquet")) {
    const rows = await parquetReadObjects({ file: await asyncBufferFromFile(path) });
    return JSON.stringify(rows) + readFileSync(path, "latin1");
  }
  const head = readFileSync(path).subarray(0, 2).toString("latin1");
  return head === "PK" ? execFileSync("unzip", ["-p", path], { encoding: "utf8" }) : readFileSync(path, "utf8");
}

describe.each(FORMATS)("a report %s %s %s %s", (...format) => {
  const args = format.filter((part) => part !== undefined);

  test("holds no word of a call with --no-quotes", async () => {
    expect(await toldBy(...args, "--no-quotes")).not.toMatch(SAID);
  });

  test("holds no agent's name with --pseudonyms: not in words, messages, teams, ids and names of files", async () => {
    const text = await toldBy(...args, "--pseudonyms", "ids.csv");
    expect(text).not.toMatch(NAMES);
    expect(text.length).toBeGreaterThan(100);
  });

  test("hides personal data unless told otherwise", async () => {
    expect(await toldBy(...args)).not.toMatch(/ruth|adeyemi|555-0134/i);
  });
});

test("words, and personal data with --no-redact, do stand in reports that are to hold them", async () => {
  expect(await toldBy("-f", "json")).toMatch(SAID);
  expect(await toldBy("-f", "csv", "--table", "findings", "--no-redact")).toContain("555-0134");
  expect(await toldBy("-f", "json", "--pseudonyms", "ids.csv")).toContain("A-1");
});

describe("bad input", () => {
  test("leaves an earlier report of every format as it was, with the place of what is wrong", async () => {
    await callLint(["calls", "-f", "jsonl:whole.jsonl", "-f", "json:whole.json", "--exit-zero"], { cwd });
    const whole = readFileSync(join(cwd, "whole.jsonl"), "utf8");
    writeFileSync(join(cwd, "cut.jsonl"), whole.slice(0, -30));
    writeFileSync(join(cwd, "cut.json"), readFileSync(join(cwd, "whole.json"), "utf8").slice(0, 3000));
    writeFileSync(join(cwd, "other.jsonl"), '{"file":"a.txt","index":0,"id":null}\n');
    writeFileSync(join(cwd, "version.json"), '{"schemaVersion":2,"tool":{"name":"call-lint","version":"9"},"calls":[\n');
    for (const format of FORMATS) {
      await callLint(["report", "whole.jsonl", ...format, "-o", "kept"], { cwd });
      const before = await contentOf(join(cwd, "kept"));
      for (const [file, says] of [
        ["cut.jsonl", /^cut\.jsonl:3 .*cut off/m],
        ["cut.json", /^cut\.json:\d .*cut off/m],
        ["other.jsonl", /^other\.jsonl:1 .*no result of call-lint/m],
        ["version.json", /^version\.json .*of version 2/m],
      ] as const) {
        const ended = await callLint(["report", "whole.jsonl", file, ...format, "-o", "kept"], { cwd });
        expect([file, ended.code, ended.stdout]).toEqual([file, 2, ""]);
        expect(ended.stderr).toMatch(says);
        expect(await contentOf(join(cwd, "kept"))).toBe(before);
      }
      execFileSync("rm", ["-r", "kept"], { cwd });
    }
    expect(readdirSync(cwd).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("that is little or nothing makes a report that says so, in every format", async () => {
    const turns = [
      { speaker: "A", text: "Hm." },
      { speaker: "B", text: "Hm." },
    ];
    writeFileSync(join(cwd, "one.jsonl"), JSON.stringify({ turns }));
    for (const format of FORMATS) {
      const ended = await callLint(["report", "one.jsonl", "--rule", "no-card-data: off", "-o", "little", ...format], { cwd });
      expect([format, ended.code]).toEqual([format, 0]);
      expect(ended.stderr).toContain("no call has a date");
      expect(existsSync(join(cwd, "little"))).toBe(true);
      execFileSync("rm", ["-r", "little"], { cwd });
    }
  });
});

test("long ids and numbers in names of files are told, card numbers and telephone numbers in them are not", async () => {
  const turns = [
    { role: "agent", text: "Hello." },
    { role: "customer", text: "My parcel never came." },
    { role: "agent", text: "Calm down." },
  ];
  const one = (call_id: string, id: string) => JSON.stringify({ call_id, customer: { id }, started_at: "2026-03-02T09:00:00Z", turns });
  const folder = folderWith({
    "7782342274025937895.json": one("7782342274025937895", "9007199254740993"),
    "on 0161-555-0123.json": one("4111111111111111", "5500005555555559"),
  });
  const { stdout } = await callLint(["report", "-f", "csv", "--table", "calls"], { cwd: folder });
  const rows = stdout.split("\r\n");
  expect(rows[1]).toMatch(/^7782342274025937895,7782342274025937895\.json,.*,9007199254740993,/);
  expect(rows[2]).toMatch(/^\[CARD\],on \[PHONE\]\.json,.*,\[CARD\]#[\da-f]{8},/);
});

test("customers whose ids are addresses or numbers stay apart, and their ids are told nowhere", async () => {
  const turns = [
    { role: "agent", text: "Larkspur, Tom speaking, how can I help?" },
    { role: "customer", text: "My parcel never came." },
    { role: "agent", text: "I'll call you back by Friday at noon." },
  ];
  const one = (id: string) => JSON.stringify({ customer: { id }, started_at: "2026-03-02T09:00:00Z", turns });
  const folder = folderWith({ "a.json": one("rita@example.com"), "b.json": one("oleg@example.com"), "c.json": one("+44 7700 900123") });
  await callLint([".", "-f", "jsonl:results.jsonl", "--exit-zero"], { cwd: folder });
  const promises = JSON.parse((await callLint(["promises", ".", "-f", "json"], { cwd: folder })).stdout) as {
    promises: { customer: { id: string } }[];
  };
  const ids = promises.promises.map(({ customer }) => customer.id);
  expect([new Set(ids).size, ids[0]]).toEqual([3, expect.stringMatching(/^\[EMAIL\]#[\da-f]{8}$/)]);
  const results = readFileSync(join(folder, "results.jsonl"), "utf8");
  for (const id of ids) expect(results).toContain(`"customer":{"id":"${id}"`);
  const told = (await callLint(["report", "results.jsonl", "-f", "json"], { cwd: folder })).stdout;
  expect(told + results).not.toMatch(/rita@|oleg@|900123/);
});
