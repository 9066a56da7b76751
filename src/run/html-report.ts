import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { CallList } from "../reports/html/call-list.js";
import { callFile, reportPage } from "../reports/html/report-page.js";
import type { ReportSummary } from "../reports/tally.js";
import type { ReportView } from "../reports/view.js";
import type { CallResult, NamedRule } from "../rule.js";
import type { Scorecard } from "../score.js";
import { version } from "../version.js";
import { strangeIn, wholeFolder } from "./whole-folder.js";

/** What a report's page knows beside the calls. */
export interface HtmlOptions {
  rules: ReadonlyMap<string, NamedRule>;
  scorecard: Scorecard;
  /** Whether words of transcripts are shown. */
  quotes: boolean;
  /** The report's file, where the pages of calls are to stand in a folder beside it. */
  splitBeside?: string;
}

/** A report as a page, while its calls come in. */
export interface HtmlReport {
  add(call: CallResult): void;
  /** The page. Call `keep` once it is in its place. */
  page(view: ReportView, summary: ReportSummary, notes: readonly string[]): string;
  /** Puts the folder of calls in its place. */
  keep(): void;
  drop(): void;
}

/** Starts a report as a page. @throws where the folder of calls cannot be written. */
export function newHtmlReport({ splitBeside, ...options }: HtmlOptions): HtmlReport {
  const { rules, quotes } = options;
  const known = { rules, quotes };
  if (splitBeside === undefined) {
    const list = new CallList(known);
    const page: HtmlReport["page"] = (view, summary, notes) => reportPage({ ...options, view, summary, list, notes, version: version() });
    return { add: (call) => list.add(call), page, keep: () => undefined, drop: () => undefined };
  }
  const path = folderOf(splitBeside);
  const strange = strangeIn(path, (name) => /^call-\d+\.html$/.test(name));
  if (strange !== undefined) throw new Error(`it holds "${strange}", which is no part of a report`);
  const folder = wholeFolder(path);
  const home = `../${encodeURIComponent(basename(splitBeside))}`;
  const list = new CallList({
    ...known,
    home,
    onPage: (name, title, fragment) => writeFileSync(join(folder.draft, name), callFile(title, fragment, home)),
  });
  return {
    add: (call) => list.add(call),
    page: (view, summary, notes) =>
      reportPage({ ...options, view, summary, list, notes, version: version(), folder: encodeURIComponent(basename(path)) }),
    keep: () => folder.keep(),
    drop: () => folder.drop(),
  };
}

/** `report.html`: `report.calls`. */
export function folderOf(file: string): string {
  return `${file.replace(/\.html?$/i, "")}.calls`;
}
