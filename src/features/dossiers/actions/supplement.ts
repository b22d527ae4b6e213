import type { Position, SubmittedComponent, SupplementItem } from '../../../domain/dossier/events.ts';
import type { DossierState } from '../../../domain/dossier/state.ts';
import { words } from '../../../i18n/words.ts';
import type { TxCtx } from '../../../platform/context.ts';
import { invalidInput } from '../../../platform/errors.ts';
import { attachFiles } from '../attachFiles.ts';
import { acceptBy, promiseAfterPause, supplementRequestBy } from '../promise.ts';
import { appendEvent, type Dossier } from '../store.ts';
import { checkUntil } from './checkUntil.ts';
import { type ActionHandler, type ActionTask, momentOf } from './handler.ts';
import { askLeader, decidesAlone } from './leader.ts';

/**
 * Phiếu yêu cầu bổ sung: everything that is missing, at once (Đ.15.3, Đ.17.2 NĐ 61/2018). Reception asks for itself the
 * first time; a second request, and one after acceptance, is decided by a leader (Đ.16.1e quy chế Đồng Nai).
 */
export const requestSupplement: ActionHandler = async (ctx, task) => {
  checkUntil(ctx, task);
  const { items = [], reason = '', until = null } = task.input;
  if (reason.trim() === '') await checkNeedsNoReason(ctx, task);
  const asked = { kind: 'SUPPLEMENT', items, reason: reason.trim(), until } as const;
  const { receivedAt, supplementRequests } = task.dossier.state;
  const first = receivedAt === null && supplementRequests === 0;
  return first || decidesAlone(ctx, task) ? requestFromApplicant(ctx, task, asked) : askLeader(ctx, task, asked);
};

/** The request itself; the clock stops. `to`: back to the desk that wanted it. */
export function requestFromApplicant(
  ctx: TxCtx,
  task: ActionTask,
  { items, reason, until }: { items: SupplementItem[]; reason: string; until: string | null },
  to?: Position,
): Promise<Dossier> {
  return appendEvent(ctx, task.dossier, 'SUPPLEMENT_REQUESTED', { items, reason, until, to }, task.occurrence);
}

/** A second request (Đ.15.3 NĐ 61/2018) and one that comes late (Đ.19.4) must say on what they stand. */
async function checkNeedsNoReason(ctx: TxCtx, task: ActionTask): Promise<void> {
  const { state } = task.dossier;
  const { processing } = words(ctx.language);
  const fail = (message: string) => invalidInput({ fields: [{ field: 'reason', code: 'required', message }] });
  if (state.supplementRequests > 0) throw fail(processing.supplementAgainNeedsReason);
  const last = await supplementRequestBy(ctx, state);
  if (last !== null && momentOf(ctx, task) > last) throw fail(processing.supplementLateNeedsReason);
}

/** What was asked for has come: back to where the dossier was, with a new date if it had one. */
export const supplement: ActionHandler = async (ctx, task) => {
  const { state } = task.dossier;
  const { fileIds = [], note = '', answers } = task.input;
  // An empty answer would start the agency's clock again for nothing.
  if (fileIds.length === 0 && note.trim() === '' && Object.keys(answers ?? {}).length === 0) {
    const message = words(ctx.language).processing.supplementEmpty;
    throw invalidInput({ fields: [{ field: 'note', code: 'required', message }] });
  }
  await attachFiles(
    ctx,
    task.dossier.id,
    'OTHER',
    fileIds.map((fileId) => ({ fileId })),
  );
  const now = momentOf(ctx, task);
  const accepted = state.receivedAt !== null;
  return appendEvent(
    ctx,
    task.dossier,
    'SUPPLEMENTED',
    {
      note: note.trim(),
      components: suppliedPapers(state, note, fileIds),
      answers,
      acceptBy: accepted ? state.acceptBy : await acceptBy(ctx, state.receivingAgencyCode, now),
      promise: accepted ? await promiseAfterPause(ctx, state, now) : null,
    },
    task.occurrence,
  );
};

function suppliedPapers(state: DossierState, note: string, fileIds: string[]): SubmittedComponent[] {
  if (fileIds.length === 0) return [];
  const name = note.trim() || words('vi').processing.suppliedPapers;
  const key = `supplement-${state.supplementRequests}`;
  return [{ key, name, shape: 'ELECTRONIC', count: fileIds.length, fileIds }];
}
