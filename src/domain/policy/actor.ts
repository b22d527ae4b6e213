import type { Role } from '../process/process.ts';

/** One post an officer holds today, or acts under today because its holder is away. */
export interface Post {
  role: Role;
  agencyCode: string;
  unitId: string | null;
  /** the absent holder of the post (Đ.4.4, Đ.16.2b QĐ 1748/2023 Đồng Nai); left out for one's own */
  onBehalfOf?: AbsentOfficer;
  /** agencies that went into this one: their finished dossiers are read here */
  formerly?: string[];
}

/** The officer in whose stead somebody acts. */
export interface AbsentOfficer {
  accountId: string;
  name: string;
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
  return postsOf(actor, role, agencyCode, unitId).length > 0;
}

/** The posts by which `holds` is true: own ones first, then those of absent officers. */
export function postsOf(actor: Actor, role: Role, agencyCode?: string, unitId?: string | null): Post[] {
  if (actor.kind !== 'OFFICER') return [];
  const fitting = actor.posts.filter(
    (post) =>
      post.role === role &&
      (agencyCode === undefined || post.agencyCode === agencyCode) &&
      (unitId === undefined || unitId === null || post.unitId === null || post.unitId === unitId),
  );
  return [...fitting.filter((post) => !post.onBehalfOf), ...fitting.filter((post) => post.onBehalfOf)];
}

/** The absent officers in whose stead the actor may act today, each once. */
export function standsInFor(actor: Actor): AbsentOfficer[] {
  if (actor.kind !== 'OFFICER') return [];
  const absent = new Map<string, AbsentOfficer>();
  for (const { onBehalfOf } of actor.posts) if (onBehalfOf) absent.set(onBehalfOf.accountId, onBehalfOf);
  return [...absent.values()];
}
