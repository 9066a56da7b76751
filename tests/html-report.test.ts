import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { partsOf } from "../src/reports/html/marked-turn.js";
import { callLint } from "./cli/run.js";
import { reportFolder } from "./html-calls.js";

const cwd = reportFolder();

const BEGUN = '{"schemaVersion":1,"tool":{"name":"call-lint","version":"0.1.0"},"calls":[\n';
const NOTHING = `${BEGUN}],"failures":[],"summary":{}}\n`;

/** A report with the pages of its calls unpacked. */
async function reportOn(args: readonly string[]): Promise<{ text: string; size: number }> {
  return unpacked((await callLint(["report", ...args, "-f", "html"], { cwd })).stdout);
}

function unpacked(html: string): { text: string; size: number } {
  const packed = /id="call-pages">(.*?)<\/script>/s.exec(html)![1]!;
  const { packs } = JSON.parse(packed) as { packs: string[] };
  const pages = packs.flatMap((pack) => JSON.parse(gunzipSync(Buffer.from(pack, "base64")).toString()) as string[]);
  return { text: html.replace(packed, "") + pages.join("\n"), size: pages.length };
}

describe("report --format html", () => {
  test("is the same every time, and allows its own style and script only", async () => {
    const { text } = await reportOn(["calls.jsonl"]);
    expect((await reportOn(["calls.jsonl"])).text).toBe(text);
    expect(text.replaceAll("&#39;", "'")).toMatch(
      /content="default-src 'none'; script-src 'sha256-[\w+/=]+'; style-src 'sha256-[\w+/=]+'; base-uri 'none'/,
    );
    expect(text).not.toMatch(/ style="| on[a-z]+="|<(?:link|img|iframe|object|base)\b/);
  });

  test("shows the transcript, the finding marked in it, and the verdicts beside it", async () => {
    const { text, size } = await reportOn(["calls.jsonl"]);
    expect(size).toBe(7);
    expect(text).toMatch(/<mark>[^<]*fault[^<]*<\/mark><a class="note" href="#call-1-f\d"/);
    expect(text).toContain("Where is my parcel?");
    expect(text).toMatch(/Kept: \d+/);
  });

  test("escapes whatever a transcript holds", async () => {
    const { text } = await reportOn(["calls.jsonl", "--no-redact"]);
    expect(text.match(/<script/g)).toHaveLength(3);
    expect(text).toContain("&lt;/script&gt;&lt;script&gt;globalThis.stolen = 1&lt;/script&gt;");
    expect(text).not.toMatch(/<img|<!--/);
    expect(text).not.toMatch(/[\u0000-\u0008\u000e-\u001f\u202a-\u202e\u2066-\u2069]/);
  });

  test("hides names and numbers of customers, agents with --pseudonyms, and every word with --no-quotes", async () => {
    const { text } = await reportOn(["calls.jsonl"]);
    expect(text).toContain("I&#39;m [NAME] [NAME], call [PHONE], account [NUMBER].");
    expect(text).not.toMatch(/\bAnn\b|Alder|555-0142|90210555/);
    expect((await reportOn(["calls.jsonl", "--no-redact"])).text).toContain("Ann Alder, call 020 555-0142, account 90210555");
    const hidden = await reportOn(["calls.jsonl", "--pseudonyms", "ids.csv", "--min-calls", "1"]);
    expect(hidden.text).toContain("A-2");
    expect(hidden.text).not.toMatch(/Dana|Niamh|O(?:'|&#39;)Neill/);
    const bare = await reportOn(["calls.jsonl", "--no-quotes"]);
    expect(bare.text).toContain("This report holds no words of transcripts.");
    expect(bare.text).toContain("no-blaming-customer");
    expect(bare.text).not.toMatch(/parcel is late|read the terms|comes today|<mark>|class="turn/);
  });

  test("shows of results what they hold, and says that it is not the transcript", async () => {
    await callLint(["calls.jsonl", "-f", "jsonl:results.jsonl", "--exit-zero"], { cwd });
    const { text } = await reportOn(["results.jsonl"]);
    expect(text).toContain("only the turns with findings are shown");
    expect(text).toMatch(/<mark>[^<]*fault/);
    expect(text).not.toContain("Where is my parcel?");
  });

  test("tells goals, movers and what changed", async () => {
    writeFileSync(join(cwd, "goals.yaml"), "goals:\n  score: 99\n");
    await callLint(["report", "one.jsonl", "-f", "json", "-o", "earlier.json", "--min-calls", "1"], { cwd });
    const { text } = await reportOn(["calls.jsonl", "--min-calls", "1", "-c", "goals.yaml", "--compare", "earlier.json"]);
    expect(text).toMatch(/<h3[^>]*><bdi>Goals/);
    expect(text).toMatch(/<h3[^>]*><bdi>Since earlier\.json/);
  });

  test("is an output of a lint run too, with transcripts and without personal data", async () => {
    await callLint(["calls.jsonl", "--exit-zero", "-f", "html:lint.html"], { cwd });
    const { text } = unpacked(readFileSync(join(cwd, "lint.html"), "utf8"));
    expect(text).toContain("Where is my parcel?");
    expect(text).toContain("call [PHONE]");
    expect(text).not.toMatch(/Alder|555-0142/);
  });

  test.each([
    ["one.jsonl", "one call: no interval"],
    ["undated.txt", "no call has a date"],
    ["undated.txt", "No call names its agent"],
    ["nobody.txt", "could not be judged"],
  ])("says what %s lacks: %s", async (file, says) => {
    expect((await reportOn([file])).text).toContain(says);
  });

  test("says that there is nothing to report on", async () => {
    writeFileSync(join(cwd, "none.json"), NOTHING);
    const { text } = await reportOn(["none.json"]);
    expect(text).toContain("There are no calls to report on.");
  });

  test("puts calls into files beside it with --split, in the place of those of an earlier report", async () => {
    const args = ["-f", "html", "--split", "-o", "split/report.html"];
    expect(await callLint(["report", "calls.jsonl", ...args], { cwd })).toMatchObject({ code: 0 });
    const folder = join(cwd, "split/report.calls");
    expect(readdirSync(folder)).toHaveLength(7);
    expect(readFileSync(join(folder, "call-1.html"), "utf8")).toMatch(/href="\.\.\/report\.html#agent-1"/);
    expect(readFileSync(join(cwd, "split/report.html"), "utf8")).toContain('href="report.calls/call-1.html"');
    await callLint(["report", "one.jsonl", ...args], { cwd });
    expect(readdirSync(folder)).toEqual(["call-1.html"]);
    expect(readdirSync(join(cwd, "split")).sort()).toEqual(["report.calls", "report.html"]);
  });

  test("leaves an earlier report and folders of others as they were where it cannot be made", async () => {
    mkdirSync(join(cwd, "kept.calls"));
    writeFileSync(join(cwd, "kept.calls/diary.txt"), "mine");
    writeFileSync(join(cwd, "kept.html"), "earlier");
    writeFileSync(join(cwd, "cut.json"), BEGUN);
    for (const args of [
      ["calls.jsonl", "--split"],
      ["calls.jsonl", "cut.json"],
    ]) {
      expect((await callLint(["report", ...args, "-f", "html", "-o", "kept.html"], { cwd })).code).toBe(2);
      expect(readFileSync(join(cwd, "kept.html"), "utf8")).toBe("earlier");
    }
    expect(existsSync(join(cwd, "kept.calls/diary.txt"))).toBe(true);
    expect(readdirSync(cwd).filter((name) => name.startsWith("."))).toEqual([]);
    expect((await callLint(["report", "calls.jsonl", "-f", "html", "--split"], { cwd })).stderr).toContain("--split needs a file");
    expect((await callLint(["report", "calls.jsonl", "--split"], { cwd })).stderr).toContain("--split goes with --format html");
  });
});

test("a turn cut at its findings loses no letter, whatever overlaps", () => {
  const span = fc.record({ number: fc.integer({ min: 1, max: 9 }), start: fc.nat(30), end: fc.nat(30) });
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.uniqueArray(span, { selector: ({ number }) => number }), (text, spans) => {
      const parts = partsOf(text, spans);
      expect(parts.map((part) => part.text).join("")).toBe(text);
      expect(parts.flatMap(({ ends }) => ends).sort()).toEqual(spans.map(({ number }) => number).sort());
    }),
  );
});
