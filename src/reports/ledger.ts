import type { History, RepeatContact } from "../history.js";
import type { CallSummary, Quote } from "../language/summary.js";
import type { LedgerEntry, PromiseState } from "../ledger.js";

/** Promises in the order in which a team lead works through them. */
export const STATES: readonly PromiseState[] = ["open", "broken", "kept", "unverifiable"];

/** One promise as machines read it; what is not known is null. */
export function ledgerRecord({ call, promise, due, state, why, evidence }: LedgerEntry) {
  return {
    state,
    why,
    due: due ?? null,
    made: call.startedAt ?? null,
    customer: { id: call.customer?.id ?? null, name: nameOf(call) ?? null },
    agent: promise.agent ?? call.agent ?? promise.speaker ?? null,
    act: promise.act,
    by: promise.by,
    quote: promise.quote,
    time: promise.time?.join(" ") ?? null,
    text: promise.text,
    ...placeOf(call, promise),
    evidence:
      evidence === undefined
        ? null
        : { ...placeOf(evidence.call, evidence.quote ?? evidence.call.begins), startedAt: evidence.call.startedAt ?? null },
  };
}

function placeOf({ file, id }: CallSummary, { turn, line, column }: Quote) {
  return { call: id ?? null, file, line, column, turn };
}

function nameOf({ customer }: CallSummary): string | undefined {
  return customer?.names[0];
}

/** Calls of one customer within the window, as machines read them. */
export function repeatRecord({ customer, calls }: RepeatContact) {
  return {
    customer: { id: customer, name: calls.map(nameOf).find((name) => name !== undefined) ?? null },
    calls: calls.map(({ file, id, startedAt }) => ({ call: id ?? null, file, startedAt: startedAt ?? null })),
  };
}

/** Columns of the ledger as a table. */
export const LEDGER_COLUMNS = [
  "state", "due", "made", "customer_id", "customer", "agent", "act", "by", "promise", "time", "why", "call_id", "file", "line", "column", "evidence_file", "evidence_line",
] as const; // prettier-ignore

/** A row of the table. */
export function ledgerRow(entry: LedgerEntry): (string | number)[] {
  const one = ledgerRecord(entry);
  const { state, due, made, customer, agent, act, by, text, time, why, call, file, line, column, evidence } = one;
  const cells = [
    state,
    due,
    made,
    customer.id,
    customer.name,
    agent,
    act,
    by,
    text,
    time,
    why,
    call,
    file,
    line,
    column,
    evidence?.file,
    evidence?.line,
  ];
  return cells.map((cell) => cell ?? "");
}

/** How the parts of the text are shown. */
export interface LedgerStyle {
  strong(text: string): string;
  quiet(text: string): string;
  place(text: string): string;
  /** Without what a terminal would act on. */
  plain(text: string): string;
}

/** For people: open promises with their due time first, then what was broken, kept and cannot be told; repeat contacts; what is missing. */
export function ledgerText(
  { entries, repeats, gaps, last }: History,
  style: LedgerStyle,
  window: number,
  states: readonly PromiseState[],
): string {
  const lines: string[] = [];
  for (const state of states) {
    const own = inTurn(entries.filter((entry) => entry.state === state));
    if (own.length === 0) continue;
    lines.push(style.strong(`${TITLES[state]} (${own.length})`), ...own.flatMap((entry) => entryLines(entry, style)), "");
  }
  if (repeats.length > 0) {
    lines.push(style.strong(`Repeat contacts within ${window} ${window === 1 ? "day" : "days"} (${repeats.length})`));
    for (const repeat of repeats) lines.push(...repeatLines(repeat, style));
    lines.push("");
  }
  for (const { file, message } of gaps)
    lines.push(style.quiet(`note: ${file === undefined ? "" : `${style.plain(file)}: `}${style.plain(message)}`));
  if (gaps.length > 0) lines.push("");
  const counts = STATES.map((state) => `${entries.filter((entry) => entry.state === state).length} ${state}`).join(", ");
  lines.push(
    `${entries.length} ${entries.length === 1 ? "promise" : "promises"}: ${counts}${last === undefined ? "" : style.quiet(`  (data until ${clock(last)})`)}`,
  );
  return `${lines.join("\n")}\n`;
}

const TITLES: Readonly<Record<PromiseState, string>> = { open: "Open", broken: "Broken", kept: "Kept", unverifiable: "Cannot be told" };

/** What is due first comes first. */
function inTurn(entries: readonly LedgerEntry[]): LedgerEntry[] {
  const due = (entry: LedgerEntry) => (entry.due === undefined ? Infinity : Date.parse(entry.due));
  return [...entries].sort((one, other) => (due(one) === due(other) ? 0 : due(one) - due(other)));
}

function entryLines({ call, promise, due, state, why, evidence }: LedgerEntry, style: LedgerStyle): string[] {
  const who = [nameOf(call), call.customer?.id].filter((part) => part !== undefined).join(", ");
  const when = due !== undefined ? `due ${clock(due)}` : promise.time === undefined ? "no due time" : `“${promise.time.join(" ")}”`;
  const by = promise.agent ?? call.agent ?? promise.speaker;
  const shown =
    evidence === undefined || evidence.call === call
      ? ""
      : `  ${style.place(placeText(evidence.call, evidence.quote ?? evidence.call.begins, style))}`;
  return [
    `  ${style.plain(when).padEnd(20)}  ${style.plain(who === "" ? "unknown customer" : who)}${by === undefined ? "" : style.quiet(`  promised by ${style.plain(by)}`)}`,
    `      «${style.plain(sayingOf(promise))}»`,
    `      ${style.place(placeText(call, promise, style))}${call.startedAt === undefined ? "" : style.quiet(`  ${clock(call.startedAt)}`)}`,
    ...(state === "open" ? [] : [`      ${style.quiet(style.plain(why))}${shown}`]),
  ];
}

/** Characters of a turn that are shown around a promise. */
const LONGEST = 110;

/** The promise in its sentence. */
function sayingOf({ text, at, quote }: Quote): string {
  if (text.length <= LONGEST) return text;
  const before = Math.max(text.lastIndexOf(". ", at), text.lastIndexOf("? ", at), text.lastIndexOf("! ", at));
  const from = before < 0 || at - before > LONGEST ? at : before + 2;
  const rest = text.slice(from);
  const end = Math.max(at - from + quote.length, Math.min(LONGEST, rest.length));
  const cut = rest.slice(0, end);
  return cut.length < rest.length ? `${cut.slice(0, Math.max(at - from + quote.length, cut.lastIndexOf(" ")))} …` : cut;
}

function repeatLines({ customer, calls }: RepeatContact, style: LedgerStyle): string[] {
  const name = calls.map(nameOf).find((one) => one !== undefined);
  const times = calls.map(({ startedAt }) => clock(startedAt ?? "")).join(", ");
  return [
    `  ${style.plain([name, customer].filter((part) => part !== undefined).join(", "))}: ${calls.length} calls, ${times}`,
    ...calls.map((call) => `      ${style.place(style.plain(call.file))}`),
  ];
}

function placeText({ file }: CallSummary, { line, column }: Quote, style: LedgerStyle): string {
  return `${style.plain(file)}:${line}:${column}`;
}

/** "2025-06-04 17:00" */
function clock(iso: string): string {
  return iso.slice(0, 16).replace("T", " ");
}
