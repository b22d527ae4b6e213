import type { ParcelItem, PostKind } from '../../domain/post/order.ts';
import type { Ctx } from '../../platform/context.ts';
import { getProvince } from '../organisation/portalShell.ts';
import { weightOf } from './orders.ts';
import { PostRefused, PostUnavailable, postGatewayOf } from './postGateway.ts';
import { noteFailure } from './providerState.ts';
import { ownProvinceCode } from './syncOrders.ts';

/**
 * What the post asks for the parcel, in VND, before somebody orders, from or to a province ('' is our own); undefined when it does not say now (not connected, or
 * down): the post officer then names the price. Postage is apart from the fees of the procedure (Đ.11 QĐ 45/2016).
 */
export async function askPostage(
  ctx: Ctx,
  kind: PostKind,
  province: string,
  items: readonly ParcelItem[],
  gateway = postGatewayOf(ctx.config),
): Promise<number | undefined> {
  if (!gateway) return undefined;
  const own = ownProvinceCode(await getProvince(ctx.db));
  const other = province || own;
  const [fromProvince, toProvince] = kind === 'PICK_UP' ? [other, own] : [own, other];
  try {
    return await gateway.askPrice({ weightGrams: weightOf(items), fromProvince, toProvince });
  } catch (error) {
    if (!(error instanceof PostUnavailable) && !(error instanceof PostRefused)) throw error;
    await noteFailure(ctx, error.message);
    return undefined;
  }
}
