import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { mayDeclare } from './declareDownTime.ts';
import { journalSeries } from './journalLine.ts';

const MOST_SHOWN = 100;

/** Down times, newest first, with how many lines of their journals have been entered. One query. */
export async function listDownTimes(ctx: Ctx) {
  const rows = await ctx.db
    .selectFrom('downTime')
    .leftJoin('agency', 'agency.code', 'downTime.agencyCode')
    .selectAll('downTime')
    .select('agency.name as agencyName')
    .select((eb) =>
      eb
        .selectFrom('downTimeEntry')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('downTimeEntry.downTimeId', '=', 'downTime.id')
        .as('entered'),
    )
    .orderBy('fromAt', 'desc')
    .limit(MOST_SHOWN)
    .execute();
  return rows.map(({ declaredBy: _, noticeId: __, entered, ...row }) => ({
    ...row,
    series: journalSeries(row),
    entered: entered ?? 0,
    mayEnd: mayDeclare(ctx, row.agencyCode),
  }));
}

/** Lines of one journal that have been entered, in the order of their times. One query. */
export async function listEntries(ctx: Ctx, downTimeId: string) {
  return ctx.db
    .selectFrom('downTimeEntry')
    .innerJoin('dossier', 'dossier.id', 'downTimeEntry.dossierId')
    .select(['journalNumber', 'downTimeEntry.kind', 'dossierId', 'at', 'enteredAt', 'enteredByName', 'dossier.code'])
    .where('downTimeId', '=', downTimeId)
    .orderBy('at')
    .limit(1000)
    .execute();
}
