import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';

/** A dossier that is late without an apology, as it is published: no person is named. */
export interface PublishedLate {
  code: string;
  procedureName: string;
  /** responsible */
  agencyCode: string;
  agencyName: string;
  agencyNameEn: string | null;
  dueAt: Date;
  /** null: still open */
  finishedAt: Date | null;
  /** calendar days after the due date; 0 where a limit in hours ended on the same day */
  lateDays: number;
}

export interface LateWish {
  /** responsible agency */
  agencyCode?: string;
  /** code of the last one seen, for the page after it */
  after?: string;
  /** code of the first one seen, for the page before it */
  before?: string;
  limit?: number;
}

/** Those finished late stay on the list so long. */
const MONTHS = 3;

/**
 * Dossiers late against their date in law, for which no apology with a reason was given in time, by responsible agency
 * (Đ.13.3b quy chế Đồng Nai): those still open, and those finished late in the last three months. The latest code first,
 * at most `limit`. One query.
 */
export async function listPublishedLate(
  ctx: Ctx,
  { agencyCode, after, before, limit = 50 }: LateWish,
): Promise<PublishedLate[]> {
  const backwards = before !== undefined && after === undefined;
  const { rows } = await sql<PublishedLate>`
    SELECT late.code, late.procedure_name, late.agency_code, agency.name AS agency_name,
      agency.name_en AS agency_name_en, late.due_at, late.finished_at, late.late_days
    FROM (${published(ctx)}) AS late JOIN agency ON agency.code = late.agency_code
    WHERE (${agencyCode ?? null}::text IS NULL OR late.agency_code = ${agencyCode ?? null})
      AND (${after ?? null}::text IS NULL OR late.code < ${after ?? null})
      AND (${before ?? null}::text IS NULL OR late.code > ${before ?? null})
    ORDER BY late.code ${backwards ? sql`ASC` : sql`DESC`} LIMIT ${limit}`.execute(ctx.db);
  return backwards ? rows.reverse() : rows;
}

/** How many each agency has on the list, the most first. One query. */
export async function countPublishedLate(ctx: Ctx): Promise<LateCount[]> {
  const { rows } = await sql<LateCount>`
    SELECT agency.code, agency.name, agency.name_en, count(*)::int AS count,
      (count(*) FILTER (WHERE late.finished_at IS NULL))::int AS open
    FROM (${published(ctx)}) AS late JOIN agency ON agency.code = late.agency_code
    GROUP BY agency.code ORDER BY count DESC, agency.code`.execute(ctx.db);
  return rows;
}

export interface LateCount {
  code: string;
  name: string;
  nameEn: string | null;
  count: number;
  /** of these not resolved yet */
  open: number;
}

/** A due date at midnight is 24:00 of the day before. */
function published(ctx: Ctx) {
  const now = ctx.clock.now();
  return sql`
    WITH late AS (
      SELECT code, competent_agency_code, original_due_at, finished_at, status, is_test, parent_id, state FROM dossier
      WHERE finished_at IS NULL AND received_at IS NOT NULL AND late_from <= ${now}
      UNION ALL
      SELECT code, competent_agency_code, original_due_at, finished_at, status, is_test, parent_id, state FROM dossier
      WHERE finished_at >= late_from AND finished_at > ${now}::timestamptz - make_interval(months => ${MONTHS})
    ), counted AS (
      SELECT code, state ->> 'procedureName' AS procedure_name, competent_agency_code AS agency_code,
        original_due_at AS due_at, finished_at, state,
        ((coalesce(finished_at, ${now}) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
          - ((original_due_at - interval '1 millisecond') AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) AS late_days
      FROM late
      WHERE NOT is_test AND parent_id IS NULL AND code IS NOT NULL AND status IN (2, 4, 9, 10)
    )
    SELECT code, procedure_name, agency_code, due_at, finished_at, late_days FROM counted
    WHERE NOT EXISTS (
        SELECT FROM jsonb_array_elements(state -> 'extensions') AS extension
        WHERE NOT (extension ->> 'tooLate')::boolean)`;
}
