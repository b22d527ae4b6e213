import type { Ctx } from '../../platform/context.ts';
import type { JobPayloads } from '../../platform/jobs/enqueue.ts';
import { runBatchItem } from './runBatchItem.ts';

/** The background jobs of this feature. */
export function batchJobs(ctx: Ctx) {
  return { 'batch.item': (payload: JobPayloads['batch.item']) => runBatchItem(ctx, payload) };
}
