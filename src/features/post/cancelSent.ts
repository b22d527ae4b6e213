import type { Ctx } from '../../platform/context.ts';
import { PostRefused, PostUnavailable, postGatewayOf } from './postGateway.ts';
import { noteFailure } from './providerState.ts';

/**
 * Tells the enterprise that an order it had taken is not wanted any more, so that nobody comes for it or asks for its fee. What it
 * refuses is noted at the order. @throws PostUnavailable, so that it is tried again
 */
export async function cancelSent(ctx: Ctx, orderId: string, gateway = postGatewayOf(ctx.config)): Promise<void> {
  if (!gateway) return;
  const { number } = await ctx.db
    .selectFrom('postOrder')
    .select('number')
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow();
  try {
    await gateway.cancelOrder(number);
  } catch (error) {
    if (error instanceof PostUnavailable) await noteFailure(ctx, error.message);
    if (!(error instanceof PostRefused)) throw error;
    await ctx.db
      .updateTable('postOrder')
      .set({ problem: error.message.slice(0, 500) })
      .where('id', '=', orderId)
      .execute();
  }
}
