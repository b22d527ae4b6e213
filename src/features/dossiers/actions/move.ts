import type { Payloads } from '../../../domain/dossier/events.ts';
import { words } from '../../../i18n/words.ts';
import type { TxCtx } from '../../../platform/context.ts';
import { invalidInput } from '../../../platform/errors.ts';
import { attachFiles } from '../attachFiles.ts';
import { appendEvent } from '../store.ts';
import { type ActionHandler, type ActionTask, nextDesk } from './handler.ts';

type Move = Payloads['MOVED']['action'];

/** Hands the dossier to the next desk of the process, with what is said on the way. */
async function move(
  ctx: TxCtx,
  task: ActionTask,
  action: Move,
  extra: Partial<Payloads['MOVED']> = {},
  assigneeId: string | null = null,
) {
  const desk = await nextDesk(ctx, task, action);
  const comment = task.input.comment?.trim() || undefined;
  return appendEvent(
    ctx,
    task.dossier,
    'MOVED',
    { action, comment, to: { ...desk, assigneeId }, ...extra },
    task.occurrence,
  );
}

/** Whoever had the dossier at the step it goes back to has it again. */
async function backToSameHands(ctx: TxCtx, task: ActionTask, action: Move) {
  const desk = await nextDesk(ctx, task, action);
  const earlier = task.dossier.state.handlers[desk.stepId] ?? null;
  const still = earlier && (await holdsPost(ctx, earlier, desk.unitId, desk.role));
  const comment = task.input.comment?.trim() || undefined;
  return appendEvent(
    ctx,
    task.dossier,
    'MOVED',
    { action, comment, to: { ...desk, assigneeId: still ? earlier : null } },
    task.occurrence,
  );
}

export const forward: ActionHandler = (ctx, task) => move(ctx, task, 'FORWARD');

export const approve: ActionHandler = (ctx, task) => move(ctx, task, 'APPROVE');

export const sendBack: ActionHandler = (ctx, task) => backToSameHands(ctx, task, 'SEND_BACK');

export const answerOpinion: ActionHandler = (ctx, task) => backToSameHands(ctx, task, 'ANSWER_OPINION');

/** The question, who is asked and until when are recorded (Đ.14.3c quy chế Sóc Trăng, Đ.19.5 NĐ 61/2018). */
export const askOpinion: ActionHandler = (ctx, task) => move(ctx, task, 'ASK_OPINION', { until: task.input.until });

/** The head of the division names the specialist, who must hold the role there today. */
export const assign: ActionHandler = async (ctx, task) => {
  const assigneeId = task.input.assigneeId ?? '';
  const desk = await nextDesk(ctx, task, 'ASSIGN');
  if (!(await holdsPost(ctx, assigneeId, desk.unitId, desk.role))) {
    const { processing } = words(ctx.language);
    throw invalidInput({ fields: [{ field: 'assigneeId', code: 'notAtDesk', message: processing.assigneeNotAtDesk }] });
  }
  return move(ctx, task, 'ASSIGN', {}, assigneeId);
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
  return move(ctx, task, 'PROPOSE', { draft });
};

/** Somebody at the same desk takes the dossier into their own hands. */
export const take: ActionHandler = async (ctx, task) => {
  const assigneeId = 'accountId' in ctx.actor ? ctx.actor.accountId : '';
  return appendEvent(ctx, task.dossier, 'TAKEN', { assigneeId }, task.occurrence);
};

async function holdsPost(ctx: TxCtx, accountId: string, unitId: string | null, role: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('post')
    .innerJoin('account', 'account.id', 'post.accountId')
    .select('post.id')
    .where('post.accountId', '=', accountId)
    .where('post.unitId', '=', unitId)
    .where('post.role', '=', role)
    .where('account.status', '=', 'ACTIVE')
    .where('post.validTo', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
