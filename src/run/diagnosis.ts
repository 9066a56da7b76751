import { basename, extname, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { readerFor } from "../readers/index.js";
import { stringInput } from "../readers/input.js";
import { MarkdownSections } from "../readers/markdown-sections.js";
import type { CallResult, Failure, FileError, Finding, Severity } from "../rule.js";
import { ScriptMemory } from "../script-memory.js";
import { Baseline } from "./baseline-file.js";
import { withIdleComments } from "./idle-comments.js";
import { lintAll } from "./lint-files.js";
import type { Home } from "./workspace.js";

/** What is shown of one version of a document. */
export interface Diagnosis {
  version: number;
  diagnostics: readonly Diagnostic[];
  /** It depends on other files, too: those that the document links to. */
  isLinked?: boolean;
  /** Findings of a script, each with the diagnostic that shows it; records of calls are never edited, so theirs are not among them. */
  findings: readonly { diagnostic: Diagnostic; finding: Finding }[];
}

/** What was found of a document when it was looked at last. */
export interface DocumentMemory {
  sections: MarkdownSections;
  script: ScriptMemory;
}

/** That of a document which was never looked at. */
export function newMemory(): DocumentMemory {
  return { sections: new MarkdownSections(), script: new ScriptMemory() };
}

export const SEVERITIES: Readonly<Record<Severity, 1 | 2 | 3>> = { error: 1, warning: 2, info: 3 };

const ENDINGS: Readonly<Record<string, string>> = { markdown: ".md", yaml: ".yaml", json: ".json", plaintext: ".txt" };

/** The path of a document; undefined where it has none yet. */
export function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri).replace(/^[a-z]:/, (drive) => drive.toUpperCase());
  } catch {
    return undefined;
  }
}

/** What findings call a document: its path from the folder of its settings, or a name that tells its format. */
export function nameOf({ uri, languageId }: Pick<TextDocument, "uri" | "languageId">, { folder }: Home): string {
  const path = pathOf(uri);
  if (path !== undefined) return relative(folder, path).split(sep).join("/");
  const name = basename(uri.slice(uri.indexOf(":") + 1)) || "untitled";
  return extname(name) === "" ? name + (ENDINGS[languageId] ?? ".txt") : name;
}

/** Whether a document is linted: scripts and transcripts are, notes and settings beside them are not. */
export function isLinted({ uri, languageId }: Pick<TextDocument, "uri" | "languageId">, { leavesOut }: Home): boolean {
  const path = pathOf(uri);
  return path === undefined ? languageId in ENDINGS && /^(?:file|untitled):/.test(uri) : !leavesOut(path);
}

/** What is waived in a place today. */
export function baselineOf({ baseline }: Home): Baseline {
  return new Baseline(baseline, new Date().toISOString().slice(0, 10));
}

/** Lints the text of a document as it is now. */
export function resultsOf(name: string, text: string, home: Home, memory?: DocumentMemory): (CallResult | Failure)[] {
  const baseline = baselineOf(home);
  const { options } = home;
  const hints = { ...options.hints, sections: memory?.sections };
  const results = lintAll([stringInput(name, text)], { ...options, hints, memory: memory?.script });
  return [...results].map((result) =>
    "message" in result ? result : baseline.apply(withIdleComments(result, new Set(home.config.rulebook.rules.keys()), false)),
  );
}

/** What there is to say of a document as it is now. */
export function diagnose(document: TextDocument, home: Home, memory: DocumentMemory): Diagnosis {
  const { version } = document;
  let isLinked = false;
  // A document that was never saved stands in no folder from which its links could lead.
  const linked = pathOf(document.uri) === undefined ? undefined : home.options.linked;
  const options = { ...home.options, linked, onLook: () => void (isLinked = true) };
  try {
    const results = resultsOf(nameOf(document, home), document.getText(), { ...home, options }, memory);
    const diagnostics: Diagnostic[] = [];
    const findings: { diagnostic: Diagnostic; finding: Finding }[] = [];
    for (const result of results) {
      if ("message" in result) {
        diagnostics.push(...failed(result, document, home));
        continue;
      }
      const shown = result.findings.map((finding) => ({ finding, diagnostic: diagnosticOf(finding, document) }));
      diagnostics.push(...shown.map(({ diagnostic }) => diagnostic));
      if (result.kind === "script") findings.push(...shown);
    }
    return { version, diagnostics, findings, isLinked };
  } catch (error) {
    // A rule of a plugin may be defective; the server goes on.
    return { version, diagnostics: [errorAt(1, 1, (error as Error).message, document)], findings: [] };
  }
}

/** What cannot be read is told where the document is meant as a script; other files that happen to be open are none of ours. */
function failed({ line = 1, column = 1, message }: Failure, document: TextDocument, home: Home): Diagnostic[] {
  const { kind } = readerFor(stringInput(nameOf(document, home), document.getText()));
  return kind === "script" ? [errorAt(line, column, message, document)] : [];
}

function errorAt(line: number, column: number, message: string, document: TextDocument): Diagnostic {
  const start = document.positionAt(document.offsetAt({ line: line - 1, character: column - 1 }));
  return { range: { start, end: endOfLine(start.line, document) }, severity: SEVERITIES.error, source: "call-lint", message };
}

/** A mistake in a file of settings, which may not be open. */
export function mistakeDiagnostic({ line = 1, column = 1, message }: FileError): Diagnostic {
  const start = { line: line - 1, character: column - 1 };
  return { range: { start, end: { line: line - 1, character: column } }, severity: SEVERITIES.error, source: "call-lint", message };
}

function diagnosticOf({ line, column, quote, severity, rule, message, fix, related }: Finding, document: TextDocument): Diagnostic {
  const start = { line: line - 1, character: column - 1 };
  const from = document.offsetAt(start);
  // Words that stand otherwise in the file than they are said are marked to the end of their line at the most.
  const lineEnd = document.offsetAt(endOfLine(start.line, document));
  const end = document.positionAt(Math.max(from, Math.min(from + Math.max(1, quote.length), lineEnd)));
  const { uri } = document;
  const here = related.filter(({ file }) => file === undefined);
  return {
    range: { start, end },
    severity: SEVERITIES[severity],
    code: rule,
    source: "call-lint",
    message,
    data: { isFixable: fix !== undefined },
    relatedInformation: here.map((place) => ({ location: { uri, range: rangeOf(place, document) }, message: place.message })),
  };
}

function rangeOf({ line, column, quote }: { line: number; column: number; quote: string }, document: TextDocument): Diagnostic["range"] {
  const start = { line: line - 1, character: column - 1 };
  return { start, end: document.positionAt(document.offsetAt(start) + quote.length) };
}

/** Places behind the end of a line are taken for its end. */
function endOfLine(line: number, document: TextDocument): { line: number; character: number } {
  return document.positionAt(document.offsetAt({ line, character: Number.MAX_SAFE_INTEGER }));
}
