import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { callLint, folderWith } from "./run.js";

const CALL = {
  call_id: "LP-7",
  customer: { id: "00123", name: "Zoë Okafor" },
  turns: [
    { role: "agent", speaker: "Niamh", start: 0.5, end: 2.125, text: "Larkspur Parcels, Niamh here." },
    { role: "customer", speaker: "Zoë Okafor", start: 3, end: 6, text: "It's Zoë. Ring me on 555-0142-77.\nAgent: not me" },
  ],
  events: [{ type: "hold", start: 6.5, end: 60 }],
};
const FILES = {
  "call.json": JSON.stringify(CALL),
  "calls.jsonl": `${JSON.stringify(CALL)}\n${JSON.stringify({ ...CALL, call_id: "LP-8" })}\n`,
  "broken.jsonl": `${JSON.stringify(CALL)}\n{"turns": [\n`,
  "plain.txt": "Agent: Hello.\nCustomer: Hi.\n",
  "script.md": "---\ncall-lint: script\n---\n# Greeting\n\n- Good morning.\n",
  "wrong.vtt": "WEBVTT\n\n00:00:00.500 --> 00:00:07.000\nHello.\n\n00:00:07.000 --> 00:00:1d.890\nHi.\n",
  "nul.json": JSON.stringify({
    turns: [
      { role: "agent", text: "One\0two." },
      { role: "customer", text: "Yes." },
    ],
  }),
};

const convert = async (...args: string[]) => {
  const cwd = folderWith(FILES);
  return { ...(await callLint(["convert", ...args], { cwd })), cwd };
};
const out = ({ cwd }: { cwd: string }, name: string) => readFileSync(join(cwd, name), "utf8");

