import type { SubmittedComponent } from '../../../domain/dossier/events.ts';
import { STATUS } from '../../../domain/dossier/status.ts';
import { attachFiles } from '../attachFiles.ts';
import { acceptBy, promiseAfterPause } from '../promise.ts';
import { appendEvent } from '../store.ts';
import type { ActionHandler } from './handler.ts';

/** Phiếu yêu cầu bổ sung: everything that is missing, at once (Đ.15.3, Đ.17.2 NĐ 61/2018). The clock stops. */
export const requestSupplement: ActionHandler = (ctx, task) => {
  const { items = [], reason = '', until } = task.input;
  return appendEvent(
    ctx,
    task.dossier,
    'SUPPLEMENT_REQUESTED',
    { items, reason: reason.trim(), until: until ?? null },
    task.occurrence,
  );
};

/** What was asked for has come: back to where the dossier was, with a new date if it had one. */
export const supplement: ActionHandler = async (ctx, task) => {
  const { state } = task.dossier;
  const { fileIds = [], note = '', answers } = task.input;
  await attachFiles(
    ctx,
    task.dossier.id,
    'OTHER',
    fileIds.map((fileId) => ({ fileId })),
  );
  const components: SubmittedComponent[] =
    fileIds.length === 0
      ? []
      : [
          {
            key: `supplement-${state.supplementRequests}`,
            name: note.trim() || 'Giấy tờ bổ sung',
            shape: 'ELECTRONIC',
            count: fileIds.length,
            fileIds,
          },
        ];
  const now = task.occurrence.at ?? ctx.clock.now();
  const accepted = state.statusBeforePause !== STATUS.SUBMITTED;
  return appendEvent(
    ctx,
    task.dossier,
    'SUPPLEMENTED',
    {
      note: note.trim(),
      components,
      answers,
      acceptBy: accepted ? state.acceptBy : await acceptBy(ctx, state.receivingAgencyCode, now),
      promise: accepted ? await promiseAfterPause(ctx, state, now) : null,
    },
    task.occurrence,
  );
};
