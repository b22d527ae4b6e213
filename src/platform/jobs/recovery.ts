import type pg from 'pg';
import type { Log } from '../log.ts';

/**
 * Gives jobs of killed workers back to the queue; the queue itself would wait four hours. A worker counts as dead when its
 * lock (see presence.ts) was free in two looks one after the other: one look could meet a worker that has just started, or
 * one that is making its lost connection again. The first look is at once.
 */
export function startRecovery(pool: pg.Pool, log: Log, everyMilliseconds: number): { stop(): Promise<void> } {
  let suspects: string[] = [];
  let looking: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    const missing = await findMissing(pool);
    const dead = missing.filter((name) => suspects.includes(name));
    suspects = missing;
    if (dead.length === 0) return;
    await pool.query('SELECT graphile_worker.force_unlock_workers($1::text[])', [dead]);
    log.warn({ workers: dead.length }, 'jobs of killed workers go on');
  }

  function lookAgain(): void {
    looking = looking.then(look).catch((err: unknown) => log.warn({ err }, 'could not look for killed workers'));
  }

  lookAgain();
  const timer = setInterval(lookAgain, everyMilliseconds);
  return {
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}

/** Workers that hold jobs and whose lock nobody holds. */
async function findMissing(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT locked_by AS name FROM (SELECT DISTINCT locked_by FROM graphile_worker.jobs WHERE locked_by IS NOT NULL) AS held
     WHERE pg_try_advisory_xact_lock_shared(hashtextextended(locked_by, 0))`,
  );
  return rows.map(({ name }) => name);
}
