import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { dirname, extname, relative, resolve } from "node:path";
import type { Call, FileLink } from "../call.js";
import { isBelow } from "./files.js";

/** Finds out whether the files are there that scripts link to. */
export interface LinkedFiles {
  /**
   * A script that knows which of its links lead to nothing.
   * @param onLook told what was looked at.
   */
  looked(call: Call, onLook?: (look: Look) => void): Call;
  /** Whether what was seen of a file is still so. */
  isSame(look: Look): boolean;
}

/** What was seen of a file: that it is there or not, or, where its sections count, which ones it has. */
export interface Look {
  /** From the root. */
  path: string;
  seen: string;
}

const MISSING = "missing";
const THERE = "there";

/** What a link may leave out, or name as its page is called on the web. */
const ENDINGS = [".md", ".markdown", ".yaml", ".yml", ".json"];
/** Only scripts have sections and steps that are looked for, up to so many bytes. */
const LARGEST = 1 << 20;

/** Looks for files from a root on; of those outside of it no more than whether they are there. */
export function linkedFiles(root: string): LinkedFiles {
  const known = new Map<string, { stamp: string; parts: Parts }>();
  const partsOf = (path: string): Parts | undefined => {
    const stat = statOf(path);
    if (stat?.isFile() !== true || stat.size > LARGEST || !ENDINGS.includes(extname(path).toLowerCase()) || !isBelow(path, root))
      return undefined;
    const stamp = `${stat.mtimeMs} ${stat.size}`;
    let found = known.get(path);
    if (found?.stamp !== stamp) known.set(path, (found = { stamp, parts: readParts(path) }));
    return found.parts;
  };
  return {
    looked(call, onLook) {
      const { flow, source } = call;
      // What has no name stands nowhere.
      if (flow === undefined || flow.files.length === 0 || source.file.startsWith("<")) return call;
      const folder = dirname(resolve(root, source.file));
      const files = flow.files.map((link): FileLink => {
        const place = resolve(folder, link.path);
        const path = placesOf(place).find((one) => statOf(one) !== undefined);
        const parts = path === undefined || link.part === undefined ? undefined : partsOf(path);
        onLook?.({ path: relative(root, place), seen: path === undefined ? MISSING : (parts?.digest ?? THERE) });
        if (path === undefined) return { ...link, missing: "file" };
        return parts === undefined || parts.has(link.part!) ? link : { ...link, missing: "part" };
      });
      return { ...call, flow: { ...flow, files } };
    },
    isSame({ path, seen }) {
      const there = placesOf(resolve(root, path)).find((one) => statOf(one) !== undefined);
      if (there === undefined || seen === MISSING) return there === undefined && seen === MISSING;
      return seen === THERE || partsOf(there)?.digest === seen;
    },
  };
}

/** Where a link may lead: sites name pages without their ending, or by that of the web. */
function placesOf(path: string): string[] {
  const bare = path.replace(/\.html?$/i, "");
  return [path, ...ENDINGS.map((ending) => bare + ending)];
}

/** Undefined where there is nothing; what cannot be looked at counts as there. */
function statOf(path: string): { isFile(): boolean; size: number; mtimeMs: number } | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return { isFile: () => false, size: 0, mtimeMs: 0 };
  }
}

/** The sections or steps of a file. */
interface Parts {
  has(part: string): boolean;
  digest: string;
}

const HEADING = /^[ \t>*+\d.)-]*#{1,6}[ \t]+(.*)$|^(.*\S.*)(?:\r\n|\n|\r)[ \t>]*(?:=+|-+)[ \t]*$/gm;
const ANCHOR = /\b(?:id|name)\s*=\s*["']([^"']+)["']|\{#([\w-]+)\}/g;
/** Lines and words that viewers find by themselves. */
const ANYWHERE = /^(?:L\d+|top$|:~:)/i;

/** What may be a section: rather one too many than one too few. */
function readParts(path: string): Parts {
  const text = textOf(path);
  if (!/\.(?:md|markdown)$/i.test(path)) return { has: (part) => text.includes(part), digest: digestOf(text) };
  const titles = [...text.matchAll(HEADING)].flatMap(([, one, ...others]) => [one, ...others.slice(0, 1)]);
  const anchors = [...text.matchAll(ANCHOR)].flatMap(([, one, other]) => [one, other]);
  const parts = new Set([...titles, ...anchors].flatMap((title) => (title === undefined ? [] : plain(title))));
  const has = (part: string) => ANYWHERE.test(part) || parts.has(plain(part)) || parts.has(plain(part.replace(/-\d+$/, "")));
  return { has, digest: digestOf([...parts].join("\n")) };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

/** Letters and digits of a title: what viewers make of the rest differs. */
function plain(title: string): string {
  return title
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}
