import { describe, expect, test } from "vitest";
import { wordsOf, type SourceCall } from "../../src/call.js";
import { decode } from "../../src/readers/decode.js";
import { read } from "../../src/readers/index.js";
import { stringInput } from "../../src/readers/input.js";
import type { Failure } from "../../src/rule.js";

/** The traps that files of real vendors set, one by one. */
type Item = SourceCall | Failure;

function itemsIn(file: string, given: string | Uint8Array): Item[] {
  return [...read(stringInput(file, decode(typeof given === "string" ? Buffer.from(given) : given)), {})];
}

function callIn(file: string, given: string | Uint8Array): SourceCall {
  const [item] = itemsIn(file, given);
  if (item === undefined || !("segments" in item)) throw new Error(item?.message ?? "nothing");
  return item;
}

const SAID = [
  ["agent", "Thank you for calling Larkspur Parcels, this is Niamh.", 0, 4.5],
  ["customer", "Hi, my parcel LP-4471 was due before noon and nothing came today.", 5, 12.25],
  ["agent", "I'm sorry to hear that, let me look into it for you.", 13, 17.5],
  ["customer", "Thank you.", 18, 18.75],
] as const;
type Row = Record<string, unknown>;
const rows = (change: (row: { speaker: string; text: string; start: number; end: number }) => Row = (row) => row): Row[] =>
  SAID.map(([speaker, text, start, end]) => change({ speaker, text, start, end }));
const json = (change?: Parameters<typeof rows>[0], beside: Row = {}) => JSON.stringify({ ...beside, turns: rows(change) });
const timesOf = ({ segments }: SourceCall) => segments.map(({ start, end }) => [start, end]);
const TIMES = SAID.map(([, , start, end]) => [start, end]);

describe("encodings", () => {
  const text = json();
  const encoded: [string, Uint8Array][] = [
    ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-16 LE with a mark", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16 BE with a mark", Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
    ["UTF-16 LE without one", Buffer.from(text, "utf16le")],
    ["UTF-16 BE without one", Buffer.from(text, "utf16le").swap16()],
  ];
  test.each(encoded)("%s", (_, bytes) => expect(timesOf(callIn("call.json", bytes))).toEqual(TIMES));

  test.each([
    ["call.csv", "speaker,text\ragent,Hello\rcustomer,Hi\r"],
    ["call.jsonl", '{"speaker":"agent","text":"Hello"}\r{"speaker":"customer","text":"Hi"}\r'],
    ["call.txt", "Agent: Hello\rCustomer: Hi\r"],
    ["call.vtt", "WEBVTT\r\r00:00.000 --> 00:01.000\r<v Agent>Hello\r\r00:01.000 --> 00:02.000\r<v Customer>Hi\r"],
  ])("a lone CR ends the lines of %s", (file, text) => expect(callIn(file, text).segments.map((one) => one.text)).toEqual(["Hello", "Hi"]));
});

describe("JSON that is none", () => {
  test.each([
    ["a comment", '{\n  // made by hand\n  "turns": []\n}', 2, 3, /no comments; remove it/],
    ["a comma too many", '{"turns":[\n{"speaker":"agent","text":"Hi"},\n]}', 3, 1, /remove the comma before it/],
    ["a brace too many", '{"turns":[]}\n}', 2, 1, /one too many/],
    ["nothing but null", "null", 1, 1, /found null/],
  ])("%s", (_, text, line, column, message) => {
    const [item] = itemsIn("call.json", text);
    expect(item).toMatchObject({ line, column, message: expect.stringMatching(message) as string });
  });
});

