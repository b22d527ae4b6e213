import { sql } from 'kysely';
import type { Punctuality } from '../../domain/clock/lateness.ts';
import { type Few, INDICATORS, meanScore, type Scores, scoresOf } from '../../domain/rating/rating.ts';
import type { Ctx } from '../../platform/context.ts';

/** How the rated dossiers of one agency or officer were judged. */
export interface RatingFigures {
  count: number;
  /** of them: very satisfied, satisfied, not satisfied */
  satisfaction: { very: number; satisfied: number; not: number };
  /** complaints about conduct that were not refuted */
  complaints: number;
  /** mean points by indicator, to one decimal */
  means: Scores;
}

interface Row {
  key: string;
  contacts: Few;
  agencies: Few;
  complaint: boolean;
  satisfaction: Few;
  lateness: Punctuality | null;
  refuted: boolean;
  count: number;
}

interface Wish {
  by: 'AGENCY' | 'OFFICER';
  /** only these agencies; all when left out */
  agencyCodes?: readonly string[];
  from: Date;
  to: Date;
}

/**
 * Figures by agency code or by the account of everybody who handled the dossier – of the agencies’ own people where only some
 * agencies are asked for. One query, small whatever the number.
 */
export async function ratingFigures(
  ctx: Ctx,
  { by, agencyCodes, from, to }: Wish,
): Promise<Map<string, RatingFigures>> {
  const key = by === 'AGENCY' ? sql`rating.agency_code` : sql`officer.id::text`;
  const officers = by === 'AGENCY' ? sql`` : sql`, unnest(rating.officer_ids) AS officer (id)`;
  const agencies = [...(agencyCodes ?? [])];
  // a leader judges the own people, not those of the counter that another agency runs
  const own =
    by === 'AGENCY' || agencyCodes === undefined
      ? sql``
      : sql` AND EXISTS (SELECT FROM post WHERE post.account_id = officer.id AND post.agency_code = ANY(${agencies}::text[]))`;
  const { rows } = await sql<Row>`
    SELECT ${key} AS key, contacts, agencies, complaint, satisfaction, lateness,
      complaint_refuted_at IS NOT NULL AS refuted, count(*)::int AS count
    FROM rating${officers}
    WHERE rated_at >= ${from} AND rated_at < ${to}
      AND (${agencyCodes === undefined} OR rating.agency_code = ANY(${agencies}::text[]))${own}
    GROUP BY 1, 2, 3, 4, 5, 6, 7`.execute(ctx.db);
  const groups = groupByKey(rows);
  return new Map([...groups].map(([group, all]) => [group, addUp(all)]));
}

function groupByKey(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.key, [...(groups.get(row.key) ?? []), row]);
  return groups;
}

function addUp(rows: Row[]): RatingFigures {
  const sum = (fits: (row: Row) => boolean) => rows.filter(fits).reduce((total, { count }) => total + count, 0);
  const points = rows.flatMap((row) => {
    const scores = scoresOf(row, row.lateness, row.refuted);
    return Array<Scores>(row.count).fill(scores);
  });
  const means = Object.fromEntries(
    INDICATORS.map((indicator) => [indicator, meanScore(points.map((scores) => scores[indicator]))]),
  ) as Scores;
  return {
    count: sum(() => true),
    satisfaction: {
      very: sum((row) => row.satisfaction === 2),
      satisfied: sum((row) => row.satisfaction === 1),
      not: sum((row) => row.satisfaction === 0),
    },
    complaints: sum((row) => row.complaint && !row.refuted),
    means,
  };
}
