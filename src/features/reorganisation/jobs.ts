import type { Ctx } from '../../platform/context.ts';
import type { JobPayloads } from '../../platform/jobs/enqueue.ts';
import { runPlan } from './runPlan.ts';

/** The background jobs of this feature. */
export function reorganisationJobs(ctx: Ctx) {
  return {
    'reorganisation.run': ({ planId }: JobPayloads['reorganisation.run']) => runPlan(ctx, planId),
  };
}
