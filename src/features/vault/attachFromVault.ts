import { v7 as uuidv7 } from 'uuid';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { storeOf } from '../../platform/files/folderStore.ts';
import { attachToDraft } from '../drafts/draftFiles.ts';
import { vaultItemNotUsable } from './errors.ts';
import { getVaultItem } from './queries.ts';

/**
 * Puts a paper of the actor's vault under a paper of a draft without sending it again. The draft, and later the dossier,
 * keep a reference of their own to the content: what happens in the vault afterwards does not touch them. Twice is once.
 * @throws vault.not_found, vault.not_usable, draft.not_found, file.not_found, draft.too_many_files
 */
export async function attachFromVault(ctx: Ctx, draftId: string, componentKey: string, itemId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const there = await tx.db
      .selectFrom('draftFile')
      .select('fileId')
      .where('draftId', '=', draftId)
      .where('componentKey', '=', componentKey)
      .where('vaultItemId', '=', itemId)
      .executeTakeFirst();
    if (there) return;
    const id = await copyFromVault(tx, itemId);
    await attachToDraft(tx, draftId, componentKey, id);
    await tx.db
      .updateTable('draftFile')
      .set({ vaultItemId: itemId })
      .where('draftId', '=', draftId)
      .where('componentKey', '=', componentKey)
      .where('fileId', '=', id)
      .execute();
  });
}

/**
 * A file of the actor's own with the content of a paper in their vault: what happens to the paper does not touch it.
 * @throws vault.not_found, vault.not_usable
 */
export async function copyFromVault(tx: TxCtx, itemId: string): Promise<string> {
  const { name, mediaType, sizeBytes, sha256 } = await getUsable(tx, itemId);
  const id = uuidv7();
  const uploadedBy = 'accountId' in tx.actor ? tx.actor.accountId : null;
  await tx.db
    .insertInto('storedFile')
    .values({ id, name, mediaType, sizeBytes, sha256, uploadedBy, createdAt: tx.clock.now() })
    .execute();
  return id;
}

async function getUsable(ctx: Ctx, itemId: string) {
  const { state, file } = await getVaultItem(ctx, itemId);
  if (state !== 'VALID' || !(await storeOf(ctx.config).has(file.sha256))) throw vaultItemNotUsable();
  return file;
}
