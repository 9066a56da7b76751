import type { CueLine } from "./cue-text.js";
import { segmentsOfCues, type SubtitleCue } from "./cues.js";
import type { Reader } from "./reader.js";
import { textSource } from "./source.js";
import { parseTime } from "./times.js";

/**
 * Timed Text Markup Language, DFXP, IMSC and EBU-TT: times of a clock, with pictures or parts of a second, or amounts in hours,
 * minutes, seconds, milliseconds, pictures or ticks (W3C, "Timed Text Markup Language 1", section 10.3.1).
 */
export const ttmlReader: Reader = {
  name: "ttml",
  title: "TTML",
  note: {
    from: "captioning services, broadcast and cloud recognisers: TTML, DFXP, IMSC",
    roles: "stated",
    times: "turns",
    example: `<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="5s" end="6.5s">Agent: Hello.</p></div></body></tt>`,
  },
  extensions: [".ttml", ".dfxp"],
  recognises: ({ head }) => /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:\w+:)?tt[\s>]/.test(head.slice(0, 3000)),
  *read(input) {
    const text = input.text();
    const segments = segmentsOfCues(cuesIn(text));
    yield { kind: "call", reader: "ttml", source: textSource(input.file, text), index: 0, meta: {}, segments, events: [], notes: [] };
  },
};

/** How a document counts: pictures and ticks in a second. */
interface Rates {
  frames: number;
  ticks: number;
}

/** What an element hands down to those within it. */
interface Around {
  tag: string;
  begin: number;
  agent?: string;
}

/** A paragraph as it is being read. */
interface Open {
  start?: number;
  end?: number;
  agent?: string;
  /** Whether it has times of its own; otherwise it has those of its first and last part. */
  isTimed: boolean;
  /** Where its words begin in the document. */
  from: number;
}

const TAG = /<(\/?)(?:[\w-]{1,40}:)?([\w-]{1,40})((?:[^<>"']|"[^"<]{0,4000}"|'[^'<]{0,4000}'){0,200}?)(\/?)>/g;

function cuesIn(text: string): SubtitleCue[] {
  let rates: Rates = { frames: 30, ticks: 1 };
  const names = new Map<string, string>();
  const around: Around[] = [];
  const cues: SubtitleCue[] = [];
  let open: Open | undefined;
  for (const { index, 0: whole, 1: closing, 2: tag = "", 3: written = "", 4: alone } of text.matchAll(TAG)) {
    if (closing === "/") {
      if (around.at(-1)?.tag === tag) around.pop();
      if (tag !== "p" || open === undefined) continue;
      cues.push(...cueOf(open, text, index, names));
      open = undefined;
      continue;
    }
    const own = attributesIn(written);
    const from = index + whole.length;
    if (tag === "tt") rates = ratesIn(own);
    if (tag === "agent") names.set(own.get("id") ?? "", nameBelow(text, from) ?? own.get("id") ?? "");
    if (alone === "/") continue;
    const element = elementOf(tag, own, around.at(-1), rates);
    if (tag === "p") open = { ...element, isTimed: element.start !== undefined, from };
    else if (open !== undefined && !open.isTimed) open = { ...open, start: open.start ?? element.start, end: element.end ?? open.end };
    around.push(element);
  }
  return cues.sort((one, other) => one.start - other.start);
}

function elementOf(tag: string, own: ReadonlyMap<string, string>, above: Around | undefined, rates: Rates) {
  const base = above?.begin ?? 0;
  const { start, end } = spanOf(own, base, rates);
  return { tag, start, end, begin: start ?? base, agent: own.get("agent")?.trim().split(/\s+/)[0] ?? above?.agent };
}

function cueOf({ start, end, agent, from }: Open, text: string, to: number, names: ReadonlyMap<string, string>): SubtitleCue[] {
  if (start === undefined) return [];
  const speaker = agent === undefined ? undefined : (names.get(agent) ?? agent);
  return [{ start, end: end ?? start, lines: linesOf(text.slice(from, to), from), ...(speaker === undefined ? {} : { speaker }) }];
}

/** The words of a paragraph by line, without the blanks that set it in. */
function linesOf(text: string, from: number): CueLine[] {
  const lines: CueLine[] = [];
  let begin = 0;
  for (const { index, 0: mark } of text.matchAll(/\s*(?:<(?:\w{1,40}:)?br\b[^<>]{0,400}>|\r\n|\n|\r)\s*|$/g)) {
    lines.push({ text: text.slice(begin, index), from: from + begin });
    begin = index + mark.length;
  }
  return lines.filter((line) => line.text.trim() !== "");
}

/** Attributes by their names without prefix. */
function attributesIn(written: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name, double, single] of written.matchAll(/(?:[\w-]{1,40}:)?([\w-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    found.set(name!, double ?? single ?? "");
  return found;
}

/** `<ttm:name type="full">Niamh Byrne</ttm:name>` within a `<ttm:agent>`. */
function nameBelow(text: string, from: number): string | undefined {
  return /^\s*<(?:\w{1,40}:)?name\b[^<>]{0,200}>\s*([^<>]{1,200}?)\s*</.exec(text.slice(from, from + 600))?.[1];
}

function ratesIn(own: ReadonlyMap<string, string>): Rates {
  const [top = 1, bottom = 1] = (own.get("frameRateMultiplier") ?? "").split(/[\s:]+/).map(Number).filter((number) => number > 0); // prettier-ignore
  const given = Number(own.get("frameRate"));
  const frames = ((given > 0 ? given : 30) * top) / bottom;
  const ticks = Number(own.get("tickRate"));
  return { frames, ticks: ticks > 0 ? ticks : given > 0 ? frames : 1 };
}

/** When an element begins and ends, seconds from the start of the document; times within another element count from where that begins. */
function spanOf(own: ReadonlyMap<string, string>, base: number, rates: Rates): { start?: number; end?: number } {
  const [begin, until, length] = ["begin", "end", "dur"].map((name) => secondsOf(own.get(name)?.trim() ?? "", rates));
  if (begin === undefined) return until === undefined && length === undefined ? {} : { start: base, end: base + (until ?? length!) };
  const end = until ?? (length === undefined ? undefined : begin + length);
  return { start: base + begin, ...(end === undefined ? {} : { end: base + end }) };
}

const AMOUNT = /^(\d{1,15}(?:\.\d{1,9})?)(h|m|s|ms|f|t)$/;

function secondsOf(time: string, { frames, ticks }: Rates): number | undefined {
  const [, amount, metric] = AMOUNT.exec(time) ?? [];
  if (amount !== undefined) return rounded(Number(amount) / { h: 1 / 3600, m: 1 / 60, s: 1, ms: 1000, f: frames, t: ticks }[metric as "h"]);
  const [, clock, pictures] = /^(\d{1,5}:\d\d:\d\d)[:;](\d{1,3}(?:\.\d{1,3})?)$/.exec(time) ?? [];
  const value = parseTime(clock ?? time)?.value;
  return value === undefined ? undefined : rounded(value + Number(pictures ?? 0) / frames);
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
