import { speakerOf, isSurelySpeaker } from "./speaker.js";
import { offsetLines } from "./cues.js";
import { lineFrom, type Line } from "./text-lines.js";

/** Lines above the heads of the columns. */
const MOST_ABOVE = 20;
const HEADS = /^(\s*)(\S(?:.{0,30}?\S)?)(\s{3,})(\S(?:.{0,30}\S)?)\s*$/;

/** One side's words of a line, and where they stand. */
interface Cell {
  isRight: boolean;
  text: string;
  from: number;
}

/**
 * The lines of a text that has what each side says in a column of its own, below the name of the side; each change of sides as a line with
 * the side's name above its words. Undefined where the text is not laid out so.
 */
export function linesOfColumns(text: string): Line[] | undefined {
  if (!/^[ ]*\S.{0,31} {3,}\S.{0,31}$/m.test(text.slice(0, 4000)) || text.includes("\t")) return undefined;
  const raw = offsetLines(text);
  const heads = raw.slice(0, MOST_ABOVE).findIndex((line) => areSides(line.text));
  if (heads === -1) return undefined;
  const [, lead = "", left = "", gap = "", right = ""] = HEADS.exec(raw[heads]!.text)!;
  const column = lead.length + left.length + gap.length;
  const below = raw.slice(heads + 1).filter(({ text: line }) => !/^[\s|+=-]*$/.test(line));
  const isParted = ({ text: line }: { text: string }) => line.length <= column || /^\s{2}$/.test(line.slice(column - 2, column));
  if (below.length < 4 || below.filter(isParted).length < below.length * 0.95 || !below.some((one) => one.text.length > column))
    return undefined;
  const { from } = raw[heads]!;
  const names = [lineFrom(left, from + lead.length), lineFrom(right, from + column)];
  const lines = raw.slice(0, heads).map((line) => lineFrom(line.text, line.from));
  let last: boolean | undefined;
  for (const { isRight, text: said, from: at } of blocksOf(raw.slice(heads + 1)).flatMap((block) => cellsOf(block, column))) {
    if (isRight !== last) lines.push({ ...names[isRight ? 1 : 0]!, kind: "comment" });
    last = isRight;
    lines.push({ kind: "text", text: said, from: at });
  }
  return lines;
}

function areSides(line: string): boolean {
  const [, , left, , right] = HEADS.exec(line) ?? [];
  if (left === undefined || right === undefined || !isSurelySpeaker(left) || !isSurelySpeaker(right)) return false;
  const roles = [speakerOf(left).role, speakerOf(right).role];
  return roles.includes("customer") && roles.some((role) => role === "agent" || role === "bot");
}

type RawLine = ReturnType<typeof offsetLines>[number];

/** Lines with none that is empty between them. */
function blocksOf(lines: readonly RawLine[]): RawLine[][] {
  const blocks: RawLine[][] = [[]];
  for (const line of lines) {
    if (/^[\s|+=-]*$/.test(line.text)) blocks.push([]);
    else blocks.at(-1)!.push(line);
  }
  return blocks.filter((block) => block.length > 0);
}

/** What a block says, in order; where the sides stand beside each other line by line, first what stands on the left. */
function cellsOf(block: readonly RawLine[], column: number): Cell[] {
  const cells = block.map(({ text, from }) => {
    const parts = [text.slice(0, column), text.slice(column)];
    return parts.map((part, index): Cell => ({
      isRight: index === 1,
      text: part.trim(),
      from: from + index * column + part.search(/\S|$/),
    }));
  });
  const said = cells.flat().filter(({ text }) => text !== "");
  const areBeside = cells.filter((pair) => pair.every(({ text }) => text !== "")).length > 1;
  return areBeside ? [...said.filter(({ isRight }) => !isRight), ...said.filter(({ isRight }) => isRight)] : said;
}
