import { sql } from 'kysely';
import type { QueueName } from '../../domain/queues/queues.ts';
import type { Ctx } from '../../platform/context.ts';
import { momentOf } from './listQueue.ts';
import { inQueue } from './queueDefinitions.ts';

/** By what the dossiers of a queue differ; names of criteria. */
export const FACETS = [
  'agencyCode',
  'receivingAgencyCode',
  'unitId',
  'assigneeId',
  'procedureCode',
  'fieldCode',
  'status',
  'channel',
] as const;
export type FacetName = (typeof FACETS)[number];

export interface Facet {
  name: FacetName;
  value: string;
  /** null where the value itself is to be put into words: statuses, channels */
  label: string | null;
  count: number;
}

/** Values that occur in a queue, with how many dossiers have each, the most frequent first. One query. */
export async function listFacets(ctx: Ctx, queue: QueueName): Promise<Facet[]> {
  const moment = momentOf(ctx);
  const narrow = ctx.db
    .selectFrom('dossier')
    .innerJoin('procedure', 'procedure.code', 'dossier.procedureCode')
    .select(['dossier.competentAgencyCode', 'dossier.receivingAgencyCode', 'dossier.deskUnitId', 'dossier.assigneeId'])
    .select(['dossier.procedureCode', 'procedure.fieldCode', 'dossier.status', 'dossier.channel'])
    .where((where) => inQueue(queue, where as never, moment));
  const { rows } = await sql<Facet>`
    WITH chosen AS (${narrow}), counted AS (
      SELECT facet.name, facet.value, count(*)::int AS count
      FROM chosen CROSS JOIN LATERAL (VALUES
        ('agencyCode', competent_agency_code), ('receivingAgencyCode', receiving_agency_code),
        ('unitId', desk_unit_id::text), ('assigneeId', assignee_id::text),
        ('procedureCode', procedure_code), ('fieldCode', field_code), ('status', status::text), ('channel', channel)
      ) AS facet (name, value)
      WHERE facet.value IS NOT NULL
      GROUP BY 1, 2)
    SELECT name, value, count, CASE name
      WHEN 'agencyCode' THEN (SELECT short_name FROM agency WHERE code = value)
      WHEN 'receivingAgencyCode' THEN (SELECT short_name FROM agency WHERE code = value)
      WHEN 'unitId' THEN (SELECT name FROM unit WHERE id = value::uuid)
      WHEN 'assigneeId' THEN (SELECT full_name FROM account WHERE id = value::uuid)
      WHEN 'procedureCode' THEN (SELECT name FROM procedure WHERE code = value)
      WHEN 'fieldCode' THEN (SELECT name FROM field WHERE code = value)
    END AS label
    FROM counted ORDER BY name, count DESC, label`.execute(ctx.db);
  return rows;
}
