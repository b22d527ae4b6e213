import { type Actor, holds, isOnlyPostOfficer } from '../../domain/policy/actor.ts';
import type { Role } from '../../domain/process/process.ts';
import { accessDenied, defineError, signInRequired } from '../errors.ts';

/** The officer still has the issued password: nothing of the office is open before a new one is set. */
export const passwordChangeRequired = defineError('account.password_change_required', 403);

/** Who may call a route at all. What they may do with what they find there is decided by the use case. */
export type Access = 'PUBLIC' | 'SIGNED_IN' | 'APPLICANT' | 'OFFICER' | { roles: readonly Role[] };

/** Throws unless the actor may call a route of this access. */
export function checkAccess(actor: Actor, access: Access): void {
  if (access === 'PUBLIC') return;
  if (actor.kind === 'ANONYMOUS') throw signInRequired();
  if (access === 'SIGNED_IN') return;
  if (access === 'APPLICANT' ? actor.kind !== 'APPLICANT' : actor.kind !== 'OFFICER') throw accessDenied();
  if (actor.kind === 'OFFICER' && actor.mustChangePassword) throw passwordChangeRequired();
  // Who only carries parcels enters by the roles of a route, never as just any officer (Đ.25 quy chế Hòa Bình).
  if (access === 'OFFICER' && isOnlyPostOfficer(actor)) throw accessDenied();
  if (typeof access === 'object' && !access.roles.some((role) => holds(actor, role))) throw accessDenied();
}
