import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { today } from '../catalogue/today.ts';

/** An agency at work, with its units: where a question, a part of a dossier or a post can go. */
export interface AgencyDesks {
  code: string;
  name: string;
  tier: string;
  units: { id: string; name: string }[];
}

/** Every agency at work, or those of the codes, in the caller's language. One query. */
export async function listDesks(ctx: Ctx, codes?: readonly string[]): Promise<AgencyDesks[]> {
  const english = ctx.language === 'en';
  const nameOf = (table: 'agency' | 'unit') =>
    english ? sql`coalesce(${sql.ref(`${table}.name_en`)}, ${sql.ref(`${table}.name`)})` : sql.ref(`${table}.name`);
  return ctx.db
    .selectFrom('agency')
    .select(['code', 'tier', sql<string>`${nameOf('agency')}`.as('name')])
    .select(
      sql<AgencyDesks['units']>`(
        SELECT coalesce(jsonb_agg(jsonb_build_object('id', unit.id, 'name', ${nameOf('unit')}) ORDER BY unit.name), '[]')
        FROM unit
        WHERE unit.agency_code = agency.code AND (unit.valid_to IS NULL OR unit.valid_to >= ${today(ctx.clock)}))`.as(
        'units',
      ),
    )
    .where('active', '=', true)
    .$if(codes !== undefined, (query) => query.where('code', '=', sql<string>`ANY(${codes as string[]}::text[])`))
    .orderBy('code')
    .execute();
}
