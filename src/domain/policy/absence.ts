import { ROLES, type Role } from '../process/process.ts';
import { type Actor, holds } from './actor.ts';

/** A post as far as it decides who may name a substitute for it. */
export interface PostPlace {
  role: Role;
  agencyCode: string;
  unitId: string | null;
}

const ADMINISTRATORS: readonly Role[] = ['AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR'];

/** Roles in which somebody may be stood in for. Keeping accounts is no work on dossiers: it takes a post of one's own. */
export const STOOD_IN_ROLES: readonly Role[] = ROLES.filter((role) => !ADMINISTRATORS.includes(role));

/** Roles that decide: who acts in their stead needs a written decision (Đ.16.1c QĐ 1748/2023 Đồng Nai). */
export const DECIDING_ROLES: readonly Role[] = ['AGENCY_LEADER', 'CENTRE_HEAD', 'PROVINCE_LEADER'];

/** Roles that see beyond one agency: nobody but their holder and the system's administrator names a substitute. */
const BEYOND_ONE_AGENCY: readonly Role[] = ['CENTRE_HEAD', 'PROVINCE_LEADER'];

/** Roles below the head of a unit. */
const OF_THE_UNIT: readonly Role[] = ['RECEPTIONIST', 'SPECIALIST', 'RECORDS_CLERK'];

/** Whether the actor is above the holder of a post: head of the unit, leader or administrator of the agency. */
export function isAbovePost(actor: Actor, { role, agencyCode, unitId }: PostPlace): boolean {
  if (holds(actor, 'SYSTEM_ADMINISTRATOR')) return true;
  if (BEYOND_ONE_AGENCY.includes(role)) return false;
  if (holds(actor, 'AGENCY_ADMINISTRATOR', agencyCode)) return true;
  // the head of the agency provides the substitute (Đ.4.4 QĐ 1748/2023 Đồng Nai)
  if (holds(actor, 'AGENCY_LEADER', agencyCode) || holds(actor, 'CENTRE_HEAD', agencyCode)) return true;
  return OF_THE_UNIT.includes(role) && unitId !== null && holds(actor, 'UNIT_HEAD', agencyCode, unitId);
}

/**
 * Whether the actor may write down that an officer is away, and who stands in under these of the officer's posts: the
 * officer, or whoever is above every one of the posts.
 */
export function mayRegisterAbsence(actor: Actor, accountId: string, posts: readonly PostPlace[]): boolean {
  if (actor.kind !== 'OFFICER') return false;
  if (actor.accountId === accountId) return true;
  return posts.length > 0 && posts.every((post) => isAbovePost(actor, post));
}

/** Where the actor looks after absent people; `unitId` null: in the whole agency. 'ALL' for the system's administrator. */
export function overseenPlaces(actor: Actor): 'ALL' | { agencyCode: string; unitId: string | null }[] {
  if (actor.kind !== 'OFFICER') return [];
  if (holds(actor, 'SYSTEM_ADMINISTRATOR')) return 'ALL';
  return actor.posts.flatMap(({ role, agencyCode, unitId }) => {
    if (role === 'AGENCY_LEADER' || role === 'CENTRE_HEAD' || role === 'AGENCY_ADMINISTRATOR')
      return [{ agencyCode, unitId: null }];
    return role === 'UNIT_HEAD' ? [{ agencyCode, unitId }] : [];
  });
}
