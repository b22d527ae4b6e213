import { type RawBuilder, sql } from 'kysely';
import type { PublishedYear } from '../../domain/calendar/publishedYear.ts';
import type { Database, Tx } from '../../platform/db/database.ts';

/** The years that administrators have published, as a value to select with anything else: no query of its own. */
export function publishedYears(): RawBuilder<PublishedYear[]> {
  return sql`coalesce((
    SELECT jsonb_agg(jsonb_build_object('year', last.year, 'days', last.days) ORDER BY last.year)
    FROM (SELECT DISTINCT ON (year) year, days FROM national_year ORDER BY year, recorded_at DESC) AS last), '[]'::jsonb)`;
}

/** The same by itself. One query. */
export async function readPublishedYears(db: Database | Tx): Promise<PublishedYear[]> {
  const { years } = await db.selectNoFrom(publishedYears().as('years')).executeTakeFirstOrThrow();
  return years;
}
