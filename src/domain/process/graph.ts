/** Steps as nodes, transitions as edges; small helpers for the prover. A node that is missing has no edges. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** Every node one can get to from the starts, the starts included, without entering a closed one. */
export function reachableFrom(
  graph: Graph,
  starts: Iterable<string>,
  closed: ReadonlySet<string> = new Set(),
): Set<string> {
  const seen = new Set<string>(starts);
  const queue = [...seen];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const next of graph.get(node) ?? []) {
      if (seen.has(next) || closed.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return seen;
}

/** The same graph with every edge turned round. */
export function reversed(graph: Graph): Graph {
  const back = new Map<string, string[]>();
  for (const [from, targets] of graph) {
    for (const to of targets) {
      const sources = back.get(to);
      if (sources) sources.push(from);
      else back.set(to, [from]);
    }
  }
  return back;
}

/**
 * Nodes in groups: two nodes are in one group when each can get to the other, so a group of several is a loop.
 * Groups come in the order of the way: no edge leads from a later group to an earlier one (Kosaraju).
 */
export function loopGroups(graph: Graph): string[][] {
  const finished: string[] = [];
  const seen = new Set<string>();
  for (const start of graph.keys()) {
    // A stack of our own: a process drawn with thousands of steps must not overflow the program's.
    const stack: { node: string; next: number }[] = [];
    const enter = (node: string) => {
      seen.add(node);
      stack.push({ node, next: 0 });
    };
    if (!seen.has(start)) enter(start);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const target = (graph.get(top.node) ?? [])[top.next++];
      if (target === undefined) {
        finished.push(top.node);
        stack.pop();
      } else if (!seen.has(target)) enter(target);
    }
  }
  const back = reversed(graph);
  const taken = new Set<string>();
  const groups: string[][] = [];
  for (const node of finished.reverse()) {
    if (taken.has(node)) continue;
    const group = [...reachableFrom(back, [node], taken)];
    for (const member of group) taken.add(member);
    groups.push(group);
  }
  return groups;
}

/**
 * Greatest sum of weights along a way from `start`. A loop counts each of its nodes once. 0 when the start is unknown.
 */
export function heaviestWay(graph: Graph, start: string, weightOf: (node: string) => number): number {
  const groups = loopGroups(graph);
  const groupOf = new Map(groups.flatMap((group, index) => group.map((node) => [node, index] as const)));
  const heaviest: number[] = [];
  for (let index = groups.length - 1; index >= 0; index--) {
    const group = groups[index]!;
    const own = group.reduce((sum, node) => sum + weightOf(node), 0);
    let beyond = 0;
    for (const node of group) {
      for (const to of graph.get(node) ?? []) {
        const next = groupOf.get(to);
        if (next !== undefined && next > index) beyond = Math.max(beyond, heaviest[next]!);
      }
    }
    heaviest[index] = own + beyond;
  }
  const first = groupOf.get(start);
  return first === undefined ? 0 : heaviest[first]!;
}
