import { v7 as uuidv7 } from 'uuid';
import type { BranchPlan } from '../../../domain/dossier/events.ts';
import type { ProcessBranch } from '../../../domain/process/process.ts';
import { words } from '../../../i18n/words.ts';
import type { TxCtx } from '../../../platform/context.ts';
import { invalidInput } from '../../../platform/errors.ts';
import { actionNotAllowed } from '../errors.ts';
import { openBranch } from '../openBranch.ts';
import { getStep } from '../process.ts';
import { shareDue } from '../shareDue.ts';
import { appendEvent } from '../store.ts';
import { type ActionHandler, type ActionTask, momentOf } from './handler.ts';

/**
 * Sends an interlinked procedure to the agencies that share it: at once or one after the other, each with its task and its
 * time (Đ.19.6–7 NĐ 61/2018). What an agency could not resolve is sent to it again, what is done is not.
 */
export const branch: ActionHandler = async (ctx, task) => {
  const { state } = task.dossier;
  const { branching } = getStep(task.process, state.position?.stepId ?? '');
  if (!branching) throw actionNotAllowed();
  const done = new Set(state.branches.filter((part) => part.state === 'RESOLVED').map(({ id }) => id));
  const open = branching.branches.filter(({ id }) => !done.has(id));
  if (open.length === 0) throw actionNotAllowed();
  const first = branching.mode === 'PARALLEL' ? open : open.slice(0, 1);
  const plans: BranchPlan[] = [];
  for (const part of open) plans.push(await planBranch(ctx, task, part, first.includes(part)));
  const payload = { mode: branching.mode, branches: plans };
  const dossier = await appendEvent(ctx, task.dossier, 'BRANCHED', payload, task.occurrence);
  for (const part of first) {
    const plan = plans.find(({ id }) => id === part.id);
    if (plan) await openBranch(ctx, dossier, task.process, plan, momentOf(ctx, task));
  }
  return dossier;
};

async function planBranch(ctx: TxCtx, task: ActionTask, part: ProcessBranch, starts: boolean): Promise<BranchPlan> {
  const { state } = task.dossier;
  const agencyCode = await agencyOf(ctx, task, part);
  const dueAt = starts ? await shareDue(ctx, state, agencyCode, part.sharePercent, momentOf(ctx, task)) : null;
  const { id, name, divisionKey } = part;
  return { id, name, dossierId: uuidv7(), agencyCode, dueAt, ...(divisionKey && { divisionKey }) };
}

/** The agency that the process names, else the one that the officer names, which must be of the tier. At most one query. */
async function agencyOf(ctx: TxCtx, { input }: ActionTask, { id, agency }: ProcessBranch): Promise<string> {
  if (typeof agency === 'object') return agency.agencyCode;
  const wanted = input.branchAgencies?.[id] ?? '';
  const row = await ctx.db
    .selectFrom('agency')
    .select('code')
    .where('code', '=', wanted)
    .where('tier', '=', agency)
    .executeTakeFirst();
  if (row) return row.code;
  const message = words(ctx.language).processing.branchAgencyMissing;
  throw invalidInput({ fields: [{ field: 'branchAgencies', code: 'required', message }] });
}
