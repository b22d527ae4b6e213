import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { Role } from '../../domain/process/process.ts';
import { postHeldOn } from '../../platform/auth/signedInActor.ts';
import type { Ctx } from '../../platform/context.ts';

/** A desk with open dossiers whose role nobody holds there today: only a new post or a move helps. */
export interface UnstaffedDesk {
  agencyCode: string;
  agencyName: string;
  unitId: string | null;
  unitName: string | null;
  role: Role;
  /** open dossiers on it */
  open: number;
  /** of them past their due date */
  late: number;
  /** the earliest due date of them */
  nextDueAt: Date | null;
}

/**
 * Whether somebody works at the desk (`desk.agency_code`, `desk.unit_id`, `desk.role`) on a Vietnamese day: an account
 * that is open with a post that is held.
 */
export function staffedOn(day: string, except?: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`EXISTS (
    SELECT FROM post JOIN account ON account.id = post.account_id
    WHERE account.status = 'ACTIVE' AND account.id IS DISTINCT FROM ${except ?? null}::uuid AND ${postHeldOn(day)}
      AND post.agency_code = desk.agency_code AND post.role = desk.role
      AND (desk.unit_id IS NULL OR post.unit_id IS NULL OR post.unit_id = desk.unit_id))`;
}

/** Every desk with open dossiers, named `desk`; trial dossiers count too, as they lie there as well. */
export const OPEN_DESKS = sql`(
  SELECT desk_agency_code AS agency_code, desk_unit_id AS unit_id, step_role AS role, count(*) AS open,
    count(*) FILTER (WHERE status IN (2, 4) AND late_from <= now()) AS late, min(due_at) AS next_due_at
  FROM dossier WHERE step_id IS NOT NULL
  GROUP BY desk_agency_code, desk_unit_id, step_role) desk`;

/** Desks without people in some agencies ('ALL' for the whole province), the fullest first. One query. */
export async function listUnstaffedDesks(
  ctx: Pick<Ctx, 'db' | 'clock' | 'language'>,
  agencies: string[] | 'ALL',
): Promise<UnstaffedDesk[]> {
  const day = vietnamDate(ctx.clock.now().getTime());
  const english = ctx.language === 'en';
  const { rows } = await sql<UnstaffedDesk>`
    SELECT desk.agency_code AS "agencyCode", desk.unit_id AS "unitId", desk.role, desk.open, desk.late,
      desk.next_due_at AS "nextDueAt",
      ${english ? sql`coalesce(agency.name_en, agency.name)` : sql`agency.name`} AS "agencyName",
      ${english ? sql`coalesce(unit.name_en, unit.name)` : sql`unit.name`} AS "unitName"
    FROM ${OPEN_DESKS} JOIN agency ON agency.code = desk.agency_code LEFT JOIN unit ON unit.id = desk.unit_id
    WHERE NOT ${staffedOn(day)}
      AND (${agencies === 'ALL'} OR desk.agency_code = ANY(${agencies === 'ALL' ? [] : agencies}::text[]))
    ORDER BY desk.open DESC, desk.agency_code, desk.role, desk.unit_id`.execute(ctx.db);
  return rows;
}
