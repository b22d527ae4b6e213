import { v7 as uuidv7 } from 'uuid';
import type { OpinionDesk } from '../../../domain/dossier/events.ts';
import { isOpenOpinion, type Opinion } from '../../../domain/dossier/state.ts';
import { mayAnswer } from '../../../domain/policy/can.ts';
import { words } from '../../../i18n/words.ts';
import type { TxCtx } from '../../../platform/context.ts';
import { accessDenied, invalidInput } from '../../../platform/errors.ts';
import { appendEvent } from '../store.ts';
import { checkUntil } from './checkUntil.ts';
import { type ActionHandler, type ActionTask, attachOthers } from './handler.ts';

/** What is asked, of whom and until when is recorded (Đ.14.3c quy chế Sóc Trăng, Đ.19.5 NĐ 61/2018). */
export const askOpinion: ActionHandler = async (ctx, task) => {
  checkUntil(ctx, task);
  const { opinionAgencyCode = '', opinionUnitId, comment = '', until = '' } = task.input;
  const asked = { agencyCode: opinionAgencyCode, unitId: opinionUnitId ?? null };
  await checkAsked(ctx, asked);
  const fileIds = await attachOthers(ctx, task);
  const payload = {
    opinionId: uuidv7(),
    asked,
    question: comment.trim(),
    fileIds,
    dueAt: new Date(until).toISOString(),
  };
  return appendEvent(ctx, task.dossier, 'OPINION_ASKED', payload, task.occurrence);
};

/** By anybody who answers for the unit or agency that was asked; others at the desk see it at once. */
export const answerOpinion: ActionHandler = async (ctx, task) => {
  const { id, asked } = getOpen(ctx, task);
  if (!mayAnswer(ctx.actor, asked)) throw accessDenied();
  const fileIds = await attachOthers(ctx, task);
  const occurrence = { ...task.occurrence, ...asked };
  const answer = task.input.comment?.trim() ?? '';
  return appendEvent(ctx, task.dossier, 'OPINION_ANSWERED', { opinionId: id, answer, fileIds }, occurrence);
};

export const remindOpinion: ActionHandler = async (ctx, task) => {
  const payload = { opinionId: getOpen(ctx, task).id, note: task.input.comment?.trim() ?? '' };
  return appendEvent(ctx, task.dossier, 'OPINION_REMINDED', payload, task.occurrence);
};

export const cancelOpinion: ActionHandler = async (ctx, task) => {
  const payload = { opinionId: getOpen(ctx, task).id, reason: task.input.reason?.trim() ?? '' };
  return appendEvent(ctx, task.dossier, 'OPINION_CANCELLED', payload, task.occurrence);
};

/** The question meant, still unanswered. Throws `common.invalid_input` when somebody has answered it meanwhile. */
function getOpen(ctx: TxCtx, { dossier, input }: ActionTask): Opinion {
  const opinion = dossier.state.opinions.find(({ id }) => id === input.opinionId);
  if (opinion && isOpenOpinion(opinion)) return opinion;
  const message = words(ctx.language).processing.opinionClosed;
  throw invalidInput({ fields: [{ field: 'opinionId', code: 'closed', message }] });
}

/** The agency, and the unit in it, exist. One query. */
async function checkAsked(ctx: TxCtx, { agencyCode, unitId }: OpinionDesk): Promise<void> {
  const row = await ctx.db
    .selectFrom('agency')
    .leftJoin('unit', (join) => join.onRef('unit.agencyCode', '=', 'agency.code').on('unit.id', '=', unitId))
    .select('unit.id')
    .where('agency.code', '=', agencyCode)
    .executeTakeFirst();
  if (row && (unitId === null || row.id !== null)) return;
  const message = words(ctx.language).processing.opinionDeskUnknown;
  throw invalidInput({ fields: [{ field: 'opinionAgencyCode', code: 'unknown', message }] });
}
