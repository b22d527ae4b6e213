import { mayHandIn } from '../../domain/policy/actor.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { accessDenied, invalidInput } from '../../platform/errors.ts';
import { enqueueAll } from '../../platform/jobs/enqueue.ts';
import { requireAssurance } from '../identity/requireAssurance.ts';
import { checkRows } from './checkRows.ts';
import { bulkNothingReady } from './errors.ts';
import { getBulk } from './loadBulk.ts';

/**
 * Submits every row that is ready and tries failed ones again: a job for each, in the same transaction. Rows that have to
 * be put right stay as they are. Pressing twice starts each row once. Answers how many were started.
 * @throws bulk.not_found, bulk.nothing_ready, common.invalid_input (`declared`)
 */
export async function startBulk(ctx: Ctx, bulkId: string, declared: boolean): Promise<number> {
  const { actor } = ctx;
  if (actor.kind !== 'APPLICANT' || !mayHandIn(actor)) throw accessDenied();
  const bulk = await getBulk(ctx, bulkId);
  if (!declared) {
    const message = words(ctx.language).submission.check.declarationMissing;
    throw invalidInput({ fields: [{ field: 'declared', code: 'required', message }] });
  }
  await requireAssurance(ctx, 'SUBMIT', { procedureCode: bulk.procedureCode, agencyCode: bulk.agency.code });
  const rows = await checkRows(ctx, bulk);
  const ready = rows.filter(({ state }) => state === 'READY' || state === 'FAILED').map(({ number }) => number);
  if (ready.length === 0) throw bulkNothingReady();
  return inTransaction(ctx, async (tx) => {
    const started = await tx.db
      .updateTable('bulkRow')
      .set({ outcome: 'WAITING', failure: null })
      .where('bulkId', '=', bulkId)
      .where('number', 'in', ready)
      .where('outcome', 'in', ['CHECKED', 'FAILED'])
      .returning('number')
      .execute();
    await tx.db
      .updateTable('bulkSubmission')
      .set({ submittedAt: ctx.clock.now(), actor: JSON.stringify(actor) })
      .where('id', '=', bulkId)
      .execute();
    await enqueueAll(
      tx.db,
      'bulk.row',
      started.map(({ number }) => ({ bulkId, number })),
    );
    return started.length;
  });
}
