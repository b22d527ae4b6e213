import { sql } from 'kysely';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { Role } from '../../domain/process/process.ts';
import { postHeldOn } from '../../platform/auth/signedInActor.ts';
import type { Ctx } from '../../platform/context.ts';
import { administeredAgencies } from '../accounts/administration.ts';

/** What a decision lets an officer at the one-stop do. */
export const DELEGATED_TASKS = ['APPRAISE', 'APPROVE'] as const;
export type DelegatedTask = (typeof DELEGATED_TASKS)[number];

/** ENDING: in force, for at most 30 more days. */
export type DelegationState = 'COMING' | 'VALID' | 'ENDING' | 'OVER';

/** Days 'YYYY-MM-DD', first and last inclusive. */
export interface Delegation {
  id: string;
  agencyCode: string;
  agencyName: string;
  accountId: string;
  name: string;
  tasks: DelegatedTask[];
  /** empty: every procedure of the agency */
  procedureCodes: string[];
  decisionNumber: string;
  decisionDate: string;
  validFrom: string;
  validTo: string | null;
  state: DelegationState;
}

/** Somebody who appraises or approves at a one-stop without a decision that is in force. */
export interface Uncovered {
  accountId: string;
  name: string;
  title: string | null;
  role: Role;
  agencyName: string;
  /** last day of the decision that ran out; null: there was none */
  ranOutOn: string | null;
}

const ENDING_WITHIN_DAYS = 30;

/** Whether the agencies in `administered` concern the delegation: the one that empowers, or the one-stop of the officer. */
const concerns = (administered: string[]) => sql<boolean>`(
  delegation.agency_code = ANY(${administered}::text[]) OR EXISTS (
    SELECT FROM post JOIN unit ON unit.id = post.unit_id AND unit.kind = 'ONE_STOP'
    WHERE post.account_id = delegation.account_id AND post.agency_code = ANY(${administered}::text[])))`;

/** The decisions (or the one of that id) that concern the agencies one administers, those in force first. One query. */
export async function listDelegations(ctx: Ctx, id?: string): Promise<Delegation[]> {
  const day = vietnamDate(ctx.clock.now().getTime());
  const administered = administeredAgencies(ctx.actor);
  const english = ctx.language === 'en';
  const { rows } = await sql<Delegation>`
    SELECT delegation.id, delegation.agency_code AS "agencyCode", delegation.account_id AS "accountId",
      ${english ? sql`coalesce(agency.name_en, agency.name)` : sql`agency.name`} AS "agencyName",
      account.full_name AS name, tasks, procedure_codes AS "procedureCodes", decision_number AS "decisionNumber",
      decision_date::text AS "decisionDate", valid_from::text AS "validFrom", valid_to::text AS "validTo",
      CASE WHEN revoked_at IS NOT NULL OR valid_to < ${day}::date THEN 'OVER'
        WHEN valid_from > ${day}::date THEN 'COMING'
        WHEN valid_to - ${day}::date < ${ENDING_WITHIN_DAYS}::int THEN 'ENDING' ELSE 'VALID' END AS state
    FROM delegation JOIN agency ON agency.code = delegation.agency_code JOIN account ON account.id = delegation.account_id
    WHERE ${administered === 'ALL' ? sql`true` : concerns(administered)}
      AND (${id ?? null}::uuid IS NULL OR delegation.id = ${id ?? null}::uuid)
    ORDER BY (revoked_at IS NOT NULL OR valid_to < ${day}::date), valid_to NULLS LAST, delegation.id
    LIMIT 500`.execute(ctx.db);
  return rows;
}

/** Role at the one-stop and the task it needs a decision for (Đ.13.2a, Đ.16.1c QĐ 1748/2023 Đồng Nai). */
const NEEDED = sql`(VALUES ('SPECIALIST', 'APPRAISE'), ('AGENCY_LEADER', 'APPROVE')) AS needed(role, task)`;

/** Who holds a desk of appraisal or approval at a one-stop today without a decision in force. One query. */
export async function listUncovered(ctx: Ctx): Promise<Uncovered[]> {
  const day = vietnamDate(ctx.clock.now().getTime());
  const administered = administeredAgencies(ctx.actor);
  const english = ctx.language === 'en';
  const { rows } = await sql<Uncovered>`
    SELECT account.id AS "accountId", account.full_name AS name, post.title, post.role,
      ${english ? sql`coalesce(agency.name_en, agency.name)` : sql`agency.name`} AS "agencyName",
      (SELECT max(valid_to)::text FROM delegation
        WHERE delegation.account_id = account.id AND needed.task = ANY(tasks)) AS "ranOutOn"
    FROM post
    JOIN ${NEEDED} ON needed.role = post.role
    JOIN unit ON unit.id = post.unit_id AND unit.kind = 'ONE_STOP'
    JOIN agency ON agency.code = post.agency_code
    JOIN account ON account.id = post.account_id AND account.status = 'ACTIVE'
    WHERE ${postHeldOn(day)}
      AND (${administered === 'ALL'} OR post.agency_code = ANY(${administered === 'ALL' ? [] : administered}::text[]))
      AND NOT EXISTS (SELECT FROM delegation
        WHERE delegation.account_id = account.id AND needed.task = ANY(tasks) AND revoked_at IS NULL
          AND valid_from <= ${day}::date AND (valid_to IS NULL OR valid_to >= ${day}::date))
    ORDER BY agency.code, account.full_name, post.role
    LIMIT 500`.execute(ctx.db);
  return rows;
}

/** Officers who can be empowered by the actor's agencies: with a post at a one-stop. One query. */
export async function listOneStopOfficers(
  ctx: Ctx,
): Promise<{ accountId: string; name: string; title: string | null }[]> {
  const day = vietnamDate(ctx.clock.now().getTime());
  const { rows } = await sql<{ accountId: string; name: string; title: string | null }>`
    SELECT account.id AS "accountId", account.full_name AS name, min(post.title) AS title
    FROM post JOIN unit ON unit.id = post.unit_id AND unit.kind = 'ONE_STOP'
    JOIN account ON account.id = post.account_id AND account.status = 'ACTIVE'
    WHERE ${postHeldOn(day)} AND post.role IN ('SPECIALIST', 'AGENCY_LEADER', 'RECEPTIONIST', 'UNIT_HEAD')
    GROUP BY account.id ORDER BY account.full_name`.execute(ctx.db);
  return rows;
}
