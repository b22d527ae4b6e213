/** One call of the JSON API, as its page lists it. */
export interface Operation {
  tag: string;
  method: string;
  path: string;
  summary: string;
  /** anybody may call it; otherwise with a token or a session */
  open: boolean;
}

interface Documented {
  paths?: Record<string, Record<string, { summary?: string; tags?: string[]; security?: unknown[] } | undefined>>;
}

/** Every operation of an OpenAPI document, by tag, path and method. */
export function listOperations(document: object): Operation[] {
  const operations = Object.entries((document as Documented).paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      tag: operation?.tags?.[0] ?? '',
      method: method.toUpperCase(),
      path,
      summary: operation?.summary ?? '',
      open: operation?.security?.length === 0,
    })),
  );
  return operations.sort(
    (one, other) => compare(one.tag, other.tag) || compare(one.path, other.path) || compare(one.method, other.method),
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
