import type { DossierState } from '../../domain/dossier/state.ts';
import type { TxCtx } from '../../platform/context.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';

/** The result is there, or was handed over: a job sees to the orders of the dossier, where there may be any. */
export async function letPostKnow(tx: TxCtx, { id, state }: { id: string; state: DossierState }): Promise<void> {
  if (tx.quiet || (state.delivery.method !== 'POST' && !state.delivery.pickUp)) return;
  await enqueue(tx.db, 'post.send', { dossierId: id }, { jobKey: `post.send:${id}` });
}
