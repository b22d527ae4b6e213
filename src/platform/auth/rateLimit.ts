import { sql } from 'kysely';
import type { Clock } from '../context.ts';
import type { Database, Tx } from '../db/database.ts';

/** How often something may be done: `hits` in a window of `seconds`. */
export interface Limit {
  hits: number;
  seconds: number;
}

export interface HitResult {
  allowed: boolean;
  /** whole seconds until the window ends; 0 when allowed */
  retryAfterSeconds: number;
}

/**
 * Counts one hit of `key` in its fixed window, in one statement shared by all web processes.
 * Windows begin with the first hit, not on the clock, so bursts at the full minute gain nothing.
 */
export async function takeHit(db: Database | Tx, key: string, limit: Limit, clock: Clock): Promise<HitResult> {
  const now = clock.now();
  const over = sql`rate_limit.window_start <= ${now}::timestamptz - ${limit.seconds} * interval '1 second'`;
  const { rows } = await sql<{ hits: number; windowStart: Date }>`
    INSERT INTO rate_limit (key, window_start, hits) VALUES (${key}, ${now}, 1)
    ON CONFLICT (key) DO UPDATE SET
      hits = CASE WHEN ${over} THEN 1 ELSE least(rate_limit.hits + 1, 1000000) END,
      window_start = CASE WHEN ${over} THEN excluded.window_start ELSE rate_limit.window_start END
    RETURNING hits, window_start`.execute(db);
  const row = rows[0];
  if (!row || row.hits <= limit.hits) return { allowed: true, retryAfterSeconds: 0 };
  const end = row.windowStart.getTime() + limit.seconds * 1000;
  return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil((end - now.getTime()) / 1000)) };
}

/** Removes counters that began before `before`; the nightly sweep calls it. */
export async function sweepHits(db: Database | Tx, before: Date): Promise<number> {
  const result = await db.deleteFrom('rateLimit').where('windowStart', '<', before).executeTakeFirst();
  return Number(result.numDeletedRows);
}
