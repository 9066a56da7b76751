/** Words that are looked up by themselves, written as one line. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}
