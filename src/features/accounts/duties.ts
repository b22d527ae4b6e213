import { sql } from 'kysely';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { Role } from '../../domain/process/process.ts';
import { words } from '../../i18n/words.ts';
import { postHeldOn } from '../../platform/auth/signedInActor.ts';
import type { Ctx, TxCtx } from '../../platform/context.ts';
import type { FieldProblem } from '../../platform/errors.ts';
import { OPEN_DESKS, staffedOn } from '../organisation/unstaffedDesks.ts';
import { deskLeftEmpty } from './errors.ts';

/** A desk with open dossiers at which the officer is the only one. */
export interface LonelyDesk {
  role: Role;
  agencyCode: string;
  agencyName: string;
  unitId: string | null;
  unitName: string | null;
  open: number;
}

/** What would be left behind if the officer went. */
export interface Duties {
  /** open dossiers in the officer's hands */
  inHands: number;
  /** desks that would have dossiers and nobody to work on them */
  alone: LonelyDesk[];
  /** people for whom the officer stands in, today or later */
  standsInFor: { name: string; lastDay: string }[];
  /** somebody who could get the dossiers, those at the same desks first */
  successors: { accountId: string; name: string; title: string | null; fits: number; open: number }[];
}

/**
 * What depends on an officer, or on one of the officer's posts: asked before an account is closed or a post ended.
 * Four queries.
 */
export async function findDuties(ctx: Ctx, accountId: string, postId?: string): Promise<Duties> {
  const day = vietnamDate(ctx.clock.now().getTime());
  const held = sql`SELECT desk_agency_code, desk_unit_id, step_role FROM dossier
    WHERE assignee_id = ${accountId} AND step_id IS NOT NULL AND (${postId ?? null}::uuid IS NULL OR EXISTS (
      SELECT FROM post WHERE post.id = ${postId ?? null}::uuid AND post.agency_code = desk_agency_code
        AND post.role = step_role AND (desk_unit_id IS NULL OR post.unit_id IS NULL OR post.unit_id = desk_unit_id)))`;
  const inHands = await sql<{ count: number }>`SELECT count(*) FROM (${held}) held`.execute(ctx.db);
  const standsIn = await sql<{ name: string; lastDay: string }>`
    SELECT account.full_name AS name, absence.last_day::text AS "lastDay"
    FROM absence JOIN account ON account.id = absence.account_id
    WHERE absence.substitute_id = ${accountId} AND absence.ended_at IS NULL AND absence.last_day >= ${day}::date
    ORDER BY absence.first_day`.execute(ctx.db);
  const successors = await sql<Duties['successors'][number]>`
    SELECT account.id AS "accountId", account.full_name AS name, min(post.title) AS title,
      (SELECT count(*) FROM (${held}) held WHERE EXISTS (
        SELECT FROM post fitting WHERE fitting.account_id = account.id AND fitting.role = held.step_role
          AND fitting.agency_code = held.desk_agency_code AND fitting.valid_from <= ${day}::date
          AND (fitting.valid_to IS NULL OR fitting.valid_to >= ${day}::date)
          AND (held.desk_unit_id IS NULL OR fitting.unit_id IS NULL OR fitting.unit_id = held.desk_unit_id))) AS fits,
      (SELECT count(*) FROM dossier WHERE assignee_id = account.id AND step_id IS NOT NULL) AS open
    FROM (SELECT DISTINCT desk_agency_code, step_role, desk_unit_id FROM (${held}) held) desk
    JOIN post ON post.agency_code = desk.desk_agency_code AND post.role = desk.step_role AND ${postHeldOn(day)}
      AND (desk.desk_unit_id IS NULL OR post.unit_id IS NULL OR post.unit_id = desk.desk_unit_id)
    JOIN account ON account.id = post.account_id AND account.status = 'ACTIVE' AND account.id <> ${accountId}
    GROUP BY account.id
    ORDER BY fits DESC, open, account.full_name
    LIMIT 50`.execute(ctx.db);
  return {
    inHands: inHands.rows[0]?.count ?? 0,
    alone: await listLonelyDesks(ctx, accountId, postId, day),
    standsInFor: standsIn.rows,
    successors: successors.rows,
  };
}

/** Desks with open dossiers that on a day only this officer holds – by this post, when one is named. One query. */
async function listLonelyDesks(
  ctx: Ctx,
  accountId: string,
  postId: string | undefined,
  day: string,
): Promise<LonelyDesk[]> {
  const english = ctx.language === 'en';
  const fitsDesk = sql`post.agency_code = desk.agency_code AND post.role = desk.role
    AND (desk.unit_id IS NULL OR post.unit_id IS NULL OR post.unit_id = desk.unit_id)`;
  const { rows } = await sql<LonelyDesk>`
    SELECT desk.role, desk.open, desk.agency_code AS "agencyCode", desk.unit_id AS "unitId",
      ${english ? sql`coalesce(agency.name_en, agency.name)` : sql`agency.name`} AS "agencyName",
      ${english ? sql`coalesce(unit.name_en, unit.name)` : sql`unit.name`} AS "unitName"
    FROM ${OPEN_DESKS} JOIN agency ON agency.code = desk.agency_code LEFT JOIN unit ON unit.id = desk.unit_id
    WHERE EXISTS (SELECT FROM post WHERE post.account_id = ${accountId} AND ${postHeldOn(day)} AND ${fitsDesk}
        AND (${postId ?? null}::uuid IS NULL OR post.id = ${postId ?? null}::uuid))
      AND NOT EXISTS (SELECT FROM post WHERE post.account_id = ${accountId} AND post.id <> ${postId ?? null}::uuid
        AND ${postHeldOn(day)} AND ${fitsDesk})
      AND NOT ${staffedOn(day, accountId)}
    ORDER BY desk.open DESC`.execute(ctx.db);
  return rows;
}

/** Throws `account.desk_left_empty` naming every desk that would have dossiers and nobody, on a day (today when left out). */
export async function refuseLonelyDesks(ctx: TxCtx, accountId: string, postId?: string, day?: string): Promise<void> {
  const alone = await listLonelyDesks(ctx, accountId, postId, day ?? vietnamDate(ctx.clock.now().getTime()));
  if (alone.length === 0) return;
  const { people, dossier } = words(ctx.language);
  const fields = alone.map(
    ({ role, agencyName, unitName, open }): FieldProblem => ({
      field: 'desk',
      code: 'leftEmpty',
      message: people.deskLeftEmpty(dossier.role[role], unitName ?? agencyName, agencyName, open),
    }),
  );
  throw deskLeftEmpty({ fields });
}
