/** For each node of a graph, by its index, the nodes that it leads to. */
export type Graph = readonly (readonly number[])[];

/** A node and all that it leads to, near and far. */
export function reachedFrom(start: number, graph: Graph): ReadonlySet<number> {
  const reached = new Set([start]);
  for (const node of reached) for (const next of graph[node]!) reached.add(next);
  return reached;
}

/**
 * For each node its circle: the nodes from which it is reached and which it reaches, in order, itself among them. One list for all of a
 * circle, so that circles are compared by it (Tarjan 1972, without recursion: a script may be a chain of any length).
 */
export function circlesOf(graph: Graph): readonly (readonly number[])[] {
  const circles: (readonly number[] | undefined)[] = graph.map(() => undefined);
  const found = new Map<number, number>();
  const low: number[] = [];
  const path: number[] = [];
  for (const root of graph.keys()) {
    const walk = found.has(root) ? [] : [{ node: root, next: 0 }];
    while (walk.length > 0) {
      const at = walk.at(-1)!;
      const { node } = at;
      if (at.next === 0) {
        low[node] = found.size;
        found.set(node, found.size);
        path.push(node);
      }
      const to = graph[node]![at.next++];
      if (to === undefined) {
        walk.pop();
        if (low[node] === found.get(node)) close(node, path, circles);
        const above = walk.at(-1);
        if (above !== undefined) low[above.node] = Math.min(low[above.node]!, low[node]!);
      } else if (!found.has(to)) walk.push({ node: to, next: 0 });
      else if (circles[to] === undefined) low[node] = Math.min(low[node]!, found.get(to)!);
    }
  }
  return circles as (readonly number[])[];
}

function close(node: number, path: number[], circles: (readonly number[] | undefined)[]): void {
  const circle = path.splice(path.lastIndexOf(node)).sort((one, other) => one - other);
  for (const member of circle) circles[member] = circle;
}
