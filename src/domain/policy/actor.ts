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

/** By what right somebody acts for the holder of dossiers: as a member of the organisation, authorised by the person, or as a guest in one draft. */
export type Capacity = 'OWNER' | 'MANAGER' | 'SUBMITTER' | 'VIEWER' | 'AUTHORISED' | 'HELPER';

/** The person at the keyboard when it is not the holder of the account. */
export interface ActingPerson {
  /** null for a guest without account */
  accountId: string | null;
  name: string;
  capacity: Capacity;
  /** of the authorisation; empty: all */
  procedureCodes: readonly string[];
  /** the one draft of a guest */
  draftId: string | null;
}

/** How surely a person is known: 0 by an account of the portal, 1 and 2 by the levels of NĐ 69/2024. */
export type Assurance = 0 | 1 | 2;

/** Whose things are handled (`accountId`, `name`), by whom when that is somebody else, and how surely that one is known. */
export interface Applicant {
  kind: 'APPLICANT';
  accountId: string;
  name: string;
  by?: ActingPerson;
  /** 0 when left out */
  assurance?: Assurance;
  /** when that was proved, ISO 8601 */
  authenticatedAt?: string;
}

/** Who acts: nobody known, an applicant, an officer with posts, or the program itself. */
export type Actor =
  | { kind: 'ANONYMOUS' }
  | Applicant
  | { kind: 'OFFICER'; accountId: string; name: string; posts: Post[]; mustChangePassword: boolean }
  | { kind: 'SYSTEM'; name: string };

export const ANONYMOUS: Actor = { kind: 'ANONYMOUS' };

/** Whether the officer holds the role in the agency (any agency when left out) and unit (any when left out). */
export function holds(actor: Actor, role: Role, agencyCode?: string, unitId?: string | null): boolean {
  return postsOf(actor, role, agencyCode, unitId).length > 0;
}

/** Whether the officer works for the post and for nobody else. Pure. */
export function isOnlyPostOfficer(actor: Actor): boolean {
  return (
    actor.kind === 'OFFICER' && actor.posts.length > 0 && actor.posts.every((post) => post.role === 'POST_OFFICER')
  );
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

/** The account of the person at the keyboard: null for nobody, for the program, and for a guest without account. */
export function personIdOf(actor: Actor): string | null {
  if (actor.kind === 'APPLICANT' && actor.by) return actor.by.accountId;
  return 'accountId' in actor ? actor.accountId : null;
}

/** The name of the person at the keyboard, '' when nobody is known. */
export function personNameOf(actor: Actor): string {
  if (actor.kind === 'APPLICANT' && actor.by) return actor.by.name;
  return 'name' in actor ? actor.name : '';
}

/** Whether the applicant may see what belongs to a procedure; only an authorisation is narrower than everything. */
export function reaches(actor: Applicant, procedureCode: string): boolean {
  const codes = actor.by?.procedureCodes ?? [];
  return codes.length === 0 || codes.includes(procedureCode);
}

/** Whether the applicant may submit, withdraw and the like: not who only looks on, and not a guest. */
export function mayHandIn(actor: Applicant): boolean {
  return actor.by?.capacity !== 'VIEWER' && actor.by?.capacity !== 'HELPER';
}
