import { type Ctx, inTransaction } from '../../platform/context.ts';
import { enqueueSending } from './enqueueSending.ts';
import { listUnsent } from './queries.ts';
import type { Outgoing } from './sendNotification.ts';

/** Younger messages have a job of their own that is about to run. */
const SETTLE_MILLISECONDS = 60_000;

/**
 * Puts messages on their way that wait without a job: written while there was no mail server, or given up after many
 * tries. Called when a worker starts. Answers how many.
 */
export async function resumeUnsent(ctx: Ctx, { mailer, smsByMail }: Outgoing): Promise<number> {
  if (!mailer) return 0;
  const before = new Date(ctx.clock.now().getTime() - SETTLE_MILLISECONDS);
  return inTransaction(ctx, async ({ db }) => {
    const ids = await listUnsent(db, smsByMail ? ['EMAIL', 'SMS'] : ['EMAIL'], before);
    for (const id of ids) await enqueueSending(db, id);
    return ids.length;
  });
}
