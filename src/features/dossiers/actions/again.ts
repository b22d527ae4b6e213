import type { ProcessDefinition } from '../../../domain/process/process.ts';
import type { TxCtx } from '../../../platform/context.ts';
import { getStaffedDesk } from '../desk.ts';
import { getStep, nextStepId } from '../process.ts';
import { appendEvent } from '../store.ts';
import type { ActionHandler, ActionTask } from './handler.ts';

/** The result was wrong: it is void and made anew, at no charge (Đ.21.1 NĐ 61/2018). */
export const correct: ActionHandler = async (ctx, task) =>
  appendEvent(ctx, task.dossier, 'CORRECTED', await beginning(ctx, task), task.occurrence);

/** What was stopped or refused is resolved after all. */
export const reopen: ActionHandler = async (ctx, task) =>
  appendEvent(ctx, task.dossier, 'REOPENED', await beginning(ctx, task), task.occurrence);

async function beginning(ctx: TxCtx, task: ActionTask) {
  const step = getStep(task.process, workingStep(task.process));
  return { reason: task.input.reason?.trim() ?? '', to: await getStaffedDesk(ctx, step, task.dossier.state) };
}

/** Where the agency begins to work: where reception forwards to, or reception itself where it resolves the dossier. */
function workingStep(process: ProcessDefinition): string {
  return nextStepId(process, process.start, 'FORWARD') ?? process.start;
}
