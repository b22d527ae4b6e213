import type { TxCtx } from '../../platform/context.ts';
import { settlePostCollection } from '../payments/collectByPost.ts';
import { type Change, changeState, type PostOrder } from './orders.ts';
import { returnByPost } from './returnByPost.ts';

/**
 * The parcel is in the receiver's hands: the order ends, what was collected is noted, the dossier closes. Only the post's own
 * message settles the fee at once; what a post officer enters waits for the post's list.
 */
export async function recordDelivered(
  tx: TxCtx,
  order: PostOrder,
  { codVnd, ...change }: Change & { codVnd?: number },
): Promise<void> {
  const at = change.at ?? tx.clock.now();
  await changeState(tx, order, 'DELIVERED', change);
  await returnByPost(tx, order.dossierId, change.person ?? order.address.name, at);
  if (order.codVnd > 0 && codVnd !== undefined) await noteCollected(tx, order, codVnd, at, change.source);
}

/** What the post says it collected for a parcel. */
export async function noteCollected(
  tx: TxCtx,
  { id, number: orderNumber }: PostOrder,
  vnd: number,
  at: Date,
  source: Change['source'],
): Promise<void> {
  await tx.db.updateTable('postOrder').set({ codCollectedVnd: vnd, codCollectedAt: at }).where('id', '=', id).execute();
  if (source === 'PROVIDER') await settlePostCollection(tx, { orderNumber, vnd, at });
}
