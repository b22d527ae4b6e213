import { type Ctx, inTransaction } from '../../platform/context.ts';
import { defineError } from '../../platform/errors.ts';
import { fileNotFound } from '../files/errors.ts';
import { getDraft } from './getDraft.ts';
import { AUTHORISATION, FILES_PER_PAPER } from './papers.ts';
import { lockDraft } from './saveDraft.ts';

/** More files for one paper than a desk would read. */
export const tooManyFiles = defineError('draft.too_many_files', 422);

/**
 * Puts a file that the actor has sent under a paper of the draft; twice is once.
 * @throws draft.not_found, file.not_found, draft.too_many_files
 */
export async function attachToDraft(ctx: Ctx, draftId: string, componentKey: string, fileId: string): Promise<void> {
  const { content, files } = await getDraft(ctx, draftId);
  const keys = content.componentCases.flatMap((group) => group.components.map((component) => component.key));
  if (!keys.includes(componentKey) && componentKey !== AUTHORISATION) throw fileNotFound();
  if (files.filter((file) => file.componentKey === componentKey).length >= FILES_PER_PAPER) throw tooManyFiles();
  await inTransaction(ctx, async (tx) => {
    await lockDraft(tx, draftId);
    const own = await tx.db
      .selectFrom('storedFile')
      .select('id')
      .where('id', '=', fileId)
      .where('uploadedBy', '=', 'accountId' in ctx.actor ? ctx.actor.accountId : null)
      .executeTakeFirst();
    if (!own) throw fileNotFound();
    await tx.db
      .insertInto('draftFile')
      .values({ draftId, componentKey, fileId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx.db.updateTable('draft').set({ updatedAt: ctx.clock.now() }).where('id', '=', draftId).execute();
  });
}

/** Takes a file out of the draft. @throws draft.not_found */
export async function detachFromDraft(ctx: Ctx, draftId: string, componentKey: string, fileId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await lockDraft(tx, draftId);
    await tx.db
      .deleteFrom('draftFile')
      .where('draftId', '=', draftId)
      .where('componentKey', '=', componentKey)
      .where('fileId', '=', fileId)
      .execute();
  });
}
