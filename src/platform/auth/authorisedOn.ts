import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** Whether `authorisation` holds on a Vietnamese day, `YYYY-MM-DD`; its first and last day count. */
export function authorisedOn(day: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(authorisation.accepted_at IS NOT NULL AND authorisation.ended_at IS NULL
    AND authorisation.valid_from <= ${day}::date AND authorisation.valid_to >= ${day}::date)`;
}
