import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadRulebook } from "../src/rulebook.js";
import type { Score, VerdictName } from "../src/rule.js";
import { DEFAULT_SCORECARD, scorerOf, type Scorecard } from "../src/score.js";
import { callLint, folderWith } from "./cli/run.js";

const RULES = [
  { name: "ask", section: "hold", severity: "error" },
  { name: "thank", section: "hold", severity: "info" },
  { name: "greet", section: "opening", severity: "warning" },
  { name: "cards", section: "compliance", severity: "off" },
] as const;
const CARD: Scorecard = { ...DEFAULT_SCORECARD, critical: ["cards"] };
const score = scorerOf(RULES, CARD);

describe("a score", () => {
  test("counts 3, 2 and 1 points for errors, warnings and infos, and says what each violation cost", () => {
    expect(score({ ask: "violation", thank: "pass", greet: "pass", cards: "pass" })).toEqual({
      ...{ earned: 5, possible: 8, percent: 62.5, passed: false, grade: "D", critical: [] },
      sections: {
        compliance: { earned: 2, possible: 2, percent: 100, lost: {} },
        hold: { earned: 1, possible: 4, percent: 25, lost: { ask: 3 } },
        opening: { earned: 2, possible: 2, percent: 100, lost: {} },
      },
    });
  });

  test("leaves out what does not apply and what could not be judged", () => {
    expect(score({ ask: "not-applicable", thank: "pass", greet: "not-evaluable" })).toMatchObject({
      possible: 1,
      percent: 100,
      passed: true,
    });
  });

  test("is none where nothing could be judged", () => {
    const nothing = { earned: 0, possible: 0, percent: null, passed: null, grade: null, critical: [], sections: {} };
    expect(score({ ask: "not-evaluable" })).toEqual(nothing);
    expect(score({ unknown: "violation" })).toEqual(nothing);
  });

  test("is none where nobody could see who says what: words alone pass no call, but may fail it", () => {
    const blind = scorerOf([...RULES.slice(0, 3), { ...RULES[3], needs: [] }], CARD);
    const unseen = { ask: "not-evaluable", greet: "not-evaluable" } as const;
    expect(blind({ ...unseen, cards: "pass" })).toMatchObject({ percent: null, passed: null, grade: null });
    expect(blind({ ...unseen, cards: "violation" })).toMatchObject({ percent: null, passed: false, grade: "F", critical: ["cards"] });
    expect(blind({ ...unseen, thank: "pass", cards: "pass" })).toMatchObject({ percent: 100, passed: true });
    // Where nothing else is asked for, it was seen.
    expect(blind({ cards: "pass" })).toMatchObject({ percent: 100, passed: true });
  });

  test("fails with a critical rule, whatever else was earned", () => {
    const weighted = scorerOf(RULES, { ...CARD, points: { cards: 0.01 } });
    const failed = weighted({ ask: "pass", thank: "pass", greet: "pass", cards: "violation" });
    expect(failed).toMatchObject({ percent: 99.83, passed: false, grade: "F", critical: ["cards"] });
  });

  test("has weighted sections", () => {
    const weighted = scorerOf(RULES, { ...CARD, weights: { hold: 2.5, compliance: 0 } });
    expect(weighted({ ask: "violation", thank: "pass", greet: "pass", cards: "pass" })).toMatchObject({
      ...{ earned: 4.5, possible: 12, percent: 37.5 },
      sections: { hold: { earned: 2.5, possible: 10, lost: { ask: 7.5 } } },
    });
  });
});

const verdict = fc.constantFrom<VerdictName>("violation", "pass", "not-applicable", "not-evaluable");
const verdicts = fc.record({ ask: verdict, thank: verdict, greet: verdict, cards: verdict }, { requiredKeys: [] });
const number = fc.integer({ min: 0, max: 1000 }).map((value) => value / 100);
const cards = fc.record({ weights: fc.record({ hold: number, opening: number }), points: fc.record({ ask: number, greet: number }) });

describe("every score", () => {
  test("is the same for the same verdicts in any order, within 0 and 100, and no better for a violation more", () => {
    fc.assert(
      fc.property(verdicts, cards, (given, card) => {
        const scorer = scorerOf(RULES, { ...CARD, ...card });
        const first = scorer(given);
        expect(scorer(Object.fromEntries(Object.entries(given).reverse()))).toEqual(first);
        expect(first.percent ?? 0).toBeGreaterThanOrEqual(0);
        expect(first.percent ?? 0).toBeLessThanOrEqual(100);
        for (const rule of Object.keys(given).filter((name) => given[name as "ask"] === "pass"))
          expect(scorer({ ...given, [rule]: "violation" }).percent ?? 0).toBeLessThanOrEqual(first.percent ?? 0);
      }),
    );
  });
});

/** The arithmetic of the scorecard once more, in whole numbers, from nothing but what the JSON and the rules' files say. */
function recomputed(given: Readonly<Record<string, string>>, worth: (rule: string) => bigint): { percent: string; lost: bigint } {
  const judged = Object.keys(given).filter((rule) => given[rule] === "pass" || given[rule] === "violation");
  const sum = (rules: readonly string[]) => rules.reduce((total, rule) => total + worth(rule), 0n);
  const lost = sum(judged.filter((rule) => given[rule] === "violation"));
  const possible = sum(judged);
  const hundredths = ((possible - lost) * 20_000n + possible) / (2n * possible);
  return { percent: String(Number(hundredths) / 100), lost };
}