describe("times", () => {
  const pad = (seconds: number) => seconds.toFixed(3).padStart(6, "0");
  const began = Date.UTC(2025, 5, 3, 10, 40);
  const units: Record<string, (seconds: number) => unknown> = {
    seconds: (time) => time,
    milliseconds: (time) => time * 1e3,
    microseconds: (time) => time * 1e6,
    ticks: (time) => time * 1e7,
    nanoseconds: (time) => time * 1e9,
    "seconds since 1970": (time) => began / 1000 + time,
    "milliseconds since 1970": (time) => began + time * 1000,
    "microseconds since 1970": (time) => (began + time * 1000) * 1000,
    "seconds in strings": (time) => String(time),
    "milliseconds since 1970 in strings": (time) => String(began + time * 1000),
    "a clock": (time) => `00:00:${pad(time)}`,
    "a clock with a comma": (time) => `00:00:${pad(time)}`.replace(".", ","),
    "Google's durations": (time) => `${time}s`,
    "ISO durations": (time) => `PT${time}S`,
    "instants without a zone": (time) => new Date(began + time * 1000).toISOString().slice(0, -1),
    "seconds and nanos, without what is 0": (time) => ({
      ...(time < 1 ? {} : { seconds: String(Math.floor(time)) }),
      ...(time % 1 === 0 ? {} : { nanos: (time % 1) * 1e9 }),
    }),
  };
  test.each(Object.entries(units))("%s", (_, unit) => {
    const call = callIn("call.json", json((row) => ({ ...row, start: unit(row.start), end: unit(row.end) }))); // prettier-ignore
    expect(timesOf(call)).toEqual(TIMES);
  });

  test("turns out of order are put in order, and keep their places", () => {
    const call = callIn("call.json", JSON.stringify({ turns: rows().reverse() }));
    expect(timesOf(call)).toEqual(TIMES);
    expect(call.segments[0]).toMatchObject({ pointer: "/turns/~*/text", row: 3 });
  });

  test("an end before its start is no end", () => {
    const call = callIn("call.json", json((row) => ({ ...row, start: row.end, end: row.start }))); // prettier-ignore
    expect(timesOf(call)).toEqual(SAID.map(([, , , end]) => [end, undefined]));
  });

  test("a caption that stands before the beginning has a minus", () => {
    const call = callIn("call.vtt", "WEBVTT\n\n-0:0:1.5 --> 0:0:2.0\n<v Niamh>Hello\n\n0:0:3.0 --> 0:0:4.0\n<v Zoë>Hi\n");
    expect(timesOf(call)).toEqual([[-1.5, 2], [3, 4]]); // prettier-ignore
  });

  test("a transcript that began while the call went on has negative times", () => {
    const call = callIn("call.json", json((row) => ({ ...row, start: row.start - 3, end: row.end - 3 }))); // prettier-ignore
    expect(timesOf(call)[0]).toEqual([-3, 1.5]);
  });

  test("channels that were not started together are told", () => {
    const skewed = json(({ speaker, text, start }) => ({
      speaker,
      text,
      start_ms: start * 1000,
      offset_ms: start * 1000 + (speaker === "agent" ? 2051 : 0),
      duration_ms: 900,
    }));
    expect(callIn("call.json", skewed).notes).toEqual([expect.stringMatching(/clocks of the channels differ by 2\.1 s/)]);
    const together = json(({ speaker, text, start }) => ({ speaker, text, start_ms: start * 1000, offset_ms: start * 1000 + 2051 }));
    expect(callIn("call.json", together).notes).toEqual([]);
  });
});

