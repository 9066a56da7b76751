import type { Mention } from "./conversation.js";

/** "Good that they didn't. Nothing else we can do?": words of two sentences that belong together in neither; a "no." before it may stand alone. */
export function isSplit({ turn: { text, tokens }, first, last }: Mention): boolean {
  const { words, from, to, sentences } = tokens;
  return sentences.some(
    (start) =>
      start > first &&
      last - start >= REACH &&
      !words.slice(first, start).every((word) => LEADS_IN.test(word)) &&
      !ABBREVIATED.test(text.slice(from[start - 1], to[start - 1]! + 1)),
  );
}

/** Words of the second sentence beside its first: "That's impossible. I" only begins one. */
const REACH = 2;
const LEADS_IN = /^(?:no|nope|nah|sorry|oh|well|okay|right|unfortunately|afraid|so|ah|yes|sir|maam|madam|mate|love)$/;
/** "Larkspur Co. depot": what the reading of words takes for an end, as it may be one. */
const ABBREVIATED = /^(?:co|plc|no)\./i;
