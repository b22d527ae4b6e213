import { sql } from 'kysely';
import type { Position } from '../../domain/dossier/events.ts';
import type { ProcessStep } from '../../domain/process/process.ts';
import type { Database, Tx } from '../../platform/db/database.ts';

/** Which agencies and division a dossier belongs to. */
export interface Belonging {
  procedureCode: string;
  receivingAgencyCode: string;
  competentAgencyCode: string;
}

/**
 * The desk of a step: its agency, and in it the unit of the step's kind – for a division the one that the offering
 * names, else the first that has somebody in the role. One query. `unitId` is null when the agency has no such unit.
 */
export async function findDesk(db: Database | Tx, step: ProcessStep, dossier: Belonging): Promise<Position> {
  const agencyCode = agencyOf(step, dossier);
  const staffed = sql<boolean>`EXISTS (SELECT 1 FROM post WHERE post.unit_id = unit.id AND post.role = ${step.role})`;
  const row = await db
    .selectFrom('unit')
    .leftJoin('offering', (join) =>
      join
        .onRef('offering.divisionId', '=', 'unit.id')
        .on('offering.procedureCode', '=', dossier.procedureCode)
        .on('offering.competentAgencyCode', '=', dossier.competentAgencyCode),
    )
    .select('unit.id')
    .where('unit.agencyCode', '=', agencyCode)
    .where('unit.kind', '=', step.unit)
    .orderBy(sql`offering.division_id IS NULL`)
    .orderBy(staffed, 'desc')
    .orderBy('unit.key')
    .limit(1)
    .executeTakeFirst();
  return { stepId: step.id, role: step.role, agencyCode, unitId: row?.id ?? null, assigneeId: null };
}

function agencyOf(step: ProcessStep, dossier: Belonging): string {
  if (step.agency === 'RECEIVING') return dossier.receivingAgencyCode;
  if (step.agency === 'COMPETENT') return dossier.competentAgencyCode;
  return step.agency.agencyCode;
}
