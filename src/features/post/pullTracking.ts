import { liesAhead } from '../../domain/post/order.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { openIncident } from './incidents.ts';
import { changeState } from './orders.ts';
import { PostUnavailable, postGatewayOf, type TrackedItem } from './postGateway.ts';
import { noteAnswer, noteFailure, readProviderState } from './providerState.ts';
import { noteCollected, recordDelivered } from './recordDelivered.ts';
import { trackedState } from './trackedState.ts';

const MOST_PAGES = 50;

/**
 * Reads what the post has said since the last time, in its order. Each message is taken once; one that leads back or is not
 * known changes nothing. When the post does not answer that is noted, and the next run goes on. Answers how many were read.
 */
export async function pullTracking(ctx: Ctx, gateway = postGatewayOf(ctx.config)): Promise<number> {
  if (!gateway) return 0;
  let { lastId } = await readProviderState(ctx);
  let read = 0;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    let items: TrackedItem[];
    try {
      items = await gateway.listTracking(lastId);
    } catch (error) {
      if (!(error instanceof PostUnavailable)) throw error;
      await noteFailure(ctx, error.message);
      return read;
    }
    for (const item of items) {
      await takeItem({ ...ctx, requestId: `post-tracking-${item.id}` }, item);
      lastId = item.id;
      read += 1;
    }
    await noteAnswer(ctx, lastId);
    if (items.length === 0) break;
  }
  return read;
}

async function takeItem(ctx: Ctx, item: TrackedItem): Promise<void> {
  const to = trackedState(item.statusCode);
  const at = new Date(item.at);
  if (!to || Number.isNaN(at.getTime())) return;
  await inTransaction(ctx, async (tx) => {
    const order = await tx.db
      .selectFrom('postOrder')
      .selectAll()
      .where('number', '=', item.orderNumber)
      .forUpdate()
      .executeTakeFirst();
    if (!order) return;
    // a post officer was quicker: what the post collected counts only now
    if (to === 'DELIVERED' && order.state === to && order.codVnd > 0 && item.codVnd !== undefined)
      return noteCollected(tx, order, item.codVnd, at, 'PROVIDER');
    if (!liesAhead(order.kind, order.state, to)) return;
    const change = { source: 'PROVIDER', at, person: item.person, note: item.statusMessage } as const;
    if (to === 'DELIVERED') await recordDelivered(tx, order, { ...change, codVnd: item.codVnd });
    else {
      await changeState(tx, order, to, change);
      if (to === 'LOST') await openIncident(tx, order, item.statusMessage);
    }
  });
}
