import { csvRow } from "../reporters/csv.js";
import type { CallEvent } from "../call.js";
import { writtenAsHtml } from "../readers/html-text.js";
import { FORMATS } from "./losses.js";
import type { SaidSegment, Transcript } from "./transcript.js";
import { rounded, type Writer } from "./writer.js";

const COLUMNS = [
  "call_id", "turn", "role", "speaker", "start_seconds", "end_seconds", "text", "event", "transferred_to", "call_started_at", "agent", "team", "queue",
  "customer", "customer_id", "direction", "language", "call_duration_seconds", "waited_seconds",
  "survey_score",
] as const; // prettier-ignore

type Cells = Partial<Record<(typeof COLUMNS)[number], string | number>>;

/** A row a segment or event; what is known of the call stands in each of its rows. */
export const csvWriter: Writer = {
  name: "csv",
  ...FORMATS.csv,
  extensions: [".csv"],
  carries: {
    speakers: "name",
    roles: "known",
    breaks: "lines",
    times: "exact",
    negative: true,
    instants: true,
    words: false,
    events: true,
    metadata: "first names",
    many: true,
  },
  tellsByIds: true,
  around: () => ({ head: row(Object.fromEntries(COLUMNS.map((name) => [name, name]))), between: "", tail: "" }),
  write(call, many) {
    const common = metadata(call, many);
    const rows: string[] = [];
    for (const [index, segment] of call.segments.entries()) {
      for (const event of call.events) if (event.before === index) rows.push(row({ ...common, ...eventCells(event) }));
      rows.push(row({ ...common, ...segmentCells(segment, index) }));
    }
    // A call without turns is a row with what is known of it.
    if (call.segments.length === 0) rows.push(row(common));
    for (const event of call.events) if (event.before >= call.segments.length) rows.push(row({ ...common, ...eventCells(event) }));
    return rows.join("");
  },
};

function row(cells: Cells): string {
  return csvRow(COLUMNS.map((name) => plain(cells[name] ?? "")));
}

/**
 * A cell that no spreadsheet runs as a formula. `csvRow` sets off formulas with an apostrophe, and readers take one away: those
 * that begin with apostrophes and a formula get one more.
 */
function plain(cell: string | number): string | number {
  return typeof cell === "string" && /^'+[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

function segmentCells({ role, speaker, start, end, text }: SaidSegment, index: number): Cells {
  return { turn: index + 1, role, speaker, ...times(start, end), text: writtenAsHtml(text) };
}

function eventCells({ kind, start, end, to }: CallEvent): Cells {
  return { event: kind, ...times(start, end), transferred_to: to };
}

function times(start: number | undefined, end: number | undefined): Cells {
  return { start_seconds: rounded(start), end_seconds: rounded(end) };
}

function metadata({ meta, index }: Transcript, many: boolean): Cells {
  const { id, startedAt, agent, team, queue, customer, direction, language, duration, waited, survey } = meta;
  return {
    call_id: id ?? (many ? `call ${index + 1}` : undefined),
    call_started_at: startedAt,
    agent,
    team,
    queue,
    customer: customer?.names[0],
    customer_id: customer?.id,
    direction,
    language,
    call_duration_seconds: rounded(duration),
    waited_seconds: rounded(waited),
    survey_score: survey,
  };
}
