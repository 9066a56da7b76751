import type { Change } from "./changes.js";
import type { CoachingSheet, Lesson, Strength } from "./coach.js";
import type { Estimate } from "./intervals.js";
import { shortened } from "./praise.js";
import { markdownPlain, verdictOn } from "./tables.js";

/** How the parts of a sheet are written. */
interface Form {
  title(text: string): string;
  heading(text: string): string;
  /** A point, and what belongs to it. */
  item(text: string, below: readonly string[]): string;
  /** Words that were said or could be. */
  said(text: string): string;
  /** Anything from outside, made harmless. */
  plain(text: string): string;
}

/** The sheet for a terminal. */
export function prettySheet(sheet: CoachingSheet, style: { strong(text: string): string; plain(text: string): string }): string {
  return sheetText(sheet, {
    title: (text) => `${style.strong(text)}\n`,
    heading: (text) => `\n${style.strong(text)}\n`,
    item: (text, below) => [`  ${text}`, ...below.map((line) => `      ${line}`)].join("\n") + "\n",
    said: (text) => `«${text}»`,
    plain: style.plain,
  });
}

/** The sheet for a document, a ticket or a chat. */
export function markdownSheet(sheet: CoachingSheet): string {
  return sheetText(sheet, {
    title: (text) => `# ${text}\n\n`,
    heading: (text) => `\n## ${text}\n\n`,
    item: (text, below) => [`- ${text}`, ...below.map((line) => `  - ${line}`)].join("\n") + "\n",
    said: (text) => `“${text}”`,
    plain: markdownPlain,
  });
}

function sheetText(sheet: CoachingSheet, form: Form): string {
  const { agent, calls, scored, strengths, lessons, progress } = sheet;
  const figures = [
    `${calls} ${calls === 1 ? "call" : "calls"}`,
    scored === 0 ? "none could be judged" : `mean score ${figure(sheet.score)}`,
    ...(scored === 0 ? [] : [figure(sheet.passRate, " % pass")]),
  ];
  return [
    form.title(`Coaching sheet: ${form.plain(agent)}`),
    `${figures.join("; ")}\n`,
    form.heading("What goes well"),
    ...(strengths.length === 0
      ? [form.item("No rule applied often enough and was always kept.", [])]
      : strengths.map((one) => strengthText(one, form))),
    form.heading("What to work on first"),
    ...(lessons.length === 0 ? [form.item("Nothing was found.", [])] : lessons.map((one) => lessonText(one, form))),
    form.heading("Progress"),
    ...(progress === null
      ? [form.item("No two months or weeks hold enough calls to tell.", [])]
      : progress.changes.map((change) => form.item(changeText(change, progress), []))),
  ].join("");
}

function strengthText({ rule, summary, applicable, praise }: Strength, form: Form): string {
  const below =
    praise === null ? [] : [`${form.said(form.plain(praise.quote))} (${form.plain(praise.call ?? praise.file)}, turn ${praise.turn + 1})`];
  return form.item(`${summary} Kept in all ${applicable} calls (${rule}).`, below);
}

function lessonText({ rule, summary, why, applicable, violations, quotes, instead }: Lesson, form: Form): string {
  const below = [
    why,
    ...quotes.map(
      ({ file, line, quote, message }) =>
        `${form.said(form.plain(shortened(quote)))} (${form.plain(file)}:${line}): ${form.plain(message)}`,
    ),
    ...[...new Set(quotes.flatMap(({ instead: better }) => better ?? []))]
      .slice(0, 3)
      .map((text) => `Say instead: ${form.said(form.plain(text))}`),
    ...instead.map((text) => `Done well, for example: ${form.said(form.plain(text))}`),
  ];
  return form.item(
    `${summary} Missed in ${violations} of ${applicable} calls (${rule}).`,
    below.filter((line) => line !== ""),
  );
}

function changeText(change: Change, { before, after }: { before: string; after: string }): string {
  const { kind, name, figure: what, difference } = change;
  const interval =
    difference === null
      ? ""
      : ` (difference ${difference.value.toFixed(1)}, 95 % from ${difference.low.toFixed(1)} to ${difference.high.toFixed(1)})`;
  return `${kind === "all" ? what : `${what} of ${name}`}: ${change.before.toFixed(1)} in ${before}, ${change.after.toFixed(1)} in ${after}: ${verdictOn(change)}${interval}`;
}

/** @param unit What stands behind the figure. */
function figure(estimate: Estimate | null, unit = ""): string {
  return estimate === null
    ? `–${unit}`
    : `${estimate.value.toFixed(1)}${unit} (95 % from ${estimate.low.toFixed(1)} to ${estimate.high.toFixed(1)})`;
}
