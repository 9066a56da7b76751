import { describe, expect, test } from "vitest";
import { assemble } from "../../src/language/assemble.js";
import { read } from "../../src/readers/index.js";
import { stringInput } from "../../src/readers/input.js";
import { wrongPlacesIn } from "./places.js";

const PARTIES = [
  { name: "Zoë Okafor", mailto: "zoe@example.com", role: "customer" },
  { name: "Niamh Byrne", mailto: "niamh@example.com", role: "agent" },
];

function callIn(vcon: object) {
  const [call, ...more] = [...read(stringInput("call.vcon", JSON.stringify({ vcon: "0.0.2", uuid: "u", parties: PARTIES, ...vcon })), {})];
  if (call === undefined || !("segments" in call) || more.length > 0) throw new Error("not one call");
  return call;
}

const mail = (party: number, minute: number, body: string, rest = {}) => ({
  type: "text",
  start: `2025-06-03T10:${minute}:00Z`,
  parties: [party, 1 - party],
  body,
  ...rest,
});
const said = ({ segments }: ReturnType<typeof callIn>) => segments.map(({ name, start, text }) => [name, start, text]);

describe("mails of a vCon", () => {
  const first = mail(0, 40, "Where is my parcel?\n\nZoë");
  const attribution = "    On Tuesday, June 3, 2025, 10:40:00 AM UTC, Zoë Okafor <zoe@example.com> wrote:  \n \n ";

  test("what they quote is said by whoever wrote it, once", () => {
    const answer = mail(1, 45, `It comes today.\n\n${attribution}Where is my parcel?\n \n Zoë\n`, {
      mediatype: "text/plain; charset=UTF-8",
    });
    const thanks = mail(
      0,
      50,
      `Thanks!\r\n\r\nOn Tue, 3 Jun 2025 at 10:45, Niamh Byrne <niamh@example.com> wrote:\r\n> It comes today.\r\n>\r\n> On Tue, 3 Jun 2025 at 10:40, Zoë Okafor <zoe@example.com> wrote:\r\n>> Where is my parcel?\r\n>>\r\n>> Zoë\r\n`,
    );
    expect(said(callIn({ dialog: [first, answer, thanks] }))).toEqual([
      ["Zoë Okafor", 0, "Where is my parcel?\n\nZoë"],
      ["Niamh Byrne", 300, "It comes today."],
      ["Zoë Okafor", 600, "Thanks!"],
    ]);
  });

  test("what the vCon does not hold itself is known by the quotation", () => {
    const answer = mail(1, 45, `It comes today.\n\n${attribution}Where is my parcel?\n`);
    expect(said(callIn({ dialog: [answer] }))).toEqual([
      ["Zoë Okafor", undefined, "Where is my parcel?"],
      ["Niamh Byrne", 0, "It comes today."],
    ]);
  });

  test("places lead into the mail, whatever its encoding", () => {
    const body = `It comes "today".\nOr not.\n\n${attribution}Where is my parcel?\n`;
    for (const one of [mail(1, 45, body), mail(1, 45, JSON.stringify(body), { encoding: "json" })]) {
      const text = JSON.stringify({ vcon: "0.0.2", uuid: "u", parties: PARTIES, dialog: [one] }, null, 1);
      const [call] = [...read(stringInput("call.vcon", text), {})];
      if (call === undefined || !("segments" in call)) throw new Error(call?.message);
      expect(call.segments.map((segment) => segment.text)).toEqual(["Where is my parcel?", 'It comes "today". Or not.']);
      expect(wrongPlacesIn(assemble(call), text)).toEqual([]);
    }
  });
});

describe("a transcript in an analysis that does not tell who speaks", () => {
  const recording = { type: "recording", start: "2025-06-03T10:40:00Z" };
  test.each([
    ["an object", { transcript: "Hello. My parcel is late.", confidence: 0.9 }],
    ["a string", "Hello. My parcel is late."],
    ["segments", { text: "x", language: "en", segments: [{ id: 0, start: 0, end: 2, text: " Hello. My parcel is late." }] }],
  ])("%s", (_, body) => {
    const call = callIn({ dialog: [recording], analysis: [{ type: "transcript", dialog: 0, body }] });
    expect(call).toMatchObject({ segments: [{ text: "Hello. My parcel is late." }], notes: [] });
    expect(call.segments[0]!.role).toBeUndefined();
  });

  test("what is said about the call is no transcript", () => {
    const call = callIn({
      dialog: [recording],
      analysis: [{ type: "report", dialog: 0, body: "The customer asked where the parcel is." }],
    });
    expect(call).toMatchObject({ segments: [], notes: ["no turns: the vCon holds recordings only"] });
  });
});
