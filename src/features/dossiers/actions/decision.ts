import { actionNotAllowed } from '../errors.ts';
import { appendEvent } from '../store.ts';
import { grantExtension } from './extend.ts';
import type { ActionHandler } from './handler.ts';
import { stopProcessing } from './stop.ts';
import { requestFromApplicant } from './supplement.ts';

/** The leader agrees: what was asked for happens now, and the dossier goes back to the desk it came from. */
export const approveDecision: ActionHandler = (ctx, task) => {
  const { decision } = task.dossier.state;
  switch (decision?.kind) {
    case 'SUPPLEMENT':
      return requestFromApplicant(ctx, task, decision, decision.from);
    case 'EXTENSION':
      return grantExtension(ctx, task, decision);
    case 'STOP':
      return stopProcessing(ctx, task, decision);
    case undefined:
      throw actionNotAllowed();
  }
};

/** The leader does not agree and says why. */
export const rejectDecision: ActionHandler = async (ctx, task) => {
  const { decision } = task.dossier.state;
  if (!decision) throw actionNotAllowed();
  const payload = { comment: task.input.comment?.trim() ?? '', to: decision.from };
  return appendEvent(ctx, task.dossier, 'DECISION_REJECTED', payload, task.occurrence);
};
