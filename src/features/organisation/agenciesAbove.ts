import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';

/** The beginning of a query that knows `above`: the agency itself (distance 0), that which it belongs to (1), and so on. */
export function withAgenciesAbove({ db }: Pick<Ctx, 'db'>, agencyCode: string) {
  return db.withRecursive('above', (cte) =>
    cte
      .selectFrom('agency')
      .select(['code', 'parentCode', sql<number>`0`.as('distance')])
      .where('code', '=', agencyCode)
      .unionAll(
        cte
          .selectFrom('agency')
          .innerJoin('above', 'above.parentCode', 'agency.code')
          .select(['agency.code', 'agency.parentCode', sql<number>`above.distance + 1`.as('distance')]),
      ),
  );
}
