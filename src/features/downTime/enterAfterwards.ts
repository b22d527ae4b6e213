import { type Ctx, inTransaction } from '../../platform/context.ts';
import { type CounterEntry, enterAtCounter } from '../dossiers/enterAtCounter.ts';
import { procedureNotOffered } from '../dossiers/errors.ts';
import { checkCounterPapers } from '../reception/checkCounterPapers.ts';
import { enterLine, type JournalLine, occurrenceOf } from './journalLine.ts';

/**
 * A dossier that was received on paper while the system was down: its code, its due date and its history carry the true
 * time, and it says by which line of which journal (Đ.3.5 quy chế Đồng Nai). The same line enters it once.
 * @throws common.forbidden, common.invalid_input, down_time.not_found, procedure.not_offered
 */
export async function enterAfterwards(
  ctx: Ctx,
  line: JournalLine,
  entry: CounterEntry,
): Promise<{ dossierId: string; already: boolean }> {
  return inTransaction(ctx, async (tx) => {
    const occurrence = await occurrenceOf(tx, line);
    if (!entry.answer) await checkCounterPapers(tx, entry);
    const offer = await tx.db
      .selectFrom('offering')
      .select('receivingAgencyCode')
      .where('procedureCode', '=', entry.procedureCode)
      .where('competentAgencyCode', '=', entry.competentAgencyCode)
      .executeTakeFirst();
    if (!offer) throw procedureNotOffered();
    return enterLine(
      tx,
      { ...line, kind: 'RECEIVED', agencyCode: entry.receivingAgencyCode ?? offer.receivingAgencyCode },
      () => enterAtCounter(tx, entry, occurrence),
    );
  });
}
