/** Words that are remembered: enough for all that calls are made of; names and numbers never end. */
const REMEMBERED = 50_000;

/** What is found out of a word by itself, worked out once: calls are made of a few thousand words. */
export function byWord<T>(findOut: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    let found = known.get(word);
    if (found === undefined) {
      found = findOut(word);
      if (known.size < REMEMBERED) known.set(word, found);
    }
    return found;
  };
}
