/**
 * All that a global pattern matches in a text, first to last. `matchAll` would make the pattern anew for each text, which costs more
 * than matching it where patterns are long.
 */
export function everyMatch(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return NONE;
  const found: RegExpExecArray[] = [];
  for (; match !== null; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === "") pattern.lastIndex++;
  }
  return found;
}

const NONE: readonly RegExpExecArray[] = [];
