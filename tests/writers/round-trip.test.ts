import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CallEvent, CallMeta, Role, Segment, SourceCall } from "../../src/call.js";
import { assemble } from "../../src/language/assemble.js";
import { read } from "../../src/readers/index.js";
import { speakerOf } from "../../src/readers/speaker.js";
import { fileInput } from "../../src/run/inputs.js";
import { asFile, differences } from "../../src/writers/check.js";
import { writers } from "../../src/writers/index.js";
import { FORMATS } from "../../src/writers/losses.js";
import { transcriptOf, type Transcript } from "../../src/writers/transcript.js";
import type { Carried, Writer } from "../../src/writers/writer.js";

/** How often each property is tried, times `CALL_LINT_RUNS` for a thorough night. */
const often = Number(process.env["CALL_LINT_RUNS"] ?? 1);

/** What each format keeps of a call: the one place where losses are declared. All else must come back as it was. */
const KEPT: Record<keyof typeof FORMATS, Partial<Carried>> = {
  json: { speakers: "exact", roles: "exact", breaks: "exact", times: "exact", negative: true, instants: true, words: true, events: true, metadata: "all", many: true },
  jsonl: { speakers: "exact", roles: "exact", breaks: "exact", times: "exact", negative: true, instants: true, words: true, events: true, metadata: "all", many: true },
  vcon: { speakers: "name", roles: "known", breaks: "exact", times: "exact", negative: true, instants: false, words: false, events: true, metadata: "all", many: true },
  vtt: { speakers: "exact", roles: "known", breaks: "spaces", times: "told", negative: false, instants: false, words: false, events: false, metadata: "none", many: false },
  txt: { speakers: "name", roles: "known", breaks: "spaces", times: "exact", negative: false, instants: false, words: false, events: false, metadata: "first names", many: false },
  csv: { speakers: "name", roles: "known", breaks: "lines", times: "exact", negative: true, instants: true, words: false, events: true, metadata: "first names", many: true },
}; // prettier-ignore

test("every format declares what it keeps, and says what it loses", () => {
  expect(Object.fromEntries(writers.map(({ name, carries }) => [name, carries]))).toEqual(KEPT);
  expect(writers.map(({ name, title, loses }) => [name, { title, loses }])).toEqual(Object.entries(FORMATS));
});

/** Writes a call, reads it back, tells what is not the same; nothing where the format cannot hold such a call. */
function lostIn(call: Transcript, writer: Writer): string[] {
  return writer.refuses?.(call) === undefined ? differences(call, asFile(call, writer), writer) : [];
}

function transcriptsIn(file: string): Transcript[] {
  let calls: Transcript[] = [];
  try {
    calls = [...read(fileInput(file, file), {})].flatMap((item) =>
      "segments" in item && item.kind === "call" ? [transcriptOf(item, assemble(item))] : [],
    );
  } catch {
    // No text: other tests see to it that this is told.
  }
  return calls;
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => statSync(file).size < 1e6);
}

/** NUL cannot stand in a text file: it is told, and read as the mark of what is missing. */
const TOLD = /instead of ".*\\u0000/;

describe("reading back what was written gives the same call", () => {
  const folders = ["fixtures/rosetta", "fixtures/calls", "fixtures/challenge/calls", "../shared/corpus/formats"];
  test.each(folders.flatMap((folder) => writers.map((writer) => [folder, writer.name, writer] as const)))(
    "%s as %s",
    (folder, _, writer) => {
      const lost = filesIn(folder).flatMap((file) =>
        transcriptsIn(file).flatMap((call) => lostIn(call, writer).map((text) => `${file}#${call.index}: ${text}`)),
      );
      expect(lost.filter((text) => !TOLD.test(text))).toEqual([]);
    },
  );
});

