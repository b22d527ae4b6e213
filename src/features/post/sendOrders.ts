import { FINAL_STATUSES, STATUS, type Status } from '../../domain/dossier/status.ts';
import { isOver } from '../../domain/post/order.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { lockDossier } from '../dossiers/store.ts';
import { startPostCollection } from '../payments/collectByPost.ts';
import { type OneStopAddress, readOneStop } from './oneStopAddress.ts';
import { changeState, listOrdersOf, lockOrder, type PostOrder } from './orders.ts';
import { type PostGateway, PostRefused, PostUnavailable, postGatewayOf, type SentOrder } from './postGateway.ts';
import { noteFailure } from './providerState.ts';
import { findReturned } from './returnByPost.ts';

/** What an order is called that the post cannot be reached for; the screens have words for it. */
export const POST_UNREACHABLE = 'UNREACHABLE';

/**
 * Gives the orders of a dossier to the post: a pick-up at once, a delivery when there is a result. Without an enterprise in
 * the settings the post officers find them at their desk. Done once however often it runs: the enterprise knows an order by
 * its number. @throws PostUnavailable, so that it is tried again
 */
export async function sendOrders(ctx: Ctx, dossierId: string, gateway = postGatewayOf(ctx.config)): Promise<void> {
  const dossier = await ctx.db
    .selectFrom('dossier')
    .select(['status', 'finishedAt', 'code', 'submissionNumber'])
    .where('id', '=', dossierId)
    .executeTakeFirst();
  if (!dossier) return;
  if (dossier.finishedAt)
    await ctx.db
      .updateTable('postOrder')
      .set({ readyAt: dossier.finishedAt })
      .where('dossierId', '=', dossierId)
      .where('kind', '=', 'DELIVERY')
      .where('readyAt', 'is', null)
      .execute();
  const orders = (await listOrdersOf(ctx.db, dossierId)).filter(({ kind, state }) => !isOver(kind, state));
  const status = dossier.status as Status;
  for (const order of orders) {
    if (FINAL_STATUSES.includes(status)) await endWithDossier(ctx, order);
    else if (order.state === 'ORDERED' && isDue(order, status)) {
      await sendOne(ctx, order, gateway, dossier.code ?? dossier.submissionNumber);
    }
  }
}

/** A delivery waits for the result; refusals and papers to be given back are brought too. */
function isDue({ kind }: PostOrder, status: Status): boolean {
  return kind === 'PICK_UP' || status === STATUS.RESOLVED || status === STATUS.STOPPED;
}

async function sendOne(ctx: Ctx, waiting: PostOrder, gateway: PostGateway | undefined, code: string): Promise<void> {
  const order = await withFees(ctx, waiting);
  let postageVnd = order.postageVnd;
  if (gateway) {
    const oneStop = await readOneStop(ctx, order.agencyCode);
    try {
      postageVnd ??= await gateway.askPrice({
        weightGrams: order.weightGrams,
        ...(order.kind === 'PICK_UP'
          ? { fromProvince: order.address.province, toProvince: oneStop.province }
          : { fromProvince: oneStop.province, toProvince: order.address.province }),
      });
      await gateway.sendOrder(messageOf(order, oneStop, code));
    } catch (error) {
      await noteProblem(ctx, order, error);
      if (error instanceof PostRefused) return;
      throw error;
    }
  }
  await inTransaction(ctx, async (tx) => {
    const locked = await lockOrder(tx, order.id);
    if (locked.state !== 'ORDERED') return;
    await changeState(tx, locked, 'ACCEPTED', { source: gateway ? 'PROVIDER' : 'SYSTEM' });
    await tx.db
      .updateTable('postOrder')
      .set({ postageVnd, sentAt: tx.clock.now() })
      .where('id', '=', order.id)
      .execute();
  });
}

/** What the applicant wants to pay on delivery is asked for once, when the parcel is given to the post: what was paid meanwhile is not. */
async function withFees(ctx: Ctx, waiting: PostOrder): Promise<PostOrder> {
  if (waiting.kind === 'PICK_UP') return waiting;
  return inTransaction(ctx, async (tx) => {
    const order = await lockOrder(tx, waiting.id);
    const dossier = await lockDossier(tx, order.dossierId);
    if (order.codVnd > 0 || order.state !== 'ORDERED' || !dossier.state.delivery.payOnDelivery) return order;
    const codVnd = await startPostCollection(tx, dossier, order.id);
    if (codVnd === 0) return order;
    await tx.db.updateTable('postOrder').set({ codVnd }).where('id', '=', order.id).execute();
    return { ...order, codVnd };
  });
}

async function noteProblem(ctx: Ctx, order: PostOrder, error: unknown): Promise<void> {
  const problem = error instanceof PostRefused ? error.message.slice(0, 500) : POST_UNREACHABLE;
  await ctx.db.updateTable('postOrder').set({ problem }).where('id', '=', order.id).execute();
  if (error instanceof PostUnavailable) await noteFailure(ctx, error.message);
}

function messageOf(order: PostOrder, oneStop: OneStopAddress, code: string): SentOrder {
  const { name, phone, line, commune, province } = order.address;
  const person = { name, phone, address: [line, commune].filter(Boolean).join(', '), province };
  const [sender, receiver] = order.kind === 'PICK_UP' ? [person, oneStop] : [oneStop, person];
  return { number: order.number, codVnd: order.codVnd, sender, receiver, description: code };
}

/** The dossier ended without the post, or the result was given at the counter: nothing is left to carry. */
async function endWithDossier(ctx: Ctx, order: PostOrder): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const locked = await lockOrder(tx, order.id);
    if (locked.state === 'ORDERED' || locked.state === 'ACCEPTED') {
      const returned = await findReturned(tx, order.dossierId);
      if (locked.kind === 'DELIVERY' && returned?.method === 'POST') {
        await changeState(tx, locked, 'DELIVERED', {
          source: 'SYSTEM',
          at: new Date(returned.at),
          person: returned.collectorName,
        });
        return;
      }
      await changeState(tx, locked, 'CANCELLED', { source: 'SYSTEM' });
    }
  });
}
