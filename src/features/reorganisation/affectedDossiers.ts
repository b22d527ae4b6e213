import { sql } from 'kysely';
import type { Position } from '../../domain/dossier/events.ts';
import type { Role } from '../../domain/process/process.ts';
import type { Outcome } from '../../domain/reorganisation/outcome.ts';
import type { DossierPlace } from '../../domain/reorganisation/router.ts';
import type { Sortable } from '../../domain/reorganisation/sorting.ts';
import type { Ctx } from '../../platform/context.ts';

/** An open dossier that a plan may concern. */
export interface AffectedDossier {
  id: string;
  code: string | null;
  submissionNumber: string;
  status: number;
  procedureCode: string;
  fieldCode: string;
  receivingAgencyCode: string;
  competentAgencyCode: string;
  deskAgencyCode: string;
  deskUnitId: string | null;
  deskUnitKind: string | null;
  stepId: string;
  stepRole: Role;
  assigneeId: string | null;
  dueAt: Date | null;
  place: string | null;
  /** while something lies before the leader: where it goes back to */
  cameFrom: Position | null;
  divisionId: string | null;
  /** open questions to other desks: id, agency, unit */
  opinions: { id: string; agencyCode: string; unitId: string | null }[];
}

/** Up to `limit` open dossiers that are at, received by, or asked of an agency that gives something away; by id. One query. */
export async function listAffected(
  ctx: Ctx,
  outcome: Outcome,
  { after, limit, forUpdate = false }: { after?: string | null; limit: number; forUpdate?: boolean },
): Promise<AffectedDossier[]> {
  const codes = Object.keys(outcome.routes);
  const units = Object.keys(outcome.unitRoutes);
  const rows = await ctx.db
    .selectFrom('dossier')
    .innerJoin('procedure', 'procedure.code', 'dossier.procedureCode')
    .leftJoin('unit', 'unit.id', 'dossier.deskUnitId')
    .leftJoin('offering', (join) =>
      join
        .onRef('offering.procedureCode', '=', 'dossier.procedureCode')
        .onRef('offering.competentAgencyCode', '=', 'dossier.competentAgencyCode'),
    )
    .select([
      'dossier.id',
      'dossier.code',
      'dossier.submissionNumber',
      'dossier.status',
      'dossier.procedureCode',
      'procedure.fieldCode',
      'dossier.receivingAgencyCode',
      'dossier.competentAgencyCode',
      'dossier.deskAgencyCode',
      'dossier.deskUnitId',
      'unit.kind as deskUnitKind',
      'dossier.stepId',
      'dossier.stepRole',
      'dossier.assigneeId',
      'dossier.dueAt',
      'offering.divisionId',
    ])
    .select(sql<string | null>`dossier.state -> 'applicant' ->> 'address'`.as('place'))
    .select(sql<Position | null>`dossier.state -> 'decision' -> 'from'`.as('cameFrom'))
    .select(
      sql<AffectedDossier['opinions']>`(
        SELECT coalesce(jsonb_agg(jsonb_build_object('id', opinion.id, 'agencyCode', opinion.agency_code, 'unitId', opinion.unit_id)), '[]')
        FROM opinion WHERE opinion.dossier_id = dossier.id AND answered_at IS NULL AND cancelled_at IS NULL)`.as(
        'opinions',
      ),
    )
    .where('dossier.stepId', 'is not', null)
    .where(
      sql<boolean>`(dossier.desk_agency_code = ANY(${codes}) OR dossier.competent_agency_code = ANY(${codes})
        OR dossier.receiving_agency_code = ANY(${codes}) OR dossier.desk_unit_id = ANY(${units}::uuid[])
        OR (dossier.decision_kind IS NOT NULL AND dossier.state #>> '{decision,from,unitId}' = ANY(${units}))
        OR EXISTS (SELECT FROM opinion WHERE opinion.dossier_id = dossier.id AND answered_at IS NULL AND cancelled_at IS NULL
          AND (opinion.agency_code = ANY(${codes}) OR opinion.unit_id = ANY(${units}::uuid[]))))`,
    )
    .$if(Boolean(after), (query) => query.where('dossier.id', '>', after ?? ''))
    .orderBy('dossier.id')
    .limit(limit)
    .$if(forUpdate, (query) => query.forUpdate('dossier'))
    .execute();
  return rows as AffectedDossier[];
}

/** What the dossier is sorted by, and where it is. */
export function placeOf(row: AffectedDossier): [DossierPlace, Sortable] {
  const { procedureCode, fieldCode, receivingAgencyCode, competentAgencyCode } = row;
  return [
    {
      receivingAgencyCode,
      competentAgencyCode,
      desk: { agencyCode: row.deskAgencyCode, unitId: row.deskUnitId, counter: row.deskUnitKind === 'ONE_STOP' },
    },
    {
      procedureCode,
      fieldCode,
      receivingAgencyCode,
      unitIds: [row.divisionId, row.deskUnitId],
      place: row.place ?? undefined,
    },
  ];
}
