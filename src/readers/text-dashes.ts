import type { Label } from "./text-label.js";
import type { Line } from "./text-lines.js";
import type { Labelling } from "./text-speakers.js";

/** Fewer lines that begin with dashes are a remark or a list. */
const FEWEST = 4;
/** A dash before words; a hyphen stands before the entries of lists as well. */
const DASH = /^(?:([–—―])|-{1,2}(?=\s))\s*(?=\S)/;

/**
 * Dialogue as books print it: a dash before what each says, and no names. Two people are taken to speak in turn.
 * Undefined where the lines are none, or may as well be a list: then somebody asks something.
 */
export function dashedTurns(lines: readonly Line[]): Labelling | undefined {
  const filled = lines.filter(({ kind }) => kind !== "blank" && kind !== "rule");
  const dashed = filled.filter(isDashed);
  const areLong = dashed.every(({ text }) => DASH.exec(text)![1] !== undefined);
  const others = filled.length - dashed.length;
  if (dashed.length < FEWEST || filled[0] !== dashed[0] || others > (areLong ? dashed.length : 0)) return undefined;
  if (!areLong && !dashed.some(({ text }) => /\?["”»]?$/.test(text.trimEnd()))) return undefined;
  let said = 0;
  const labels = lines.map((line) => (isDashed(line) ? turnOf(line, said++ % 2) : undefined));
  return { labels, speakers: new Map(VOICES.map((voice) => [voice.toLowerCase(), {}])) };
}

/** What to say of a call whose turns begin with dashes. */
export const IN_TURN = "dashes tell the turns apart and nothing names who speaks: two people were taken to speak in turn";

const VOICES = ["Speaker 1", "Speaker 2"] as const;

function isDashed({ kind, text }: Line): boolean {
  return kind === "text" && DASH.test(text);
}

function turnOf({ text, from }: Line, voice: number): Label {
  const length = DASH.exec(text)![0].length;
  const label = VOICES[voice]!;
  return { form: "dash", label, key: label.toLowerCase(), text: text.slice(length), from: from + length };
}
