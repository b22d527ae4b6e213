import { type Ctx, inTransaction } from '../../platform/context.ts';
import { lockDraft } from './lockDraft.ts';

/** Throws a draft away; one that was submitted is a dossier and stays. @throws draft.not_found */
export async function deleteDraft(ctx: Ctx, draftId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await lockDraft(tx, draftId);
    await tx.db.deleteFrom('draft').where('id', '=', draftId).execute();
  });
}
