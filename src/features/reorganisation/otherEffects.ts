import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import type { Effect, Worked } from './effect.ts';

/** What else names an agency or unit that ends: texts, papers, filters, numbers, host names. One query each. */
export async function otherEffects(ctx: Ctx, { outcome, organisation, names }: Worked): Promise<Effect[]> {
  const ending = Object.values(outcome.routes).flatMap((route) => (route.ends ? route.from : []));
  const units = outcome.endedUnits.map((unit) => unit.id);
  const renamed = outcome.renames.map((rename) => rename.agency);
  const known = new Map(organisation.agencies.map((agency) => [agency.code, agency.name]));
  const titles = [...ending, ...renamed].flatMap((code) => known.get(code) ?? []);
  const { rows } = await sql<{ code: string; subject: string; count: number }>`
    SELECT 'NOTICE_NAMES' AS code, notice.title AS subject, 1 AS count FROM notice
    WHERE (shown_to IS NULL OR shown_to > ${ctx.clock.now()})
      AND EXISTS (SELECT FROM unnest(${titles}::text[]) AS name WHERE strpos(title || ' ' || body, name) > 0)
    UNION ALL
    SELECT 'LETTERHEADS', '', count(*)::int FROM dossier
    WHERE step_id IS NOT NULL AND code IS NOT NULL AND receiving_agency_code = ANY(${[...ending, ...renamed]})
    HAVING count(*) > 0
    UNION ALL
    SELECT 'FILTERS_MOVE', '', count(*)::int FROM saved_filter WHERE shared_unit_id = ANY(${units}::uuid[]) HAVING count(*) > 0
    UNION ALL
    SELECT 'MESSAGE_TEXTS', agency_code, count(*)::int FROM message_template WHERE agency_code = ANY(${ending}) GROUP BY agency_code
    UNION ALL
    SELECT 'PAPER_WORDING', agency_code, count(*)::int FROM paper_version WHERE agency_code = ANY(${ending}) GROUP BY agency_code
    UNION ALL
    SELECT 'LEGAL_NUMBERS', agency_code, count(*)::int FROM legal_parameter
    WHERE agency_code = ANY(${ending}) AND cancelled_at IS NULL GROUP BY agency_code
    UNION ALL
    SELECT 'DELEGATIONS_MOVE', agency_code, count(*)::int FROM delegation
    WHERE agency_code = ANY(${ending}) AND revoked_at IS NULL AND (valid_to IS NULL OR valid_to >= ${ctx.clock.now()}::date)
    GROUP BY agency_code
    UNION ALL
    SELECT 'HOST_NAME', host_name, 1 FROM agency WHERE code = ANY(${ending}) AND host_name IS NOT NULL`.execute(ctx.db);
  return rows.map(({ code, subject, count }) => ({
    section: 'OTHERS',
    severity: WARNED.includes(code) ? 'WARNING' : 'INFO',
    code,
    data: { name: names.agency(subject) },
    count,
  }));
}

/** Somebody has to do something about these; the others follow by themselves. */
const WARNED = ['NOTICE_NAMES'];
