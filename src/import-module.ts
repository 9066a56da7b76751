/**
 * `import(url)`, for modules whose place is known only when the program runs. It stands in a file of its own because a script that
 * is kept compiled (`src/start.ts`) cannot import by itself.
 */
export const importModule = async (url: string): Promise<unknown> => (await import(url)) as unknown;
