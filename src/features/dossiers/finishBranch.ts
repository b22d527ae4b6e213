import { STATUS, type Status } from '../../domain/dossier/status.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { openBranch } from './openBranch.ts';
import { branchOf, getProcess } from './process.ts';
import { shareDue } from './shareDue.ts';
import { appendEvent, type Dossier, lockDossier } from './store.ts';

/** In which the whole still waits for its parts. */
const WAITED_FOR: readonly Status[] = [STATUS.IN_PROCESS, STATUS.SUPPLEMENT_REQUESTED, STATUS.FINANCIAL_OBLIGATION];

/**
 * An agency has finished its part of an interlinked dossier: the part is closed, its result is with the whole, and the
 * next agency in order begins (Đ.19.6a NĐ 61/2018). A part that is resolved anew is waited for again (Đ.21.1). Brings the
 * whole in line with what the part is now, so it does no harm to run the job again.
 */
export async function finishBranch(ctx: Ctx, branchDossierId: string): Promise<void> {
  await inTransaction({ ...ctx, requestId: `finish-branch-${branchDossierId}` }, async (tx) => {
    const part = await lockDossier(tx, branchDossierId);
    const { parent, result, closingReason, position } = part.state;
    if (!parent) return;
    if (result && position !== null)
      await appendEvent(tx, part, 'RETURNED', { method: 'ONLINE', collectorName: tx.actor.kind, authorised: false });
    const whole = await lockDossier(tx, parent.dossierId);
    const branch = whole.state.branches.find(({ dossierId }) => dossierId === branchDossierId);
    if (!branch || !WAITED_FOR.includes(whole.state.status)) return;
    const running = branch.state === 'RUNNING';
    if (!result && !running && position !== null)
      await appendEvent(tx, whole, 'BRANCH_STARTED', { branchId: branch.id, dueAt: branch.dueAt });
    if (!result || !running) return;
    if (result.fileId) await shareFile(tx, whole.id, result.fileId);
    const resolved = closingReason === null;
    const finished = await appendEvent(tx, whole, 'BRANCH_FINISHED', {
      branchId: branch.id,
      outcome: resolved ? 'RESOLVED' : 'STOPPED',
      note: closingReason ?? '',
      result,
    });
    if (resolved) await startNext(tx, finished);
  });
}

/** The whole has ended: what its agencies were still doing ends too. A part already decided is only issued and closed. */
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
      if (part.state.position === null || part.state.finishedAt !== null) return;
      await appendEvent(tx, part, 'WITHDRAWN', { reason: '' });
    });
  }
}

async function startNext(tx: TxCtx, whole: Dossier): Promise<void> {
  const { branches, branchMode } = whole.state;
  const next = branches.find(({ state }) => state === 'WAITING');
  if (branchMode !== 'SEQUENTIAL' || !next || branches.some(({ state }) => state === 'RUNNING')) return;
  const process = await getProcess(tx.db, whole.state.processId);
  const now = tx.clock.now();
  const dueAt = await shareDue(tx, whole.state, next.agencyCode, branchOf(process, next.id).sharePercent, now);
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
