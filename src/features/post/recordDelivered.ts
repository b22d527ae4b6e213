import type { TxCtx } from '../../platform/context.ts';
import { type Change, changeState, type PostOrder } from './orders.ts';
import { returnByPost } from './returnByPost.ts';

/** The parcel is in the receiver's hands: the order ends, what was collected is noted, the dossier closes. */
export async function recordDelivered(
  tx: TxCtx,
  order: PostOrder,
  { codVnd, ...change }: Change & { codVnd?: number },
): Promise<void> {
  const at = change.at ?? tx.clock.now();
  await changeState(tx, order, 'DELIVERED', change);
  if (order.codVnd > 0 && codVnd !== undefined)
    await tx.db
      .updateTable('postOrder')
      .set({ codCollectedVnd: codVnd, codCollectedAt: at })
      .where('id', '=', order.id)
      .execute();
  await returnByPost(tx, order.dossierId, change.person ?? order.address.name, at);
}
