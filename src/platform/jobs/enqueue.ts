import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

/** Every kind of job with what it needs; the handlers are listed in `src/commands/jobHandlers.ts`. */
export interface JobPayloads {
  'notification.send': { notificationId: string };
  'dossier.notify': { dossierId: string; seq: number };
}

export type JobName = keyof JobPayloads;

/**
 * Adds a job in the same transaction as the event it follows: it runs if and only if the transaction commits.
 * `jobKey` makes a repeat replace the waiting one.
 */
export async function enqueue<N extends JobName>(
  tx: Tx,
  name: N,
  payload: JobPayloads[N],
  options: { jobKey?: string; runAt?: Date } = {},
): Promise<void> {
  await sql`SELECT graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, run_at => ${options.runAt ?? null}::timestamptz,
    job_key => ${options.jobKey ?? null}::text, max_attempts => 12)`.execute(tx);
}
