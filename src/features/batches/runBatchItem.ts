import type { Language } from '../../domain/language.ts';
import { actorOf, postsHeld } from '../../platform/auth/signedInActor.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { ProblemError } from '../../platform/errors.ts';
import type { JobPayloads } from '../../platform/jobs/enqueue.ts';
import type { ActionInput } from '../dossiers/actionInput.ts';
import { actOnDossier } from '../dossiers/actOnDossier.ts';
import { actionNotAllowed } from '../dossiers/errors.ts';

/** Why a dossier of a batch was left as it was; put into words when somebody reads it. */
export interface BatchFailure {
  code: string;
  fields: { field: string; code: string }[];
  details: Record<string, unknown>;
}

/**
 * Does a batch's action to one of its dossiers, as the officer who started it and with the posts held now: everything is
 * checked again. The action and the note that it is done are one transaction, so a worker that is killed and a job that
 * runs twice do it once. What the officer may not do, or what has changed meanwhile, is noted at the dossier; failures
 * of the machine are left to the queue, which tries again.
 */
export async function runBatchItem(ctx: Ctx, { batchId, number }: JobPayloads['batch.item']): Promise<void> {
  try {
    await inTransaction(ctx, (tx) => actOnItem(tx, batchId, number));
  } catch (error) {
    if (!(error instanceof ProblemError) || error.kind.status >= 500) throw error;
    const failure: BatchFailure = {
      code: error.kind.code,
      fields: error.fields.map(({ field, code }) => ({ field, code })),
      details: error.details,
    };
    await ctx.db
      .updateTable('batchItem')
      .set({ outcome: 'FAILED', failure: JSON.stringify(failure), finishedAt: ctx.clock.now() })
      .where('batchId', '=', batchId)
      .where('number', '=', number)
      .where('outcome', '=', 'WAITING')
      .execute();
  }
}

async function actOnItem(tx: TxCtx, batchId: string, number: number): Promise<void> {
  const item = await lockWaiting(tx, batchId, number);
  if (!item) return;
  const officer = actorOf(item);
  if (item.status !== 'ACTIVE' || officer.kind !== 'OFFICER') throw actionNotAllowed();
  const requestId = `batch-${batchId}-${number}-${item.attempt}`;
  await actOnDossier(
    { ...tx, actor: officer, language: item.language as Language, requestId },
    item.dossierId,
    inputOf(item),
  );
  await tx.db
    .updateTable('batchItem')
    .set({ outcome: 'DONE', finishedAt: tx.clock.now() })
    .where('batchId', '=', batchId)
    .where('number', '=', number)
    .execute();
}

/** The item with its batch and officer, locked so that a cancellation waits; undefined when there is nothing to do any more. */
async function lockWaiting({ db, clock }: TxCtx, batchId: string, number: number) {
  return db
    .selectFrom('batchItem')
    .innerJoin('batch', 'batch.id', 'batchItem.batchId')
    .innerJoin('dossier', 'dossier.id', 'batchItem.dossierId')
    .innerJoin('account', 'account.id', 'batch.accountId')
    .select(['batchItem.dossierId', 'batchItem.revision', 'batchItem.attempt', 'batchItem.input as ownInput'])
    .select(['batch.action', 'batch.input', 'batch.language', 'dossier.applicantName'])
    .select(['account.id as accountId', 'account.kind', 'account.fullName', 'account.mustChangePassword'])
    .select(['account.status', postsHeld(clock.now()).as('posts')])
    .where('batchItem.batchId', '=', batchId)
    .where('batchItem.number', '=', number)
    .where('batchItem.outcome', '=', 'WAITING')
    .forUpdate('batchItem')
    .executeTakeFirst();
}

type Item = NonNullable<Awaited<ReturnType<typeof lockWaiting>>>;

/** The common input, then the dossier's own; results of a batch are handed to the applicants themselves unless it says otherwise. */
function inputOf({ action, input, ownInput, revision, applicantName }: Item): ActionInput {
  return {
    ...(action === 'RETURN' && { collectorName: applicantName }),
    ...(input as Partial<ActionInput>),
    ...(ownInput as Partial<ActionInput>),
    action: action as ActionInput['action'],
    ...(revision !== null && { revision }),
  };
}
