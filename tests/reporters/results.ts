import type { CallResult, Failure, Finding } from "../../src/rule.js";

function finding(one: Partial<Finding> & Pick<Finding, "rule" | "text" | "quote">): Finding {
  return {
    section: "hold",
    severity: "error",
    message: "The hold was announced, not asked for; ask whether they can hold, and wait for the answer.",
    turn: 3,
    role: "agent",
    line: 7,
    column: 8,
    at: one.text.indexOf(one.quote),
    fingerprint: "0123456789abcdef",
    related: [],
    suggestions: [],
    ...one,
  };
}

/** A run with everything that an output may stumble over. */
export const RESULTS: readonly (CallResult | Failure)[] = [
  {
    ...{ file: "calls/lamp.json", index: 0, id: "LP-2090", kind: "call", reader: "turns", agent: "Marcus", turns: 9 },
    customer: { id: "C-7", name: "Ruth Adeyemi" },
    startedAt: "2025-06-02T09:15:00Z",
    findings: [
      finding({
        ...{ rule: "ask-before-hold", speaker: "Marcus", start: 12.4, end: 15, suggestions: ["May I put you on hold?"] },
        text: "Right, I'll put you on hold while I ring the depot; your number is 555-0134, Ruth?",
        quote: "I'll put you on hold",
        related: [{ turn: 5, line: 9, column: 8, quote: "(hold music)", message: "the hold begins here" }],
      }),
      finding({
        ...{
          rule: "keep-hold-time",
          severity: "info",
          speaker: "Marcus",
          turn: 5,
          start: 3725,
          end: 3730,
          fingerprint: "00000000000000aa",
        },
        text: '=HYPERLINK("x"), she said, "wait"\u001b[31m\nplease 🙏',
        quote: '=HYPERLINK("x"), she said, "wait"\u001b[31m\nplease 🙏',
        message: "-3 minutes, longer than announced.",
      }),
    ],
    verdicts: { "ask-before-hold": "violation", "keep-hold-time": "violation", "no-refusal": "pass", "no-dead-air": "not-evaluable" },
    reasons: { "no-dead-air": "the transcript has start times only" },
    score: {
      ...{ earned: 1, possible: 5, percent: 20, passed: false, grade: "F", critical: [] },
      sections: {
        hold: { earned: 0, possible: 4, percent: 0, lost: { "ask-before-hold": 3, "keep-hold-time": 1 } },
        language: { earned: 1, possible: 1, percent: 100, lost: {} },
      },
    },
    notes: [],
  },
  { file: "calls/refund.vtt", line: 12, column: 1, message: 'expected a time such as 00:00:01.000 but found "0:1"' },
  {
    ...{ file: "calls/two.jsonl", index: 0, kind: "call", reader: "jsonl", turns: 4, findings: [] },
    verdicts: { "ask-before-hold": "not-applicable", "keep-hold-time": "not-applicable", "no-refusal": "pass", "no-dead-air": "pass" },
    ...{ reasons: {}, notes: [] },
  },
  { file: "calls/two.jsonl", line: 2, message: "this line is no JSON" },
  {
    ...{ file: "calls/empty.txt", index: 0, kind: "call", reader: "text", turns: 0, findings: [] },
    verdicts: { "no-refusal": "not-evaluable" },
    ...{ reasons: { "no-refusal": "the transcript holds no turns" }, notes: ["the file is empty"] },
  },
  {
    ...{ file: "calls/late parcel.txt", index: 0, kind: "call", reader: "text", agent: "Niamh", turns: 12 },
    findings: [
      finding({
        ...{ rule: "no-refusal", section: "language", severity: "warning", line: 3, column: 9, turn: 2, fingerprint: "00000000000000bb" },
        text: `${"We looked at the parcel, the van, the depot and the label. ".repeat(6)}We can't do that. ${"There is a form for it. ".repeat(12)}`.trim(),
        quote: "We can't do that",
        message: "The customer is refused without being told what can be done; say what you can do instead.",
      }),
    ],
    verdicts: { "no-refusal": "violation" },
    ...{ reasons: {}, notes: [] },
  },
];
