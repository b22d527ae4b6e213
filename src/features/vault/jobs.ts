import type { Ctx } from '../../platform/context.ts';
import type { JobPayloads } from '../../platform/jobs/enqueue.ts';
import { collectPapers } from './collectPapers.ts';
import { warnExpiring } from './warnExpiring.ts';

/** The background jobs of this feature. */
export function vaultJobs(ctx: Ctx) {
  return {
    'vault.collect': (payload: JobPayloads['vault.collect']) => collectPapers(ctx, payload),
    'vault:expiry': async () => {
      await warnExpiring(ctx);
    },
  };
}
