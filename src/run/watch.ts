import { statSync, watch, type FSWatcher } from "node:fs";
import { basename, dirname, resolve, sep } from "node:path";
import { CACHE_FOLDER } from "./cache.js";

/** Milliseconds without a change after which a burst of changes is over. */
const QUIET = 150;

/** Waits for changes below some places. */
export interface Watch {
  /** The path that changed first. */
  change(): Promise<string>;
  close(): void;
}

/**
 * Watches files and folders.
 * @param written files that the run itself writes.
 */
export function watchPlaces(places: readonly string[], written: readonly string[]): Watch {
  const own = new Set(written.map((path) => resolve(path)));
  let changed: string | undefined;
  let notify: (() => void) | undefined;
  const note = (path: string) => {
    if (own.has(path) || path.endsWith(".part") || path.split(sep).includes(CACHE_FOLDER)) return;
    changed ??= path;
    notify?.();
  };
  const watchers = places.map((place) => watchPlace(resolve(place), note));
  return {
    async change() {
      while (changed === undefined) await new Promise<void>((go) => (notify = go));
      const first = changed;
      do {
        changed = undefined;
        await new Promise((go) => setTimeout(go, QUIET));
      } while (changed !== undefined);
      return first;
    },
    close: () => watchers.forEach((watcher) => watcher.close()),
  };
}

/** Watches a folder with all below it, a file, or what a glob may mean. */
function watchPlace(place: string, note: (path: string) => void): FSWatcher {
  if (statSync(place, { throwIfNoEntry: false })?.isFile() !== true) {
    const folder = folderOf(place);
    return watch(folder, { recursive: true }, (_event, name) => note(resolve(folder, name ?? "")));
  }
  // Editors put a new file in the place of the old one: the folder tells.
  return watch(dirname(place), (_event, name) => name === basename(place) && note(place));
}

/** A folder, or the one that holds a path or the fixed part of a glob. */
function folderOf(place: string): string {
  let path = place;
  while (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) path = dirname(path);
  return path;
}
