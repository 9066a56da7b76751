import type { CompletionItem, Hover, Range } from "vscode-languageserver/node";
import type { Position, TextDocument } from "vscode-languageserver-textdocument";
import { explain } from "../reports/catalogue.js";
import type { Rulebook } from "../rulebook.js";
import { overlaps, type Shown } from "./quick-fixes.js";

/** The pages of the rules that found something at a place, or that are named there. */
export function hoverAt(position: Position, document: TextDocument, { rules }: Rulebook, shown: Shown | undefined): Hover | undefined {
  const at = { start: position, end: position };
  const found = (shown?.diagnosis.diagnostics ?? []).filter(({ range, code }) => code !== undefined && overlaps(range, at));
  const names = found.length > 0 ? found.map(({ code }) => String(code)) : [wordAt(position, document)];
  const pages = [...new Set(names)].flatMap((name) => rules.get(name) ?? []).map((rule) => explain(rule));
  return pages.length === 0 ? undefined : { contents: { kind: "markdown", value: pages.join("\n\n---\n\n") } };
}

function wordAt({ line, character }: Position, document: TextDocument): string {
  const text = lineAt(line, document);
  const before = /[\w-]*$/.exec(text.slice(0, character))![0];
  return before + /^[\w-]*/.exec(text.slice(character))![0];
}

function lineAt(line: number, document: TextDocument): string {
  return document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
}

/** Names of rules, where the config sets them, where a list of the scorecard names them, and in comments that speak to the linter. */
export function namesAt({ line, character }: Position, document: TextDocument, { rules }: Rulebook, isConfig: boolean): CompletionItem[] {
  const before = lineAt(line, document).slice(0, character);
  if (!(isConfig ? isNameOfConfig(line, before, document) : isNameOfComment(before))) return [];
  const begun = /[\w-]*$/.exec(before)![0];
  const range: Range = { start: { line, character: character - begun.length }, end: { line, character } };
  const named = new Set(isConfig ? [] : before.split(/[\s,]+/).slice(0, -1));
  return [...rules.values()]
    .filter(({ name }) => !named.has(name))
    .map((rule) => ({
      label: rule.name,
      kind: 12,
      detail: rule.summary,
      documentation: rule.why,
      textEdit: { range, newText: rule.name },
    }));
}

function isNameOfComment(before: string): boolean {
  return /call-lint-(?:disable|enable)[\w-]*\s[^>]*$/.test(before) && !/\s--+\s/.test(before);
}

/** Keys of config files that hold rules by name. */
const HOLDERS = /^["']?(?:rules|critical|points|violations)["']?\s*:/;

/** Below `rules:` and its like, or in the brackets behind it. */
function isNameOfConfig(line: number, before: string, document: TextDocument): boolean {
  if (/^\s*(?:- +)?["']?(?:rules|critical|points|violations)["']?\s*:\s*[[{](?:[^\]}]*[,{[])?\s*["']?[\w-]*$/.test(before)) return true;
  if (!/^\s*(?:- +)?["']?[\w-]*$/.test(before)) return false;
  const indent = /^\s*/.exec(before)![0].length;
  for (let above = line - 1; above >= 0; above--) {
    const text = lineAt(above, document).replace(/#.*/, "").trimEnd();
    const own = /^\s*(?:- +(?=["']?\w+["']?\s*:))?/.exec(text)![0].length;
    // Lists may stand as far left as the key that they belong to.
    if (text.trim() !== "" && (own < indent || (own === indent && /^\s*-/.test(before) && text.endsWith(":"))))
      return HOLDERS.test(text.slice(own));
  }
  return false;
}
