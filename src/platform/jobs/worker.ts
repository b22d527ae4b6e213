import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, type Runner, run, runMigrations, type TaskList, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import type { Log } from '../log.ts';
import { patientPool } from './patientPool.ts';
import { createPresence } from './presence.ts';
import { startRecovery } from './recovery.ts';

export type JobHandlers = Record<string, (payload: never) => Promise<void>>;

/** Creates or updates the queue's own tables; part of migrating. */
export async function migrateJobs(databaseUrl: string): Promise<void> {
  await runMigrations({ connectionString: databaseUrl, logger: silent });
}

const silent = new Logger(() => () => undefined);

export interface WorkerOptions {
  /** jobs at the same time */
  concurrency?: number;
  /** jobs by the clock, lines of a crontab in UTC */
  crontab?: string;
  /** how often to look for jobs of killed workers; two looks make sure */
  lookMilliseconds?: number;
}

/**
 * Runs jobs until stopped. A job that fails is tried again with growing pauses; a worker that is killed leaves its job
 * locked, and another takes it up within seconds. Handlers must therefore be harmless when repeated.
 */
export async function startWorker(
  pool: pg.Pool,
  handlers: JobHandlers,
  log: Log,
  { concurrency = 4, crontab, lookMilliseconds = 5_000 }: WorkerOptions = {},
): Promise<{ stop(): Promise<void> }> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [name, (payload: unknown) => handler(payload as never)]),
  );
  const logger = new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log.warn({ worker: message.slice(0, 300) }, 'job worker');
  });
  const presence = await createPresence(pool, log);
  const events: WorkerEvents = new EventEmitter();
  let name = '';
  events.on('pool:create', ({ workerPool }) => {
    name = workerPool.id;
    presence.announce(name);
  });
  const runner: Runner = await run({
    pgPool: patientPool(pool),
    taskList,
    crontab,
    concurrency,
    noHandleSignals: true,
    logger,
    events,
    pollInterval: 2_000,
  }).catch(async (error: unknown) => {
    await presence.stop();
    throw error;
  });
  await presence.announced;
  const recovery = startRecovery(pool, log, lookMilliseconds);
  return {
    stop: async () => {
      await recovery.stop();
      await runner.stop();
      await waitUntilWritten(pool, name);
      await presence.stop();
    },
  };
}

const WRITTEN_WITHIN_MILLISECONDS = 5_000;

/** The runner stops a little before the end of its last jobs is written down: waits for that, so that none is repeated. */
async function waitUntilWritten(pool: pg.Pool, name: string): Promise<void> {
  for (const end = Date.now() + WRITTEN_WITHIN_MILLISECONDS; Date.now() < end; await sleep(20)) {
    const { rowCount } = await pool.query('SELECT FROM graphile_worker.jobs WHERE locked_by = $1 LIMIT 1', [name]);
    if (rowCount === 0) return;
  }
}
