import type { Payloads, Position } from '../../../domain/dossier/events.ts';
import { words } from '../../../i18n/words.ts';
import type { TxCtx } from '../../../platform/context.ts';
import { invalidInput } from '../../../platform/errors.ts';
import { attachFiles } from '../attachFiles.ts';
import { holdsDesk } from '../desk.ts';
import { appendEvent, type Dossier } from '../store.ts';
import { checkUntil } from './checkUntil.ts';
import { type ActionHandler, type ActionTask, nextDesk } from './handler.ts';

type Moved = Payloads['MOVED'];

/** Puts the dossier on a desk, with what is said on the way. */
function handOver(
  ctx: TxCtx,
  task: ActionTask,
  action: Moved['action'],
  to: Position,
  extra: Pick<Moved, 'draft' | 'until'> = {},
): Promise<Dossier> {
  const comment = task.input.comment?.trim() || undefined;
  return appendEvent(ctx, task.dossier, 'MOVED', { action, comment, to, ...extra }, task.occurrence);
}

/** Whoever had the dossier at the step it goes back to has it again, if they still sit there. */
async function backToSameHands(ctx: TxCtx, task: ActionTask, action: Moved['action']): Promise<Dossier> {
  const desk = await nextDesk(ctx, task, action);
  const earlier = task.dossier.state.handlers[desk.stepId] ?? null;
  const assigneeId = earlier && (await holdsDesk(ctx, earlier, desk)) ? earlier : null;
  return handOver(ctx, task, action, { ...desk, assigneeId });
}

export const forward: ActionHandler = async (ctx, task) =>
  handOver(ctx, task, 'FORWARD', await nextDesk(ctx, task, 'FORWARD'));

export const approve: ActionHandler = async (ctx, task) =>
  handOver(ctx, task, 'APPROVE', await nextDesk(ctx, task, 'APPROVE'));

export const sendBack: ActionHandler = (ctx, task) => backToSameHands(ctx, task, 'SEND_BACK');

export const answerOpinion: ActionHandler = (ctx, task) => backToSameHands(ctx, task, 'ANSWER_OPINION');

/** The question, who is asked and until when are recorded (Đ.14.3c quy chế Sóc Trăng, Đ.19.5 NĐ 61/2018). */
export const askOpinion: ActionHandler = async (ctx, task) => {
  checkUntil(ctx, task);
  return handOver(ctx, task, 'ASK_OPINION', await nextDesk(ctx, task, 'ASK_OPINION'), { until: task.input.until });
};

/** The head of the division names the specialist, who must hold the role there today. */
export const assign: ActionHandler = async (ctx, task) => {
  const { assigneeId = '' } = task.input;
  const desk = await nextDesk(ctx, task, 'ASSIGN');
  if (!(await holdsDesk(ctx, assigneeId, desk))) {
    const { processing } = words(ctx.language);
    throw invalidInput({ fields: [{ field: 'assigneeId', code: 'notAtDesk', message: processing.assigneeNotAtDesk }] });
  }
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
  const assigneeId = 'accountId' in ctx.actor ? ctx.actor.accountId : '';
  return appendEvent(ctx, task.dossier, 'TAKEN', { assigneeId }, task.occurrence);
};
