import { hash } from "node:crypto";
import { tokenize } from "./tokens.js";

/** What names a call in fingerprints: its id, else its file's name and its place there. */
export function identityOf(id: string | undefined, file: string, index: number): string {
  return id ?? `${file.split("/").at(-1)}#${index}`;
}

/** What is found of a call, as far as it tells it from others: the rule and the words, never lines. */
export interface Told {
  rule: string;
  quote: string;
  text: string;
  /** What stands for the words where they may have been hidden since, as `digestOf` has it. */
  digest?: string;
}

/** Stands for words in fingerprints, so that they stay the same when the words are hidden. */
export function digestOf({ quote, text }: Pick<Told, "quote" | "text">): string {
  return hash("sha256", `${tokenize(quote).norm}\n${tokenize(text).norm}`, "hex").slice(0, 16);
}

/** Gives the fingerprint of a finding; `norm` are the words of its text, for who has them already. */
export type Fingerprint = (found: Told, norm?: string) => string;

/** Gives the fingerprints of a call's findings, first to last: equal ones are numbered. */
export function fingerprints(identity: string): Fingerprint {
  const seen = new Map<string, number>();
  const digests = new Map<string, string>();
  return ({ rule, quote, text, digest }, norm = tokenize(text).norm) => {
    const words = digest === undefined ? [quote === text ? norm : tokenize(quote).norm, shortened(norm, digests)] : [digest];
    const key = [identity, rule, ...words].join("\n");
    const first = fingerprintOf(key, 0);
    const count = seen.get(first) ?? 0;
    seen.set(first, count + 1);
    return count === 0 ? first : fingerprintOf(key, count);
  };
}

/** Texts of up to so many characters go into fingerprints as they are. */
const WHOLE = 4096;

/** Thousands of findings in one long text would read it thousands of times. */
function shortened(norm: string, digests: Map<string, string>): string {
  if (norm.length <= WHOLE) return norm;
  let digest = digests.get(norm);
  if (digest === undefined) digests.set(norm, (digest = hash("sha256", norm, "hex")));
  return digest;
}

/** The fingerprint of the finding of a key that comes after `count` others of the same. */
export function fingerprintOf(key: string, count: number): string {
  return hash("sha256", `${key}\n${count}`, "hex").slice(0, 16);
}
