import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/call.js";
import { voicesOf } from "../../src/readers/cue-text.js";
import { offsetLines, segmentsOfCues, type SubtitleCue } from "../../src/readers/cues.js";
import { decode } from "../../src/readers/decode.js";
import { read } from "../../src/readers/index.js";
import { stringInput } from "../../src/readers/input.js";
import { readCues } from "../../src/readers/vtt.js";

const { WebVTTParser } = createRequire(import.meta.url)("webvtt-parser") as {
  WebVTTParser: new (entities?: object) => {
    parse(text: string, mode: string): { cues: { id: string; startTime: number; endTime: number; text: string; tree: Tree }[] };
  };
};
interface Tree {
  children: (Tree & { type: string; value?: string })[];
}

const FORMATS = "../shared/corpus/formats";
const here = existsSync(FORMATS);
if (!here) console.warn(`skipped: the subtitles of ${FORMATS} are not here`);

/** Where we read more than the standard lets a browser show, on purpose. */
const DEVIATIONS: Readonly<Record<string, { cues: number; why: string }>> = {
  "timings-too-short.vtt": { cues: 11, why: "Microsoft Graph writes 0:0:5.32: fields of one digit are read" },
  "timings-garbage.vtt": { cues: 1, why: "files turned from SubRip into WebVTT by hand keep its comma" },
};

