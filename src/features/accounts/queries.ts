import { type RawBuilder, sql } from 'kysely';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { Role } from '../../domain/process/process.ts';
import { foldVietnamese } from '../../domain/text/normalise.ts';
import { awayOn, postHeldOn } from '../../platform/auth/signedInActor.ts';
import type { Ctx } from '../../platform/context.ts';
import { signInRequired } from '../../platform/errors.ts';
import { type AgencyDesks, listDesks } from '../organisation/listDesks.ts';
import { administeredAgencies, canAdministerOfficer } from './administration.ts';
import { accountNotFound } from './errors.ts';

/** A post with the names people know it by; days 'YYYY-MM-DD'. */
export interface PostView {
  id: string;
  role: Role;
  agencyCode: string;
  agencyName: string;
  unitId: string | null;
  unitName: string | null;
  title: string | null;
  validFrom: string;
  validTo: string | null;
}

/** A post under which somebody acts today; `onBehalfOf` when its holder is away, and until when. */
export interface ActingPostView extends PostView {
  onBehalfOf: { accountId: string; name: string; lastDay: string } | null;
}

/** The members of a post's view, in the language of the request; needs `post`, `agency` and `unit`. */
function postMembers(ctx: Ctx): RawBuilder<unknown> {
  const english = ctx.language === 'en';
  const agencyName = english ? sql`coalesce(agency.name_en, agency.name)` : sql`agency.name`;
  const unitName = english ? sql`coalesce(unit.name_en, unit.name)` : sql`unit.name`;
  return sql`'id', post.id, 'role', post.role, 'agencyCode', agency.code, 'agencyName', ${agencyName},
    'unitId', unit.id, 'unitName', ${unitName}, 'title', post.title, 'validFrom', post.valid_from, 'validTo', post.valid_to`;
}

const WITH_NAMES = sql`JOIN agency ON agency.code = post.agency_code LEFT JOIN unit ON unit.id = post.unit_id`;

/** Posts of `account.id` as a column: those held today, or all there ever were and will be. */
function postViews(ctx: Ctx, which: 'TODAY' | 'ALL'): RawBuilder<PostView[]> {
  const today = vietnamDate(ctx.clock.now().getTime());
  return sql`(
    SELECT coalesce(jsonb_agg(jsonb_build_object(${postMembers(ctx)}) ORDER BY post.id), '[]')
    FROM post ${WITH_NAMES}
    WHERE post.account_id = account.id AND (${which === 'ALL'} OR ${postHeldOn(today)}))`;
}

/** The same with the posts of absent officers in whose stead `account.id` acts today. */
function actingPostViews(ctx: Ctx): RawBuilder<ActingPostView[]> {
  const today = vietnamDate(ctx.clock.now().getTime());
  const acting = sql`jsonb_build_object(${postMembers(ctx)}, 'onBehalfOf', CASE WHEN away.id IS NOT NULL
    THEN jsonb_build_object('accountId', away.id, 'name', away.full_name, 'lastDay', absence.last_day) END)`;
  return sql`(
    SELECT coalesce(jsonb_agg(${acting} ORDER BY away.id IS NOT NULL, post.id), '[]')
    FROM post ${WITH_NAMES}
    LEFT JOIN (absence_post JOIN absence ON absence.id = absence_post.absence_id AND ${awayOn(today)}
        JOIN account away ON away.id = absence.account_id AND away.status <> 'DISABLED')
      ON absence_post.post_id = post.id AND absence.substitute_id = account.id
    WHERE (post.account_id = account.id OR away.id IS NOT NULL) AND ${postHeldOn(today)})`;
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
      'identityVerifiedAt',
      actingPostViews(ctx).as('posts'),
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
  /** part of the name or the user name, without regard to accents */
  words?: string;
  /** login of the last officer of the page before */
  after?: string;
  /** at most 100 */
  limit: number;
}

/** The agencies that the actor administers, all of them or the one that is asked for. */
function wantedAgencies(ctx: Ctx, agencyCode: string | undefined): string[] | 'ALL' {
  const administered = administeredAgencies(ctx.actor);
  if (agencyCode === undefined) return administered;
  return administered === 'ALL' || administered.includes(agencyCode) ? [agencyCode] : [];
}

/** The last day of the absence that holds today, as a column; null for whoever is there. */
function awayUntil(ctx: Ctx): RawBuilder<string | null> {
  const today = vietnamDate(ctx.clock.now().getTime());
  return sql`(SELECT max(absence.last_day)::text FROM absence WHERE absence.account_id = account.id AND ${awayOn(today)})`;
}

function selectOfficers(ctx: Ctx, which: 'TODAY' | 'ALL') {
  return ctx.db
    .selectFrom('account')
    .select(['id', 'login', 'fullName', 'email', 'phone', 'status', 'mustChangePassword', 'createdAt'])
    .select([postViews(ctx, which).as('posts'), awayUntil(ctx).as('awayUntil')])
    .where('kind', '=', 'OFFICER');
}

/** Officers with a post, past or present, in the agencies the actor administers, by login. One query. */
export async function listOfficers(ctx: Ctx, filter: OfficerFilter) {
  const agencies = wantedAgencies(ctx, filter.agencyCode);
  const limit = Math.min(filter.limit, 100);
  const typed = foldVietnamese(filter.words ?? '').replace(/[%_\\]/g, '');
  const rows = await selectOfficers(ctx, 'TODAY')
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
    .$if(typed !== '', (query) =>
      query.where(sql<boolean>`unaccent(lower(login || ' ' || full_name)) LIKE ${`%${typed}%`}`),
    )
    .$if(filter.after !== undefined, (query) => query.where('login', '>', filter.after ?? ''))
    .orderBy('login')
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.login ?? null) : null };
}

/** One officer with every post there ever was, for whoever administers the officer. One query. Throws `account.not_found`. */
export async function getOfficer(ctx: Ctx, id: string) {
  const officer = await selectOfficers(ctx, 'ALL').where('id', '=', id).executeTakeFirst();
  const agencies = wantedAgencies(ctx, undefined);
  const seen = agencies === 'ALL' || officer?.posts.some((post) => agencies.includes(post.agencyCode));
  if (!officer || !seen) throw accountNotFound();
  return { ...officer, mayAdminister: canAdministerOfficer(ctx.actor, officer.posts) };
}

/** Agencies that the actor administers, with their units: what posts can be given for. One query. */
export async function listPlaces(ctx: Ctx): Promise<AgencyDesks[]> {
  const agencies = wantedAgencies(ctx, undefined);
  return listDesks(ctx, agencies === 'ALL' ? undefined : agencies);
}
