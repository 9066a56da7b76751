import type { CallResult, Failure, Finding } from "../rule.js";
import { newCounter, placeText, plural, type Counter, type Reporter, type Summary } from "./reporter.js";
import { excerpt, plain, wrap } from "./excerpt.js";
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
      end: () => (failures.length === 0 ? "" : failuresText(failures, style)) + totals(counter, width, style),
    };
  },
};

/** A call with its findings; nothing where there are none. */
function blockOf(call: CallResult, width: number, style: Styles): string {
  if (call.findings.length === 0) return "";
  const { id, agent, customer } = call;
  const who = [id, agent && `agent ${agent}`, customer?.name && `customer ${customer.name}`].filter(Boolean).join(", ");
  const title = style.strong(plain(call.file)) + (who === "" ? "" : style.quiet(`  ${plain(who)}`));
  return [title, ...byTurn(call.findings).flatMap((findings) => turnLines(call, findings, width, style)), "", ""].join("\n");
}

/** The findings of a call by turn, in order. */
function byTurn(findings: readonly Finding[]): Finding[][] {
  const groups: Finding[][] = [];
  for (const finding of findings) {
    const last = groups.at(-1);
    // Of a comment the words are not told.
    if (last?.[0]!.turn === finding.turn && last[0].text === finding.text) last.push(finding);
    else groups.push([finding]);
  }
  return groups;
}

/** A turn, and what is to be said of it. */
function turnLines(call: CallResult, findings: readonly Finding[], width: number, style: Styles): string[] {
  const { line, column, start, speaker, role, text } = findings[0]!;
  const time = start === undefined ? "" : `  ${clock(start)}`;
  const spans = findings.map(({ at, quote }) => ({ start: at, end: at + quote.length }));
  const said = excerpt(text, spans, Math.max(40, width), style.mark);
  return [
    `  ${style.place(placeText({ file: plain(call.file), line, column }))}${style.quiet(time)}`,
    ...(text === "" ? [] : indented(`${style.strong(plain(speaker ?? role))}: ${said}`, width)),
    ...findings.flatMap((finding) => findingLines(call, finding, width, style)),
  ];
}

function findingLines(
  call: CallResult,
  { severity, rule, message, related, suggestions }: Finding,
  width: number,
  style: Styles,
): string[] {
  const [first, ...more] = indented(`${style.rule(rule)}: ${plain(message)}`, width, HANGING);
  return [
    `${INDENT}${style[severity](severity.padEnd(7))}  ${first!.trimStart()}`,
    ...more,
    ...related.map((other) =>
      style.quiet(
        `${HANGING}${placeText({ file: plain(other.file ?? call.file), line: other.line, column: other.column })}  ${plain(other.message)}`,
      ),
    ),
    ...suggestions.map((suggestion) => style.quiet(`${HANGING}try: ${plain(suggestion)}`)),
  ];
}

/** Columns that what is said of a turn stands in from the left. */
const INDENT = "      ";
const HANGING = `${INDENT}         `;

function indented(text: string, width: number, indent = INDENT): string[] {
  return wrap(text, Math.max(40, width) - indent.length).map((line) => indent + line);
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

function totals({ summary, counted }: Counter, width: number, style: Styles): string {
  const { clean, empty, failures, files, failedFiles, findings, rules, notEvaluable } = summary;
  const all = findings.error + findings.warning + findings.info;
  const lines: string[] = [];
  if (all === 0) lines.push(style.good(`${counted()}, nothing to report`));
  else {
    const found = (["error", "warning"] as const).map((severity) => style[severity](plural(findings[severity], severity))).join(", ");
    const infos = findings.info === 0 ? "" : `, ${style.info(`${findings.info} info`)}`;
    lines.push(`${counted()}: ${found}${infos}; ${clean} without findings`);
    lines.push(...rulesText(rules, width).map((line) => style.quiet(line)));
  }
  if (empty > 0) lines.push(`${empty} of them had no turns`);
  lines.push(...evidenceText(notEvaluable, width).map((line) => style.quiet(line)));
  if (failures > 0) lines.push(style.error(`${failedFiles} of ${plural(files, "file")} could not be read, or not in full`));
  return lines.join("\n") + "\n";
}

/** Rules in the list of those that were found most often. */
const MOST = 10;

/** What was found most often, and where to read about it. */
function rulesText(rules: Summary["rules"], width: number): string[] {
  const most = Object.entries(rules).sort(([, one], [, other]) => other - one);
  const listed = most.slice(0, MOST).map(([rule, number]) => `${rule} ${number}`);
  const more = most.length > MOST ? ` and ${plural(most.length - MOST, "other rule")}` : "";
  const rule = most.find(([name]) => name !== "unused-suppression")?.[0];
  const explained = rule === undefined ? [] : [`"call-lint explain ${rule}" says why it matters, with examples`];
  return [...wrap(`Most often: ${listed.join(", ")}${more}`, Math.max(40, width)), ...explained];
}

/** What transcripts lacked, so that some rules could not judge them; metadata that hardly any call has are no lack. */
function evidenceText(notEvaluable: Summary["notEvaluable"], width: number): string[] {
  const lacks = Object.entries(notEvaluable)
    .filter(([reason]) => reason.startsWith(TRANSCRIPT) && !reason.endsWith("no turns"))
    .sort(([, one], [, other]) => other - one)
    .map(([reason, number]) => `${reason.slice(TRANSCRIPT.length)} (${plural(number, "call")})`);
  return lacks.length === 0 ? [] : wrap(`Not every rule could judge every call: the transcript ${lacks.join(", ")}`, Math.max(40, width));
}

const TRANSCRIPT = "the transcript ";
