import { FORMAT_NOTES } from "../readers/catalogue.js";
import type { FormatNote } from "../readers/reader.js";
import type { NamedRule, Need } from "../rule.js";

/** What a rule needs beside the words, unless it says otherwise. */
const USUAL: readonly Need[] = ["roles"];

const ROLES: Readonly<Record<FormatNote["roles"], string>> = { stated: "says who is the agent", voices: "tells voices apart" };
const TIMES: Readonly<Record<FormatNote["times"], string>> = { none: "–", starts: "starts", turns: "turns", words: "words" };

/** The formats of calls as a Markdown table: where they come from, what they tell, and so which rules can be decided. */
export function formatsTable(rules: readonly NamedRule[]): string {
  const ofCalls = rules.filter(({ appliesTo = ["call"] }) => appliesTo.includes("call"));
  const rows = Object.entries(FORMAT_NOTES).map(([name, note]) => {
    const cells = [
      `\`${name}\``,
      note.from,
      ROLES[note.roles],
      TIMES[note.times],
      note.events ?? "–",
      note.metadata ?? "–",
      decided(note, ofCalls),
    ];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  });
  return [
    "| `--input-format` | where it comes from | roles | times | events | metadata | rules that can be decided |",
    "| - | - | - | - | - | - | - |",
    ...rows,
    "",
    "Where a format only tells voices apart, the agent is found by what is said, by `--agent` or by metadata; where none of that tells, only rules without sides are decided.",
    `Rules that need the end of each turn: ${named(ofCalls, "timing")}. Rules that need to know when turns start: ${named(ofCalls, "starts")}.`,
    `Rules that need nothing but the words: ${ofCalls
      .filter(({ needs = USUAL }) => needs.length === 0)
      .map(({ name }) => `\`${name}\``)
      .join(", ")}.`,
  ].join("\n");
}

function decided({ times }: FormatNote, rules: readonly NamedRule[]): string {
  const missing = (rule: NamedRule) =>
    (needsOf(rule).includes("timing") && (times === "none" || times === "starts")) ||
    (needsOf(rule).includes("starts") && times === "none");
  const lost = rules.filter(missing).map(({ name }) => `\`${name}\``);
  return lost.length === 0 ? "all" : `all but ${lost.join(", ")}`;
}

function needsOf({ needs = USUAL }: NamedRule): readonly Need[] {
  return needs;
}

function named(rules: readonly NamedRule[], need: Need): string {
  const names = rules.filter((rule) => needsOf(rule).includes(need)).map(({ name }) => `\`${name}\``);
  return names.length === 0 ? "none" : names.join(", ");
}

const BLOCK = /(<!-- formats -->\n)[^]*?(\n<!-- \/formats -->)/;

/** A document with the table of formats between its marks written anew. */
export function withFormatsTable(document: string, rules: readonly NamedRule[]): string {
  return document.replace(BLOCK, (_, open: string, close: string) => `${open}\n${formatsTable(rules)}\n${close}`);
}
