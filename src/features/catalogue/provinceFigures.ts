import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';

export interface ProvinceFigures {
  receivedToday: number;
  /** of what was finished this year, in per cent with one decimal; null when nothing was */
  onTimePercent: number | null;
  returnedThisMonth: number;
  /** when it was counted */
  at: Date;
}

interface Counted {
  figures: Promise<ProvinceFigures>;
  /** of `performance.now()` */
  freshUntil: number;
}

/** The figures are for a glance: a process counts at most four times a minute, however many look. */
const FRESH_MS = 15_000;
const counted = new WeakMap<object, Counted>();

/** The live figures of the home page; the days are Vietnam's. One query, at most every 15 seconds. */
export function getProvinceFigures(ctx: Ctx): Promise<ProvinceFigures> {
  const known = counted.get(ctx.db);
  const now = performance.now();
  if (known && now < known.freshUntil) return known.figures;
  const figures = count(ctx);
  counted.set(ctx.db, { figures, freshUntil: now + FRESH_MS });
  figures.catch(() => counted.delete(ctx.db));
  return figures;
}

/** Neither dossiers of a trial nor the parts of an interlinked one, which is counted as one. */
const COUNTED = sql`NOT is_test AND parent_id IS NULL`;

async function count(ctx: Ctx): Promise<ProvinceFigures> {
  const at = ctx.clock.now();
  const start = (unit: 'day' | 'month' | 'year') =>
    sql`date_trunc(${sql.lit(unit)}, ${at}::timestamptz, 'Asia/Ho_Chi_Minh')`;
  const { rows } = await sql<{ receivedToday: number; finished: number; onTime: number; returned: number }>`
    SELECT
      (SELECT count(*) FROM dossier WHERE received_at >= ${start('day')} AND received_at <= ${at} AND ${COUNTED}) AS received_today,
      (SELECT count(*) FROM dossier WHERE returned_at >= ${start('month')} AND returned_at <= ${at} AND ${COUNTED}) AS returned,
      count(*) AS finished,
      count(*) FILTER (WHERE late_from IS NULL OR finished_at < late_from) AS on_time
    FROM dossier WHERE finished_at >= ${start('year')} AND finished_at <= ${at} AND ${COUNTED}`.execute(ctx.db);
  const { receivedToday, finished, onTime, returned } = rows[0]!;
  const onTimePercent = finished === 0 ? null : Math.round((onTime / finished) * 1_000) / 10;
  return { receivedToday, onTimePercent, returnedThisMonth: returned, at };
}
