import { bestFirst } from '../../domain/vault/bestFirst.ts';
import type { Ctx } from '../../platform/context.ts';
import { hasVault, inVault, vaultOwnerOf } from './owner.ts';
import { selectItems, toItem, type VaultItem } from './queries.ts';

/** A paper of the vault as it is offered for a dossier. */
export type OfferedPaper = Pick<VaultItem, 'id' | 'name' | 'number' | 'issuer' | 'validTo' | 'trust' | 'state'>;

/**
 * The papers of the actor's vault for a paper of that name: those that sound like it first. Ones that no longer hold are
 * among them, to be seen and not used. At most 200, one query however many names.
 */
export async function listOffered(ctx: Ctx): Promise<(paperName: string) => OfferedPaper[]> {
  if (!hasVault(ctx.actor)) return () => [];
  const rows = await selectItems(ctx)
    .where(inVault(vaultOwnerOf(ctx.actor)))
    .orderBy('vaultItem.createdAt', 'desc')
    .orderBy('vaultItem.id', 'desc')
    .limit(200)
    .execute();
  const items = rows.map((row) => toItem(ctx, row));
  return (paperName) => bestFirst(items, paperName);
}
