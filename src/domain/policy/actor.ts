import type { Role } from '../process/process.ts';

/** One post an officer holds today. */
export interface Post {
  role: Role;
  agencyCode: string;
  unitId: string | null;
}

/** Who acts: nobody known, an applicant, an officer with posts, or the program itself. */
export type Actor =
  | { kind: 'ANONYMOUS' }
  | { kind: 'APPLICANT'; accountId: string; name: string }
  | { kind: 'OFFICER'; accountId: string; name: string; posts: Post[]; mustChangePassword: boolean }
  | { kind: 'SYSTEM'; name: string };

export const ANONYMOUS: Actor = { kind: 'ANONYMOUS' };

/** Whether the officer holds the role in the agency (any agency when left out) and unit (any when left out). */
export function holds(actor: Actor, role: Role, agencyCode?: string, unitId?: string | null): boolean {
  if (actor.kind !== 'OFFICER') return false;
  return actor.posts.some(
    (post) =>
      post.role === role &&
      (agencyCode === undefined || post.agencyCode === agencyCode) &&
      (unitId === undefined || unitId === null || post.unitId === null || post.unitId === unitId),
  );
}
