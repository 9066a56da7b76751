/** Things by name. Names from transcripts may be anything, `__proto__` included, so nothing is inherited. */
export type Groups<T> = Record<string, T>;

/** Groups of nothing yet. */
export function newGroups<T>(): Groups<T> {
  return Object.create(null) as Groups<T>;
}

/** The group of a name, made where there is none. */
export function own<T>(groups: Groups<T>, name: string, make: () => T): T {
  return (groups[name] ??= make());
}

/** The groups of both; those of the same name are joined. */
export function joined<T>(one: Groups<T>, other: Groups<T>, join: (one: T, other: T) => T): Groups<T> {
  const all = Object.assign(newGroups<T>(), one);
  for (const [name, value] of Object.entries(other)) all[name] = name in all ? join(all[name]!, value) : value;
  return all;
}

/** How many values, their sum and that of their squares: whole numbers, so that sums in any order are the same to the last digit. */
export interface Sums {
  count: number;
  sum: number;
  squares: number;
}

/** Sums of nothing yet. */
export function newSums(): Sums {
  return { count: 0, sum: 0, squares: 0 };
}

/** Takes a whole number in. */
export function addValue(sums: Sums, value: number): void {
  sums.count++;
  sums.sum += value;
  sums.squares += value * value;
}

/** The sums of both. */
export function sumsOf(one: Sums, other: Sums): Sums {
  return { count: one.count + other.count, sum: one.sum + other.sum, squares: one.squares + other.squares };
}
