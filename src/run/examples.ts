import { assemble } from "../language/assemble.js";
import { CueFinder } from "../language/cue-finder.js";
import type { CueSource, Vocabulary } from "../language/cues.js";
import { tokenize } from "../language/tokens.js";
import { defaultOptions, lint } from "../lint.js";
import { read } from "../readers/index.js";
import { stringInput } from "../readers/input.js";
import type { CallResult, Example, NamedRule } from "../rule.js";

/** An example that came out otherwise than its author says. */
export interface Miss {
  /** Name of the rule or cue. */
  of: string;
  /** Which example: `bad 1`, `yes 2`. */
  example: string;
  expected: string;
  /** What came instead. */
  came: string;
  /** The text that was tried. */
  text: string;
}

/** How a set of examples came out. */
export interface ExampleResult {
  tried: number;
  misses: readonly Miss[];
}

/** Tries the examples of a rule: every marked span of a bad one must be reported, and nothing else; nothing of a good one. */
export function tryRule(rule: NamedRule, vocabulary: Vocabulary): ExampleResult {
  const misses: Miss[] = [];
  const attempt = (kind: "bad" | "good", example: Example, index: number) => {
    const problem = wrongWith(kind, example, rule, vocabulary);
    if (problem !== undefined) misses.push({ of: rule.name, example: `${kind} ${index + 1}`, text: textOf(example), ...problem });
  };
  rule.examples.bad.forEach((example, index) => attempt("bad", example, index));
  rule.examples.good.forEach((example, index) => attempt("good", example, index));
  return { tried: rule.examples.bad.length + rule.examples.good.length, misses };
}

function textOf(example: Example): string {
  return typeof example === "string" ? example : example.call;
}

function wrongWith(
  kind: "bad" | "good",
  example: Example,
  rule: NamedRule,
  vocabulary: Vocabulary,
): Pick<Miss, "expected" | "came"> | undefined {
  const { text, marks } = unmark(textOf(example));
  if (kind === "good" && marks.length > 0) return { expected: "no marks in a good example", came: `«${marks[0]!.quote}»` };
  if (kind === "bad" && marks.length === 0) return { expected: "a mark «…» in a bad example", came: "none" };
  const result = lintExample(text, example, rule, vocabulary);
  if ("message" in result) return { expected: "a transcript", came: result.message };
  const expected = marks.map(({ line, column, quote }) => placed(line, column, quote)).sort();
  const came = result.findings.map(({ line, column, quote }) => placed(line, column, quote)).sort();
  if (expected.join("\n") === came.join("\n")) return undefined;
  return { expected: expected.join("; ") || "nothing reported", came: came.join("; ") || verdictOf(result, rule) };
}

function placed(line: number, column: number, quote: string): string {
  return `«${quote.replaceAll(/\s+/g, " ")}» at ${line}:${column}`;
}

function verdictOf({ verdicts, reasons }: CallResult, { name }: NamedRule): string {
  return `nothing reported (${verdicts[name] ?? "the rule does not apply"}${reasons[name] === undefined ? "" : `: ${reasons[name]}`})`;
}

/** An example without its marks, and where they stood: 1-based line and column in the text without them. */
function unmark(marked: string): { text: string; marks: { line: number; column: number; quote: string }[] } {
  const marks: { line: number; column: number; quote: string }[] = [];
  let text = "";
  for (const part of marked.split(/(«[^»]*»)/)) {
    if (!part.startsWith("«")) text += part;
    else {
      const lines = text.split("\n");
      const quote = part.slice(1, -1);
      marks.push({ line: lines.length, column: lines.at(-1)!.length + 1, quote });
      text += quote;
    }
  }
  return { text, marks };
}

function lintExample(text: string, example: Example, rule: NamedRule, vocabulary: Vocabulary): CallResult | { message: string } {
  const kind = rule.appliesTo?.includes("call") === false ? "script" : "call";
  const [source] = read(stringInput("example", text), kind === "call" ? { format: "text" } : { kind });
  if (source === undefined) return { message: "nothing that can be read" };
  if ("message" in source) return source;
  const { options, meta } = typeof example === "string" ? { options: undefined, meta: undefined } : example;
  const call = assemble(meta === undefined ? source : { ...source, meta: { ...source.meta, ...meta } });
  const severity = rule.severity === "off" ? "warning" : rule.severity;
  try {
    return lint(call, { vocabulary, rules: [{ rule, severity, options: { ...defaultOptions(rule), ...options } }] });
  } catch (error) {
    return { message: (error as Error).message };
  }
}

/** Tries the examples of a cue. */
export function tryCue(name: string, cue: CueSource, vocabulary: Vocabulary): ExampleResult {
  const found = (text: string) => new CueFinder(tokenize(text), vocabulary).find(name).length > 0;
  const { yes = [], no = [] } = cue.examples ?? {};
  const misses = [
    ...yes.flatMap((text, index) =>
      found(text) ? [] : [{ of: name, example: `yes ${index + 1}`, expected: "the cue", came: "not found", text }],
    ),
    ...no.flatMap((text, index) =>
      found(text) ? [{ of: name, example: `no ${index + 1}`, expected: "no cue", came: "found", text }] : [],
    ),
  ];
  return { tried: yes.length + no.length, misses };
}
