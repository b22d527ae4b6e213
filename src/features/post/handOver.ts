import { v7 as uuidv7 } from 'uuid';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { canBeListed, type HandoverDirection } from '../../domain/post/order.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import { requireSide, type Side } from './deskPlaces.ts';
import { postHandoverNotFound, postHandoverSigned, postNotNow } from './errors.ts';
import { changeState, lockOrder } from './orders.ts';
import { tellOnTheWay } from './tellOfPost.ts';

const GIVER: Record<HandoverDirection, Side> = { TO_POST: 'ONE_STOP', TO_ONE_STOP: 'POST' };
const TAKER: Record<HandoverDirection, Side> = { TO_POST: 'POST', TO_ONE_STOP: 'ONE_STOP' };

export interface HandoverWish {
  direction: HandoverDirection;
  agencyCode: string;
  orderIds: readonly string[];
  note?: string;
}

/**
 * The giving side signs a list of parcels. Nothing has changed hands before the other side has counted and signed too.
 * @throws common.forbidden, common.invalid_input, post.not_now when a parcel is elsewhere or on another open list
 */
export async function giveList(
  ctx: Ctx,
  { direction, agencyCode, orderIds, note = '' }: HandoverWish,
): Promise<{ id: string; number: string }> {
  requireSide(ctx, agencyCode, GIVER[direction]);
  if (ctx.actor.kind !== 'OFFICER') throw postNotNow();
  const { accountId, name } = ctx.actor;
  const wanted = [...new Set(orderIds)].sort();
  if (wanted.length === 0) {
    const message = words(ctx.language).post.handover.chooseSome;
    throw invalidInput({ fields: [{ field: 'orderIds', code: 'required', message }] });
  }
  return inTransaction(ctx, async (tx) => {
    for (const id of wanted) {
      const order = await lockOrder(tx, id);
      if (order.agencyCode !== agencyCode || !canBeListed(direction, order.kind, order.state)) throw postNotNow();
    }
    const listed = await tx.db
      .selectFrom('postHandoverItem')
      .innerJoin('postHandover', 'postHandover.id', 'postHandoverItem.handoverId')
      .select('orderId')
      .where('orderId', 'in', wanted)
      .where('takenAt', 'is', null)
      .execute();
    if (listed.length > 0) throw postNotNow();
    const id = uuidv7();
    const now = tx.clock.now();
    const { next } = await tx.db
      .selectNoFrom((where) => where.fn<string>('nextval', [where.val('post_handover_number')]).as('next'))
      .executeTakeFirstOrThrow();
    const number = `BG${vietnamDate(now.getTime()).slice(2, 4)}-${String(next).padStart(5, '0')}`;
    await tx.db
      .insertInto('postHandover')
      .values({ id, number, direction, agencyCode, givenAt: now, givenBy: accountId, givenByName: name, note })
      .execute();
    await tx.db
      .insertInto('postHandoverItem')
      .values(wanted.map((orderId) => ({ handoverId: id, orderId })))
      .execute();
    return { id, number };
  });
}

/**
 * The taking side has counted and signs: with that moment the parcels are in its hands. What was on the list and not there
 * stays with the giver. @throws post.handover_not_found, post.handover_signed, common.forbidden
 */
export async function takeList(ctx: Ctx, handoverId: string, missing: readonly string[]): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const list = await tx.db
      .selectFrom('postHandover')
      .selectAll()
      .where('id', '=', handoverId)
      .forUpdate()
      .executeTakeFirst();
    if (!list) throw postHandoverNotFound();
    const direction = list.direction as HandoverDirection;
    requireSide(tx, list.agencyCode, TAKER[direction]);
    if (list.takenAt) throw postHandoverSigned();
    if (tx.actor.kind !== 'OFFICER') throw postNotNow();
    const { accountId, name } = tx.actor;
    // two signatures are of two people
    if (accountId === list.givenBy) throw postHandoverSigned();
    const items = await tx.db
      .selectFrom('postHandoverItem')
      .select('orderId')
      .where('handoverId', '=', handoverId)
      .orderBy('orderId')
      .execute();
    for (const { orderId } of items) {
      const isMissing = missing.includes(orderId);
      const order = await lockOrder(tx, orderId);
      // taken back meanwhile, or reported lost: it is not there
      const isThere = !isMissing && canBeListed(direction, order.kind, order.state);
      if (isThere) {
        await changeState(tx, order, 'HANDED_OVER', { source: 'OFFICER', person: name, note: list.number });
        if (direction === 'TO_POST') await tellOnTheWay(tx, order);
      }
      await tx.db
        .updateTable('postHandoverItem')
        .set({ outcome: isThere ? 'TAKEN' : 'MISSING' })
        .where('handoverId', '=', handoverId)
        .where('orderId', '=', orderId)
        .execute();
    }
    await tx.db
      .updateTable('postHandover')
      .set({ takenAt: tx.clock.now(), takenBy: accountId, takenByName: name })
      .where('id', '=', handoverId)
      .execute();
  });
}
