import { dateInWords, formatDateTime } from '../../domain/text/format.ts';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import type { JournalPaper } from '../../platform/pdf/listPapers.ts';
import { getProvince } from '../organisation/portalShell.ts';
import { receivingAgencies } from '../reception/receivable.ts';
import { journalSeries } from './journalLine.ts';

export interface JournalWish {
  /** of one of the officer's one-stops; the first when left out */
  agencyCode?: string;
  /** for a down time that is declared; else the journal is printed in advance */
  downTimeId?: string;
  rowCount: number;
}

/** The paper journal of a counter (Đ.3.5 quy chế Đồng Nai). Three queries. @throws common.forbidden for other counters */
export async function assembleJournal(
  ctx: Ctx,
  { agencyCode, downTimeId, rowCount }: JournalWish,
): Promise<JournalPaper> {
  const own = receivingAgencies(ctx);
  const code = agencyCode ?? own[0];
  if (code === undefined || !own.includes(code)) throw accessDenied();
  const agency = await ctx.db
    .selectFrom('agency')
    .leftJoin('agency as parent', 'parent.code', 'agency.parentCode')
    .leftJoin('unit', (join) => join.onRef('unit.agencyCode', '=', 'agency.code').on('unit.kind', '=', 'ONE_STOP'))
    .select(['agency.name', 'parent.name as parentName', 'unit.name as counterName'])
    .where('agency.code', '=', code)
    .executeTakeFirstOrThrow();
  const outage =
    downTimeId === undefined
      ? undefined
      : await ctx.db
          .selectFrom('downTime')
          .select(['number', 'fromAt', 'reason'])
          .where('id', '=', downTimeId)
          .executeTakeFirst();
  const province = await getProvince(ctx.db);
  return {
    head: {
      parentAgency: agency.parentName ?? undefined,
      unit: agency.name,
      place: province.name.vi.replace(/^(tỉnh|thành phố)\s+/iu, ''),
      date: dateInWords(ctx.clock.now()),
    },
    counterName: agency.counterName ?? agency.name,
    ...(outage && {
      outage: { from: formatDateTime(outage.fromAt), reason: outage.reason },
      series: journalSeries(outage),
    }),
    firstNumber: 1,
    rowCount,
  };
}
