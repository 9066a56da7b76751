import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { redactText } from "../../src/reporters/redact.js";
import { formats, reporterFor } from "../../src/reporters/index.js";
import { redact } from "../../src/reporters/redact.js";
import type { CallResult, Failure } from "../../src/rule.js";
import { withoutSplitNumbers } from "../../src/reporters/split-numbers.js";
import { RESULTS } from "./results.js";

async function written(
  format: string,
  results: readonly (CallResult | Failure)[],
  context = { colour: false, width: 100 },
): Promise<string> {
  const report = (await reporterFor(format))!.begin({ version: "1.2.3", rules: [], explain: () => "", ...context });
  return results.map((result) => report.add(result)).join("") + report.end();
}

const GOLDEN: Readonly<Record<string, string>> = {
  pretty: "findings.txt",
  json: "findings.json",
  jsonl: "findings.jsonl",
  csv: "findings.csv",
};

describe("outputs are as reviewed", () => {
  test.each(Object.entries(GOLDEN))("%s", async (format, file) => {
    await expect(await written(format, RESULTS)).toMatchFileSnapshot(`../../fixtures/reports/${file}`);
  });

  test("pretty at a narrow terminal with colours", async () => {
    const text = await written("pretty", RESULTS, { colour: true, width: 50 });
    await expect(text).toMatchFileSnapshot("../../fixtures/reports/findings-narrow.txt");
  });
});

describe("an output without findings is whole", () => {
  const clean = [RESULTS[2]!];
  test.each(formats)("%s", async (format) => {
    for (const results of [[], clean]) {
      const text = await written(format, results);
      if (format === "json") expect(JSON.parse(text)).toMatchObject({ schemaVersion: 1, failures: [], summary: { calls: results.length } });
      if (format === "csv") expect(parse(text)).toHaveLength(1);
      if (format === "jsonl") expect(text.split("\n")).toHaveLength(results.length + 1);
      if (format === "pretty") expect(text).toBe(`${results.length} call${results.length === 1 ? "" : "s"}, nothing to report\n`);
    }
  });
});

describe("telephone numbers", () => {
  test.each([
    ...["07700 900123", "01632 960983", "(01632) 960983", "06 12 34 56 78", "06.12.34.56.78", "020 7946 0958", "98765 43210"],
    ...["+44 7700 900123", "0412 345 678", "555-0134", "(555) 010-9999", "0800 123 4567"],
  ])("%s is hidden", (number) => {
    expect(redactText(`Ring me on ${number}, please.`)).toBe("Ring me on [PHONE], please.");
  });

  test.each([
    "00:00:01.000 --> 00:00:02.000",
    "2026-03-01 09:12",
    "05-06-2026 at 12",
    "01/02/2026 10:15",
    "half past 06 12",
    "due on 03.06.2025, not 12.06.2025",
  ])("%s is none", (text) => {
    expect(redactText(text)).toBe(text);
  });
});

describe("the JSON contract", () => {
  test("every call and finding has every field, in the order of the contract", async () => {
    const { calls, ...rest } = JSON.parse(await written("json", RESULTS)) as { calls: { findings: object[] }[] };
    expect(Object.keys(rest)).toEqual(["schemaVersion", "tool", "failures", "summary"]);
    for (const call of calls) {
      expect(Object.keys(call)).toEqual(
        ["file", "index", "id", "kind", "reader", "agent", "team", "queue", "customer", "startedAt", "survey", "turns", "findings", "verdicts", "reasons", "score", "notes", "story"],
      ); // prettier-ignore
      for (const finding of call.findings)
        expect(Object.keys(finding)).toEqual(
          ["rule", "section", "severity", "message", "turn", "role", "speaker", "start", "end", "line", "column", "quote", "at", "text", "fingerprint", "related", "suggestions"],
        ); // prettier-ignore
    }
  });
});

describe("CSV", () => {
  test("reads back to what was written, formulas set off", async () => {
    const rows: Record<string, string>[] = parse(await written("csv", RESULTS), { columns: true });
    expect(rows.map(({ rule }) => rule)).toEqual(["ask-before-hold", "keep-hold-time", "unreadable", "unreadable", "no-refusal"]);
    expect(rows[1]!["quote"]).toBe('\'=HYPERLINK("x"), she said, "wait"\u001b[31m\nplease 🙏');
    expect(rows[1]!["message"]).toBe("'-3 minutes, longer than announced.");
  });
});

describe("pretty", () => {
  test("nothing of a transcript steers the terminal", async () => {
    expect(await written("pretty", RESULTS)).not.toMatch(/\u001b/);
  });

  test("no line is wider than the terminal, places aside", async () => {
    const lines = (await written("pretty", RESULTS, { colour: false, width: 60 })).split("\n");
    expect(lines.filter((line) => line.startsWith("      ") && line.length > 60)).toEqual([]);
  });
});

test("redacted, a result keeps its shape and loses numbers and the customer's name", () => {
  const hidden = redact(RESULTS[0] as CallResult);
  expect(hidden.customer).toEqual({ id: "C-7", name: "[NAME]" });
  expect(hidden.findings[0]).toMatchObject({
    text: "Right, I'll put you on hold while I ring the depot; your number is [PHONE], [NAME]?",
    quote: "I'll put you on hold",
  });
  expect(JSON.stringify(hidden)).not.toMatch(/Ruth|Adeyemi|555/);
});

test("redacted twice is redacted once, also where the file itself hides the name", () => {
  const named = RESULTS[0] as CallResult;
  const message = "The customer, known as Ruth, was called by another name.";
  const once = redact({ ...named, findings: named.findings.map((finding) => ({ ...finding, message })) });
  expect(once.findings[0]!.message).toBe("The customer, known as [NAME], was called by another name.");
  expect(redact(once)).toEqual(once);
});

test("names that the customer gave in the call are hidden too; ordinary words only where they are written as names", () => {
  const nameless: CallResult = { ...(RESULTS[0] as CallResult), customer: undefined };
  const [finding] = nameless.findings;
  const text = "Thank you, Will, I will put you on hold; is that Mr Okafor's parcel?";
  const hidden = redact({
    ...nameless,
    customerNames: ["will", "okafor"],
    findings: [{ ...finding!, text, at: 17, quote: "I will put you on hold" }],
  });
  expect(hidden.findings[0]).toMatchObject({
    text: "Thank you, [NAME], I will put you on hold; is that Mr [NAME]'s parcel?",
    quote: "I will put you on hold",
  });
  expect(hidden).not.toHaveProperty("customerNames");
});

describe("numbers that are read out bit by bit", () => {
  const shown = (...texts: string[]) =>
    withoutSplitNumbers(texts.map((text, turn) => ({ role: turn % 2 === 0 ? "customer" : "agent", text }))).map(({ text }) => text);

  test("are hidden, with what stands between left as it is", () => {
    expect(shown("It's 4111", "Okay.", "1111 1111", "Go on.", "and 1111.", "Thank you.")).toEqual([
      "It's [NUMBER]",
      "Okay.",
      "[NUMBER]",
      "Go on.",
      "and [NUMBER].",
      "Thank you.",
    ]);
    expect(shown("four one one one", "uh huh", "two two two two")).toEqual(["[NUMBER]", "uh huh", "[NUMBER]"]);
  });

  test("are told from other digits", () => {
    const texts = ["It's 4412.", "Thanks.", "And when does it come?", "Today.", "The flat is 1210 on the left side of the yard.", "Fine."];
    expect(shown(...texts)).toEqual(texts);
  });
});
