import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { InputError } from "../call.js";
import { csvRows } from "../readers/csv-table.js";
import { decode } from "../readers/decode.js";
import type { LabelledFile, WrittenLabel } from "./labels.js";

/** What reviewers write in the column `violation`. */
const ANSWERS: Readonly<Record<string, "yes" | "no" | "unsure">> = {
  ...{ yes: "yes", y: "yes", x: "yes", "1": "yes", true: "yes", no: "no", n: "no", "0": "no", false: "no" },
  ...{ unsure: "unsure", "?": "unsure", borderline: "unsure" },
};

/**
 * Reads a label sheet that a reviewer has filled in: a row for each rule of a call. A row without an answer was not reviewed, and
 * counts neither way; nor does a rule in a call of which the sheet says nothing.
 * @throws InputError with line and column.
 */
export function readLabelSheet(text: string, path: string): LabelledFile[] {
  const [header = [], ...rows] = csvRows(text);
  const columns = Object.fromEntries(header.map((name, index) => [name.trim().toLowerCase(), index]));
  for (const name of ["call", "rule", "violation"])
    if (columns[name] === undefined)
      throw new InputError(`a label sheet has the columns call, rule and violation; "${name}" is missing`, 1, 1);
  const cell = (row: readonly string[], name: string) => row[columns[name] ?? -1]?.trim() ?? "";
  const calls = new Map<string, LabelledFile & { answers: Map<string, { answer: string; label: WrittenLabel }> }>();
  for (const [number, row] of rows.entries()) {
    const [call, index, rule] = [cell(row, "call"), cell(row, "index"), cell(row, "rule")];
    if (call === "" && rule === "") continue;
    const written = cell(row, "violation").toLowerCase();
    const answer = written === "" ? undefined : ANSWERS[written];
    if (written !== "" && answer === undefined)
      throw new InputError(`"${written}" is no answer; write yes, no, unsure, or nothing where the rule was not reviewed`, number + 2, 1);
    const key = `${call}\n${index}`;
    const known = calls.get(key) ?? {
      ...{ path: join(dirname(path), unescaped(call)), violations: [], nearMisses: [], undecided: [], notApplicable: [], kept: [] },
      ...(/^\d+$/.test(index) ? { index: Number(index) } : {}),
      answers: new Map(),
    };
    calls.set(key, known);
    const quote = unescaped(cell(row, "quote")) || undefined;
    if (answer !== undefined)
      known.answers.set(rule, { answer, label: { rule, quote, why: cell(row, "why") || undefined, otherTurns: [] } });
  }
  const reviewed = new Set([...calls.values()].flatMap(({ answers }) => [...answers.keys()]));
  return [...calls.values()].map(({ answers, ...file }) => ({
    ...file,
    violations: labelsWith("yes", answers),
    undecided: [
      ...labelsWith("unsure", answers),
      ...[...reviewed].filter((rule) => !answers.has(rule)).map((rule) => ({ rule, otherTurns: [] })),
    ],
    kept: labelsWith("no", answers).map(({ rule }) => rule),
  }));
}

/** Whether there is a label sheet in which reviewers have answered. */
export function isAnswered(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    return readLabelSheet(decode(readFileSync(path)), path).some(({ violations, undecided, kept }) =>
      [violations, undecided, kept].some((labels) => labels.length > 0),
    );
  } catch (error) {
    // An answer that is none is one, too.
    return error instanceof InputError && /is no answer/.test(error.message);
  }
}

function labelsWith(wanted: string, answers: ReadonlyMap<string, { answer: string; label: WrittenLabel }>): WrittenLabel[] {
  return [...answers.values()].filter(({ answer }) => answer === wanted).map(({ label }) => label);
}

/** Without the apostrophe that keeps spreadsheets from running a text. */
function unescaped(text: string): string {
  return text.replace(/^'(?=[=+\-@])/, "");
}
