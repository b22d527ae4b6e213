import type { Config } from '../platform/config/config.ts';
import { wallClock } from '../platform/context.ts';
import { createDatabase, createPool } from '../platform/db/database.ts';
import { startWorker } from '../platform/jobs/worker.ts';
import type { Log } from '../platform/log.ts';
import { crontab, jobHandlers } from './jobHandlers.ts';

/** Runs background jobs on a pool of their own until stopped; running jobs are finished first. */
export async function startJobs(config: Config, databaseUrl: string, log: Log): Promise<{ stop(): Promise<void> }> {
  const pool = createPool(databaseUrl, config.databaseConnections);
  // The queue wants to know that a connection lost while in use ends no process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const handlers = jobHandlers({ config, db: createDatabase(pool), clock: wallClock, log });
  const worker = await startWorker(pool, handlers, log, { crontab }).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  return {
    stop: async () => {
      await worker.stop();
      await pool.end();
    },
  };
}
