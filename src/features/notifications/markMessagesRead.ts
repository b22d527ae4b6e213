import type { Ctx } from '../../platform/context.ts';
import { readerId } from './queries.ts';

/** Marks the person's own messages up to `upTo` (the newest they were shown) as read. One statement. */
export async function markMessagesRead(ctx: Ctx, upTo: string): Promise<void> {
  await ctx.db
    .updateTable('notification')
    .set({ readAt: ctx.clock.now() })
    .where('accountId', '=', readerId(ctx))
    .where('channel', '=', 'PORTAL')
    .where('readAt', 'is', null)
    .where('id', '<=', upTo)
    .execute();
}
