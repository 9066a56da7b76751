import type { CodeAction, Diagnostic, Range, TextEdit } from "vscode-languageserver/node";
import type { Position, TextDocument } from "vscode-languageserver-textdocument";
import type { Finding } from "../rule.js";
import { baselineOf, nameOf, type Diagnosis } from "./diagnosis.js";
import { fixedText } from "./fix.js";
import { waivingEdit } from "./waiving-edit.js";
import type { Home } from "./workspace.js";

/** A document with what is shown of it as it is now. */
export interface Shown {
  document: TextDocument;
  home: Home;
  diagnosis: Diagnosis;
}

/** The kinds of actions that are offered. */
export const ACTION_KINDS = ["quickfix", "source.fixAll.call-lint"] as const;

/** What can be done about the findings of a script; with `only`, of these kinds and those below them. */
export function actionsAt(range: Range, only: readonly string[] | undefined, shown: Shown): CodeAction[] {
  const isWanted = (kind: (typeof ACTION_KINDS)[number]) =>
    only === undefined || only.some((one) => one === "" || kind === one || kind.startsWith(`${one}.`));
  const touched = isWanted("quickfix") ? shown.diagnosis.findings.filter(({ diagnostic }) => overlaps(diagnostic.range, range)) : [];
  const fixes = touched.flatMap(({ diagnostic, finding }) => fixAction(diagnostic, finding, shown.document));
  const waivers = touched.flatMap(({ diagnostic, finding }) => waiveAction(diagnostic, finding, shown));
  return [...fixes, ...waivers, ...(isWanted("source.fixAll.call-lint") ? fixAllAction(shown) : [])];
}

/** Whether two ranges have a place in common. */
export function overlaps(one: Range, other: Range): boolean {
  const isBefore = (a: Position, b: Position) => a.line < b.line || (a.line === b.line && a.character < b.character);
  return !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
}

function fixAction(diagnostic: Diagnostic, { fix }: Finding, document: TextDocument): CodeAction[] {
  if (fix === undefined || document.getText().slice(fix.from, fix.to) !== fix.replaces) return [];
  const range = { start: document.positionAt(fix.from), end: document.positionAt(fix.to) };
  const title = fix.text.trim() === "" ? `Leave out "${fix.replaces.trim()}"` : `Write "${fix.text}"`;
  return [action(title, "quickfix", document, [{ range, newText: fix.text }], [diagnostic], fix.safe)];
}

function waiveAction(diagnostic: Diagnostic, finding: Finding, { document, home }: Shown): CodeAction[] {
  const edit = waivingEdit(finding, nameOf(document, home), document.getText(), home);
  if (edit === undefined) return [];
  const at = document.positionAt(edit.at);
  const edits = [{ range: { start: at, end: at }, newText: edit.text }];
  return [action(`Waive ${finding.rule} in this line, with a reason`, "quickfix", document, edits, [diagnostic])];
}

/** All that `--fix` would change. */
function fixAllAction({ document, home, diagnosis }: Shown): CodeAction[] {
  if (!diagnosis.findings.some(({ finding }) => finding.fix?.safe === true)) return [];
  const before = document.getText();
  const { after } = fixedText(nameOf(document, home), before, home.options, { all: false, isWaived: baselineOf(home).holds });
  if (after === before) return [];
  return [action("Mend all that can be mended safely", "source.fixAll.call-lint", document, [changeBetween(before, after, document)])];
}

/** The one stretch in which two texts differ. */
function changeBetween(before: string, after: string, document: TextDocument): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  let same = 0;
  while (same < shorter - from && before.at(-1 - same) === after.at(-1 - same)) same++;
  const range = { start: document.positionAt(from), end: document.positionAt(before.length - same) };
  return { range, newText: after.slice(from, after.length - same) };
}

function action(
  title: string,
  kind: string,
  { uri }: TextDocument,
  edits: TextEdit[],
  diagnostics?: Diagnostic[],
  isPreferred = false,
): CodeAction {
  return { title, kind, edit: { changes: { [uri]: edits } }, ...(diagnostics === undefined ? {} : { diagnostics }), isPreferred };
}
