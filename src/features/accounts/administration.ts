import { type Actor, holds } from '../../domain/policy/actor.ts';
import type { Role } from '../../domain/process/process.ts';

/** Posts that see beyond one agency: only the system's administrator gives them. */
const BEYOND_ONE_AGENCY: readonly Role[] = ['CENTRE_HEAD', 'PROVINCE_LEADER', 'SYSTEM_ADMINISTRATOR'];

/**
 * Whether the actor may give or take a post: an agency's administrator in that agency only
 * (Đ.3.4 quy chế Tiền Giang, Đ.26.5 Sóc Trăng), the system's administrator everywhere.
 */
export function canAssignPost(actor: Actor, post: { role: Role; agencyCode: string }): boolean {
  if (holds(actor, 'SYSTEM_ADMINISTRATOR')) return true;
  return holds(actor, 'AGENCY_ADMINISTRATOR', post.agencyCode) && !BEYOND_ONE_AGENCY.includes(post.role);
}

/** Whether the actor may close an account or issue a new password: every post of its owner must be in their hands. */
export function canAdministerOfficer(actor: Actor, posts: readonly { role: Role; agencyCode: string }[]): boolean {
  if (holds(actor, 'SYSTEM_ADMINISTRATOR')) return true;
  return posts.length > 0 && posts.every((post) => canAssignPost(actor, post));
}

/** Codes of the agencies whose officers the actor administers; 'ALL' for the system's administrator. */
export function administeredAgencies(actor: Actor): string[] | 'ALL' {
  if (actor.kind !== 'OFFICER') return [];
  if (holds(actor, 'SYSTEM_ADMINISTRATOR')) return 'ALL';
  return actor.posts.filter((post) => post.role === 'AGENCY_ADMINISTRATOR').map((post) => post.agencyCode);
}