describe("what is there twice, or not to be read", () => {
  test("partial results", () => {
    const turns = rows().flatMap((row) => [
      { ...row, text: "Th", isPartial: true },
      { ...row, isPartial: false },
    ]);
    expect(callIn("call.json", JSON.stringify({ turns })).segments).toHaveLength(SAID.length);
  });

  test("turns that an export lists twice, times and all", () => {
    const turns = rows().flatMap((row) => [row, row]);
    const call = callIn("call.json", JSON.stringify({ turns }));
    expect(timesOf(call)).toEqual(TIMES);
    expect(call.notes).toEqual([expect.stringMatching(/4 turns stand twice/)]);
  });

  test("one page of several", () => {
    const sentences = SAID.map(([speaker, transcript, start, end]) => ({
      media_channel: speaker === "agent" ? 1 : 2,
      start_time: String(start),
      end_time: String(end),
      transcript,
    }));
    const meta = { page: 0, page_size: 50, next_page_url: "https://example.com/sentences?Page=1" };
    expect(callIn("call.json", JSON.stringify({ sentences, meta })).notes).toEqual([expect.stringMatching(/one page of several/)]);
    const transcript = [{ speakerId: "6", sentences: [{ start: 0, end: 900, text: "Hello." }] }];
    const records = { totalRecords: 263, currentPageSize: 100, cursor: "eyJhbGci" };
    const notes = [expect.stringMatching(/one page of several: more calls/)];
    expect(callIn("call.json", JSON.stringify({ records, callTranscripts: [{ callId: "1", transcript }] })).notes).toEqual(notes);
  });

  test("objects where numbers belong", () => {
    const dialog = [{ type: "text", start: "2026-03-02T09:00:00Z", duration: { toString: 0 }, parties: 0, body: "Hello." }];
    expect(callIn("call.json", JSON.stringify({ vcon: "0.0.2", parties: [{ name: "Ines" }], dialog })).segments).toHaveLength(1);
  });

  test("ids of more digits than a double holds", () => {
    for (const [file, text] of [
      ["call.json", `{"call_id":7782342274025937895,"turns":${JSON.stringify(rows())}}`],
      [
        "call.jsonl",
        '{"call_id":7782342274025937895,"speaker":"agent","text":"Hello."}\n{"call_id":7782342274025937895,"speaker":"customer","text":"Hi."}',
      ],
      ["call.csv", "call_id,speaker,text\n7782342274025937895,agent,Hello."],
    ] as const)
      // prettier-ignore
      expect(callIn(file, text).meta.id, file).toBe("7782342274025937895");
  });

  test("one long id of the call leaves the file as it is, two make strings of all", () => {
    const turn = (speaker: number) => ({ speakerId: String(speaker), sentences: [{ start: 0, end: 900, text: "Hello." }] });
    const gong = (...ids: string[]) =>
      `{"callTranscripts":[${ids.map((id) => `{"callId":${id},"transcript":${JSON.stringify([turn(6)])}}`).join()}]}`;
    const idsIn = (text: string) => itemsIn("call.json", text).map((item) => "segments" in item && item.meta.id);
    expect(idsIn(gong("7782342274025937895"))).toEqual(["7782342274025937895"]);
    expect(idsIn(gong("7782342274025937895", "7782342274025937896"))).toEqual(["7782342274025937895", "7782342274025937896"]);
  });

  test("ids of speakers that no double tells apart are two", () => {
    const text = rows(({ text }) => ({ speaker_id: 0, text })).map((row, index) => JSON.stringify(row).replace(":0", `: 643234567855553006${7 + (index % 2)} `)); // prettier-ignore
    const call = callIn("call.json", `[${text.join()},{"speaker_id":6432345678555530067,"text":"Say [12345678901234567890], \\"no\\"."}]`);
    expect(call.segments.map(({ speaker }) => speaker?.at(-1)).join("")).toBe("78787");
    expect(call.segments.at(-1)!.text).toBe('Say [12345678901234567890], "no".');
  });
});

test("a cue of SubRip without its times: its number is no word, and it is told", () => {
  const call = callIn(
    "call.srt",
    "1\n00:00:00,500 --> 00:00:07,000\nMy parcel\n\n2\nis late.\n\n3\n00:00:11,890 --> 00:00:16,320\nI see.\n\n42\n\n",
  );
  expect(call.segments.map(({ text }) => text)).toEqual(["My parcel is late.", "I see. 42"]);
  expect(call.notes).toEqual([expect.stringMatching(/^6:1 {2}expected two times .*; this cue is read with the one before$/)]);
});

