import { isNumbered, isSurelySpeaker, speakerOf } from "./speaker.js";

/** A label in the midst of a line: after the end of a sentence, before a colon and a space. */
const INLINE =
  /(?<=^(?:[\p{L} ]{0,30}[Tt]ranscript(?:ion)?: )?|[.?!…;"”’)\]*_-][ \t\u00a0]{1,3}|[\n\r][ \t]*)[*_]{0,3}((?:\p{Lu}[\p{L}\d'’_.-]*|[a-z]{5,14})(?:[ ](?:\p{Lu}[\p{L}'’-]*|\d{1,2}|[([][\p{L} ]{2,30}[)\]])){0,3}(?: says)?)[*_]{0,3}:[*_]{0,3}(?=[ \t\u00a0])/gu;

/** Longer texts have line ends of their own; they are not searched. */
const LONGEST = 400_000;

/**
 * Where the turns of a text begin that lost its line ends, as in a cell of a table: `Agent: Hello. Customer: Hi. Agent: …`.
 * Empty where lines tell the turns apart.
 */
export function inlineTurns(text: string): number[] {
  if (text.length > LONGEST) return [];
  const lines = (text.match(/\S[^\n\r]*/g) ?? []).length;
  const found = [...text.matchAll(INLINE)].filter(([, label]) => isSpeaker(label!));
  const labels = new Map<string, number>();
  for (const [, label] of found) labels.set(label!, (labels.get(label!) ?? 0) + 1);
  const recurring = found.filter(([, label]) => labels.get(label!)! > 1 || isSurelySpeaker(label!));
  // A text that begins with a label and has another needs no more of them.
  const isShort = recurring[0]?.index === 0 && recurring.every(([, label]) => isSurelySpeaker(label!));
  const isTold = labels.size > 1 && recurring.length > (isShort ? 1 : 3) && recurring.length > lines * (isShort ? 1 : 2);
  return isTold ? recurring.map(({ index }) => index) : [];
}

function isSpeaker(label: string): boolean {
  const { role, name } = speakerOf(label);
  return isNumbered(label) || (role !== undefined && isSurelySpeaker(label)) || (name !== undefined && /^\p{Lu}/u.test(label));
}
