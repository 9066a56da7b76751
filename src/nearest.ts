import { distance } from "fastest-levenshtein";

export { distance };

/** The known name that is most like a written one; undefined where none is near. */
export function nearest(written: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(written.length / 3)) + 1;
  for (const name of known) {
    // So many letters have to go or come at least.
    if (Math.abs(name.length - written.length) >= least) continue;
    const steps = distance(written.toLowerCase(), name.toLowerCase());
    if (steps >= least) continue;
    least = steps;
    best = name;
  }
  return best;
}

/** The known names most like a written one or one of its words, best first. */
export function nearestFew(written: string, known: Iterable<string>, most: number): string[] {
  const wanted = written.trim().toLowerCase();
  const stepsTo = (name: string) => Math.min(...[name, ...name.split(/\s+/)].map((word) => distance(wanted, word.toLowerCase())));
  const near = [...known]
    .map((name) => ({ name, steps: stepsTo(name) }))
    .filter(({ steps }) => steps <= Math.max(2, Math.floor(wanted.length / 3)));
  return near
    .sort((one, other) => one.steps - other.steps || (one.name < other.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/** ` (did you mean "x"?)`, or nothing. */
export function didYouMean(written: string, known: Iterable<string>): string {
  const name = nearest(written, known);
  return name === undefined ? "" : ` (did you mean "${name}"?)`;
}
