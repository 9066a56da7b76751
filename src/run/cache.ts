import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config.js";
import { redactAny, redactId } from "../reporters/redact.js";
import type { CallResult, Failure } from "../rule.js";
import { BUILT_IN, BUNDLE, CODE } from "../rulebook.js";
import { version } from "../version.js";
import type { Look } from "./linked-files.js";
import type { RunRequest } from "./request.js";
import { wholeFile } from "./whole-file.js";

/** The folder of the cache, where call-lint runs. */
export const CACHE_FOLDER = ".call-lint-cache";
/** Larger files (in bytes) are linted anew each time: their results would have to be gathered first. */
const LARGEST = 4 << 20;

type Results = readonly (CallResult | Failure)[];

/** Results of earlier runs, an entry a file, without personal data. */
export interface Cache {
  /** The entry of a file; undefined where the file is too large to have one. */
  entryFor(file: string): CacheEntry | undefined;
}

/** What is kept of one file. */
export interface CacheEntry {
  /** What the file gave when it and all settings were the same; undefined where that is not known. */
  results(isSame: (look: Look) => boolean): Results | undefined;
  /** @param looks what was seen of other files on the way. */
  keep(results: Results, looks: readonly Look[]): void;
}

interface Kept {
  key: string;
  /** Whether something was hidden: such an entry serves only outputs that hide it too. */
  hides: boolean;
  results: Results;
  looks?: readonly Look[];
}

/** Opens the cache of a run: keyed by the files' content, the config, the rules and the version. */
export function openCache(config: Config, request: RunRequest): Cache {
  const run = hashOf(version(), JSON.stringify({ ...request, cache: undefined }), ...sourcesOf(config, request).flatMap(contentsOf));
  let isWritable = true;
  return {
    entryFor(file) {
      const stat = statSync(file, { throwIfNoEntry: false });
      if (stat?.isFile() !== true || stat.size > LARGEST) return undefined;
      const key = keyOf(run, file);
      if (key === undefined) return undefined;
      const path = join(CACHE_FOLDER, `${hashOf(file).slice(0, 32)}.json`);
      return {
        results(isSame) {
          const kept = readEntry(path);
          if (kept?.key !== key || (kept.hides && request.cache === "whole")) return undefined;
          return (kept.looks ?? []).every(isSame) ? kept.results : undefined;
        },
        keep(results, looks) {
          if (isWritable && results.every(keepsItsCustomer)) isWritable = writeEntry(path, key, results, looks);
        },
      };
    },
  };
}

/** Files and folders that decide what is found. */
function sourcesOf(config: Config, { meta }: RunRequest): string[] {
  const built = [BUNDLE, CODE].map((name) => join(BUILT_IN, name)).filter((path) => existsSync(path));
  return [...(built.length > 0 ? built : [BUILT_IN]), ...config.sources, ...[config.people, meta].filter((path) => path !== undefined)];
}

function contentsOf(path: string): (string | Buffer)[] {
  if (statSync(path).isFile()) return [path, readFileSync(path)];
  const below = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return below.flatMap((entry) => contentsOf(join(entry.parentPath, entry.name)));
}

function keyOf(run: string, file: string): string | undefined {
  try {
    return hashOf(run, readFileSync(file));
  } catch {
    // Whoever lints it will say why it cannot be read.
    return undefined;
  }
}

function hashOf(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}\n`).update(part);
  return hash.digest("hex");
}

/** An entry; none where there is none, or a broken one. */
function readEntry(path: string): Kept | undefined {
  try {
    const kept = JSON.parse(readFileSync(path, "utf8")) as Partial<Kept>;
    return typeof kept.key === "string" && Array.isArray(kept.results) ? (kept as Kept) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the customer is known by an id that may be kept: calls are put together by it. */
function keepsItsCustomer(result: CallResult | Failure): boolean {
  const id = "message" in result ? undefined : result.summary?.customer?.id;
  return id === undefined || redactId(id) === id;
}

/** False where nothing can be written: the run goes on without. */
function writeEntry(path: string, key: string, results: Results, looks: readonly Look[]): boolean {
  const shown = results.map(redactAny);
  const kept: Kept = {
    key,
    hides: JSON.stringify(shown) !== JSON.stringify(results),
    results: shown,
    ...(looks.length === 0 ? {} : { looks }),
  };
  try {
    const file = wholeFile(path);
    file.write(JSON.stringify(kept));
    file.keep();
    return true;
  } catch {
    return false;
  }
}
