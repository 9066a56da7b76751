// Longer than a source file should be: what paths, folders, globs and links mean.
import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync, type Stats } from "node:fs";
import { basename, extname, join, relative, resolve, sep } from "node:path";
import type { Failure } from "../rule.js";
import { extensions } from "../readers/index.js";
import { pathTest, type PathTest } from "../path-patterns.js";
import { reasonOf } from "../system-reason.js";

/** What to leave out, and what to do with arguments that match nothing. */
export interface FileOptions {
  /** Patterns in gitignore syntax, beside those of `.call-lintignore`. */
  ignorePatterns?: readonly string[];
  /** False: nothing is ignored. */
  ignore?: boolean;
  /** Explicitly named files are ignored too. */
  forceExclude?: boolean;
  /** The folder against which ignores and relative paths are read. */
  cwd?: string;
}

/** What the arguments come to. */
export interface FoundFiles {
  /** Paths as a user would write them, with forward slashes, each once, in order. */
  files: string[];
  /** Arguments that matched nothing. */
  unmatched: string[];
  /** Folders and files that could not be looked into. */
  failures: Failure[];
}

/** Where findings that are waived are looked for when no other file is named. */
export const BASELINE = ".call-lint-baseline.yaml";

/** What is left out, in the syntax of `.gitignore`. */
export const IGNORE_FILE = ".call-lintignore";

/** Names of files that hold metadata or settings, not calls. */
const NO_CALLS = /^(?:labels|gold)\.jsonl$|^call-lint\.config\.|^package(?:-lock)?\.json$|^readme(?:\.md)?$|^\.call-lint/i;

/** The files that paths, folders and globs mean; symbolic links to folders above are not followed twice. */
export async function findFiles(paths: readonly string[], options: FileOptions = {}): Promise<FoundFiles> {
  const cwd = options.cwd ?? process.cwd();
  const ignored = ignoreOf(options, cwd);
  const found: FoundFiles = { files: [], unmatched: [], failures: [] };
  const seen = new Set<string>();
  for (const path of paths) {
    const before = found.files.length + found.failures.length;
    const skipped = await addPath(path, cwd, ignored, options, found, seen);
    if (found.files.length + found.failures.length === before && !skipped && !alreadySeen(path, cwd, seen)) found.unmatched.push(path);
  }
  return found;
}

function alreadySeen(path: string, cwd: string, seen: ReadonlySet<string>): boolean {
  const full = resolve(cwd, path);
  return path !== "" && [...seen].some((file) => isBelow(file, full));
}

/** Whether a path is a folder or lies below it. */
export function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Adds what one argument means; true where it exists but is left out on purpose. */
async function addPath(
  path: string,
  cwd: string,
  ignored: PathTest | undefined,
  options: FileOptions,
  found: FoundFiles,
  seen: Set<string>,
): Promise<boolean> {
  if (path === "") return false;
  const full = resolve(cwd, path);
  const stat = statOf(full);
  if (stat?.isDirectory()) {
    walk(path, cwd, ignored, found, seen);
    return false;
  }
  if (stat !== undefined) {
    if (options.forceExclude === true && isIgnored(ignored, full, cwd)) return true;
    add(path, full, found, seen);
    return false;
  }
  if (isLink(full)) {
    // It may stand in a folder that was named, too.
    if (!found.failures.some(({ file }) => resolve(cwd, file) === full)) found.failures.push({ file: shown(path), message: LEADS_NOWHERE });
    return true;
  }
  // Seldom needed, and as long to load as a file to read.
  const { glob, isDynamicPattern } = await import("tinyglobby");
  if (!isDynamicPattern(path)) return false;
  // What packages hold is nobody's call, here as below folders.
  const ignore = path.includes("node_modules") ? [] : ["**/node_modules/**"];
  for (const file of (
    await glob(path.split(sep).join("/"), { cwd, ignore, dot: false, followSymbolicLinks: false, onlyFiles: true })
  ).sort()) {
    if (!isIgnored(ignored, resolve(cwd, file), cwd)) add(file, resolve(cwd, file), found, seen);
  }
  return false;
}

const LEADS_NOWHERE = "this link leads nowhere or to itself";

