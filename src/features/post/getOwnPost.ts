import type { DossierState } from '../../domain/dossier/state.ts';
import { isPayable } from '../../domain/money/obligation.ts';
import type { PostKind, PostState } from '../../domain/post/order.ts';
import { provinceChoices } from '../../domain/post/provinces.ts';
import type { Ctx } from '../../platform/context.ts';
import { getProvince } from '../organisation/portalShell.ts';
import { legalParameter } from '../parameters/legalParameter.ts';
import { canPayOnDelivery } from '../payments/collectByPost.ts';
import { listObligations } from '../payments/store.ts';
import { wholeAddress } from './addressLine.ts';
import { orderable } from './orderPost.ts';
import { listOrdersOf, type PostOrder } from './orders.ts';
import { ownProvinceCode } from './syncOrders.ts';

export interface OwnOrder extends PostOrder {
  /** the whole address on one line, with the province */
  to: string;
  events: { seq: number; state: PostState; at: Date; person: string | null }[];
}

/** What the applicant sees of the post. */
export interface OwnPost {
  /** newest first; of those taken back only the last */
  orders: OwnOrder[];
  orderable: PostKind[];
  /** the promise inside the province */
  hours: number;
  /** fees that could be, or are to be, paid to whoever brings the result; null: nothing is owed, or the post collects for nobody */
  onDelivery: { owedVnd: number; chosen: boolean; changeable: boolean } | null;
}

/** The orders of a dossier that the reader may see already. A few queries. */
export async function getOwnPost(ctx: Ctx, dossierId: string, state: DossierState): Promise<OwnPost> {
  const known = await listOrdersOf(ctx.db, dossierId);
  const orders = known.filter((order, index) => order.state !== 'CANCELLED' || index === 0);
  const events =
    orders.length === 0
      ? []
      : await ctx.db
          .selectFrom('postEvent')
          .select(['orderId', 'seq', 'state', 'at', 'person'])
          .where(
            'orderId',
            'in',
            orders.map(({ id }) => id),
          )
          .orderBy('seq')
          .execute();
  const province = await getProvince(ctx.db);
  const provinces = provinceChoices(ownProvinceCode(province), province.name.vi);
  const { value } = await legalParameter(ctx.db, 'post.deliveryInside', { at: ctx.clock.now() });
  return {
    orders: orders.map((order) => ({
      ...order,
      to: [
        order.address.name,
        wholeAddress(
          order.address,
          (provinces.find(({ code }) => code === order.address.province) ?? provinces[0]).name,
        ),
      ].join(', '),
      events: events
        .filter(({ orderId }) => orderId === order.id)
        .map(({ orderId: _, ...event }) => ({ ...event, state: event.state as PostState })),
    })),
    orderable: orderable(state).filter((kind) => !known.some((one) => one.kind === kind && one.endedAt === null)),
    hours: value ?? 24,
    onDelivery: await payableOnDelivery(ctx, dossierId, state, known),
  };
}

async function payableOnDelivery(
  ctx: Ctx,
  dossierId: string,
  state: DossierState,
  orders: readonly PostOrder[],
): Promise<OwnPost['onDelivery']> {
  const owed = (await listObligations(ctx, dossierId)).filter(
    (one) => one.purpose === 'AFTER_ACCEPTANCE' && isPayable(one.state),
  );
  if (owed.length === 0 || !(await canPayOnDelivery(ctx, state))) return null;
  return {
    owedVnd: owed.reduce((sum, one) => sum + one.state.vnd, 0),
    chosen: state.delivery.payOnDelivery === true,
    changeable: orders.some(({ kind, state: at }) => kind === 'DELIVERY' && at === 'ORDERED'),
  };
}
