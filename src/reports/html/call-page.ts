import { titleOf } from "../catalogue.js";
import type { CallResult, Finding, NamedRule, TranscriptTurn } from "../../rule.js";
import { figures } from "./figures.js";
import { partsOf, type MarkedSpan, type Part } from "./marked-turn.js";
import { render } from "./template.js";

/** What a call's page knows beside the call. */
export interface CallContext {
  rules: ReadonlyMap<string, NamedRule>;
  /** Whether words of transcripts are shown at all. */
  quotes: boolean;
  /** Where the report stands, seen from the page: empty in the report itself. */
  home: string;
  /** Why there is no transcript, where it is not that there was none. */
  why?: string;
  /** Number and name of the call's agent in the report. */
  agent: { number: number; name: string };
}

/** A turn as the page shows it. */
interface ShownTurn {
  index: number;
  role: string;
  who: string;
  time: string;
  parts: Part[];
}

/** The page of a call, without its frame; `number` is its place in the report, from 1. */
export function callFragment(call: CallResult, number: number, context: CallContext): string {
  const { transcript, findings } = call;
  const turns = transcript === undefined ? excerpts(findings) : wholeTranscript(transcript, findings);
  return render("./call", {
    ...context,
    ...{ call, number, figures, titleOf, label: labelOf(call), turns },
    isWhole: transcript !== undefined,
    findings: findings.map((finding, index) => ({ ...finding, number: index + 1, time: figures.clock(finding.start) })),
    kept: rulesThat(call, "pass"),
    absent: rulesThat(call, "not-applicable"),
    unjudged: rulesThat(call, "not-evaluable").map((rule) => ({ rule, reason: call.reasons[rule] ?? "" })),
    sections: Object.entries(call.score?.sections ?? {}).map(([section, points]) => ({ section: titleOf(section), ...points })),
  });
}

/** What a call is called: its id, or else its file and, after the first, its place there. */
export function labelOf({ id, file, index }: Pick<CallResult, "id" | "file" | "index">): string {
  return id ?? (index === 0 ? file : `${file}, call ${index + 1}`);
}

function rulesThat({ verdicts }: CallResult, verdict: string): string[] {
  return Object.keys(verdicts).filter((rule) => verdicts[rule] === verdict);
}

/** Roles stand in the place of names: the customer's is nobody's business here. */
const ROLES: Readonly<Record<string, string>> = { agent: "Agent", customer: "Customer", bot: "Machine", system: "Note", other: "Other" };

function wholeTranscript(turns: readonly TranscriptTurn[], findings: readonly Finding[]): ShownTurn[] {
  const speakers = [...new Set(turns.filter(({ role }) => role === "unknown").map(({ speaker }) => speaker))];
  const spans = spansByTurn(findings, (turn) => turns[turn]?.text);
  return turns.map(({ role, speaker, start, text }, index) => ({
    ...{ index, role, time: figures.clock(start) },
    who: ROLES[role] ?? (speakers.length < 2 ? "Speaker" : `Speaker ${speakers.indexOf(speaker) + 1}`),
    parts: partsOf(text, spans.get(index) ?? []),
  }));
}

/** Where there is no transcript: the turns that findings quote. */
function excerpts(findings: readonly Finding[]): ShownTurn[] {
  const quoted = new Map(findings.filter(({ text }) => text !== "").map((finding) => [finding.turn, finding]));
  const spans = spansByTurn(findings, (turn) => quoted.get(turn)?.text);
  return [...quoted].map(([index, { role, start, text }]) => ({
    ...{ index, role, time: figures.clock(start), who: ROLES[role] ?? "Speaker" },
    parts: partsOf(text, spans.get(index) ?? []),
  }));
}

function spansByTurn(findings: readonly Finding[], textOf: (turn: number) => string | undefined): Map<number, MarkedSpan[]> {
  const spans = new Map<number, MarkedSpan[]>();
  for (const [index, { turn, at, quote, text }] of findings.entries()) {
    const whole = textOf(turn) ?? text;
    // What was hidden in one of the two may have moved the words.
    const start = whole.startsWith(quote, at) ? at : Math.max(0, whole.indexOf(quote));
    const end = whole.startsWith(quote, start) ? start + quote.length : whole.length;
    spans.set(turn, [...(spans.get(turn) ?? []), { number: index + 1, start, end }]);
  }
  return spans;
}
