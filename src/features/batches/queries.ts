import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { batchNotFound } from './errors.ts';
import type { BatchFailure } from './runBatchItem.ts';

/** How far a batch is. The four numbers add up to `total`. */
export interface BatchSummary {
  id: string;
  action: string;
  createdAt: Date;
  total: number;
  waiting: number;
  done: number;
  failed: number;
  cancelled: number;
  /** when its last dossier was done; null while one waits */
  finishedAt: Date | null;
}

export interface BatchItem {
  dossierId: string;
  code: string;
  applicantName: string;
  procedureName: string;
  outcome: string;
  failure: BatchFailure | null;
}

const LATEST = 50;

/** The officer's last 50 batches, the newest first. One query. */
export async function listBatches({ db, actor }: Ctx): Promise<BatchSummary[]> {
  return summaries(db)
    .where('batch.accountId', '=', 'accountId' in actor ? actor.accountId : null)
    .orderBy('batch.createdAt', 'desc')
    .limit(LATEST)
    .execute();
}

/** One of the officer's batches with its dossiers, in the order in which they were chosen. Two queries. Throws `batch.not_found`. */
export async function getBatch(ctx: Ctx, id: string): Promise<BatchSummary & { items: BatchItem[] }> {
  const { db, actor } = ctx;
  const accountId = actor.kind === 'OFFICER' ? actor.accountId : null;
  const batch = await summaries(db)
    .where('batch.id', '=', id)
    .where('batch.accountId', '=', accountId)
    .executeTakeFirst();
  if (!batch) throw batchNotFound();
  const items = await db
    .selectFrom('batchItem')
    .innerJoin('dossier', 'dossier.id', 'batchItem.dossierId')
    .innerJoin('procedure', 'procedure.code', 'dossier.procedureCode')
    .select(['batchItem.dossierId', 'batchItem.outcome', 'batchItem.failure'])
    .select(['dossier.applicantName', 'procedure.name as procedureName'])
    .select(sql<string>`coalesce(dossier.code, dossier.submission_number)`.as('code'))
    .where('batchItem.batchId', '=', id)
    .orderBy('batchItem.number')
    .execute();
  return { ...batch, items: items.map((item) => ({ ...item, failure: item.failure as BatchFailure | null })) };
}

function summaries(db: Ctx['db']) {
  const counted = (outcome: string) => sql<number>`count(*) FILTER (WHERE batch_item.outcome = ${outcome})::int`;
  return db
    .selectFrom('batch')
    .innerJoin('batchItem', 'batchItem.batchId', 'batch.id')
    .select(['batch.id', 'batch.action', 'batch.createdAt', sql<number>`count(*)::int`.as('total')])
    .select([counted('WAITING').as('waiting'), counted('DONE').as('done')])
    .select([counted('FAILED').as('failed'), counted('CANCELLED').as('cancelled')])
    .select(
      sql<Date | null>`CASE WHEN bool_and(batch_item.outcome <> 'WAITING') THEN max(batch_item.finished_at) END`.as(
        'finishedAt',
      ),
    )
    .groupBy('batch.id');
}
