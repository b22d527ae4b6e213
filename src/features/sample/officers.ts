import type { Position } from '../../domain/dossier/events.ts';
import { type Actor, holds } from '../../domain/policy/actor.ts';
import type { Role } from '../../domain/process/process.ts';
import { actorOf, postsHeld, type SignedInActor } from '../../platform/auth/signedInActor.ts';
import type { Ctx } from '../../platform/context.ts';

export type Officer = Extract<Actor, { kind: 'OFFICER' }>;

/** Who sits where; a person who must still choose a password does not act. */
export interface People {
  officers: Officer[];
  applicants: ReadonlyMap<string, SignedInActor>;
}

/** Every account as an actor. One query. */
export async function readPeople(ctx: Ctx): Promise<People> {
  const rows = await ctx.db
    .selectFrom('account')
    .select(['id as accountId', 'login', 'kind', 'fullName', 'mustChangePassword'])
    .select(postsHeld(ctx.clock.now()).as('posts'))
    .orderBy('login')
    .execute();
  const actors = rows.map((row) => ({ login: row.login, actor: actorOf(row) }));
  return {
    officers: actors.flatMap(({ actor }) => (actor.kind === 'OFFICER' && actor.posts.length > 0 ? [actor] : [])),
    applicants: new Map(actors.flatMap(({ login, actor }) => (actor.kind === 'APPLICANT' ? [[login, actor]] : []))),
  };
}

/** The assigned officer, else one of those at the desk: the same one for the same dossier. Throws for an empty desk. */
export function officerAt({ officers }: People, position: Position, index: number): Officer {
  const { assigneeId, role, agencyCode, unitId } = position;
  if (assigneeId) return only(officers.find((officer) => officer.accountId === assigneeId));
  return only(choose(officersHolding(officers, role, agencyCode, unitId), index));
}

/** Somebody who holds the role in the agency. */
export function officerOf({ officers }: People, role: Role, agencyCode: string, index: number): Officer {
  return only(choose(officersHolding(officers, role, agencyCode, null), index));
}

/** Everybody who could be named for a desk. */
export function officersHolding(officers: Officer[], role: Role, agencyCode: string, unitId: string | null): Officer[] {
  return officers.filter((officer) => holds(officer, role, agencyCode, unitId));
}

function choose<T>(list: readonly T[], index: number): T | undefined {
  return list[index % list.length];
}

function only(officer: Officer | undefined): Officer {
  if (!officer) throw new Error('A desk of the sample province has nobody');
  return officer;
}
