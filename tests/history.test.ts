import { describe, expect, test } from "vitest";
import type { CallMeta } from "../src/call.js";
import { historyOf, type HistoryOptions } from "../src/history.js";
import { assemble } from "../src/language/assemble.js";
import { businessTimeOf } from "../src/language/calendar.js";
import { compileVocabulary } from "../src/language/cues.js";
import { defaultOptions, lint, type Settings } from "../src/lint.js";
import { read } from "../src/readers/index.js";
import { stringInput } from "../src/readers/input.js";
import { loadRulebook } from "../src/rulebook.js";
import type { CallResult } from "../src/rule.js";
import { Stories } from "../src/run/chains.js";
import { Overflow } from "../src/run/overflow.js";

const { rules, vocabulary } = await loadRulebook();
const settings: Settings = {
  vocabulary: compileVocabulary(vocabulary),
  rules: [...rules.values()].map((rule) => ({ rule, severity: "error", options: defaultOptions(rule) })),
};

type Meta = Omit<CallMeta, "customer"> & { customer?: string; name?: string };

/** Turns are parted by "|" and begin with the customer's. */
function called(file: string, text: string, { customer, name, ...meta }: Meta): CallResult {
  const lines = text.split("|").map((turn, index) => `${index % 2 === 0 ? "Customer" : "Agent"}: ${turn}`);
  const [source] = [...read(stringInput(`${file}.txt`, lines.join("\n")), {})].filter((item) => "segments" in item);
  const names = name === undefined ? [] : [name];
  return lint(
    assemble({ ...source!, meta: { ...meta, customer: { ...(customer === undefined ? {} : { id: customer }), names } } }),
    settings,
  );
}

const PROMISE = "My parcel is late.|I'm sorry. The depot will call you by five on Wednesday.|Okay.|Bye.";
const MONDAY = "2025-06-02T09:00:00Z";
const TUESDAY = "2025-06-03T09:00:00Z";
const THURSDAY = "2025-06-05T09:00:00Z";
const NOTHING = "How much is a label?|It's two pounds.|Thanks.|Bye.";
const RINGS = "Hello?|Hello, this is Ann of Larkspur Parcels, I'm calling about your parcel, as promised.|Oh good.|It's here.";

function states(calls: readonly CallResult[], options: HistoryOptions = {}): string[] {
  return historyOf(
    calls.flatMap(({ summary }) => summary ?? []),
    options,
  ).entries.map(({ state, why }) => `${state}: ${why}`);
}

function verdicts(calls: readonly CallResult[], rule = "keep-promises"): (string | undefined)[] {
  return together(calls).map((result) => result.verdicts[rule]);
}

function together(calls: readonly CallResult[]): CallResult[] {
  const stories = new Stories({});
  for (const { summary } of calls) if (summary !== undefined) stories.add(summary);
  return calls.map(stories.amender(() => settings));
}

describe("a promised call within its time", () => {
  const FRIDAY = "2026-11-06T10:00:00Z";
  const state = (time: string, startedAt: string, act = "I'll call you") => {
    const made = called("a", `My router is dead.|Sorry about the router. ${act} ${time}.|Thanks, bye.|Bye.`, {
      customer: "7",
      startedAt: FRIDAY,
    });
    const rung = called("b", RINGS, { customer: "7", startedAt, direction: "outbound" });
    return states([made, rung])[0]?.split(":")[0];
  };

  test.each([
    ["on Monday between eight and ten", "2026-11-09T09:00:00Z"],
    ["after three on Monday", "2026-11-09T15:30:00Z"],
    ["at noon or thereabouts on Monday", "2026-11-09T12:20:00Z"],
    ["the week after next", "2026-11-18T10:20:00Z"],
    ["no earlier than Tuesday", "2026-11-11T18:20:00Z"],
    ["on Tuesday at the earliest", "2026-11-11T18:20:00Z"],
    ["at around ten on Monday", "2026-11-09T10:08:00Z"],
    ["tomorrow or Monday", "2026-11-09T10:08:00Z"],
    ["at half past two on Monday", "2026-11-09T14:32:00Z"],
    ["around lunchtime on Monday", "2026-11-09T12:50:00Z"],
    ["in about an hour", "2026-11-06T11:40:00Z"],
  ])("%s is kept", (time, startedAt) => expect(state(time, startedAt)).toBe("kept"));

  test.each([
    ["on Monday between eight and ten", "2026-11-09T10:20:00Z"],
    ["at half past two on Monday", "2026-11-09T14:50:00Z"],
    ["tomorrow or Monday", "2026-11-10T09:00:00Z"],
    ["at around ten on Monday", "2026-11-09T11:10:00Z"],
    ["no later than Monday", "2026-11-10T09:00:00Z"],
  ])("%s is broken by a later call", (time, startedAt) => expect(state(time, startedAt)).toBe("broken"));
});

