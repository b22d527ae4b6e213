import { type Actor, holds } from '../../domain/policy/actor.ts';
import type { Role } from '../../domain/process/process.ts';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';

/** Who has anything to do with the making of processes. */
export const PROCESS_ROLES = ['AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR', 'CENTRE_HEAD'] as const satisfies Role[];

/**
 * Whether the actor may write a process: an agency's administrator the agency's own, the centre and the system's
 * administrator every one (Đ.16.1a QĐ 1748/2023 Đồng Nai). `agencyCode` null: a process of the whole province.
 */
export function mayEdit(actor: Actor, agencyCode: string | null): boolean {
  if (holds(actor, 'SYSTEM_ADMINISTRATOR') || holds(actor, 'CENTRE_HEAD')) return true;
  return agencyCode !== null && holds(actor, 'AGENCY_ADMINISTRATOR', agencyCode);
}

/** Whether the actor may read it: whoever may write it, and everybody of the circle the province's own. */
export function maySee(actor: Actor, agencyCode: string | null): boolean {
  return mayEdit(actor, agencyCode) || (agencyCode === null && holds(actor, 'AGENCY_ADMINISTRATOR'));
}

/** Whether the actor checks what agencies propose (điểm b khoản 3 Điều 10 quy chế Sóc Trăng: the centre does). */
export function mayCheck(actor: Actor): boolean {
  return holds(actor, 'CENTRE_HEAD');
}

/** The officer acting. Throws common.forbidden unless they may write processes of the agency. */
export function requireEditor({ actor }: Ctx, agencyCode: string | null): Extract<Actor, { kind: 'OFFICER' }> {
  if (actor.kind !== 'OFFICER' || !mayEdit(actor, agencyCode)) throw accessDenied();
  return actor;
}
