import type { Ctx } from '../../platform/context.ts';
import type { JobPayloads } from '../../platform/jobs/enqueue.ts';
import { runBulkRow } from './runBulkRow.ts';

/** The background jobs of this feature. */
export function bulkJobs(ctx: Ctx) {
  return { 'bulk.row': (payload: JobPayloads['bulk.row']) => runBulkRow(ctx, payload) };
}
