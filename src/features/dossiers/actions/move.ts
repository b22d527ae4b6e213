import type { Payloads, Position } from '../../../domain/dossier/events.ts';
import { words } from '../../../i18n/words.ts';
import type { TxCtx } from '../../../platform/context.ts';
import { invalidInput } from '../../../platform/errors.ts';
import { attachFiles } from '../attachFiles.ts';
import { holdsDesk } from '../desk.ts';
import { appendEvent, type Dossier } from '../store.ts';
import { type ActionHandler, type ActionTask, nextDesk } from './handler.ts';

type Moved = Payloads['MOVED'];

/** Puts the dossier on a desk, with what is said on the way. */
function handOver(
  ctx: TxCtx,
  task: ActionTask,
  action: Moved['action'],
  to: Position,
  extra: Pick<Moved, 'draft'> = {},
): Promise<Dossier> {
  const comment = task.input.comment?.trim() || undefined;
  return appendEvent(ctx, task.dossier, 'MOVED', { action, comment, to, ...extra }, task.occurrence);
}

export const forward: ActionHandler = async (ctx, task) =>
  handOver(ctx, task, 'FORWARD', await nextDesk(ctx, task, 'FORWARD'));

export const approve: ActionHandler = async (ctx, task) =>
  handOver(ctx, task, 'APPROVE', await nextDesk(ctx, task, 'APPROVE'));

/** Whoever had the dossier at the step it goes back to has it again, if they still sit there. */
export const sendBack: ActionHandler = async (ctx, task) => {
  const desk = await nextDesk(ctx, task, 'SEND_BACK');
  const earlier = task.dossier.state.handlers[desk.stepId] ?? null;
  const assigneeId = earlier && (await holdsDesk(ctx, earlier, desk)) ? earlier : null;
  return handOver(ctx, task, 'SEND_BACK', { ...desk, assigneeId });
};

/** The head of the division names the specialist, who must hold the role there today. */
export const assign: ActionHandler = async (ctx, task) => {
  const { assigneeId = '' } = task.input;
  const desk = await nextDesk(ctx, task, 'ASSIGN');
  await checkHolds(ctx, assigneeId, desk);
  return handOver(ctx, task, 'ASSIGN', { ...desk, assigneeId });
};

/** The specialist lays the proposal and the draft result before the head (Đ.14.3a quy chế Sóc Trăng). */
export const propose: ActionHandler = async (ctx, task) => {
  const { fileIds = [], proposal = '' } = task.input;
  await attachFiles(
    ctx,
    task.dossier.id,
    'DRAFT_RESULT',
    fileIds.map((fileId) => ({ fileId })),
  );
  const draft = { proposal: proposal.trim(), fileId: fileIds[0] ?? task.dossier.state.draft?.fileId ?? null };
  return handOver(ctx, task, 'PROPOSE', await nextDesk(ctx, task, 'PROPOSE'), { draft });
};

/** Somebody at the same desk takes the dossier into their own hands. */
export const take: ActionHandler = async (ctx, task) => {
  const own = 'accountId' in ctx.actor ? ctx.actor.accountId : '';
  // Taken in somebody's stead it is in the hands of the absent officer, who has it again after coming back.
  const assigneeId = task.occurrence.onBehalfOf ?? own;
  return appendEvent(ctx, task.dossier, 'TAKEN', { assigneeId }, task.occurrence);
};

/** Somebody above the desk puts the dossier into other hands there, or back to the desk as a whole. */
export const reassign: ActionHandler = async (ctx, task) => {
  const { assigneeId = null, reason = '' } = task.input;
  const { position } = task.dossier.state;
  if (position && assigneeId) await checkHolds(ctx, assigneeId, position);
  return appendEvent(ctx, task.dossier, 'REASSIGNED', { assigneeId, reason: reason.trim() }, task.occurrence);
};

async function checkHolds(ctx: TxCtx, accountId: string, desk: Position): Promise<void> {
  if (await holdsDesk(ctx, accountId, desk)) return;
  const { processing } = words(ctx.language);
  throw invalidInput({ fields: [{ field: 'assigneeId', code: 'notAtDesk', message: processing.assigneeNotAtDesk }] });
}
