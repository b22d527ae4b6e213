import type { TxCtx } from '../../../platform/context.ts';
import { getStaffedDesk } from '../desk.ts';
import { actionNotAllowed } from '../errors.ts';
import { appendEvent, type Dossier } from '../store.ts';
import type { ActionHandler, ActionTask } from './handler.ts';
import { askLeader, decidesAlone } from './leader.ts';

/** Thông báo dừng giải quyết hồ sơ (Mẫu 05): decided by a leader, then issued as a letter like any result. */
export const stop: ActionHandler = (ctx, task) => {
  const decision = { kind: 'STOP', reason: task.input.reason?.trim() ?? '' } as const;
  return decidesAlone(ctx, task) ? stopProcessing(ctx, task, decision) : askLeader(ctx, task, decision);
};

/** The decision itself: the dossier goes to whoever issues letters. */
export async function stopProcessing(ctx: TxCtx, task: ActionTask, { reason }: { reason: string }): Promise<Dossier> {
  const issuing = task.process.steps.find(({ transitions }) => transitions.some(({ action }) => action === 'ISSUE'));
  if (!issuing) throw actionNotAllowed();
  const to = await getStaffedDesk(ctx, issuing, task.dossier.state);
  return appendEvent(ctx, task.dossier, 'STOPPED', { reason, to }, task.occurrence);
}
