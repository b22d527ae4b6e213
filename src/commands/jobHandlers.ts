import { SWEEP_CRONTAB, sweepExpired } from '../features/operations/jobs.ts';
import type { Config } from '../platform/config/config.ts';
import type { Clock } from '../platform/context.ts';
import type { Database } from '../platform/db/database.ts';
import type { JobHandlers } from '../platform/jobs/worker.ts';
import type { Log } from '../platform/log.ts';

/** What background jobs work with. */
export interface JobDeps {
  config: Config;
  db: Database;
  clock: Clock;
  log: Log;
}

/** Every feature's background jobs by name: the one list. */
export function jobHandlers(deps: JobDeps): JobHandlers {
  return {
    'operations.sweep': async () => {
      const swept = await sweepExpired(deps);
      deps.log.info(swept, 'expired rows deleted');
    },
  };
}

/** What runs by the clock: one line each, times in UTC. */
export const crontab = [SWEEP_CRONTAB].join('\n');
