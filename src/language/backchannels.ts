const LISTENING = new Set(
  (
    "mmhm mm hm hmm uhhuh huh okay right yes sure ah oh good great fine exactly really wow true indeed cool lovely perfect absolutely " +
    "gotcha correct understood certainly nice brilliant wonderful excellent ooh aha"
  ).split(" "),
);
const LISTENING_PHRASES = /^(?:i see|go ahead|go on|got it|all right|of course|i know|i understand|fair enough|carry on|i hear you) /;

/** Whether a word is one of those that only show attention. */
export function isListeningWord(word: string): boolean {
  return LISTENING.has(word);
}

/** Whether words are only a noise of listening: up to three of them, each a sign of attention. */
export function isBackchannel(words: readonly string[]): boolean {
  if (words.length === 0 || words.length > 4) return false;
  let rest = words.join(" ") + " ";
  let signs = 0;
  while (rest !== "") {
    const phrase = LISTENING_PHRASES.exec(rest)?.[0];
    const word = rest.slice(0, rest.indexOf(" "));
    if (phrase === undefined && !LISTENING.has(word)) return false;
    rest = rest.slice(phrase?.length ?? word.length + 1);
    signs++;
  }
  return signs <= 3;
}
