import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import type { ActionInput } from '../dossiers/actionInput.ts';
import { actOnDossier } from '../dossiers/actOnDossier.ts';
import { dossierNotFound } from '../dossiers/errors.ts';
import { enterLine, type JournalLine, occurrenceOf } from './journalLine.ts';

export type Handover = Pick<
  ActionInput,
  'collectorName' | 'collectorId' | 'authorised' | 'documentNumber' | 'fileIds' | 'note'
>;

/**
 * A result that was handed over while the system was down, with its true time. The same line enters it once.
 * @throws dossier.not_found, dossier.action_not_allowed, common.invalid_input, down_time.not_found
 */
export async function returnAfterwards(
  ctx: Ctx,
  line: JournalLine,
  code: string,
  handover: Handover,
): Promise<{ dossierId: string; already: boolean }> {
  return inTransaction(ctx, async (tx) => {
    const occurrence = await occurrenceOf(tx, line);
    const row = await tx.db
      .selectFrom('dossier')
      .select(['id', 'receivingAgencyCode', 'finishedAt', 'returnedAt'])
      .where('code', '=', code.trim())
      .executeTakeFirst();
    if (!row) throw dossierNotFound();
    return enterLine(tx, { ...line, kind: 'RETURNED', agencyCode: row.receivingAgencyCode }, async () => {
      if (row.finishedAt !== null && line.at < row.finishedAt) {
        const message = words(tx.language).downTime.beforeResult;
        throw invalidInput({ fields: [{ field: 'at', code: 'beforeResult', message }] });
      }
      return actOnDossier(tx, row.id, { action: 'RETURN', method: 'COUNTER', ...handover }, occurrence);
    });
  });
}
