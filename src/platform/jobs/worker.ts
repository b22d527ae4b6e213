import { Logger, type Runner, run, runMigrations, type TaskList } from 'graphile-worker';
import type pg from 'pg';
import type { Log } from '../log.ts';

export type JobHandlers = Record<string, (payload: never) => Promise<void>>;

/** Creates or updates the queue's own tables; part of migrating. */
export async function migrateJobs(databaseUrl: string): Promise<void> {
  await runMigrations({ connectionString: databaseUrl, logger: silent });
}

const silent = new Logger(() => () => undefined);

/**
 * Runs jobs until stopped. A job that fails is tried again with growing pauses; a worker that is killed leaves its job
 * locked, and another takes it up. Handlers must therefore be harmless when repeated.
 */
export async function startWorker(
  pool: pg.Pool,
  handlers: JobHandlers,
  log: Log,
  { concurrency = 4, crontab }: { concurrency?: number; crontab?: string } = {},
): Promise<{ stop(): Promise<void> }> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [name, (payload: unknown) => handler(payload as never)]),
  );
  const logger = new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log.warn({ worker: message.slice(0, 300) }, 'job worker');
  });
  const runner: Runner = await run({
    pgPool: pool,
    taskList,
    crontab,
    concurrency,
    noHandleSignals: true,
    logger,
    pollInterval: 2_000,
  });
  return { stop: () => runner.stop() };
}
