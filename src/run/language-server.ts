// Longer than a source file should be: every request of the protocol that is answered.
import { Console } from "node:console";
import {
  createConnection,
  DidChangeWatchedFilesNotification,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { CONFIG_NAMES, type ConfigOptions } from "../config.js";
import { FileError } from "../rule.js";
import { loadRulebook, type Rulebook } from "../rulebook.js";
import { diagnose, isLinted, mistakeDiagnostic, newMemory, pathOf, type Diagnosis, type DocumentMemory } from "./diagnosis.js";
import { BASELINE, IGNORE_FILE } from "./files.js";
import { ACTION_KINDS, actionsAt, type Shown } from "./quick-fixes.js";
import { hoverAt, namesAt } from "./rule-names.js";
import { ToldMistakes } from "./told-mistakes.js";
import { Workspace, type Home } from "./workspace.js";

/** Milliseconds without a keystroke after which a script is linted. */
const PAUSE = 10;
/** Where linting takes longer than this, in milliseconds, so does the pause: several keystrokes are looked at together. */
const SLOW = 100;
const LONGEST_PAUSE = 500;
/** Where it takes longer than this, in milliseconds, a document is linted when it is opened and saved only. */
const TOO_SLOW = 3000;
/** More findings of one document than this no editor shows; the gravest are told. */
const MOST_TOLD = 1000;
/** Milliseconds in which changes on disk are gathered: a checkout changes many files at once. */
const GATHERING = 50;

const SETTINGS = [...CONFIG_NAMES, BASELINE, IGNORE_FILE];
/** Settings, what they may name (other settings, rosters, rules), and what scripts may link to. */
const WATCHED = [`**/{${SETTINGS.join(",")}}`, "**/*.{yaml,yml,json,csv,js,mjs,cjs,ts,mts,cts,md,markdown}"];

const ABILITIES: InitializeResult = {
  capabilities: {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    codeActionProvider: { codeActionKinds: [...ACTION_KINDS] },
    hoverProvider: true,
    completionProvider: { triggerCharacters: ["-", " "] },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  },
  serverInfo: { name: "call-lint" },
};

/** An open document, with what was last found of it. */
interface Open {
  home?: Home;
  memory: DocumentMemory;
  diagnosis?: Diagnosis;
  /** Milliseconds that linting it took. */
  took: number;
  timer?: NodeJS.Timeout;
}

/**
 * Serves editors over standard input and output: findings while a script is typed, quick fixes, the page of a rule on hover, and
 * names of rules in the config and in comments. Resolves when the editor leaves.
 * @throws FileError where what comes is no language server protocol: nothing behind it can be told from the rest.
 */
export async function serve(flags: ConfigOptions): Promise<void> {
  const reader = new StreamMessageReader(process.stdin);
  const connection = createConnection(reader, new StreamMessageWriter(process.stdout));
  // Standard output is the editor's: what a plugin prints goes elsewhere.
  globalThis.console = new Console(process.stderr);
  new Server(connection, new Workspace(flags)).listen();
  await new Promise<void>((resolve, reject) => {
    reader.onError(({ message }) => {
      // A body that is no JSON is passed over; behind a broken header nobody knows where the next message begins.
      if (!/header|content-length/i.test(message)) return;
      process.stdin.destroy();
      reject(new FileError(`this is no language server protocol: ${message.split("\n")[0]!}`, "<stdin>"));
    });
    connection.onExit(resolve);
    let isShutDown = false;
    connection.onShutdown(() => {
      isShutDown = true;
    });
    // An editor that goes without a word has crashed: the protocol wants 1 then.
    process.stdin.once("end", () => process.exit(isShutDown ? 0 : 1));
  });
}

function isConfig(uri: string): boolean {
  return CONFIG_NAMES.includes(uri.slice(uri.lastIndexOf("/") + 1));
}

class Server {
  private readonly documents = new TextDocuments(TextDocument);
  private readonly open = new Map<string, Open>();
  private readonly mistakes: ToldMistakes;
  private gathering: NodeJS.Timeout | undefined;
  private client: InitializeParams["capabilities"] = {};

  constructor(
    private readonly connection: Connection,
    private readonly workspace: Workspace,
  ) {
    this.mistakes = new ToldMistakes(connection, () => this.documents.keys());
  }

  listen(): void {
    const { connection, documents } = this;
    connection.onInitialize((params) => this.initialize(params));
    connection.onInitialized(() => this.watch());
    connection.onDidChangeWatchedFiles(() => this.gather());
    documents.onDidOpen(({ document: { uri } }) => void this.renew(uri));
    documents.onDidChangeContent(({ document: { uri } }) => this.later(uri));
    documents.onDidSave(() => this.gather());
    documents.onDidClose(({ document: { uri } }) => this.close(uri));
    this.answer();
    documents.listen(connection);
    connection.listen();
  }

  private answer(): void {
    const { connection, documents } = this;
    connection.onCodeAction(({ textDocument: { uri }, range, context }) => {
      const shown = this.shown(uri);
      return shown === undefined ? [] : actionsAt(range, context.only, shown);
    });
    connection.onHover(async ({ textDocument: { uri }, position }) => {
      const rulebook = await this.rulebookOf(uri);
      const document = documents.get(uri);
      return document && hoverAt(position, document, rulebook, this.shown(uri));
    });
    connection.onCompletion(async ({ textDocument: { uri }, position }) => {
      const rulebook = await this.rulebookOf(uri);
      const document = documents.get(uri);
      return document && namesAt(position, document, rulebook, this.isSetting(uri));
    });
  }

  private initialize({ workspaceFolders, rootUri, capabilities, initializationOptions }: InitializeParams): InitializeResult {
    const { workspace } = this;
    const uris = workspaceFolders?.map(({ uri }) => uri) ?? (typeof rootUri === "string" ? [rootUri] : []);
    // A file that is opened without a folder is linted as on the command line, from where the editor was started.
    workspace.folders = uris.length === 0 ? [process.cwd()] : uris.flatMap((uri) => pathOf(uri) ?? []);
    workspace.trusted = (initializationOptions as { trusted?: unknown } | null | undefined)?.trusted !== false;
    this.client = capabilities;
    return ABILITIES;
  }

  /** Asks to be told of changes: clients that cannot watch files tell at least what is saved. */
  private watch(): void {
    const { connection, client, workspace } = this;
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
      const watchers = WATCHED.map((globPattern) => ({ globPattern }));
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (client.workspace?.workspaceFolders !== true) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => pathOf(uri)));
      const left = workspace.folders.filter((folder) => !gone.has(folder));
      workspace.folders = [...new Set([...left, ...added.flatMap(({ uri }) => pathOf(uri) ?? [])])];
      this.gather();
    });
  }

  private isSetting(uri: string): boolean {
    const path = pathOf(uri);
    return SETTINGS.includes(uri.slice(uri.lastIndexOf("/") + 1)) || (path !== undefined && this.workspace.sources().has(path));
  }

  /** Looks for other settings as soon as no more changes come. */
  private gather(): void {
    clearTimeout(this.gathering);
    this.gathering = setTimeout(() => {
      for (const uri of this.documents.keys()) void this.renew(uri);
    }, GATHERING);
  }

  private async homeOf(uri: string): Promise<Home | undefined> {
    const home = await this.workspace.homeOf(pathOf(uri));
    this.mistakes.tell(this.workspace.mistakes());
    return home;
  }

  /** The rules that may be named in a document, even where its settings are broken. */
  private async rulebookOf(uri: string): Promise<Rulebook> {
    return (await this.homeOf(uri))?.config.rulebook ?? (await loadRulebook());
  }

  /** Lints a document by the settings as they are now. */
  private async renew(uri: string): Promise<void> {
    const home = await this.homeOf(uri);
    const document = this.documents.get(uri);
    if (document === undefined) return;
    let open = this.open.get(uri);
    if (open === undefined) this.open.set(uri, (open = { memory: newMemory(), took: 0 }));
    if (open.home === home && open.diagnosis?.version === document.version && open.diagnosis.isLinked !== true) return;
    if (open.home !== home) open.memory = newMemory();
    open.home = home;
    this.look(uri);
  }

  /** Lints a document once nothing more is typed. */
  private later(uri: string): void {
    const open = this.open.get(uri);
    if (open === undefined) return;
    clearTimeout(open.timer);
    if (isConfig(uri)) {
      open.timer = setTimeout(() => void this.check(uri), SLOW);
      return;
    }
    if (open.took > TOO_SLOW) return;
    open.timer = setTimeout(() => this.look(uri), open.took < SLOW ? PAUSE : Math.min(open.took, LONGEST_PAUSE));
  }

  /** Lints a document as it is now and shows what is found; nothing waits between, so that no older version is ever told. */
  private look(uri: string): void {
    const document = this.documents.get(uri);
    const open = this.open.get(uri);
    if (document === undefined || open === undefined) return;
    clearTimeout(open.timer);
    if (isConfig(uri) && open.diagnosis !== undefined) {
      void this.check(uri);
      return;
    }
    if (this.mistakes.has(uri)) return;
    const began = performance.now();
    const { version } = document;
    const isOurs = open.home !== undefined && isLinted(document, open.home) && !this.isSetting(uri);
    open.diagnosis = isOurs ? diagnose(document, open.home!, open.memory) : { version, diagnostics: [], findings: [] };
    open.took = performance.now() - began;
    const gravest = [...open.diagnosis.diagnostics].sort((one, other) => one.severity! - other.severity!);
    void this.connection.sendDiagnostics({ uri, version, diagnostics: gravest.slice(0, MOST_TOLD) });
  }

  /** Shows what is wrong with settings as they are typed; they hold once they are saved. */
  private async check(uri: string): Promise<void> {
    const document = this.documents.get(uri);
    const path = pathOf(uri);
    if (document === undefined || path === undefined) return;
    const { version } = document;
    const mistakes = await this.workspace.mistakesOf(path, document.getText());
    if (this.documents.get(uri)?.version !== version) return;
    void this.connection.sendDiagnostics({ uri, version, diagnostics: mistakes.map(mistakeDiagnostic) });
  }

  /** What is found of a document as it is now. */
  private shown(uri: string): Shown | undefined {
    const document = this.documents.get(uri);
    const open = this.open.get(uri);
    if (document === undefined || open?.home === undefined) return undefined;
    if (open.diagnosis?.version !== document.version) {
      if (open.took > TOO_SLOW) return undefined;
      this.look(uri);
    }
    return open.diagnosis && { document, home: open.home, diagnosis: open.diagnosis };
  }

  private close(uri: string): void {
    clearTimeout(this.open.get(uri)?.timer);
    this.open.delete(uri);
    if (!this.mistakes.has(uri)) void this.connection.sendDiagnostics({ uri, diagnostics: [] });
  }
}
