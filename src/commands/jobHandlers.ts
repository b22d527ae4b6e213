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
export function jobHandlers(_deps: JobDeps): JobHandlers {
  return {};
}
