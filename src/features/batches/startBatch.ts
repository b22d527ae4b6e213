import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { BATCH_LIMIT, type BatchAction } from '../../domain/dossier/batchActions.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import { enqueueAll } from '../../platform/jobs/enqueue.ts';
import type { ActionInput } from '../dossiers/actionInput.ts';
import { readableBy } from '../queues/dossierRows.ts';
import { batchSizeWrong } from './errors.ts';

/** What an action is given beside its name and the revision. */
export type BatchInput = Omit<ActionInput, 'action' | 'revision'>;

export interface BatchWish {
  action: BatchAction;
  /** the same for every dossier */
  input: BatchInput;
  items: {
    dossierId: string;
    /** what the officer saw; left out: as it stands when its turn comes */
    revision?: number;
    /** for this dossier instead of the common input */
    input?: BatchInput;
  }[];
}

/**
 * Writes a batch down and enqueues one job for each of its dossiers, in one transaction; the same request makes one
 * batch. Nothing is decided here: each dossier is checked when its turn comes. Answers the id of the batch. Throws
 * `batch.size_wrong` for none or more than 500 dossiers.
 */
export async function startBatch(ctx: Ctx, wish: BatchWish): Promise<string> {
  const { actor } = ctx;
  if (actor.kind !== 'OFFICER') throw accessDenied();
  const items = [...new Map(wish.items.map((item) => [item.dossierId, item])).values()];
  if (items.length === 0 || items.length > BATCH_LIMIT) throw batchSizeWrong();
  return inTransaction(ctx, async (tx) => {
    const row = await tx.db
      .insertInto('batch')
      .values({
        id: uuidv7(),
        accountId: actor.accountId,
        action: wish.action,
        input: JSON.stringify(wish.input),
        language: ctx.language,
        requestId: ctx.requestId,
        createdAt: ctx.clock.now(),
      })
      .onConflict((conflict) => conflict.columns(['accountId', 'requestId']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!row) return findByRequest(tx, actor.accountId);
    const given = items.map(({ dossierId, revision = null, input = {} }, index) => ({
      dossier_id: dossierId,
      number: index + 1,
      revision,
      input,
    }));
    // To people who may not see it a dossier does not exist: it gets no item, or its name would be shown with it.
    const { rows } = await sql<{ number: number }>`
      INSERT INTO batch_item (batch_id, number, dossier_id, revision, input)
      SELECT ${row.id}::uuid, given.number, given.dossier_id, given.revision, given.input
      FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
        AS given (dossier_id uuid, number int, revision int, input jsonb)
      JOIN dossier ON dossier.id = given.dossier_id AND ${readableBy(actor)}
      RETURNING number`.execute(tx.db);
    if (rows.length === 0) throw batchSizeWrong();
    await enqueueAll(
      tx.db,
      'batch.item',
      rows.map(({ number }) => ({ batchId: row.id, number })),
    );
    return row.id;
  });
}

async function findByRequest({ db, requestId }: Ctx, accountId: string): Promise<string> {
  const { id } = await db
    .selectFrom('batch')
    .select('id')
    .where('accountId', '=', accountId)
    .where('requestId', '=', requestId)
    .executeTakeFirstOrThrow();
  return id;
}
