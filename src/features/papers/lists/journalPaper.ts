import type { Ctx } from '../../../platform/context.ts';
import type { JournalPaper } from '../../../platform/pdf/listPapers.ts';
import { oneStopHead, oneStopTitle } from '../paperHead.ts';
import { getPaperAgency, readPaperPlaces } from '../paperSource.ts';
import { requireCounter } from './counters.ts';

/**
 * The paper journal of a one-stop for when the system is down, to be printed before it is (Đ.10.2 TT 01/2018, Đ.3.5 quy chế
 * Đồng Nai). @throws common.forbidden
 */
export async function journalPaper(
  ctx: Ctx,
  counter: string,
  lines: Pick<JournalPaper, 'outage' | 'series' | 'firstNumber' | 'rowCount'>,
): Promise<JournalPaper> {
  requireCounter(ctx, counter);
  const now = ctx.clock.now().toISOString();
  const places = await readPaperPlaces(ctx, [counter], [], now);
  return {
    head: oneStopHead(places, counter, now),
    counterName: oneStopTitle(getPaperAgency(places, counter)),
    ...lines,
  };
}
