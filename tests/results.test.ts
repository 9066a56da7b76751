import { join } from "node:path";
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readResults } from "../src/run/results.js";
import type { CallResult } from "../src/rule.js";
import { callLint, folderWith } from "./cli/run.js";

const ODD = 'You should have read ,"reasons":{ and ,"story": and "verdicts":{ in the terms 🙏.';
const call = (texts: readonly string[], id: string) =>
  JSON.stringify({ call_id: id, agent: "Dana", turns: texts.map((text, turn) => ({ role: turn % 2 === 0 ? "agent" : "customer", text })) });
const cwd = folderWith({ "calls.jsonl": [call(["Yes?", "It is late.", ODD, "Fine."], "odd"), call(["Hm.", "Hm."], "bare")].join("\n") });
await callLint(["calls.jsonl", "-f", "jsonl:results.jsonl", "-f", "json:results.json", "--exit-zero"], { cwd });

const read = (name: string, isBrief?: boolean) => [...readResults(join(cwd, name), isBrief)] as CallResult[];

describe("results of an earlier run", () => {
  test("are the same in short, but for reasons, notes and score, whatever their words hold", () => {
    const whole = read("results.jsonl");
    expect(whole[0]!.findings.some(({ text }) => text === ODD)).toBe(true);
    const brief = whole.map((result) => ({ ...result, reasons: {}, notes: [], score: undefined }));
    expect(read("results.jsonl", true)).toEqual(brief);
    expect(read("results.json", true)).toEqual(brief);
  });

  test("are read whole where an earlier version wrote them, or their keys stand in another order", () => {
    const moved = read("results.jsonl").map(({ story, verdicts, file, index, id, ...rest }) =>
      JSON.stringify({ file, index, id: id ?? null, ...rest, story, verdicts }),
    );
    writeFileSync(join(cwd, "moved.jsonl"), moved.join("\n"));
    expect(read("moved.jsonl", true).map(({ verdicts }) => verdicts)).toEqual(read("results.jsonl").map(({ verdicts }) => verdicts));
  });

  test("may be longer than what is read at a time, with characters of several bytes and any ends of lines", () => {
    const [first, second] = readFileSync(join(cwd, "results.jsonl"), "utf8").trim().split("\n") as [string, string];
    const long = first.replace("🙏", "🙏é".repeat(500_000));
    const lines = [...Array.from({ length: 800 }, () => first), long, second, long];
    writeFileSync(join(cwd, "long.jsonl"), `\uFEFF${lines.join("\r\n")}`);
    const found = read("long.jsonl");
    expect(found).toHaveLength(lines.length);
    expect(found[799]).toEqual(read("results.jsonl")[0]);
    expect(JSON.stringify(found[802])).toContain("🙏é".repeat(500_000));
  });
});
