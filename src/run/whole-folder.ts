import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/** A folder that appears whole or not at all, in the place of an earlier one of the same kind. */
export interface WholeFolder {
  write(name: string, text: string): void;
  /** Puts the folder in its place. */
  keep(): void;
  /** Leaves no trace. */
  drop(): void;
}

/**
 * Starts to write a folder beside its place.
 * @param isOwn Whether a file is one that such a folder holds: a folder with others is not replaced.
 * @throws what the system says, and where the folder in its place holds something else.
 */
export function wholeFolder(path: string, isOwn: (name: string) => boolean): WholeFolder {
  const place = resolve(path);
  const strange = existsSync(place) ? readdirSync(place).find((name) => !isOwn(name)) : undefined;
  if (strange !== undefined) throw new Error(`it holds "${strange}", which is no part of a report`);
  const [draft, earlier] = ["part", "old"].map((ending) => join(dirname(place), `.${basename(place)}.${process.pid}.${ending}`));
  mkdirSync(draft!, { recursive: true });
  const drop = () => rmSync(draft!, { recursive: true, force: true });
  process.once("exit", drop);
  return {
    write: (name, text) => writeFileSync(join(draft!, name), text),
    keep() {
      if (existsSync(place)) renameSync(place, earlier!);
      renameSync(draft!, place);
      rmSync(earlier!, { recursive: true, force: true });
      process.off("exit", drop);
    },
    drop,
  };
}
