import type { Position } from '../../../domain/dossier/events.ts';
import type { ProcessDefinition, StepAction } from '../../../domain/process/process.ts';
import type { TxCtx } from '../../../platform/context.ts';
import type { ActionInput } from '../actionInput.ts';
import { attachFiles } from '../attachFiles.ts';
import { getStaffedDesk } from '../desk.ts';
import { actionNotAllowed } from '../errors.ts';
import { getStep, nextStepId } from '../process.ts';
import type { Dossier, Occurrence } from '../store.ts';

/** What an action works with: the dossier is locked and the policy has said yes. */
export interface ActionTask {
  dossier: Dossier;
  process: ProcessDefinition;
  input: ActionInput;
  /** the post under which the actor acts */
  occurrence: Occurrence;
}

/** Decides and appends; throws a problem when the input does not do. */
export type ActionHandler = (ctx: TxCtx, task: ActionTask) => Promise<Dossier>;

/**
 * The desk to which the process leads from here; 'WAIT' keeps the present one. One query. Throws
 * `dossier.no_staff_at_desk`.
 */
export async function nextDesk(ctx: TxCtx, { dossier, process }: ActionTask, action: StepAction): Promise<Position> {
  const { position } = dossier.state;
  const stepId = position && nextStepId(process, position.stepId, action);
  if (!position || !stepId || stepId === 'END') throw actionNotAllowed();
  if (stepId === 'WAIT') return position;
  return getStaffedDesk(ctx, getStep(process, stepId), dossier.state);
}

/** When the action is true: now, or earlier for entries made afterwards. */
export function momentOf(ctx: TxCtx, task: ActionTask): Date {
  return task.occurrence.at ?? ctx.clock.now();
}

/** Files that go with what is said, beside the applicant's papers. Answers their ids. */
export async function attachOthers(ctx: TxCtx, { dossier, input }: ActionTask): Promise<string[]> {
  const { fileIds = [] } = input;
  await attachFiles(
    ctx,
    dossier.id,
    'OTHER',
    fileIds.map((fileId) => ({ fileId })),
  );
  return fileIds;
}
