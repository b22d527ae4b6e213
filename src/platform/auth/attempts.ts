import { sql } from 'kysely';
import type { Clock } from '../context.ts';
import type { Database, Tx } from '../db/database.ts';
import type { HitResult } from './rateLimit.ts';

/** How many wrong tries in a row are borne, and how long nothing is heard after the last of them. */
export interface AttemptRule {
  attempts: number;
  lockSeconds: number;
}

/** 5.5 TCVN 14423:2026: at most five wrong sign-ins. The length of the lock is ours. */
export const SIGN_IN_ATTEMPTS: AttemptRule = { attempts: 5, lockSeconds: 15 * 60 };

/**
 * Takes one try before the secret is looked at, so that tries sent at the same time cannot slip past the lock.
 * Counts by key, whether or not an account stands behind it: the lock tells nobody who has an account.
 * The lock begins with the last try allowed; tries during it do not make it longer.
 */
export async function takeAttempt(db: Database | Tx, key: string, rule: AttemptRule, clock: Clock): Promise<HitResult> {
  const now = clock.now();
  const over = sql`rate_limit.window_start <= ${now}::timestamptz - ${rule.lockSeconds} * interval '1 second'`;
  const { rows } = await sql<{ hits: number; windowStart: Date }>`
    INSERT INTO rate_limit (key, window_start, hits) VALUES (${key}, ${now}, 1)
    ON CONFLICT (key) DO UPDATE SET
      hits = CASE WHEN ${over} THEN 1 ELSE least(rate_limit.hits, ${rule.attempts}) + 1 END,
      window_start = CASE WHEN ${over} OR rate_limit.hits < ${rule.attempts} THEN excluded.window_start
                          ELSE rate_limit.window_start END
    RETURNING hits, window_start`.execute(db);
  const row = rows[0];
  if (!row || row.hits <= rule.attempts) return { allowed: true, retryAfterSeconds: 0 };
  const end = row.windowStart.getTime() + rule.lockSeconds * 1000;
  return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil((end - now.getTime()) / 1000)) };
}

/** Forgets the tries of a key: the right secret was given, or an administrator unlocked it. */
export async function forgetAttempts(db: Database | Tx, key: string): Promise<void> {
  await db.deleteFrom('rateLimit').where('key', '=', key).execute();
}
