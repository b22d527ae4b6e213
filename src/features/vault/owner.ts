import type { ExpressionBuilder } from 'kysely';
import type { Actor, Capacity } from '../../domain/policy/actor.ts';
import type { DB } from '../../platform/db/schema.ts';
import { accessDenied } from '../../platform/errors.ts';

/** Whose vault it is: a person's account, or an organisation whose people share it. */
export interface VaultOwner {
  kind: 'ACCOUNT' | 'ORGANISATION';
  id: string;
}

/** Of people who act for somebody else only members of an organisation open its vault; those who only look on change nothing. */
const MEMBERS: readonly Capacity[] = ['OWNER', 'MANAGER', 'SUBMITTER', 'VIEWER'];

/** Whether the actor may open the vault of the account they act for. Pure. */
export function hasVault(actor: Actor): boolean {
  return actor.kind === 'APPLICANT' && (!actor.by || MEMBERS.includes(actor.by.capacity));
}

/**
 * The vault of whoever is acting: a person's own, or the organisation's. Somebody with an authorisation or invited to a
 * draft has no way in. @throws common.forbidden
 */
export function vaultOwnerOf(actor: Actor): VaultOwner {
  if (actor.kind !== 'APPLICANT' || !hasVault(actor)) throw accessDenied();
  return { kind: 'ACCOUNT', id: actor.accountId };
}

/** The same for changing it: not for who only looks on. @throws common.forbidden */
export function changedVaultOf(actor: Actor): VaultOwner {
  if (actor.kind === 'APPLICANT' && actor.by?.capacity === 'VIEWER') throw accessDenied();
  return vaultOwnerOf(actor);
}

/** The rows of one vault. */
export function inVault({ kind, id }: VaultOwner) {
  return (eb: ExpressionBuilder<DB, 'vaultItem'>) =>
    eb.and([eb('vaultItem.ownerKind', '=', kind), eb('vaultItem.ownerId', '=', id)]);
}
