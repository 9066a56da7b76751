import { hash } from "node:crypto";
import { tokenize } from "./tokens.js";

/** What names a call in fingerprints: its id, else its file's name and its place there. */
export function identityOf(id: string | undefined, file: string, index: number): string {
  return id ?? `${file.split("/").at(-1)}#${index}`;
}

/**
 * Tells what is found of a call, a rule and some words, never of lines.
 * @param norm The words of the text, for who has them already.
 */
export function fingerprintKey(
  identity: string,
  { rule, quote, text }: { rule: string; quote: string; text: string },
  norm = tokenize(text).norm,
): string {
  return [identity, rule, quote === text ? norm : tokenize(quote).norm, norm].join("\n");
}

/** The fingerprint of the finding of a key that comes after `count` others of the same. */
export function fingerprintOf(key: string, count: number): string {
  return hash("sha256", `${key}\n${count}`, "hex").slice(0, 16);
}
