import { v7 as uuidv7 } from 'uuid';
import { isOpenVisit, type Visit } from '../../../domain/dossier/state.ts';
import { words } from '../../../i18n/words.ts';
import type { TxCtx } from '../../../platform/context.ts';
import { invalidInput } from '../../../platform/errors.ts';
import { appendEvent } from '../store.ts';
import { type ActionHandler, type ActionTask, attachOthers } from './handler.ts';

/** A verification on the spot or a meeting: when, where, who, about what (Đ.19.3 NĐ 61/2018). */
export const planVisit: ActionHandler = (ctx, task) => {
  const { visitKind = 'VERIFICATION', visitAt = '', place = '', participants = '', comment = '' } = task.input;
  const payload = {
    visitId: uuidv7(),
    kind: visitKind,
    at: new Date(visitAt).toISOString(),
    place: place.trim(),
    participants: participants.trim(),
    content: comment.trim(),
  };
  return appendEvent(ctx, task.dossier, 'VISIT_PLANNED', payload, task.occurrence);
};

/** The minutes of it, with who was really there. */
export const recordVisit: ActionHandler = async (ctx, task) => {
  const { participants = '', comment = '' } = task.input;
  const payload = {
    visitId: getOpen(ctx, task).id,
    participants: participants.trim(),
    minutes: comment.trim(),
    fileIds: await attachOthers(ctx, task),
  };
  return appendEvent(ctx, task.dossier, 'VISIT_RECORDED', payload, task.occurrence);
};

export const cancelVisit: ActionHandler = async (ctx, task) => {
  const payload = { visitId: getOpen(ctx, task).id, reason: task.input.reason?.trim() ?? '' };
  return appendEvent(ctx, task.dossier, 'VISIT_CANCELLED', payload, task.occurrence);
};

function getOpen(ctx: TxCtx, { dossier, input }: ActionTask): Visit {
  const visit = dossier.state.visits.find(({ id }) => id === input.visitId);
  if (visit && isOpenVisit(visit)) return visit;
  const message = words(ctx.language).processing.visitClosed;
  throw invalidInput({ fields: [{ field: 'visitId', code: 'closed', message }] });
}
