import { isName, isSurelySpeaker } from "./speaker.js";
import type { Line } from "./text-lines.js";

/** "Page 1 of 2", "- 3 / 12 -", as prints and PDFs have it between the lines of a call. */
const PAGE = /^\W{0,3}page \d{1,4}(?:\s?(?:of|\/)\s?\d{1,4})?\W{0,3}$/i;
/** The same at the left or right of a header: "Larkspur Parcels          Page 1 of 2". */
const IN_HEADER = /^(?!.*:\s)(?:.{1,100}(?:\s{3,}|\s[|–—·-]\s))?page \d{1,4}\s?(?:of|\/)\s?\d{1,4}(?:(?:\s{3,}|\s[|–—·-]\s).{1,100})?$/i;
/** Lines above and below a page's number that may be its header or footer. */
const NEAR = 3;

/** The caller's number between the name of the side and the time, as the page of Genesys is copied. */
export function withoutNumbers(lines: Line[]): Line[] {
  for (const [index, line] of lines.entries())
    if (
      line.kind === "text" &&
      lines[index + 1]?.kind === "time" &&
      /^\+?\d[\d ()-]{6,20}$/.test(line.text) &&
      isSurelySpeaker(lines[index - 1]?.text ?? "")
    )
      lines[index] = { kind: "blank", text: "", from: line.from };
  return lines;
}

/** `NB` above "Niamh Byrne", as pages without a photograph show a face; "Positive sentiment", as they remark on each turn. */
export function withoutFaces(lines: Line[]): Line[] {
  for (const [index, { kind, text, from }] of lines.entries())
    if (kind === "text" && (isFace(text, lines[index + 1]?.text ?? "") || SENTIMENT.test(text)))
      lines[index] = { kind: "blank", text: "", from };
  return lines;
}

const SENTIMENT = /^(?:(?:very )?(?:positive|negative|neutral|mixed) sentiment|sentiment: (?:very )?(?:positive|negative|neutral|mixed))$/i;

function isFace(text: string, below: string): boolean {
  return /^\p{Lu}{2,3}$/u.test(text) && isName(below) && text === below.replaceAll(/(\p{L})\S*\s*/gu, "$1").toUpperCase();
}

/** Numbers alone between empty lines, one more each time, are those of pages. */
export function withoutFolios(lines: Line[]): Line[] {
  const isBlank = (index: number) => (lines[index]?.kind ?? "blank") === "blank";
  const found = lines.flatMap(({ kind, text }, index) =>
    kind === "text" && /^\d{1,4}$/.test(text) && isBlank(index - 1) && isBlank(index + 1) ? [index] : [],
  );
  const areCounted = found.every((index, at) => at === 0 || Number(lines[index]!.text) === Number(lines[found[at - 1]!]!.text) + 1);
  if (found.length > 1 && areCounted) for (const index of found) lines[index] = { kind: "blank", text: "", from: lines[index]!.from };
  return lines;
}

/** Makes page numbers blank lines, and with them what stands beside them on page after page. */
export function withoutPages(lines: Line[], whole: string): Line[] {
  if (!/page \d/i.test(whole)) return lines;
  const pages: number[] = [];
  for (const [index, { kind, text }] of lines.entries())
    if (
      kind === "text" &&
      (text.length < 40 ? PAGE.test(text) : text.length < 200 && /page \d/i.test(text)) &&
      (PAGE.test(text) || IN_HEADER.test(text))
    )
      pages.push(index);
  if (pages.length === 0) return lines;
  const seen = new Map<string, number[]>();
  for (const page of pages)
    for (let index = Math.max(0, page - NEAR); index <= page + NEAR; index++) {
      const line = lines[index];
      if (line?.kind === "text" && line.start === undefined) seen.set(line.text, [...(seen.get(line.text) ?? []), index]);
    }
  const again = [...seen].flatMap(([text, places]) => (isFurniture(text, new Set(places).size, lines) ? places : []));
  for (const index of [...pages, ...again]) lines[index] = { kind: "blank", text: "", from: lines[index]!.from };
  return lines;
}

/** A name on a line of its own, and what somebody says again, stand elsewhere too. */
function isFurniture(text: string, count: number, lines: readonly Line[]): boolean {
  return count > 1 && !isSurelySpeaker(text) && lines.filter((line) => line.text === text).length === count;
}
