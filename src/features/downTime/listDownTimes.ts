import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { mayDeclare } from './declareDownTime.ts';
import { downTimeNotFound } from './errors.ts';
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

/**
 * Lines of one journal that have been entered, in the order of their times: those of the officer's own agencies, for whoever
 * may declare down times of all agencies all. Two queries. @throws down_time.not_found
 */
export async function listEntries(ctx: Ctx, downTimeId: string) {
  const downTime = await ctx.db.selectFrom('downTime').select('id').where('id', '=', downTimeId).executeTakeFirst();
  if (!downTime) throw downTimeNotFound();
  const own = ctx.actor.kind === 'OFFICER' ? ctx.actor.posts.map(({ agencyCode }) => agencyCode) : [];
  return ctx.db
    .selectFrom('downTimeEntry')
    .innerJoin('dossier', 'dossier.id', 'downTimeEntry.dossierId')
    .select(['journalNumber', 'downTimeEntry.kind', 'dossierId', 'at', 'enteredAt', 'enteredByName', 'dossier.code'])
    .where('downTimeId', '=', downTimeId)
    .$if(!mayDeclare(ctx, null), (query) =>
      query.where((eb) => eb('dossier.receivingAgencyCode', '=', eb.fn.any(eb.val(own)))),
    )
    .orderBy('at')
    .limit(1000)
    .execute();
}
