import type { Compilable, CompiledQuery } from 'kysely';
import type { Database, Tx } from './database.ts';

/** Stands in for a value while the statement is built. */
class Placeholder {
  readonly path: readonly string[];
  constructor(path: readonly string[]) {
    this.path = path;
  }
}

interface Prepared<R> {
  query: CompiledQuery<R>;
  /** where each parameter of the statement is found among the values; what is not a placeholder is always the same */
  parameters: readonly unknown[];
}

/**
 * A statement that is built the first time it is needed and afterwards only sent, with other values: building it anew
 * costs a hot path more than the database does. `build` sees a placeholder for each value, so it may place values but not
 * decide by them; the same keys must come each time. Plain objects among the values are looked into: what goes into a
 * json column is a text already.
 */
export function prepare<V extends object, R>(
  build: (db: Database | Tx, values: V) => Compilable<R>,
): (db: Database | Tx, values: V) => Promise<R[]> {
  let prepared: Prepared<R> | undefined;
  return async (db, values) => {
    prepared ??= compile(build(db, placeholders(values, []) as V));
    const parameters = prepared.parameters.map((each) => (each instanceof Placeholder ? valueAt(values, each) : each));
    const { rows } = await db.executeQuery<R>({ ...prepared.query, parameters });
    return rows;
  };
}

function compile<R>(statement: Compilable<R>): Prepared<R> {
  const query = statement.compile();
  return { query, parameters: query.parameters };
}

function placeholders(values: object, path: readonly string[]): object {
  const entries = Object.entries(values).map(([key, value]) => {
    const here = [...path, key];
    return [key, isPlain(value) ? placeholders(value, here) : new Placeholder(here)];
  });
  return Object.fromEntries(entries);
}

function valueAt(values: object, { path }: Placeholder): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], values);
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
