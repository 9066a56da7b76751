import { isSurelySpeaker, speakerOf } from "./speaker.js";
import type { Line } from "./text-lines.js";

/** `00:05 Agent Good morning`, `00:05 00:09 Agent Good morning`: columns of which a print leaves single spaces. */
const ROW = /^(\d{1,2}(?::\d\d){1,2})\s+(?:(\d{1,2}(?::\d\d){1,2})\s+)?(\p{Lu}\p{L}{2,20})\s+(?=\S)/u;
const TIMED = /^\d{1,2}(?::\d\d){1,2}\s/;
/** Fewer rows may be sentences. */
const FEWEST = 3;

/** The rows of a table that was copied from a print, each as a line for who speaks and when and one for the words; other lines as they are. */
export function withLabelsApart(lines: Line[]): Line[] {
  const timed = lines.filter(({ kind, text }) => kind === "text" && TIMED.test(text));
  const rows = new Map(timed.flatMap((line) => (isRow(line.text) ? [[line, rowOf(line)] as const] : [])));
  const roles = new Set([...rows.values()].map(([{ text }]) => speakerOf(text).role));
  const areRows = rows.size >= FEWEST && rows.size >= timed.length * 0.8 && roles.has("agent") && roles.has("customer");
  return areRows ? lines.flatMap((line) => rows.get(line) ?? [line]) : lines;
}

function isRow(text: string): boolean {
  const label = ROW.exec(text)?.[3];
  return label !== undefined && isSurelySpeaker(label);
}

function rowOf({ text, from }: Line): [Line, Line] {
  const [whole, start, end, label] = ROW.exec(text)!;
  const at = whole.lastIndexOf(label!);
  return [
    { kind: "comment", text: label!, from: from + at, start, end },
    { kind: "text", text: text.slice(whole.length), from: from + whole.length },
  ];
}
