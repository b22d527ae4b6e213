import type { Ctx } from '../../platform/context.ts';
import type { JobPayloads } from '../../platform/jobs/enqueue.ts';
import { cancelSent } from './cancelSent.ts';
import { pullTracking } from './pullTracking.ts';
import { sendOrders } from './sendOrders.ts';
import { tendOrders } from './tendOrders.ts';

/** The background jobs of this feature. */
export function postJobs(ctx: Ctx) {
  return {
    'post.send': ({ dossierId }: JobPayloads['post.send']) => sendOrders(ctx, dossierId),
    'post.cancel': ({ orderId }: JobPayloads['post.cancel']) => cancelSent(ctx, orderId),
    'post:tend': async () => {
      await tendOrders(ctx);
      await pullTracking(ctx);
    },
  };
}

/** Every five minutes: what waits is sent, what the post says is read. */
export const POST_CRONTAB = '*/5 * * * * post:tend ?max=1';
