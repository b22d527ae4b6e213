import { sql } from 'kysely';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { overseenPlaces } from '../../domain/policy/absence.ts';
import type { Role } from '../../domain/process/process.ts';
import { postHeldOn } from '../../platform/auth/signedInActor.ts';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import { accountNotFound } from '../accounts/errors.ts';
import { mayNotRegister } from './errors.ts';

/** A dossier in somebody's hands that may be given to others. `desk` tells desks apart. */
export interface HeldDossier {
  id: string;
  revision: number;
  code: string | null;
  submissionNumber: string;
  applicantName: string;
  procedureName: string;
  status: number;
  role: Role;
  dueAt: Date | null;
  desk: string;
}

/** Somebody who sits at one of the desks. */
export interface DeskPeer {
  accountId: string;
  name: string;
  title: string | null;
  open: number;
  desks: string[];
  /** last day of the present absence */
  awayUntil: string | null;
}

export interface HeldDossiers {
  name: string;
  /** all that the actor may give to others; `items` has the 500 most urgent of them */
  total: number;
  items: HeldDossier[];
  peers: DeskPeer[];
}

const MOST = 500;
const DESK = sql`concat_ws('|', desk_agency_code, step_role, desk_unit_id)`;

/**
 * The dossiers in an officer's hands at desks above which the actor is, the most urgent first, with the people to whom
 * they can be given. Three queries. Throws `account.not_found`, `standIns.may_not_register` for who is above nobody.
 */
export async function listHeldDossiers(ctx: Ctx, accountId: string): Promise<HeldDossiers> {
  if (ctx.actor.kind !== 'OFFICER') throw accessDenied();
  const places = overseenPlaces(ctx.actor);
  // The system's administrator sees no dossiers (5.6 TCVN 14423:2026).
  if (places === 'ALL' || places.length === 0) throw mayNotRegister();
  const officer = await ctx.db
    .selectFrom('account')
    .select('fullName')
    .where('id', '=', accountId)
    .where('kind', '=', 'OFFICER')
    .executeTakeFirst();
  if (!officer) throw accountNotFound();
  const { rows } = await sql<HeldDossier & { total: number }>`
    SELECT dossier.id, dossier.revision, dossier.code, submission_number AS "submissionNumber",
      applicant_name AS "applicantName", procedure.name AS "procedureName", status, step_role AS role,
      due_at AS "dueAt", ${DESK} AS desk, count(*) OVER () AS total
    FROM dossier JOIN procedure ON procedure.code = dossier.procedure_code
    WHERE step_id IS NOT NULL AND assignee_id = ${accountId} AND EXISTS (
      SELECT FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS place("agencyCode" text, "unitId" uuid)
      WHERE desk_agency_code = place."agencyCode" AND (place."unitId" IS NULL OR desk_unit_id = place."unitId"))
    ORDER BY due_at NULLS LAST, dossier.id
    LIMIT ${MOST}`.execute(ctx.db);
  return {
    name: officer.fullName,
    total: rows[0]?.total ?? 0,
    items: rows.map(({ total: _, ...item }) => item),
    peers: await listPeers(ctx, accountId),
  };
}

/** Who sits at the desks of the officer's dossiers today. One query. */
async function listPeers(ctx: Ctx, accountId: string): Promise<DeskPeer[]> {
  const day = vietnamDate(ctx.clock.now().getTime());
  const { rows } = await sql<DeskPeer>`
    SELECT account.id AS "accountId", account.full_name AS name, min(post.title) AS title,
      array_agg(DISTINCT held.desk) AS desks,
      (SELECT count(*) FROM dossier WHERE assignee_id = account.id AND step_id IS NOT NULL) AS open,
      (SELECT max(last_day)::text FROM absence WHERE account_id = account.id AND ended_at IS NULL
        AND first_day <= ${day}::date AND last_day >= ${day}::date) AS "awayUntil"
    FROM (SELECT DISTINCT desk_agency_code, step_role, desk_unit_id, ${DESK} AS desk
      FROM dossier WHERE step_id IS NOT NULL AND assignee_id = ${accountId}) held
    JOIN post ON post.agency_code = held.desk_agency_code AND post.role = held.step_role AND ${postHeldOn(day)}
      AND (held.desk_unit_id IS NULL OR post.unit_id IS NULL OR post.unit_id = held.desk_unit_id)
    JOIN account ON account.id = post.account_id AND account.status = 'ACTIVE' AND account.id <> ${accountId}
    GROUP BY account.id
    ORDER BY open, account.full_name`.execute(ctx.db);
  return rows;
}
