/** Any part of a tree of words: a text or a function may be missing, what is there has the right shape. */
export type PartialWords<T> = T extends string | ((...input: never[]) => string)
  ? T
  : { [K in keyof T]?: PartialWords<T[K]> };

type Tree = { readonly [key: string]: unknown };

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

function merge(base: Tree, over: Tree): Tree {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, own] of Object.entries(over)) {
    const below = base[key];
    if (own !== undefined) merged[key] = isTree(own) && isTree(below) ? merge(below, own) : own;
  }
  return merged;
}

/** Every text and function of a tree with its path; lists are gone through like trees. */
export function leavesOf(tree: object, path: string[] = []): { path: string; value: unknown }[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? leavesOf(value, [...path, key])
      : [{ path: [...path, key].join('.'), value }],
  );
}

/** `over`'s words where it has them, `base`'s elsewhere. Lists are taken whole. */
export function mergeWords<T extends object>(base: T, over: NoInfer<PartialWords<T>>): T {
  return merge(base as Tree, over as Tree) as T;
}