const MARKS = ["\n", "\r\n", "\r", "\u2028", "-->", "Agent: ", "Customer: no", "=1+1", "@SUM", "'=", "<v Mary>", "</v>", "&amp;", "<br>", "</i>", "{\\an8}", "[00:01] ", '"', ",", ";", "\\", "|", "# ", "- ", "[hold music]", "é", "日本", "{", "NOTE ", "WEBVTT", "1\n00:00:01,000 --> 00:00:02,000", "10:30", "\t"]; // prettier-ignore
const word = fc.oneof({ weight: 4, arbitrary: fc.stringMatching(/^[a-zA-Z']{1,8}$/) }, { weight: 1, arbitrary: fc.constantFrom(...MARKS) });
const said = fc
  .array(word, { minLength: 1, maxLength: 8 })
  .map((words) => words.join(" ").trim())
  .filter((text) => text !== "");
const label = fc.option(
  fc.oneof(
    fc.constantFrom("Agent", "Niamh Byrne", "Customer", "spk_0", "spk_1", "Speaker 2", "Agent (Ben)", "A: B", "<b>", "=cmd", "System", "a,b", "it desk", "Zoë\nOkafor"), // prettier-ignore
    fc.stringMatching(/^[A-Z][a-z]{1,9}( [A-Z][a-z]{1,9})?$/),
  ),
  { nil: undefined },
);
const role = fc.constantFrom<Role | undefined>("agent", "customer", "bot", "system", "other", undefined);
const line = fc.record({ speaker: label, role, text: said, gap: fc.nat(9000), length: fc.option(fc.nat(9000), { nil: undefined }) });
const name = fc.stringMatching(/^[A-Z][a-z]{1,9} [A-Z][a-z]{1,9}$/);
const metadata = fc.record(
  {
    id: fc.oneof(fc.uuid(), fc.stringMatching(/^[A-Z]{2}-\d{3,20}$/), fc.constant("7782342274025937895")),
    agent: name,
    team: fc.constantFrom("Blue", "=Red", "North, East"),
    queue: fc.constantFrom("Returns", "claims|vip"),
    customer: fc.record({ id: fc.constantFrom("00123", "+12125550188", "C-9"), names: fc.array(name, { maxLength: 2 }) }),
    startedAt: fc.constantFrom("2025-06-03T10:40:00Z", "2025-06-03T10:40:00.123+02:00", "2025-06-03", "2025-06-03T10:40"),
    duration: fc.nat(4_000_000).map((ms) => (ms + 1) / 1000),
    direction: fc.constantFrom("inbound" as const, "outbound" as const),
    language: fc.constantFrom("en-GB", "es"),
    waited: fc.nat(900),
    survey: fc.constantFrom(0, 4.5, 10),
  },
  { requiredKeys: [] },
);
const happening = fc.record({
  kind: fc.constantFrom<CallEvent["kind"]>("hold", "unhold", "transfer", "mute", "unmute", "join", "leave", "pause", "end"),
  at: fc.nat(20),
  length: fc.option(fc.integer({ min: 1, max: 60_000 }), { nil: undefined }),
  to: fc.option(fc.constantFrom("Claims", "Zed: 2"), { nil: undefined }),
});

interface Drawn {
  lines: { speaker?: string; role?: Role; text: string; gap: number; length?: number }[];
  meta: CallMeta;
  happenings: { kind: CallEvent["kind"]; at: number; length?: number; to?: string }[];
  timed: boolean;
}

/** A call as a reader might find it. */
function callOf({ lines, meta, happenings, timed }: Drawn): Transcript {
  let now = 0;
  const roles = new Map<string | undefined, Role | undefined>();
  const segments = lines.map(({ gap, length, role, ...one }): Segment => {
    now += gap;
    const times = timed ? { start: now / 1000, end: length === undefined ? undefined : (now + length + 1) / 1000 } : {};
    // A label means one side, and every reader knows what "Agent" means.
    if (one.speaker !== undefined && !roles.has(one.speaker)) roles.set(one.speaker, speakerOf(one.speaker).role ?? role);
    return { ...one, role: one.speaker === undefined ? role : roles.get(one.speaker), ...times, pieces: [{ at: 0, from: 0 }] };
  });
  const events = happenings
    .map(({ kind, at, length, to }): CallEvent => {
      const before = Math.min(at, segments.length);
      const start = timed ? (segments[before]?.start ?? now / 1000) : undefined;
      return {
        kind,
        before,
        start,
        end: start === undefined || length === undefined ? undefined : start + length / 1000,
        ...(kind === "transfer" && to !== undefined ? { to } : {}),
      };
    })
    .sort((one, other) => one.before - other.before);
  const source = { file: "drawn.json", locate: () => ({ line: 1, column: 1 }) };
  const found: SourceCall = { kind: "call", reader: "json", source, index: 0, meta, segments, events, notes: [] };
  return transcriptOf(found, assemble(found));
}

const call = fc
  .record({
    lines: fc.array(line, { maxLength: 12 }),
    meta: metadata,
    happenings: fc.array(happening, { maxLength: 3 }),
    timed: fc.boolean(),
  })
  .map((drawn) => callOf(drawn as Drawn));

test("captions of no length that say the same are two turns", () => {
  const lines = [0, 0].map((gap) => ({ role: "agent" as const, text: "Hello?", gap }));
  const twice = callOf({ lines, meta: {}, happenings: [], timed: true });
  expect(
    lostIn(
      twice,
      writers.find(({ name }) => name === "vtt")!,
    ),
  ).toEqual([]);
});

describe("whatever is said, by whomever", () => {
  test.each(writers.map((writer) => [writer.name, writer] as const))("%s gives it back", (_, writer) => {
    fc.assert(
      fc.property(call, (one) => {
        expect(lostIn(one, writer)).toEqual([]);
      }),
      { numRuns: 300 * often },
    );
  });
});
