import {
  appendFileSync,
  closeSync,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
  type Stats,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/** A file that appears whole or not at all: written beside its place, then put there. */
export interface WholeFile {
  write(text: string | Uint8Array): void;
  /** Puts the file in its place. */
  keep(): void;
  /** Leaves no trace. */
  drop(): void;
}

const begun = new Set<string>();
let guarded = false;

/** A draft, file or folder, that goes if the process ends before what is returned is called. */
export function guardDraft(path: string): () => void {
  guard();
  begun.add(path);
  return () => void begun.delete(path);
}

/** Makes a folder and those around it; where Node's own `recursive` is refused by the system, as under /proc, it tries for ever. */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have been faster.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** Starts to write a file, making its folders; throws what the system says. */
export function wholeFile(path: string): WholeFile {
  makeFolder(dirname(resolve(path)));
  const { place, earlier } = placeOf(resolve(path));
  if (earlier?.isFile() === false) return device(place);
  const draft = join(dirname(place), `.${basename(place)}.${process.pid}.part`);
  const file = openSync(draft, "w", earlier === undefined ? 0o666 : 0o600);
  const release = guardDraft(draft);
  if (earlier !== undefined) takeAfter(file, earlier);
  const close = () => {
    release();
    closeSync(file);
  };
  return {
    write: (text) => writeAll(file, text),
    keep() {
      close();
      renameSync(draft, place);
    },
    drop() {
      close();
      rmSync(draft, { force: true });
    },
  };
}

/** Writes behind what a file holds: for files that several programs add to. */
export function appendedFile(path: string): WholeFile {
  return { write: (text) => appendFileSync(path, text), keep: () => undefined, drop: () => undefined };
}

/** Where a path leads, and what stands there. */
function placeOf(path: string): { place: string; earlier?: Stats } {
  const earlier = statSync(path, { throwIfNoEntry: false });
  if (earlier === undefined) return { place: path };
  if (earlier.isDirectory()) throw Object.assign(new Error("it is a folder"), { code: "EISDIR" });
  // What a pipe is called behind "/dev/stdout" names no file.
  return { place: earlier.isFile() ? realpathSync(path) : path, earlier };
}

/** Gives a file the rights and, where that is allowed, the owner of the one that it will replace. */
function takeAfter(file: number, { mode, uid, gid }: Stats): void {
  const own = fstatSync(file);
  try {
    if (own.uid !== uid || own.gid !== gid) fchownSync(file, uid, gid);
  } catch {
    // Only the system's administrator may give files away.
  }
  fchmodSync(file, mode);
}

/** `/dev/null`, a named pipe: nothing that could be put there whole. */
function device(path: string): WholeFile {
  const file = openSync(path, "w");
  return { write: (text) => writeAll(file, text), keep: () => closeSync(file), drop: () => closeSync(file) };
}

/** Writes all of it, however little the system takes at a time. */
export function writeAll(file: number, text: string | Uint8Array): void {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}

/** However the process ends, drafts go. */
function guard(): void {
  if (guarded) return;
  guarded = true;
  process.once("exit", dropAll);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      dropAll();
      // Ends the way the signal would have ended it.
      process.kill(process.pid, signal);
    });
  }
}

function dropAll(): void {
  for (const draft of begun) rmSync(draft, { force: true, recursive: true });
  begun.clear();
}
