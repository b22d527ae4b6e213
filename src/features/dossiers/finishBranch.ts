import { STATUS } from '../../domain/dossier/status.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { shareDue } from './actions/branch.ts';
import { openBranch } from './openBranch.ts';
import { getProcess } from './process.ts';
import { appendEvent, type Dossier, lockDossier } from './store.ts';

/**
 * An agency has finished its part of an interlinked dossier: the part is closed, its result is with the whole, and the
 * next agency in order begins (Đ.19.6a NĐ 61/2018). Done once however often the job runs.
 */
export async function finishBranch(ctx: Ctx, branchDossierId: string): Promise<void> {
  await inTransaction({ ...ctx, requestId: `finish-branch-${branchDossierId}` }, async (tx) => {
    const part = await lockDossier(tx, branchDossierId);
    const { parent, result, status, closingReason } = part.state;
    if (!parent || part.alreadyDone || !result) return;
    const resolved = status === STATUS.RESOLVED;
    await appendEvent(tx, part, 'RETURNED', { method: 'ONLINE', collectorName: tx.actor.kind, authorised: false });
    const whole = await lockDossier(tx, parent.dossierId);
    const branch = whole.state.branches.find(({ id, state }) => id === parent.branchId && state === 'RUNNING');
    if (!branch) return;
    if (result.fileId) await shareFile(tx, whole.id, result.fileId);
    const finished = await appendEvent(tx, whole, 'BRANCH_FINISHED', {
      branchId: branch.id,
      outcome: resolved ? 'RESOLVED' : 'STOPPED',
      note: closingReason ?? '',
      result,
    });
    if (resolved) await startNext(tx, finished);
  });
}

/** The whole has ended: what its agencies were still doing ends too. */
export async function endBranches(ctx: Ctx, dossierId: string): Promise<void> {
  const rows = await ctx.db
    .selectFrom('dossier')
    .select('id')
    .where('parentId', '=', dossierId)
    .where('stepId', 'is not', null)
    .execute();
  for (const { id } of rows) {
    await inTransaction({ ...ctx, requestId: `end-branch-${id}` }, async (tx) => {
      const part = await lockDossier(tx, id);
      if (part.alreadyDone || part.state.position === null || part.state.result !== null) return;
      await appendEvent(tx, part, 'WITHDRAWN', { reason: '' });
    });
  }
}

async function startNext(tx: TxCtx, whole: Dossier): Promise<void> {
  const { branches, branchMode } = whole.state;
  const next = branches.find(({ state }) => state === 'WAITING');
  if (branchMode !== 'SEQUENTIAL' || !next) return;
  const process = await getProcess(tx.db, whole.state.processId);
  const share = process.steps.flatMap(({ branching }) => branching?.branches ?? []).find(({ id }) => id === next.id);
  const now = tx.clock.now();
  const dueAt = await shareDue(tx, whole.state, next.agencyCode, share?.sharePercent ?? 0, now);
  const started = await appendEvent(tx, whole, 'BRANCH_STARTED', { branchId: next.id, dueAt });
  await openBranch(tx, started, process, { ...next, dueAt }, now);
}

async function shareFile(tx: TxCtx, dossierId: string, fileId: string): Promise<void> {
  await tx.db
    .insertInto('dossierFile')
    .values({ dossierId, fileId, kind: 'OTHER', componentKey: null, addedAt: tx.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
