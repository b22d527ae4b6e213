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
  /** calendar days after the due date (law.md §12: the same day is on time) */
  lateDays: number;
}

/**
 * Dossiers late against their date in law, for which no apology with a reason was given in time, by responsible agency (Đ.13.3b
 * quy chế Đồng Nai): those still open, and those finished late in the last `months`. The latest first, at most `limit`. One
 * query; `after` is the code of the last one seen.
 */
export async function listPublishedLate(
  ctx: Ctx,
  {
    agencyCode,
    after,
    limit = 50,
    months = 3,
  }: { agencyCode?: string; after?: string; limit?: number; months?: number },
): Promise<PublishedLate[]> {
  const now = ctx.clock.now();
  // A due date at midnight is 24:00 of the day before.
  const { rows } = await sql<PublishedLate>`
    WITH late AS (
      SELECT code, competent_agency_code, original_due_at, finished_at, status, is_test, parent_id, state FROM dossier
      WHERE finished_at IS NULL AND received_at IS NOT NULL AND original_due_at < ${now}
      UNION ALL
      SELECT code, competent_agency_code, original_due_at, finished_at, status, is_test, parent_id, state FROM dossier
      WHERE finished_at > original_due_at AND finished_at > ${now}::timestamptz - make_interval(months => ${months})
    ), counted AS (
      SELECT code, state ->> 'procedureName' AS procedure_name, competent_agency_code AS agency_code,
        original_due_at AS due_at, finished_at, state,
        ((coalesce(finished_at, ${now}) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
          - ((original_due_at - interval '1 millisecond') AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) AS late_days
      FROM late
      WHERE NOT is_test AND parent_id IS NULL AND code IS NOT NULL AND status IN (2, 4, 9, 10)
        AND (${agencyCode ?? null}::text IS NULL OR competent_agency_code = ${agencyCode ?? null})
    )
    SELECT counted.code, counted.procedure_name, counted.agency_code, agency.name AS agency_name,
      agency.name_en AS agency_name_en, counted.due_at, counted.finished_at, counted.late_days
    FROM counted JOIN agency ON agency.code = counted.agency_code
    WHERE counted.late_days > 0
      AND NOT EXISTS (
        SELECT FROM jsonb_array_elements(counted.state -> 'extensions') AS extension
        WHERE NOT (extension ->> 'tooLate')::boolean)
      AND (${after ?? null}::text IS NULL OR counted.code < ${after ?? null})
    ORDER BY counted.code DESC LIMIT ${limit}`.execute(ctx.db);
  return rows;
}
