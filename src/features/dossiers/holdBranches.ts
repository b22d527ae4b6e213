import { STATUS, type Status } from '../../domain/dossier/status.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { findDossier } from './findDossier.ts';
import { appendEvent, lockDossier } from './store.ts';

const WORKED_ON: readonly Status[] = [STATUS.RECEIVED, STATUS.IN_PROCESS];

/**
 * The agencies that share an interlinked dossier do not lose their time while its applicant is asked for something
 * (Đ.19.4 NĐ 61/2018): the clocks of its open parts stand still from the moment the whole began to wait until the moment
 * it went on. Brings the parts in line with what the whole is now, so it does no harm to run the job again.
 */
export async function holdBranches(ctx: Ctx, dossierId: string): Promise<void> {
  const parts = await ctx.db
    .selectFrom('dossier')
    .select('id')
    .where('parentId', '=', dossierId)
    .where('finishedAt', 'is', null)
    .execute();
  for (const { id } of parts) await followWhole(ctx, dossierId, id);
}

async function followWhole(ctx: Ctx, dossierId: string, partId: string): Promise<void> {
  await inTransaction({ ...ctx, requestId: `hold-branch-${partId}` }, async (tx) => {
    const locked = await lockDossier(tx, partId);
    const whole = await findDossier(tx.db, dossierId);
    const pause = whole?.state.pauses.at(-1);
    const branch = whole?.state.branches.find((one) => one.dossierId === partId);
    const began = locked.state.receivedAt;
    if (!pause || !branch || began === null || (pause.to !== null && pause.to <= began)) return;
    const from = new Date(Math.max(Date.parse(pause.from), Date.parse(began))).toISOString();
    const { pauses, status, limit, effectiveFrom, trace } = locked.state;
    const holds = WORKED_ON.includes(status) && pauses.every((one) => one.from !== from);
    const held = { reason: pause.reason };
    const part = holds ? await appendEvent(tx, locked, 'HELD', held, { at: new Date(from) }) : locked;
    if (pause.to === null || part.state.statusBeforePause === null) return;
    const promise = {
      limit: limit ?? { unit: 'AS_DESCRIBED' as const, words: branch.name.vi },
      effectiveFrom: effectiveFrom ?? began,
      dueAt: branch.dueAt,
      trace: [...trace, ...(branch.moved ?? []).slice(-1)],
      warnings: [],
    };
    await appendEvent(tx, part, 'RELEASED', { promise }, { at: new Date(pause.to) });
  });
}
