import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../db/database.ts';

/** Every kind of job with what it needs; the handlers are listed in `src/commands/jobHandlers.ts`. */
export interface JobPayloads {
  'notification.send': { notificationId: string };
  'notification.digest': { accountId: string };
  'clock.warn': { dossierId: string; clock: string; percent: number; dueAt: string };
  'dossier.notify': { dossierId: string; seq: number };
  /** what the post is asked to do for a dossier and has not taken yet */
  'post.send': { dossierId: string };
  'post.cancel': { orderId: string };
  /** one dossier of a batch */
  'batch.item': { batchId: string; number: number };
  /** an agency's part of an interlinked dossier is done, or is done anew */
  'dossier.finish-branch': { dossierId: string };
  /** an interlinked dossier ended before its parts */
  'dossier.end-branches': { dossierId: string };
  /** the clocks of its parts stand still or go on with an interlinked dossier */
  'dossier.hold-branches': { dossierId: string };
  /** a copy of a person's own data */
  'personal-data.export': { exportId: string };
  /** what an event of a dossier means for the vault of its owner */
  'vault.collect': { dossierId: string; type: string };
  /** one row of a spreadsheet of dossiers */
  'bulk.row': { bulkId: string; number: number };
  /** an approved refund goes back by the way the money came */
  'refund.send': { refundId: string };
  'receipt.sign': { receiptId: string };
  /** a reorganisation whose day has come, or that is taken back */
  'reorganisation.run': { planId: string };
}

export type JobName = keyof JobPayloads;

interface JobOptions {
  /** makes a repeat replace the waiting one */
  jobKey?: string;
  runAt?: Date;
}

/** Adds a job in the same transaction as the event it follows: it runs if and only if the transaction commits. */
export async function enqueue<N extends JobName>(
  tx: Tx,
  name: N,
  payload: JobPayloads[N],
  options: JobOptions = {},
): Promise<void> {
  await sql`SELECT ${addJob(name, JSON.stringify(payload), options)}`.execute(tx);
}

/** The same as an expression, for a statement that does more than that; the payload as JSON. */
export function addJob(name: JobName, payload: string | null, { jobKey, runAt }: JobOptions = {}): RawBuilder<unknown> {
  return sql`graphile_worker.add_job(${name}, ${payload}::json, run_at => ${runAt ?? null}::timestamptz,
    job_key => ${jobKey ?? null}::text, max_attempts => 12)`;
}

/** Somebody looks at the progress: before messages and the like, whose number is 0; smaller ones go first. */
const WATCHED_PRIORITY = -1;

/** Adds many jobs of one kind with one statement, for work whose progress somebody watches. */
export async function enqueueAll<N extends JobName>(
  tx: Tx,
  name: N,
  payloads: readonly JobPayloads[N][],
): Promise<void> {
  await sql`SELECT graphile_worker.add_job(${name}, payload, max_attempts => 12, priority => ${WATCHED_PRIORITY}::int)
    FROM json_array_elements(${JSON.stringify(payloads)}::json) AS payload`.execute(tx);
}
