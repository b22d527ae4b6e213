import { sql } from 'kysely';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { enqueueAll } from '../../platform/jobs/enqueue.ts';
import { batchNotFound } from './errors.ts';

/** Dossiers whose turn has not come are left as they are. Answers how many. Throws `batch.not_found` for somebody else's. */
export async function cancelBatch(ctx: Ctx, batchId: string): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    await lockOwnBatch(tx, batchId);
    const { numUpdatedRows } = await tx.db
      .updateTable('batchItem')
      .set({ outcome: 'CANCELLED', finishedAt: ctx.clock.now() })
      .where('batchId', '=', batchId)
      .where('outcome', '=', 'WAITING')
      .executeTakeFirst();
    return Number(numUpdatedRows);
  });
}

/**
 * What failed or was cancelled is tried once more, as the dossiers stand now: the officer has read why. Answers how
 * many. Throws `batch.not_found` for somebody else's.
 */
export async function retryBatch(ctx: Ctx, batchId: string): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    await lockOwnBatch(tx, batchId);
    const items = await tx.db
      .updateTable('batchItem')
      .set({ outcome: 'WAITING', failure: null, finishedAt: null, revision: null, attempt: sql`attempt + 1` })
      .where('batchId', '=', batchId)
      .where('outcome', 'in', ['FAILED', 'CANCELLED'])
      .returning('number')
      .execute();
    await enqueueAll(
      tx.db,
      'batch.item',
      items.map(({ number }) => ({ batchId, number })),
    );
    return items.length;
  });
}

/** Two clicks at once are one after the other. */
async function lockOwnBatch({ db, actor }: TxCtx, batchId: string): Promise<void> {
  const row =
    actor.kind === 'OFFICER' &&
    (await db
      .selectFrom('batch')
      .select('id')
      .where('id', '=', batchId)
      .where('accountId', '=', actor.accountId)
      .forUpdate()
      .executeTakeFirst());
  if (!row) throw batchNotFound();
}
