import { spawn, type ChildProcess } from "node:child_process";
import { resolve } from "node:path";
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type CancellationToken,
  type MessageConnection,
} from "vscode-jsonrpc/node";

export interface Place {
  line: number;
  character: number;
}
export interface Range {
  start: Place;
  end: Place;
}
export interface Diagnostic {
  code?: string;
  message: string;
  severity: number;
  range: Range;
}
export interface Told {
  uri: string;
  version?: number;
  diagnostics: Diagnostic[];
}
export interface Action {
  title: string;
  kind: string;
  edit: { changes: Record<string, { range: Range; newText: string }[]> };
}

/** An editor as far as the server can tell: it speaks to `call-lint lsp` over standard input and output. */
export class LanguageClient {
  readonly told: Told[] = [];
  /** What the server asked to be told of. */
  readonly registered: { registrations: { method: string; registerOptions: unknown }[] }[] = [];
  readonly server: ChildProcess;
  readonly connection: MessageConnection;
  private readonly versions = new Map<string, number>();

  constructor(flags: readonly string[] = [], cwd = process.cwd()) {
    const bin = resolve("bin/call-lint.js");
    this.server = spawn(process.execPath, [bin, "lsp", "--stdio", ...flags], { cwd, stdio: ["pipe", "pipe", "pipe"] });
    this.connection = createMessageConnection(new StreamMessageReader(this.server.stdout!), new StreamMessageWriter(this.server.stdin!));
    this.connection.onNotification("textDocument/publishDiagnostics", (told: Told) => void this.told.push(told));
    this.connection.onRequest("client/registerCapability", (asked: LanguageClient["registered"][number]) => {
      this.registered.push(asked);
      return null;
    });
    this.connection.listen();
  }

  /** @param more further parameters of `initialize`. */
  async begin(folders: readonly string[] | null, more: object = {}): Promise<unknown> {
    const workspaceFolders = folders?.map((uri) => ({ uri, name: uri })) ?? null;
    const capabilities = { workspace: { workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } } };
    const result = await this.connection.sendRequest("initialize", {
      processId: null,
      rootUri: null,
      workspaceFolders,
      capabilities,
      ...more,
    });
    await this.notify("initialized", {});
    return result;
  }

  async notify(method: string, params: object): Promise<void> {
    await this.connection.sendNotification(method, params);
  }

  async ask<T>(method: string, uri: string, params: object, token?: CancellationToken): Promise<T> {
    const all = { textDocument: { uri }, ...params };
    return await (token === undefined
      ? this.connection.sendRequest<T>(`textDocument/${method}`, all)
      : this.connection.sendRequest<T>(`textDocument/${method}`, all, token));
  }

  /** Opens a document; gives what is told of it. */
  async open(uri: string, text: string, languageId = "markdown"): Promise<Told> {
    this.versions.set(uri, 1);
    const from = this.told.length;
    await this.notify("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
    return await this.next(uri, from);
  }

  /** Changes a document, the whole of it without a range; gives its new version. */
  async change(uri: string, ...contentChanges: { range?: Range; text: string }[]): Promise<number> {
    const version = this.versions.get(uri)! + 1;
    this.versions.set(uri, version);
    await this.notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
    return version;
  }

  async close(uri: string): Promise<void> {
    await this.notify("textDocument/didClose", { textDocument: { uri } });
  }

  async filesChanged(...uris: string[]): Promise<void> {
    await this.notify("workspace/didChangeWatchedFiles", { changes: uris.map((uri) => ({ uri, type: 2 })) });
  }

  /** What is told of a document next, after so many messages, where it fits. */
  async next(uri: string, from: number, fits: (told: Told) => boolean = () => true): Promise<Told> {
    for (let waited = 0; waited < 15_000; waited += 10) {
      const found = this.told.slice(from).find((one) => one.uri === uri && fits(one));
      if (found !== undefined) return found;
      await new Promise((done) => setTimeout(done, 10));
    }
    const last = this.told.findLast((one) => one.uri === uri);
    throw new Error(`nothing that fits was told of ${uri}; last: ${JSON.stringify(last)}`);
  }

  /** Does something; gives what is told of a document from then on, where it fits. */
  async after(uri: string, act: () => unknown, fits?: (told: Told) => boolean): Promise<Told> {
    const from = this.told.length;
    await act();
    return await this.next(uri, from, fits);
  }

  actions(uri: string, range: Range, only?: readonly string[]): Promise<Action[]> {
    return this.ask("codeAction", uri, { range, context: { diagnostics: [], only } });
  }

  /** Leaves as editors do; gives the exit code. */
  async end(): Promise<number | null> {
    await this.connection.sendRequest("shutdown");
    await this.notify("exit", {});
    return await this.exit();
  }

  async exit(): Promise<number | null> {
    const code = this.server.exitCode ?? (await new Promise<number | null>((done) => this.server.once("exit", done)));
    this.connection.dispose();
    return code;
  }
}

/** The rules of what is told. */
export function codesOf({ diagnostics }: Told): (string | undefined)[] {
  return diagnostics.map(({ code }) => code);
}