function add(path: string, full: string, found: FoundFiles, seen: Set<string>): void {
  if (seen.has(full)) return;
  seen.add(full);
  found.files.push(shown(path));
}

function shown(path: string): string {
  return path.split(sep).join("/").replace(/^\.\//, "");
}

/** All files with known endings below a folder, by name. */
function walk(folder: string, cwd: string, ignored: PathTest | undefined, found: FoundFiles, seen: Set<string>): void {
  const full = resolve(cwd, folder);
  const errors: Failure[] = [];
  const names = listBelow(full, errors, folder);
  found.failures.push(...errors.filter(({ file }) => !isIgnored(ignored, resolve(cwd, file), cwd)));
  for (const name of names) {
    const file = join(full, name);
    if (isNoCall(name) || isIgnored(ignored, file, cwd)) continue;
    add(join(folder, name), file, found, seen);
  }
}

function listBelow(root: string, errors: Failure[], folder: string): string[] {
  const files: string[] = [];
  const visited = new Set<string>();
  const visit = (path: string) => {
    const real = realOf(join(root, path));
    if (real === undefined || visited.has(real)) return;
    visited.add(real);
    let entries;
    try {
      entries = readEntries(join(root, path));
    } catch (error) {
      errors.push({ file: shown(join(folder, path)), message: `this folder cannot be read: ${reasonOf(error)}` });
      return;
    }
    for (const { name, isFolder, isFile, isDangling } of entries) {
      if (name.startsWith(".") || name === "node_modules") continue;
      // One without an ending may have led to a folder.
      if (isDangling && (extname(name) === "" || !isNoCall(name)))
        errors.push({ file: shown(join(folder, path, name)), message: LEADS_NOWHERE });
      if (isFolder) visit(join(path, name));
      else if (isFile) files.push(join(path, name));
    }
  };
  visit("");
  return files;
}

function readEntries(folder: string) {
  return readdirSorted(folder).map((entry) => {
    // A link counts as what it leads to.
    const target = entry.isSymbolicLink() ? statOf(join(folder, entry.name)) : entry;
    const isDangling = target === undefined;
    return { name: entry.name, isFolder: target?.isDirectory() === true, isFile: target?.isFile() === true, isDangling };
  });
}

function readdirSorted(folder: string) {
  return readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
}

function realOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/** Whether a file is by its name neither a transcript nor a script. */
export function isNoCall(path: string): boolean {
  return !extensions.includes(extname(path).toLowerCase()) || NO_CALLS.test(basename(path));
}

/** What a folder holds of which nothing is read, in words; undefined where it is no folder, or where something else is why. */
export function unreadIn(folder: string): string | undefined {
  if (statOf(folder)?.isDirectory() !== true) return undefined;
  const files = listBelow(folder, [], folder);
  if (files.length === 0) return "is empty";
  const endings = [...new Set(files.map((file) => extname(file).toLowerCase()))].sort();
  if (endings.some((ending) => extensions.includes(ending))) return undefined;
  const held = endings.map((ending) => (ending === "" ? "files without an ending" : ending)).slice(0, 5);
  const office = endings.some((ending) => /^\.(?:docx?|odt|rtf|xlsx?|ods|pdf)$/.test(ending));
  return `holds ${held.join(", ")}, and what is read of a folder ends in .txt, .csv, .vtt, .srt, .json and the like${office ? "; save documents as plain text, and workbooks as CSV" : "; a file that is named itself is read whatever its ending"}`;
}

/** What is left out below a folder: by the patterns given, and by its ignore file. */
export function ignoreOf({ ignore: enabled = true, ignorePatterns = [] }: FileOptions, cwd: string): PathTest | undefined {
  if (!enabled) return undefined;
  const file = join(cwd, IGNORE_FILE);
  return pathTest([...ignorePatterns, ...(existsSync(file) ? [readFileSync(file, "utf8")] : [])]);
}

/** Whether a file below a folder is left out; others never are. */
export function isIgnored(rules: PathTest | undefined, full: string, cwd: string): boolean {
  const path = relative(cwd, full).split(sep).join("/");
  return rules !== undefined && path !== "" && !path.startsWith("..") && rules(path);
}