describe("the scores of a run", () => {
  const cwd = folderWith({
    "calls.jsonl": [
      ["Yes?", "My parcel is late and I am furious.", "Calm down, please. You should have read the terms.", "I won't.", "Bye."],
      [
        "Good morning, Larkspur Parcels, Dana speaking, how can I help?",
        "Where is my parcel?",
        "Let me look. It comes today.",
        "Thanks.",
        "Bye.",
      ],
    ]
      .map((texts) => JSON.stringify({ turns: texts.map((text, turn) => ({ role: turn % 2 === 0 ? "agent" : "customer", text })) }))
      .join("\n"),
    "call-lint.config.yaml":
      "scorecard:\n  weights: { empathy: 2.25, opening: 0.5 }\n  points: { greet-customer: 4.2 }\n  critical: [no-hostility]\n",
    "wrong.yaml": "scorecard:\n  weights: { empaty: 2 }\n  critical: [no-hostilty]\n  points: { greet-customers: 1 }\n",
    "key.yaml": "scorecard: { weigths: { empathy: 2 } }\n",
    "range.yaml": "scorecard: { pass: 120 }\n",
  });

  test("come out the same when they are worked out anew from the JSON", async () => {
    const { rules } = await loadRulebook();
    const { stdout } = await callLint(["calls.jsonl", "-f", "json"], { cwd });
    const { calls } = JSON.parse(stdout) as { calls: { verdicts: Record<string, string>; score: Score }[] };
    expect(calls).toHaveLength(2);
    for (const { verdicts: given, score: shown } of calls) {
      const worth = (name: string) => {
        const { section, severity } = rules.get(name)!;
        const points = name === "greet-customer" ? 420n : { error: 300n, warning: 200n, info: 100n, off: 200n }[severity];
        return points * (section === "empathy" ? 225n : section === "opening" ? 50n : 100n);
      };
      const { percent, lost } = recomputed(given, worth);
      expect(String(shown.percent)).toBe(percent);
      const told = Object.values(shown.sections).flatMap((section) => Object.values(section.lost));
      expect(BigInt(Math.round(told.reduce((sum, points) => sum + points, 0) * 10_000))).toBe(lost);
    }
    expect(calls[0]!.score).toMatchObject({ passed: false, grade: "F", critical: ["no-hostility"] });
  });

  test("by several scorecards come out the same, too, from nothing but the JSON and the config", async () => {
    const cards = `
scorecard: { weights: { empathy: 2.25 }, points: { greet-customer: 4.2 }, pass: 50 }
scorecards:
  selling: { for: { queue: "sal*" }, weights: { opening: 0.31, empathy: 3.07 }, points: { no-blaming-customer: 7.77 }, pass: 99, grades: { fine: 70, poor: 0 } }
  dana: { for: { agent: [Dana, Eve], team: depot }, points: { use-customer-name: 0.01 }, critical: [no-hostility] }
`;
    const own = folderWith({
      "call-lint.config.yaml": cards,
      "calls.jsonl": [
        { queue: "Sales", agent: "Dana", team: "Depot" },
        { queue: "claims", agent: "dana", team: "Depot" },
        { queue: "claims", agent: "Dana" },
      ]
        .map((who) => ({
          ...who,
          turns: ["Yes?", "I am furious.", "Calm down, please. You should have read the terms.", "I won't.", "Bye."],
        }))
        .map(({ turns, ...who }) => ({ ...who, turns: turns.map((text, turn) => ({ role: turn % 2 === 0 ? "agent" : "customer", text })) }))
        .map((call) => JSON.stringify(call))
        .join("\n"),
    });
    const { rules } = await loadRulebook();
    const { calls } = JSON.parse((await callLint(["calls.jsonl", "-f", "json"], { cwd: own })).stdout) as {
      calls: { verdicts: Record<string, string>; score: Score }[];
    };
    const worths: Record<string, { weights: Record<string, bigint>; points: Record<string, bigint> }> = {
      selling: { weights: { empathy: 307n, opening: 31n }, points: { "greet-customer": 420n, "no-blaming-customer": 777n } },
      dana: { weights: { empathy: 225n }, points: { "greet-customer": 420n, "use-customer-name": 1n } },
      none: { weights: { empathy: 225n }, points: { "greet-customer": 420n } },
    };
    expect(calls.map(({ score: { scorecard } }) => scorecard)).toEqual(["selling", "dana", undefined]);
    for (const { verdicts: given, score: shown } of calls) {
      const { weights, points } = worths[shown.scorecard ?? "none"]!;
      const { percent, lost } = recomputed(given, (name) => {
        const { section, severity } = rules.get(name)!;
        return (points[name] ?? { error: 300n, warning: 200n, info: 100n, off: 200n }[severity]) * (weights[section] ?? 100n);
      });
      expect(String(shown.percent)).toBe(percent);
      expect(BigInt(Math.round((shown.possible - shown.earned) * 10_000))).toBe(lost);
    }
    expect(calls.map(({ score: { grade, critical } }) => [grade, critical])).toEqual([
      ["poor", []],
      ["F", ["no-hostility"]],
      [expect.stringMatching(/^[A-F]$/), []],
    ]);
  });

  test("need names that exist", async () => {
    const { code, stderr } = await callLint(["calls.jsonl", "-c", "wrong.yaml"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('wrong.yaml:2:22  there is no section "empaty" (did you mean "empathy"?)');
    expect(stderr).toContain('wrong.yaml:3:14  there is no rule "no-hostilty" (did you mean "no-hostility"?)');
    expect(stderr).toContain('wrong.yaml:4:30  there is no rule "greet-customers" (did you mean "greet-customer"?)');
    const unknown = await callLint(["calls.jsonl", "-c", "key.yaml"], { cwd });
    expect(unknown.stderr).toContain('there is no setting "weigths" (did you mean "weights"?)');
    expect((await callLint(["calls.jsonl", "-c", "range.yaml"], { cwd })).stderr).toContain("range.yaml:1:20");
  });
});
