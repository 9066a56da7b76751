import type { Span } from "../call.js";
import type { Conversation } from "./conversation.js";

/** How a placeholder is written. */
export type PlaceholderStyle = "{{x}}" | "{x}" | "{!x}" | "{%x%}" | "[x]" | "<x>" | "%x%" | "${x}";

/** Where a script leaves room for a name, a number, a date. */
export interface Placeholder {
  at: Span;
  style: PlaceholderStyle;
  /** As written, without the marks and the blanks around it, and without what is to stand there where it is not known. */
  name: string;
  /** What follows the name: a filter, what to say where it is not known (`{{ first_name | default: "there" }}`). */
  rest: string;
  /** What makes it no placeholder that a program would fill: a brace that is missing or one too many. */
  malformed?: string;
}

/** Longer texts between braces (in characters) are no names. */
const LONGEST = 50;

const FORMS: readonly [PlaceholderStyle, RegExp][] = [
  ["${x}", /\$\{([^{}]{1,50})\}/g],
  ["{{x}}", /\{\{([^{}]{1,50})\}\}/g],
  ["{%x%}", /\{%([^{}%]{1,50})%\}/g],
  ["{!x}", /(?<![{$])\{!([^{}]{1,50})\}(?!\})/g],
  ["{x}", /(?<![{$])\{(?![%!])([^{}]{1,50})\}(?!\})/g],
  ["%x%", /%([A-Za-z][\w.-]{1,40})%/g],
  ["<x>", /<([A-Za-z][\w .-]{1,40})>/g],
  ["[x]", /\[([A-Za-z][\w .'-]{1,40})\](?!\()/g],
];

/** A name, and a filter or what stands for it where it is not known: `first_name | default: "there"`, `customer.firstName,fallback=there`. */
const WITH_REST = /^\s*([^|,]*?)\s*((?:\||,\s*\w+\s*=).*)?$/s;

/** Braces that do not pair. */
const BROKEN: readonly [RegExp, string][] = [
  [/\{\{([^{}]{1,50})\}(?!\})/g, "a closing brace is missing"],
  [/(?<!\{)\{([^{}]{1,50})\}\}/g, "an opening brace is missing"],
  [/\{\{([A-Za-z][\w .-]{0,49}?)(?=["'”’.,;!?]|\s\s|$)(?![^{]{0,80}\})/g, "the closing braces are missing"],
];

const TAGS = new Set("a b i u p em br hr li ul ol td tr th div span strong small code pre img sub sup h1 h2 h3 table".split(" "));
/** Words of which square brackets make a placeholder and not a direction such as "[pause]". */
const FILLED =
  /\b(?:name|number|date|time|amount|company|agent|customer|client|order|account|product|phone|email|address|team|department|title|case|ticket|reference|balance|day|price|total|link|city|plan)\b/i;

/** All placeholders in what a script says, in the order of the file. */
export function placeholdersOf(call: Conversation): readonly Placeholder[] {
  return call.turns.filter(({ role }) => role === "agent").flatMap(({ index, text }) => placeholdersIn(text, index));
}

function placeholdersIn(text: string, turn: number): Placeholder[] {
  if (!/[{[<%]/.test(text)) return [];
  const found: Placeholder[] = [];
  const taken = new Uint8Array(text.length);
  const add = (style: PlaceholderStyle, match: RegExpMatchArray, malformed?: string) => {
    const at = { turn, start: match.index!, end: match.index! + match[0].length };
    const [, name = match[1]!.trim(), rest = ""] = WITH_REST.exec(match[1]!) ?? [];
    if (name.length > LONGEST || taken.subarray(at.start, at.end).includes(1)) return;
    taken.fill(1, at.start, at.end);
    found.push({ at, style, name, rest, ...(malformed === undefined ? {} : { malformed }) });
  };
  for (const [style, form] of FORMS) {
    // The marks that a style begins with tell most texts apart at once.
    if (!text.includes(style.slice(0, style.indexOf("x")))) continue;
    for (const match of text.matchAll(form)) if (isPlaceholder(style, match[1]!)) add(style, match);
  }
  if (text.includes("{")) for (const [form, malformed] of BROKEN) for (const match of text.matchAll(form)) add("{{x}}", match, malformed);
  return found.sort((one, other) => one.at.start - other.at.start);
}

/** What steers a template and leaves room for nothing: `{% if late %}`, `{% endtab %}`, `{{#if late}}`, `{{else}}`. */
const STEERS = /^\s*(?:[#/^>!&]|(?:else|end)\w*\s*$)/;

function isPlaceholder(style: PlaceholderStyle, inside: string): boolean {
  if (style === "{%x%}") return /^\s*[\w.]+\s*(?:[|,].*)?$/.test(inside) && !STEERS.test(inside);
  if (style === "{{x}}") return !STEERS.test(inside);
  if (style === "<x>") return !TAGS.has(inside.trim().toLowerCase().split(/\s/)[0]!);
  if (style === "[x]") return FILLED.test(inside.replaceAll(/[_-]/g, " ")) || /^[A-Z][A-Z0-9]*(?:[_ ][A-Z0-9]+)*$/.test(inside);
  return true;
}
