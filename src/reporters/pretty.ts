import type { CallResult, Failure, Finding } from "../rule.js";
import { newCounter, placeText, plural, type Reporter, type Summary } from "./reporter.js";
import { styles, type Styles } from "./style.js";

/** For people: a block per call with findings, then what could not be read, then totals. */
export const prettyReporter: Reporter = {
  name: "pretty",
  title: "for reading at a terminal",
  begin({ colour, width }) {
    const style = styles(colour);
    const counter = newCounter();
    const failures: Failure[] = [];
    return {
      add(result) {
        counter.add(result);
        if (!("message" in result)) return blockOf(result, width, style);
        failures.push(result);
        return "";
      },
      end: () => (failures.length === 0 ? "" : failuresText(failures, style)) + totals(counter.summary, width, style),
    };
  },
};

/** A call with its findings; nothing where there are none. */
function blockOf(call: CallResult, width: number, style: Styles): string {
  if (call.findings.length === 0) return "";
  const { id, agent, customer } = call;
  const who = [id, agent && `agent ${agent}`, customer?.name && `customer ${customer.name}`].filter(Boolean).join(", ");
  const title = style.strong(plain(call.file)) + (who === "" ? "" : style.quiet(`  ${plain(who)}`));
  return [title, ...call.findings.flatMap((finding) => findingLines(call, finding, width, style)), "", ""].join("\n");
}

function findingLines(call: CallResult, finding: Finding, width: number, style: Styles): string[] {
  const { severity, rule, message, speaker, role } = finding;
  const time = finding.start === undefined ? "" : `  ${clock(finding.start)}`;
  return [
    `  ${style.place(placeText({ file: call.file, line: finding.line, column: finding.column }))}${style.quiet(time)}  ${style[severity](severity)}  ${style.rule(rule)}`,
    ...indented(`${plain(speaker ?? role)}: ${marked(finding, width, style)}`, width),
    ...indented(plain(message), width),
    ...finding.related.map((other) =>
      style.quiet(`      ${placeText({ file: call.file, line: other.line, column: other.column })}  ${plain(other.message)}`),
    ),
    ...finding.suggestions.map((suggestion) => style.quiet(`      try: ${plain(suggestion)}`)),
  ];
}

/** The turn with the words at issue marked; of a long turn, what stands around them. */
function marked({ text, quote, at }: Finding, width: number, style: Styles): string {
  if (quote === text || quote.trim() === "") return plain(cut(text, width * 2));
  const room = Math.max(40, width);
  const before = text.slice(0, at);
  const after = text.slice(at + quote.length);
  const head = before.length > room ? `…${before.slice(-room).replace(/^\S*\s/, "")}` : before;
  return plain(head) + style.mark(plain(cut(quote, width * 2))) + plain(cut(after, room));
}

/** Nothing from a transcript steers the terminal. */
function plain(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, " ");
}

/** Columns that the text of a finding stands in from the left. */
const INDENT = "      ";

function indented(text: string, width: number): string[] {
  return wrap(text, Math.max(40, width - INDENT.length)).map((line) => INDENT + line);
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/\s\S*$/, "")}…`;
}

const COLOURS = /\u001b\[\d+m/g;

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && `${line} ${word}`.replaceAll(COLOURS, "").length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const minutes = Math.floor(whole / 60);
  const rest = String(whole % 60).padStart(2, "0");
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${rest}`;
}

function failuresText(failures: readonly Failure[], style: Styles): string {
  const lines = failures.map((failure) => `  ${style.place(plain(placeText(failure)))}  ${plain(failure.message)}`);
  return `${style.strong("Could not be read")}\n${lines.join("\n")}\n\n`;
}

function totals(summary: Summary, width: number, style: Styles): string {
  const { calls, clean, empty, failures, files, failedFiles, findings, rules, notEvaluable } = summary;
  const all = findings.error + findings.warning + findings.info;
  const lines: string[] = [];
  if (all === 0) lines.push(style.good(`${plural(calls, "call")}, nothing to report`));
  else {
    const counted = (["error", "warning"] as const).map((severity) => style[severity](plural(findings[severity], severity))).join(", ");
    const infos = findings.info === 0 ? "" : `, ${style.info(`${findings.info} info`)}`;
    lines.push(`${plural(calls, "call")}: ${counted}${infos}; ${clean} without findings`);
    lines.push(...rulesText(rules, width).map((line) => style.quiet(line)));
  }
  if (empty > 0) lines.push(`${plural(empty, "call")} had no turns`);
  for (const [reason, number] of Object.entries(notEvaluable).filter(([reason]) => !reason.endsWith("no turns"))) {
    lines.push(style.quiet(`in ${plural(number, "call")} some rules could not be evaluated: ${reason}`));
  }
  if (failures > 0) lines.push(style.error(`${failedFiles} of ${plural(files, "file")} could not be read, or not in full`));
  return lines.join("\n") + "\n";
}

/** What was found most often, and where to read about it. */
function rulesText(rules: Summary["rules"], width: number): string[] {
  const most = Object.entries(rules).sort(([, one], [, other]) => other - one);
  const listed = most.map(([rule, number]) => `${rule} ${number}`).join(", ");
  return [...wrap(listed, Math.max(40, width)), `"call-lint explain ${most[0]![0]}" says why it matters, with examples`];
}
