import { promiseAfterPause } from '../promise.ts';
import { appendEvent } from '../store.ts';
import { type ActionHandler, momentOf } from './handler.ts';

/** The applicant has to pay first (official status 6): the clock stops. */
export const setObligation: ActionHandler = (ctx, task) =>
  appendEvent(
    ctx,
    task.dossier,
    'OBLIGATION_SET',
    { reason: task.input.reason?.trim() ?? '', vnd: task.input.vnd ?? 0 },
    task.occurrence,
  );

/** Paid: the rest of the limit goes on; the waiting time is not counted. */
export const meetObligation: ActionHandler = async (ctx, task) => {
  const promise = await promiseAfterPause(ctx, task.dossier.state, momentOf(ctx, task));
  return appendEvent(
    ctx,
    task.dossier,
    'OBLIGATION_MET',
    { note: task.input.note?.trim() ?? '', promise },
    task.occurrence,
  );
};
