import { expect, test } from "vitest";
import { read } from "../../src/readers/index.js";
import { stringInput } from "../../src/readers/input.js";

function saidIn(lines: readonly string[]) {
  const [call] = [...read(stringInput("call.ctm", lines.join("\n")), {})];
  if (call === undefined || !("segments" in call)) throw new Error(call?.message);
  return { said: call.segments.map(({ speaker, text }) => [speaker, text]), notes: call.notes };
}

test("speakers without a name, or of the same one, are told apart by their channels", () => {
  for (const [label, of] of [
    ["unknown", "Channel 1"],
    ["<NA>", "Channel 1"],
    ["spk0", "Channel 1, spk0"],
  ]) {
    const { said } = saidIn([`c 1 1.0 0.2 my 0.9 lex ${label}`, `c 1 1.4 0.5 parcel 0.9 lex ${label}`, `c 2 1.6 0.2 yes 0.9 lex ${label}`]);
    expect(said).toEqual([[of, "my parcel"], [of!.replace("1", "2"), "yes"]]); // prettier-ignore
  }
});

test("nobody's words are parted by what another says meanwhile", () => {
  const { said } = saidIn(["c 1 1.0 0.5 my", "c 2 1.4 0.2 yes", "c 1 1.5 0.5 parcel", "c 2 2.2 0.2 right", "c 1 2.5 0.5 came"]);
  expect(said).toEqual([["Channel 1", "my parcel"], ["Channel 2", "yes right"], ["Channel 1", "came"]]); // prettier-ignore
});

test("of alternatives the first was said", () => {
  const { said, notes } = saidIn(["c 1 1 .2 it", "c 1 * * <ALT_BEGIN>", "c 1 1.3 .2 is", "c 1 * * <ALT>", "c 1 1.3 .2 was", "c 1 * * <ALT_END>", "c 1 1.6 .2 late"].map((line) => line.replaceAll(" .", " 0."))); // prettier-ignore
  expect(said).toEqual([[undefined, "it is late"]]);
  expect(notes).toEqual([]);
});

test("a line that is none is told with its place", () => {
  const { said, notes } = saidIn([
    ";; sample",
    "c 1 1 0.2 it",
    "c 1 1.3 0.2 0.98 lex spk0",
    "c 1 begins 0.2 is",
    "c 1 1.6 0.2 late",
    "c 1 1.9 0.2 now",
    "c 1 2.2 0.2 again",
  ]);
  expect(said).toEqual([[undefined, "it late now again"]]);
  expect(notes).toEqual([expect.stringMatching(/^3:1 {2}expected .*; this line is left out$/)]);
});