function cuesOf(text: string): SubtitleCue[] {
  try {
    return readCues(text).cues;
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}

const load = (path: string) => decode(readFileSync(`${FORMATS}/${path}`));
const wordsOf = ({ lines }: SubtitleCue) => lines.map((line) => line.text).join("\n");

interface Expected {
  cues: number;
  ids?: string[];
  texts?: string[];
  times?: [number, number][];
}

describe.skipIf(!here)("the files of web-platform-tests", () => {
  const expected = (here ? JSON.parse(load("webvtt-wpt/expected-cues.json")) : {}) as Record<string, Expected>;
  test.each(Object.entries(expected))("%s has the cues that the standard wants", (name, { cues: count, ids, texts, times }) => {
    const cues = cuesOf(load(`webvtt-wpt/wpt-file-parsing/${name}`));
    expect(cues).toHaveLength(DEVIATIONS[name]?.cues ?? count);
    if (ids !== undefined) expect(cues.map(({ id }) => id)).toEqual(ids);
    if (texts !== undefined) expect(cues.map(wordsOf)).toEqual(texts);
    if (times !== undefined) expect(cues.map(({ start, end }) => [start, end])).toEqual(times);
  });

  test("every deviation is still one", () => {
    for (const name of Object.keys(DEVIATIONS)) expect(expected[name]?.cues, name).not.toBe(DEVIATIONS[name]!.cues);
  });
});

/** All text of a cue as the reference parser understands it. */
function textIn(tree: Tree): string {
  return tree.children
    .map((child) => (child.type === "text" ? (child.value ?? "") : child.type === "timestamp" ? "" : textIn(child)))
    .join("");
}

/** Without the differences that do not matter to words: line ends, marks of direction, the kind of space. */
function plain(text: string): string {
  return text
    .replaceAll(/[\u200e\u200f]/g, "")
    .replaceAll(/[\s\u00a0]+/g, " ")
    .trim();
}

/** Cue text that we read otherwise than the standard, on purpose: a `<` that no `>` closes is what somebody typed, not a tag that swallows the rest. */
const UNCLOSED = /<[^>]*$|<[^>]*</;
/** HTML reads these without a semicolon, as web-platform-tests want; the reference parser does not. */
const BARE = /&(?:amp|lt|gt|nbsp|quot)(?!;)/;
/** Of HTML's two thousand names of characters we know the two dozen that people say. */
const RARE = /&(?:ClockwiseContourIntegral|nsubE|not\w*)/;

const entities = createRequire(import.meta.url)("webvtt-parser/html-entities.json") as object;

describe.skipIf(!here)("the reference parser agrees on every subtitle of the corpus", () => {
  const folders = ["webvtt-wpt/wpt-file-parsing", "webvtt-wpt/wpt-cue-parsing", "webvtt-py/vtt", "vtt-zoom", "webvtt-mozilla/cuetext/voice", "webvtt-mozilla/cuetext/tag-format", "webvtt-mozilla/cuetext/timestamp", "webvtt-mozilla/cuetext/escape-characters", "webvtt-mozilla/integration"]; // prettier-ignore
  const files = here ? folders.flatMap((folder) => readdirSync(`${FORMATS}/${folder}`).map((name) => `${folder}/${name}`)) : [];
  test.each(files.filter((file) => file.endsWith(".vtt") && DEVIATIONS[file.split("/").at(-1)!] === undefined))("%s", (file) => {
    const text = load(file);
    if (!/^WEBVTT(?:\s|$)/.test(text)) return;
    const reference = new WebVTTParser(entities).parse(text, "metadata").cues;
    const cues = cuesOf(text);
    // The reference parser does not keep cues without text at the very end.
    expect(cues.filter((cue) => wordsOf(cue) !== "").map(({ start, end }) => [start, end])).toEqual(
      reference.filter((cue) => cue.text !== "").map(({ startTime, endTime }) => [startTime, endTime]),
    );
    const empty = new Set(reference.flatMap((cue, index) => (cue.text === "" ? [index] : [])));
    const spoken = new WebVTTParser(entities).parse(text, "subtitles").cues.filter((_, index) => !empty.has(index));
    for (const [index, cue] of cues.filter((one) => wordsOf(one) !== "").entries()) {
      if (UNCLOSED.test(wordsOf(cue)) || BARE.test(wordsOf(cue)) || RARE.test(wordsOf(cue))) continue;
      const ours = voicesOf(cue.lines).map((voiced) => voiced.text);
      expect(plain(ours.join("")).replaceAll(" ", ""), wordsOf(cue)).toBe(plain(textIn(spoken[index]!.tree)).replaceAll(" ", ""));
    }
  });
});

describe("cue text", () => {
  const said = (text: string) => segmentsOfCues([{ start: 0, end: 1, lines: offsetLines(text) }]);
  test.each([
    ["<v Niamh Byrne>Hello.</v>", [["Niamh Byrne", "Hello."]]],
    ["<v.loud.first Joe>Hee!", [["Joe", "Hee!"]]],
    ["<v Byrne, Niamh (External)>Yes.</v>", [["Byrne, Niamh (External)", "Yes."]]],
    [
      "<v Ann>One.</v>\n<v Ben>Two.</v>",
      [
        ["Ann", "One."],
        ["Ben", "Two."],
      ],
    ],
    ["<v R&amp;D desk>Hi &lt;there&gt;</v>", [["R&D desk", "Hi <there>"]]],
    ["Hee! <i>Hee!</b> <00:01.000>Ha", [[undefined, "Hee! Hee! Ha"]]],
    ["5 < 6 is true", [[undefined, "5 < 6 is true"]]],
    ["Fish &amp; chips &#8217;n&#x2019; &pound;5 &unknown;", [[undefined, "Fish & chips ’n’ £5 &unknown;"]]],
    ["{\\an8}Up here", [[undefined, "Up here"]]],
    ["[hold music]", [[undefined, "[hold music]"]]],
    [
      "Agent: Hello.\nCustomer: Hi.",
      [
        ["Agent", "Hello."],
        ["Customer", "Hi."],
      ],
    ],
    ["(speaker 0) Hello", [["speaker 0", "Hello"]]],
  ] as [string, [string | undefined, string][]][])("%s", (text, expected) => {
    expect(said(text).map(({ speaker, text: words }) => [speaker, words])).toEqual(expected);
  });

  test("places lead through tags and characters back to the file", () => {
    const [segment] = said("<v Ann>Fish &amp; <b>chips</b>");
    const { text, pieces } = segment!;
    expect(text).toBe("Fish & chips");
    const place = (at: number) => {
      const piece = pieces!.findLast((one) => one.at <= at)!;
      return piece.from + at - piece.at;
    };
    expect([0, 5, 7].map(place)).toEqual([7, 12, 21]);
  });
});

describe("captions that roll", () => {
  const said = (...cues: string[]) => {
    const text = `WEBVTT\nKind: captions\nLanguage: en\n\n${cues.map((cue, index) => `00:0${index}.000 --> 00:0${index}.${cue.startsWith("!") ? "010" : "900"}\n${cue.replace("!", "")}`).join("\n\n")}`;
    const [call] = [...read(stringInput("a.vtt", text), {})];
    if (call === undefined || !("segments" in call)) throw new Error(call?.message);
    return call;
  };

  test("a line that stays is said once", () => {
    const call = said(" \nwhere<00:00.500><c> is</c>", "!where is\n ", "where is\nmy<00:02.500><c> parcel</c>", "my parcel\n");
    expect(call.segments.map(({ text }) => text)).toEqual(["where is", "my parcel"]);
    expect(call.meta).toEqual({ language: "en" });
  });

  test("who says the same again is heard twice", () => {
    expect(said("Yes.", "Yes.", "<v Zoë>Yes.</v>").segments).toHaveLength(3);
  });
});

test("whatever stands in a WebVTT file, it is read or refused with a place, as by the reference parser", () => {
  const line = fc.oneof(
    fc.constantFrom("", " ", "WEBVTT", "1", "-->", "00:01.000 --> 00:02.000", "00:00:01.000 --> 00:00:02.000 align:start", "text", "<v Ann>hi", "&amp;", "a --> b"), // prettier-ignore
    fc.string({ maxLength: 12 }).filter((text) => !/[\r\n<&]/.test(text) && !/^\s+$/.test(text)),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom("\n", "\r\n", "\r"), (lines, end) => {
      const text = ["WEBVTT", "", ...lines].join(end);
      const reference = new WebVTTParser().parse(text, "metadata").cues.filter((cue) => cue.text.trim() !== "");
      const cues = cuesOf(text).filter((cue) => wordsOf(cue).trim() !== "");
      // An editor's blank before a cue ends the cue above; the standard counts it to its words.
      if (lines.some((one) => one !== "" && one.trim() === "")) return;
      expect(cues.map((cue) => [cue.start, cue.end, wordsOf(cue)])).toEqual(reference.map((cue) => [cue.startTime, cue.endTime, cue.text]));
    }),
    { numRuns: 500 },
  );
});
