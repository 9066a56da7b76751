import { basename } from "node:path";
import type { SourceCall } from "../call.js";
import type { JudgedCall, Label } from "../accuracy.js";
import { lint } from "../lint.js";
import { read } from "../readers/index.js";
import type { CallResult, Failure } from "../rule.js";
import { Stories } from "./chains.js";
import type { LabelledFile, WrittenLabel } from "./labels.js";
import { openFile, prepare, type RunOptions } from "./lint-files.js";

/** A labelled file that was read and linted. */
interface Linted {
  labelled: LabelledFile;
  sources: readonly SourceCall[];
  results: readonly CallResult[];
}

/** Lints the files that labels speak of, and sets the labels beside the findings. */
export function judge(labelled: readonly LabelledFile[], options: RunOptions): { calls: JudgedCall[]; failures: Failure[] } {
  const failures: Failure[] = [];
  const linted = labelled.map((one): Linted => {
    const input = openFile(one.path);
    const items = "message" in input ? [input] : [...read(input, options.hints ?? {})];
    failures.push(...items.filter((item): item is Failure => "message" in item));
    const sources = items
      .filter((item): item is SourceCall => "segments" in item)
      .filter(({ index }) => one.index === undefined || index === one.index);
    return {
      labelled: one,
      sources,
      results: sources.map((source) => lint(prepare(source, options), options.settingsFor(one.path))),
    };
  });
  const together = inChains(linted, options);
  return { calls: together.map((one) => judged(one, together)), failures };
}

/** The same with what the calls of each customer show together. */
function inChains(linted: readonly Linted[], options: RunOptions): Linted[] {
  const stories = new Stories({ business: options.business });
  for (const { results } of linted) for (const { summary } of results) if (summary !== undefined) stories.add(summary);
  const amend = stories.amender((file) => options.settingsFor(file));
  return linted.map((one) => ({ ...one, results: one.results.map(amend) }));
}

function judged(one: Linted, all: readonly Linted[]): JudgedCall {
  const { path, violations, nearMisses, undecided } = one.labelled;
  return {
    file: path,
    results: one.results,
    violations: violations.map((label) => labelFrom(label, one, all)),
    nearMisses: nearMisses.map((label) => labelFrom(label, one, all)),
    undecided: new Set(undecided.map(({ rule }) => rule)),
  };
}

function labelFrom({ rule, turn, line, quote, why, otherTurns, evidence }: WrittenLabel, one: Linted, all: readonly Linted[]): Label {
  const also = otherTurns.map((other) => ({ file: one.labelled.path, text: utterance(one, other) }));
  const other = evidence && all.find(({ labelled }) => basename(labelled.path) === basename(evidence.call));
  if (other !== undefined) also.push({ file: other.labelled.path, text: utterance(other, evidence!.turn) });
  const words = quote ?? (turn === undefined ? undefined : utterance(one, turn));
  return { rule, quote: words, line, why, also: also.filter((place): place is { file: string; text: string } => place.text !== undefined) };
}

/** The text of an utterance of a file, by its 0-based number. */
function utterance({ sources }: Linted, turn: number): string | undefined {
  return sources.flatMap(({ segments }) => segments)[turn]?.text;
}
