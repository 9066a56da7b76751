import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Call } from "../../src/call.js";
import { assemble } from "../../src/language/assemble.js";
import { read } from "../../src/readers/index.js";
import { fileInput } from "../../src/run/inputs.js";
import { wrongPlaces } from "./places.js";
import { CALL, FILES } from "./rosetta.js";

const FOLDER = "fixtures/rosetta";

function callIn(name: string): Call {
  const items = [...read(fileInput(`${FOLDER}/${name}`, name), {})];
  expect(items).toHaveLength(1);
  const [item] = items;
  if (item === undefined || !("segments" in item)) throw new Error(JSON.stringify(item));
  return assemble(item);
}

test("every file of the folder is in the table", () => {
  expect(Object.keys(FILES).sort()).toEqual(readdirSync(FOLDER).sort());
});

const NAMES = { agent: "Niamh Byrne", customer: "Zoë Okafor" };

describe("one call, told in every format", () => {
  test.each(Object.entries(FILES))("%s", (name, { reader, times, names, hidden, bot }) => {
    const call = callIn(name);
    const spoken = call.turns.filter(({ role }) => role !== "system");
    expect(call.reader).toBe(reader);
    expect(spoken.map(({ role, text }) => [role, text])).toEqual(
      CALL.map(([role, , , text]) => [bot && role === "agent" ? "bot" : role, text]),
    );
    expect(call.timing).toBe(times);
    const starts = CALL.map(([, start]) => (times === "none" ? undefined : start));
    const ends = CALL.map(([, , end]) => (times === "none" || times === "starts" ? undefined : end));
    expect(spoken.map(({ start }) => start)).toEqual(starts);
    expect(spoken.map(({ end }) => end)).toEqual(ends);
    for (const { role, segments } of spoken) {
      const full = NAMES[role === "customer" ? "customer" : "agent"];
      const expected = { full, first: full.split(" ")[0], agent: role === "agent" ? full : undefined, role: undefined, machine: undefined }[
        names
      ];
      for (const segment of segments) expect(segment.name, segment.speaker).toBe(expected);
    }
    if (hidden !== true) expect(wrongPlaces(call, `${FOLDER}/${name}`)).toEqual([]);
  });
});
