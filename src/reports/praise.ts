import { wordPairs } from "../language/word-pairs.js";
import type { Example, NamedRule, TranscriptTurn } from "../rule.js";
import type { ShownTurns } from "./coach.js";

/** Words of an agent that show what a rule asks for, with their place. */
export interface Praise {
  file: string;
  call?: string;
  startedAt?: string;
  /** 0-based. */
  turn: number;
  quote: string;
}

/** Picks the words by which an agent kept a rule. */
export interface Praiser {
  /** Looks at a call in which the rule was kept. */
  look(call: ShownTurns): void;
  best(): Praise | undefined;
}

/** Pairs of words that a turn must share with an example to be shown as another one. */
const LEAST = 3;
/** Dice's coefficient (1945) of both that is alike enough: long turns share pairs with anything. */
const ALIKE = 0.4;
/**
 * Kept rules leave no place behind, so the turn is shown that is most like what the rule's own good examples have the agent say;
 * none where none is like them. The greeting is the first turn, the farewell the last.
 */
export function praiserOf({ name, section, ...rule }: Pick<NamedRule, "name" | "section" | "summary" | "on" | "examples">): Praiser {
  // Nothing that was said shows what was left unsaid.
  const wanted = isRestraint(name) ? [] : betterWords(rule).map(pairsOf);
  let best: { praise: Praise; likeness: number } | undefined;
  return {
    look({ file, id, startedAt, transcript = [] }) {
      const turns = transcript.map((turn, index) => ({ ...turn, index })).filter(({ role }) => role === "agent");
      const fixed = section === "opening" ? turns[0] : section === "closing" ? turns.at(-1) : undefined;
      for (const { index, text } of fixed === undefined ? turns : [fixed]) {
        const likeness = likenessOf(text, wanted) + (fixed === undefined || wanted.length === 0 ? 0 : 1);
        if (likeness === 0 || likeness <= (best?.likeness ?? 0)) continue;
        best = { likeness, praise: { file, call: id, startedAt, turn: index, quote: shortened(text) } };
      }
    },
    best: () => best?.praise,
  };
}

/** Whether a rule asks for something to be left undone. */
export function isRestraint(rule: string): boolean {
  return rule.startsWith("no-");
}

/** What an agent could say, by the rule's good examples: of each the line that is most about what the rule asks for. */
export function betterWords({ summary, on, examples }: Pick<NamedRule, "summary" | "on" | "examples">): string[] {
  // The words that a rule about a whole call marks are only where something was due.
  const marked =
    on === "call" ? [] : examples.bad.flatMap((example) => [...textOf(example).matchAll(/«([^»]*)»/g)].map(([, words]) => words!));
  const subject = stemsOf([summary, ...marked].join(" "));
  const about = (line: string) => [...stemsOf(line)].filter((stem) => subject.has(stem)).length;
  // Longer exchanges are right as a whole, not by one line.
  const short = examples.good.map(agentLines).filter(({ length }) => length > 0 && length <= 2);
  // What is also said where the rule is broken shows nothing.
  const bad = new Set(examples.bad.flatMap(agentLines).map(wordsOf));
  const badly = marked.map(wordsOf);
  const isBetter = (line: string) => !bad.has(wordsOf(line)) && !badly.some((words) => words !== "" && wordsOf(line).includes(words));
  const lines = short
    .flatMap((all) => all.filter(isBetter).sort((one, other) => about(other) - about(one))[0] ?? [])
    .filter((line) => about(line) > 0);
  return [...new Set(lines)];
}

/** The words of a line, however they are written. */
function wordsOf(line: string): string {
  return (line.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []).join(" ");
}

/** Beginnings of the longer words of a text. */
function stemsOf(text: string): Set<string> {
  return new Set((text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map((word) => word.slice(0, 4)));
}

function textOf(example: Example): string {
  return typeof example === "string" ? example : example.call;
}

/** What the agent says in an example, without marks. */
function agentLines(example: Example): string[] {
  const text = textOf(example);
  return [...text.matchAll(/^\s*(?:\[[^\]]*\]\s*)?(?:Agent|Rep|Advisor)\b[^:\n]*:\s*(.+)$/gim)].map(([, line]) =>
    line!.replaceAll(/[«»]/g, ""),
  );
}

function likenessOf(text: TranscriptTurn["text"], examples: readonly ReadonlySet<string>[]): number {
  const pairs = pairsOf(text);
  let most = 0;
  for (const example of examples) {
    const shared = [...example].filter((pair) => pairs.has(pair)).length;
    const likeness = (2 * shared) / (example.size + pairs.size);
    if (shared >= LEAST && likeness >= ALIKE) most = Math.max(most, likeness);
  }
  return most;
}

function pairsOf(text: string): Set<string> {
  return wordPairs(text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []);
}

/** Characters of a quote. */
const LONGEST = 200;

/** A quote that can be read at a glance. */
export function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, text.lastIndexOf(" ", LONGEST))} …`;
}
