import { extensionProblem } from '../../../domain/clock/extension.ts';
import { words } from '../../../i18n/words.ts';
import type { TxCtx } from '../../../platform/context.ts';
import { invalidInput } from '../../../platform/errors.ts';
import { legalParameters } from '../../parameters/legalParameter.ts';
import { clockOf } from '../promise.ts';
import { appendEvent, type Dossier } from '../store.ts';
import { type ActionHandler, type ActionTask, attachOthers, momentOf } from './handler.ts';
import { askLeader, decidesAlone } from './leader.ts';

/** Apology and a new appointment: decided by a leader, once (Đ.19.9 NĐ 61/2018, Mẫu 04). */
export const extend: ActionHandler = async (ctx, task) => {
  const { reason = '', until = '' } = task.input;
  await checkExtension(ctx, task, until);
  const fileIds = await attachOthers(ctx, task);
  const decision = { kind: 'EXTENSION', reason: reason.trim(), until: new Date(until).toISOString(), fileIds } as const;
  return decidesAlone(ctx, task) ? grantExtension(ctx, task, decision) : askLeader(ctx, task, decision);
};

/** The decision itself; `to`: back to the desk that asked for it. */
export async function grantExtension(
  ctx: TxCtx,
  task: ActionTask,
  { until, reason, fileIds }: { until: string; reason: string; fileIds: string[] },
): Promise<Dossier> {
  const { tooLate } = await checkExtension(ctx, task, until);
  const now = momentOf(ctx, task);
  const { trace } = await clockOf(ctx, task.dossier.state, now, {
    decidedAt: now.getTime(),
    until: Date.parse(until),
    reason: { vi: reason },
  });
  const to = task.dossier.state.decision?.from;
  const payload = { until, reason, fileIds, tooLate, trace, to };
  return appendEvent(ctx, task.dossier, 'EXTENDED', payload, task.occurrence);
}

/**
 * One too many and an earlier date are refused. One that comes less than the days of the law before the due date is still better than
 * none (Đ.16.1d quy chế Sóc Trăng), but is marked as too late.
 */
async function checkExtension(ctx: TxCtx, task: ActionTask, until: string): Promise<{ tooLate: boolean }> {
  const { originalDueAt, extensions, competentAgencyCode, procedureCode } = task.dossier.state;
  const { processing } = words(ctx.language);
  const refuse = (message: string) => invalidInput({ fields: [{ field: 'until', code: 'invalid', message }] });
  if (originalDueAt === null) throw refuse(processing.extensionNoDueDate);
  const given = extensions.map((one) => ({
    decidedAt: Date.parse(one.decidedAt),
    until: Date.parse(one.until),
    reason: { vi: one.reason },
  }));
  const wanted = { decidedAt: momentOf(ctx, task).getTime(), until: Date.parse(until) };
  const law = await legalParameters(ctx.db, ['apology.daysBefore', 'apology.newDatesMax'], {
    agencyCode: competentAgencyCode,
    procedureCode,
    at: new Date(wanted.decidedAt),
  });
  const problem = extensionProblem(Date.parse(originalDueAt), given, wanted, {
    daysBefore: law['apology.daysBefore'].value,
    newDatesMax: law['apology.newDatesMax'].value,
  });
  if (problem === 'ALREADY_EXTENDED')
    throw refuse(processing.extensionAgain(law['apology.newDatesMax'].value, law['apology.newDatesMax'].basis));
  if (problem === 'NOT_LATER' || wanted.until <= wanted.decidedAt) throw refuse(processing.extensionNotLater);
  return { tooLate: problem === 'TOO_LATE' };
}
