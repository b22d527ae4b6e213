import { sql } from 'kysely';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { holds } from '../../domain/policy/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';

/** One clock that crosses a mark today. */
export interface ListedWarning {
  dossierId: string;
  code: string | null;
  submissionNumber: string;
  procedureName: string;
  clock: string;
  percent: number;
  dueAt: Date;
  at: Date;
  /** it has happened; otherwise it is still to come today */
  crossed: boolean;
  /** the desk: where the dossier was then, or is now */
  agencyName: string | null;
  unitId: string | null;
  unitName: string | null;
  assigneeId: string | null;
  assigneeName: string | null;
  /** still open, and the term still runs */
  open: boolean;
}

const MOST = 500;

/**
 * Warnings of a Vietnamese day (today when left out) at the desks the actor leads: all for the head of the centre and the
 * leaders of the province, an agency's for its leader, a unit's for its head. The most urgent first, at most 500. One query.
 * Throws `common.forbidden`.
 */
export async function listWarnings(
  ctx: Ctx,
  { day, unitId }: { day?: string; unitId?: string } = {},
): Promise<ListedWarning[]> {
  const now = ctx.clock.now();
  const wanted = day ?? vietnamDate(now.getTime());
  const { all, agencies, units } = placesLed(ctx);
  const { rows } = await sql<ListedWarning>`
    WITH mark AS (
      SELECT warning.dossier_id, warning.clock, warning.percent, warning.due_at, warning.crossed_at AS at, true AS crossed,
        warning.agency_code, warning.unit_id, warning.assignee_id
      FROM clock_warning warning
      WHERE warning.crossed_at >= ${wanted}::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
        AND warning.crossed_at < (${wanted}::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
      UNION ALL
      SELECT watch.dossier_id, watch.next_clock, watch.next_percent, watch.next_due_at, watch.look_at, false,
        dossier.desk_agency_code, dossier.desk_unit_id, dossier.assignee_id
      FROM clock_watch watch JOIN dossier ON dossier.id = watch.dossier_id
      WHERE watch.look_at >= greatest(${now}, ${wanted}::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')
        AND watch.look_at < (${wanted}::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
        AND watch.next_clock IS NOT NULL
    )
    SELECT mark.dossier_id, dossier.code, dossier.submission_number, dossier.state ->> 'procedureName' AS procedure_name,
      mark.clock, mark.percent, mark.due_at, mark.at, mark.crossed, agency.short_name AS agency_name, mark.unit_id,
      unit.name AS unit_name, mark.assignee_id, account.full_name AS assignee_name,
      dossier.finished_at IS NULL AND dossier.step_id IS NOT NULL AS open
    FROM mark
    JOIN dossier ON dossier.id = mark.dossier_id AND NOT dossier.is_test
    LEFT JOIN agency ON agency.code = mark.agency_code
    LEFT JOIN unit ON unit.id = mark.unit_id
    LEFT JOIN account ON account.id = mark.assignee_id
    WHERE (${all} OR mark.agency_code = ANY(${agencies}::text[]) OR mark.unit_id = ANY(${units}::uuid[]))
      AND (${unitId ?? null}::uuid IS NULL OR mark.unit_id = ${unitId ?? null}::uuid)
    ORDER BY mark.percent DESC, mark.due_at, mark.dossier_id LIMIT ${MOST}`.execute(ctx.db);
  return rows;
}

/** Whose warnings the actor sees. Throws `common.forbidden` when they lead nothing. */
function placesLed({ actor }: Ctx): { all: boolean; agencies: string[]; units: string[] } {
  const all = holds(actor, 'CENTRE_HEAD') || holds(actor, 'PROVINCE_LEADER');
  const posts = actor.kind === 'OFFICER' ? actor.posts : [];
  const agencies = posts.filter(({ role }) => role === 'AGENCY_LEADER').map(({ agencyCode }) => agencyCode);
  const units = posts.flatMap(({ role, unitId }) => (role === 'UNIT_HEAD' && unitId ? [unitId] : []));
  if (!all && agencies.length === 0 && units.length === 0) throw accessDenied();
  return { all, agencies, units };
}
