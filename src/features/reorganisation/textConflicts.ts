import { sql } from 'kysely';
import { mergingOrder, type PlanContent } from '../../domain/reorganisation/plan.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Effect, Worked } from './effect.ts';
import { LATEST_WORDING } from './handOnTexts.ts';

/**
 * What agencies that go into one had laid down differently, with the one that will be followed: its own for the successor,
 * else the first that the plan names, so that the administrator can name another first. One query.
 */
export async function textConflicts(ctx: Ctx, content: PlanContent, { outcome, names }: Worked): Promise<Effect[]> {
  const order = mergingOrder(content);
  const place = (code: string) => (order.includes(code) ? order.indexOf(code) : order.length) + 1;
  const routes = Object.values(outcome.routes).filter(({ ends }) => ends);
  const sources = [
    ...routes.map(({ from, rest }) => ({ successor: rest, agency: from, place: place(from) })),
    ...[...new Set(routes.map(({ rest }) => rest))].map((rest) => ({ successor: rest, agency: rest, place: 0 })),
  ];
  const { rows } = await sql<{ code: string; successor: string; agencies: string[]; count: number }>`
    WITH source AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(sources)}::jsonb) AS one (successor text, agency text, place int)),
    laid_down AS (
      SELECT 'MESSAGES_DIFFER' AS code, source.*, concat_ws('|', kind, language, channel) AS what,
        concat_ws('|', subject, body) AS said
      FROM source JOIN (SELECT DISTINCT ON (agency_code, kind, language, channel) * FROM message_template
        ORDER BY agency_code, kind, language, channel, version DESC) AS last ON last.agency_code = source.agency
      WHERE last.body IS NOT NULL
      UNION ALL
      SELECT 'WORDING_DIFFERS', source.*, line.key, line.value::text
      FROM source JOIN ${LATEST_WORDING} AS last ON last.agency_code = source.agency, jsonb_each(last.content) AS line
      WHERE line.value <> '""'
      UNION ALL
      SELECT 'NUMBERS_DIFFER', source.*, concat_ws('|', key, procedure_code), value::text
      FROM source JOIN legal_parameter ON legal_parameter.agency_code = source.agency
      WHERE cancelled_at IS NULL AND (valid_to IS NULL OR valid_to >= ${ctx.clock.now()}::date)),
    differing AS (
      SELECT code, successor, what, array_agg(agency ORDER BY place, agency) AS agencies FROM laid_down
      GROUP BY code, successor, what HAVING count(DISTINCT said) > 1)
    SELECT code, successor, agencies, count(*)::int AS count FROM differing
    GROUP BY code, successor, agencies ORDER BY code, successor, agencies`.execute(ctx.db);
  return rows.map(({ code, successor, agencies, count }) => ({
    section: 'OTHERS',
    severity: 'WARNING',
    code,
    data: {
      successor: names.agency(successor),
      agencies: [...new Set(agencies)].map(names.agency).join('; '),
      followed: names.agency(agencies[0] ?? ''),
    },
    count,
  }));
}
