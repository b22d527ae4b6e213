import { v7 as uuidv7 } from 'uuid';
import { errorWords } from '../../i18n/words.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { ProblemError } from '../../platform/errors.ts';
import type { JobPayloads } from '../../platform/jobs/enqueue.ts';
import { submitDraft } from '../drafts/submitDraft.ts';
import { draftOfRow } from './checkRows.ts';
import { type Bulk, loadBulk } from './loadBulk.ts';

/**
 * Submits one row as the person who pressed: it becomes a draft and is handed in like any other, checked again. Draft,
 * dossier and the note that it is done are one transaction, so a job that runs twice submits once. What is refused is
 * noted at the row; failures of the machine are left to the queue.
 */
export async function runBulkRow(ctx: Ctx, { bulkId, number }: JobPayloads['bulk.row']): Promise<void> {
  const bulk = await loadBulk(ctx, bulkId);
  const own: Ctx = { ...ctx, actor: bulk.actor, language: bulk.language };
  try {
    await inTransaction(own, (tx) => submitRow(tx, bulk, number));
  } catch (error) {
    if (!(error instanceof ProblemError) || error.kind.status >= 500) throw error;
    const { title, detail } = errorWords(bulk.language, error.kind.code, error.values);
    await ctx.db
      .updateTable('bulkRow')
      .set({ outcome: 'FAILED', failure: `${title}. ${detail}`, finishedAt: ctx.clock.now() })
      .where('bulkId', '=', bulkId)
      .where('number', '=', number)
      .where('outcome', '=', 'WAITING')
      .execute();
  }
}

async function submitRow(tx: TxCtx, bulk: Bulk, number: number): Promise<void> {
  const waiting = await tx.db
    .selectFrom('bulkRow')
    .select('number')
    .where('bulkId', '=', bulk.id)
    .where('number', '=', number)
    .where('outcome', '=', 'WAITING')
    .forUpdate()
    .executeTakeFirst();
  const row = bulk.rows.find((one) => one.number === number);
  if (!waiting || !row) return;
  const { draft } = await draftOfRow(tx, bulk, row);
  const id = uuidv7();
  const now = tx.clock.now();
  await tx.db
    .insertInto('draft')
    .values({
      id,
      accountId: bulk.actor.accountId,
      procedureCode: bulk.procedureCode,
      procedureVersionId: bulk.versionId,
      competentAgencyCode: bulk.agency.code,
      answers: JSON.stringify(draft.typed),
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  const files = draft.files.map((file) => ({ draftId: id, componentKey: file.componentKey, fileId: file.id }));
  if (files.length > 0) await tx.db.insertInto('draftFile').values(files).execute();
  const { dossierId } = await submitDraft(tx, id, true);
  await tx.db
    .updateTable('bulkRow')
    .set({ outcome: 'DONE', dossierId, finishedAt: now })
    .where('bulkId', '=', bulk.id)
    .where('number', '=', number)
    .execute();
}
