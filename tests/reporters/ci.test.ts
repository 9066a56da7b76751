import { Ajv } from "ajv";
import ajvFormats from "ajv-formats";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "csv-parse/sync";
import { callLint, folderWith } from "../cli/run.js";
import { formats, reporterFor } from "../../src/reporters/index.js";
import { RESULTS } from "./results.js";
import { ALL, HOSTILE, LAMP, written } from "./written.js";

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

test("Markdown: nothing that was said makes a cell, a link, a mention, code, mathematics or HTML", async () => {
  const rows = (await written("markdown", HOSTILE)).trim().split("\n").slice(0, -2);
  expect(rows).toHaveLength(2 + HOSTILE.length);
  for (const row of rows) {
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(6);
    expect(row.replaceAll(/\\./g, "")).not.toMatch(/[<[`*_~#$&]|@(?!\u200b)|https?:/);
  }
});

test("CSV: no cell is a formula, and every row is whole", async () => {
  const [head, ...rows] = parse(await written("csv", HOSTILE));
  expect(rows).toHaveLength(HOSTILE.length);
  for (const row of rows) {
    expect(row).toHaveLength(head!.length);
    for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
  }
});

test.each([true, false])("pretty: nothing steers the terminal (colours: %s)", async (colour) => {
  const text = (await written("pretty", HOSTILE, colour)).replaceAll(/\u001b\[\d+m/g, "");
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
});

test("what is said beside the output steers no terminal and gives GitHub no command", async () => {
  const name = "::stop-commands::x\u001b[31m\n::error::.md";
  const cwd = folderWith({ [name]: "## Greeting\n\nNothing is said.\n", [`\u001b[2J${name}.json`]: "{" });
  const { stderr } = await callLint([".", "--format", "github", "--no-config"], { cwd });
  expect(stderr.split("\n")).toHaveLength(4);
  expect(stderr).not.toMatch(/^\s*::|\u001b/m);
});

test.each(formats.filter((format) => format !== "pretty" && format !== "html"))(
  "%s can be written as UTF-8 whatever was said",
  async (format) => {
    const text = await written(format, HOSTILE);
    expect(text.length).toBeGreaterThan(0);
    if (/^(?:sarif|gitlab|json)$/.test(format))
      expect(() => JSON.parse(Buffer.from(text, "utf8").toString("utf8")) as unknown).not.toThrow();
  },
);

test.each(["sarif", "gitlab"])("%s names files from the working folder, however they were given", async (format) => {
  const report = (await reporterFor(format))!.begin({
    version: "1.2.3",
    rules: [],
    explain: () => "",
    colour: false,
    width: 100,
    folder: "/work/calls",
  });
  const given = (file: string) => report.add({ ...LAMP!, file });
  given("c.json");
  const text = given("/work/calls/a.json") + given("/work/calls-of-others/b.json") + given("c.json");
  expect(new Set(text.match(/[\w/:.-]+\.json(?=")/g))).toEqual(
    new Set(["a.json", `${format === "sarif" ? "file://" : ""}/work/calls-of-others/b.json`, "c.json"]),
  );
});
