/**
 * First and last word, by index, of what stands in a turn's `Tokens.norm`.
 * @param from offset at which it begins, or of the space before it.
 */
export function wordsAt(norm: string, from: number, said: string): { first: number; last: number } {
  const first = norm.slice(0, from).trimEnd().split(" ").length - 1;
  return { first, last: first + said.trim().split(" ").length - 1 };
}
