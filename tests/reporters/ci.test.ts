import { Ajv } from "ajv";
import ajvFormats from "ajv-formats";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { formats, reporterFor } from "../../src/reporters/index.js";
import type { CallResult, Failure, Finding } from "../../src/rule.js";
import { loadRulebook } from "../../src/rulebook.js";
import { explain } from "../../src/reports/catalogue.js";
import { RESULTS } from "./results.js";

const { rules } = await loadRulebook();

async function written(format: string, results: readonly (CallResult | Failure)[]): Promise<string> {
  const context = { version: "1.2.3", rules: [...rules.values()].slice(0, 3), explain, colour: false, width: 100 };
  const report = (await reporterFor(format))!.begin(context);
  return results.map((result) => report.add(result)).join("") + report.end();
}

const [LAMP] = RESULTS as CallResult[];
const EVIL = [
  "::error file=x::you are hacked",
  "\n::stop-commands::x\r::set-output name=a::b",
  "]]><x/>&lt;</failure></error>",
  "a | b\n| c | <img src=x onerror=alert(1)> [x](javascript:a) @everyone https://example.com",
  "\u0000\u0001\u001b[31m\ufffe\uffff\ud800 and \udc00\u2028",
  "\"'\\%25 ,:",
];

/** A result in which everything that a transcript's author can write is hostile. */
function hostile(text: string): CallResult {
  const finding: Finding = { ...LAMP!.findings[0]!, quote: text, text, message: text, speaker: text };
  return { ...LAMP!, file: `calls/${text}.json`, id: text, agent: text, findings: [finding], reasons: { "no-dead-air": text } };
}

const ALL = [...RESULTS, ...EVIL.map(hostile)];

const GOLDEN: Readonly<Record<string, string>> = {
  junit: "findings.xml",
  github: "findings.github.txt",
  gitlab: "findings.gitlab.json",
  checkstyle: "findings.checkstyle.xml",
  markdown: "findings.md",
};

test.each(Object.entries(GOLDEN))("%s is as reviewed", async (format, file) => {
  await expect(await written(format, RESULTS)).toMatchFileSnapshot(`../../fixtures/reports/${file}`);
});

/** Reads XML as strictly as its grammar asks: names of elements with their attributes, in order. @throws where it is not well-formed. */
function parseXml(text: string): { name: string; attributes: Record<string, string> }[] {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)) throw new Error("a character that XML forbids");
  const body = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, "");
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  const open: string[] = [];
  let at = 0;
  const token =
    /<\/([a-z]+)>|<([a-z]+)((?: [a-z]+="(?:[^<&"]|&(?:amp|lt|gt|quot|apos|#\d+);)*")*)(\/?)>|(?:[^<&\]]|\](?!\]>)|&(?:amp|lt|gt|#\d+);)+/gy;
  for (let match = token.exec(body); match !== null; match = token.exec(body)) {
    at = token.lastIndex;
    const [, closed, name, attributes = "", isEmpty] = match;
    if (closed !== undefined && open.pop() !== closed) throw new Error(`</${closed}> closes another element`);
    if (name === undefined) continue;
    const pairs = [...attributes.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key, value]) => [key!, value!] as const);
    if (new Set(pairs.map(([key]) => key)).size < pairs.length) throw new Error(`an attribute twice in <${name}>`);
    elements.push({ name, attributes: Object.fromEntries(pairs) });
    if (isEmpty === "") open.push(name);
  }
  if (at !== body.length || open.length > 0) throw new Error(`not well-formed at ${at}: ${body.slice(at, at + 60)}`);
  return elements;
}

describe("JUnit", () => {
  test("is well-formed, counts what it holds, and no two cases have one name", async () => {
    const elements = parseXml(await written("junit", [...ALL, ...RESULTS]));
    const suites = elements.filter(({ name }) => name === "testsuite");
    const cases = elements
      .filter(({ name }) => name === "testcase")
      .map(({ attributes }) => `${attributes["classname"]}.${attributes["name"]}`);
    expect(new Set(cases).size).toBe(cases.length);
    expect(new Set(suites.map(({ attributes }) => attributes["name"])).size).toBe(suites.length);
    const sum = (key: string) => suites.reduce((total, { attributes }) => total + Number(attributes[key]), 0);
    expect([sum("tests"), sum("failures"), sum("errors"), sum("skipped")]).toEqual(
      ["testcase", "failure", "error", "skipped"].map((kind) => elements.filter(({ name }) => name === kind).length),
    );
  });

  test("what was skipped says why", async () => {
    const skipped = parseXml(await written("junit", RESULTS)).filter(({ name }) => name === "skipped");
    expect(skipped.map(({ attributes }) => attributes["message"])).toContain("not evaluable: the transcript has start times only");
    expect(skipped.every(({ attributes }) => attributes["message"] !== "")).toBe(true);
  });
});

