import type { ExpressionBuilder } from 'kysely';
import type { Actor } from '../../domain/policy/actor.ts';
import type { DB } from '../../platform/db/schema.ts';
import { accessDenied } from '../../platform/errors.ts';

/** Whose vault it is: a person's account, or an organisation whose people share it. */
export interface VaultOwner {
  kind: 'ACCOUNT' | 'ORGANISATION';
  id: string;
}

/** The vault of whoever is acting. @throws common.forbidden for officers and strangers: nobody else has one */
export function vaultOwnerOf(actor: Actor): VaultOwner {
  if (actor.kind !== 'APPLICANT') throw accessDenied();
  return { kind: 'ACCOUNT', id: actor.accountId };
}

/** The rows of one vault. */
export function inVault({ kind, id }: VaultOwner) {
  return (eb: ExpressionBuilder<DB, 'vaultItem'>) =>
    eb.and([eb('vaultItem.ownerKind', '=', kind), eb('vaultItem.ownerId', '=', id)]);
}
