import { pathToFileURL } from "node:url";
import type { Connection } from "vscode-languageserver/node";
import type { FileError } from "../rule.js";
import { mistakeDiagnostic, pathOf } from "./diagnosis.js";

/** The mistakes in files of settings that an editor shows: where they are, whether the file is open or not. */
export class ToldMistakes {
  /** What is shown, by the names that the editor has for the files. */
  private shown = new Map<string, string>();

  constructor(
    private readonly connection: Connection,
    private readonly openUris: () => readonly string[],
  ) {}

  has(uri: string): boolean {
    return this.shown.has(uri);
  }

  /** Shows these, and takes back what is mended. */
  tell(mistakes: readonly FileError[]): void {
    const byUri = new Map<string, FileError[]>();
    for (const mistake of mistakes) {
      const uri = this.uriOf(mistake.file);
      byUri.set(uri, [...(byUri.get(uri) ?? []), mistake]);
    }
    const before = this.shown;
    this.shown = new Map();
    for (const [uri, own] of byUri) {
      const diagnostics = own.map(mistakeDiagnostic);
      this.shown.set(uri, JSON.stringify(diagnostics));
      if (before.get(uri) !== this.shown.get(uri)) void this.connection.sendDiagnostics({ uri, diagnostics });
    }
    for (const uri of before.keys()) if (!byUri.has(uri)) void this.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  private uriOf(file: string): string {
    return this.openUris().find((uri) => pathOf(uri) === file) ?? pathToFileURL(file).href;
  }
}
