import { isPayable } from '../../../domain/money/obligation.ts';
import { demandPayment } from '../../payments/demandPayment.ts';
import { listObligations } from '../../payments/store.ts';
import { takeAtCounter } from '../../payments/takeAtCounter.ts';
import { afterPause } from '../afterPause.ts';
import { appendEvent } from '../store.ts';
import { type ActionHandler, momentOf } from './handler.ts';

/** The applicant has to pay first (official status 6): the clock stops, and the demand can be paid by its link. */
export const setObligation: ActionHandler = async (ctx, task) => {
  const demand = { reason: task.input.reason?.trim() ?? '', vnd: task.input.vnd ?? 0 };
  if (demand.vnd > 0) await demandPayment(ctx, task.dossier, demand);
  return appendEvent(ctx, task.dossier, 'OBLIGATION_SET', demand, task.occurrence);
};

/**
 * Paid at the counter: the rest of the limit goes on; the waiting time is not counted. What is paid by a gateway or a
 * transfer comes here by itself (`confirmPayment`).
 */
export const meetObligation: ActionHandler = async (ctx, task) => {
  const { input, dossier } = task;
  const demanded = (await listObligations(ctx, dossier.id)).filter(
    ({ purpose, state }) => purpose === 'DEMANDED' && isPayable(state),
  );
  if (demanded.length > 0) {
    const vnd = demanded.reduce((sum, { state }) => sum + state.vnd, 0);
    const taken = { vnd, way: input.payWay ?? ('CASH' as const), slip: input.paySlip, advance: false };
    await takeAtCounter(
      ctx,
      dossier,
      undefined,
      taken,
      demanded.map(({ id }) => id),
    );
  }
  const note = input.note?.trim() ?? '';
  const dates = await afterPause(ctx, dossier.state, momentOf(ctx, task));
  return appendEvent(ctx, dossier, 'OBLIGATION_MET', { note, ...dates }, task.occurrence);
};
