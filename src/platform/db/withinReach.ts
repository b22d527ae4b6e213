import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Applicant } from '../../domain/policy/actor.ts';

/** The SQL of `reaches`: whether a column with a procedure's code is one that the applicant may see, e.g. `draft.procedure_code`. */
export function withinReach(actor: Applicant, column: string): RawBuilder<SqlBool> {
  const codes = actor.by?.procedureCodes ?? [];
  return codes.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.ref(column)} = ANY(${[...codes]}::text[])`;
}