test("what will reach the customer arrives, and is no call; a person who does rings", () => {
  const acts = (text: string) =>
    called("a", `My card is lost.|Sorry about the card. ${text}|Thanks.|Bye.`, { customer: "7", startedAt: MONDAY }).summary?.promises.map(
      ({ act }) => act,
    );
  expect(acts("A new one will reach you by Friday.")).toEqual(["send"]);
  expect(acts("The new key will reach you by Friday.")).toEqual(["send"]);
  expect(acts("Somebody will reach you by Friday.")).toEqual(["contact"]);
  expect(acts("The manager will reach out to you by Friday.")).toEqual(["contact"]);
});

describe("a promised call", () => {
  const promise = called("a", PROMISE, { customer: "7", startedAt: MONDAY });

  test("is kept by a call of the company in time", () => {
    const kept = called("b", RINGS, { customer: "7", startedAt: TUESDAY, direction: "outbound" });
    expect(states([promise, kept])).toEqual(["kept: called on 2025-06-03 09:00"]);
    expect(verdicts([promise, kept])[0]).toBe("pass");
  });

  test("is broken by one that comes too late", () => {
    const late = called("b", RINGS, { customer: "7", startedAt: THURSDAY, direction: "outbound" });
    expect(states([promise, late])).toEqual(["broken: called only on 2025-06-05 09:00"]);
    expect(verdicts([promise, late])[0]).toBe("violation");
  });

  test("is broken where the customer calls because nobody did; found at the promise, not at the complaint", () => {
    const complaint = called("b", "I was told the depot would call me by Wednesday, nobody rang.|I'm sorry.|Well.|Bye.", {
      customer: "7",
      startedAt: THURSDAY,
    });
    expect(complaint.verdicts["keep-promises"]).toBe("violation");
    expect(verdicts([promise, complaint])).toEqual(["violation", "pass"]);
    expect(verdicts([complaint, promise])).toEqual(["pass", "violation"]);
    const [first] = together([promise, complaint]);
    const [finding] = first!.findings.filter(({ rule }) => rule === "keep-promises");
    expect(finding).toMatchObject({ turn: 1, quote: "depot will call you", related: [{ file: "b.txt", turn: 0 }] });
  });

  test("is open while the data end before it is due", () => {
    const other = called("b", NOTHING, { customer: "8", startedAt: TUESDAY });
    expect(states([promise, other])).toEqual(["open: due after the last call in the data"]);
    expect(verdicts([promise, other])[0]).toBe("pass");
  });

  test("cannot be judged where no call of the company is in the data", () => {
    const other = called("b", NOTHING, { customer: "8", startedAt: THURSDAY });
    expect(states([promise, other])).toEqual(["unverifiable: the data hold no calls that the company made"]);
  });

  test("is broken where the company does call people, and not this one", () => {
    const other = called("b", RINGS, { customer: "8", startedAt: THURSDAY, direction: "outbound" });
    expect(states([promise, other])).toEqual(["broken: no call to the customer by then"]);
  });

  test("another customer's call keeps nothing", () => {
    const other = called("b", RINGS, { customer: "8", startedAt: TUESDAY, direction: "outbound" });
    expect(states([promise, other])).toEqual(["open: due after the last call in the data"]);
  });

  test("keeps its day even if something must happen first", () => {
    const hanging = called("a", "My line is dead.|We'll call you on Wednesday, once it is tested.|Thanks.|Bye.", {
      customer: "7",
      startedAt: MONDAY,
    });
    const tuesday = called("b", RINGS, { customer: "7", startedAt: TUESDAY, direction: "outbound" });
    const thursday = called("b", RINGS, { customer: "7", startedAt: THURSDAY, direction: "outbound" });
    expect(states([hanging, tuesday])[0]).toContain("kept");
    expect(states([hanging, thursday])).toEqual(["unverifiable: it hangs on something that had to happen first"]);
  });

  test("is neither kept nor broken by a call if it hangs on something that must happen first", () => {
    const hanging = called("a", "My parcel is lost.|If we find it we'll text you within the hour.|Thanks.|Bye.", {
      customer: "7",
      startedAt: MONDAY,
    });
    const other = called("b", RINGS, { customer: "7", startedAt: THURSDAY, direction: "outbound" });
    expect(states([hanging, other])).toEqual(["unverifiable: its time hangs on something else"]);
  });

  test("may be meant in another zone", () => {
    const business = businessTimeOf({ timezone: "America/New_York" });
    expect(historyOf([promise.summary!], { business }).entries[0]!.due).toBe("2025-06-04T17:00-04:00");
    expect(historyOf([promise.summary!]).entries[0]!.due).toBe("2025-06-04T17:00Z");
  });
});

