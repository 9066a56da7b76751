import { describe, expect, test } from "vitest";
import type { Inspection } from "../../src/run/inspection.js";
import type { LeftOut } from "../../src/run/left-out.js";
import { callLint, folderWith } from "./run.js";

const FILES = {
  "call.txt":
    "Call transcript of Tuesday\nCustomer: Zoë Okafor\n\nAgent: Good morning, Larkspur Parcels.\nCustomer: It's Zoë Okafor, ring me on 555-014-2277.\n\nTranscribed by https://otter.ai\n",
  "deepgram.json": JSON.stringify({
    metadata: { request_id: "r1" },
    results: {
      channels: [{ alternatives: [{ transcript: "Good morning to you. My parcel is late." }] }],
      utterances: [
        { start: 0, end: 2, speaker: 0, transcript: "Good morning to you." },
        { start: 3, end: 5, speaker: 1, transcript: "My parcel is late." },
      ],
      summary: { short: "A parcel was late that day." },
    },
  }),
  "partial.json": JSON.stringify([
    { speaker: "agent", text: "Good morning and", final: false, start: 0 },
    { speaker: "agent", text: "Good morning and welcome to Larkspur Parcels.", final: true, start: 0 },
    { speaker: "customer", text: "Hi, my parcel is late.", final: true, start: 4 },
  ]),
  "empty.txt": "",
  "menu.json": JSON.stringify({
    conversationId: "c",
    participants: [{ participantPurpose: "ivr", startTimeMs: 0, endTimeMs: 9000 }],
    transcripts: [
      { phrases: ["internal", "external"].map((participantPurpose, at) => ({ participantPurpose, startTimeMs: at, text: "Hello." })) },
    ],
  }),
  "wrong.vtt": "WEBVTT\n\n00:00:00.500 --> 00:00:07.000\nHello.\n\n00:00:07.000 --> 00:00:1d.890\nHi.\n",
  "labels.jsonl": JSON.stringify({ call: "call.txt", violations: [{ rule: "no-refusal", quote: "Zoë Okafor" }] }),
};

async function inspect(...args: string[]) {
  const ended = await callLint(["inspect", "--no-config", ...args], { cwd: folderWith(FILES) });
  return { ...ended, json: () => JSON.parse(ended.stdout) as { calls: Inspection[]; leftOut: LeftOut[] } };
}

describe("inspect", () => {
  test("says how sure it is of the format, and why", async () => {
    const [vendor, shape, text] = await Promise.all([
      inspect("deepgram.json", "-f", "json"),
      inspect("partial.json", "-f", "json"),
      inspect("call.txt", "-f", "json"),
    ]);
    expect(vendor.json().calls[0]).toMatchObject({ reader: "deepgram", sure: "certain", chosen: "recognised by marks that only this format has" }); // prettier-ignore
    expect(shape.json().calls[0]).toMatchObject({ reader: "json", sure: "likely" });
    expect(text.json().calls[0]).toMatchObject({ reader: "text", sure: "likely", chosen: "text in which lines begin with who speaks" });
    const told = await inspect("call.txt", "--input-format", "text");
    expect(told.stdout).toMatch(/^ {2}format +text, told: as --input-format says$/m);
  });

  test("says of an empty file that nothing tells", async () => {
    expect((await inspect("empty.txt")).stdout).toMatch(/format +text, guess: the file is empty$/m);
  });

  test("asks nobody who the agent is where all sides are known", async () => {
    const [call] = (await inspect("menu.json", "-f", "json")).json().calls;
    expect(call).toMatchObject({
      speakers: [{ role: "system" }, { role: "customer" }],
      notes: [expect.stringMatching(/^no agent speaks/)],
    });
  });

  test("times in its own words are nobody's numbers", async () => {
    expect((await inspect("wrong.vtt")).stdout).toMatch(
      /6:18 {2}expected a time such as 00:00:01\.000 but found "00:00:1d\.890"; this cue is left out/,
    );
  });

  test("says what was left out, and why", async () => {
    expect((await inspect("deepgram.json", "-f", "json")).json().leftOut).toEqual([
      {
        where: "/results/channels/*/alternatives/*/transcript",
        count: 1,
        why: "says again what the turns say",
        text: "Good morning to you. My parcel is late.",
      },
      {
        where: "/results/summary/short",
        count: 1,
        why: "not said by a side of the call, as far as the format tells",
        text: "A parcel was late that day.",
      },
    ]);
    expect((await inspect("call.txt")).stdout).toMatch(
      /left out, as no turn of the call\n {2}line 1: stands before the first turn {2}"Call transcript of Tuesday"\n {2}line 2: .*\n {2}line 7: no turn begins or goes on here {2}"Transcribed by https:\/\/otter\.ai"\n$/,
    );
  });

  test("hides personal data where output is no terminal, unless told otherwise", async () => {
    for (const format of ["pretty", "json"]) {
      const hidden = await inspect("call.txt", "-f", format);
      expect(hidden.stdout).not.toMatch(/Zoë|Okafor|555-014/);
      expect(hidden.stdout).toMatch(/\[NAME\].*\[PHONE\]/);
      expect((await inspect("call.txt", "-f", format, "--no-redact")).stdout).toMatch(/Zoë.*Okafor, ring me on 555-014-2277/);
    }
  });

  test("cues stand at their places in the hidden text", async () => {
    const [call] = (await inspect("call.txt", "-f", "json")).json().calls;
    const places = call!.turns.flatMap(({ text, cues }) => cues.map(({ quote, start, end }) => [text.slice(start, end), quote]));
    expect(places.length).toBeGreaterThan(0);
    for (const [shown, quote] of places) expect(shown).toBe(quote);
  });

  test("without a file it says so", async () => {
    expect(await inspect()).toMatchObject({ code: 2, stderr: expect.stringMatching(/^call-lint: inspect needs a file/) as string });
  });
});

test.each([["lint"], ["inspect"], ["convert"], ["promises"]])("%s --input-format list names all formats", async (command) => {
  const ended = await callLint([command, "--input-format", "list"], { cwd: folderWith({}) });
  expect(ended).toMatchObject({ code: 0, stderr: "" });
  expect(ended.stdout).toMatch(/^deepgram: Deepgram: .*\n {2}\{"metadata":/m);
  expect(ended.stdout.match(/^\S+: /gm)!.length).toBeGreaterThan(45);
});

test("evaluate hides personal data where output is no terminal, unless told otherwise", async () => {
  const run = async (...args: string[]) => (await callLint(["evaluate", "labels.jsonl", ...args], { cwd: folderWith(FILES) })).stdout;
  expect(await run()).not.toMatch(/Zoë|Okafor/);
  expect(await run("--format", "json")).not.toMatch(/Zoë|Okafor/);
  expect(await run("--no-redact")).toMatch(/«Zoë Okafor»/);
});
