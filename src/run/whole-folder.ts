import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { guardDraft, makeFolder } from "./whole-file.js";

/** A folder that appears whole or not at all, in the place of an earlier one of the same kind. */
export interface WholeFolder {
  /** Where its files are written until it is kept. */
  draft: string;
  /** Puts the folder in its place. */
  keep(): void;
  /** Leaves no trace. */
  drop(): void;
}

/** Starts a folder beside its place, which must hold nothing that is not to be replaced. @throws what the system says. */
export function wholeFolder(path: string): WholeFolder {
  const place = resolve(path);
  const draft = join(dirname(place), `.${basename(place)}.${process.pid}.part`);
  rmSync(draft, { recursive: true, force: true });
  makeFolder(draft);
  const release = guardDraft(draft);
  return {
    draft,
    keep() {
      const earlier = `${draft}.old`;
      if (existsSync(place)) renameSync(place, earlier);
      renameSync(draft, place);
      rmSync(earlier, { recursive: true, force: true });
      release();
    },
    drop() {
      rmSync(draft, { recursive: true, force: true });
      release();
    },
  };
}

/** Something that a folder holds, if it is there, and that is not its own kind: such a folder is not replaced. */
export function strangeIn(path: string, isOwn: (name: string) => boolean): string | undefined {
  return existsSync(path) ? readdirSync(path).find((name) => !isOwn(name)) : undefined;
}
