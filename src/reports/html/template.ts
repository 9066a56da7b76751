import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Eta } from "eta";

/** Where the templates, the style and the script stand: beside this file, also once the command line is one bundle. */
const FOLDER = ["./", "../src/reports/html/"]
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(`${path}page.eta`));

const eta = new Eta({ views: FOLDER, cache: true, autoEscape: true, escapeFunction: escapeHtml, rmWhitespace: true });

/** Fills a template. What it shows with `<%= %>` is escaped. */
export function render(template: string, data: object): string {
  return eta.render(template, data);
}

/** The script of a report's page. */
export function pageScript(): string {
  return readFileSync(`${FOLDER}page.js`, "utf8");
}

let style: string | undefined;

/** The style of all pages, without comments and needless space: with --split every call has it. */
export function pageStyle(): string {
  style ??= readFileSync(`${FOLDER}page.css`, "utf8")
    .replaceAll(/\/\*.*?\*\//gs, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ ?([{};,]) ?/g, "$1")
    .trim();
  return style;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as HTML shows it, in elements and quoted attributes. */
export function escapeHtml(text: unknown): string {
  return shownText(String(text)).replaceAll(/[&<>"']/g, (mark) => ENTITIES[mark]!);
}

/** Text without control characters, and without marks that turn the direction of what follows. */
export function shownText(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/g, " ");
}

/** JSON that can stand in a script element: nothing in it ends the element or opens a comment. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/** A policy that allows this style and this script, and nothing else: no address is ever loaded. */
export function policyFor(style: string, script?: string): string {
  const scripts = script === undefined ? "" : `script-src '${hashOf(script)}'; `;
  return `default-src 'none'; ${scripts}style-src '${hashOf(style)}'; base-uri 'none'; form-action 'none'`;
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
