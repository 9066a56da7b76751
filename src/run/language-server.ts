import {
  CodeActionKind,
  CompletionItemKind,
  createConnection,
  DiagnosticSeverity,
  MarkupKind,
  TextDocuments,
  TextDocumentSyncKind,
  type CodeAction,
  type CompletionItem,
  type Connection,
  type Diagnostic,
  type Hover,
  type Range,
} from "vscode-languageserver/node";
import { TextDocument, type Position } from "vscode-languageserver-textdocument";
import { fileURLToPath } from "node:url";
import type { Config } from "../config.js";
import { explain } from "../reports/catalogue.js";
import { stringInput } from "../readers/input.js";
import type { Finding, Severity } from "../rule.js";
import { lintAll } from "./lint-files.js";

/** Diagnostics of a document, each with the finding that it shows. */
type Shown = readonly { diagnostic: Diagnostic; finding: Finding }[];

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Milliseconds without a keystroke after which a script is linted. */
const PAUSE = 40;

/**
 * Serves editors over standard input and output: findings while a script is typed, quick fixes, the page of a rule on hover, and
 * names of rules in the config and in comments. Resolves when the editor leaves.
 */
export async function serve(config: Config): Promise<void> {
  const connection = createConnection(process.stdin, process.stdout);
  const documents = new TextDocuments(TextDocument);
  const shown = new Map<string, Shown>();
  const waiting = new Map<string, NodeJS.Timeout>();
  connection.onInitialize(() => ({
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
      hoverProvider: true,
      completionProvider: { triggerCharacters: ["-", " "] },
    },
    serverInfo: { name: "call-lint" },
  }));
  const look = (document: TextDocument) => {
    const found = isConfig(document.uri) ? [] : diagnose(document, config);
    shown.set(document.uri, found);
    void connection.sendDiagnostics({
      uri: document.uri,
      version: document.version,
      diagnostics: found.map(({ diagnostic }) => diagnostic),
    });
  };
  documents.onDidChangeContent(({ document }) => {
    clearTimeout(waiting.get(document.uri));
    waiting.set(
      document.uri,
      setTimeout(() => look(document), shown.has(document.uri) ? PAUSE : 0),
    );
  });
  documents.onDidClose(({ document }) => {
    clearTimeout(waiting.get(document.uri));
    shown.delete(document.uri);
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });
  connection.onCodeAction(({ textDocument, range }) => actionsAt(range, textDocument.uri, shown, documents.get(textDocument.uri)));
  connection.onHover(({ textDocument, position }) =>
    hoverAt(position, documents.get(textDocument.uri), shown.get(textDocument.uri) ?? [], config),
  );
  connection.onCompletion(({ textDocument, position }) => namesAt(position, documents.get(textDocument.uri), config));
  documents.listen(connection);
  connection.listen();
  await closed(connection);
}

function closed(connection: Connection): Promise<void> {
  return new Promise((resolve) => {
    connection.onExit(resolve);
    process.stdin.once("end", resolve);
  });
}

function isConfig(uri: string): boolean {
  return /\/call-lint\.config\.(?:ya?ml|json)$/.test(uri);
}

function diagnose(document: TextDocument, config: Config): Shown {
  const file = pathOf(document.uri);
  const results = [
    ...lintAll([stringInput(file, document.getText())], {
      settingsFor: (path) => config.settingsFor(path),
      hints: { columns: config.columns },
    }),
  ];
  return results
    .flatMap((result) => ("message" in result ? [] : result.findings))
    .map((finding) => ({ finding, diagnostic: diagnosticOf(finding, document) }));
}

function pathOf(uri: string): string {
  try {
    return fileURLToPath(uri);
  } catch {
    // An unsaved document has no path.
    return uri;
  }
}

