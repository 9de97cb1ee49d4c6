/** The circles of a relation: each is given once, from its first member in order on, and they share no member. */
export function circlesIn(edges: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const circles: string[][] = [];
  const done = new Set<string>();
  for (const start of edges.keys()) {
    if (done.has(start)) continue;
    // A walk in depth without recursion: `path` is the way to the present name, `next` where each stands among its successors.
    const path: string[] = [start];
    const next: number[] = [0];
    const open = new Map([[start, 0]]);
    while (path.length > 0) {
      const name = path[path.length - 1] as string;
      const position = next[next.length - 1] as number;
      const successor = edges.get(name)?.[position];
      if (successor === undefined) {
        done.add(name);
        open.delete(name);
        path.pop();
        next.pop();
        continue;
      }
      next[next.length - 1] = position + 1;
      const depth = open.get(successor);
      if (depth !== undefined) circles.push(path.slice(depth));
      else if (!done.has(successor) && edges.has(successor)) {
        open.set(successor, path.length);
        path.push(successor);
        next.push(0);
      }
    }
  }
  const taken = new Set<string>();
  return circles.filter((circle) => {
    if (circle.some((name) => taken.has(name))) return false;
    for (const name of circle) taken.add(name);
    return true;
  });
}