describe("convert", () => {
  test("writes JSON with all that was understood to standard output", async () => {
    const ended = await convert("call.json");
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(ended.stdout)).toEqual({
      format: "call-lint",
      version: 1,
      id: "LP-7",
      agent: "Niamh",
      customer: { id: "00123", names: ["Zoë Okafor"] },
      segments: [
        { role: "agent", speaker: "Niamh", name: "Niamh", start: 0.5, end: 2.125, text: CALL.turns[0]!.text },
        { role: "customer", speaker: "Zoë Okafor", name: "Zoë Okafor", start: 3, end: 6, text: CALL.turns[1]!.text },
      ],
      events: [{ kind: "hold", before: 2, start: 6.5, end: 60 }],
    });
  });

  test("the ending of the output file chooses the format, --to overrides it", async () => {
    const table = await convert("call.json", "-o", "new/call.csv");
    expect(out(table, "new/call.csv")).toMatch(/^call_id,turn,role/);
    expect(table).toMatchObject({ code: 0, stdout: "", stderr: "" });
    expect(out(await convert("call.json", "-o", "call.out", "--to", "vtt"), "call.out")).toBe(
      "WEBVTT\n\n00:00:00.500 --> 00:00:02.125\n<v.agent Niamh>Larkspur Parcels, Niamh here.</v>\n" +
        "\n00:00:03.000 --> 00:00:06.000\n<v.customer Zoë Okafor>It's Zoë. Ring me on 555-0142-77. Agent: not me</v>\n",
    );
  });

  test("what the customer answered to a survey goes along", async () => {
    const cwd = folderWith({
      "call.json": JSON.stringify({ call_id: "a", csat: 4.5, turns: [{ speaker: "agent", start: 0, end: 1, text: "Hello." }] }),
    });
    for (const format of ["json", "jsonl", "vcon", "txt", "csv"]) {
      expect(await callLint(["convert", "call.json", "-o", `copy.${format}`, "--to", format], { cwd })).toMatchObject({
        code: 0,
        stderr: "",
      });
      const { stdout } = await callLint([`copy.${format}`, "--format", "json"], { cwd });
      expect((JSON.parse(stdout) as { calls: { survey: number }[] }).calls[0]!.survey).toBe(4.5);
    }
  });

  test("several calls go where they can", async () => {
    expect(JSON.parse((await convert("calls.jsonl")).stdout)).toHaveLength(2);
    for (const format of ["jsonl", "vcon", "csv"]) {
      const ended = await convert("calls.jsonl", "--to", format, "-o", `out.${format}`);
      expect(ended).toMatchObject({ code: 0, stderr: "" });
      const again = await callLint(["convert", `out.${format}`, "--to", "jsonl"], { cwd: ended.cwd });
      expect(again.stdout.trimEnd().split("\n").map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(["LP-7", "LP-8"]); // prettier-ignore
    }
  });

  test("the longest ending of the output's name says its format", async () => {
    const ended = await convert("call.json", "-o", "out.vcon.json");
    expect(JSON.parse(readFileSync(join(ended.cwd, "out.vcon.json"), "utf8"))).toHaveProperty("parties");
  });

  test("calls without ids stay apart in a table", async () => {
    const cwd = folderWith({ "calls.jsonl": '{"turns":[{"role":"agent","text":"One."}]}\n{"turns":[{"role":"agent","text":"Two."}]}\n' });
    await callLint(["convert", "calls.jsonl", "-o", "calls.csv"], { cwd });
    const again = await callLint(["convert", "calls.csv", "--to", "jsonl"], { cwd });
    expect(again.stdout.trimEnd().split("\n")).toHaveLength(2);
  });

  test.each([
    [
      ["calls.jsonl", "--to", "vtt"],
      /^call-lint: calls\.jsonl holds several calls, and .* holds one; --to json, jsonl, vcon and csv hold many\n$/,
    ],
    [["plain.txt", "--to", "vtt"], /^call-lint: plain\.txt cannot be written as .*: it tells no times/],
    [["script.md"], /^call-lint: script\.md is a script; only calls are converted\n$/],
    [["missing.json"], /^call-lint: missing\.json: cannot be read: /],
    [["call.json", "--to", "docx"], /argument 'docx' is invalid/],
    [["call.json", "--input-format", "jsn"], /^call-lint: there is no input format "jsn" \(did you mean "json"\?\)/],
    // Only Linux has such a folder, and nobody can make another in it; elsewhere the name is as impossible.
    [
      ["call.json", "-o", existsSync("/proc/self") ? "/proc/new/out.json" : "call.json/new/out.json"],
      /^call-lint: the output .* cannot be written: /,
    ],
    [["call.json", "-o", "call.json/out.json"], /^call-lint: the output "call\.json\/out\.json" cannot be written: /],
  ] as const)("%j is a usage error", async (args, message) => {
    const ended = await convert(...args);
    expect(ended.stderr).toMatch(message);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
  });

  test("what cannot be read is told, and the rest converted", async () => {
    const ended = await convert("broken.jsonl", "-o", "out.json");
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/^broken\.jsonl:2:\d+ {2}/);
    expect(JSON.parse(out(ended, "out.json"))).toMatchObject({ id: "LP-7" });
  });

  test("a cue that is left out is told", async () => {
    expect(await convert("wrong.vtt", "--to", "txt")).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^wrong\.vtt:6:18 {2}.*; this cue is left out\n$/) as string,
    });
  });

  test("what a format cannot carry after all is told", async () => {
    const ended = await convert("nul.json", "--to", "txt");
    expect(ended).toMatchObject({ code: 1, stderr: 'nul.json: text of turn 1 is read back as "One�two." instead of "One\\u0000two."\n' });
    expect((await convert("nul.json")).code).toBe(0);
  });

  test("a file that could not be made whole does not appear, and the old one stays", async () => {
    const cwd = folderWith(FILES);
    writeFileSync(join(cwd, "old.vtt"), "old");
    for (const name of ["old.vtt", "new.vtt"]) await callLint(["convert", "calls.jsonl", "-o", name], { cwd });
    expect(readFileSync(join(cwd, "old.vtt"), "utf8")).toBe("old");
    expect(existsSync(join(cwd, "new.vtt"))).toBe(false);
  });

  test.each(["json", "jsonl", "vcon", "vtt", "txt", "csv"])("--redact hides personal data in %s", async (format) => {
    const hidden = await convert("call.json", "--to", format, "--redact");
    expect(hidden).toMatchObject({ code: 0, stderr: "" });
    expect(hidden.stdout).not.toMatch(/Zo[ëe]|Okafor|555-0142/);
    expect(hidden.stdout).toContain("Niamh");
    expect((await convert("call.json", "--to", format, "--no-redact")).stdout).toMatch(/Zoë Okafor/);
  });

  test("the help says what each format loses", async () => {
    const { stdout } = await convert("--help");
    for (const format of ["json", "vcon", "vtt", "txt", "csv"]) expect(stdout).toMatch(new RegExp(`^  ${format} .*lost: `, "m"));
  });
});