describe("what is wrong with the data is said", () => {
  const messages = (calls: readonly CallResult[], options: HistoryOptions = {}) =>
    historyOf(
      calls.flatMap(({ summary }) => summary ?? []),
      options,
    ).gaps.map(({ message }) => message);

  test("two calls with one id", () => {
    const one = called("a", PROMISE, { id: "X", customer: "7", startedAt: MONDAY });
    const twin = called("b", NOTHING, { id: "X", customer: "7", startedAt: TUESDAY });
    expect(messages([twin, one])).toEqual(['the call id "X" is also that of a call in a.txt; only that one is counted']);
  });

  test("a call dated in the future moves no deadline", () => {
    const one = called("a", PROMISE, { customer: "7", startedAt: MONDAY });
    const future = called("b", RINGS, { customer: "8", startedAt: "2051-01-01T00:00:00Z", direction: "outbound" });
    const now = Date.parse("2025-06-03T00:00:00Z");
    expect(messages([one, future], { now })).toEqual(["the call is dated in the future (2051-01-01T00:00:00Z); it is left out"]);
    expect(states([one, future], { now })).toEqual(["open: due after the last call in the data"]);
  });

  test("a customer id that two names share", () => {
    const one = called("a", PROMISE, { customer: "7", name: "Dale Whitcomb", startedAt: MONDAY });
    const other = called("b", RINGS, { customer: "7", name: "Marguerite Osei", startedAt: TUESDAY, direction: "outbound" });
    expect(messages([one, other])[0]).toContain('"7" is shared by two names (Dale Whitcomb, Marguerite Osei)');
    expect(states([one, other])).toEqual(["unverifiable: two names share the customer id"]);
    const nick = called("b", RINGS, { customer: "7", name: "Mr. Whitcomb", startedAt: TUESDAY, direction: "outbound" });
    expect(messages([one, nick])).toEqual([]);
  });

  test("a date that is none", () => {
    const one = called("a", PROMISE, { customer: "7", startedAt: "some day" });
    expect(states([one])).toEqual(["unverifiable: the call's date cannot be used"]);
    expect(messages([one])[0]).toContain("no date");
  });
});

describe("calls of one customer", () => {
  const transfer = (file: string, startedAt: string) =>
    called(file, "My parcel is lost.|I'll transfer you to claims.|Okay.|[transferred: claims]", { customer: "7", startedAt });

  test("a second transfer in the chain is found in the call that holds it, whatever the order", () => {
    const [one, two] = [transfer("a", MONDAY), transfer("b", THURSDAY)];
    expect(verdicts([one, two], "no-repeated-transfers")).toEqual(["pass", "violation"]);
    expect(verdicts([two, one], "no-repeated-transfers")).toEqual(["violation", "pass"]);
    expect(verdicts([one, transfer("b", "2025-08-05T09:00:00Z")], "no-repeated-transfers")).toEqual(["pass", "pass"]);
  });

  test("repeat contacts within the window", () => {
    const calls = [MONDAY, THURSDAY, "2025-07-01T09:00:00Z"].map((startedAt, index) =>
      called(`c${index}`, NOTHING, { customer: "7", startedAt }),
    );
    const repeats = (window?: number) =>
      historyOf(
        calls.map(({ summary }) => summary!),
        { window },
      ).repeats.map((repeat) => repeat.calls.map(({ file }) => file));
    expect(repeats()).toEqual([["c0.txt", "c1.txt"]]);
    expect(repeats(2)).toEqual([]);
    expect(repeats(60)).toEqual([["c0.txt", "c1.txt", "c2.txt"]]);
  });
});

describe("a list of any length", () => {
  test("gives back what was put in, in order, whether or not it fits in memory", () => {
    for (const size of [1, 3, 100]) {
      const list = new Overflow<{ n: number; text?: string | undefined }>(size);
      const items = Array.from({ length: 25 }, (_, n) => ({ n, text: n % 2 === 0 ? undefined : "ü".repeat(n) }));
      for (const item of items) list.push(item);
      expect([...list.items()]).toEqual(items);
      list.close();
      expect([...list.items()]).toEqual([]);
    }
  });
});
