/** A name, label or number as text; empty where the value is anything else. */
export function nameIn(value: unknown): string {
  // String() would call what a hostile object has for a toString.
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

/** What a table says about a word; nothing about `constructor` and whatever else JavaScript's objects inherit. */
export function meaningIn<Meaning>(table: Readonly<Record<string, Meaning>>, word: unknown): Meaning | undefined {
  const name = nameIn(word);
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
