import type { Position, SubmittedComponent, SupplementItem } from '../../../domain/dossier/events.ts';
import type { DossierState } from '../../../domain/dossier/state.ts';
import { words } from '../../../i18n/words.ts';
import type { TxCtx } from '../../../platform/context.ts';
import { invalidInput } from '../../../platform/errors.ts';
import type { ActionInput } from '../actionInput.ts';
import { afterPause } from '../afterPause.ts';
import { attachFiles } from '../attachFiles.ts';
import { acceptBy, supplementRequestBy } from '../promise.ts';
import { appendEvent, type Dossier } from '../store.ts';
import { requestsUsedUp } from '../supplementRequests.ts';
import { checkUntil } from './checkUntil.ts';
import { type ActionHandler, type ActionTask, momentOf } from './handler.ts';
import { askLeader, decidesAlone } from './leader.ts';

/**
 * Phiếu yêu cầu bổ sung: everything that is missing, at once (Đ.15.3, Đ.17.2 NĐ 61/2018). Reception asks for itself as
 * often as the law lets it (once); a further request, and one after acceptance, is decided by a leader (Đ.16.1e quy chế Đồng Nai).
 */
export const requestSupplement: ActionHandler = async (ctx, task) => {
  checkUntil(ctx, task);
  const { items = [], reason = '', until = null } = task.input;
  if (reason.trim() === '') await checkNeedsNoReason(ctx, task);
  const asked = { kind: 'SUPPLEMENT', items, reason: reason.trim(), until } as const;
  const { state } = task.dossier;
  const first = state.receivedAt === null && !(await requestsUsedUp(ctx, state, momentOf(ctx, task)));
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
  if (await requestsUsedUp(ctx, state, momentOf(ctx, task))) throw fail(processing.supplementAgainNeedsReason);
  const last = await supplementRequestBy(ctx, state);
  if (last !== null && momentOf(ctx, task) > last) throw fail(processing.supplementLateNeedsReason);
}

type Supplied = Pick<ActionInput, 'fileIds' | 'note' | 'supplied'>;

/** What was asked for has come: back to where the dossier was, with a new date if it had one. */
export const supplement: ActionHandler = async (ctx, task) => {
  const { state } = task.dossier;
  const { note: remark = '', answers } = task.input;
  const components = suppliedPapers(state, task.input);
  const fileIds = components.flatMap((component) => component.fileIds);
  const note = suppliedNote(state, remark, task.input);
  // An empty answer would start the agency's clock again for nothing.
  if (fileIds.length === 0 && note === '' && Object.keys(answers ?? {}).length === 0) {
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
      note,
      components,
      answers,
      acceptBy: accepted ? state.acceptBy : await acceptBy(ctx, state.receivingAgencyCode, now),
      ...(accepted ? await afterPause(ctx, state, now) : { promise: null }),
    },
    task.occurrence,
  );
};

/** Each paper that was asked for under its own name; what came without being asked for together. */
function suppliedPapers(
  state: DossierState,
  { fileIds = [], note = '', supplied = [] }: Supplied,
): SubmittedComponent[] {
  const key = `supplement-${state.supplementRequests}`;
  const paper = (own: string, name: string, files: string[]): SubmittedComponent[] =>
    files.length === 0
      ? []
      : [{ key: own, name, shape: 'ELECTRONIC', count: files.length, fileIds: [...new Set(files)] }];
  return [
    ...supplied.flatMap(({ item, fileIds: files }) => {
      const name = state.supplement?.items[item]?.name;
      return name ? paper(`${key}-${item}`, name, files) : [];
    }),
    ...paper(key, note.trim() || words('vi').processing.suppliedPapers, fileIds),
  ];
}

/** What was said about each paper, and in general. */
function suppliedNote(state: DossierState, remark: string, { supplied = [] }: Supplied): string {
  const said = supplied.flatMap(({ item, note = '' }) => {
    const name = state.supplement?.items[item]?.name;
    return name && note.trim() ? [`${name}: ${note.trim()}`] : [];
  });
  return [...said, remark.trim()].filter(Boolean).join('\n');
}
