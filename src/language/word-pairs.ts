/** Each word with the next, to tell how alike two texts are. */
export function wordPairs(words: readonly string[]): Set<string> {
  return new Set(words.slice(1).map((word, index) => `${words[index]} ${word}`));
}
