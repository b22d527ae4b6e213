import { sql } from 'kysely';
import type { Database, Tx } from '../../platform/db/database.ts';

export interface PlaceNames {
  assignee: string | null;
  unit: string | null;
  agency: string | null;
}

/** Names of a person, a unit and an agency. One query. */
export async function findPlaceNames(
  db: Database | Tx,
  { agencyCode, unitId, assigneeId }: { agencyCode: string; unitId: string | null; assigneeId: string | null },
): Promise<PlaceNames> {
  const { rows } = await sql<PlaceNames>`SELECT
    (SELECT full_name FROM account WHERE id = ${assigneeId}::uuid) AS assignee,
    (SELECT name FROM unit WHERE id = ${unitId}::uuid) AS unit,
    (SELECT short_name FROM agency WHERE code = ${agencyCode}) AS agency`.execute(db);
  return rows[0] ?? { assignee: null, unit: null, agency: null };
}
