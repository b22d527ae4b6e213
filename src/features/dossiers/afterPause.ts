import { shareAfterPause } from '../../domain/clock/shareAfterPause.ts';
import type { DuePromise, PartDates } from '../../domain/dossier/events.ts';
import type { Branch, DossierState } from '../../domain/dossier/state.ts';
import type { TxCtx } from '../../platform/context.ts';
import { getAgencyCalendar } from '../organisation/agencyCalendar.ts';
import { branchOf, getProcess } from './process.ts';
import { PAUSE_WORDS, promiseAfterPause, restartMode } from './promise.ts';
import { shareDue } from './shareDue.ts';

/**
 * What the clock says when the applicant has answered: the new date of the dossier, and those of the parts that stood
 * still with it.
 */
export async function afterPause(
  ctx: TxCtx,
  state: DossierState,
  now: Date,
): Promise<{ promise: DuePromise | null; parts?: PartDates }> {
  const promise = await promiseAfterPause(ctx, state, now);
  const running = state.branches.filter((part) => part.state === 'RUNNING');
  if (running.length === 0) return { promise };
  const parts: PartDates = {};
  for (const part of running) {
    const date = await partDate(ctx, state, part, now);
    if (date) parts[part.id] = date;
  }
  return { promise, parts };
}

async function partDate(
  ctx: TxCtx,
  state: DossierState,
  { id, agencyCode, dueAt }: Branch,
  now: Date,
): Promise<PartDates[string] | undefined> {
  const pause = state.pauses.at(-1);
  const { sharePercent } = branchOf(await getProcess(ctx.db, state.processId), id);
  const again = await shareDue(ctx, state, agencyCode, sharePercent, now);
  if (!pause || pause.to !== null || dueAt === null || again === null || state.receivedAt === null) return undefined;
  const { due, line } = shareAfterPause(
    await getAgencyCalendar(ctx.db, agencyCode),
    Date.parse(dueAt),
    {
      from: Date.parse(pause.from),
      to: now.getTime(),
      reason: PAUSE_WORDS[pause.reason],
      mode: pause.reason === 'SUPPLEMENT' ? await restartMode(ctx, state) : 'RESUME',
    },
    Date.parse(again),
  );
  return { dueAt: new Date(due).toISOString(), line };
}
