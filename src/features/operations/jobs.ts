import { sweepHits } from '../../platform/auth/rateLimit.ts';
import type { Ctx } from '../../platform/context.ts';
import { sweepFiles } from '../files/sweepFiles.ts';
import { sweepLastWords } from '../personalData/eraseAccount.ts';
import { sweepExports } from '../personalData/exportData.ts';

const DAY = 86_400_000;

/** No window of a limit or lock is as long. */
const KEEP_HITS_DAYS = 2;

/** Nightly, at 02:00 in Vietnam (19:00 UTC). The names of a crontab have no dots. */
export const SWEEP_CRONTAB = '0 19 * * * operations:sweep';

export interface Swept {
  hits: number;
  sessions: number;
  codes: number;
  files: number;
}

/** Deletes what has run out: counters of limits, sessions, one-time codes, forgotten uploads. Harmless when repeated. */
export async function sweepExpired(ctx: Ctx): Promise<Swept> {
  const { db } = ctx;
  const now = ctx.clock.now();
  const hits = await sweepHits(db, new Date(now.getTime() - KEEP_HITS_DAYS * DAY));
  const sessions = await db.deleteFrom('session').where('expiresAt', '<=', now).executeTakeFirst();
  const codes = await db.deleteFrom('oneTimeCode').where('expiresAt', '<=', now).executeTakeFirst();
  await sweepExports(ctx);
  await sweepLastWords(ctx);
  const files = await sweepFiles(ctx);
  return { hits, sessions: Number(sessions.numDeletedRows), codes: Number(codes.numDeletedRows), files };
}
