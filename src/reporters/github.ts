import { createHash } from "node:crypto";
import type { CallResult, Failure, Severity } from "../rule.js";
import { newCounter, placeText, plural, type Reporter } from "./reporter.js";

/** GitHub shows this many annotations of a level for a step, and drops the rest without a word. */
const SHOWN = 10;
/** Lines listed below the annotations. */
const LISTED = 1000;

const LEVELS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/**
 * Workflow commands that GitHub shows as annotations. What does not fit stands below them in plain text, between marks that keep
 * anything said in a transcript from being read as a command:
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export const githubReporter: Reporter = {
  name: "github",
  title: "GitHub annotations",
  begin() {
    const counts = new Map<string, number>();
    const counter = newCounter();
    const rest: string[] = [];
    let more = 0;
    const annotate = (
      level: string,
      file: string,
      line: number | undefined,
      column: number | undefined,
      title: string,
      message: string,
    ) => {
      const count = (counts.get(level) ?? 0) + 1;
      counts.set(level, count);
      if (count <= SHOWN)
        return `::${level} file=${property(file)},line=${line ?? 1},col=${column ?? 1},title=${property(title)}::${data(message)}\n`;
      if (rest.length < LISTED)
        rest.push(`${placeText({ file, line, column })} ${level} ${title}: ${message}`.replaceAll(/[\u0000-\u001f\u007f]+/g, " "));
      else more++;
      return "";
    };
    return {
      add(result) {
        counter.add(result);
        return annotationsOf(result)
          .map((one) => annotate(...one))
          .join("");
      },
      end() {
        const { findings } = counter.summary;
        const total = `${counter.counted()}: ${plural(findings.error, "error")}, ${plural(findings.warning, "warning")}, ${findings.info} info`;
        const lines = [...rest, ...(more > 0 ? [`and ${more} more`] : []), total].join("\n");
        const token = createHash("sha256").update(lines).digest("hex");
        return `::stop-commands::${token}\n${lines}\n::${token}::\n`;
      },
    };
  },
};

type Annotation = [level: string, file: string, line: number | undefined, column: number | undefined, title: string, message: string];

function annotationsOf(result: CallResult | Failure): Annotation[] {
  const { file } = result;
  if ("message" in result) return [["error", file, result.line, result.column, "unreadable", result.message]];
  return result.findings.map(({ severity, line, column, rule, message, quote }) => [
    LEVELS[severity],
    file,
    line,
    column,
    rule,
    `${message} «${quote}»`,
  ]);
}

function data(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, " ")
    .replaceAll("%", "%25")
    .replaceAll("\r", "%0D")
    .replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