function diagnosticOf({ line, column, quote, severity, rule, message, fix }: Finding, document: TextDocument): Diagnostic {
  const start = { line: line - 1, character: column - 1 };
  const from = document.offsetAt(start);
  // Words that stand otherwise in the file than they are said are marked to the end of their line at the most.
  const lineEnd = document.offsetAt({ line, character: 0 });
  const end = document.positionAt(Math.max(from + 1, Math.min(from + Math.max(1, quote.length), lineEnd)));
  return {
    range: { start, end },
    severity: SEVERITIES[severity],
    code: rule,
    source: "call-lint",
    message,
    data: { isFixable: fix !== undefined },
  };
}

function actionsAt(range: Range, uri: string, shown: ReadonlyMap<string, Shown>, document: TextDocument | undefined): CodeAction[] {
  if (document === undefined) return [];
  return (shown.get(uri) ?? [])
    .filter(({ diagnostic }) => overlaps(diagnostic.range, range))
    .flatMap(({ diagnostic, finding }) => [...fixAction(diagnostic, finding, uri, document), ...waiveAction(diagnostic, uri)]);
}

function overlaps(one: Range, other: Range): boolean {
  const isBefore = (a: Position, b: Position) => a.line < b.line || (a.line === b.line && a.character < b.character);
  return !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
}

function fixAction(diagnostic: Diagnostic, { fix }: Finding, uri: string, document: TextDocument): CodeAction[] {
  if (fix === undefined || document.getText().slice(fix.from, fix.to) !== fix.replaces) return [];
  const range = { start: document.positionAt(fix.from), end: document.positionAt(fix.to) };
  const title = fix.text.trim() === "" ? `Leave out "${fix.replaces.trim()}"` : `Write "${fix.text}"`;
  return [
    {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred: fix.safe,
      edit: { changes: { [uri]: [{ range, newText: fix.text }] } },
    },
  ];
}

/** A comment in the line above that waives the finding; the reason is the author's to fill in. */
function waiveAction(diagnostic: Diagnostic, uri: string): CodeAction[] {
  const words = `call-lint-disable-next-line ${String(diagnostic.code)} -- `;
  const comment = /\.(?:md|markdown)$/i.test(uri)
    ? `<!-- ${words}reason -->\n`
    : /\.(?:ya?ml|txt|tsv)$/i.test(uri)
      ? `# ${words}reason\n`
      : undefined;
  if (comment === undefined) return [];
  const start = { line: diagnostic.range.start.line, character: 0 };
  const edit = { changes: { [uri]: [{ range: { start, end: start }, newText: comment }] } };
  return [{ title: `Waive ${String(diagnostic.code)} in this line`, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], edit }];
}

function hoverAt(position: Position, document: TextDocument | undefined, shown: Shown, { rulebook }: Config): Hover | undefined {
  if (document === undefined) return undefined;
  const at = { start: position, end: position };
  const found = shown.filter(({ diagnostic }) => overlaps(diagnostic.range, at)).map(({ finding }) => finding.rule);
  const names = found.length > 0 ? found : [wordAt(position, document)];
  const pages = [...new Set(names)].flatMap((name) => rulebook.rules.get(name) ?? []).map((rule) => explain(rule));
  return pages.length === 0 ? undefined : { contents: { kind: MarkupKind.Markdown, value: pages.join("\n\n---\n\n") } };
}

function wordAt({ line, character }: Position, document: TextDocument): string {
  const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  const before = /[\w-]*$/.exec(text.slice(0, character))![0];
  return before + /^[\w-]*/.exec(text.slice(character))![0];
}

/** Names of rules, in the config and in comments that speak to the linter. */
function namesAt({ line, character }: Position, document: TextDocument | undefined, { rulebook }: Config): CompletionItem[] {
  if (document === undefined) return [];
  const before = document.getText({ start: { line, character: 0 }, end: { line, character } });
  const isWanted = isConfig(document.uri)
    ? /^\s*[\w-]*$/.test(before)
    : /call-lint-(?:disable|enable)[\w-]*\s[^>]*$/.test(before) && !before.includes(" -- ");
  if (!isWanted) return [];
  return [...rulebook.rules.values()].map((rule) => ({
    label: rule.name,
    kind: CompletionItemKind.Value,
    detail: rule.summary,
    documentation: rule.why,
  }));
}
