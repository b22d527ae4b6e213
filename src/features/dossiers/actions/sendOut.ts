import { appendEvent } from '../store.ts';
import { checkUntil } from './checkUntil.ts';
import { type ActionHandler, attachOthers } from './handler.ts';

/** To the committee or ministry that decides; the dossier stays on the desk that waits for it (Đ.13.2c quy chế Đồng Nai). */
export const sendOut: ActionHandler = async (ctx, task) => {
  checkUntil(ctx, task);
  const { sentTo = '', documentNumber = '', documentDate = '', comment = '', until = null } = task.input;
  const payload = {
    authority: sentTo.trim(),
    documentNumber: documentNumber.trim(),
    documentDate,
    note: comment.trim(),
    until,
    fileIds: await attachOthers(ctx, task),
  };
  return appendEvent(ctx, task.dossier, 'SENT_OUT', payload, task.occurrence);
};

export const recordReply: ActionHandler = async (ctx, task) => {
  const { documentNumber = '', documentDate = '', comment = '' } = task.input;
  const payload = {
    documentNumber: documentNumber.trim(),
    documentDate,
    note: comment.trim(),
    fileIds: await attachOthers(ctx, task),
  };
  return appendEvent(ctx, task.dossier, 'CAME_BACK', payload, task.occurrence);
};
