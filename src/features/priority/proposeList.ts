import { sql } from 'kysely';
import { dayNumber, isoDate, vietnamDate } from '../../domain/calendar/instant.ts';
import {
  type ProcedureFigures,
  type ScoredProcedure,
  scoreProcedures,
  type Weights,
} from '../../domain/priority/scoreProcedures.ts';
import type { Ctx } from '../../platform/context.ts';

interface Proposal {
  /** days of the figures, both included */
  from: string;
  to: string;
  lines: ScoredProcedure[];
}

const DAYS_OF_A_YEAR = 365;

/** Every procedure that an agency of the province resolves, with what the last twelve months say of it. One query. */
export async function proposeList(ctx: Ctx, weights: Weights): Promise<Proposal> {
  const to = vietnamDate(ctx.clock.now().getTime());
  const from = isoDate(dayNumber(to) - DAYS_OF_A_YEAR + 1);
  const { rows } = await sql<ProcedureFigures>`
    SELECT procedure.code, procedure.name, procedure.name_en, field.name AS field_name, procedure.service_level,
      count(DISTINCT offering.competent_agency_code)::int AS agencies,
      coalesce(counted.received, 0)::int AS received, coalesce(counted.online, 0)::int AS online
    FROM procedure JOIN field ON field.code = procedure.field_code
    JOIN offering ON offering.procedure_code = procedure.code AND offering.active
    LEFT JOIN (
      SELECT procedure_code, count(*) AS received, count(*) FILTER (WHERE channel = 'ONLINE') AS online FROM dossier
      WHERE received_at >= ${`${from} 00:00+07`}::timestamptz AND NOT is_test AND parent_id IS NULL
      GROUP BY procedure_code) AS counted ON counted.procedure_code = procedure.code
    WHERE procedure.state = 'IN_FORCE'
    GROUP BY procedure.code, procedure.name, procedure.name_en, field.name, procedure.service_level, counted.received,
      counted.online`.execute(ctx.db);
  return { from, to, lines: scoreProcedures(rows, weights) };
}
