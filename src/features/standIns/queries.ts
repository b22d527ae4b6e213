import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { mayRegisterAbsence, overseenPlaces, type PostPlace, STOOD_IN_ROLES } from '../../domain/policy/absence.ts';
import type { Role } from '../../domain/process/process.ts';
import { foldVietnamese } from '../../domain/text/normalise.ts';
import { awayOn, postHeldOn } from '../../platform/auth/signedInActor.ts';
import type { Ctx, TxCtx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import { accountNotFound } from '../accounts/errors.ts';
import { mayNotRegister } from './errors.ts';

/** A post with the names people know it by. */
export interface NamedPost extends PostPlace {
  id: string;
  title: string | null;
  agencyName: string;
  unitName: string | null;
}

export type AbsenceState = 'COMING' | 'NOW' | 'OVER';

/** Days 'YYYY-MM-DD'. */
export interface Absence {
  id: string;
  accountId: string;
  name: string;
  substituteId: string | null;
  substituteName: string | null;
  posts: NamedPost[];
  firstDay: string;
  lastDay: string;
  reason: string;
  decisionNumber: string | null;
  decisionDate: string | null;
  registeredByName: string;
  registeredAt: Date;
  endedAt: Date | null;
  state: AbsenceState;
  /** dossiers in the absent officer's hands now */
  openDossiers: number;
  /** whether the actor may end it or name another substitute */
  mayChange: boolean;
}

/** OWN: I am away, or I stand in. OVERSEEN: people of my units and agencies. */
export type AbsenceScope = 'OWN' | 'OVERSEEN';

export interface AbsenceFilter {
  scope: AbsenceScope;
  /** only of this officer */
  accountId?: string;
  /** also those that are over */
  past: boolean;
}

const MOST = 200;

/** Absences that concern the officer, the latest first; at most 200. One query. */
export async function listAbsences(ctx: Ctx, filter: AbsenceFilter): Promise<Absence[]> {
  const { actor } = ctx;
  if (actor.kind !== 'OFFICER') throw accessDenied();
  const day = vietnamDate(ctx.clock.now().getTime());
  const concerns =
    filter.scope === 'OWN'
      ? sql<SqlBool>`(absence.account_id = ${actor.accountId} OR absence.substitute_id = ${actor.accountId})`
      : holdsPlace(ctx, sql`absence.account_id`);
  const over = sql<SqlBool>`(absence.ended_at IS NOT NULL OR absence.last_day < ${day}::date)`;
  const { rows } = await sql<Omit<Absence, 'mayChange'>>`
    SELECT absence.id, absence.account_id AS "accountId", away.full_name AS name,
      absence.substitute_id AS "substituteId", stands_in.full_name AS "substituteName", ${postsAs(
        ctx,
        sql`
        SELECT post.* FROM absence_post JOIN post ON post.id = absence_post.post_id
        WHERE absence_post.absence_id = absence.id`,
      )} AS posts,
      absence.first_day::text AS "firstDay", absence.last_day::text AS "lastDay", absence.reason,
      absence.decision_number AS "decisionNumber", absence.decision_date::text AS "decisionDate",
      registrar.full_name AS "registeredByName", absence.registered_at AS "registeredAt", absence.ended_at AS "endedAt",
      CASE WHEN ${over} THEN 'OVER' WHEN absence.first_day > ${day}::date THEN 'COMING' ELSE 'NOW' END AS state,
      (SELECT count(*) FROM dossier WHERE assignee_id = absence.account_id AND step_id IS NOT NULL) AS "openDossiers"
    FROM absence
    JOIN account away ON away.id = absence.account_id
    JOIN account registrar ON registrar.id = absence.registered_by
    LEFT JOIN account stands_in ON stands_in.id = absence.substitute_id
    WHERE ${concerns} AND (${filter.past} OR NOT ${over})
      AND (${filter.accountId ?? null}::uuid IS NULL OR absence.account_id = ${filter.accountId ?? null}::uuid)
    ORDER BY absence.first_day DESC, absence.id DESC
    LIMIT ${MOST}`.execute(ctx.db);
  return rows.map((row) => ({
    ...row,
    mayChange:
      row.state !== 'OVER' &&
      (filter.scope === 'OVERSEEN' ||
        mayRegisterAbsence(actor, row.accountId, row.posts) ||
        row.substituteId === actor.accountId),
  }));
}

/** Whether the account in `column` holds, or held, a post where the actor oversees. */
function holdsPlace(ctx: Ctx, column: RawBuilder<unknown>): RawBuilder<SqlBool> {
  const places = overseenPlaces(ctx.actor);
  if (places === 'ALL') return sql<SqlBool>`true`;
  return sql<SqlBool>`EXISTS (
    SELECT FROM post JOIN jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS place("agencyCode" text, "unitId" uuid)
      ON post.agency_code = place."agencyCode" AND (place."unitId" IS NULL OR post.unit_id = place."unitId")
    WHERE post.account_id = ${column})`;
}

/** Rows of `post` as a JSON array with names, in the language of the request. */
function postsAs(ctx: Ctx, posts: RawBuilder<unknown>): RawBuilder<NamedPost[]> {
  const english = ctx.language === 'en';
  const agencyName = english ? sql`coalesce(agency.name_en, agency.name)` : sql`agency.name`;
  const unitName = english ? sql`coalesce(unit.name_en, unit.name)` : sql`unit.name`;
  return sql<NamedPost[]>`(
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', held.id, 'role', held.role, 'agencyCode', held.agency_code,
        'agencyName', ${agencyName}, 'unitId', held.unit_id, 'unitName', ${unitName}, 'title', held.title) ORDER BY held.id), '[]')
    FROM (${posts}) held
    JOIN agency ON agency.code = held.agency_code LEFT JOIN unit ON unit.id = held.unit_id)`;
}

/** The posts by which an absence is judged: those stood in for, else all that its officer holds today. One query. */
export async function postsToOversee(ctx: TxCtx, absenceId: string, accountId: string): Promise<PostPlace[]> {
  const day = vietnamDate(ctx.clock.now().getTime());
  const { rows } = await sql<{ role: Role; agencyCode: string; unitId: string | null; stoodIn: boolean }>`
    SELECT post.role, post.agency_code AS "agencyCode", post.unit_id AS "unitId",
      absence_post.post_id IS NOT NULL AS "stoodIn"
    FROM post LEFT JOIN absence_post ON absence_post.post_id = post.id AND absence_post.absence_id = ${absenceId}
    WHERE post.account_id = ${accountId} AND (absence_post.post_id IS NOT NULL OR ${postHeldOn(day)})`.execute(ctx.db);
  const stoodIn = rows.filter((row) => row.stoodIn);
  return stoodIn.length > 0 ? stoodIn : rows;
}

/** Who can be away and be stood in for: the actor's own posts, or those of an officer the actor is above. */
export interface AbsencePlan {
  accountId: string;
  name: string;
  posts: NamedPost[];
  /** dossiers in the officer's hands */
  openDossiers: number;
  colleagues: Colleague[];
}

/** Somebody who could stand in, the most alike first. */
export interface Colleague {
  accountId: string;
  name: string;
  title: string | null;
  unitName: string | null;
  /** holds one of the officer's roles in the same unit already */
  sameDesk: boolean;
  open: number;
}

const MOST_COLLEAGUES = 100;

/**
 * What is needed to register an absence: the officer's posts and the people who work in the same agencies, filtered by
 * words of their name. Two queries. Throws `account.not_found`, `standIns.may_not_register`.
 */
export async function planAbsence(ctx: Ctx, accountId: string, typed = ''): Promise<AbsencePlan> {
  const { actor } = ctx;
  if (actor.kind !== 'OFFICER') throw accessDenied();
  const day = vietnamDate(ctx.clock.now().getTime());
  const { rows } = await sql<Omit<AbsencePlan, 'colleagues'>>`
    SELECT account.id AS "accountId", account.full_name AS name, ${postsAs(
      ctx,
      sql`
        SELECT post.* FROM post WHERE post.account_id = account.id AND post.role = ANY(${[...STOOD_IN_ROLES]}::text[])
          AND (post.valid_to IS NULL OR post.valid_to >= ${day}::date)`,
    )} AS posts,
      (SELECT count(*) FROM dossier WHERE assignee_id = account.id AND step_id IS NOT NULL) AS "openDossiers"
    FROM account WHERE account.id = ${accountId} AND account.kind = 'OFFICER'`.execute(ctx.db);
  const officer = rows[0];
  if (!officer) throw accountNotFound();
  const own = actor.accountId === accountId;
  const posts = own ? officer.posts : officer.posts.filter((post) => mayRegisterAbsence(actor, accountId, [post]));
  if (!own && posts.length === 0) throw mayNotRegister();
  return { ...officer, posts, colleagues: await listColleagues(ctx, accountId, day, typed) };
}

async function listColleagues(ctx: Ctx, accountId: string, day: string, typed: string): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    SELECT account.id AS "accountId", account.full_name AS name, min(post.title) AS title, min(unit.name) AS "unitName",
      bool_or(post.role = mine.role AND post.unit_id IS NOT DISTINCT FROM mine.unit_id) AS "sameDesk",
      (SELECT count(*) FROM dossier WHERE assignee_id = account.id AND step_id IS NOT NULL) AS open
    FROM post mine
    JOIN post ON post.agency_code = mine.agency_code AND post.account_id <> mine.account_id AND ${postHeldOn(day)}
    JOIN account ON account.id = post.account_id AND account.status = 'ACTIVE'
    LEFT JOIN unit ON unit.id = post.unit_id
    WHERE mine.account_id = ${accountId}
    GROUP BY account.id
    ORDER BY "sameDesk" DESC, bool_or(post.unit_id = mine.unit_id) DESC, account.full_name, account.id`.execute(ctx.db);
  const wanted = foldVietnamese(typed);
  return rows.filter(({ name }) => foldVietnamese(name).includes(wanted)).slice(0, MOST_COLLEAGUES);
}

/** Somebody whom the actor looks after. */
export interface Overseen {
  accountId: string;
  name: string;
  title: string | null;
  unitName: string | null;
  open: number;
  /** last day of the present absence */
  awayUntil: string | null;
}

/** Officers with a post today where the actor oversees, by name, filtered by words of it; at most 100. One query. */
export async function listOverseen(ctx: Ctx, typed = ''): Promise<Overseen[]> {
  if (ctx.actor.kind !== 'OFFICER') throw accessDenied();
  const day = vietnamDate(ctx.clock.now().getTime());
  const { rows } = await sql<Overseen>`
    SELECT account.id AS "accountId", account.full_name AS name, min(post.title) AS title, min(unit.name) AS "unitName",
      (SELECT count(*) FROM dossier WHERE assignee_id = account.id AND step_id IS NOT NULL) AS open,
      (SELECT max(absence.last_day)::text FROM absence WHERE absence.account_id = account.id AND ${awayOn(day)}) AS "awayUntil"
    FROM account JOIN post ON post.account_id = account.id AND ${postHeldOn(day)} LEFT JOIN unit ON unit.id = post.unit_id
    WHERE account.kind = 'OFFICER' AND account.status = 'ACTIVE' AND account.id <> ${ctx.actor.accountId}
      AND ${holdsPlace(ctx, sql`account.id`)}
      AND unaccent(lower(account.full_name)) LIKE ${`%${foldVietnamese(typed).replace(/[%_\\]/g, '')}%`}
    GROUP BY account.id ORDER BY account.full_name, account.id LIMIT 100`.execute(ctx.db);
  return rows;
}
