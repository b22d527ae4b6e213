import { type RawBuilder, sql } from 'kysely';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { Role } from '../../domain/process/process.ts';
import type { Ctx } from '../../platform/context.ts';
import { signInRequired } from '../../platform/errors.ts';
import { administeredAgencies } from './administration.ts';

/** A post with the names people know it by. */
export interface PostView {
  id: string;
  role: Role;
  agencyCode: string;
  agencyName: string;
  unitId: string | null;
  unitName: string | null;
  title: string | null;
}

/** Posts held today by `account.id`, as a column. */
function postViews(ctx: Ctx): RawBuilder<PostView[]> {
  const today = vietnamDate(ctx.clock.now().getTime());
  const english = ctx.language === 'en';
  const agencyName = english ? sql`coalesce(agency.name_en, agency.name)` : sql`agency.name`;
  const unitName = english ? sql`coalesce(unit.name_en, unit.name)` : sql`unit.name`;
  return sql`(
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', post.id, 'role', post.role, 'agencyCode', agency.code,
        'agencyName', ${agencyName}, 'unitId', unit.id, 'unitName', ${unitName}, 'title', post.title) ORDER BY post.id), '[]')
    FROM post JOIN agency ON agency.code = post.agency_code LEFT JOIN unit ON unit.id = post.unit_id
    WHERE post.account_id = account.id AND post.valid_from <= ${today}::date
      AND (post.valid_to IS NULL OR post.valid_to >= ${today}::date))`;
}

function ownAccountId(ctx: Ctx): string {
  if (!('accountId' in ctx.actor)) throw signInRequired();
  return ctx.actor.accountId;
}

/** The signed-in person's own account, with posts and the number of unread messages. One query. */
export async function getOwnAccount(ctx: Ctx) {
  const account = await ctx.db
    .selectFrom('account')
    .select([
      'id',
      'kind',
      'login',
      'fullName',
      'phone',
      'email',
      'citizenId',
      'taxCode',
      'dateOfBirth',
      'address',
      'language',
      'mustChangePassword',
      postViews(ctx).as('posts'),
      sql<number>`(SELECT count(*) FROM notification
        WHERE account_id = account.id AND channel = 'PORTAL' AND read_at IS NULL)`.as('unread'),
    ])
    .where('id', '=', ownAccountId(ctx))
    .executeTakeFirst();
  if (!account) throw signInRequired();
  return account;
}

/** Devices the person is signed in on, the last used first; `id` for `endSession`. At most 20. */
export async function listSessions(ctx: Ctx, current: Buffer | undefined) {
  const rows = await ctx.db
    .selectFrom('session')
    .select(['tokenHash', 'userAgent', 'createdAt', 'lastSeenAt'])
    .where('accountId', '=', ownAccountId(ctx))
    .where('expiresAt', '>', ctx.clock.now())
    .orderBy('lastSeenAt', 'desc')
    .limit(20)
    .execute();
  return rows.map(({ tokenHash, ...session }) => ({
    ...session,
    id: tokenHash.toString('hex'),
    isCurrent: current !== undefined && tokenHash.equals(current),
  }));
}

/** The latest messages of the portal to the person, newest first. At most 20. */
export function listOwnMessages(ctx: Ctx) {
  return ctx.db
    .selectFrom('notification')
    .select(['id', 'subject', 'body', 'link', 'createdAt', 'readAt'])
    .where('accountId', '=', ownAccountId(ctx))
    .where('channel', '=', 'PORTAL')
    .orderBy('createdAt', 'desc')
    .limit(20)
    .execute();
}

export interface OfficerFilter {
  agencyCode?: string;
  /** login of the last officer of the page before */
  after?: string;
  /** at most 100 */
  limit: number;
}

/** Officers with a post, past or present, in the agencies the actor administers, by login. One query. */
export async function listOfficers(ctx: Ctx, filter: OfficerFilter) {
  const administered = administeredAgencies(ctx.actor);
  const agencies =
    filter.agencyCode === undefined
      ? administered
      : administered === 'ALL' || administered.includes(filter.agencyCode)
        ? [filter.agencyCode]
        : [];
  const limit = Math.min(filter.limit, 100);
  const rows = await ctx.db
    .selectFrom('account')
    .select([
      'id',
      'login',
      'fullName',
      'email',
      'phone',
      'status',
      'mustChangePassword',
      'createdAt',
      postViews(ctx).as('posts'),
    ])
    .where('kind', '=', 'OFFICER')
    .$if(agencies !== 'ALL', (query) =>
      query.where((where) =>
        where.exists(
          where
            .selectFrom('post')
            .select('post.id')
            .whereRef('post.accountId', '=', 'account.id')
            .where('post.agencyCode', '=', sql<string>`ANY(${agencies as string[]}::text[])`),
        ),
      ),
    )
    .$if(filter.after !== undefined, (query) => query.where('login', '>', filter.after ?? ''))
    .orderBy('login')
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.login ?? null) : null };
}
