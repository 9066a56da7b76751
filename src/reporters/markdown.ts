import type { CallResult, Failure } from "../rule.js";
import { newCounter, placeText, plural, type Reporter } from "./reporter.js";

/** Rows at the most: comments and step summaries hold no more than about a million characters. */
const ROWS = 2000;

/** A table to paste into a ticket, a pull request or a chat. */
export const markdownReporter: Reporter = {
  name: "markdown",
  title: "a Markdown table",
  begin() {
    const counter = newCounter();
    let rows = 0;
    let cut = 0;
    const row = (cells: readonly string[]): string => {
      if (rows >= ROWS) {
        cut++;
        return "";
      }
      const head = rows++ === 0 ? HEAD : "";
      return `${head}| ${cells.map(cell).join(" | ")} |\n`;
    };
    return {
      add(result) {
        counter.add(result);
        return rowsOf(result).map(row).join("");
      },
      end() {
        const { files, failedFiles, findings } = counter.summary;
        const parts = [
          `${counter.counted()}: ${plural(findings.error, "error")}, ${plural(findings.warning, "warning")}, ${findings.info} info.`,
        ];
        if (failedFiles > 0) parts.push(`${failedFiles} of ${plural(files, "file")} could not be read.`);
        if (cut > 0) parts.push(`${plural(cut, "row")} left out.`);
        return `${rows > 0 ? "\n" : ""}${parts.join(" ")}\n`;
      },
    };
  },
};

const HEAD = "| place | severity | rule | what was said | what to do |\n|---|---|---|---|---|\n";

function rowsOf(result: CallResult | Failure): string[][] {
  if ("message" in result) return [[placeText(result), "error", "unreadable", "", result.message]];
  const { file } = result;
  return result.findings.map(({ line, column, severity, rule, quote, message }) => [
    placeText({ file, line, column }),
    severity,
    rule,
    quote,
    message,
  ]);
}

/** Nothing in a cell makes a link, a mention, a picture, HTML or another cell. */
function cell(text: string): string {
  return text
    .replaceAll(/[\u0000-\u001f\u007f]+/g, " ")
    .replaceAll(/[\\`*_{}[\]<>|~#!&$]/g, "\\$&")
    .replaceAll("@", "@\u200b")
    .replaceAll(/(https?|www)(?=[:.])/gi, "$1\u200b");
}
