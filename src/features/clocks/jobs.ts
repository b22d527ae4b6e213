import type { Ctx } from '../../platform/context.ts';
import type { JobPayloads } from '../../platform/jobs/enqueue.ts';
import { sweepClocks } from './sweepClocks.ts';
import { warnOfClock } from './warnOfClock.ts';

/** The background jobs of this feature. */
export function clockJobs(ctx: Ctx) {
  return {
    'clocks:sweep': async () => {
      await sweepClocks(ctx);
    },
    'clock.warn': (payload: JobPayloads['clock.warn']) => warnOfClock(ctx, payload),
  };
}
