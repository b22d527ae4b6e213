import { diffProcedure, type ProcedureChange } from '../../domain/procedure/diff.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { getProcedureVersion } from '../catalogue/getProcedure.ts';
import { carryOver } from './carryOver.ts';
import { toDraftContent } from './draftContent.ts';
import { draftNotFound } from './errors.ts';
import { type Draft, getDraft } from './getDraft.ts';
import { lockDraft } from './lockDraft.ts';
import { onlineMethod } from './onlineOffer.ts';

export interface ProcedureMoved {
  /** what reads differently today, in the order of the publication */
  changes: ProcedureChange[];
  /** the procedure can still be submitted online */
  online: boolean;
}

/** How the procedure changed since the draft was begun; undefined when it did not. One query when it did. */
export async function findChange(ctx: Ctx, draft: Draft): Promise<ProcedureMoved | undefined> {
  if (draft.versionId === draft.currentVersionId) return undefined;
  if (!draft.currentVersionId) return { changes: [], online: false };
  const { content } = await getProcedureVersion(ctx, draft.currentVersionId);
  return { changes: diffProcedure(draft.content, content), online: onlineMethod(content) !== undefined };
}

/**
 * The person has seen what changed: the draft goes on under the version in force, and only what the change touches is
 * asked again. Papers keep their keys over versions, so files stay where they are. @throws draft.not_found
 */
export async function moveDraft(ctx: Ctx, draftId: string): Promise<void> {
  const { currentVersionId, versionId, content: before } = await getDraft(ctx, draftId);
  if (!currentVersionId) throw draftNotFound();
  if (currentVersionId === versionId) return;
  const { content: after } = await getProcedureVersion(ctx, currentVersionId);
  await inTransaction(ctx, async (tx) => {
    const typed = carryOver(toDraftContent(await lockDraft(tx, draftId)), before, after);
    await tx.db
      .updateTable('draft')
      .set({
        procedureVersionId: currentVersionId,
        answers: JSON.stringify(typed),
        updatedAt: ctx.clock.now(),
      })
      .where('id', '=', draftId)
      .execute();
  });
}