test("a text of Deepgram that goes on beyond its words is read whole", () => {
  const words = ["Hello,", "there."].map((punctuated_word, index) => ({
    word: "x",
    punctuated_word,
    start: index,
    end: index + 0.5,
    speaker: 0,
  }));
  const alternatives = [{ transcript: "Hello, there. My parcel is late, and nobody rings me.", words }];
  const [segment, ...more] = callIn(
    "call.json",
    JSON.stringify({ metadata: { request_id: "r" }, results: { channels: [{ alternatives }] } }),
  ).segments;
  expect(more).toEqual([]);
  expect(segment).toMatchObject({ speaker: "Speaker 0", start: 0, text: alternatives[0]!.transcript });
  expect(wordsOf(segment!)).toMatchObject([{ at: 0 }, { at: 7 }]);
});

test("who is called User or Guest, and marks with times of their own", () => {
  const cues = ["John User", "Sarah Guest", "User Name", "App User"].map(
    (name, at) => `00:0${at}.000 --> 00:0${at}.900\n<v ${name}>Hello.</v>`,
  );
  const { segments } = callIn("call.vtt", `WEBVTT\n\n${cues.join("\n\n")}`);
  expect(segments.map(({ name, role }) => [name, role])).toEqual([["John User", undefined], ["Sarah Guest", undefined], [undefined, undefined], [undefined, "customer"]]); // prettier-ignore
  const elements = [{ type: "text", value: "Hello", ts: 0, end_ts: 0.5 }, { type: "punct", value: ",", ts: 0.5, end_ts: 0.6 }, { type: "text", value: "Zoë", ts: 0.6, end_ts: 1 }]; // prettier-ignore
  const call = callIn("call.json", JSON.stringify({ monologues: [{ speaker: 0, elements }] }));
  expect(call.segments).toMatchObject([{ text: "Hello, Zoë" }]);
  expect(wordsOf(call.segments[0]!)).toMatchObject([{ at: 0 }, { at: 7 }]);
});

describe("valid, but empty", () => {
  test.each([
    ["empty.json", '{"transcripts":[],"meta":{"page":0}}'],
    ["empty.json", '{"text":"","segments":[],"language":"en"}'],
    ["empty.json", '{"format":"2.9","results":[],"metadata":{}}'],
    ["empty.json", "[]"],
    ["empty.json", '{"results":[]}'],
    ["empty.json", '{"result_index":0,"results":[]}'],
    ["empty.json", '{"call_id":"5","lines":[]}'],
    ["empty.vcon", '{"vcon":"0.0.1","parties":[],"dialog":null}'],
    ["empty.vtt", "WEBVTT\n"],
    ["empty.vtt", ""],
    ["empty.csv", "speaker,text\n"],
    ["empty.jsonl", "\n\n"],
  ])("%s: %j", (file, text) => expect(itemsIn(file, text)).toMatchObject([{ segments: [] }]));
});

describe("files that are no text", () => {
  test.each([
    ["1f8b0800", /gzip archive; unpack/],
    ["504b0304", /\.docx, \.xlsx\); save it as/],
    ["255044462d", /PDF; export the transcript as text/],
    ["d0cf11e0a1b1", /old Office document .*; save it as/],
    ["7b5c727466", /RTF document; save it as plain text/],
    ["4944330300", /MP3\); transcribe it first/],
    ["fffb9064", /MP3\); transcribe it first/],
    ["52494646aabbccdd57415645", /WAV or AVI\); transcribe it first/],
    ["4f676753", /Ogg\); transcribe it first/],
    ["0000001c667479704d344120", /M4A\); transcribe it first/],
    ["fff15080", /AAC\); transcribe it first/],
    ["2321414d520a", /AMR\); transcribe it first/],
  ])("%s…", (bytes, message) => {
    expect(() => decode(Buffer.from(bytes + "00".repeat(40), "hex"))).toThrow(message);
  });
});
