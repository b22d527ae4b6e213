import { type Ctx, inTransaction } from '../../platform/context.ts';
import { vaultItemFixed, vaultItemNotFound } from './errors.ts';
import { factColumns, keepItem, type PaperFacts } from './keepItem.ts';
import { changedVaultOf, inVault } from './owner.ts';
import { getVaultItem } from './queries.ts';
import { signatureIn } from './signatureIn.ts';

/**
 * Puts an own paper into the vault: declared, believed like any copy (Đ.16 NĐ 45/2020). The file was sent before by the
 * actor. Answers the id of the paper; the same file again answers the one that is there.
 * @throws vault.not_found when the file is not the actor's
 */
export async function declareItem(ctx: Ctx, facts: PaperFacts, fileId: string): Promise<{ id: string }> {
  const owner = changedVaultOf(ctx.actor);
  const file = await ctx.db
    .selectFrom('storedFile')
    .select(['id', 'sha256', 'mediaType'])
    .where('id', '=', fileId)
    .where('uploadedBy', '=', 'accountId' in ctx.actor ? ctx.actor.accountId : null)
    .executeTakeFirst();
  if (!file) throw vaultItemNotFound();
  const signature = await signatureIn(ctx, file);
  return inTransaction(ctx, async (tx) => {
    const id = await keepItem(tx, owner, { ...facts, source: 'DECLARED', signature, file });
    if (id) return { id };
    return tx.db
      .selectFrom('vaultItem')
      .select('id')
      .where(inVault(owner))
      .where('sha256', '=', file.sha256)
      .where('source', '=', 'DECLARED')
      .where('dossierId', 'is', null)
      .executeTakeFirstOrThrow();
  });
}

/** Corrects what was written about an own paper. @throws vault.not_found, vault.fixed for what agencies put there */
export async function describeItem(ctx: Ctx, id: string, facts: PaperFacts): Promise<void> {
  const item = await getVaultItem(ctx, id, changedVaultOf(ctx.actor));
  if (item.source !== 'DECLARED') throw vaultItemFixed();
  await ctx.db.updateTable('vaultItem').set(factColumns(facts)).where('id', '=', id).execute();
}

/** Takes an own paper out of the vault; dossiers that used it keep theirs. @throws vault.not_found, vault.fixed */
export async function removeItem(ctx: Ctx, id: string): Promise<void> {
  const item = await getVaultItem(ctx, id, changedVaultOf(ctx.actor));
  if (item.source !== 'DECLARED') throw vaultItemFixed();
  await ctx.db.deleteFrom('vaultItem').where('id', '=', id).execute();
}
