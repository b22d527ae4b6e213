import { type RawBuilder, sql } from 'kysely';
import { parseInstant } from '../../domain/calendar/instant.ts';
import type { Ctx } from '../../platform/context.ts';
import { type DossierRow, selectDossierRows } from '../queues/dossierRows.ts';
import { conditionOf } from './getOverview.ts';

/**
 * What the leader of the centre watches over (9.2i quy chế Đồng Nai). PAUSED is now, the others happened in the period;
 * SECOND_SUPPLEMENT: papers asked for more than once.
 */
export const OVERSIGHT_KINDS = [
  'PAUSED',
  'SUPPLEMENTED',
  'SECOND_SUPPLEMENT',
  'DECLINED',
  'REFUSED',
  'STOPPED',
  'APOLOGISED',
] as const;
export type OversightKind = (typeof OVERSIGHT_KINDS)[number];

/** Where and when; days are Vietnamese ones, the last included. */
export interface OversightWish {
  agency?: string;
  unit?: string;
  from: string;
  to: string;
}

export type OversightGroup = { key: string; name: string } & Record<OversightKind, number>;

const DAY = 86_400_000;
const MOST_DOSSIERS = 200;

/** Dossiers of each kind, by agency, or by unit within a chosen agency. One query. */
export async function getOversight(ctx: Ctx, wish: OversightWish): Promise<OversightGroup[]> {
  // as one object: names of its members are left as they are
  const counts = OVERSIGHT_KINDS.map(
    (kind) => sql`${kind}::text, count(DISTINCT seen.dossier_id) FILTER (WHERE seen.kind = ${kind}::text)`,
  );
  const named = wish.agency
    ? sql`coalesce(seen.unit_id::text, '') AS key, coalesce((SELECT name FROM unit WHERE id = seen.unit_id), '') AS name`
    : sql`dossier.competent_agency_code AS key, (
        SELECT ${ctx.language === 'en' ? sql`coalesce(name_en, name)` : sql`name`} FROM agency
        WHERE code = dossier.competent_agency_code) AS name`;
  const { rows } = await sql<{ key: string; name: string; counts: Record<OversightKind, number> }>`
    SELECT ${named}, jsonb_build_object(${sql.join(counts)}) AS counts
    FROM (${seen(wish)}) AS seen JOIN dossier ON dossier.id = seen.dossier_id
    WHERE ${scope(ctx, wish)} GROUP BY 1, 2 ORDER BY 2`.execute(ctx.db);
  return rows.map(({ key, name, counts: numbers }) => ({ key, name, ...numbers }));
}

/** The dossiers behind one of the numbers, the latest first; at most 200. One query. */
export async function listOverseen(ctx: Ctx, kind: OversightKind, wish: OversightWish): Promise<DossierRow[]> {
  const chosen = sql<{ id: string }>`(
    SELECT DISTINCT seen.dossier_id AS id FROM (${seen(wish)}) AS seen JOIN dossier ON dossier.id = seen.dossier_id
    WHERE seen.kind = ${kind} AND ${scope(ctx, wish)})`;
  return selectDossierRows(ctx.db)
    .innerJoin(chosen.as('chosen'), 'chosen.id', 'dossier.id')
    .orderBy('dossier.submittedAt', 'desc')
    .orderBy('dossier.id')
    .limit(MOST_DOSSIERS)
    .execute();
}

/** Only agencies that the leader oversees; the unit is the one that acted. */
function scope(ctx: Ctx, { agency, unit }: OversightWish): RawBuilder<boolean> {
  const mine = conditionOf(ctx, { agency });
  return unit === undefined ? mine : sql<boolean>`(${mine} AND coalesce(seen.unit_id::text, '') = ${unit})`;
}

/** Kind, dossier and unit that acted. The types are written out: so the small index of these events serves. */
function seen({ from, to }: OversightWish): RawBuilder<unknown> {
  const inPeriod = sql`event.at >= ${new Date(parseInstant(from))} AND event.at < ${new Date(parseInstant(to) + DAY)}`;
  return sql`
    SELECT CASE event.type WHEN 'SUPPLEMENT_REQUESTED' THEN 'SUPPLEMENTED' WHEN 'EXTENDED' THEN 'APOLOGISED' ELSE event.type END
      AS kind, event.dossier_id, event.unit_id
    FROM dossier_event AS event
    WHERE event.type IN ('SUPPLEMENT_REQUESTED', 'DECLINED', 'REFUSED', 'STOPPED', 'EXTENDED') AND ${inPeriod}
    UNION
    SELECT 'SECOND_SUPPLEMENT', event.dossier_id, event.unit_id
    FROM dossier_event AS event JOIN dossier AS asked ON asked.id = event.dossier_id AND asked.supplement_requests > 1
    WHERE event.type = 'SUPPLEMENT_REQUESTED' AND ${inPeriod}
    UNION
    SELECT 'PAUSED', id, desk_unit_id FROM dossier WHERE step_id IS NOT NULL AND status IN (5, 6)`;
}
