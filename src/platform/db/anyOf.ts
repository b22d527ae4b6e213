import { type RawBuilder, sql } from 'kysely';

/** `where(column, '=', anyOf(values))`: one prepared statement however long the list is, unlike `in`. */
export function anyOf<T>(values: readonly T[]): RawBuilder<T> {
  return sql<T>`ANY(${values})`;
}
