import ignore from "ignore";

/** Whether a path (relative, with forward slashes) fits patterns in gitignore syntax. */
export type PathTest = (path: string) => boolean;

/** Makes a test of patterns in gitignore syntax; the text of an ignore file counts as many. */
export function pathTest(patterns: readonly string[]): PathTest {
  const rules = ignore().add(patterns.flatMap((pattern) => pattern.split(/\r?\n/)));
  return (path) => rules.ignores(path);
}
