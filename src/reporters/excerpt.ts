/** A stretch of a text: character offsets, end exclusive. */
export interface Stretch {
  start: number;
  end: number;
}

/** A text with stretches of it marked; what stands far from any of them is left out. */
export function excerpt(text: string, stretches: readonly Stretch[], room: number, mark: (part: string) => string): string {
  const marks = merged(stretches.filter(({ start, end }) => end > start && (start > 0 || end < text.length)));
  if (marks.length === 0) return cutAfter(plain(text), room * 2);
  const parts = [cutBefore(plain(text.slice(0, marks[0]!.start)), room)];
  marks.forEach(({ start, end }, index) => {
    const next = marks[index + 1];
    parts.push(mark(cutAfter(plain(text.slice(start, end)), room * 2)));
    const after = plain(text.slice(end, next?.start));
    parts.push(next === undefined ? cutAfter(after, room) : cutBetween(after, room));
  });
  return parts.join("");
}

function merged(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const { start, end } of [...stretches].sort((one, other) => one.start - other.start)) {
    const last = all.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else all.push({ start, end });
  }
  return all;
}

/** Nothing from a transcript steers the terminal. */
export function plain(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, " ");
}

function cutBefore(text: string, most: number): string {
  return text.length <= most ? text : `…${text.slice(-most).replace(/^\S*\s/, "")}`;
}

function cutAfter(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/\s\S*$/, "")}…`;
}

function cutBetween(text: string, most: number): string {
  return text.length <= most * 2 ? text : `${cutAfter(text, most)} ${cutBefore(text, most)}`;
}

const COLOURS = /\u001b\[\d+m/g;

/** Lines no wider than a number of columns, where words allow it. */
export function wrap(text: string, width: number): string[] {
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
