/** The group of a name, made where there is none. Names from transcripts may be anything, `__proto__` included. */
export function own<T>(groups: Record<string, T>, name: string, make: () => T): T {
  if (!Object.hasOwn(groups, name))
    Object.defineProperty(groups, name, { value: make(), enumerable: true, writable: true, configurable: true });
  return groups[name]!;
}

/** The groups of both; those of the same name are joined. */
export function joined<T>(one: Record<string, T>, other: Record<string, T>, join: (one: T, other: T) => T): Record<string, T> {
  const first = new Map(Object.entries(one));
  for (const [name, value] of Object.entries(other)) first.set(name, first.has(name) ? join(first.get(name)!, value) : value);
  return Object.fromEntries(first);
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
