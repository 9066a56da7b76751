/** A choice that can be reached in several ways: behind what may be left out, or comes several times, or is a choice itself. */
const REACHED_IN_WAYS = /(?<=[)?*} ])\(\?:(?=[^)]{12})/g;

/**
 * The same pattern, compiled in a fraction of the time. V8 compiles what follows a choice up to ten times, once for every way to get
 * there, and each copy the next choice again; an empty look ahead, which always holds, makes it one copy. For long patterns of words,
 * whose compilation costs more than what they do in one call (20 ms of a start, all together).
 */
export function leanPattern(pattern: string | RegExp, flags?: string): RegExp {
  const source = typeof pattern === "string" ? pattern : pattern.source;
  return new RegExp(source.replaceAll(REACHED_IN_WAYS, "(?=)$&"), flags ?? (typeof pattern === "string" ? "" : pattern.flags));
}
