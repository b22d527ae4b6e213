import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import type { Effect, Worked } from './effect.ts';

/** What a plan does to officers: posts that move or end, and what hangs on them. Three queries. */
export async function officerEffects(ctx: Ctx, { outcome, organisation, names }: Worked): Promise<Effect[]> {
  const { posts: moves } = outcome;
  if (moves.length === 0) return [];
  const roles = new Map(organisation.posts.map((post) => [post.id, post.role]));
  const accounts = [...new Set(moves.map((move) => move.accountId))];
  const people = await ctx.db
    .selectFrom('account')
    .select(['id', 'fullName', 'login'])
    .where('id', '=', sql<string>`ANY(${accounts}::uuid[])`)
    .execute();
  const known = new Map(people.map((person) => [person.id, `${person.fullName} (${person.login})`]));
  const effects = moves.map(({ postId, accountId, from, to }): Effect => {
    const data = {
      postId,
      person: known.get(accountId) ?? accountId,
      role: roles.get(postId) ?? '',
      from: names.desk(from.agencyCode, from.unitId),
      to: to.map((place) => names.desk(place.agencyCode, place.unitId)).join('; '),
    };
    const doubled = to.length === 0;
    return {
      section: 'OFFICERS',
      severity: doubled ? 'WARNING' : 'INFO',
      code: doubled ? 'POST_DOUBLE' : 'POST_MOVES',
      data,
      count: 1,
    };
  });
  return [...effects, ...(await hangingOn(ctx, moves, known))];
}

/** Stand-ins registered for the posts, and tokens by which other systems act under them. */
async function hangingOn(ctx: Ctx, moves: Worked['outcome']['posts'], known: Map<string, string>): Promise<Effect[]> {
  const posts = moves.map((move) => move.postId);
  const accounts = [...known.keys()];
  const now = ctx.clock.now();
  const absences = await ctx.db
    .selectFrom('absencePost')
    .innerJoin('absence', 'absence.id', 'absencePost.absenceId')
    .select(['absence.accountId', 'absence.firstDay', 'absence.lastDay'])
    .distinct()
    .where('absencePost.postId', '=', sql<string>`ANY(${posts}::uuid[])`)
    .where('absence.endedAt', 'is', null)
    .where(sql<boolean>`absence.last_day >= ${now}::date`)
    .execute();
  const tokens = await ctx.db
    .selectFrom('apiToken')
    .select(['accountId', 'name'])
    .where('accountId', '=', sql<string>`ANY(${accounts}::uuid[])`)
    .where('revokedAt', 'is', null)
    .where((where) => where.or([where('expiresAt', 'is', null), where('expiresAt', '>', now)]))
    .orderBy('name')
    .execute();
  return [
    ...absences.map(
      ({ accountId, firstDay, lastDay }): Effect => ({
        section: 'OFFICERS',
        severity: 'INFO',
        code: 'STAND_IN_MOVES',
        data: { person: known.get(accountId) ?? '', from: String(firstDay), to: String(lastDay) },
        count: 1,
      }),
    ),
    ...tokens.map(
      ({ accountId, name }): Effect => ({
        section: 'OFFICERS',
        severity: 'WARNING',
        code: 'TOKEN_ACTS',
        data: { name, person: known.get(accountId) ?? '' },
        count: 1,
      }),
    ),
  ];
}