test("Checkstyle is well-formed, and every finding is in it", async () => {
  const errors = parseXml(await written("checkstyle", ALL)).filter(({ name }) => name === "error");
  expect(errors).toHaveLength(ALL.reduce((sum, result) => sum + ("message" in result ? 1 : result.findings.length), 0));
  for (const { attributes } of errors) expect(attributes["severity"]).toMatch(/^(?:error|warning|info)$/);
});

describe("SARIF", () => {
  const SCHEMA = "../shared/schemas/sarif-schema-2.1.0.json";
  test.runIf(existsSync(SCHEMA))(`is valid against ${SCHEMA} (skipped where that is missing)`, async () => {
    // Of draft 04 it uses nothing that later drafts read otherwise.
    const schema = { ...(JSON.parse(readFileSync(SCHEMA, "utf8")) as object), $schema: undefined, id: undefined };
    const validator = new Ajv({ strict: false, allErrors: true });
    ajvFormats.default(validator);
    const validate = validator.compile(schema);
    for (const results of [[], RESULTS, ALL]) {
      validate(JSON.parse(await written("sarif", results)));
      expect(validate.errors ?? []).toEqual([]);
    }
  });

  test("paths are relative, fingerprints and help are there", async () => {
    const [run] = (
      JSON.parse(await written("sarif", RESULTS)) as {
        runs: {
          tool: { driver: { rules: { help: { markdown: string } }[] } };
          results: { partialFingerprints: object; locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[];
        }[];
      }
    ).runs;
    expect(run!.results.map(({ locations }) => locations[0]!.physicalLocation.artifactLocation.uri)).toContain("calls/late%20parcel.txt");
    for (const { partialFingerprints } of run!.results) expect(partialFingerprints).toHaveProperty("primaryLocationLineHash");
    for (const { help } of run!.tool.driver.rules) expect(help.markdown).not.toBe("");
  });

  test("at most 25,000 results, and it says so when cut", async () => {
    const many = { ...LAMP!, findings: Array.from({ length: 9000 }, () => LAMP!.findings[0]!) };
    const [run] = (JSON.parse(await written("sarif", [many, many, many])) as { runs: { results: object[]; invocations: object[] }[] }).runs;
    expect(run!.results).toHaveLength(25_000);
    expect(JSON.stringify(run!.invocations)).toContain("27000 findings; only the first 25000 are listed");
  });
});

test("GitLab: every field, lines from 1, one fingerprint each, no byte order mark", async () => {
  const text = await written("gitlab", [...ALL, ...ALL]);
  expect(text[0]).toBe("[");
  const entries = JSON.parse(text) as Record<string, unknown>[];
  for (const entry of entries)
    expect(entry).toEqual({
      description: expect.any(String) as string,
      check_name: expect.stringMatching(/\S/) as string,
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      severity: expect.stringMatching(/^(?:info|minor|major|critical|blocker)$/) as string,
      location: { path: expect.any(String) as string, lines: { begin: expect.any(Number) as number } },
    });
  expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length);
});

describe("GitHub", () => {
  test("a transcript gives no commands: each line is one of ours, or stands where commands are stopped", async () => {
    const lines = (await written("github", ALL)).split(/[\r\n]+/);
    const stop = lines.findIndex((line) => line.startsWith("::stop-commands::"));
    const token = lines[stop]!.slice("::stop-commands::".length);
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    for (const line of lines.slice(0, stop))
      expect(line).toMatch(/^::(?:error|warning|notice) file=[^,:]+,line=\d+,col=\d+,title=[^,:]+::/);
    expect(lines.slice(stop).filter((line) => line === `::${token}::`)).toHaveLength(1);
    expect(lines.at(-2)).toBe(`::${token}::`);
  });

  test("ten of a level; the others stand below", async () => {
    const many = { ...LAMP!, findings: Array.from({ length: 13 }, () => LAMP!.findings[0]!) };
    const text = await written("github", [many]);
    expect(text.match(/^::error /gm)).toHaveLength(10);
    expect(text.match(/^calls\/lamp\.json:7:8 error ask-before-hold: /gm)).toHaveLength(3);
  });
});

test("Markdown: nothing that was said makes a cell, a link, a mention or HTML", async () => {
  const rows = (await written("markdown", EVIL.map(hostile))).trim().split("\n").slice(0, -2);
  expect(rows).toHaveLength(2 + EVIL.length);
  for (const row of rows) {
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(6);
    expect(row).not.toMatch(/(?<!\\)[<[]|@(?!\u200b)|https?:/);
  }
});

test.each(formats.filter((format) => format !== "pretty" && format !== "html"))(
  "%s can be written as UTF-8 whatever was said",
  async (format) => {
    const text = await written(format, EVIL.map(hostile));
    expect(text.length).toBeGreaterThan(0);
    if (/^(?:sarif|gitlab|json)$/.test(format))
      expect(() => JSON.parse(Buffer.from(text, "utf8").toString("utf8")) as unknown).not.toThrow();
  },
);
